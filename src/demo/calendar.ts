/** The working days of the example year 2015, as the State Council arranged its holidays. */
import { addDays, type Day, firstDay, lastDay, type Month, weekday } from '../core/day.ts'

const HOLIDAYS: readonly (readonly [string, string])[] = [
  ['2015-01-01', '2015-01-03'],
  ['2015-02-18', '2015-02-24'],
  ['2015-04-05', '2015-04-06'],
  ['2015-05-01', '2015-05-03'],
  ['2015-06-20', '2015-06-22'],
  ['2015-09-03', '2015-09-05'],
  ['2015-09-26', '2015-09-27'],
  ['2015-10-01', '2015-10-07'],
]
/** Saturdays and Sundays that were worked. */
const MADE_UP = new Set(['2015-01-04', '2015-02-15', '2015-02-28', '2015-09-06', '2015-10-10'])

/** Pure. */
export function workdays(month: Month): Day[] {
  const days: Day[] = []
  for (let day = firstDay(month); day <= lastDay(month); day = addDays(day, 1)) if (isWorkday(day)) days.push(day)
  return days
}

function isWorkday(day: Day): boolean {
  if (MADE_UP.has(day)) return true
  return weekday(day) <= 5 && !HOLIDAYS.some(([from, to]) => day >= from && day <= to)
}
