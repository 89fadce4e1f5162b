/** The months that are final, each by the revision in force, and what streaks and years look back on. */
import type { DueTask } from '../assessment/consequences.ts'
import type { Ground } from '../assessment/correction.ts'
import { finalResults, type MonthRecord } from '../assessment/month-record.ts'
import type { CorrectionNote, ReceiptBasis } from '../assessment/receipt.ts'
import type { History } from '../assessment/streaks.ts'
import { canonicalJson, fromCanonical } from '../core/canonical.ts'
import type { Day, Month } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { readDecisions, readPastResults } from './assess-inputs.ts'
import { readObjections } from './assess-objections.ts'
import { keepReceipts, type NewReceipt, type Skipped } from './assess-receipts.ts'
import { type KeptTask, makeTasks, type SettledTasks, settleTasks } from './assess-tasks.ts'
import type { Store } from './store.ts'

export interface KeptMonth {
  readonly month: Month
  readonly revision: number
  readonly state: 'final'
  readonly day: Day
  readonly rulebook: string
  readonly edition: string
  readonly rules: string
  readonly rulesSha256: string
  readonly record: MonthRecord
  readonly skipped: Skipped
  /** Null: as it was closed. */
  readonly correction: CorrectionNote | null
  readonly hash: string
}

/** The revision in force of every final month, oldest first. */
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

/** Everything but the facts, which only a replay needs and which are the most of it. */
const SHOWN = ['month', 'revision', 'day', 'rulebook', 'edition', 'rules', 'rules_sha256', 'result', 'skipped'] as const

async function readMonths(store: Store, inForce: readonly MonthInForce[]): Promise<KeptMonth[]> {
  const known = readBefore.get(store) ?? new Map<string, KeptMonth>()
  readBefore.set(store, known)
  const missing = inForce.filter(({ hash }) => !known.has(hash)).map(({ hash }) => hash)
  if (missing.length > 0) {
    const rows = await store.db
      .selectFrom('assess_month')
      .select([...SHOWN, 'correction', 'hash'])
      .where('community', '=', store.community.code)
      .where('hash', 'in', missing)
      .execute()
    for (const row of rows) known.set(String(row.hash), keptMonth(row))
  }
  return inForce.flatMap(({ hash }) => known.get(hash) ?? [])
}

function keptMonth(row: Row): KeptMonth {
  return {
    month: String(row.month) as Month,
    revision: Number(row.revision),
    state: 'final',
    day: String(row.day) as Day,
    rulebook: String(row.rulebook),
    edition: String(row.edition),
    rules: String(row.rules),
    rulesSha256: String(row.rules_sha256),
    record: JSON.parse(String(row.result)) as MonthRecord,
    skipped: JSON.parse(String(row.skipped)) as Skipped,
    correction:
      row.correction === null || row.correction === undefined
        ? null
        : fromCanonical<CorrectionNote>(String(row.correction)),
    hash: String(row.hash),
  }
}

/** The months that are final, oldest first; nothing else of them is read. */
export async function readFinalMonths(store: Store): Promise<Month[]> {
  return (await monthsInForce(store)).map(({ month }) => month)
}

/** What streaks and years look back on: final months, and those published before gridbook. */
export async function readHistory(store: Store): Promise<History> {
  const finals = await readKeptMonths(store)
  return { finals: finals.flatMap((kept) => finalResults(kept.record)), past: await readPastResults(store) }
}

/** The facts behind the revision in force; null where they were never stored. */
export async function readBasis(store: Store, { month, revision }: KeptMonth): Promise<ReceiptBasis | null> {
  const row = await store.db
    .selectFrom('assess_month')
    .select('basis')
    .where('community', '=', store.community.code)
    .where('month', '=', month)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return row?.basis === null || row?.basis === undefined ? null : fromCanonical<ReceiptBasis>(String(row.basis))
}

/**
 * Corrections of final months that were decided, or follow from an accepted objection, and were not yet made: these
 * people's records of that month may be changed, because the leading group has said so.
 */
export async function readOpenCorrections(store: Store): Promise<Ground[]> {
  const decided = (await readDecisions(store)).filter(({ kind }) => kind === 'correction')
  const accepted = (await readObjections(store)).filter(({ answer }) => answer?.outcome === 'accepted')
  if (decided.length + accepted.length === 0) return []
  const open: Ground[] = []
  for (const kept of await readKeptMonths(store)) {
    const decisions = decided.filter(({ month }) => month === kept.month)
    const objections = accepted.filter(({ month }) => month === kept.month)
    if (decisions.length + objections.length === 0) continue
    const basis = await readBasis(store, kept)
    const made = new Set(basis?.inputs.decisions.map(canonicalJson))
    for (const decision of decisions) {
      const { month, staffNo, date, reason, decidedBy: by } = decision
      if (!made.has(canonicalJson(decision))) open.push({ month, staffNo, date, reason, by, objection: null })
    }
    for (const { month, staffNo, no, answer } of objections) {
      if (answer === null || basis?.answered.includes(no)) continue
      // Months of the first release did not write down what was answered before.
      if (basis === null && answer.on < kept.day) continue
      open.push({ month, staffNo, date: answer.on, reason: answer.text, by: answer.by, objection: no })
    }
  }
  return open
}

/** Numbers of the month's objections that have an answer. */
export async function readAnswered(store: Store, month: Month): Promise<number[]> {
  return (await readObjections(store, month)).filter(({ answer }) => answer !== null).map(({ no }) => no)
}

/** Keeps a month for good and makes its tasks, those that do not exist yet. Gives back the tasks that are new. */
export async function keepFinalMonth(
  store: Store,
  receipt: NewReceipt,
  tasks: readonly DueTask[],
): Promise<KeptTask[]> {
  return store.transaction(async () => {
    await keepReceipts(store, [receipt])
    return makeTasks(store, tasks, receipt.day)
  })
}

/** Keeps a correction: the month's next revision and those of later months, and what becomes of the tasks. */
export async function keepCorrection(
  store: Store,
  receipts: readonly NewReceipt[],
  tasks: readonly DueTask[],
  day: Day,
): Promise<SettledTasks> {
  return store.transaction(async () => {
    await keepReceipts(store, receipts)
    return settleTasks(store, tasks, day)
  })
}
