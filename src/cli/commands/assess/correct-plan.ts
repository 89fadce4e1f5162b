/** What a correction would do, worked out and not yet done: the month's next revision, what it changes, how far it reaches. */
import { resetMonths } from '../../../assessment/consequences.ts'
import type { Held } from '../../../assessment/correction.ts'
import { allTasks, type Impact, impactOf, withRecords } from '../../../assessment/impact.ts'
import type { MonthInputs } from '../../../assessment/inputs.ts'
import type { MonthRecord } from '../../../assessment/month-record.ts'
import {
  asCounted,
  COUNTED_AT_FIRST,
  type CorrectionNote,
  mixInputs,
  type ReceiptBasis,
  settleMonth,
  withSeenStreaks,
} from '../../../assessment/receipt.ts'
import { changedFields, changedLines, type FieldChange, type LineChange } from '../../../assessment/record-changes.ts'
import type { Edition } from '../../../assessment/rulebook.ts'
import type { History } from '../../../assessment/streaks.ts'
import { sameValue } from '../../../core/canonical.ts'
import type { Day, Month } from '../../../core/day.ts'
import type { Problem } from '../../../core/problem.ts'
import type { InForce } from '../../../office/load-rulebooks.ts'
import type { KeptMonth } from '../../../store/assess-months.ts'
import type { NewReceipt } from '../../../store/assess-receipts.ts'
import type { Store } from '../../../store/store.ts'

/** A month whose record becomes another: the corrected one first, then those it reaches into. */
export interface Reissued {
  readonly kept: KeptMonth
  readonly record: MonthRecord
  readonly changes: readonly FieldChange[]
}

export interface CorrectionPlan {
  readonly months: readonly Reissued[]
  readonly lines: readonly LineChange[]
  readonly held: readonly Held[]
  /** What keeps the month from being settled again. */
  readonly blockers: readonly Problem[]
  readonly impact: Impact
  readonly receipts: readonly NewReceipt[]
  readonly tasks: ReturnType<typeof allTasks>
}

export interface CorrectionAsked {
  readonly kept: KeptMonth
  readonly basis: ReceiptBasis | null
  /** The month's records as they are today. */
  readonly now: MonthInputs
  /** Its objections that have an answer by now. */
  readonly answered: readonly number[]
  readonly note: Pick<CorrectionNote, 'reason' | 'basis' | 'by' | 'concerned'>
  readonly day: Day
}

export async function planCorrection(
  store: Store,
  rules: InForce,
  history: History,
  { kept, basis, now, answered, note, day }: CorrectionAsked,
): Promise<CorrectionPlan> {
  const { assessMonth } = await import('../../../assessment/month.ts')
  const concerned = new Set(note.concerned)
  const counted = basis?.counted ?? COUNTED_AT_FIRST
  const today = asCounted(now, counted)
  const inputs = basis === null ? today : mixInputs(basis.inputs, today, concerned)
  const edition = await editionOf(kept)
  const seen = { past: basis?.past ?? history.past, resets: basis?.resets ?? resetsOf(rules, kept.month) }
  const corrected = { before: kept.record, concerned: note.concerned }
  const own = { inputs, ...seen, answered, counted }
  const { record, held } = settleMonth(edition, own, history, corrected)
  const correction = { of: kept.month, ...note, held, ...seen }
  const receipts = [receiptOf(kept, record, day, own, correction)]
  const months: Reissued[] = [{ kept, record, changes: changedFields(kept.record, record) }]
  const later = await reachedBy(store, rules, withRecords(history, [record]), { kept, inputs, note, day })
  const after = withRecords(history, [record, ...later.map((one) => one.month.record)])
  return {
    months: [...months, ...later.map(({ month }) => month)],
    lines: changedLines(kept.record, record),
    held,
    blockers: assessMonth(edition, inputs).blockers,
    impact: await impact(store, rules, history, after, kept.month),
    receipts: [...receipts, ...later.map(({ receipt }) => receipt)],
    tasks: allTasks(rules.edition, rules.editions, after),
  }
}

