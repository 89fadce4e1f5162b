/**
 * One warden's score of one month, with its explanation. Order: components → renormalise or block → weights → items,
 * each lost at most its max → vetoes → floor and full → round once.
 */
import type { Month } from '../core/day.ts'
import { type Decimal, printDecimal, sum, ZERO } from '../core/decimal.ts'
import { computed, type Explained, given, type Tell, told, total, untold } from '../core/explained.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import { ballotsFor, type ComponentInputs, scoreComponent } from './components.ts'
import { type ItemFinder, type ItemInputs, itemCounts, itemFinder, itemPoints, scoreItem } from './items.ts'
import { published, roundedTotal, settle } from './rounding.ts'
import { ASK, type Component, type Edition, type Item, type Numbers, type ScoreRange, type Veto } from './rulebook.ts'
import { isVeto, lostRecords } from './stray-records.ts'

export interface WardenInputs
  extends Omit<ComponentInputs, 'maxDecimals' | 'tell'>,
    Omit<ItemInputs, 'meant' | 'tell'> {
  /** Components that count for nobody this month (scope: all, and somebody lacks them). */
  readonly absentForAll: ReadonlySet<string>
}

export interface MonthScore {
  readonly staffNo: string
  /** What is published; null when something is missing. */
  readonly total: Decimal | null
  /** Before rounding, for `rank_on: exact`. */
  readonly exact: Decimal | null
  /** Component id → score out of 100, for breaking ties. */
  readonly components: ReadonlyMap<string, Decimal | null>
  readonly noStar: boolean
  /** Made when it is asked for: a year of ten thousand people is counted without a word. */
  readonly explained: Explained
  /** Errors keep the month from being closed while the warden is to be ranked; warnings want a reason. */
  readonly problems: readonly Problem[]
}

/** The sections that a score needs; with one of them open nobody can be scored. */
interface Said {
  readonly score: ScoreRange
  readonly numbers: Numbers
  readonly components: readonly Component[]
  readonly items: readonly Item[]
  readonly vetoes: readonly Veto[]
  /** The items that count in the month. */
  readonly counting: readonly Item[]
  readonly points: readonly ((inputs: ItemInputs) => Explained)[]
  readonly meant: ItemFinder
}

/** The score of one warden. Pure. */
export function monthScore(edition: Edition, inputs: WardenInputs): MonthScore {
  return monthScorer(edition, inputs.month)(inputs)
}

/** The same for everybody of a month. Pure. */
export function monthScorer(edition: Edition, month: Month): (inputs: WardenInputs) => MonthScore {
  const said = whatIsSaid(edition, month)
  return (inputs) => scoreOf(edition, said, inputs)
}

function scoreOf(edition: Edition, said: Said | null, inputs: WardenInputs): MonthScore {
  if (said === null) {
    const explained = given(null, { code: 'assess.rules_open', params: { edition: edition.edition } })
    const { staffNo } = inputs
    return { staffNo, total: null, exact: null, components: new Map(), noStar: false, explained, problems: [] }
  }
  const { scores, exact, vetoes, problems } = scored(said, inputs, untold)
  let explained: Explained | null = null
  return {
    staffNo: inputs.staffNo,
    total: exact === null ? null : published(exact, said.numbers.month_total),
    exact: exact === null ? null : settle(exact),
    components: settled(scores),
    noStar: vetoes.some((veto) => veto.no_star),
    get explained() {
      if (explained !== null) return explained
      const params = { name: inputs.name, staff: inputs.staffNo, month: inputs.month, edition: edition.edition }
      const { parts } = scored(said, inputs, told)
      explained = roundedTotal(parts, said.numbers.month_total, { code: 'assess.month_total', params })
      return explained
    },
    problems,
  }
}

function settled(scores: ReadonlyMap<string, Explained>): Map<string, Decimal | null> {
  const values = new Map<string, Decimal | null>()
  for (const [id, { value }] of scores) values.set(id, value === null ? null : settle(value))
  return values
}

