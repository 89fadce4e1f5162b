/** How far a correction reaches: stars and last places, streaks, tasks and the year, before and after it. */
import type { Month } from '../core/day.ts'
import { type Decimal, printDecimal, round } from '../core/decimal.ts'
import { type DueTask, reconcileTasks, streakOf, tasksOf } from './consequences.ts'
import { finalResults, type MonthRecord } from './month-record.ts'
import { ASK, type Edition, type RoundTo } from './rulebook.ts'
import type { History } from './streaks.ts'
import type { AssessedYear } from './year.ts'

/** What somebody had before and has after. */
export interface Moved {
  readonly warden: string
  readonly before: string | null
  readonly after: string | null
}

export interface Impact {
  readonly stars: readonly (Moved & { readonly month: Month })[]
  readonly lasts: readonly (Moved & { readonly month: Month })[]
  /** Last places in a row at the last final month. */
  readonly streaks: readonly Moved[]
  readonly tasks: { readonly added: readonly DueTask[]; readonly gone: readonly string[] }
  readonly year: readonly (Moved & { readonly year: string; readonly what: 'average' | 'total' | 'grade' })[]
}

/** The final months with some of them as they will be. Pure. */
export function withRecords(history: History, records: readonly MonthRecord[]): History {
  const months = new Set(records.map(({ month }) => month))
  const others = history.finals.filter(({ month }) => !months.has(month))
  return { finals: [...others, ...records.flatMap(finalResults)], past: history.past }
}

/** Every task that the final months make, until the last of them. Pure. */
export function allTasks(edition: Edition, editions: readonly Edition[], history: History): DueTask[] {
  const until = lastMonth(history)
  if (until === null) return []
  return people(history).flatMap((staffNo) =>
    tasksOf(editions, streakOf(edition, editions, history, staffNo, until).triggers),
  )
}

/** `existing` are the keys of the tasks that are kept. Pure. */
export function impactOf(
  { edition, editions }: { readonly edition: Edition; readonly editions: readonly Edition[] },
  before: History,
  after: History,
  existing: readonly string[],
  years: Years,
): Impact {
  const until = lastMonth(after)
  const { add, basisGone } = reconcileTasks(existing, allTasks(edition, editions, after))
  const gone = new Set(reconcileTasks(existing, allTasks(edition, editions, before)).basisGone)
  return {
    stars: marks(before, after, 'star'),
    lasts: marks(before, after, 'last'),
    streaks:
      until === null
        ? []
        : people(after).flatMap((warden): Moved[] => {
            const length = (history: History) => streakOf(edition, editions, history, warden, until).current
            const [was, now] = [length(before), length(after)]
            return was === now ? [] : [{ warden, before: String(was), after: String(now) }]
          }),
    tasks: { added: add, gone: basisGone.filter((key) => !gone.has(key)) },
    year: yearMoves(years, edition.numbers === ASK ? null : edition.numbers.annual_total),
  }
}

interface Years {
  readonly year: string
  readonly before: AssessedYear
  readonly after: AssessedYear
}

function marks(before: History, after: History, what: 'star' | 'last'): Impact['stars'] {
  const had = (history: History) =>
    new Set(history.finals.filter((result) => result[what]).map(({ month, staffNo }) => `${month} ${staffNo}`))
  const [old, young] = [had(before), had(after)]
  return [...new Set([...old, ...young])]
    .filter((key) => old.has(key) !== young.has(key))
    .sort()
    .map((key) => ({
      month: key.slice(0, 7) as Month,
      warden: key.slice(8),
      before: String(old.has(key)),
      after: String(young.has(key)),
    }))
}

function yearMoves({ before, after, year }: Years, to: RoundTo | null): Impact['year'] {
  const published = (value: Decimal | null) =>
    value === null || to === null ? null : printDecimal(round(value, to.places, to.mode), to.places)
  return after.results.flatMap((now) => {
    const was = before.results.find(({ staffNo }) => staffNo === now.staffNo)
    if (was === undefined) return []
    const written = (one: typeof now) => ({
      average: published(one.average),
      total: published(one.total),
      grade: one.grade,
    })
    const [old, young] = [written(was), written(now)]
    return (['average', 'total', 'grade'] as const)
      .filter((what) => old[what] !== young[what])
      .map((what) => ({ year, what, warden: now.staffNo, before: old[what], after: young[what] }))
  })
}

function people({ finals, past }: History): string[] {
  return [...new Set([...finals, ...past].map(({ staffNo }) => staffNo))].sort()
}

function lastMonth({ finals, past }: History): Month | null {
  let last: Month | null = null
  for (const { month } of [...finals, ...past]) if (last === null || month > last) last = month
  return last
}
