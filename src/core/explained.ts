/** A result that carries its explanation: the value of every line is computed from its parts, and can be computed again. */
import { type Decimal, decimal, divide, round, smallWhole, sum, whole, ZERO } from './decimal.ts'
import type { Detail } from './problem.ts'

/**
 * How the value comes from the parts: `given` has none that matter; `sum`; `product` and `quotient` of two;
 * `mean` of all; `share` = the one part × params.weight ÷ 100; `weighted` = Σ value × params.weight ÷ Σ weight of the parts.
 */
export type How = 'given' | 'sum' | 'product' | 'quotient' | 'mean' | 'share' | 'weighted'

export interface Explained {
  /** Null: not known, and `code` says why. Missing is never zero. */
  readonly value: Decimal | null
  readonly how: How
  /** A reason with a sentence in messages/; `params` fill its `{tokens}`. */
  readonly code: string
  readonly params: Detail
  /** The clause of the regulation, as the office writes it. */
  readonly source: string | null
  readonly parts: readonly Explained[]
}

export interface Reason {
  readonly code: string
  readonly params?: Detail
  readonly source?: string | null
}

/** How much is told: with `untold` the values are the same and no line has its words, which cost more than the sums. */
export type Tell = (params: () => Detail) => Detail

export const told: Tell = (params) => params()
export const untold: Tell = () => WORDLESS

const WORDLESS: Detail = {}

/** A value that stands for itself. Pure. */
export function given(value: Decimal | null, reason: Reason, parts: readonly Explained[] = []): Explained {
  return line(value, 'given', reason, parts)
}

/** The sum of the parts; not known when one of them is not. Pure. */
export function total(parts: readonly Explained[], reason: Reason): Explained {
  return line(compute('sum', parts, reason.params ?? {}), 'sum', reason, parts)
}

/** Any other computation over parts. Pure. */
export function computed(how: Exclude<How, 'given'>, parts: readonly Explained[], reason: Reason): Explained {
  return line(compute(how, parts, reason.params ?? {}), how, reason, parts)
}

/** What the value must be, from the parts alone; for `given` the value itself. Pure. */
export function recompute(explained: Explained): Decimal | null {
  return explained.how === 'given' ? explained.value : compute(explained.how, explained.parts, explained.params)
}

/** Every line of the tree is what its parts make. Pure. */
export function addsUp(explained: Explained): boolean {
  const again = recompute(explained)
  const same = again === null || explained.value === null ? again === explained.value : again.eq(explained.value)
  return same && explained.parts.every(addsUp)
}

const HUNDREDTH = decimal('0.01')

function compute(how: How, parts: readonly Explained[], params: Detail): Decimal | null {
  const values: Decimal[] = []
  for (const part of parts) {
    if (part.value === null) return null
    values.push(part.value)
  }
  const [first, second] = values
  switch (how) {
    case 'sum':
      return sum(values)
    case 'mean':
      return first === undefined || second === undefined ? (first ?? null) : ratio(sum(values), whole(values.length))
    case 'product':
      if (first === undefined || second === undefined) return null
      return first.eq(ZERO) ? ZERO : first.times(second)
    case 'quotient':
      return first === undefined || second === undefined || second.eq(ZERO) ? null : ratio(first, second)
    case 'share':
      return first === undefined ? null : first.times(decimal(params.weight ?? '0')).times(HUNDREDTH)
    case 'weighted':
      return weightedMean(parts)
    case 'given':
      return null
  }
}

/** Sum first, divide once: equal data stay equal. */
function weightedMean(parts: readonly Explained[]): Decimal | null {
  const weights = parts.map((part) => decimal(part.params.weight ?? '0'))
  const whole = sum(weights)
  if (whole.eq(ZERO)) return null
  return ratio(sum(parts.map((part, index) => (part.value ?? ZERO).times(weights[index] ?? ZERO))), whole)
}

/**
 * A quotient with eleven decimals, so that a line printed in full is what was calculated with, and short enough that
 * nobody takes it for an identity number.
 */
function ratio(numerator: Decimal, denominator: Decimal): Decimal {
  const [n, d] = [smallWhole(numerator), smallWhole(denominator)]
  if (n < 0 || d < 0) return round(divide(numerator, denominator), 11, 'half_even')
  const key = n * 1e7 + d
  const known = quotients.get(key)
  if (known !== undefined) return known
  const quotient = round(divide(numerator, denominator), 11, 'half_even')
  if (quotients.size < 100_000) quotients.set(key, quotient)
  return quotient
}

/** Points of so many ballots: a division takes longer than all the rest of a score, and the same ones come again and again. */
const quotients = new Map<number, Decimal>()

function line(value: Decimal | null, how: How, reason: Reason, parts: readonly Explained[]): Explained {
  return { value, how, code: reason.code, params: reason.params ?? {}, source: reason.source ?? null, parts }
}
