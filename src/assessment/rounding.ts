/** Rounding once, at a named point, with the difference as a line of the explanation. */
import { type Decimal, printDecimal, round } from '../core/decimal.ts'
import { type Explained, given, type Reason, total } from '../core/explained.ts'
import type { RoundTo } from './rulebook.ts'

/**
 * Quotients keep eleven decimals, so 280 ÷ 3 × 30 % comes out a hair under 28, and a score that lies on the edge would
 * fall off it. Nothing that an office writes has nine decimals: there the hair is gone and the true value is back. Pure.
 */
export function settle(value: Decimal): Decimal {
  return round(value, 9, 'half_even')
}

/** The sum of the parts, rounded; where rounding changes it, the change is the last part. Pure. */
export function roundedTotal(parts: readonly Explained[], to: RoundTo, reason: Reason): Explained {
  const exact = total(parts, reason)
  if (exact.value === null) return exact
  const rounded = round(settle(exact.value), to.places, to.mode)
  const change = rounded.minus(exact.value)
  if (change.eq('0')) return exact
  const params = { places: String(to.places), mode: to.mode, exact: printDecimal(settle(exact.value)) }
  return total([...parts, given(change, { code: 'assess.rounding', params })], reason)
}
