/** A whole month: who is in the pool, everybody's score, the ranking, and what keeps the month from being closed. */
import { type Month, monthOf } from '../core/day.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import { type Standing, standing } from './eligibility.ts'
import type { MonthInputs } from './inputs.ts'
import { lacksComponent, type MonthScore, monthScore, type WardenInputs } from './month-score.ts'
import { gridOf, postDays, rolesIn, wardenEntries } from './posts.ts'
import { type Placed, type Ranking, rankMonth } from './rank.ts'
import { ASK, type Edition, type OpenAsk } from './rulebook.ts'
import { strayInputs } from './stray-records.ts'

export interface WardenMonth {
  readonly staffNo: string
  readonly name: string
  readonly gridNo: string | null
  readonly standing: Standing
  readonly score: MonthScore
  readonly place: Placed
}

export interface AssessedMonth {
  readonly month: Month
  readonly edition: string
  /** In the order of the ranking. */
  readonly wardens: readonly WardenMonth[]
  readonly ranking: Ranking
  /** What must be settled before the month can be closed. */
  readonly blockers: readonly Problem[]
  /** What can be passed over with a reason. */
  readonly warnings: readonly Problem[]
}

/** Assesses a month by its edition. `asks` are those that this month needs (asksForMonth). Pure. */
export function assessMonth(edition: Edition, inputs: MonthInputs, asks: readonly OpenAsk[] = []): AssessedMonth {
  const { month } = inputs
  const people = wardensOf(inputs)
  const problems: Problem[] = asks.map((ask) => error('assess.ask_open', {}, null, { path: ask.path.join('.') }))
  const standings = new Map(people.map(({ staffNo }) => [staffNo, standingOf(edition, inputs, staffNo)]))
  if (inputs.workdays === null && needsWorkdays(edition)) {
    problems.push(warning('assess.no_calendar', {}, null, { month }))
  }
  const absentForAll = componentsForNobody(edition, inputs, people, standings)
  const scores = new Map(
    people.map(({ staffNo, called }) => {
      const dutyWorkdays = standings.get(staffNo)?.dutyWorkdays ?? null
      return [staffNo, monthScore(edition, wardenInputs(inputs, staffNo, called, dutyWorkdays, absentForAll))]
    }),
  )
  const candidates = people.map(({ staffNo, called }) => ({
    staffNo,
    name: called,
    reason: standings.get(staffNo)?.reason ?? null,
    score: scores.get(staffNo) as MonthScore,
  }))
  const ranking = rankMonth(edition, candidates, decisionsOf(inputs))
  problems.push(...ranking.problems)
  for (const { staffNo, reason } of candidates) {
    // Whoever is not to be ranked does not keep the others waiting.
    if (reason === null) problems.push(...(scores.get(staffNo)?.problems ?? []))
  }
  problems.push(...strayInputs(inputs, new Set(people.map((person) => person.staffNo))))
  if (people.length === 0) problems.push(error('assess.no_wardens', {}, null, { month }))
  return {
    month,
    edition: edition.edition,
    wardens: ranking.places.map((place) => ({
      staffNo: place.staffNo,
      name: people.find((person) => person.staffNo === place.staffNo)?.name ?? '',
      gridNo: gridOf(inputs.roster, place.staffNo, month),
      standing: standings.get(place.staffNo) as Standing,
      score: scores.get(place.staffNo) as MonthScore,
      place,
    })),
    ranking,
    blockers: problems.filter((problem) => problem.severity === 'error'),
    warnings: problems.filter((problem) => problem.severity === 'warning'),
  }
}

interface Person {
  readonly staffNo: string
  readonly name: string
  /** The name in a sentence; with the staff number where two have one name. */
  readonly called: string
}

function wardensOf(inputs: MonthInputs): Person[] {
  const names = new Map(wardenEntries(inputs.roster, inputs.month).map((entry) => [entry.staffNo, entry.name]))
  const all = [...names.values()]
  return [...names]
    .map(([staffNo, name]) => {
      const twice = all.filter((other) => other === name).length > 1
      return { staffNo, name, called: twice ? `${name}（${staffNo}）` : name }
    })
    .sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1))
}

function standingOf(edition: Edition, inputs: MonthInputs, staffNo: string): Standing {
  if (edition.eligibility !== ASK) return standing(edition.eligibility, inputs, staffNo)
  const days = postDays(inputs.roster, staffNo, inputs.month).length
  return { staffNo, reason: null, params: {}, dutyDays: days, dutyWorkdays: null }
}

function needsWorkdays(edition: Edition): boolean {
  const share = edition.eligibility !== ASK && edition.eligibility.ranked_if.on_duty_workdays_share !== null
  return (
    share ||
    (edition.items !== ASK &&
      edition.items.some((item) => item.method === 'min_count' && 'share_of_duty_workdays' in item.at_least))
  )
}

/** `scope: all`: when one of those to be ranked lacks the ballot, it counts for nobody. */
function componentsForNobody(
  edition: Edition,
  inputs: MonthInputs,
  people: readonly { staffNo: string; name: string }[],
  standings: ReadonlyMap<string, Standing>,
): ReadonlySet<string> {
  if (edition.components === ASK || edition.numbers === ASK) return new Set()
  const { max_input_decimals: maxDecimals } = edition.numbers
  const shared = edition.components.filter((component) => component.method === 'ballot' && component.scope === 'all')
  const absent = shared.filter((component) =>
    people.some(({ staffNo, name }) => {
      if (standings.get(staffNo)?.reason !== null) return false
      return lacksComponent(component, wardenInputs(inputs, staffNo, name, null, new Set()), maxDecimals)
    }),
  )
  return new Set(absent.map((component) => component.id))
}

function wardenInputs(
  inputs: MonthInputs,
  staffNo: string,
  name: string,
  dutyWorkdays: number | null,
  absentForAll: ReadonlySet<string>,
): WardenInputs {
  const own = <T extends { readonly staffNo: string }>(lines: readonly T[]) =>
    lines.filter((line) => line.staffNo === staffNo)
  return {
    month: inputs.month,
    staffNo,
    name,
    scorecards: own(inputs.scorecards),
    ballots: own(inputs.ballots),
    facts: own(inputs.facts).filter((fact) => fact.month === inputs.month),
    recorded: own(inputs.recorded).filter((fact) => monthOf(fact.date) === inputs.month),
    decisions: decisionsOf({ ...inputs, decisions: own(inputs.decisions) }),
    dutyWorkdays,
    roles: rolesIn(inputs.roster, inputs.month),
    absentForAll,
  }
}

function decisionsOf(inputs: MonthInputs) {
  return inputs.decisions.filter((decision) => decision.month === inputs.month)
}
