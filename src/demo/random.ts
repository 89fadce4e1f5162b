/** Seeded chance in whole numbers only, so that one seed gives the same community on every machine. */

export interface Random {
  /** A whole number from 0 to `count` - 1. */
  below(count: number): number
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True `share` times in a thousand. */
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of the values, as often as its weight says. */
  weighted<T>(choices: readonly (readonly [value: T, weight: number])[]): T
  /** A new list in another order. */
  shuffle<T>(list: readonly T[]): T[]
}

/**
 * A stream of its own for every part of the demo (`label`), so that a change in one part leaves the others as they were.
 * xoshiro128** (Blackman and Vigna), filled by splitmix32. Pure.
 */
export function makeRandom(seed: number, label: string): Random {
  let filler = (seed ^ hash(label)) >>> 0
  const fill = (): number => {
    filler = (filler + 0x9e3779b9) | 0
    let word = filler ^ (filler >>> 16)
    word = Math.imul(word, 0x21f0aaad)
    word ^= word >>> 15
    word = Math.imul(word, 0x735a2d97)
    return (word ^ (word >>> 15)) >>> 0
  }
  let a = fill()
  let b = fill()
  let c = fill()
  let d = fill()

  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }

  const below = (count: number): number => next() % count

  return {
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => below(1000) < share,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[below(list.length)] as (typeof list)[number]
    },
    weighted: (choices) => {
      let rest = below(choices.reduce((total, [, weight]) => total + weight, 0))
      for (const [value, weight] of choices) {
        if (rest < weight) return value
        rest -= weight
      }
      throw new RangeError('nothing to choose from')
    },
    shuffle: (list) => {
      const mixed = [...list]
      for (let at = mixed.length - 1; at > 0; at -= 1) {
        const other = below(at + 1)
        const kept = mixed[at] as (typeof mixed)[number]
        mixed[at] = mixed[other] as (typeof mixed)[number]
        mixed[other] = kept
      }
      return mixed
    },
  }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}
