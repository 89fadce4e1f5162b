/** Exact decimals: big.js in strict mode behind one parser and one printer; a JavaScript number never gets in. */
import Big from 'big.js'

const Decimal = Big()
Decimal.strict = true
Decimal.DP = 40

export type Decimal = Big.Big
export type Rounding = 'half_up' | 'half_even' | 'down'

const MODES = { half_up: 1, half_even: 2, down: 0 } as const satisfies Record<Rounding, 0 | 1 | 2>

export const ZERO: Decimal = new Decimal('0')
export const HUNDRED: Decimal = new Decimal('100')

/** Text such as `12`, `-0.50` to a Decimal, or null: no exponent, no sign `+`, no bare point, no full-width digit. Pure. */
export function parseDecimal(text: string): Decimal | null {
  return /^-?\d+(\.\d+)?$/.test(text) ? new Decimal(text) : null
}

export function isDecimal(value: unknown): value is Decimal {
  return value instanceof Decimal
}

/** Text of our own to a Decimal; throws where `parseDecimal` gives null. Pure. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text)
  if (value === null) throw new TypeError(`not a decimal: ${text}`)
  return value
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total = ZERO
  // Most lines of a month are nothing: they are not worth an addition.
  for (const value of values) if (value !== ZERO) total = total === ZERO ? value : total.plus(value)
  return total
}

const SMALL = Array.from({ length: 1000 }, (_, number) => new Decimal(String(number)))

/** A count of things as a Decimal. Pure. */
export function whole(count: number): Decimal {
  return SMALL[count] ?? new Decimal(String(count))
}

/** A quotient with 40 decimals; divide once, at the end, and round with `round`. Pure. */
export function divide(numerator: Decimal, denominator: Decimal): Decimal {
  return numerator.div(denominator)
}

/** Rounded to `places`; half_up is away from zero. Pure. */
export function round(value: Decimal, places: number, mode: Rounding): Decimal {
  return value.round(places, MODES[mode])
}

/** The value as a plain number where it is a whole one from 0 to 9,999,999, else −1: a key to look things up by, nothing to count with. Pure. */
export function smallWhole({ c, e, s }: Decimal): number {
  if (s < 0 || e > 6 || e < 0 || c.length - 1 > e) return -1
  let number = 0
  for (let at = 0; at <= e; at++) number = number * 10 + (c[at] ?? 0)
  return number
}

/** How many decimals a value has. Pure. */
export function decimalsOf(value: Decimal): number {
  return Math.max(0, value.c.length - 1 - value.e)
}

/** Text with exactly `places` decimals (the value must already be rounded to them), or as short as it is. Pure. */
export function printDecimal(value: Decimal, places?: number): string {
  return places === undefined ? value.toFixed() : value.toFixed(places)
}
