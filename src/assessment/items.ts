/** The items of a month (考核内容): each method as an explained number of points, lost below zero, gained above. */
import type { Month } from '../core/day.ts'
import { type Decimal, HUNDRED, printDecimal, smallWhole, whole, ZERO } from '../core/decimal.ts'
import { computed, type Explained, given, type Tell, total } from '../core/explained.ts'
import { groupBy } from '../core/group.ts'
import type { Detail } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Decision, Fact, RecordedFact } from './inputs.ts'
import { ASK, type AskedItem, type Empty, type Item } from './rulebook.ts'

/** One warden's month, as far as items look at it. */
export interface ItemInputs {
  readonly facts: readonly Fact[]
  readonly recorded: readonly RecordedFact[]
  readonly decisions: readonly Decision[]
  readonly dutyWorkdays: number | null
  /** The item that a person meant by what they wrote. */
  readonly meant: ItemFinder
  readonly tell: Tell
}

export type ItemFinder = (written: string | null) => Item | undefined

type RealItem = Exclude<Item, AskedItem>
type Of<M extends RealItem['method']> = Extract<RealItem, { method: M }>

/** Whether an item counts in a month. Pure. */
export function itemCounts(item: Item, month: Month): boolean {
  return item.from === null || item.from <= month
}

/** Whether a person meant this item: by id or by name. Pure. */
export function isItem(item: Item, written: string | null): boolean {
  return written !== null && (written === item.id || fold(written) === fold(item.name))
}

/** The item meant by each word that people wrote; a word is looked up once. Pure. */
export function itemFinder(items: readonly Item[]): ItemFinder {
  const known = new Map<string | null, Item | undefined>(items.map((item) => [item.id, item]))
  return (written) => {
    if (!known.has(written))
      known.set(
        written,
        items.find((item) => isItem(item, written)),
      )
    return known.get(written)
  }
}

const pointsOf = new WeakMap<Item, (inputs: ItemInputs) => Explained>()

/** `scoreItem` without words: in an office of any size, and in all its months, equal facts are worked out once. */
export function itemPoints(item: Item): (inputs: ItemInputs) => Explained {
  const points = pointsOf.get(item) ?? rememberedPoints(item)
  pointsOf.set(item, points)
  return points
}

function rememberedPoints(item: Item): (inputs: ItemInputs) => Explained {
  const known = new Map<string | number, Explained>()
  return (inputs) => {
    const key = sameFacts(item, inputs)
    if (key === null) return scoreItem(item, inputs)
    const before = known.get(key)
    if (before !== undefined) return before
    const points = scoreItem(item, inputs)
    known.set(key, points)
    return points
  }
}

/** All that an item's points hang on as one key; null where they hang on records of this one person. */
function sameFacts(item: Item, inputs: ItemInputs): string | number | null {
  if (inputs.decisions.length > 0) return null
  if (item.method === ASK || item.method === 'decision') return ''
  if (item.fact === 'recorded') {
    for (const line of inputs.recorded) if (inputs.meant(line.item) === item) return null
    return ''
  }
  const value = factOf(item.fact, inputs)?.value
  if (value === undefined) return item.method === 'min_count' ? null : ''
  const days = item.method === 'min_count' ? ` of ${inputs.dutyWorkdays}` : ''
  if (value.kind === 'count') {
    const count = smallWhole(value.count)
    return count < 0 || days !== '' ? `${printDecimal(value.count)}${days}` : count
  }
  const [n, d] = [smallWhole(value.numerator), smallWhole(value.denominator)]
  return n < 0 || d < 0 ? `${printDecimal(value.numerator)}/${printDecimal(value.denominator)}` : n * 1e7 + d
}

/** What an item takes from, or gives to, one warden's month; value null: it cannot be said, and the month waits. Pure. */
export function scoreItem(item: Item, inputs: ItemInputs): Explained {
  const { tell } = inputs
  if (item.method === ASK)
    return given(null, { code: 'assess.item_open', params: tell(() => head(item)), source: item.clause })
  const corrected = correctedTo(item, inputs)
  if (corrected !== null) return corrected
  switch (item.method) {
    case 'per_occurrence':
      return capped(item, perCase(item, inputs, -1), tell)
    case 'gain':
      return capped(item, perCase(item, inputs, 1), tell)
    case 'rate':
      return rate(item, inputs)
    case 'rate_short':
      return rateShort(item, inputs)
    case 'bands':
      return bands(item, inputs)
    case 'min_count':
      return minCount(item, inputs)
    case 'decision':
      return decided(item, inputs)
  }
}

/** What the leading group has set the item to when it corrected the month: the latest decision counts. */
function correctedTo(item: RealItem, { decisions, meant, tell }: ItemInputs): Explained | null {
  if (decisions.length === 0) return null
  const own = decisions.filter(
    ({ kind, points, ...decision }) => kind === 'correction' && points !== null && meant(decision.item) === item,
  )
  const last = own.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
  if (last === undefined || last.points === null) return null
  const points = item.method === 'gain' ? last.points.abs() : negative(last.points.abs())
  const params = tell(() => ({ date: last.date, reason: last.reason, by: last.decidedBy ?? '' }))
  return capped(item, given(points, { code: 'assess.corrected', params }), tell)
}

