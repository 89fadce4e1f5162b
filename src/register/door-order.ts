/** The order in which a warden walks past doors: estate, street, building, unit, room, numbers by their size. */
import type { Door } from './door.ts'

const PARTS = ['estate', 'streetNo', 'building', 'unit', 'room'] as const satisfies readonly (keyof Door)[]

// Collation belongs here and never in SQL: no two database engines sort Chinese alike.
const { compare } = new Intl.Collator('zh', { numeric: true })

/** Entries by their doors, 2栋 before 10栋; one door's households by their codes. Pure. */
export function inDoorOrder<T>(entries: readonly T[], doorOf: (entry: T) => Door, codeOf: (entry: T) => string): T[] {
  return entries
    .map((entry) => ({ entry, door: doorOf(entry), code: codeOf(entry) }))
    .sort((a, b) => compareDoors(a.door, b.door) || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .map(({ entry }) => entry)
}

/** Pure. */
export function compareDoors(a: Door, b: Door): number {
  for (const part of PARTS) {
    const order = a[part] === b[part] ? 0 : compare(a[part], b[part])
    if (order !== 0) return order
  }
  return 0
}

/** Names in dictionary order, numbers in them by their size. Pure. */
export function compareNames(a: string, b: string): number {
  return compare(a, b)
}
