/** What the person areas hold of one person: party, insurance, work, and what age, health and family bring. */
import { type Day, dayOf } from '../core/day.ts'
import { CENSUS_DAY, type Texts } from './community.ts'
import { elderly } from './elderly.ts'
import { atHome, type Body, dayBetween, dayIn, type Family, type Home } from './family.ts'
import { familyPlanning } from './family-planning.ts'
import { disability, minor } from './guarded.ts'
import type { Life } from './person-master.ts'
import type { Random } from './random.ts'

type Relatives = Family['relatives'][number]

/** Records by form id; a form that does not apply is left out. */
export function personAreas(random: Random, family: Family, at: number, life: Life): Record<string, Texts> {
  const one = family.relatives[at] as Relatives
  const body = family.bodies[at] as Body
  const areas: Record<string, Texts> = {}
  const home = atHome(family).includes(at)
  const party = partyRecord(random, body, life)
  if (party !== null) areas.party = party
  if (one.sex === '女' && one.age >= 15 && one.age < 50 && home)
    areas.family_planning = familyPlanning(random, family, at)
  areas.medical_insurance = medicalInsurance(random, life, family.homes[at] ?? null, one.age)
  if (one.age >= 16 && !life.student) areas.pension = pension(random, body, one, life, family.homes[at] !== null)
  if (one.age >= 16 && one.age < (one.sex === '男' ? 60 : 55) && !life.student)
    areas.employment = employment(random, body, one, life)
  if (one.age >= 60 && home) areas.elderly = elderly(random, family, at)
  if (random.chance(one.age >= 60 ? 42 : 17)) areas.disability = disability(random, family, at)
  if (one.sex === '男' && one.age >= 22 && random.chance(family.homes[at] !== null ? 12 : 38))
    areas.veteran = veteran(random, body, one)
  if (family.homes[at] !== null) areas.floating = inflow(random, family, at)
  if (family.away[at] !== null) areas.floating = outflow(random, family, at)
  if (one.age < 18 && home) areas.minor = minor(random, family, at, life)
  return areas
}

function partyRecord(random: Random, body: Body, life: Life): Texts | null {
  const status = life.master.political ?? ''
  if (status !== '中共党员' && status !== '中共预备党员') return null
  const birthYear = Number(body.birth.slice(0, 4))
  const full = status === '中共党员'
  const year = full ? Math.min(2012, birthYear + random.between(20, 34)) : 2014
  const joined = dayOf(Math.max(year, birthYear + 19), random.pick([6, 7, 12]), random.between(1, 28)) as Day
  return {
    party_status: status,
    joined_on: joined,
    full_member_on: full ? (dayOf(Number(joined.slice(0, 4)) + 1, Number(joined.slice(5, 7)), 28) as Day) : '',
    party_org: `中共白沙社区第${random.pick(['一', '二', '三', '四'])}支部委员会`,
    party_org_kind: '街道社区',
    party_post: random.weighted([
      ['普通党员', 92],
      ['委员', 6],
      ['书记', 2],
    ]),
    party_relation_at: random.weighted([
      ['本社区', 75],
      ['工作单位', 20],
      ['外地', 5],
    ]),
    is_mobile_member: life.master.population_type === '流动人口' ? '是' : '否',
    dues_paid_to: '2014-12',
  }
}

function medicalInsurance(random: Random, life: Life, home: Home | null, age: number): Texts {
  const floating = home !== null
  if (random.chance(floating ? 60 : 18)) {
    return {
      insurance_status: '未参保',
      insurance_type: '无',
      not_insured_reason: random.pick(['经济困难', '不了解政策', '准备回原籍参保']),
      insured_at: '无',
      is_subsidised: '否',
    }
  }
  const worker = !life.student && age >= 18 && !life.jobless
  const type =
    worker && random.chance(floating ? 350 : 780)
      ? '职工基本医疗保险'
      : floating
        ? '新型农村合作医疗'
        : '城镇居民基本医疗保险'
  return {
    insurance_type: type,
    insurance_status: random.chance(12) ? '暂停参保' : '正常参保',
    insured_at: home?.area ?? '柳州市',
    is_subsidised: '否',
    not_insured_reason: '',
  }
}

function pension(random: Random, body: Body, one: Relatives, life: Life, floating: boolean): Texts {
  const covered = life.retired
    ? !random.chance(floating ? 500 : 60)
    : !random.chance(floating ? 420 : life.jobless ? 650 : 90)
  if (!covered) return { pension_type: '未参保', pension_status: '未参保', is_socialised: '否' }
  const type =
    life.master.employment_status === '国家公务员'
      ? '机关事业单位基本养老保险'
      : random.chance(floating || life.jobless ? 350 : 880)
        ? '企业职工基本养老保险'
        : '城乡居民基本养老保险'
  if (!life.retired)
    return { pension_type: type, pension_status: '参保缴费', is_socialised: '否', pension_paid_to: '2014-12' }
  const retiredYear = Math.min(2014, Number(body.birth.slice(0, 4)) + Math.min(one.age, one.sex === '女' ? 50 : 60))
  return {
    pension_type: type,
    pension_status: '领取待遇',
    retired_on: `${retiredYear}-${body.birth.slice(5, 7)}`,
    is_socialised: type === '企业职工基本养老保险' && random.chance(850) ? '是' : '否',
  }
}

