/** The wardens' main lists of households and people, in four hands. */
import type { Merge } from '../forms/raw-sheet.ts'
import type { Community, EmptyDoor, Household, Member } from './community.ts'
import type { Fault } from './faults.ts'
import { gridCode, HOUSEHOLD_FIELDS, type MasterField, masterText, PERSON_FIELDS } from './master-text.ts'
import type { Sheet, SheetCell } from './sheet.ts'
import { heading, type Style, spell } from './spelling.ts'

/** Where a fault stands: 1-based row, 0-based column. */
export interface PlacedFault extends Fault {
  readonly sheet: string
  readonly row: number
  readonly column: number
}

export interface MainSheet {
  readonly sheet: Sheet
  readonly faults: readonly PlacedFault[]
}

type Entry = Household | EmptyDoor

interface Column {
  readonly heading: string
  readonly field: string
  readonly household: boolean
  readonly text: (household: Household, member: Member) => string
}

/** The main list of one grid, doors without people among the others. Pure. */
export function mainSheet(style: Style, community: Community, grid: number, faults: readonly Fault[]): MainSheet {
  const households = community.households.filter((one) => one.grid === grid)
  const entries = [...households, ...community.emptyDoors.filter((one) => one.grid === grid)].sort((a, b) =>
    compareText(doorKey(a), doorKey(b)),
  )
  const columns = columnsOf(style, community)
  const numbered = style !== 'template' && style !== 'lists'
  const top = topRows(style, grid, columns)
  const rows: SheetCell[][] = [...top.rows]
  const merges: Merge[] = [...top.merges]
  const placed: PlacedFault[] = []
  const name = sheetName(style, grid)
  let serial = 0
  for (const entry of entries) {
    const first = rows.length + 1
    for (const member of 'members' in entry ? entry.members : [null]) {
      serial += 1
      const row: SheetCell[] = columns.map((column, at) => {
        if (member === null || !('members' in entry)) return emptyCell(column, entry)
        const fault = faults.find(({ idNo, field }) => idNo === member.person.idNo && field === column.field)
        if (fault !== undefined)
          placed.push({ ...fault, sheet: name, row: rows.length + 1, column: at + (numbered ? 1 : 0) })
        if (fault !== undefined) return fault.cell
        if (style === 'handmade' && column.household && rows.length + 1 > first) return null
        return spell(style, column.field, column.text(entry, member), serial)
      })
      rows.push(numbered ? [serial, ...row] : row)
    }
    if (style === 'handmade') merges.push(...householdMerges(columns, first, rows.length))
  }
  if (style === 'handmade') ditto(rows, columns, top.rows.length)
  if (numbered)
    rows.push([
      '合计',
      `${households.length}户`,
      null,
      null,
      null,
      `${households.reduce((total, { members }) => total + members.length, 0)}人`,
    ])
  if (style === 'handmade') rows.push([], ['填表人（签字）：', null, null, null, null, '审核人（签字）：'])
  return { sheet: { name, rows, merges, headingRow: top.rows.length }, faults: placed }
}

function sheetName(style: Style, grid: number): string {
  return { template: '居民信息', handmade: `第${grid}网格`, ledger: '户情台账', lists: '人口' }[style]
}

function columnsOf(style: Style, community: Community): Column[] {
  const master = (field: MasterField, household: boolean): Column => ({
    heading: heading(style, field),
    field,
    household,
    text: (one, member) => masterText(community, one, member, field),
  })
  const state: Column = {
    heading: style === 'handmade' ? '入户情况' : heading(style, 'door_state'),
    field: 'door_state',
    household: true,
    text: doorState,
  }
  const person = PERSON_FIELDS.map((field) => master(field, false))
  if (style === 'template')
    return [...HOUSEHOLD_FIELDS.map((field) => master(field, true)), state, AID, ...person, VETERAN, ...BESIDE]
  // A ruled register and a ledger name the head by the relation alone.
  const door = HOUSEHOLD_FIELDS.filter(
    (field) =>
      (field !== 'grid_code' || style === 'ledger') &&
      (style === 'lists' || !field.startsWith('head_') || field === 'head_phone'),
  )
  const household = [...door.map((field) => master(field, true)), state]
  if (style === 'handmade') return [...household, AID, ...person, VETERAN, ...BESIDE]
  if (style === 'ledger')
    return [...household.slice(0, 5), master('street_no', true), ...household.slice(5), ...person, ...TICKS, ...BESIDE]
  const [idNo, name] = [person[3] as Column, person[0] as Column]
  return [idNo, name, ...person.filter((column) => column !== idNo && column !== name), VETERAN, ...household]
}

function doorState({ members, tenants }: Household): string {
  return members.every(({ tie }) => tie === 'registered') ? '' : tenants ? '出租' : '有人住'
}

function area(headingText: string, form: string, field: string): Column {
  return { heading: headingText, field, household: false, text: (_, { person }) => person.areas[form]?.[field] ?? '' }
}

