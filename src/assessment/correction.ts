/** What a corrected month changes: better at once, worse for somebody else only by a decision. */
import type { Month } from '../core/day.ts'
import type { FinalResult } from './inputs.ts'

export interface Correction {
  readonly month: Month
  /** The month as it now stands. */
  readonly results: readonly FinalResult[]
  /** Who would become last, or lose a star, through another's correction: waits for the leading group, and until then does not. */
  readonly pending: readonly { readonly staffNo: string; readonly change: 'becomes_last' | 'loses_star' }[]
}

/** Applies a recomputed month over the final one; `concerned` are those whose own matter was corrected. Pure. */
export function correctMonth(
  month: Month,
  before: readonly FinalResult[],
  after: readonly FinalResult[],
  concerned: ReadonlySet<string>,
): Correction {
  const pending: { staffNo: string; change: 'becomes_last' | 'loses_star' }[] = []
  const results = after.map((now): FinalResult => {
    const was = before.find((result) => result.staffNo === now.staffNo)
    if (was === undefined || concerned.has(now.staffNo)) return now
    const becomesLast = now.last && !was.last
    const losesStar = was.star && !now.star
    if (becomesLast) pending.push({ staffNo: now.staffNo, change: 'becomes_last' })
    if (losesStar) pending.push({ staffNo: now.staffNo, change: 'loses_star' })
    return { ...now, last: now.last && !becomesLast, star: now.star || losesStar }
  })
  return { month, results, pending }
}
