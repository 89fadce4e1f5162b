/** Lists put together by a key, keys in the order in which they first come (Map.groupBy, which Node 20 does not have). */

/** The entries of each key, in their own order. Pure. */
export function groupBy<T, K>(entries: Iterable<T>, keyOf: (entry: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  let last: K | undefined
  let group: T[] | undefined
  for (const entry of entries) {
    const key = keyOf(entry)
    // Entries of one key mostly come one after another.
    if (group === undefined || key !== last) {
      last = key
      group = groups.get(key)
      if (group === undefined) {
        group = [entry]
        groups.set(key, group)
        continue
      }
    }
    group.push(entry)
  }
  return groups
}
