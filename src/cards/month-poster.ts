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
  /** Places up (more than 0) or down since the month before; `new`, or null where that month is not known. */
  readonly moved: number | 'new' | null
  /** Why somebody is not ranked, in the words that may hang on a wall; '' for who is. */
  readonly absent: string
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
  /** Somebody's rank was known in the month before. */
  readonly against: boolean
  /** Those who took no part, by name. */
  readonly absent: readonly { readonly name: string; readonly why: string }[]
}

export interface PosterRow {
  readonly rank: string
  readonly name: string
  readonly grid: string
  readonly score: string
  readonly star: boolean
  readonly moved: number | 'new' | null
  /** Shares the rank with somebody. */
  readonly tied: boolean
}

/**
 * What hangs on the wall: rank, name, grid and score, the stars apart. Who was last how often and what was deducted
 * stay in the office: a poster praises, it does not shame. Pure.
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
      moved: result.moved,
      tied: input.results.filter(({ rank }) => rank === result.rank).length > 1,
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
    against: rows.some(({ moved }) => moved !== null),
    absent: input.results.filter(({ rank }) => rank === null).map(({ name, absent }) => ({ name, why: absent })),
  }
}
