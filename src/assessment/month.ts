/** A whole month: who is in the pool, everybody's score, the ranking, and what keeps the month from being closed. */
import { type Month, monthOf } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import { ballotsFor } from './components.ts'
import { type Standing, standing } from './eligibility.ts'
import type { MonthInputs } from './inputs.ts'
import { lacksComponent, type MonthScore, monthScorer, type WardenInputs } from './month-score.ts'
import { gridOf, postDays, rolesIn, wardenEntries } from './posts.ts'
import { type Placed, type Ranking, rankMonth } from './rank.ts'
import { raterCoverage } from './rater-coverage.ts'
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
  const recordsOf = recordsByPerson(inputs)
  const problems: Problem[] = asks.map((ask) => error('assess.ask_open', {}, null, { path: ask.path.join('.') }))
  const standings = new Map(people.map(({ staffNo }) => [staffNo, standingOf(edition, recordsOf(staffNo), staffNo)]))
  if (inputs.workdays === null && needsWorkdays(edition)) {
    problems.push(warning('assess.no_calendar', {}, null, { month }))
  }
  const roles = rolesIn(inputs.roster, month)
  const wardenInputs = (staffNo: string, name: string, absentForAll: ReadonlySet<string>): WardenInputs => {
    const { scorecards, ballots, facts, recorded, decisions } = recordsOf(staffNo)
    const dutyWorkdays = standings.get(staffNo)?.dutyWorkdays ?? null
    const own = { scorecards, ballots, facts, recorded, decisions, dutyWorkdays }
    return { month, staffNo, name, roles, absentForAll, ...own }
  }
  const absentForAll = componentsForNobody(edition, wardenInputs, people, standings)
  const scoreOf = monthScorer(edition, month)
  const scores = new Map(
    people.map(({ staffNo, called }) => {
      return [staffNo, scoreOf(wardenInputs(staffNo, called, absentForAll))]
    }),
  )
  const candidates = people.map(({ staffNo, called }) => ({
    staffNo,
    name: called,
    reason: standings.get(staffNo)?.reason ?? null,
    score: scores.get(staffNo) as MonthScore,
  }))
  const ranking = rankMonth(
    edition,
    candidates,
    inputs.decisions.filter((decision) => decision.month === month),
  )
  problems.push(...ranking.problems)
  for (const { staffNo, reason } of candidates) {
    // Whoever is not to be ranked does not keep the others waiting.
    if (reason === null) problems.push(...(scores.get(staffNo)?.problems ?? []))
  }
  const ranked = candidates.flatMap(({ staffNo, reason }) => (reason === null ? [staffNo] : []))
  problems.push(...raterCoverage(edition, inputs, ranked))
  problems.push(...strayInputs(inputs, new Set(people.map((person) => person.staffNo))))
  const names = new Map(people.map((person) => [person.staffNo, person.name]))
  if (people.length === 0) problems.push(error('assess.no_wardens', {}, null, { month }))
  return {
    month,
    edition: edition.edition,
    wardens: ranking.places.map((place) => ({
      staffNo: place.staffNo,
      name: names.get(place.staffNo) ?? '',
      gridNo: gridOf(recordsOf(place.staffNo).roster, place.staffNo, month),
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
  const called = new Map<string, number>()
  for (const name of names.values()) called.set(name, (called.get(name) ?? 0) + 1)
  return [...names]
    .map(([staffNo, name]) => {
      const twice = (called.get(name) ?? 0) > 1
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
  wardenInputs: (staffNo: string, name: string, absentForAll: ReadonlySet<string>) => WardenInputs,
  people: readonly { staffNo: string; name: string }[],
  standings: ReadonlyMap<string, Standing>,
): ReadonlySet<string> {
  if (edition.components === ASK || edition.numbers === ASK) return new Set()
  const { components, numbers } = edition
  const { max_input_decimals: maxDecimals } = numbers
  const shared = components.filter((component) => component.method === 'ballot' && component.scope === 'all')
  const absent = shared.filter((component) =>
    people.some(({ staffNo, name }) => {
      if (standings.get(staffNo)?.reason !== null) return false
      const own = wardenInputs(staffNo, name, new Set())
      const ballots = ballotsFor(component, components, own.ballots)
      return lacksComponent(component, { ...own, ballots }, maxDecimals)
    }),
  )
  return new Set(absent.map((component) => component.id))
}

/** Everybody's own records of the month, looked up and not searched: an office of any size is read once. */
function recordsByPerson(inputs: MonthInputs): (staffNo: string) => MonthInputs {
  const { month, workdays } = inputs
  const roster = groupBy(inputs.roster, staffOf)
  const leave = groupBy(inputs.leave, staffOf)
  const scorecards = groupBy(inputs.scorecards, staffOf)
  const ballots = groupBy(inputs.ballots, staffOf)
  const facts = groupBy(
    those(inputs.facts, (fact) => fact.month === month),
    staffOf,
  )
  const recorded = groupBy(
    those(inputs.recorded, (fact) => monthOf(fact.date) === month),
    staffOf,
  )
  const decisions = groupBy(
    those(inputs.decisions, (decision) => decision.month === month),
    staffOf,
  )
  const known = new Map<string, MonthInputs>()
  return (staffNo) => {
    const before = known.get(staffNo)
    if (before !== undefined) return before
    const own = {
      month,
      workdays,
      roster: roster.get(staffNo) ?? NONE,
      leave: leave.get(staffNo) ?? NONE,
      scorecards: scorecards.get(staffNo) ?? NONE,
      ballots: ballots.get(staffNo) ?? NONE,
      facts: facts.get(staffNo) ?? NONE,
      recorded: recorded.get(staffNo) ?? NONE,
      decisions: decisions.get(staffNo) ?? NONE,
    }
    known.set(staffNo, own)
    return own
  }
}

const NONE: readonly never[] = []

/** The lines that hold; the list itself where all of them do. */
function those<T>(lines: readonly T[], hold: (line: T) => boolean): readonly T[] {
  return lines.every(hold) ? lines : lines.filter(hold)
}

function staffOf(line: { readonly staffNo: string }): string {
  return line.staffNo
}
