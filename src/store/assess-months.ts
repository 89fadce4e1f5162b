/** Months that were closed, as they were published; and the tasks that they made. Nothing final is ever changed. */
import { createHash } from 'node:crypto'
import type { DueTask } from '../assessment/consequences.ts'
import { finalResults, type MonthRecord } from '../assessment/month-record.ts'
import type { History } from '../assessment/streaks.ts'
import type { Day, Month } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { readPastResults } from './assess-inputs.ts'
import { type KeptTask, makeTasks } from './assess-tasks.ts'
import { rowsWith } from './rows.ts'
import { freezeFinalMonths } from './sqlite/freeze-final.ts'
import type { Store } from './store.ts'

export interface KeptMonth {
  readonly month: Month
  readonly revision: number
  readonly state: 'published' | 'final'
  readonly day: Day
  readonly rulebook: string
  readonly edition: string
  readonly rules: string
  readonly rulesSha256: string
  readonly record: MonthRecord
  readonly skipped: Skipped
  readonly hash: string
}

export interface Skipped {
  readonly codes?: readonly string[]
  readonly reason?: string
}

/** The revision in force of every month that was published or closed, oldest first. */
export async function readKeptMonths(store: Store): Promise<KeptMonth[]> {
  return readMonths(store, await monthsInForce(store))
}

/** One month as it was kept, or null. */
export async function readKeptMonth(store: Store, month: Month): Promise<KeptMonth | null> {
  const inForce = (await monthsInForce(store)).filter((one) => one.month === month)
  return (await readMonths(store, inForce))[0] ?? null
}

type MonthInForce = Pick<KeptMonth, 'month' | 'revision' | 'hash'>

/** Which revision of each month counts, oldest month first. */
async function monthsInForce(store: Store): Promise<MonthInForce[]> {
  const rows = await store.db
    .selectFrom('assess_month')
    .select(['month', 'revision', 'hash'])
    .where('community', '=', store.community.code)
    .orderBy('month')
    .orderBy('revision')
    .execute()
  const latest = new Map<string, MonthInForce>()
  for (const { month, revision, hash } of rows)
    latest.set(String(month), { month: String(month) as Month, revision: Number(revision), hash: String(hash) })
  return [...latest.values()]
}

/** What an open store has read: a month carries every explanation, and its hash says whether it is still the same. */
const readBefore = new WeakMap<Store, Map<string, KeptMonth>>()

async function readMonths(store: Store, inForce: readonly MonthInForce[]): Promise<KeptMonth[]> {
  const known = readBefore.get(store) ?? new Map<string, KeptMonth>()
  readBefore.set(store, known)
  const missing = inForce.filter(({ hash }) => !known.has(hash)).map(({ hash }) => hash)
  const rows = missing.length === 0 ? [] : await rowsWith(store, 'assess_month', 'hash', missing)
  for (const row of rows) known.set(String(row.hash), keptMonth(row))
  return inForce.flatMap(({ hash }) => known.get(hash) ?? [])
}

function keptMonth(row: Row): KeptMonth {
  return {
    month: String(row.month) as Month,
    revision: Number(row.revision),
    state: row.state === 'final' ? 'final' : 'published',
    day: String(row.day) as Day,
    rulebook: String(row.rulebook),
    edition: String(row.edition),
    rules: String(row.rules),
    rulesSha256: String(row.rules_sha256),
    record: JSON.parse(String(row.result)) as MonthRecord,
    skipped: JSON.parse(String(row.skipped)) as Skipped,
    hash: String(row.hash),
  }
}

/** The months that are final, oldest first; nothing else of them is read. */
export async function readFinalMonths(store: Store): Promise<Month[]> {
  const rows = await store.db
    .selectFrom('assess_month')
    .select(['month', 'state'])
    .where('community', '=', store.community.code)
    .where('state', '=', 'final')
    .execute()
  return [...new Set(rows.map((row) => String(row.month) as Month))].sort()
}

/** What streaks and years look back on: final months, and those published before gridbook. */
export async function readHistory(store: Store): Promise<History> {
  const finals = (await readKeptMonths(store)).filter((kept) => kept.state === 'final')
  return { finals: finals.flatMap((kept) => finalResults(kept.record)), past: await readPastResults(store) }
}

export interface NewMonth {
  readonly record: MonthRecord
  readonly day: Day
  readonly rulebook: string
  readonly rules: string
  readonly skipped: Skipped
  readonly tasks: readonly DueTask[]
}

/** Keeps a month for good and makes its tasks, those that do not exist yet. Gives back the tasks that are new. */
export async function keepFinalMonth(store: Store, month: NewMonth): Promise<KeptTask[]> {
  await freezeFinalMonths(store)
  return store.transaction(async () => {
    const kept = await monthsInForce(store)
    const before = kept.filter((one) => one.month === month.record.month)
    const row = {
      month: month.record.month,
      revision: Math.max(0, ...before.map((one) => one.revision)) + 1,
      state: 'final',
      day: month.day,
      rulebook: month.rulebook,
      edition: month.record.edition,
      rules: month.rules,
      rules_sha256: sha256(month.rules),
      result: JSON.stringify(month.record),
      skipped: JSON.stringify(month.skipped),
    }
    const previous = kept.findLast((one) => one.month < month.record.month)?.hash ?? ''
    await store.insert('assess_month', [{ ...row, hash: sha256(JSON.stringify([previous, ...Object.values(row)])) }])
    return makeTasks(store, month.tasks, month.day)
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
