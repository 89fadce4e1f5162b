/** Raters who saw different people: one is strict and another mild, and whom they rate should not decide a ranking in silence. */
import { type Problem, warning } from '../core/problem.ts'
import { SELF } from './components.ts'
import type { MonthInputs } from './inputs.ts'
import { ASK, type Edition } from './rulebook.ts'

/** One warning a component, naming everybody who rated some of those to be ranked and not all. Pure. */
export function raterCoverage(edition: Edition, inputs: MonthInputs, ranked: readonly string[]): Problem[] {
  const components = edition.components === ASK ? [] : edition.components
  const pool = new Set(ranked)
  const names = new Map(inputs.roster.map((entry) => [entry.staffNo, entry.name]))
  return components.flatMap((component) => {
    if (component.method !== 'scorecard' || component.id === SELF) return []
    const seen = new Map<string, Set<string>>()
    for (const { month, source, staffNo, rater } of inputs.scorecards) {
      if (month !== inputs.month || source !== component.id || rater === null || !pool.has(staffNo)) continue
      const own = seen.get(rater) ?? new Set()
      seen.set(rater, own.add(staffNo))
    }
    const partly = [...seen].filter(([, people]) => people.size < pool.size).sort(([a], [b]) => (a < b ? -1 : 1))
    if (partly.length === 0) return []
    const who = partly
      .map(([rater, people]) => `${rater} ${names.get(rater) ?? ''} ${people.size}/${pool.size}`)
      .join('、')
    return [warning('assess.raters_differ', {}, null, { component: component.name, who })]
  })
}
