/** The evaluations of a month: scorecards by raters and criteria, ballots with validity, each as an explained score out of 100. */
import { addMonths, type Month } from '../core/day.ts'
import { type Decimal, decimalsOf, HUNDRED, printDecimal, whole, ZERO } from '../core/decimal.ts'
import { computed, type Explained, given, type Tell, total } from '../core/explained.ts'
import { groupBy } from '../core/group.ts'
import { type Detail, error, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Ballot, Scorecard } from './inputs.ts'
import type { BallotComponent, Component, ScorecardComponent } from './rulebook.ts'

export interface ComponentInputs {
  readonly month: Month
  readonly staffNo: string
  readonly name: string
  readonly scorecards: readonly Scorecard[]
  readonly ballots: readonly Ballot[]
  /** Role codes that each staff number had in the month, for groups of raters. */
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>
  readonly maxDecimals: number
  readonly tell: Tell
}

/** The score of one component, its value null where there is none, with what is wrong in the inputs. Pure. */
export function scoreComponent(
  component: Component,
  inputs: ComponentInputs,
): { score: Explained; problems: Problem[] } {
  const problems: Problem[] = []
  const note = (severity: 'error' | 'warning', code: string, value: string | null, detail: Detail = {}) => {
    const about = { ...detail, name: inputs.name, staff: inputs.staffNo, component: component.name, id: component.id }
    problems.push(severity === 'error' ? error(code, {}, value, about) : warning(code, {}, value, about))
  }
  const score = component.method === 'ballot' ? ballot(component, inputs, note) : scorecard(component, inputs, note)
  return { score, problems }
}

/** The component in which people speak of themselves. */
export const SELF = 'self'

type Note = (severity: 'error' | 'warning', code: string, value: string | null, detail?: Detail) => void

function scorecard(component: ScorecardComponent, inputs: ComponentInputs, note: Note): Explained {
  const self = component.id === SELF
  const written = inputs.scorecards.filter((card) => {
    return card.source === component.id && card.staffNo === inputs.staffNo && card.month === inputs.month
  })
  // What somebody else wrote is no self-assessment: a mean of the two would be neither.
  const own = ({ rater }: Scorecard) => !self || rater === null || rater === inputs.staffNo
  const cards = written.filter(own)
  if (cards.length < written.length) {
    const foreign = new Set(written.flatMap((card) => (own(card) ? [] : (card.rater ?? []))))
    for (const rater of [...foreign].sort()) note('warning', 'assess.self_rater', rater)
  }
  const head = { name: component.name, id: component.id }
  const byRater = groupBy(cards, (card) => card.rater ?? (self ? inputs.staffNo : ''))
  const sheets = [...byRater].sort(([a], [b]) => (a < b ? -1 : 1))
  const scores = sheets.map(([rater, some]) => [rater, sheet(component, rater, some, inputs, note)] as const)
  const all = scores.map(([, score]) => score)
  if (cards.length === 0 || all.some((score) => score.value === null)) {
    return given(null, { code: 'assess.no_scorecard', params: head }, all)
  }
  const { raters } = component
  if (raters === null) return mean(all, 'assess.raters_mean', head, inputs.tell)

  const groups: Explained[] = []
  const used = new Set<string>()
  for (const group of raters) {
    const members = scores.filter(([rater]) => {
      return !used.has(rater) && group.roles.some((role) => inputs.roles.get(rater)?.has(role))
    })
    for (const [rater] of members) used.add(rater)
    const params = { ...head, roles: group.roles.join('、'), weight: printDecimal(group.weight) }
    // A group that has said nothing is missing; its weight is never handed to the others in silence.
    if (members.length === 0) groups.push(given(null, { code: 'assess.no_rater_group', params }))
    else
      groups.push(
        mean(
          members.map(([, score]) => score),
          'assess.rater_group',
          params,
          inputs.tell,
        ),
      )
  }
  for (const [rater] of scores) if (!used.has(rater)) note('warning', 'assess.rater_outside_groups', rater)
  return computed('weighted', groups, { code: 'assess.rater_groups', params: head })
}

/** What one rater gave: the whole score, or the sum of the criteria when every one of them is there. */
function sheet(
  component: ScorecardComponent,
  rater: string,
  cards: readonly Scorecard[],
  inputs: ComponentInputs,
  note: Note,
) {
  const params = inputs.tell(() => ({ rater: rater === '' ? '–' : rater, component: component.name }))
  const entire = cards.filter((card) => card.criterion === null)
  const { criteria } = component
  // Once with the rater's name and once without it; the same score twice is one score.
  if (entire.some((card) => !card.score.eq((entire[0] as Scorecard).score))) note('error', 'assess.scored_twice', rater)
  if (entire.length > 0) return entry(entire.at(-1) as Scorecard, HUNDRED, 'assess.rater_score', params, inputs, note)
  const parts = (criteria ?? []).map((criterion) => {
    const card = cards.findLast((candidate) => sameName(candidate.criterion, criterion.name))
    const named = inputs.tell(() => ({ ...params, criterion: criterion.name, max: printDecimal(criterion.max) }))
    if (card) return entry(card, criterion.max, 'assess.criterion_score', named, inputs, note)
    note('error', 'assess.no_criterion', criterion.name, { rater })
    return given(null, { code: 'assess.no_criterion_score', params: named })
  })
  for (const card of cards) {
    if (criteria?.some((criterion) => sameName(card.criterion, criterion.name))) continue
    note('error', 'assess.unknown_criterion', card.criterion, {
      rater,
      known: (criteria ?? []).map((c) => c.name).join('、'),
    })
  }
  return parts.length === 0
    ? given(null, { code: 'assess.no_scorecard', params: { name: component.name, id: component.id } })
    : total(parts, { code: 'assess.rater_score', params })
}

