/** Who is in the pool: on duty long enough and not new; whoever is not is listed with the reason, never scored as zero. */
import type { Day } from '../core/day.ts'
import { decimal } from '../core/decimal.ts'
import type { Detail } from '../core/problem.ts'
import type { MonthInputs } from './inputs.ts'
import { dutyDays, postDays, serviceMonths } from './posts.ts'
import type { Eligibility, Limit } from './rulebook.ts'

/** leave · new · partial: came or went in the month · incomplete: no score. */
export type NotRanked = 'leave' | 'new' | 'partial' | 'incomplete'

export interface Standing {
  readonly staffNo: string
  /** Null: may be ranked, as far as posts and leave are concerned. */
  readonly reason: Exclude<NotRanked, 'incomplete'> | null
  readonly params: Detail
  readonly dutyDays: number
  /** Null where the working days of the month are not known. */
  readonly dutyWorkdays: number | null
}

/** One warden's standing in a month. Pure. */
export function standing(eligibility: Eligibility, inputs: MonthInputs, staffNo: string): Standing {
  const { roster, leave, month, workdays } = inputs
  const post = postDays(roster, staffNo, month)
  const duty = dutyDays(roster, leave, staffNo, month)
  const service = serviceMonths(roster, staffNo, month)
  const dutyWorkdays = workdays === null ? null : common(duty, workdays)
  const head = { staffNo, dutyDays: duty.length, dutyWorkdays }
  const { on_duty_days_at_least: daysNeeded, service_months_at_least: monthsNeeded } = eligibility.ranked_if
  const workdaysNeeded = eligibility.ranked_if.on_duty_workdays_share

  if (duty.length === 0) return { ...head, reason: 'leave', params: { days: '0', needed: String(daysNeeded ?? 1) } }
  if (daysNeeded !== null && duty.length < daysNeeded) {
    // Without the leave there would have been enough days: the leave is the reason, and else the post.
    const reason = post.length >= daysNeeded ? 'leave' : service !== null && service < 1 ? 'new' : 'partial'
    return { ...head, reason, params: { days: String(duty.length), needed: String(daysNeeded) } }
  }
  if (monthsNeeded !== null && service !== null && service < monthsNeeded) {
    return { ...head, reason: 'new', params: { months: String(service), needed: String(monthsNeeded) } }
  }
  if (
    workdaysNeeded !== null &&
    workdays !== null &&
    belowShare(common(duty, workdays), workdays.length, workdaysNeeded)
  ) {
    const reason = belowShare(common(post, workdays), workdays.length, workdaysNeeded) ? 'partial' : 'leave'
    return { ...head, reason, params: { days: String(dutyWorkdays), needed: workdaysNeeded.text } }
  }
  return { ...head, reason: null, params: {} }
}

function belowShare(count: number, whole: number, share: Limit): boolean {
  return decimal(String(count)).lt(decimal(String(whole)).times(share.value))
}

function common(days: readonly Day[], workdays: readonly Day[]): number {
  const working = new Set<Day>(workdays)
  return days.filter((day) => working.has(day)).length
}