/** Points of the item itself with at most `max` lost or gained: 扣完为止. */
function capped(item: RealItem, raw: Explained, tell: Tell): Explained {
  const parts = [raw]
  if (raw.value !== null && raw.value !== ZERO && raw.value.abs().gt(item.max)) {
    const limit = item.method === 'gain' ? item.max : item.max.neg()
    const params = tell(() => ({ max: printDecimal(item.max) }))
    parts.push(given(limit.minus(raw.value), { code: 'assess.item_max', params }))
  }
  return total(parts, { code: 'assess.item', params: tell(() => head(item)), source: item.clause })
}

function perCase(item: Of<'per_occurrence'> | Of<'gain'>, inputs: ItemInputs, sign: 1 | -1): Explained {
  const { tell } = inputs
  const count = counted(item, inputs)
  if (count === null) return given(ZERO, { code: 'assess.no_record', params: tell(() => ({ fact: item.fact })) })
  const points = sign === 1 ? item.points : item.points.neg()
  const params = tell(() => ({
    count: printDecimal(count.value),
    each: item.each ?? '',
    points: printDecimal(item.points),
    ...count.behind(),
  }))
  return product(given(count.value, { code: 'assess.count', params }), points, 'assess.per_case', params)
}

/** No record means that nothing happened: only here is missing the same as none, but the explanation does not call it 0. */
function counted(
  item: Of<'per_occurrence'> | Of<'gain'>,
  inputs: ItemInputs,
): { value: Decimal; behind: () => Detail } | null {
  if (item.fact !== 'recorded') {
    const fact = factOf(item.fact, inputs)
    if (fact?.value.kind !== 'count') return null
    return { value: fact.value.count, behind: () => ({ fact: item.fact, ...behind(fact) }) }
  }
  const lines = inputs.recorded.filter((line) => inputs.meant(line.item) === item)
  if (lines.length === 0) return { value: ZERO, behind: () => ({ fact: item.fact, days: '', ids: '' }) }
  // One event booked twice is one event, at the larger number.
  const events = groupBy(lines, (line) => line.event ?? line)
  let value = ZERO
  for (const same of events.values()) {
    value = value.plus(same.map((line) => line.quantity).reduce((a, b) => (b.gt(a) ? b : a)))
  }
  return {
    value,
    behind: () => ({
      fact: item.fact,
      days: lines
        .map((line) => line.date)
        .sort()
        .join('、'),
      ids: lines.flatMap((line) => line.evidence ?? []).join('、'),
    }),
  }
}

function rate(item: Of<'rate'>, inputs: ItemInputs): Explained {
  const { tell } = inputs
  const pair = pairOf(item.fact, inputs)
  if (pair === null) return empty(item, item.empty, tell)
  const params = tell(() => ({ ...head(item), ...valueParams(pair.fact), target: item.target.text }))
  const due = item.target.value.times(pair.denominator)
  const short = due.minus(pair.numerator)
  if (short.lte(ZERO)) return nothing(item, 'assess.rate_reached', params, tell)
  // max × (target − n/d) ÷ target, as one division.
  const lost = given(item.max.times(short).neg(), { code: 'assess.rate_short_by', params })
  const all = given(due, { code: 'assess.rate_due', params })
  return capped(item, computed('quotient', [lost, all], { code: 'assess.rate', params }), tell)
}

function rateShort(item: Of<'rate_short'>, inputs: ItemInputs): Explained {
  const { tell } = inputs
  const pair = pairOf(item.fact, inputs)
  if (pair === null) return empty(item, item.empty, tell)
  const params = tell(() => ({
    ...head(item),
    ...valueParams(pair.fact),
    target: item.target.text,
    per_point: printDecimal(item.per_point),
  }))
  const short = item.target.value.times(pair.denominator).minus(pair.numerator)
  if (short.lte(ZERO)) return nothing(item, 'assess.rate_reached', params, tell)
  const points = item.per_point.times(HUNDRED).times(short)
  const lost = given(points.neg(), { code: 'assess.rate_short_by', params })
  const all = given(pair.denominator, { code: 'assess.rate_due', params })
  return capped(item, computed('quotient', [lost, all], { code: 'assess.rate_per_point', params }), tell)
}

