/** Values as one text that is the same on every machine: keys in the order of their code units, decimals exact and marked as such. */
import { type Decimal, decimal, isDecimal, printDecimal } from './decimal.ts'

/** JSON without spaces; of two equal values always the same bytes. Keys without a value are left out. Pure. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(plain(value))
}

/** What `canonicalJson` wrote, decimals as decimals again. Pure. */
export function fromCanonical<T>(text: string): T {
  return JSON.parse(text, (_, value) => (isMarked(value) ? decimal(value[MARK]) : value)) as T
}

const MARK = '$decimal'

function plain(value: unknown): unknown {
  if (isDecimal(value)) return { [MARK]: printDecimal(value as Decimal) }
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
