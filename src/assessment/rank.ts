/**
 * The month's ranking: pool first, then competition ranking (1, 2, 2, 4), last place and star. Last place is the lowest
 * score in the pool and never "rank = pool size": with 95, 90, 88, 88 nobody has rank 4.
 */
import { type Decimal, ZERO } from '../core/decimal.ts'
import type { Detail, Problem } from '../core/problem.ts'
import type { NotRanked } from './eligibility.ts'
import type { Decision } from './inputs.ts'
import { findLast } from './last-place.ts'
import type { MonthScore } from './month-score.ts'
import { ASK, type Edition } from './rulebook.ts'
import { findStars } from './star.ts'

export interface Candidate {
  readonly staffNo: string
  readonly name: string
  /** Null: may be ranked when there is a score. */
  readonly reason: NotRanked | null
  readonly score: Pick<MonthScore, 'total' | 'exact' | 'components' | 'noStar'>
}

export interface Placed {
  readonly staffNo: string
  readonly score: Decimal | null
  readonly rank: number | null
  readonly ranked: boolean
  readonly reason: NotRanked | null
  readonly star: boolean
  readonly last: boolean
}

export interface Ranking {
  /** How many were ranked. */
  readonly pool: number
  /** By rank, those without one after them, by staff number. */
  readonly places: readonly Placed[]
  readonly stars: readonly string[]
  readonly last: readonly string[]
  /** Why there is no star, no last place, or these. */
  readonly starWhy: Note
  readonly lastWhy: Note
  /** Ties that wait for a decision, sections that are open. */
  readonly problems: readonly Problem[]
}

export interface Note {
  readonly code: string
  readonly params: Detail
}

/** Somebody in the pool. */
export interface InPool {
  readonly staffNo: string
  readonly name: string
  readonly total: Decimal
  /** What is compared: published or exact. */
  readonly key: Decimal
  readonly components: ReadonlyMap<string, Decimal | null>
  readonly noStar: boolean
}

/** Outcome of looking for the last place or the stars. */
export interface Found {
  readonly who: readonly string[]
  readonly why: Note
  readonly problems: readonly Problem[]
}

/** Ranks the candidates of one month. Pure. */
export function rankMonth(edition: Edition, candidates: readonly Candidate[], decisions: readonly Decision[]): Ranking {
  const exact = edition.numbers !== ASK && edition.numbers.rank_on === 'exact'
  const pool: InPool[] = []
  for (const { staffNo, name, reason, score } of candidates) {
    if (reason !== null || score.total === null) continue
    const key = exact ? (score.exact ?? score.total) : score.total
    pool.push({ staffNo, name, total: score.total, key, components: score.components, noStar: score.noStar })
  }
  pool.sort((a, b) => b.key.cmp(a.key) || (a.staffNo < b.staffNo ? -1 : 1))
  const ties = decisions.filter((decision) => decision.kind === 'tie')
  const last = findLast(edition.last_place, pool, ties)
  // Nobody is best and last in one month, whatever the number of stars.
  const stars = findStars(edition.star, pool, new Set(last.who), ties)

  const ranks = ranksOf(pool)
  const [starNos, lastNos] = [new Set(stars.who), new Set(last.who)]
  const places = candidates.map((candidate): Placed => {
    const rank = ranks.get(candidate.staffNo) ?? null
    return {
      staffNo: candidate.staffNo,
      score: candidate.score.total,
      rank,
      ranked: rank !== null,
      reason: rank === null ? (candidate.reason ?? 'incomplete') : null,
      star: starNos.has(candidate.staffNo),
      last: lastNos.has(candidate.staffNo),
    }
  })
  return {
    pool: pool.length,
    places: places.sort(byPlace),
    stars: stars.who,
    last: last.who,
    starWhy: stars.why,
    lastWhy: last.why,
    problems: [...last.problems, ...stars.problems],
  }
}

/** 1, 2, 2, 4 down a pool that is sorted from the top. */
function ranksOf(pool: readonly InPool[]): Map<string, number> {
  const ranks = new Map<string, number>()
  for (const [index, one] of pool.entries()) {
    const before = pool[index - 1]
    ranks.set(one.staffNo, before?.key.eq(one.key) ? (ranks.get(before.staffNo) as number) : index + 1)
  }
  return ranks
}

function byPlace(a: Placed, b: Placed): number {
  if (a.rank !== null && b.rank !== null && a.rank !== b.rank) return a.rank - b.rank
  if ((a.rank === null) !== (b.rank === null)) return a.rank === null ? 1 : -1
  const byScore = (b.score ?? ZERO).cmp(a.score ?? ZERO)
  return a.rank !== null && byScore !== 0 ? byScore : a.staffNo < b.staffNo ? -1 : 1
}
