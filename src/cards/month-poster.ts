/** The month's poster: the star of the month and the ranking, fit to hang where residents pass by. */

export interface MonthPosterInput {
  /** `2015-03` */
  readonly month: string
  readonly community: string
  /** The regulation in force, as its title says. */
  readonly edition: string
  readonly results: readonly PosterResult[]
  readonly paper: 'a3' | 'a4'
  readonly printedOn: string
}

export interface PosterResult {
  /** Null for somebody who took no part this month. */
  readonly rank: number | null
  readonly name: string
  readonly grid: string
  readonly score: string | null
  readonly star: boolean
}

export interface MonthPoster {
  readonly month: string
  readonly year: string
  readonly monthOfYear: string
  readonly community: string
  readonly edition: string
  readonly paper: 'a3' | 'a4'
  readonly printedOn: string
  readonly stars: readonly PosterRow[]
  readonly rows: readonly PosterRow[]
}

export interface PosterRow {
  readonly rank: string
  readonly name: string
  readonly grid: string
  readonly score: string
  readonly star: boolean
}

/**
 * What hangs on the wall: rank, name, grid and score, the stars apart. Who was last how often, deductions and reasons for
 * absence stay in the office: a poster praises, it does not shame. Pure.
 */
export function monthPoster(input: MonthPosterInput): MonthPoster {
  const rows = input.results
    .filter((result) => result.rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((result) => ({
      rank: String(result.rank),
      name: result.name,
      grid: result.grid,
      score: result.score ?? '',
      star: result.star,
    }))
  return {
    month: input.month,
    year: input.month.slice(0, 4),
    monthOfYear: String(Number(input.month.slice(5, 7))),
    community: input.community,
    edition: input.edition,
    paper: input.paper,
    printedOn: input.printedOn,
    stars: rows.filter((row) => row.star),
    rows,
  }
}
