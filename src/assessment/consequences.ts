/** Tasks that follow from streaks: made once, kept when their basis is corrected away. */
import { type Month, monthsBetween } from '../core/day.ts'
import { editionFor } from './check-editions.ts'
import { ASK, type Consequence, type Edition, type Task } from './rulebook.ts'
import { type History, monthStates, type StateOfMonth, streak, type Trigger } from './streaks.ts'

export interface StreakOfPerson {
  readonly staffNo: string
  readonly states: readonly StateOfMonth[]
  /** Of last places, under the consequence with the longest view; 0 without one. */
  readonly current: number
  readonly triggers: readonly Trigger[]
}

export interface DueTask extends Task {
  /** Trigger key and the task's number in the consequence. */
  readonly key: string
  readonly trigger: Trigger
}

/**
 * One person's months until `until`. What follows from a month is said by the edition of that month: a new edition never
 * makes tasks of months that were scored by an old one. `edition` is the one in force at `until`. Pure.
 */
export function streakOf(
  edition: Edition,
  editions: readonly Edition[],
  history: History,
  staffNo: string,
  until: Month,
): StreakOfPerson {
  const states = monthStates(history, staffNo, until)
  const resets = resetMonths(editions, until)
  const triggers = editions
    .flatMap((one) => {
      const own = one.consequences === ASK ? [] : one.consequences
      const all = own.flatMap((consequence) => streak(consequence, staffNo, states, resets).triggers)
      return all.filter(({ month }) => editionFor(editions, month) === one)
    })
    .sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
  return { staffNo, states, current: lengthOf(edition, staffNo, states, resets), triggers }
}

/** How many months in a row somebody was last at `month`, seen by its own edition alone. Pure. */
export function streakLength(
  edition: Edition,
  history: History,
  staffNo: string,
  month: Month,
  resets: ReadonlySet<Month>,
): number {
  return lengthOf(edition, staffNo, monthStates(history, staffNo, month), resets)
}

function lengthOf(
  edition: Edition,
  staffNo: string,
  states: readonly StateOfMonth[],
  resets: ReadonlySet<Month>,
): number {
  const consequences = edition.consequences === ASK ? [] : edition.consequences
  const lasts = consequences.filter(({ when }) => when.state === 'last' && when.within === null)
  if (lasts.length === 0) return plainRun(states, resets)
  return Math.max(...lasts.map((consequence) => streak(consequence, staffNo, states, resets).current))
}

/** Without a consequence the length is still shown: lasts in a row, broken by any other month. */
function plainRun(states: readonly StateOfMonth[], resets: ReadonlySet<Month>): number {
  let run = 0
  for (const { state, month } of states) {
    if (state === 'draft') break
    if (resets.has(month)) run = 0
    run = state === 'last' ? run + 1 : 0
  }
  return run
}

/** The tasks of triggers, each by its month's edition, with a key that is the same whenever it is computed. Pure. */
export function tasksOf(editions: readonly Edition[], triggers: readonly Trigger[]): DueTask[] {
  return triggers.flatMap((trigger) => {
    const said = editionFor(editions, trigger.month)?.consequences ?? ASK
    const consequences: readonly Consequence[] = said === ASK ? [] : said
    const rule = consequences.find((consequence) => consequence.id === trigger.consequence)
    return (rule?.tasks ?? []).map((task, index) => ({ ...task, key: `${trigger.key}/${index + 1}`, trigger }))
  })
}

/** Against the tasks that exist: which are new, and whose basis is gone after a correction (kept, never deleted). Pure. */
export function reconcileTasks(
  existing: readonly string[],
  due: readonly DueTask[],
): { add: readonly DueTask[]; basisGone: readonly string[] } {
  const known = new Set(existing)
  const still = new Set(due.map((task) => task.key))
  return { add: due.filter((task) => !known.has(task.key)), basisGone: existing.filter((key) => !still.has(key)) }
}

/** First months of editions that let the streak of last places begin anew. Pure. */
export function resetMonths(editions: readonly Edition[], until: Month): ReadonlySet<Month> {
  const starts = editions
    .filter((edition) => edition.transition?.last_place_streak === 'reset')
    .map((edition) => edition.effective.from)
  return new Set(starts.filter((month) => monthsBetween(month, until).length > 0))
}
