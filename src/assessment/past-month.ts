/** A month that was published before the register was kept, shown like any other: ranks follow from its scores. */
import type { Month } from '../core/day.ts'
import { type Decimal, printDecimal } from '../core/decimal.ts'
import type { PastResult } from './inputs.ts'
import type { MonthRecord, WardenRecord } from './month-record.ts'
import type { History } from './streaks.ts'

/** The months of which only the published results are known, oldest first. Pure. */
export function pastMonths({ finals, past }: History): Month[] {
  const kept = new Set(finals.map(({ month }) => month))
  return [...new Set(past.map(({ month }) => month))].filter((month) => !kept.has(month)).sort()
}

/** `nameOf` gives a warden's name by staff number. Pure. */
export function pastRecord(
  month: Month,
  past: readonly PastResult[],
  nameOf: (staffNo: string) => string,
): MonthRecord {
  const own = past.filter((result) => result.month === month)
  const scores = own.flatMap(({ score }) => score ?? [])
  const results = own.map((result) => wardenRecord(month, result, scores, nameOf(result.staffNo)))
  const names = (some: readonly WardenRecord[]) => some.map(({ name }) => name).join('、')
  const [stars, lasts] = [results.filter(({ star }) => star), results.filter(({ last }) => last)]
  return {
    month,
    edition: '',
    pool: results.filter(({ ranked }) => ranked).length,
    results: results.sort(byPlace),
    stars: stars.map(({ warden }) => warden),
    starWhy: { code: stars.length > 0 ? 'assess.past.star' : 'assess.past.no_star', params: { names: names(stars) } },
    lastWhy: { code: lasts.length > 0 ? 'assess.past.last' : 'assess.past.no_last', params: { names: names(lasts) } },
  }
}

function wardenRecord(
  month: Month,
  { staffNo, score, last, star }: PastResult,
  scores: readonly Decimal[],
  name: string,
): WardenRecord {
  const ranked = score !== null || last || star
  const written = score === null ? null : printDecimal(score)
  return {
    warden: staffNo,
    name,
    grid: null,
    score: written,
    rank: score === null ? null : 1 + scores.filter((other) => other.gt(score)).length,
    ranked,
    reason: ranked ? null : 'incomplete',
    star,
    last,
    streak: 0,
    explained: {
      value: written,
      how: 'given',
      code: 'assess.month_past',
      params: { month, score: written ?? '–' },
      source: null,
      parts: [],
    },
  }
}

function byPlace(a: WardenRecord, b: WardenRecord): number {
  if (a.rank !== b.rank) return a.rank === null ? 1 : b.rank === null ? -1 : a.rank - b.rank
  return a.warden < b.warden ? -1 : 1
}
