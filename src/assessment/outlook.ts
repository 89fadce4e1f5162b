/** What a month would bring if it became final as it stands: who would be last, or star, for the how-manieth time, and what follows. */
import { streakOf, tasksOf } from './consequences.ts'
import { finalResults, type MonthRecord } from './month-record.ts'
import type { Edition, Task } from './rulebook.ts'
import type { History } from './streaks.ts'

export interface Outlook {
  readonly warden: string
  readonly name: string
  readonly last: boolean
  readonly star: boolean
  /** Last places in a row, this one counted. */
  readonly count: number
  readonly tasks: readonly Task[]
}

/** Those who would be last for the second time and more, or of whom tasks would follow. `history` is without this month. Pure. */
export function outlook(
  edition: Edition,
  editions: readonly Edition[],
  history: History,
  record: MonthRecord,
): Outlook[] {
  const seen = { finals: [...history.finals, ...finalResults(record)], past: history.past }
  return record.results
    .filter(({ last, star }) => last || star)
    .map(({ warden, name, last, star }): Outlook => {
      const { current, triggers } = streakOf(edition, editions, seen, warden, record.month)
      const now = triggers.filter(({ month }) => month === record.month)
      return { warden, name, last, star, count: last ? current : 0, tasks: tasksOf(editions, now) }
    })
    .filter(({ count, tasks }) => count > 1 || tasks.length > 0)
}
