/** Days and months as text: `YYYY-MM-DD` and `YYYY-MM`, never a local-time Date. Proleptic Gregorian. */

export type Day = string & { readonly __day: unique symbol }
export type Month = string & { readonly __month: unique symbol }

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days in a month, 1-based month. Pure. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0)
}

/** A Day from its parts, or null when no such day is in the calendar (years 1000 to 9999). Pure. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (!Number.isInteger(year) || year < 1000 || year > 9999) return null
  if (!Number.isInteger(month) || month < 1 || month > 12) return null
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) return null
  return `${year}-${pad(month)}-${pad(day)}` as Day
}

/** Text `YYYY-MM-DD` to a Day, or null. Pure. */
export function parseDay(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

/** Text `YYYY-MM` to a Month, or null. Pure. */
export function parseMonth(text: string): Month | null {
  const parts = /^(\d{4})-(\d{2})$/.exec(text)
  if (!parts || Number(parts[1]) < 1000 || Number(parts[2]) < 1 || Number(parts[2]) > 12) return null
  return text as Month
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7) as Month
}

export function firstDay(month: Month): Day {
  return `${month}-01` as Day
}

export function lastDay(month: Month): Day {
  const [year, number] = monthParts(month)
  return `${month}-${pad(daysInMonth(year, number))}` as Day
}

/** The month `count` months later (negative: earlier). Pure. */
export function addMonths(month: Month, count: number): Month {
  const [year, number] = monthParts(month)
  const index = year * 12 + (number - 1) + count
  return `${Math.floor(index / 12)}-${pad((index % 12) + 1)}` as Month
}

export function nextMonth(month: Month): Month {
  return addMonths(month, 1)
}

/** Months from `from` to `to`, both included; empty when `to` is earlier. Pure. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = nextMonth(month)) months.push(month)
  return months
}

/** Days since 0000-03-01, for differences and weekdays (Hinnant, "chrono-compatible date algorithms"). Pure. */
export function dayNumber(day: Day): number {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
}

/** The Day with that `dayNumber`. Pure. */
export function dayFromNumber(number: number): Day {
  const era = Math.floor(number / 146097)
  const dayOfEra = number - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const mp = Math.floor((5 * dayOfYear + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(dayOfYear - Math.floor((153 * mp + 2) / 5) + 1)}` as Day
}

export function addDays(day: Day, count: number): Day {
  return dayFromNumber(dayNumber(day) + count)
}

/** Days from `from` to `to`; negative when `to` is earlier. Pure. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

/** ISO weekday, 1 Monday to 7 Sunday. Pure. */
export function weekday(day: Day): number {
  return ((((dayNumber(day) + 2) % 7) + 7) % 7) + 1
}

/** Completed years of age on `on`; a birth on 29 February counts from 1 March in other years. Pure. */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

function monthParts(month: Month): [year: number, month: number] {
  return [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}
