/** A warden's week of visits (走访清单): who is due, door after door as one walks, with the reasons and room to write. */
import { type Day, daysBetween } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import { type Door, sayDoor } from '../register/door.ts'
import { inDoorOrder } from '../register/door-order.ts'
import type { PaperList } from './paper-list.ts'

/** Somebody due by the end of the week. */
export interface PersonDue {
  readonly household: string
  readonly door: Door
  /** `第07网格` */
  readonly grid: string
  readonly name: string
  readonly sex: string
  /** Full years, '' when the birth date is not known. */
  readonly age: string
  readonly phone: string
  /** 老, 弱 … */
  readonly classes: readonly string[]
  readonly why: readonly string[]
  readonly last: Day | null
  readonly due: Day
}

export interface VisitSheet {
  readonly grid: string
  readonly warden: string
  readonly phone: string
  readonly from: Day
  readonly to: Day
  readonly buildings: readonly { readonly title: string; readonly rows: readonly VisitRow[] }[]
  readonly people: number
  readonly households: number
  readonly overdue: number
}

export interface VisitRow {
  readonly no: number
  readonly door: string
  /** It is the door of the row above. */
  readonly again: boolean
  readonly who: string
  readonly about: string
  readonly phone: string
  readonly classes: readonly string[]
  readonly why: string
  readonly last: string
  readonly due: string
  /** Days past the day, 0 where it is still to come. */
  readonly overdue: number
}

export interface Week {
  readonly today: Day
  readonly from: Day
  readonly to: Day
}

/** A sheet a grid, in the order of grids; each building's doors in walking order. Pure. */
export function visitSheets(
  due: readonly PersonDue[],
  wardens: ReadonlyMap<string, { readonly name: string; readonly phone: string }>,
  week: Week,
): VisitSheet[] {
  const byGrid = [...groupBy(due, ({ grid }) => grid)].sort(([a], [b]) => (a < b ? -1 : 1))
  return byGrid.map(([grid, people]) => {
    let no = 0
    let before = ''
    const ordered = inDoorOrder(
      people,
      ({ door }) => door,
      ({ household, name }) => household + name,
    )
    const buildings = [...groupBy(ordered, ({ door }) => buildingOf(door))].map(([title, inside]) => ({
      title,
      rows: inside.map((person) => {
        const again = person.household === before
        before = person.household
        no += 1
        return rowOf(person, no, again, title, week)
      }),
    }))
    return {
      ...{ grid, warden: wardens.get(grid)?.name ?? '', phone: wardens.get(grid)?.phone ?? '' },
      ...{ from: week.from, to: week.to, buildings, people: people.length },
      households: new Set(people.map(({ household }) => household)).size,
      overdue: people.filter((person) => person.due < week.today).length,
    }
  })
}

/** The same as a workbook, a sheet a grid. Pure. */
export function visitWorkbook(sheets: readonly VisitSheet[], title: string): PaperList {
  const columns = [
    { heading: '序', width: 5, centred: true },
    { heading: '门牌', width: 22 },
    { heading: '走访对象', width: 16 },
    { heading: '类别', width: 8, centred: true },
    { heading: '为什么去', width: 26 },
    { heading: '电话', width: 14 },
    { heading: '上次走访', width: 12, centred: true },
    { heading: '应访日', width: 12, centred: true },
    { heading: '走访日期', width: 11 },
    { heading: '走访情况', width: 30 },
  ]
  return {
    title,
    landscape: true,
    sheets: sheets.map((sheet) => ({
      name: sheet.grid,
      above: [
        `${sheet.grid}　网格员：${sheet.warden || '（空缺）'}　${sheet.from} 至 ${sheet.to}　` +
          `${sheet.households}户 ${sheet.people}人，其中已过期 ${sheet.overdue}人`,
      ],
      columns,
      rows: sheet.buildings.flatMap(({ title: building, rows }) =>
        rows.map((row) => [
          ...[String(row.no), building + row.door, `${row.who} ${row.about}`.trim()],
          ...[row.classes.join('、'), row.why, row.phone, row.last, dueText(row), '', ''],
        ]),
      ),
      rowHeight: 28,
      below: ['网格员签字：　　　　　　　　　网格长查看：　　　　　　　　　日期：'],
    })),
  }
}

function rowOf(person: PersonDue, no: number, again: boolean, title: string, { today }: Week): VisitRow {
  const door = sayDoor(person.door)
  return {
    no,
    door: door.startsWith(title) && door !== title ? door.slice(title.length) : door,
    again,
    who: person.name,
    about: [person.sex, person.age === '' ? '' : `${person.age}岁`].filter((part) => part !== '').join(' '),
    phone: person.phone,
    classes: person.classes,
    why: person.why.join('；'),
    last: person.last ?? '没有记录',
    due: person.due,
    overdue: person.due < today ? daysBetween(person.due, today) : 0,
  }
}

function dueText({ due, overdue }: VisitRow): string {
  return overdue > 0 ? `${due} 过${overdue}天` : due
}

function buildingOf(door: Door): string {
  return sayDoor({ ...door, unit: '', room: '', streetNo: '' })
}
