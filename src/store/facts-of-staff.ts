/** Facts of what somebody did: diaries, days of visits, matters, trainings. */
import { type Day, lastDay } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import type { Row } from '../core/rows.ts'
import { count, countOf, type FactQuery, type FactScope, note, pair, recordsOf, type StaffFact } from './fact-scope.ts'
import { formTableName } from './form-tables.ts'
import { rowsWith } from './rows.ts'

/** Different days with a diary. Where nobody wrote any this month the office keeps them elsewhere. */
export const diaryDays: FactQuery = async (scope) => days(scope, await recordsOf(scope, 'diary', 'date', ['staff_no']))

/** Different days on which somebody called at a door. */
export const visitDays: FactQuery = async (scope) => days(scope, await recordsOf(scope, 'visit', 'date', ['staff_no']))

function days({ staff }: FactScope, rows: readonly Row[]): StaffFact[] {
  if (rows.length === 0) return []
  const byStaff = groupBy(rows, (row) => String(row.staff_no))
  return [...staff].sort().map((staffNo) => {
    const own = [...new Set((byStaff.get(staffNo) ?? []).map((row) => String(row.date)))].sort() as Day[]
    return { staffNo, value: count(own.length), ids: [], days: own }
  })
}

interface DueMatter {
  /** Who answered for it on the day it was due. */
  readonly staffNo: string | null
  readonly late: boolean
  readonly line: string
}

/**
 * Matters due in the month, and whether they were closed by that day. One of a household belongs to whoever answered for its
 * grid on the day, any other to whoever took it in. While the month runs, what is still open and not yet due says nothing.
 */
async function dueMatters(scope: FactScope): Promise<DueMatter[]> {
  const { store, answers, to, over } = scope
  const columns = ['matter_no', 'staff_no', 'household_code', 'closed_on', 'summary']
  const rows = await recordsOf(scope, 'matter', 'due_by', columns, lastDay(scope.month))
  const codes = rows.flatMap((row) => (row.household_code === null ? [] : [String(row.household_code)]))
  const homes = await rowsWith(store, 'household', 'household_code', codes, ['household_code', 'grid_code'])
  const grids = new Map(homes.map((row) => [String(row.household_code), String(row.grid_code)]))
  return rows.flatMap((row): DueMatter[] => {
    const due = String(row.due_by) as Day
    const closed = row.closed_on === null ? null : String(row.closed_on)
    if (!over && closed === null && due >= to) return []
    const grid = grids.get(String(row.household_code ?? ''))
    const staffNo = grid === undefined ? answers.own(String(row.staff_no), due) : answers.onDay(grid, due)
    const late = closed === null || closed > due
    return [{ staffNo, late, line: `${due} ${row.matter_no}` }]
  })
}

/** Closed by the day that was set, of those due in the month. */
export const mattersOnTime: FactQuery = async (scope) => {
  const byStaff = groupBy(await dueMatters(scope), ({ staffNo }) => staffNo ?? '')
  return [...scope.staff].sort().map((staffNo) => {
    const own = byStaff.get(staffNo) ?? []
    const late = own.filter((matter) => matter.late).map(({ line }) => line)
    return { staffNo, value: pair(own.length - late.length, own.length), ids: late.sort(), days: [] }
  })
}

/** Those due in the month that were not closed by their day. */
export const matterOverdue: FactQuery = async (scope) => {
  const late = new Map<string, string[]>()
  for (const matter of await dueMatters(scope)) if (matter.late) note(late, matter.staffNo, matter.line)
  return countOf(scope, late)
}

/** Matters that somebody took in, wherever they were found. */
export const mattersReported: FactQuery = async (scope) => {
  const rows = await recordsOf(scope, 'matter', 'received_on', ['matter_no', 'staff_no'])
  if (rows.length === 0) return []
  const found = new Map<string, string[]>()
  for (const row of rows) note(found, String(row.staff_no), `${row.received_on} ${row.matter_no}`)
  return countOf(scope, found)
}

/** Trainings from which somebody was absent without leave. */
export const trainingAbsent: FactQuery = async (scope) => {
  const { store, answers } = scope
  const sessions = await recordsOf(scope, 'training', 'date', ['session_no', 'topic'])
  if (sessions.length === 0) return []
  const held = new Map(sessions.map((row) => [String(row.session_no), String(row.date) as Day]))
  const table = formTableName('attendance')
  const rows = store.tables.has(table) ? await rowsWith(store, table, 'session_no', [...held.keys()]) : []
  const found = new Map<string, string[]>()
  for (const { session_no: no, staff_no: staffNo, presence } of rows) {
    const day = held.get(String(no))
    if (presence !== 'absent' || day === undefined) continue
    // Whoever is on leave is away with leave, whatever the sign-in sheet says.
    if (answers.own(String(staffNo), day) === String(staffNo)) note(found, String(staffNo), `${day} ${no}`)
  }
  return countOf(scope, found)
}
