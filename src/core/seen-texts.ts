/** A set of texts that keeps 53 bits of each and nothing else: for a million numbers it takes sixteen megabytes. */

export interface SeenTexts {
  readonly add: (text: string) => void
  /** May rarely be true of a text that was never added, one of some billions. */
  readonly has: (text: string) => boolean
}

export function seenTexts(): SeenTexts {
  let slots = new Float64Array(1024)
  let count = 0
  const slotOf = (hash: number): number => {
    let at = hash % slots.length
    while (slots[at] !== 0 && slots[at] !== hash) at = at + 1 === slots.length ? 0 : at + 1
    return at
  }
  const grow = (): void => {
    const before = slots
    slots = new Float64Array(before.length * 2)
    for (const hash of before) if (hash !== 0) slots[slotOf(hash)] = hash
  }
  return {
    add: (text) => {
      const hash = hashOf(text)
      const at = slotOf(hash)
      if (slots[at] === hash) return
      slots[at] = hash
      count++
      if (count * 2 > slots.length) grow()
    },
    has: (text) => slots[slotOf(hashOf(text))] !== 0,
  }
}

/** Never 0. */
function hashOf(text: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b9]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13)
  }
  return (high & 0x1fffff) * 0x100000000 + (low >>> 0) + 1
}
