/** One edition of the office's assessment regulation, complete: the types of rulebook/1, in the words of the file. */
import type { Month } from '../core/day.ts'
import type { Decimal, Rounding } from '../core/decimal.ts'

/** "The office has not said": the whole section is open when a value in it is; the list of asks says which one. */
export const ASK = 'ask'
export type Ask = typeof ASK
export type Asked<T> = T | Ask

export interface Edition {
  readonly id: string
  readonly edition: string
  readonly title: string
  readonly effective: { readonly from: Month; readonly to: Month | null }
  /** `why`: the reason to go on counting where the last place is not the same thing as before. */
  readonly transition: { readonly last_place_streak: 'continue' | 'reset'; readonly why: string | null } | null
  readonly score: Asked<ScoreRange>
  readonly numbers: Asked<Numbers>
  readonly components: Asked<readonly Component[]>
  readonly items: Asked<readonly Item[]>
  readonly vetoes: Asked<readonly Veto[]>
  readonly eligibility: Asked<Eligibility>
  /** Null: the regulation has no star of the month. */
  readonly star: Asked<Star> | null
  /** Null: the regulation has no last place. */
  readonly last_place: Asked<LastPlace> | null
  readonly consequences: Asked<readonly Consequence[]>
  /** Null: without 公示, `close` makes final. */
  readonly publication: Asked<Publication> | null
  readonly annual: Asked<Annual> | null
  readonly tests: readonly RulebookTest[]
}

export interface ScoreRange {
  readonly full: Decimal
  readonly floor: Decimal
}

export interface RoundTo {
  readonly places: number
  readonly mode: Rounding
}

export interface Numbers {
  readonly max_input_decimals: number
  readonly month_total: RoundTo
  readonly annual_total: RoundTo
  readonly rank_on: 'published' | 'exact'
}

export type WhenMissing = 'block' | 'renormalize' | 'zero' | { readonly use: string }

export interface ScorecardComponent {
  readonly id: string
  readonly name: string
  readonly weight: Decimal
  readonly method: 'scorecard'
  readonly criteria: readonly { readonly name: string; readonly max: Decimal }[] | null
  readonly raters: readonly { readonly roles: readonly string[]; readonly weight: Decimal }[] | null
  readonly when_missing: WhenMissing
}

export interface BallotComponent {
  readonly id: string
  readonly name: string
  readonly weight: Decimal
  readonly method: 'ballot'
  /** Points of a choice; `exclude`: the ballot does not count. */
  readonly map: Readonly<Record<string, Decimal | 'exclude'>>
  /** quarter: the quarter's ballot carries over to the months until the next one. */
  readonly every: 'month' | 'quarter'
  readonly validity: { readonly min_ballots: number } | null
  /** all: when one person lacks it, it counts for nobody. */
  readonly scope: 'person' | 'all'
  readonly when_missing: WhenMissing
}

export type Component = ScorecardComponent | BallotComponent

/** A number that may be written as a percentage; 95% has the value 0.95. */
export interface Limit {
  readonly value: Decimal
  readonly percent: boolean
  readonly text: string
}

/** What happens where a rate has no denominator, or a band or count no value; null: not said, which blocks. */
export type Empty = 'full' | 'lose_all' | 'block'

interface ItemHead {
  readonly id: string
  readonly name: string
  readonly clause: string | null
  readonly max: Decimal
  /** Counts from this month on. */
  readonly from: Month | null
}

export type Item =
  | (ItemHead & { readonly method: 'per_occurrence' } & PerCase)
  | (ItemHead & { readonly method: 'gain' } & PerCase)
  | (ItemHead & {
      readonly method: 'rate'
      readonly fact: string
      readonly target: Limit
      readonly shortfall: 'proportional'
      readonly empty: Empty | null
    })
  | (ItemHead & {
      readonly method: 'rate_short'
      readonly fact: string
      readonly target: Limit
      readonly per_point: Decimal
      readonly empty: Empty | null
    })
  | (ItemHead & {
      readonly method: 'bands'
      readonly fact: string
      readonly bands: readonly Band[]
      readonly empty: Empty | null
    })
  | (ItemHead & {
      readonly method: 'min_count'
      readonly fact: string
      readonly at_least: Decimal | { readonly share_of_duty_workdays: Limit }
      readonly points: Decimal
      readonly each: string | null
      readonly empty: Empty | null
    })
  | (ItemHead & { readonly method: 'decision'; readonly range: readonly [Decimal, Decimal] })
  | AskedItem

