/** What a publication (公示) tells everybody: the whole list, the first three, or the star alone. */
import type { MonthRecord } from './month-record.ts'
import type { Publication } from './rulebook.ts'

export interface PublicRow {
  /** Null: took no part this month; why stays in the office. */
  readonly rank: number | null
  readonly warden: string
  readonly name: string
  readonly grid: string | null
  readonly score: string | null
  readonly star: boolean
}

/** So many places `show: top` names. */
const TOP = 3

/** Nobody is called last here, and no streak is told. Pure. */
export function publicRows(record: MonthRecord, show: Publication['show']): PublicRow[] {
  const rows = record.results.map(({ rank, warden, name, grid, score, star }): PublicRow => {
    return { rank, warden, name, grid, score: rank === null ? null : score, star }
  })
  if (show === 'full') return rows
  if (show === 'star_only') return rows.filter(({ star }) => star)
  return rows.filter(({ rank, star }) => star || (rank !== null && rank <= TOP))
}
