/** What a final month is kept with, so that anybody can work it out again: the facts as they were, and what of the past its streaks saw. */
import type { Month } from '../core/day.ts'
import { streakLength } from './consequences.ts'
import { type Correction, correctMonth, type Held } from './correction.ts'
import type { MonthInputs, PastResult } from './inputs.ts'
import { assessMonth } from './month.ts'
import { finalResults, type MonthRecord, monthRecord, withStreaks } from './month-record.ts'
import { ASK, type Edition } from './rulebook.ts'
import type { History } from './streaks.ts'

/** Goes up when the same facts and rules could give another record: `verify` then says so instead of calling it damage. */
export const ENGINE = 'assessment/1'

export interface ReceiptBasis {
  readonly inputs: MonthInputs
  /** Months published before the register was kept. */
  readonly past: readonly PastResult[]
  /** Months at which an edition lets the streak of last places begin anew. */
  readonly resets: readonly Month[]
  /** Numbers of the month's objections that were answered by then. */
  readonly answered: readonly number[]
  /** The facts that the register was asked for: what a later gridbook counts besides cost nobody anything. */
  readonly counted: readonly string[]
}

/** What was counted in months whose receipts do not say so. */
export const COUNTED_AT_FIRST: readonly string[] = [
  'diary_days',
  'visit_days',
  'matter_on_time_rate',
  'matter_overdue',
  'matters_reported',
  'training_absent',
]

/** The inputs without facts that are not `counted`. Pure. */
export function asCounted(inputs: MonthInputs, counted: readonly string[]): MonthInputs {
  return { ...inputs, facts: inputs.facts.filter(({ name }) => counted.includes(name)) }
}

/** Why there is another revision. `of` is the month that was corrected: this one, or an earlier one that reaches into it. */
export interface CorrectionNote {
  readonly of: Month
  readonly reason: string
  readonly basis: string
  readonly by: string | null
  /** Whose own matter was decided. */
  readonly concerned: readonly string[]
  /** What stays as it was published, because nothing was decided about these people. */
  readonly held: readonly Held[]
  /** What the streaks saw of the time before; for a month whose facts were never stored. */
  readonly past: readonly PastResult[]
  readonly resets: readonly Month[]
}

/** The revision that a correction starts from. */
export interface Corrected {
  readonly before: MonthRecord
  readonly concerned: readonly string[]
}

/** The record of a month as it is kept; `history` are the other final months as they stood then. Pure. */
export function settleMonth(
  edition: Edition,
  basis: ReceiptBasis,
  history: History,
  corrected: Corrected | null,
): Correction {
  const places = edition.numbers === ASK ? 2 : edition.numbers.month_total.places
  const plain = monthRecord(assessMonth(edition, basis.inputs), places, () => 0)
  const { record, held } =
    corrected === null
      ? { record: plain, held: [] }
      : correctMonth(corrected.before, plain, new Set(corrected.concerned))
  const seen = { finals: history.finals, past: basis.past }
  return { record: withSeenStreaks(edition, record, seen, new Set(basis.resets)), held }
}

/** The record with everybody's streak as the other final months make it. Pure. */
export function withSeenStreaks(
  edition: Edition,
  record: MonthRecord,
  history: History,
  resets: ReadonlySet<Month>,
): MonthRecord {
  const { month } = record
  const finals = [...history.finals.filter((result) => result.month !== month), ...finalResults(record)]
  const seen = { finals, past: history.past }
  return withStreaks(record, (staffNo) => streakLength(edition, seen, staffNo, month, resets))
}

/** The receipt's inputs with those of `concerned` as the register has them now: nobody else's drift along. Pure. */
export function mixInputs(then: MonthInputs, now: MonthInputs, concerned: ReadonlySet<string>): MonthInputs {
  const own = <T extends { readonly staffNo: string }>(before: readonly T[], after: readonly T[]): T[] => [
    ...before.filter(({ staffNo }) => !concerned.has(staffNo)),
    ...after.filter(({ staffNo }) => concerned.has(staffNo)),
  ]
  return {
    month: then.month,
    roster: own(then.roster, now.roster),
    leave: own(then.leave, now.leave),
    scorecards: own(then.scorecards, now.scorecards),
    ballots: own(then.ballots, now.ballots),
    facts: own(then.facts, now.facts),
    recorded: own(then.recorded, now.recorded),
    decisions: own(then.decisions, now.decisions),
    workdays: then.workdays,
  }
}