/** Later months, in their order: streaks go on from the corrected month, and so do ballots that are held once a quarter. */
async function reachedBy(
  store: Store,
  rules: InForce,
  history: History,
  { kept, inputs, note, day }: Pick<CorrectionAsked, 'kept' | 'note' | 'day'> & { readonly inputs: MonthInputs },
): Promise<{ readonly month: Reissued; readonly receipt: NewReceipt }[]> {
  const { readBasis, readKeptMonths } = await import('../../../store/assess-months.ts')
  const reached: { month: Reissued; receipt: NewReceipt }[] = []
  let now = history
  for (const later of await readKeptMonths(store)) {
    if (later.month <= kept.month) continue
    const edition = await editionOf(later)
    const basis = await readBasis(store, later)
    const seen = { past: basis?.past ?? history.past, resets: basis?.resets ?? resetsOf(rules, later.month) }
    const carried = basis === null ? null : carryBallots(basis.inputs, inputs)
    const { record, held } =
      carried === null
        ? { record: onward(edition, later, { finals: now.finals, past: seen.past }, seen.resets), held: [] }
        : settleMonth(edition, { ...seen, inputs: carried, answered: [], counted: [] }, now, {
            before: later.record,
            concerned: note.concerned,
          })
    if (sameValue(record, later.record)) continue
    now = withRecords(now, [record])
    const correction = { of: kept.month, ...note, held, ...seen }
    // Settled from facts it stays so; one of the first release goes on without them.
    const own = basis === null ? null : { ...basis, inputs: carried ?? basis.inputs }
    reached.push({
      month: { kept: later, record, changes: changedFields(later.record, record) },
      receipt: receiptOf(later, record, day, own, correction),
    })
  }
  return reached
}

/** A later month whose own facts are the same: only its streaks go on from the months before. */
function onward(edition: Edition, { record }: KeptMonth, history: History, resets: readonly Month[]): MonthRecord {
  return withSeenStreaks(edition, record, history, new Set(resets))
}

/** The inputs of a later month with the corrected month's ballots, or null where they are the same. */
function carryBallots(later: MonthInputs, corrected: MonthInputs): MonthInputs | null {
  const those = (inputs: MonthInputs) => inputs.ballots.filter(({ month }) => month === corrected.month)
  const [then, now] = [those(later), those(corrected)]
  if (then.length === 0 || sameValue(then, now)) return null
  return { ...later, ballots: [...later.ballots.filter(({ month }) => month !== corrected.month), ...now] }
}

async function impact(store: Store, rules: InForce, before: History, after: History, month: Month): Promise<Impact> {
  const { readTasks } = await import('../../../store/assess-tasks.ts')
  const { yearOf } = await import('./year.ts')
  const december = `${month.slice(0, 4)}-12` as Month
  const years = {
    year: month.slice(0, 4),
    before: await yearOf(rules.edition, store, december, before),
    after: await yearOf(rules.edition, store, december, after),
  }
  const keys = (await readTasks(store)).map((task) => task.key)
  return impactOf(rules, before, after, keys, years)
}

function receiptOf(
  kept: KeptMonth,
  record: MonthRecord,
  day: Day,
  basis: ReceiptBasis | null,
  correction: CorrectionNote,
): NewReceipt {
  return { record, day, rulebook: kept.rulebook, rules: kept.rules, skipped: kept.skipped, basis, correction }
}

function resetsOf(rules: InForce, month: Month): Month[] {
  return [...resetMonths(rules.editions, month)].sort()
}

/** A month is corrected by the rules that made it, not by those of today. */
async function editionOf({ rules, month, edition }: KeptMonth): Promise<Edition> {
  const { readRulebook } = await import('../../../assessment/read-rulebook.ts')
  const { AppError } = await import('../../../core/app-error.ts')
  const read = readRulebook(`${month} ${edition}`, rules).edition
  if (read === null) throw new AppError('assess.rules_unread', 3, { month, edition })
  return read
}
