/** The scorecards of the year's own (年终考评), which the formula of the year names beside the mean of the months. */
import { ASK, type Edition, type ScorecardComponent } from './rulebook.ts'

/** The source of a scorecard that belongs to the year and to no month. */
export const YEAR_END = 'year_end'

/** As components without criteria, under the names that the formula has for them. Pure. */
export function yearScorecards({ annual }: Edition): ScorecardComponent[] {
  const formula = annual === null || annual === ASK ? {} : annual.formula
  return Object.entries(formula)
    .filter(([source]) => source !== 'month_average')
    .map(([id, weight]) => {
      return { method: 'scorecard', id, name: id, weight, criteria: null, raters: null, when_missing: 'block' }
    })
}
