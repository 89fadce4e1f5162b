/** In which month's result a record of the office counts: once that month is final, what was published must not change under it. */
import type { Month } from '../core/day.ts'
import type { Change } from '../core/rows.ts'
import { LAST_WORDS } from './last-place.ts'
import { STAR_WORDS } from './star.ts'
import { YEAR_END } from './year-scorecards.ts'

/** The forms whose records count in a month. */
export const MONTHLY_FORMS = ['scorecard', 'ballot', 'fact', 'decision'] as const

/** The month as `2015-03`; null for records that count in no month or in the year only. `value` gives a field's text. Pure. */
export function monthOfRecord(form: string, value: (field: string) => string | null): string | null {
  switch (form) {
    case 'scorecard':
      // The score of the year's end is given when the last month is closed, and counts in the year only.
      return value('source') === YEAR_END ? null : (value('month')?.slice(0, 7) ?? null)
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

/** Whose records of which final month may be changed, because a correction was decided: the word for one of them. Pure. */
export function reopened(month: string, staffNo: string | null): string {
  return `${month}|${staffNo ?? ''}`
}

/** The final months whose records these changes would touch, oldest first; `open` are those of `reopened`. Pure. */
export function closedMonths(
  changes: readonly Change[],
  finals: readonly Month[],
  open: ReadonlySet<string> = new Set(),
): Month[] {
  const touched = new Set(
    changes.flatMap(({ table, before, after }) => {
      if (!table.startsWith(FORM_TABLE)) return []
      const months = [before, after].map((row) => {
        const text = (field: string) =>
          row?.[field] === null || row?.[field] === undefined ? null : String(row[field])
        const month = row === null ? null : monthBehind(table.slice(FORM_TABLE.length), text)
        return month === null || open.has(reopened(month, text('staff_no'))) ? null : month
      })
      return months.filter((month) => month !== null)
    }),
  )
  return finals.filter((month) => touched.has(month))
}

/** A correction that has been made is as much behind its month as any score; one that waits is among `open`. */
function monthBehind(form: string, value: (field: string) => string | null): string | null {
  if (form === 'decision' && value('kind') === 'correction') return value('month')?.slice(0, 7) ?? null
  return monthOfRecord(form, value)
}

const FORM_TABLE = 'form_'
