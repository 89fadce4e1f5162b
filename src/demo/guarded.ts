/** Records that name a guardian: of the disabled, and of those who are not yet eighteen. */
import type { Day } from '../core/day.ts'
import type { Texts } from './community.ts'
import { type Body, dayBetween, type Family } from './family.ts'
import type { Life } from './person-master.ts'
import type { Random } from './random.ts'

type Relatives = Family['relatives'][number]

export function disability(random: Random, family: Family, at: number): Texts {
  const { idNo } = family.bodies[at] as Body
  const { age } = family.relatives[at] as Relatives
  const [type, digit] = random.weighted([
    [['肢体残疾', 4], 46],
    [['听力残疾', 2], 16],
    [['视力残疾', 1], 14],
    [['智力残疾', 5], 9],
    [['精神残疾', 6], 10],
    [['言语残疾', 3], 5],
  ] as const)
  const grade = random.weighted([
    [1, 10],
    [2, 20],
    [3, 32],
    [4, 38],
  ] as const)
  const guarded = digit >= 5 || age < 18
  const guardian = guardianOf(family, at)
  return {
    has_card: '有',
    disability_no: `${idNo}${digit}${grade}`,
    disability_type: type,
    disability_grade: `${['一', '二', '三', '四'][grade - 1]}级`,
    disability_cause: random.pick(['先天', '疾病', '外伤']),
    card_on: dayBetween(random, '2009-06-01' as Day, '2014-11-30' as Day),
    guardian_name: guarded ? (guardian === null ? '社区代管' : (family.bodies[guardian] as Body).name) : '',
    guardian_phone: guarded ? phoneOrHead(family, guardian) : '',
    disabled_self_care: grade === 1 ? '不能自理' : grade === 2 ? '部分自理' : '自理',
    living_subsidy: random.chance(300) ? '是' : '否',
    nursing_subsidy: grade < 3 ? '是' : '',
  }
}

export function minor(random: Random, family: Family, at: number, life: Life): Texts {
  const { age, mother, father } = family.relatives[at] as Relatives
  const guardian = guardianOf(family, at)
  const away =
    mother !== null && father !== null && family.ties[mother] === 'registered' && family.ties[father] === 'registered'
  const stage = age < 3 ? '未入园' : age < 6 ? '在园' : age < 12 ? '小学' : age < 15 ? '初中' : '高中/中职'
  return {
    minor_guardian: guardian === null ? '社区代管' : (family.bodies[guardian] as Body).name,
    minor_guardian_relation:
      guardian === null
        ? '其他亲属'
        : guardian === mother
          ? '母亲'
          : guardian === father
            ? '父亲'
            : guardianRelation(family, guardian),
    minor_guardian_phone: phoneOrHead(family, guardian),
    custody:
      mother !== null && father !== null
        ? '父母双方'
        : guardian === mother || guardian === father
          ? '父母一方'
          : '祖父母/外祖父母',
    school_state: life.student ? stage : age < 3 ? '未入园' : stage,
    school:
      age < 3
        ? ''
        : age < 6
          ? random.pick(['和顺幼儿园', '江湾幼儿园'])
          : `示例${random.pick(['第一', '第二'])}${age < 12 ? '小学' : age < 15 ? '中学' : '高级中学'}`,
    child_kind: away ? '留守儿童' : '无',
    is_left_behind: away ? '是' : '否',
    parents_away: away ? '双方' : '',
  }
}

/** Mother, else father, else the head unless that is the person. Pure. */
function guardianOf(family: Family, at: number): number | null {
  const { mother, father, spouse } = family.relatives[at] as Relatives
  return mother ?? father ?? spouse ?? (at === 0 ? (family.relatives.length > 1 ? 1 : null) : 0)
}

function guardianRelation(family: Family, guardian: number): string {
  return (family.relatives[guardian] as Relatives).sex === '女' ? '祖母' : '祖父'
}

function phoneOrHead(family: Family, at: number | null): string {
  const own = at === null ? '' : (family.bodies[at] as Body).phone
  return own === '' ? (family.bodies.find(({ phone }) => phone !== '')?.phone ?? '') : own
}
