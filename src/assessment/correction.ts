/** What a corrected month changes: better at once, worse for somebody else only by a decision. */
import type { Day, Month } from '../core/day.ts'
import { decimal } from '../core/decimal.ts'
import type { MonthRecord, WardenRecord } from './month-record.ts'

/** Why a final month is to be corrected for somebody: what the leading group decided, or an objection that it accepted. */
export interface Ground {
  readonly month: Month
  readonly staffNo: string
  readonly date: Day
  readonly reason: string
  readonly by: string | null
  /** The number of the objection; null for a decision. */
  readonly objection: number | null
}

/** Something that stays as it was published, because only the leading group may make it worse. */
export interface Held {
  readonly warden: string
  readonly name: string
  readonly field: 'score' | 'ranked' | 'rank' | 'star' | 'last'
  readonly published: string
  readonly recomputed: string
}

export interface Correction {
  /** The month as it now stands. */
  readonly record: MonthRecord
  readonly held: readonly Held[]
}

/** Lays a recomputed month over the final one; `concerned` are those whose own matter was decided. Pure. */
export function correctMonth(before: MonthRecord, after: MonthRecord, concerned: ReadonlySet<string>): Correction {
  const held: Held[] = []
  const published = new Map(before.results.map((result) => [result.warden, result]))
  const there = new Set(after.results.map(({ warden }) => warden))
  const now = after.results.map((result) => {
    const was = published.get(result.warden)
    return was === undefined || concerned.has(result.warden) ? result : kept(was, result, held)
  })
  const gone = before.results.filter(({ warden }) => !concerned.has(warden) && !there.has(warden))
  for (const was of gone) held.push(holding(was, 'ranked', 'true', 'false'))
  const results = [...now, ...gone].sort(byPlace)
  return { record: { ...after, ...standings(results, after, held), results }, held }
}

function kept(was: WardenRecord, now: WardenRecord, held: Held[]): WardenRecord {
  const unranked = was.ranked && !now.ranked
  const fewer = was.score !== null && (now.score === null || decimal(now.score).lt(decimal(was.score)))
  if (unranked || fewer) {
    held.push(
      unranked ? holding(was, 'ranked', 'true', 'false') : holding(was, 'score', was.score ?? '', now.score ?? ''),
    )
    return was
  }
  const lower = was.rank !== null && now.rank !== null && now.rank > was.rank
  const becomesLast = now.last && !was.last
  const losesStar = was.star && !now.star
  if (lower) held.push(holding(was, 'rank', String(was.rank), String(now.rank)))
  if (becomesLast) held.push(holding(was, 'last', 'false', 'true'))
  if (losesStar) held.push(holding(was, 'star', 'true', 'false'))
  return { ...now, rank: lower ? was.rank : now.rank, last: now.last && !becomesLast, star: now.star || losesStar }
}

function holding({ warden, name }: WardenRecord, field: Held['field'], published: string, recomputed: string): Held {
  return { warden, name, field, published, recomputed }
}

/** Pool, stars and the two notes as the rows now have them. */
function standings(
  results: readonly WardenRecord[],
  after: MonthRecord,
  held: readonly Held[],
): Pick<MonthRecord, 'pool' | 'stars' | 'starWhy' | 'lastWhy'> {
  const stars = results.filter(({ star }) => star)
  const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name).join('、')
  const keptStars = stars.filter(({ warden }) => !after.stars.includes(warden))
  const spared = held.filter(({ field }) => field === 'last')
  return {
    pool: results.filter(({ ranked }) => ranked).length,
    stars: stars.map(({ warden }) => warden),
    starWhy:
      keptStars.length === 0
        ? after.starWhy
        : { code: 'assess.star.kept', params: { names: names(stars), kept: names(keptStars) } },
    lastWhy: spared.length === 0 ? after.lastWhy : { code: 'assess.no_last.held', params: { names: names(spared) } },
  }
}

function byPlace(a: WardenRecord, b: WardenRecord): number {
  if (a.rank !== b.rank) return a.rank === null ? 1 : b.rank === null ? -1 : a.rank - b.rank
  if (a.score !== null && b.score !== null && a.score !== b.score) return decimal(b.score).cmp(decimal(a.score))
  return a.warden < b.warden ? -1 : 1
}
