/** What every query of a fact is asked about: one month, its wardens, and who answers for what on a day. */
import type { Answering } from '../assessment/answering.ts'
import type { Fact, FactValue, RosterEntry } from '../assessment/inputs.ts'
import type { Day, Month } from '../core/day.ts'
import { decimal } from '../core/decimal.ts'
import type { Row } from '../core/rows.ts'
import { formTableName } from './form-tables.ts'
import type { Store } from './store.ts'

export interface FactScope {
  readonly store: Store
  readonly month: Month
  readonly from: Day
  /** The month's last day, or today when that is earlier. */
  readonly to: Day
  /** The month lies behind us. */
  readonly over: boolean
  readonly roster: readonly RosterEntry[]
  /** The month's wardens. */
  readonly staff: ReadonlySet<string>
  readonly answers: Answering
}

export type StaffFact = Omit<Fact, 'month' | 'name'>

/** The fact of everybody whom it is known of; nobody where the office keeps no such records. */
export type FactQuery = (scope: FactScope) => Promise<StaffFact[]>

export interface Behind {
  /** As a person reads it: day, door, name. */
  readonly ids: readonly string[]
  readonly days: readonly Day[]
}

/** Everybody in the scope with what was found for them; for others nothing happened. */
export function countOf(scope: FactScope, found: ReadonlyMap<string, readonly string[]>): StaffFact[] {
  return [...scope.staff].sort().map((staffNo) => {
    const ids = [...(found.get(staffNo) ?? [])].sort()
    return { staffNo, value: count(ids.length), ids, days: [] }
  })
}

/** Adds a line to what is behind somebody's fact. */
export function note(found: Map<string, string[]>, staffNo: string | null, line: string): void {
  if (staffNo === null) return
  const lines = found.get(staffNo)
  if (lines) lines.push(line)
  else found.set(staffNo, [line])
}

export function count(amount: number): FactValue {
  return { kind: 'count', count: decimal(String(amount)) }
}

export function pair(numerator: number, denominator: number): FactValue {
  return { kind: 'pair', numerator: decimal(String(numerator)), denominator: decimal(String(denominator)) }
}

/** Records of an office form whose date lies in the month, with these columns. */
export async function recordsOf(
  { store, from, to }: FactScope,
  form: string,
  date: string,
  columns: readonly string[],
  until: Day = to,
): Promise<Row[]> {
  const table = formTableName(form)
  if (!store.tables.has(table)) return []
  return store.db
    .selectFrom(table)
    .select([date, ...columns])
    .where('community', '=', store.community.code)
    .where(date, '>=', from)
    .where(date, '<=', until)
    .orderBy('record_key')
    .execute()
}
