/** Rounding once, at a named point, with the difference as a line of the explanation. */
import { type Decimal, decimalsOf, printDecimal, round } from '../core/decimal.ts'
import { type Explained, given, type Reason, total } from '../core/explained.ts'
import type { RoundTo } from './rulebook.ts'

/**
 * Quotients keep eleven decimals, so 280 ÷ 3 × 30 % comes out a hair under 28, and a score that lies on the edge would
 * fall off it. Nothing that an office writes has nine decimals: there the hair is gone and the true value is back. Pure.
 */
export function settle(value: Decimal): Decimal {
  return decimalsOf(value) <= 9 ? value : round(value, 9, 'half_even')
}

/** What is published of a sum that is known exactly. Pure. */
export function published(exact: Decimal, to: RoundTo): Decimal {
  return round(settle(exact), to.places, to.mode)
}

/** The sum of the parts, rounded; where rounding changes it, the change is the last part. Pure. */
export function roundedTotal(parts: readonly Explained[], to: RoundTo, reason: Reason): Explained {
  const exact = total(parts, reason)
  if (exact.value === null) return exact
  const rounded = published(exact.value, to)
  if (rounded.eq(exact.value)) return exact
  const change = rounded.minus(exact.value)
  const params = { places: String(to.places), mode: to.mode, exact: printDecimal(settle(exact.value)) }
  return total([...parts, given(change, { code: 'assess.rounding', params })], reason)
}
