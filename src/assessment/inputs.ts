/** What an assessment is made from: the office's records as plain values, amounts as exact decimals. */
import type { Day, Month } from '../core/day.ts'
import type { Decimal } from '../core/decimal.ts'

export interface RosterEntry {
  readonly staffNo: string
  readonly name: string
  /** A code such as warden, group_leader, director. */
  readonly role: string
  readonly groupNo: string | null
  readonly gridNo: string | null
  /** Null: since before anybody wrote it down. */
  readonly from: Day | null
  /** The last day, inclusive; null: still. */
  readonly to: Day | null
}

export interface LeaveEntry {
  readonly staffNo: string
  readonly from: Day
  readonly to: Day | null
  readonly reason: string
}

export interface Scorecard {
  readonly month: Month
  readonly staffNo: string
  /** The id of a component: self, leader; or of a scorecard of the year's end. */
  readonly source: string
  /** A staff number; null where nobody is named (a self-assessment). */
  readonly rater: string | null
  /** Null: the whole score. */
  readonly criterion: string | null
  readonly score: Decimal
  readonly comment: string | null
}

export interface Ballot {
  readonly month: Month
  readonly staffNo: string
  readonly choice: string
  readonly count: number
  readonly way: string | null
  readonly collector: string | null
}

/** A fact of the closed list, from the register, for one warden in one month. */
export interface Fact {
  readonly month: Month
  readonly staffNo: string
  readonly name: string
  readonly value: FactValue
  /** What is behind it, so that `explain` can list it. */
  readonly ids: readonly string[]
  readonly days: readonly Day[]
}

export type FactValue =
  | { readonly kind: 'count'; readonly count: Decimal }
  | { readonly kind: 'pair'; readonly numerator: Decimal; readonly denominator: Decimal }

/** A line of the `fact` form: something that happened, booked under an item of the regulation. */
export interface RecordedFact {
  readonly date: Day
  readonly staffNo: string
  /** An item's id or name. */
  readonly item: string
  readonly quantity: Decimal
  readonly evidence: string | null
  readonly recorder: string | null
  /** Two lines of one event under one item count once, the larger. */
  readonly event: string | null
}

export interface Bonus {
  readonly date: Day
  readonly staffNo: string
  /** A bonus kind or its name. */
  readonly kind: string
  readonly level: string
  readonly piece: string
  readonly coauthors: readonly string[]
  readonly evidence: string | null
}

export interface Decision {
  readonly date: Day
  readonly month: Month
  readonly staffNo: string
  readonly kind: 'item' | 'veto' | 'tie' | 'correction' | 'objection'
  /** item: an item's or bonus kind's id or name · veto: a veto's · tie: `last` or `star`. */
  readonly item: string | null
  readonly points: Decimal | null
  readonly reason: string
  readonly decidedBy: string | null
}

/** A month published before this register was kept. */
export interface PastResult {
  readonly month: Month
  readonly staffNo: string
  readonly score: Decimal | null
  readonly last: boolean
  readonly star: boolean
}

/** One warden's part of a month that is final. */
export interface FinalResult {
  readonly month: Month
  readonly staffNo: string
  readonly ranked: boolean
  readonly score: Decimal | null
  readonly last: boolean
  readonly star: boolean
}

/** Everything that one month is computed from. */
export interface MonthInputs {
  readonly month: Month
  readonly roster: readonly RosterEntry[]
  readonly leave: readonly LeaveEntry[]
  readonly scorecards: readonly Scorecard[]
  /** Also those of the two months before, for ballots that are held once a quarter. */
  readonly ballots: readonly Ballot[]
  readonly facts: readonly Fact[]
  readonly recorded: readonly RecordedFact[]
  readonly decisions: readonly Decision[]
  /** The month's working days by the calendar in force; null where nobody has published them yet. */
  readonly workdays: readonly Day[] | null
}
