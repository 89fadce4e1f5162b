/** Values as one text that is the same on every machine: keys in the order of their code units, decimals exact and marked as such. */
import { decimal, isDecimal, printDecimal } from './decimal.ts'

/** JSON without spaces; of two equal values always the same bytes. Keys without a value are left out. Pure. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(plain(value))
}

/** What `canonicalJson` wrote, decimals as decimals again. Pure. */
export function fromCanonical<T>(text: string): T {
  return JSON.parse(text, (_, value) => (isMarked(value) ? decimal(value[MARK]) : value)) as T
}

/** Whether two values have the same canonical JSON, without writing it. Pure. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (isDecimal(a) || isDecimal(b)) return isDecimal(a) && isDecimal(b) && printDecimal(a) === printDecimal(b)
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => sameValue(one, b[at]))
  }
  const [left, right] = [a, b] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]
  for (const key in left) if (!sameValue(left[key], right[key])) return false
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false
  return true
}

const MARK = '$decimal'

function plain(value: unknown): unknown {
  if (isDecimal(value)) return { [MARK]: printDecimal(value) }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const source = value as Readonly<Record<string, unknown>>
  const sorted: Record<string, unknown> = {}
  for (const key of Object.keys(source).sort()) if (source[key] !== undefined) sorted[key] = plain(source[key])
  return sorted
}

function isMarked(value: unknown): value is { readonly [MARK]: string } {
  return typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[MARK] === 'string'
}