/** The one calculation; `tell` changes its words and none of its numbers. */
function scored(said: Said, inputs: WardenInputs, tell: Tell) {
  const problems: Problem[] = []
  const scores = new Map<string, Explained>()
  const forComponents: ComponentInputs = {
    month: inputs.month,
    staffNo: inputs.staffNo,
    name: inputs.name,
    scorecards: inputs.scorecards,
    ballots: inputs.ballots,
    roles: inputs.roles,
    maxDecimals: said.numbers.max_input_decimals,
    tell,
  }
  for (const component of said.components) {
    const ballots = ballotsFor(component, said.components, inputs.ballots)
    const one = scoreComponent(component, { ...forComponents, ballots })
    problems.push(...one.problems)
    scores.set(component.id, one.score)
  }
  const { facts, recorded, decisions, dutyWorkdays } = inputs
  const forItems: ItemInputs = { facts, recorded, decisions, dutyWorkdays, meant: said.meant, tell }
  const items =
    tell === untold
      ? said.points.map((points) => points(forItems))
      : said.counting.map((item) => scoreItem(item, forItems))
  const parts = [weigh(said.components, scores, inputs, problems, tell), ...items]
  problems.push(...lostRecords(said, items, inputs))

  const vetoes = vetoesFor(said.vetoes, inputs)
  const before = sumOf(parts)
  const lines = limits(before, vetoes, said.score)
  parts.push(...lines)
  return { parts, scores, exact: lines.length === 0 ? before : sumOf(parts), vetoes, problems }
}

/** Whether a component has no score, before anything stands in for it: for `scope: all`. Pure. */
export function lacksComponent(
  component: Component,
  inputs: Omit<ComponentInputs, 'maxDecimals' | 'tell'>,
  maxDecimals: number,
): boolean {
  return scoreComponent(component, { ...inputs, maxDecimals, tell: untold }).score.value === null
}

function whatIsSaid({ score, numbers, components, items, vetoes }: Edition, month: Month): Said | null {
  if (score === ASK || numbers === ASK || components === ASK || items === ASK || vetoes === ASK) return null
  const counting = items.filter((item) => itemCounts(item, month))
  const meant = itemFinder(items)
  return { score, numbers, components, items, vetoes, counting, points: counting.map(itemPoints), meant }
}

function weigh(
  components: readonly Component[],
  scores: ReadonlyMap<string, Explained>,
  inputs: WardenInputs,
  problems: Problem[],
  tell: Tell,
): Explained {
  const shares: Explained[] = []
  const used: Component[] = []
  for (const component of components) {
    const own = scores.get(component.id) as Explained
    const absent = component.method === 'ballot' && inputs.absentForAll.has(component.id)
    const score = own.value !== null && !absent ? own : standIn(component, scores, own)
    noteMissing(component, own, inputs, problems)
    if (score === null) continue
    if (score.value === null) problems.push(missing(component, score, inputs))
    used.push(component)
    const { weight } = component
    const params = { ...tell(() => ({ id: component.id, name: component.name })), weight: printDecimal(weight) }
    shares.push(computed('share', [score], { code: 'assess.component', params }))
  }
  selfLeaderGap(scores, inputs, problems)
  const namesOf = (some: readonly Component[]) => some.map((component) => component.name).join('、')
  if (used.length === components.length)
    return total(shares, { code: 'assess.weighted', params: tell(() => ({ names: namesOf(used) })) })
  const left = namesOf(components.filter((component) => !used.includes(component)))
  const params = { names: namesOf(used), left }
  if (used.length === 0) {
    problems.push(error('assess.no_component', {}, null, { name: inputs.name, staff: inputs.staffNo }))
    return given(null, { code: 'assess.no_components_left', params })
  }
  // (19 + 36) ÷ 60%: the weights of what is there, printed, and one division.
  const weights = used.map((component) => {
    const share = component.weight.div('100')
    return given(share, {
      code: 'assess.weight_used',
      params: { name: component.name, weight: printDecimal(component.weight) },
    })
  })
  const points = total(shares, { code: 'assess.weighted', params })
  return computed('quotient', [points, total(weights, { code: 'assess.weights_used', params })], {
    code: 'assess.renormalized',
    params: { ...params, weight: printDecimal(sum(used.map((component) => component.weight))) },
  })
}

