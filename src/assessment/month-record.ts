/** A month as it is published and kept: results and explanations as plain data that read the same in twenty years. */
import type { Month } from '../core/day.ts'
import { decimal, parseDecimal, printDecimal } from '../core/decimal.ts'
import type { Explained } from '../core/explained.ts'
import type { Detail } from '../core/problem.ts'
import type { NotRanked } from './eligibility.ts'
import type { FinalResult } from './inputs.ts'
import type { AssessedMonth } from './month.ts'
import type { Note } from './rank.ts'

export interface ExplainedRecord {
  readonly value: string | null
  readonly how: string
  readonly code: string
  readonly params: Detail
  readonly source: string | null
  readonly parts: readonly ExplainedRecord[]
}

export interface WardenRecord {
  readonly warden: string
  readonly name: string
  readonly grid: string | null
  readonly score: string | null
  readonly rank: number | null
  readonly ranked: boolean
  readonly reason: NotRanked | null
  readonly star: boolean
  readonly last: boolean
  /** Months in a row as last, up to this month when it is final. */
  readonly streak: number
  readonly explained: ExplainedRecord
}

export interface MonthRecord {
  readonly month: Month
  readonly edition: string
  readonly pool: number
  readonly results: readonly WardenRecord[]
  readonly stars: readonly string[]
  readonly starWhy: Note
  readonly lastWhy: Note
}

/** The record of an assessed month; scores with `places` decimals. Pure. */
export function monthRecord(
  assessed: AssessedMonth,
  places: number,
  streakOfWarden: (staffNo: string) => number,
): MonthRecord {
  const { ranking } = assessed
  return {
    month: assessed.month,
    edition: assessed.edition,
    pool: ranking.pool,
    results: assessed.wardens.map(({ staffNo, name, gridNo, place, score }) => ({
      warden: staffNo,
      name,
      grid: gridNo,
      score: place.score === null ? null : printDecimal(place.score, places),
      rank: place.rank,
      ranked: place.ranked,
      reason: place.reason,
      star: place.star,
      last: place.last,
      streak: streakOfWarden(staffNo),
      explained: rootRecord(score.explained, places),
    })),
    stars: ranking.stars,
    starWhy: ranking.starWhy,
    lastWhy: ranking.lastWhy,
  }
}

/** Why there is a star and a last place or none, with the scores as they were published: 82.70 and not 82.7. Pure. */
export function publishedNotes({ results, starWhy, lastWhy }: MonthRecord): { star: Note; last: Note } {
  const published = (score: string): string => {
    const said = parseDecimal(score)
    const same = results.find((one) => one.score !== null && said !== null && decimal(one.score).eq(said))
    return same?.score ?? score
  }
  const shown = ({ code, params }: Note): Note => {
    const scores = ['score', 'best'].flatMap((key) =>
      params[key] === undefined ? [] : [[key, published(params[key])]],
    )
    return { code, params: { ...params, ...Object.fromEntries(scores) } }
  }
  return { star: shown(starWhy), last: shown(lastWhy) }
}

/** The record with another streak for everybody. Pure. */
export function withStreaks(record: MonthRecord, streakOfWarden: (staffNo: string) => number): MonthRecord {
  return { ...record, results: record.results.map((one) => ({ ...one, streak: streakOfWarden(one.warden) })) }
}

/** The whole explanation, its result written as it is published: 92.10 and not 92.1. Pure. */
export function rootRecord(explained: Explained, places: number): ExplainedRecord {
  const { value } = explained
  return { ...explainedRecord(explained), value: value === null ? null : printDecimal(value, places) }
}

/** An explanation as plain data, every number as its decimal text. Pure. */
export function explainedRecord({ value, how, code, params, source, parts }: Explained): ExplainedRecord {
  const written = value === null ? null : printDecimal(value)
  return { value: written, how, code, params, source, parts: parts.map(explainedRecord) }
}

/** What streaks and years need of a kept month. Pure. */
export function finalResults(record: MonthRecord): FinalResult[] {
  return record.results.map(({ warden, ranked, score, last, star }) => ({
    month: record.month,
    staffNo: warden,
    ranked,
    score: score === null ? null : decimal(score),
    last,
    star,
  }))
}
