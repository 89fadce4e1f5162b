/** How somebody stands against the month before: up, down, the same, or newly ranked. */
import type { MonthRecord } from './month-record.ts'

export interface Movement {
  readonly kind: 'up' | 'down' | 'same' | 'new'
  /** Places, 0 unless it went up or down. */
  readonly places: number
  /** The rank of the month before; null for somebody who was not ranked in it. */
  readonly before: number | null
}

/** By staff number, of everybody who is ranked; nobody where the month before is not known. Pure. */
export function movements(record: MonthRecord, before: MonthRecord | null): Map<string, Movement> {
  const moved = new Map<string, Movement>()
  if (before === null) return moved
  const ranks = new Map(before.results.map(({ warden, rank }) => [warden, rank]))
  for (const { warden, rank } of record.results) {
    if (rank === null) continue
    const was = ranks.get(warden) ?? null
    const places = was === null ? 0 : was - rank
    const kind = was === null ? 'new' : places > 0 ? 'up' : places < 0 ? 'down' : 'same'
    moved.set(warden, { kind, places: Math.abs(places), before: was })
  }
  return moved
}

/** Who shares a rank with somebody. Pure. */
export function tiedRanks(record: MonthRecord): Set<number> {
  const ranks = record.results.flatMap(({ rank }) => (rank === null ? [] : [rank]))
  return new Set(ranks.filter((rank, at) => ranks.indexOf(rank) !== at))
}
