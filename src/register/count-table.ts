/** Counted groups as a table: one grouping down the side, a second across where it is short, the sums at the edges. */
import type { Counter } from './count.ts'
import type { Grouping } from './count-by.ts'

export interface CountTable {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** How many columns in front are heads of rows, not numbers. */
  readonly heads: number
  /** Somebody is in several groups: the rows add up to more than the total. */
  readonly overlaps: boolean
}

export interface CountWords {
  readonly total: string
  readonly persons: string
  readonly households: string
}

/** More groups than this do not fit across a page. */
const ACROSS = 14

/** Pure. */
export function countTable(groupings: readonly Grouping[], counter: Counter, words: CountWords): CountTable {
  const groups = counter.groups()
  const [side, across] = groupings
  const keysOf = (at: number) => [...new Set(groups.map(({ keys }) => keys[at] ?? ''))].sort(groupings[at]?.compare)
  const total = counter.total()
  const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
  const overlaps = groupings.some(
    (_, at) => sum(keysOf(at).map((key) => counter.ofKey(at, key).persons)) > total.persons,
  )
  if (side && across && groupings.length === 2 && keysOf(1).length <= ACROSS) {
    const columns = keysOf(1)
    const counts = new Map(groups.map(({ keys, persons }) => [keys.join('\u0000'), persons]))
    const row = (key: string) => columns.map((column) => String(counts.get(`${key}\u0000${column}`) ?? 0))
    return {
      headings: [side.label, ...columns.map((key) => across.say(key)), words.total],
      rows: [
        ...keysOf(0).map((key) => [side.say(key), ...row(key), String(counter.ofKey(0, key).persons)]),
        [words.total, ...columns.map((key) => String(counter.ofKey(1, key).persons)), String(total.persons)],
      ],
      heads: 1,
      overlaps,
    }
  }
  return {
    headings: [...groupings.map(({ label }) => label), words.persons, words.households],
    rows: [
      ...groups.map(({ keys, persons, households }) => [
        ...keys.map((key, at) => groupings[at]?.say(key) ?? key),
        String(persons),
        String(households),
      ]),
      [words.total, ...groupings.slice(1).map(() => ''), String(total.persons), String(total.households)],
    ],
    heads: groupings.length,
    overlaps,
  }
}