interface PerCase {
  readonly fact: string
  readonly each: string | null
  readonly points: Decimal
}

/** An item with something open in it: it has a name and cannot be scored. */
export interface AskedItem {
  readonly method: Ask
  readonly id: string
  readonly name: string
  readonly clause: string | null
  readonly from: Month | null
}

export interface Band {
  readonly from: Limit
  /** As old regulations print it (80–94); only to find the holes. */
  readonly to: Limit | null
  readonly lose: Decimal
}

export interface Veto {
  readonly id: string
  readonly name: string
  readonly clause: string | null
  readonly cap: Decimal | null
  readonly zero: boolean
  readonly no_star: boolean
}

export interface Eligibility {
  readonly ranked_if: {
    /** Calendar days. */
    readonly on_duty_days_at_least: number | null
    readonly service_months_at_least: number | null
    readonly on_duty_workdays_share: Limit | null
  }
  readonly transfer: 'by_fact_date'
}

export interface Star {
  readonly winners: number
  readonly min_score: Decimal | null
  readonly ties: 'share' | 'none' | 'decide'
  readonly min_pool: number | null
}

export interface LastPlace {
  readonly ties: 'none' | 'all' | 'decide'
  /** Component ids; the lower score is last. */
  readonly tie_break: readonly string[]
  readonly min_pool: number | null
  readonly not_last_if_at_least: Decimal | null
}

export interface Task {
  readonly task: string
  readonly by: string
  readonly due_workdays: number | null
  readonly form: readonly string[]
}

export interface Consequence {
  readonly id: string
  readonly when: {
    readonly state: 'last' | 'star'
    readonly consecutive: number | null
    readonly within: { readonly count: number; readonly months: number } | null
  }
  /** Lengths at which tasks are made; empty: only at the length in `when`. */
  readonly at: readonly number[]
  readonly on_not_ranked: 'reset' | { readonly pause: { readonly max_gap: number } }
  readonly year_boundary: 'continue' | 'reset'
  readonly tasks: readonly Task[]
}

export interface Publication {
  readonly workdays: number
  readonly answer_workdays: number
  readonly show: 'full' | 'top' | 'star_only'
}

export interface Annual {
  readonly average: {
    readonly over: 'ranked_final_months'
    readonly min_months: number
    readonly below_min: 'no_grade'
  }
  /** Shares of month_average and of scorecards of the year's end; they add up to 100. */
  readonly formula: Readonly<Record<string, Decimal>>
  readonly may_exceed_full: boolean
  readonly bonus_cap: Decimal | null
  readonly bonus: readonly BonusKind[]
  readonly grades: readonly Grade[]
}

export interface BonusKind {
  readonly kind: string
  readonly name: string
  readonly clause: string | null
  readonly levels: Readonly<Record<string, Decimal>>
  readonly cap: Decimal | null
  readonly dedupe: { readonly by: 'piece'; readonly keep: 'max' } | null
  readonly coauthors: 'split' | null
  readonly decision: 'required' | null
}

export interface Grade {
  readonly name: string
  readonly from: Decimal
  readonly to: Decimal | null
  readonly quota: Limit | null
  readonly quota_rounding: 'floor' | 'half_up' | 'ceil' | null
  readonly tie_at_cut: 'exclude' | 'include' | 'decide' | null
}

/** A case in the file itself; what may be given and expected is in rulebook-tests.ts. */
export interface RulebookTest {
  readonly name: string
  readonly given: Readonly<Record<string, unknown>>
  readonly expect: Readonly<Record<string, unknown>>
}

/** A value the office has not said, by its path in the file, e.g. `star.min_score`. */
export interface OpenAsk {
  readonly path: readonly (string | number)[]
}

/** A value that is ours and not the office's, until `assess rules confirm` makes it theirs. */
export interface Proposal {
  readonly path: readonly (string | number)[]
  readonly value: string
  readonly why: string
}