function employment(random: Random, body: Body, one: Relatives, life: Life): Texts {
  if (life.retired) return { work_state: '退休', difficulty: '无' }
  if (!life.jobless)
    return {
      work_state: '就业',
      difficulty: '无',
      skill_level: random.weighted([
        ['', 80],
        ['初级工', 8],
        ['中级工', 8],
        ['高级工', 4],
      ]),
    }
  if (random.chance(300)) return { work_state: '无就业意愿', difficulty: '无' }
  const registered = random.chance(450)
  const old = one.age >= (one.sex === '女' ? 40 : 50)
  return {
    work_state: registered ? '失业（已登记）' : '失业（未登记）',
    register_no: registered ? `4502050014${String(random.below(1_000_000)).padStart(6, '0')}` : '',
    unemployed_on: `${random.between(2012, 2014)}-${String(random.between(1, 12)).padStart(2, '0')}`,
    difficulty: old ? '大龄失业' : random.chance(300) ? '连续失业一年以上' : '无',
    job_intention: random.pick(['保洁', '保安', '家政', '营业员', '']),
    former_employer: body.phone === '' ? '' : random.pick(['示例纺织公司', '示例机械厂', '']),
  }
}

function veteran(random: Random, body: Body, one: Relatives): Texts {
  const enlisted = Number(body.birth.slice(0, 4)) + random.between(18, 20)
  const served = Math.min(random.between(2, 5), 2014 - enlisted)
  return {
    veteran_kind: one.age > 75 && random.chance(400) ? '复员军人' : '退役士兵',
    enlisted_on: `${enlisted}-12-01`,
    discharged_on: served < 1 ? '' : `${enlisted + served}-11-${random.between(10, 28)}`,
    placement: random.chance(500) ? '安排工作' : '自主就业',
    honour_plaque: random.chance(700) ? '是' : '否',
  }
}

function inflow(random: Random, family: Family, at: number): Texts {
  const { age, relation } = family.relatives[at] as Relatives
  const home = family.homes[at] as { area: string; address: string }
  const dwelling = family.tenants ? (random.chance(940) ? '租赁房屋' : '单位宿舍') : '借住'
  const came = dayBetween(
    random,
    (age < 2 ? family.bodies[at]?.birth : dayIn(random, Math.max(2015 - age, 2006))) as Day,
    CENSUS_DAY,
  )
  return {
    flow: '流入',
    flow_on: came,
    flow_reason:
      age < 18
        ? '随迁'
        : family.tenants
          ? random.weighted([
              ['务工', 68],
              ['经商', 20],
              ['随迁', 8],
              ['其他', 4],
            ])
          : relation === '妻' || relation === '夫' || relation === '儿媳'
            ? '婚嫁'
            : '投亲靠友',
    flow_area: home.area,
    flow_address: home.address,
    permit_type: age < 16 ? '其他' : random.chance(620) ? '居住证' : '暂住证',
    flow_dwelling: dwelling,
    landlord: dwelling === '租赁房屋' ? '见住房表' : '',
    relation_to_tenant: relation === '户主' ? '户主' : formRelation(relation),
  }
}

function outflow(random: Random, family: Family, at: number): Texts {
  const away = family.away[at] as { area: string; address: string }
  const body = family.bodies[at] as Body
  return {
    flow: '流出',
    flow_on: dayIn(random, Math.min(2014, Math.max(2010, Number(body.birth.slice(0, 4)) + 17) + random.below(3))),
    flow_reason: random.weighted([
      ['务工', 60],
      ['学习培训', 20],
      ['经商', 15],
      ['其他', 5],
    ]),
    flow_area: away.area,
    flow_address: away.address,
    permit_type: '其他',
    flow_dwelling: random.chance(600) ? '租赁房屋' : '自购房屋',
    landlord: '不详',
    relation_to_tenant: '其他亲属',
  }
}

function formRelation(relation: string): string {
  if (relation === '妻' || relation === '夫') return '配偶'
  if (relation.endsWith('子') && !relation.includes('孙')) return '子'
  if (relation.endsWith('女') && !relation.includes('孙')) return '女'
  return relation === '母亲' || relation === '父亲'
    ? '父母'
    : relation === '弟' || relation === '妹妹'
      ? '兄弟姐妹'
      : relation === '非亲属'
        ? '非亲属'
        : '其他亲属'
}
