/** Facts of a month that the office's own records answer: diaries, visits, matters, trainings. Missing is not zero. */
import type { Fact, FactValue, RosterEntry } from '../assessment/inputs.ts'
import { wardenEntries } from '../assessment/posts.ts'
import type { Day, Month } from '../core/day.ts'
import { decimal } from '../core/decimal.ts'
import type { Row } from '../core/rows.ts'
import { formTableName } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/** Facts of every warden of the month, as far as they are `wanted` and kept here at all. */
export async function readRegisterFacts(
  store: Store,
  month: Month,
  roster: readonly RosterEntry[],
  wanted: ReadonlySet<string>,
): Promise<Fact[]> {
  const staff = [...new Set(wardenEntries(roster, month).map((entry) => entry.staffNo))].sort()
  const facts = [
    ...daysWith('diary_days', await recordsOf(store, 'diary', 'date', month), staff, month),
    ...daysWith('visit_days', await recordsOf(store, 'visit', 'date', month), staff, month),
    ...(await matterFacts(store, staff, month)),
    ...(await trainingFacts(store, staff, month)),
  ]
  return facts.filter((fact) => wanted.has(fact.name))
}

/** Different days with a record. Where nobody wrote any this month the office keeps them elsewhere, and nothing is known. */
function daysWith(name: string, rows: readonly Row[], staff: readonly string[], month: Month): Fact[] {
  if (rows.length === 0) return []
  return staff.map((staffNo) => {
    const days = [...new Set(rows.filter((row) => row.staff_no === staffNo).map((row) => String(row.date)))].sort()
    return { month, staffNo, name, value: count(days.length), ids: [], days: days as Day[] }
  })
}

async function matterFacts(store: Store, staff: readonly string[], month: Month): Promise<Fact[]> {
  const received = await recordsOf(store, 'matter', 'received_on', month)
  const due = await recordsOf(store, 'matter', 'due_by', month)
  return staff.flatMap((staffNo): Fact[] => {
    const head = { month, staffNo, days: [] }
    const own = due.filter((row) => row.staff_no === staffNo)
    const late = own.filter((row) => row.closed_on === null || String(row.closed_on) > String(row.due_by))
    const reported = received.filter((row) => row.staff_no === staffNo)
    const rate = { kind: 'pair', numerator: number(own.length - late.length), denominator: number(own.length) } as const
    return [
      { ...head, name: 'matter_on_time_rate', value: rate, ids: numbers(late) },
      { ...head, name: 'matter_overdue', value: count(late.length), ids: numbers(late) },
      ...(received.length === 0
        ? []
        : [{ ...head, name: 'matters_reported', value: count(reported.length), ids: numbers(reported) }]),
    ]
  })
}

async function trainingFacts(store: Store, staff: readonly string[], month: Month): Promise<Fact[]> {
  const sessions = await recordsOf(store, 'training', 'date', month)
  if (sessions.length === 0) return []
  const held = new Map(sessions.map((row) => [String(row.session_no), String(row.date) as Day]))
  const table = formTableName('attendance')
  const rows = store.tables.has(table) ? await rowsWith(store, table, 'session_no', [...held.keys()]) : []
  return staff.map((staffNo) => {
    const missed = rows
      .filter((row) => row.staff_no === staffNo && row.presence === 'absent')
      .map((row) => String(row.session_no))
    const days = missed.map((no) => held.get(no)).filter((day) => day !== undefined)
    return {
      month,
      staffNo,
      name: 'training_absent',
      value: count(missed.length),
      ids: missed.sort(),
      days: days.sort(),
    }
  })
}

/** Records whose date lies in the month. */
async function recordsOf(store: Store, form: string, column: string, month: Month): Promise<Row[]> {
  const table = formTableName(form)
  if (!store.tables.has(table)) return []
  return store.db
    .selectFrom(table)
    .selectAll()
    .where('community', '=', store.community.code)
    .where(column, 'like', `${month}-%`)
    .orderBy('record_key')
    .execute()
}

function numbers(rows: readonly Row[]): string[] {
  return rows.map((row) => String(row.matter_no)).sort()
}

function count(amount: number): FactValue {
  return { kind: 'count', count: number(amount) }
}

function number(amount: number) {
  return decimal(String(amount))
}
