/** Working days: Monday to Friday, without the holidays that were announced and with the weekends that are worked for them. */
import { addDays, type Day, firstDay, lastDay, type Month, weekday } from '../core/day.ts'

export interface WorkCalendar {
  /** Years whose holidays are announced; in all others weekends are all that is known. */
  readonly years: ReadonlySet<string>
  readonly off: ReadonlySet<Day>
  /** Saturdays and Sundays that are worked. */
  readonly worked: ReadonlySet<Day>
}

/** What one file says. */
export interface CalendarYear {
  readonly year: string
  readonly extends: boolean
  readonly off: readonly Day[]
  readonly worked: readonly Day[]
}

export interface DueDay {
  readonly day: Day
  /** A year was counted through whose holidays nobody has announced: the day may still move. */
  readonly beyondCalendar: boolean
}

/** Years laid over each other: a later whole year takes the place of an earlier one, `extends` changes single days. Pure. */
export function layCalendar(files: readonly CalendarYear[]): WorkCalendar {
  const whole = new Map(files.filter((file) => !file.extends).map((file) => [file.year, file]))
  const off = new Set([...whole.values()].flatMap((file) => file.off))
  const worked = new Set([...whole.values()].flatMap((file) => file.worked))
  for (const file of files.filter((one) => one.extends)) {
    for (const day of file.off) {
      off.add(day)
      worked.delete(day)
    }
    for (const day of file.worked) {
      worked.add(day)
      off.delete(day)
    }
  }
  return { years: new Set(whole.keys()), off, worked }
}

/** Whether people work on a day, as far as its year is announced. Pure. */
export function isWorkday(day: Day, { off, worked }: WorkCalendar): boolean {
  return worked.has(day) || (weekday(day) <= 5 && !off.has(day))
}

/** The `count`th working day after `day`; the day itself is not counted. Pure. */
export function addWorkdays(day: Day, count: number, calendar: WorkCalendar): DueDay {
  let now = day
  let beyondCalendar = false
  for (let left = count; left > 0; ) {
    now = addDays(now, 1)
    beyondCalendar ||= !isAnnounced(now, calendar)
    if (isWorkday(now, calendar)) left--
  }
  return { day: now, beyondCalendar }
}

/** Working days after `from` up to and with `to`; negative when `to` is earlier. Pure. */
export function workdaysBetween(from: Day, to: Day, calendar: WorkCalendar): number {
  if (to < from) return -workdaysBetween(to, from, calendar)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) count++
  return count
}

/** The working days of a month, or null where its year is not announced. Pure. */
export function workdaysOf(month: Month, calendar: WorkCalendar): Day[] | null {
  if (!isAnnounced(firstDay(month), calendar)) return null
  const days: Day[] = []
  for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) {
    if (isWorkday(day, calendar)) days.push(day)
  }
  return days
}

/** The last year that is announced, for sentences; null without any. Pure. */
export function lastAnnounced({ years }: WorkCalendar): string | null {
  return [...years].sort().at(-1) ?? null
}

function isAnnounced(day: Day, { years }: WorkCalendar): boolean {
  return years.has(day.slice(0, 4))
}
