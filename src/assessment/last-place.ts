/** Who is last in a month, if anybody is: the effect is adverse, so every doubt ends in nobody or in a decision. */
import { printDecimal } from '../core/decimal.ts'
import { error } from '../core/problem.ts'
import type { Decision } from './inputs.ts'
import type { Found, InPool } from './rank.ts'
import { ASK, type Asked, type LastPlace } from './rulebook.ts'

/** What a decision on a tie may call it. */
export const LAST_WORDS: readonly string[] = ['last', '末位', '最后一名']

/** The last place of a pool that is sorted from the top. Pure. */
export function findLast(
  rule: Asked<LastPlace> | null,
  pool: readonly InPool[],
  decisions: readonly Decision[],
): Found {
  if (rule === null) return nobody('assess.no_last.no_rule')
  if (rule === ASK) return nobody('assess.no_last.rule_open')
  const [first] = pool
  const lowest = pool.at(-1)
  const size = { pool: String(pool.length), needed: String(rule.min_pool ?? 2) }
  if (first === undefined || lowest === undefined || pool.length < Math.max(2, rule.min_pool ?? 2)) {
    return nobody('assess.no_last.small_pool', size)
  }
  if (first.key.eq(lowest.key)) return nobody('assess.no_last.all_equal', { score: printDecimal(lowest.total) })
  const limit = rule.not_last_if_at_least
  if (limit !== null && lowest.total.gte(limit)) {
    return nobody('assess.no_last.good_enough', { score: printDecimal(lowest.total), limit: printDecimal(limit) })
  }
  const lowestAll = pool.filter((one) => one.key.eq(lowest.key))
  const { left, by } = breakTie(lowestAll, rule.tie_break)
  const names = left.map((one) => one.name).join('、')
  const params = { names, score: printDecimal(lowest.total), pool: size.pool, by: by ?? '' }
  if (left.length === 1) {
    return found(left, lowestAll.length === 1 ? 'assess.last.lowest' : 'assess.last.tie_broken', params)
  }
  if (rule.ties === 'none') return nobody('assess.no_last.tie', params)
  if (rule.ties === 'all') return found(left, 'assess.last.all_tied', params)
  const decided = decidedAmong(left, decisions, LAST_WORDS)
  if (decided.length > 0) return found(decided, 'assess.last.decided', params)
  return {
    who: [],
    why: { code: 'assess.no_last.undecided', params },
    problems: [error('assess.last_undecided', {}, null, params)],
  }
}

/** Component by component, those with the lowest score stay; a score that is missing compares with nothing. */
function breakTie(tied: readonly InPool[], chain: readonly string[]): { left: readonly InPool[]; by: string | null } {
  let left = tied
  let by: string | null = null
  for (const id of chain) {
    if (left.length === 1) break
    const scores = left.flatMap((one) => one.components.get(id) ?? [])
    if (scores.length < left.length) continue
    const lowest = scores.reduce((a, b) => (b.lt(a) ? b : a))
    const lower = left.filter((one) => one.components.get(id)?.eq(lowest))
    if (lower.length < left.length) by = id
    left = lower
  }
  return { left, by }
}

/** Those of the tied whom the leading group named. Pure. */
export function decidedAmong(
  tied: readonly InPool[],
  decisions: readonly Decision[],
  words: readonly string[],
): InPool[] {
  return tied.filter((one) =>
    decisions.some(({ staffNo, item }) => staffNo === one.staffNo && item !== null && words.includes(item)),
  )
}

function found(who: readonly InPool[], code: string, params: Record<string, string>): Found {
  return { who: who.map((one) => one.staffNo), why: { code, params }, problems: [] }
}

function nobody(code: string, params: Record<string, string> = {}): Found {
  return { who: [], why: { code, params }, problems: [] }
}
