/** Counts people by groups: how many in each, in how many households, and each person once in the sum. */
import type { Grouping } from './count-by.ts'
import type { Standing } from './standing.ts'

export interface Counted {
  readonly persons: number
  readonly households: number
}

export interface CountedGroup extends Counted {
  /** One key for each grouping. */
  readonly keys: readonly string[]
}

export interface Counter {
  add(standing: Standing): void
  /** In the order of the groups, the first grouping first; those that are always shown among them. */
  groups(): CountedGroup[]
  /** All of one key of one grouping, everybody once. */
  ofKey(grouping: number, key: string): Counted
  total(): Counted
}

interface Tally {
  persons: number
  readonly households: Set<string>
}

/** People are given one by one; nobody twice. */
export function counterBy(groupings: readonly Grouping[]): Counter {
  const all = tally()
  const cells = new Map<string, Tally & { readonly keys: readonly string[] }>()
  const edges = groupings.map(() => new Map<string, Tally>())
  return {
    add(standing) {
      const keys = groupings.map((grouping) => grouping.keysOf(standing))
      put(all, standing)
      keys.forEach((own, at) => {
        for (const key of own) put(place(edges[at] as Map<string, Tally>, key, tally), standing)
      })
      for (const combined of combinations(keys))
        put(
          place(cells, combined.join('\u0000'), () => ({ ...tally(), keys: combined })),
          standing,
        )
    },
    groups() {
      for (const combined of combinations(groupings.map(({ always }) => always)))
        place(cells, combined.join('\u0000'), () => ({ ...tally(), keys: combined }))
      const found = [...cells.values()].map(({ keys, persons, households }) => ({
        keys,
        persons,
        households: households.size,
      }))
      return found.sort((a, b) => inOrder(groupings, a.keys, b.keys))
    },
    ofKey: (grouping, key) => counted(edges[grouping]?.get(key) ?? tally()),
    total: () => counted(all),
  }
}

function tally(): Tally {
  return { persons: 0, households: new Set() }
}

function counted({ persons, households }: Tally): Counted {
  return { persons, households: households.size }
}

function put(tally: Tally, { household }: Standing): void {
  tally.persons++
  tally.households.add(household.code)
}

function place<T>(map: Map<string, T>, key: string, make: () => T): T {
  const there = map.get(key) ?? make()
  map.set(key, there)
  return there
}

function combinations(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((made, list) => made.flatMap((keys) => list.map((key) => [...keys, key])), [[]])
}

function inOrder(groupings: readonly Grouping[], a: readonly string[], b: readonly string[]): number {
  for (const [at, grouping] of groupings.entries()) {
    const order = grouping.compare(a[at] ?? '', b[at] ?? '')
    if (order !== 0) return order
  }
  return 0
}
