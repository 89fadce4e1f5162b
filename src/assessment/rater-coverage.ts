/** Raters who saw different people: one is strict and another mild, and whom they rate should not decide a ranking in silence. */
import { type Problem, warning } from '../core/problem.ts'
import { LEADER_ROLE } from './answering.ts'
import { SELF } from './components.ts'
import type { MonthInputs } from './inputs.ts'
import { entriesOf, wardenEntries } from './posts.ts'
import { ASK, type Edition } from './rulebook.ts'

/**
 * One warning a component, naming everybody who rated some of those to be ranked and not all; nobody has to rate themselves.
 * Where the regulation itself names the groups' leaders as raters, a leader may have seen the own group and nobody else. Pure.
 */
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
    const leaders = component.raters?.some(({ roles }) => roles.includes(LEADER_ROLE)) ?? false
    const enough = (rater: string, people: ReadonlySet<string>): boolean => {
      if (covers(people, pool, rater)) return true
      const group = leaders ? ledBy(inputs, rater, pool) : null
      return group !== null && covers(people, group, rater) && covers(group, people, rater)
    }
    const partly = [...seen].filter(([rater, people]) => !enough(rater, people)).sort(([a], [b]) => (a < b ? -1 : 1))
    if (partly.length === 0) return []
    const who = partly
      .map(([rater, people]) => `${rater} ${names.get(rater) ?? ''} ${people.size}/${pool.size}`)
      .join('、')
    return [warning('assess.raters_differ', {}, null, { component: component.name, who })]
  })
}

function covers(people: ReadonlySet<string>, all: ReadonlySet<string>, rater: string): boolean {
  return [...all].every((one) => one === rater || people.has(one))
}

/** Those of the pool who are wardens of the groups that somebody leads in the month; nobody for others. */
function ledBy({ roster, month }: MonthInputs, rater: string, pool: ReadonlySet<string>): Set<string> {
  const led = entriesOf(roster, month, LEADER_ROLE).filter(({ staffNo }) => staffNo === rater)
  const groups = new Set(led.flatMap(({ groupNo }) => groupNo ?? []))
  const wardens = wardenEntries(roster, month).filter(({ groupNo }) => groupNo !== null && groups.has(groupNo))
  return new Set(wardens.map(({ staffNo }) => staffNo).filter((staffNo) => pool.has(staffNo)))
}
