/** The items of a month (考核内容): each method as an explained number of points, lost below zero, gained above. */
import type { Month } from '../core/day.ts'
import { type Decimal, decimal, HUNDRED, printDecimal, ZERO } from '../core/decimal.ts'
import { computed, type Explained, given, total } from '../core/explained.ts'
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
}

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

/** What an item takes from, or gives to, one warden's month; value null: it cannot be said, and the month waits. Pure. */
export function scoreItem(item: Item, inputs: ItemInputs): Explained {
  if (item.method === ASK) return given(null, { code: 'assess.item_open', params: head(item), source: item.clause })
  const corrected = correctedTo(item, inputs.decisions)
  if (corrected !== null) return corrected
  switch (item.method) {
    case 'per_occurrence':
      return capped(item, perCase(item, inputs, '-1'))
    case 'gain':
      return capped(item, perCase(item, inputs, '1'))
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
function correctedTo(item: RealItem, decisions: readonly Decision[]): Explained | null {
  const own = decisions.filter(
    ({ kind, points, ...decision }) => kind === 'correction' && points !== null && isItem(item, decision.item),
  )
  const last = own.sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1)
  if (last === undefined || last.points === null) return null
  const points = item.method === 'gain' ? last.points.abs() : ZERO.minus(last.points.abs())
  const params = { date: last.date, reason: last.reason, by: last.decidedBy ?? '' }
  return capped(item, given(points, { code: 'assess.corrected', params }))
}

/** Points of the item itself with at most `max` lost or gained: 扣完为止. */
function capped(item: RealItem, raw: Explained): Explained {
  const limit = item.method === 'gain' ? item.max : ZERO.minus(item.max)
  const over = raw.value?.abs().gt(item.max) === true
  const parts = over
    ? [
        raw,
        given(limit.minus(raw.value as Decimal), { code: 'assess.item_max', params: { max: printDecimal(item.max) } }),
      ]
    : [raw]
  return total(parts, { code: 'assess.item', params: head(item), source: item.clause })
}

function perCase(item: Of<'per_occurrence'> | Of<'gain'>, inputs: ItemInputs, sign: '1' | '-1'): Explained {
  const count = counted(item, inputs)
  if (count === null) return given(ZERO, { code: 'assess.no_record', params: { fact: item.fact } })
  const points = item.points.times(decimal(sign))
  const params = {
    count: printDecimal(count.value),
    each: item.each ?? '',
    points: printDecimal(item.points),
    ...count.behind,
  }
  return product(given(count.value, { code: 'assess.count', params }), points, 'assess.per_case', params)
}

/** No record means that nothing happened: only here is missing the same as none, but the explanation does not call it 0. */
function counted(
  item: Of<'per_occurrence'> | Of<'gain'>,
  inputs: ItemInputs,
): { value: Decimal; behind: Detail } | null {
  if (item.fact !== 'recorded') {
    const fact = inputs.facts.find((candidate) => candidate.name === item.fact)
    if (fact?.value.kind !== 'count') return null
    return { value: fact.value.count, behind: { fact: item.fact, ...behind(fact) } }
  }
  const lines = inputs.recorded.filter((line) => isItem(item, line.item))
  // One event booked twice is one event, at the larger number.
  const events = groupBy(lines, (line) => line.event ?? line)
  let value = ZERO
  for (const same of events.values()) {
    value = value.plus(same.map((line) => line.quantity).reduce((a, b) => (b.gt(a) ? b : a)))
  }
  return {
    value,
    behind: {
      fact: item.fact,
      days: lines
        .map((line) => line.date)
        .sort()
        .join('、'),
      ids: lines.flatMap((line) => line.evidence ?? []).join('、'),
    },
  }
}

function rate(item: Of<'rate'>, inputs: ItemInputs): Explained {
  const pair = pairOf(item.fact, inputs)
  if (pair === null) return empty(item, item.empty)
  const params = { ...head(item), ...pair.params, target: item.target.text, max: printDecimal(item.max) }
  const due = item.target.value.times(pair.denominator)
  const short = due.minus(pair.numerator)
  if (short.lte(ZERO)) return nothing(item, 'assess.rate_reached', params)
  // max × (target − n/d) ÷ target, as one division.
  const lost = given(ZERO.minus(item.max.times(short)), { code: 'assess.rate_short_by', params })
  const whole = given(due, { code: 'assess.rate_due', params })
  return capped(item, computed('quotient', [lost, whole], { code: 'assess.rate', params }))
}

function rateShort(item: Of<'rate_short'>, inputs: ItemInputs): Explained {
  const pair = pairOf(item.fact, inputs)
  if (pair === null) return empty(item, item.empty)
  const params = { ...head(item), ...pair.params, target: item.target.text, per_point: printDecimal(item.per_point) }
  const short = item.target.value.times(pair.denominator).minus(pair.numerator)
  if (short.lte(ZERO)) return nothing(item, 'assess.rate_reached', params)
  const points = item.per_point.times(HUNDRED).times(short)
  const lost = given(ZERO.minus(points), { code: 'assess.rate_short_by', params })
  const whole = given(pair.denominator, { code: 'assess.rate_due', params })
  return capped(item, computed('quotient', [lost, whole], { code: 'assess.rate_per_point', params }))
}

function bands(item: Of<'bands'>, inputs: ItemInputs): Explained {
  const fact = inputs.facts.find((candidate) => candidate.name === item.fact)
  if (fact === undefined || (fact.value.kind === 'pair' && fact.value.denominator.lte(ZERO)))
    return empty(item, item.empty)
  const { value } = fact
  // n/d ≥ from ⇔ n ≥ from × d: no division, so 19/20 is exactly 95%.
  const reached = item.bands
    .filter(({ from }) =>
      value.kind === 'pair' ? value.numerator.gte(from.value.times(value.denominator)) : value.count.gte(from.value),
    )
    .sort((a, b) => b.from.value.cmp(a.from.value))[0]
  if (reached === undefined) return empty(item, item.empty)
  const params = { ...head(item), ...valueParams(fact), from: reached.from.text, lose: printDecimal(reached.lose) }
  return capped(item, given(ZERO.minus(reached.lose), { code: 'assess.band', params }))
}

function minCount(item: Of<'min_count'>, inputs: ItemInputs): Explained {
  const fact = inputs.facts.find((candidate) => candidate.name === item.fact)
  const needed = neededCount(item, inputs)
  if (fact?.value.kind !== 'count' || needed === null) return empty(item, item.empty)
  const short = needed.minus(fact.value.count)
  const params = {
    ...head(item),
    ...valueParams(fact),
    needed: printDecimal(needed),
    each: item.each ?? '',
    points: printDecimal(item.points),
  }
  if (short.lte(ZERO)) return nothing(item, 'assess.count_reached', params)
  const missing = given(short, { code: 'assess.count_missing', params })
  return capped(item, product(missing, ZERO.minus(item.points), 'assess.min_count', params))
}

/** A share of working days is met by whole days: 90% of 22 days is 20 days, because 19 are less than 90%. */
function neededCount(item: Of<'min_count'>, inputs: ItemInputs): Decimal | null {
  if (!('share_of_duty_workdays' in item.at_least)) return item.at_least
  if (inputs.dutyWorkdays === null) return null
  const exact = item.at_least.share_of_duty_workdays.value.times(decimal(String(inputs.dutyWorkdays)))
  const down = exact.round(0, 0)
  return down.eq(exact) ? down : down.plus('1')
}

function decided(item: Of<'decision'>, inputs: ItemInputs): Explained {
  const decisions = inputs.decisions
    .filter((decision) => decision.kind === 'item' && isItem(item, decision.item) && decision.points !== null)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  const last = decisions.at(-1)
  if (last === undefined) return nothing(item, 'assess.no_decision', head(item))
  // The form's hint asks for a minus where points are taken, the regulation speaks of points lost: both mean the same.
  const points = (last.points as Decimal).abs()
  const [low, high] = item.range
  const params = {
    ...head(item),
    points: printDecimal(points),
    date: last.date,
    reason: last.reason,
    by: last.decidedBy ?? '',
    low: printDecimal(low),
    high: printDecimal(high),
  }
  if (points.lt(low) || points.gt(high))
    return given(null, { code: 'assess.decision_out_of_range', params, source: item.clause })
  return capped(item, given(ZERO.minus(points), { code: 'assess.decided', params }))
}

/** What the regulation says where there is nothing to measure; where it says nothing, the month waits. */
function empty(item: RealItem, what: Empty | null): Explained {
  if (what === 'full') return nothing(item, 'assess.empty_full', head(item))
  if (what === 'lose_all') {
    return capped(item, given(ZERO.minus(item.max), { code: 'assess.empty_lose_all', params: head(item) }))
  }
  return given(null, { code: 'assess.empty_block', params: head(item), source: item.clause })
}

function nothing(item: RealItem, code: string, params: Detail): Explained {
  return capped(item, given(ZERO, { code, params }))
}

function product(count: Explained, points: Decimal, code: string, params: Detail): Explained {
  const each = given(points, { code: 'assess.points_each', params })
  return computed('product', [count, each], { code, params })
}

function pairOf(name: string, inputs: ItemInputs) {
  const fact = inputs.facts.find((candidate) => candidate.name === name)
  if (fact?.value.kind !== 'pair' || fact.value.denominator.lte(ZERO)) return null
  return { numerator: fact.value.numerator, denominator: fact.value.denominator, params: valueParams(fact) }
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
