/** Long lists of keys asked for in pieces, because every engine limits the parameters of one query. */

const SIZE = 2000

export async function inPieces<K, T>(
  keys: Iterable<K>,
  ask: (piece: readonly K[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const all = [...new Set(keys)]
  const found: T[] = []
  for (let from = 0; from < all.length; from += SIZE) {
    for (const row of await ask(all.slice(from, from + SIZE))) found.push(row)
  }
  return found
}