/** A score that goes on without one of its components is worth a look, also where nobody voted at all. */
function noteMissing(component: Component, own: Explained, inputs: WardenInputs, problems: Problem[]): void {
  if (own.value !== null || component.when_missing === 'block') return
  if (problems.some((problem) => problem.detail.id === component.id)) return
  const detail = { component: component.name, id: component.id, name: inputs.name, staff: inputs.staffNo }
  problems.push(warning('assess.component_left_out', {}, null, detail))
}

/** What counts in place of a missing component; null: its weight goes to the others. */
function standIn(component: Component, scores: ReadonlyMap<string, Explained>, own: Explained): Explained | null {
  const params = { id: component.id, name: component.name }
  if (component.when_missing === 'renormalize') return null
  if (component.when_missing === 'zero') return given(ZERO, { code: 'assess.missing_is_zero', params }, [own])
  if (component.when_missing === 'block')
    return given(null, { code: own.value === null ? own.code : 'assess.absent_for_all', params }, [own])
  const other = scores.get(component.when_missing.use)
  const use = { ...params, other: component.when_missing.use }
  return given(other?.value ?? null, { code: 'assess.used_other', params: use }, other ? [other] : [])
}

function missing(component: Component, score: Explained, inputs: WardenInputs): Problem {
  const detail = {
    component: component.name,
    id: component.id,
    why: score.code,
    name: inputs.name,
    staff: inputs.staffNo,
  }
  return error('assess.component_missing', {}, null, detail)
}

/** A self-assessment far from the leader's is worth a look, never a penalty. */
const NOTICEABLE_GAP = ZERO.plus('10')

function selfLeaderGap(scores: ReadonlyMap<string, Explained>, inputs: WardenInputs, problems: Problem[]): void {
  const self = scores.get('self')?.value
  const leader = scores.get('leader')?.value
  if (!self || !leader) return
  const gap = settle(self.minus(leader)).abs()
  if (gap.lte(NOTICEABLE_GAP)) return
  const detail = { name: inputs.name, staff: inputs.staffNo, self: short(self), leader: short(leader) }
  problems.push(warning('assess.self_leader_gap', {}, short(gap), detail))
}

function short(value: Decimal): string {
  return printDecimal(value.round(2, 1))
}

function vetoesFor(vetoes: readonly Veto[], inputs: WardenInputs): Veto[] {
  return vetoes.filter((veto) => inputs.decisions.some(({ kind, item }) => kind === 'veto' && isVeto(veto, item)))
}

/** Vetoes, then floor and full: each as what it takes or gives, so that the lines still add up. */
function limits(value: Decimal | null, vetoes: readonly Veto[], range: ScoreRange): Explained[] {
  if (value === null) return []
  const lines: Explained[] = []
  let now = value
  const moveTo = (target: Decimal, code: string, params: Record<string, string>, source: string | null) => {
    lines.push(given(target.minus(now), { code, params, source }))
    now = target
  }
  for (const veto of vetoes) {
    const params = { id: veto.id, name: veto.name, cap: veto.cap === null ? '' : printDecimal(veto.cap) }
    if (veto.zero && now.gt(ZERO)) moveTo(ZERO, 'assess.veto_zero', params, veto.clause)
    else if (veto.cap !== null && now.gt(veto.cap)) moveTo(veto.cap, 'assess.veto_cap', params, veto.clause)
    else lines.push(given(ZERO, { code: 'assess.veto', params, source: veto.clause }))
  }
  if (now.lt(range.floor)) moveTo(range.floor, 'assess.floor', { floor: printDecimal(range.floor) }, null)
  if (now.gt(range.full)) moveTo(range.full, 'assess.full', { full: printDecimal(range.full) }, null)
  return lines
}

function sumOf(parts: readonly Explained[]): Decimal | null {
  let total = ZERO
  for (const { value } of parts) {
    if (value === null) return null
    // Most lines of a month are nothing: they are not worth an addition.
    if (value !== ZERO) total = total === ZERO ? value : total.plus(value)
  }
  return total
}
