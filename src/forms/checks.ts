/** What an office checks its register by, as data: the five must-visit classes with their tiers, and when a household is clear. */
import type { Condition } from './form.ts'

export const TIERS = ['high', 'key', 'general'] as const
export type Tier = (typeof TIERS)[number]

/** A date of a record, and so many days later. */
export interface DateField {
  /** `form.field` */
  readonly field: string
  readonly days: number
}

export interface MustVisitReason {
  /** A code of `visit_class`: elderly, weak, child, disabled, pregnant. */
  readonly class: string
  readonly tier: Tier
  readonly why: string
  readonly en: string
  /** Over `resident.field`, or `form.field` of any other form. */
  readonly when: Condition
  /** Holds from that day on; a blank date lets nobody in. */
  readonly from: DateField | null
  /** Holds to that day, inclusive; a blank date never ends it. */
  readonly until: DateField | null
  /** Days from `from` within which somebody has called once. */
  readonly firstWithin: number | null
}

export interface MustVisit {
  readonly tiers: Readonly<Record<Tier, { readonly label: string; readonly en: string; readonly days: number }>>
  readonly ways: {
    /** Codes of `visit_way` that count by themselves. */
    readonly seen: readonly string[]
    /** Those that count when somebody was seen within so many days before. */
    readonly beside: readonly string[]
    readonly days: number
  }
  readonly reasons: readonly MustVisitReason[]
}

export interface FourClears {
  readonly complete: {
    readonly key_percent: number
    readonly main_percent: number
    readonly verified_days: number
  }
  /** Forms whose key and main fields belong to the family's circumstances, beside the master. */
  readonly family: readonly string[]
  readonly category: {
    readonly fields: readonly string[]
    /** Areas of which only a record or an answer says whether they apply, unless what is known rules it out. */
    readonly asked: readonly { readonly form: string; readonly unless: Condition | null }[]
  }
  readonly registration: readonly string[]
  readonly hazard: { readonly form: string; readonly dated: string }
  /** Records that say there is none, and need nothing more. */
  readonly none: readonly { readonly form: string; readonly field: string; readonly in: readonly string[] }[]
}

export interface Checks {
  readonly mustVisit: MustVisit
  readonly fourClears: FourClears
}

/** Where no file says anything, nobody has to be visited and nothing has to be clear. */
export const NO_CHECKS: Checks = {
  mustVisit: {
    tiers: {
      high: { label: 'high', en: 'high', days: 15 },
      key: { label: 'key', en: 'key', days: 30 },
      general: { label: 'general', en: 'general', days: 90 },
    },
    ways: { seen: [], beside: [], days: 0 },
    reasons: [],
  },
  fourClears: {
    complete: { key_percent: 100, main_percent: 95, verified_days: 180 },
    family: [],
    category: { fields: [], asked: [] },
    registration: [],
    hazard: { form: 'hazard', dated: 'event_on' },
    none: [],
  },
}
