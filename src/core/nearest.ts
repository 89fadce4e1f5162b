/** Which known names a mistyped name comes close to: "did you mean". */
import { fold } from './text.ts'

/** The closest known name, or null when none is close enough to be what was meant. Pure. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const [best] = byNearness(name, known)
  if (best === undefined) return null
  const allowed = Math.max(1, Math.floor(Math.max([...name].length, [...best].length) / 3))
  const [a, b] = [fold(name), fold(best)]
  const distance = editDistance(a, b)
  // Where no character is the same nothing is alike.
  const alike = distance <= allowed && distance < Math.max(a.length, b.length)
  return alike || (a.length > 2 && b.startsWith(a)) ? best : null
}

/** Known names, the most alike first; names equally alike stay in the order they came in. Pure. */
export function byNearness(name: string, known: Iterable<string>): string[] {
  const folded = fold(name)
  return [...known]
    .map((candidate) => ({ candidate, distance: editDistance(folded, fold(candidate)) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate)
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). Pure. */
export function editDistance(from: string, to: string): number {
  const a = [...from]
  const b = [...to]
  let older: number[] = []
  let old = b.map((_, index) => index).concat(b.length)
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((old[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (old[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1)
      now.push(best)
    }
    older = old
    old = now
  }
  return old[b.length] ?? 0
}
