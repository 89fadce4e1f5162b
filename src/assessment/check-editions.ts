/** Editions in time: one for every month, no gap, no overlap, and each new one says what becomes of a streak. */
import { type Month, nextMonth } from '../core/day.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import type { Rulebook } from './read-rulebook.ts'
import type { Edition } from './rulebook.ts'

/** Problems between the editions of one regulation. Books that could not be read are left out. Pure. */
export function checkEditions(books: readonly Rulebook[]): Problem[] {
  const dated = books
    .flatMap((book) => (book.edition === null ? [] : [{ book, edition: book.edition }]))
    .sort((a, b) => (a.edition.effective.from < b.edition.effective.from ? -1 : 1))
  const problems: Problem[] = []
  for (const [index, { book, edition }] of dated.entries()) {
    const before = dated[index - 1]?.edition
    if (before === undefined) continue
    const from = { file: book.file, ...book.locate(['effective', 'from']) }
    const end = before.effective.to
    const detail = { edition: edition.edition, before: before.edition, end: end ?? '', from: edition.effective.from }
    if (end === null || end >= edition.effective.from) {
      problems.push(error('rulebook.edition_overlap', from, edition.effective.from, detail))
    } else if (nextMonth(end) !== edition.effective.from) {
      problems.push(error('rulebook.edition_gap', from, edition.effective.from, detail))
    }
    if (edition.transition === null) {
      problems.push(error('rulebook.no_transition', { file: book.file, ...book.locate([]) }, edition.edition, detail))
    } else if (
      edition.transition.last_place_streak === 'continue' &&
      edition.transition.why === null &&
      JSON.stringify(edition.last_place) !== JSON.stringify(before.last_place)
    ) {
      const place = { file: book.file, ...book.locate(['transition', 'last_place_streak']) }
      problems.push(warning('rulebook.transition_why', place, 'continue', detail))
    }
  }
  return problems
}

/** The edition that a month is scored by, or null when no edition covers it. Pure. */
export function editionFor(editions: readonly Edition[], month: Month): Edition | null {
  return editions.find(({ effective: { from, to } }) => from <= month && (to === null || month <= to)) ?? null
}