function bands(item: Of<'bands'>, inputs: ItemInputs): Explained {
  const fact = factOf(item.fact, inputs)
  const { tell } = inputs
  if (fact === undefined || (fact.value.kind === 'pair' && fact.value.denominator.lte(ZERO)))
    return empty(item, item.empty, tell)
  const { value } = fact
  // n/d ≥ from ⇔ n ≥ from × d: no division, so 19/20 is exactly 95%.
  const reached = item.bands
    .filter(({ from }) =>
      value.kind === 'pair' ? value.numerator.gte(from.value.times(value.denominator)) : value.count.gte(from.value),
    )
    .sort((a, b) => b.from.value.cmp(a.from.value))[0]
  if (reached === undefined) return empty(item, item.empty, tell)
  const params = tell(() => ({
    ...head(item),
    ...valueParams(fact),
    from: reached.from.text,
    lose: printDecimal(reached.lose),
  }))
  return capped(item, given(negative(reached.lose), { code: 'assess.band', params }), tell)
}

function minCount(item: Of<'min_count'>, inputs: ItemInputs): Explained {
  const fact = factOf(item.fact, inputs)
  const needed = neededCount(item, inputs)
  const { tell } = inputs
  if (fact?.value.kind !== 'count' || needed === null) return empty(item, item.empty, tell)
  const short = needed.minus(fact.value.count)
  const params = tell(() => ({
    ...head(item),
    ...valueParams(fact),
    needed: printDecimal(needed),
    each: item.each ?? '',
    points: printDecimal(item.points),
  }))
  if (short.lte(ZERO)) return nothing(item, 'assess.count_reached', params, tell)
  const missing = given(short, { code: 'assess.count_missing', params })
  return capped(item, product(missing, item.points.neg(), 'assess.min_count', params), tell)
}

/** A share of working days is met by whole days: 90% of 22 days is 20 days, because 19 are less than 90%. */
function neededCount(item: Of<'min_count'>, inputs: ItemInputs): Decimal | null {
  if (!('share_of_duty_workdays' in item.at_least)) return item.at_least
  if (inputs.dutyWorkdays === null) return null
  const exact = item.at_least.share_of_duty_workdays.value.times(whole(inputs.dutyWorkdays))
  const down = exact.round(0, 0)
  return down.eq(exact) ? down : down.plus('1')
}

function decided(item: Of<'decision'>, inputs: ItemInputs): Explained {
  const { tell } = inputs
  const decisions = inputs.decisions
    .filter((decision) => decision.kind === 'item' && decision.points !== null && inputs.meant(decision.item) === item)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const last = decisions.at(-1)
  if (last === undefined)
    return nothing(
      item,
      'assess.no_decision',
      tell(() => head(item)),
      tell,
    )
  // The form's hint asks for a minus where points are taken, the regulation speaks of points lost: both mean the same.
  const points = (last.points as Decimal).abs()
  const [low, high] = item.range
  const params = tell(() => ({
    ...head(item),
    points: printDecimal(points),
    date: last.date,
    reason: last.reason,
    by: last.decidedBy ?? '',
    low: printDecimal(low),
    high: printDecimal(high),
  }))
  if (points.lt(low) || points.gt(high))
    return given(null, { code: 'assess.decision_out_of_range', params, source: item.clause })
  return capped(item, given(negative(points), { code: 'assess.decided', params }), tell)
}

/** What the regulation says where there is nothing to measure; where it says nothing, the month waits. */
function empty(item: RealItem, what: Empty | null, tell: Tell): Explained {
  const params = tell(() => head(item))
  if (what === 'full') return nothing(item, 'assess.empty_full', params, tell)
  if (what === 'lose_all') {
    return capped(item, given(item.max.neg(), { code: 'assess.empty_lose_all', params }), tell)
  }
  return given(null, { code: 'assess.empty_block', params, source: item.clause })
}

function nothing(item: RealItem, code: string, params: Detail, tell: Tell): Explained {
  return capped(item, given(ZERO, { code, params }), tell)
}

function negative(points: Decimal): Decimal {
  return points.eq(ZERO) ? ZERO : points.neg()
}

function product(count: Explained, points: Decimal, code: string, params: Detail): Explained {
  const each = given(points, { code: 'assess.points_each', params })
  return computed('product', [count, each], { code, params })
}

function factOf(name: string, { facts }: ItemInputs): Fact | undefined {
  for (const fact of facts) if (fact.name === name) return fact
  return undefined
}

function pairOf(name: string, inputs: ItemInputs) {
  const fact = factOf(name, inputs)
  if (fact?.value.kind !== 'pair' || fact.value.denominator.lte(ZERO)) return null
  return { numerator: fact.value.numerator, denominator: fact.value.denominator, fact }
}

function valueParams(fact: Fact): Detail {
  const { value } = fact
  const written =
    value.kind === 'count'
      ? printDecimal(value.count)
      : `${printDecimal(value.numerator)}/${printDecimal(value.denominator)}`
  return { fact: fact.name, value: written, ...behind(fact) }
}

function behind(fact: Fact): Detail {
  return { ids: fact.ids.join('、'), days: fact.days.join('、') }
}

function head(item: Item): Record<string, string> {
  return { id: item.id, name: item.name, ...(item.method === ASK ? {} : { max: printDecimal(item.max) }) }
}
