/** Who is the star of a month (月星级网格员); a month may have none. */
import { printDecimal } from '../core/decimal.ts'
import { error } from '../core/problem.ts'
import type { Decision } from './inputs.ts'
import { decidedAmong } from './last-place.ts'
import type { Found, InPool } from './rank.ts'
import { ASK, type Asked, type Star } from './rulebook.ts'

/** What a decision on a tie may call it. */
export const STAR_WORDS: readonly string[] = ['star', '星级', '月星级网格员']

/** The stars of a pool that is sorted from the top. Pure. */
export function findStars(
  rule: Asked<Star> | null,
  pool: readonly InPool[],
  last: ReadonlySet<string>,
  decisions: readonly Decision[],
): Found {
  if (rule === null) return nobody('assess.no_star.no_rule')
  if (rule === ASK) return nobody('assess.no_star.rule_open')
  if (pool.length === 0 || pool.length < (rule.min_pool ?? 0)) {
    return nobody('assess.no_star.small_pool', { pool: String(pool.length), needed: String(rule.min_pool ?? 1) })
  }
  const minimum = rule.min_score
  const able = pool.filter(
    (one) => (minimum === null || one.total.gte(minimum)) && !one.noStar && !last.has(one.staffNo),
  )
  const best = pool[0] === undefined ? '' : printDecimal(pool[0].total)
  const wanted = { winners: String(rule.winners), min_score: minimum === null ? '' : printDecimal(minimum), best }
  if (able.length === 0) return nobody('assess.no_star.below_min', wanted)
  const cut = able[rule.winners - 1]
  const chosen = able.slice(0, rule.winners)
  const next = able[rule.winners]
  const names = (some: readonly InPool[]) => some.map((one) => one.name).join('、')
  if (cut === undefined || next === undefined || !next.key.eq(cut.key)) {
    return found(chosen, 'assess.star.best', { ...wanted, names: names(chosen) })
  }
  const above = able.filter((one) => one.key.gt(cut.key))
  const tied = able.filter((one) => one.key.eq(cut.key))
  const params = { ...wanted, names: names(tied), score: printDecimal(cut.total) }
  if (rule.ties === 'share') return found([...above, ...tied], 'assess.star.shared', params)
  if (rule.ties === 'none') {
    return above.length > 0 ? found(above, 'assess.star.tie_dropped', params) : nobody('assess.no_star.tie', params)
  }
  const decided = decidedAmong(tied, decisions, STAR_WORDS).slice(0, rule.winners - above.length)
  if (decided.length > 0) return found([...above, ...decided], 'assess.star.decided', params)
  const undecided = found(above, 'assess.no_star.undecided', params)
  return { ...undecided, problems: [error('assess.star_undecided', {}, null, params)] }
}

function found(who: readonly InPool[], code: string, params: Record<string, string>): Found {
  return { who: who.map((one) => one.staffNo), why: { code, params }, problems: [] }
}

function nobody(code: string, params: Record<string, string> = {}): Found {
  return { who: [], why: { code, params }, problems: [] }
}
