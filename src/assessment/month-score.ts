/**
 * One warden's score of one month, with its explanation. Order: components → renormalise or block → weights → items,
 * each lost at most its max → vetoes → floor and full → round once.
 */
import { type Decimal, printDecimal, sum, ZERO } from '../core/decimal.ts'
import { computed, type Explained, given, total } from '../core/explained.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import { type ComponentInputs, scoreComponent } from './components.ts'
import { type ItemInputs, itemCounts, scoreItem } from './items.ts'
import { roundedTotal, settle } from './rounding.ts'
import { ASK, type Component, type Edition, type Item, type Numbers, type ScoreRange, type Veto } from './rulebook.ts'
import { isVeto, lostRecords } from './stray-records.ts'

export interface WardenInputs extends Omit<ComponentInputs, 'maxDecimals'>, ItemInputs {
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
}

/** The score of one warden. Pure. */
export function monthScore(edition: Edition, inputs: WardenInputs): MonthScore {
  const said = whatIsSaid(edition)
  if (said === null) {
    const explained = given(null, { code: 'assess.rules_open', params: { edition: edition.edition } })
    return {
      staffNo: inputs.staffNo,
      total: null,
      exact: null,
      components: new Map(),
      noStar: false,
      explained,
      problems: [],
    }
  }
  const problems: Problem[] = []
  const scores = new Map<string, Explained>()
  for (const component of said.components) {
    const scored = scoreComponent(component, { ...inputs, maxDecimals: said.numbers.max_input_decimals })
    problems.push(...scored.problems)
    scores.set(component.id, scored.score)
  }
  const weighted = weigh(said.components, scores, inputs, problems)
  const items = said.items.filter((item) => itemCounts(item, inputs.month)).map((item) => scoreItem(item, inputs))
  problems.push(...lostRecords(said, items, inputs))

  const applied = vetoesFor(said.vetoes, inputs)
  const beforeLimits = [weighted, ...items]
  const parts = [...beforeLimits, ...limits(sumOf(beforeLimits), applied, said.score)]
  const explained = roundedTotal(parts, said.numbers.month_total, {
    code: 'assess.month_total',
    params: { name: inputs.name, staff: inputs.staffNo, month: inputs.month, edition: edition.edition },
  })
  const exact = sumOf(parts)
  return {
    staffNo: inputs.staffNo,
    total: explained.value,
    exact: exact === null ? null : settle(exact),
    components: new Map([...scores].map(([id, score]) => [id, score.value === null ? null : settle(score.value)])),
    noStar: applied.some((veto) => veto.no_star),
    explained,
    problems,
  }
}

/** Whether a component has no score, before anything stands in for it: for `scope: all`. Pure. */
export function lacksComponent(
  component: Component,
  inputs: Omit<ComponentInputs, 'maxDecimals'>,
  maxDecimals: number,
): boolean {
  return scoreComponent(component, { ...inputs, maxDecimals }).score.value === null
}

function whatIsSaid({ score, numbers, components, items, vetoes }: Edition): Said | null {
  if (score === ASK || numbers === ASK || components === ASK || items === ASK || vetoes === ASK) return null
  return { score, numbers, components, items, vetoes }
}

function weigh(
  components: readonly Component[],
  scores: ReadonlyMap<string, Explained>,
  inputs: WardenInputs,
  problems: Problem[],
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
    const params = { id: component.id, name: component.name, weight: printDecimal(component.weight) }
    shares.push(computed('share', [score], { code: 'assess.component', params }))
  }
  selfLeaderGap(scores, inputs, problems)
  const names = used.map((component) => component.name).join('、')
  if (used.length === components.length) return total(shares, { code: 'assess.weighted', params: { names } })
  const left = components.filter((component) => !used.includes(component)).map((component) => component.name)
  const params = { names, left: left.join('、') }
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
  let value = ZERO
  for (const part of parts) {
    if (part.value === null) return null
    value = value.plus(part.value)
  }
  return value
}
