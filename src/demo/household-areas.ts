/** What the household areas hold of one household: its flat, the help it gets, and the hazards and quarrels seen there. */
import type { Day } from '../core/day.ts'
import { CENSUS_DAY, type Texts } from './community.ts'
import { atHome, type Body, dayBetween, type Family } from './family.ts'
import { phoneOf } from './identity.ts'
import { fullName, surname } from './names.ts'
import { estateOf } from './places.ts'
import type { Random } from './random.ts'

const LAYOUTS = [
  ['一室一厅', 42],
  ['两室一厅', 68],
  ['两室两厅', 82],
  ['三室一厅', 91],
  ['三室两厅', 112],
] as const

export function housing(random: Random, family: Family): Texts {
  const head = family.bodies[0] as Body
  const [layout, area] = random.pick(LAYOUTS)
  const let_ = family.tenants
  const estate = estateOf(family.grid)
  const hazard = random.weighted([
    ['无', 965],
    ['消防隐患', 25],
    ['其他', 10],
  ] as const)
  const vacant = atHome(family).length === 0
  return {
    house_code: houseCode(family),
    house_address: family.address,
    use_status: let_ || vacant ? '出租' : '自住',
    house_kind: family.door.streetNo === '' ? '公寓房' : '自建房',
    house_source: let_
      ? '租赁其他住房'
      : family.door.streetNo === ''
        ? random.weighted([
            ['购买商品房', 55],
            ['购买原公有住房', 30],
            ['购买二手房', 15],
          ])
        : '自建住房',
    owner_name: let_
      ? fullName(random, surname(random), random.chance(600) ? '男' : '女', random.between(1950, 1980))
      : head.name,
    owner_phone: let_ ? phoneOf(900_000 + random.below(90_000)) : phoneOfFamily(family),
    floor_area: `${area + random.between(-4, 9)}.${random.below(10)}`,
    layout,
    built_year: String(estate.builtYear + (family.door.streetNo === '' ? random.below(3) : -20)),
    dwelling_type: let_ ? '租赁房屋' : '自购房屋',
    is_rented: let_ || vacant ? '是' : '否',
    rental_use: let_ || vacant ? '住房' : '',
    rooms_let:
      let_ || vacant ? layout.replace(/^(.).*/, (_, rooms: string) => String('一两三'.indexOf(rooms) + 1)) : '',
    occupants: let_ ? String(atHome(family).length) : vacant ? '2' : '',
    rent_month: let_ ? String(random.between(6, 22) * 50) : '',
    house_hazard: hazard,
    hazard_fix: hazard === '无' ? '' : random.pick(['已约定整改日期', '已整改，待复查']),
  }
}

/** Two households behind one door are one flat. Pure. */
function houseCode({ grid, door }: Family): string {
  const place =
    door.streetNo === ''
      ? `${door.building.replace('栋', '')}-${door.unit}-${door.room}`
      : door.streetNo.replace(/\D/g, '')
  return `F${String(grid).padStart(2, '0')}-${place}`
}

export function phoneOfFamily(family: Family): string {
  return family.bodies.find(({ phone }) => phone !== '')?.phone ?? ''
}

/** Registered households may be on the minimum living allowance; most households answer that no help is given. */
export function assistance(random: Random, family: Family): Texts {
  const people = atHome(family).length
  const old = (family.relatives[0] as Family['relatives'][number]).age >= 60
  if (family.tenants || people === 0 || !random.chance(people === 1 ? 52 : 22)) return { aid_kind: '无' }
  if (people === 1 && old && random.chance(350)) {
    return {
      aid_kind: '特困',
      aid_card_no: serial(random, '特'),
      aid_members: '1',
      aid_month: '455',
      aid_from: `${random.between(2009, 2014)}-07-01`,
      hardship_reason: '孤寡老人',
      self_care: random.chance(700) ? '完全自理' : '半失能',
      support_mode: '分散供养',
    }
  }
  const members = Math.min(people, random.between(1, 3))
  return {
    aid_kind: '低保',
    aid_card_no: serial(random, '柳低保'),
    dibao_class: random.pick(['A', 'B', 'C']),
    aid_members: String(members),
    aid_month: String(members * random.between(20, 42) * 10),
    aid_from: `${random.between(2008, 2014)}-${String(random.between(1, 12)).padStart(2, '0')}-01`,
    hardship_reason: random.pick(['残疾', '重病', '单亲家庭', '其他']),
    household_income: String(members * random.between(24, 48) * 100),
  }
}

function serial(random: Random, mark: string): string {
  return `${mark}${String(random.between(10_000, 99_999))}`
}

const EVENTS = [
  ['消防隐患', '楼道堆放杂物', '楼道堆放旧家具，占用疏散通道。', '已劝导清理'],
  ['消防隐患', '电动车楼道充电', '夜间从家中拉线到楼道给电动车充电。', '已移至充电棚'],
  ['矛盾纠纷隐患', '楼上漏水纠纷', '楼上卫生间渗水，楼下要求赔偿粉刷费用。', '双方达成维修协议'],
  ['矛盾纠纷隐患', '噪音纠纷', '夜间练琴影响邻居休息。', '约定练琴时间'],
  ['治安隐患', '单元门锁损坏', '单元防盗门锁损坏，可随意出入。', '已更换门锁'],
  ['其他', '化粪池满溢', '楼前化粪池满溢，气味大。', '已联系清掏'],
] as const

/** An event in about three of a hundred households; the others have it in writing, with a date, that there is none. */
export function hazards(random: Random, family: Family, handler: string, serialNo: number, seenOn: Day): Texts[] {
  if (!random.chance(30)) return [noHazard(family, serialNo, seenOn)]
  const [event_kind, event_title, event_text, result] = random.pick(EVENTS)
  const on = dayBetween(random, '2014-09-01' as Day, '2015-01-08' as Day)
  const solved = on < '2014-12-20' || random.chance(400)
  return [
    {
      event_no: eventNo(family, on, serialNo),
      event_kind,
      event_title,
      event_on: on,
      event_place: family.address,
      event_people: String(random.between(1, 4)),
      event_party: (family.bodies[0] as Body).name,
      event_text,
      due_by: dayBetween(random, '2015-02-01' as Day, '2015-03-31' as Day),
      handler,
      is_solved: solved ? '是' : '',
      result: solved ? result : '',
      closed_on: solved ? dayBetween(random, on, CENSUS_DAY) : '',
    },
  ]
}

function noHazard(family: Family, serialNo: number, on: Day): Texts {
  return {
    event_no: eventNo(family, on, serialNo),
    event_kind: '无',
    event_title: '无',
    event_on: on,
    event_place: '无',
    event_people: '无',
    event_party: '无',
    event_text: '无',
    due_by: '无',
    handler: '无',
  }
}

function eventNo(family: Family, on: Day, serialNo: number): string {
  return `${String(family.grid).padStart(2, '0')}-${on.replaceAll('-', '')}-${String(serialNo).padStart(3, '0')}`
}