function sameName(written: string | null, name: string): boolean {
  return written !== null && (written === name || fold(written) === fold(name))
}

function entry(
  card: Scorecard,
  max: Decimal,
  code: string,
  params: Detail,
  inputs: ComponentInputs,
  note: Note,
): Explained {
  const outside = card.score.lt(ZERO) || card.score.gt(max)
  if (!outside && decimalsOf(card.score) <= inputs.maxDecimals) return given(card.score, { code, params })
  const written = printDecimal(card.score)
  if (outside) note('error', 'assess.score_out_of_range', written, { max: printDecimal(max) })
  else note('error', 'assess.too_many_decimals', written, { max: String(inputs.maxDecimals) })
  return given(null, { code: 'assess.bad_score', params: { ...params, score: written } })
}

function mean(parts: readonly Explained[], code: string, params: Detail, tell: Tell): Explained {
  // The weight of a group is part of the sum and not only told.
  const said = tell(() => ({ ...params, count: String(parts.length) }))
  return computed('mean', parts, { code, params: params.weight === undefined ? said : { ...params, ...said } })
}

function ballot(component: BallotComponent, inputs: ComponentInputs, note: Note): Explained {
  const { month, votes } = votesFor(component, inputs)
  const head = { name: component.name, id: component.id, month }
  const counted: Explained[] = []
  let ballots = ZERO
  for (const vote of votes) {
    const points = pointsOf(component, vote.choice)
    if (points === undefined) {
      note('error', 'assess.unknown_choice', vote.choice, { known: Object.keys(component.map).join('、') })
      return given(null, { code: 'assess.bad_ballot', params: { ...head, choice: vote.choice } })
    }
    if (points === 'exclude') continue
    const count = whole(vote.count)
    ballots = ballots.plus(count)
    const params = inputs.tell(() => ({
      choice: vote.choice,
      points: printDecimal(points),
      count: String(vote.count),
    }))
    const factors = [
      given(points, { code: 'assess.choice_points', params }),
      given(count, { code: 'assess.choice_count', params }),
    ]
    counted.push(computed('product', factors, { code: 'assess.choice', params }))
  }
  const needed = component.validity?.min_ballots ?? 1
  const params = { ...head, count: printDecimal(ballots), needed: String(needed) }
  if (ballots.eq(ZERO) || ballots.lt(whole(needed))) {
    // Too few opinions are no opinion: a small sample never becomes a score.
    if (votes.length > 0) note('warning', 'assess.few_ballots', printDecimal(ballots), { needed: String(needed) })
    return given(null, { code: 'assess.too_few_ballots', params })
  }
  const points = total(counted, { code: 'assess.ballot_points', params })
  return computed('quotient', [points, given(ballots, { code: 'assess.ballot_count', params })], {
    code: month === inputs.month ? 'assess.ballot' : 'assess.ballot_carried',
    params,
  })
}

/** What was said on this ballot, where several are held with words of their own; words that none of them knows stay. Pure. */
export function ballotsFor(
  component: Component,
  all: readonly Component[],
  given: readonly Ballot[],
): readonly Ballot[] {
  const others = all.flatMap((one) => (one.method === 'ballot' && one.id !== component.id ? [one] : []))
  if (component.method !== 'ballot' || others.length === 0) return given
  return given.filter(({ choice }) => {
    return pointsOf(component, choice) !== undefined || others.every((one) => pointsOf(one, choice) === undefined)
  })
}

function pointsOf({ map }: BallotComponent, written: string): Decimal | 'exclude' | undefined {
  if (Object.hasOwn(map, written)) return map[written]
  return Object.entries(map).find(([choice]) => fold(choice) === fold(written))?.[1]
}

/** The month's own ballot, or where it is held once a quarter the latest of this month and the two before. */
function votesFor(
  component: BallotComponent,
  inputs: ComponentInputs,
): { month: Month; votes: { choice: string; count: number }[] } {
  const reach = component.every === 'quarter' ? 3 : 1
  for (let back = 0; back < reach; back++) {
    const month = addMonths(inputs.month, -back)
    const counts = new Map<string, number>()
    for (const one of inputs.ballots) {
      if (one.staffNo !== inputs.staffNo || one.month !== month) continue
      counts.set(one.choice, (counts.get(one.choice) ?? 0) + one.count)
    }
    if (counts.size === 0) continue
    // In the order of the regulation, so that the order of the records changes nothing.
    const choices = [...new Set([...Object.keys(component.map), ...[...counts.keys()].sort()])]
    const votes = choices.map((choice) => ({ choice, count: counts.get(choice) ?? 0 }))
    return { month, votes: votes.filter((vote) => vote.count > 0) }
  }
  return { month: inputs.month, votes: [] }
}
