/** Which batches still stand: one that was taken back does not, unless its taking back was taken back in turn. */

export interface BatchLink {
  readonly batch: number
  /** The batch that this one takes back. */
  readonly undoes: number | null
  /** Something of that batch was left as it is, because it had been changed since. */
  readonly partly: boolean
}

/** Batch → the batch that took it back and still stands. `links` in the order of their numbers. Pure. */
export function takenBack(links: readonly BatchLink[]): Map<number, number> {
  const by = new Map<number, number>()
  for (const { batch, undoes } of links.toReversed()) if (undoes !== null && !by.has(batch)) by.set(undoes, batch)
  return by
}

/** The later batches whose work is there: a batch and its whole taking back, both later, left nothing behind. Pure. */
export function standingAfter(links: readonly BatchLink[], number: number): number[] {
  const by = takenBack(links)
  const partly = new Map(links.map((link) => [link.batch, link.partly]))
  const stands = ({ batch, undoes }: BatchLink) => {
    const taker = by.get(batch)
    if (taker !== undefined) return partly.get(taker) === true
    return undoes === null || undoes <= number || partly.get(batch) === true
  }
  return links.filter((link) => link.batch > number && stands(link)).map(({ batch }) => batch)
}