function tick(
  headingText: string,
  holds: (household: Household, member: Member) => boolean,
  household = false,
): Column {
  return { heading: headingText, field: '', household, text: (one, member) => (holds(one, member) ? '是' : '否') }
}

/** Nothing else that is known of somebody says it, so every list asks. */
const VETERAN: Column = tick('是否退役军人', (_, { person }) => person.areas.veteran !== undefined)

/** What a ledger answers for everybody beside the person, and a column that only this office keeps. */
const TICKS: readonly Column[] = [
  tick('是否党员', (_, { person }) => person.areas.party !== undefined),
  tick('是否低保户', ({ assistance }) => assistance.aid_kind === '低保', true),
  area('残疾类别', 'disability', 'disability_type'),
  area('残疾等级', 'disability', 'disability_grade'),
  area('残疾人证号', 'disability', 'disability_no'),
  VETERAN,
  { heading: '楼道灯', field: '', household: true, text: ({ door }) => (/[37]$/.test(door.room) ? '不亮' : '亮') },
]

const AID: Column = {
  heading: '救助类别',
  field: 'aid_kind',
  household: true,
  text: ({ assistance }) => assistance.aid_kind ?? '',
}

/** Insurance, pension and work, under headings that tell the two kinds of insurance apart. */
const BESIDE: readonly Column[] = [
  ...Object.entries({
    insurance_type: '参保险种',
    insurance_status: '医保状态',
    insured_at: '参保地',
    is_subsidised: '是否资助参保',
    not_insured_reason: '未参保原因',
  }).map(([field, name]) => area(name, 'medical_insurance', field)),
  ...Object.entries({
    pension_type: '养老险种',
    pension_status: '养老参保状态',
    retired_on: '离退休日期',
    is_socialised: '是否社会化管理退休人员',
    pension_paid_to: '养老缴费至',
  }).map(([field, name]) => area(name, 'pension', field)),
  ...Object.entries({
    work_state: '就业状态',
    register_no: '就业失业登记证号',
    unemployed_on: '失业日期',
    former_employer: '原工作单位',
    difficulty: '就业困难类别',
  }).map(([field, name]) => area(name, 'employment', field)),
]

function emptyCell(column: Column, entry: Entry): SheetCell {
  if (column.field === 'door_state') return (entry as EmptyDoor).outcome
  const { door } = entry
  const text = {
    grid_code: gridCode(entry.grid),
    estate: door.estate,
    building: door.building,
    unit_no: door.unit,
    room: door.room,
    street_no: door.streetNo,
  }[column.field]
  return text === undefined || text === '' ? null : text
}

function topRows(style: Style, grid: number, columns: readonly Column[]): { rows: SheetCell[][]; merges: Merge[] } {
  const names = columns.map((column) => column.heading)
  if (style === 'template' || style === 'lists') return { rows: [names], merges: [] }
  const width = columns.length + 1
  const title = [`白沙社区第${grid}网格${style === 'handmade' ? '居民基础信息采集表' : '户情台账'}`]
  const titleMerge = { top: 1, left: 0, bottom: 1, right: width - 1 }
  if (style === 'ledger') return { rows: [title, ['序号', ...names]], merges: [titleMerge] }
  const split = columns.filter(({ household }) => household).length
  const groups: SheetCell[] = ['序号', '住户信息', ...Array.from({ length: split - 1 }, () => null), '人员信息']
  return {
    rows: [title, ['填表人：', null, null, null, null, '填表日期：2015年1月16日'], groups, [null, ...names]],
    merges: [
      titleMerge,
      { top: 3, left: 0, bottom: 4, right: 0 },
      { top: 3, left: 1, bottom: 3, right: split },
      { top: 3, left: split + 1, bottom: 3, right: width - 1 },
    ],
  }
}

function householdMerges(columns: readonly Column[], top: number, bottom: number): Merge[] {
  if (top === bottom) return []
  return columns.flatMap(({ household }, at) => (household ? [{ top, left: at + 1, bottom, right: at + 1 }] : []))
}

/** An address that is the one above is written 同上. */
function ditto(rows: SheetCell[][], columns: readonly Column[], headings: number): void {
  for (const field of ['hukou_address', 'living_address']) {
    const at = columns.findIndex((column) => column.field === field) + 1
    for (let row = rows.length - 1; row > headings; row -= 1) {
      const cells = rows[row] as SheetCell[]
      if (typeof cells[at] === 'string' && cells[at] === rows[row - 1]?.[at]) cells[at] = '同上'
    }
  }
}

/** Buildings in the order of their numbers, houses by the road last. */
function doorKey({ door }: Entry): string {
  const number = (text: string): string => (/\d+/.exec(text)?.[0] ?? '').padStart(5, '0')
  return [
    door.streetNo === '' ? '0' : '1',
    number(door.building),
    number(door.unit),
    number(door.room),
    number(door.streetNo),
  ].join()
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
