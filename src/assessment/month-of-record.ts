/** In which month's result a record of the office counts: once that month is final, what was published must not change under it. */
import { LAST_WORDS } from './last-place.ts'
import { STAR_WORDS } from './star.ts'

/** The month as `2015-03`; null for records that count in no month or in the year only. `value` gives a field's text. Pure. */
export function monthOfRecord(form: string, value: (field: string) => string | null): string | null {
  switch (form) {
    case 'scorecard':
    case 'ballot':
      return value('month')?.slice(0, 7) ?? null
    case 'fact':
      return value('date')?.slice(0, 7) ?? null
    case 'decision':
      return countsInMonth(value('kind'), value('item'), value('points')) ? (value('month')?.slice(0, 7) ?? null) : null
    default:
      return null
  }
}

/**
 * A recognised bonus, an equal place in the year's quota, an objection and the reason of a correction are written down
 * after the month is closed, and change nothing in it.
 */
function countsInMonth(kind: string | null, item: string | null, points: string | null): boolean {
  if (kind === 'item') return points !== null
  if (kind === 'tie') return item === null || LAST_WORDS.includes(item) || STAR_WORDS.includes(item)
  return kind === 'veto'
}
