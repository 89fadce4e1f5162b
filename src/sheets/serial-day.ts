/** Excel's serial numbers as days, by integer arithmetic: no time zone, no Date. */
import { type Day, dayFromNumber, dayNumber } from '../core/day.ts'

const BEFORE_1904 = dayNumber('1904-01-01' as Day)
const BEFORE_MARCH_1900 = dayNumber('1899-12-31' as Day)
const FROM_MARCH_1900 = dayNumber('1899-12-30' as Day)
const LAST_SERIAL = 2958465

/**
 * The day of a serial in its own digits (a time of day is dropped), or null where Excel itself shows none. Excel
 * believes in 29 February 1900, serial 60, for which there is no day either. Pure.
 */
export function serialDay(digits: string, epoch1904: boolean): Day | null {
  const whole = /^\d{1,7}(?=\.|$)/.exec(digits)?.[0]
  if (whole === undefined) return null
  const serial = Number(whole)
  if (epoch1904) return serial > LAST_SERIAL - 1462 ? null : dayFromNumber(BEFORE_1904 + serial)
  if (serial < 1 || serial === 60 || serial > LAST_SERIAL) return null
  return dayFromNumber((serial < 60 ? BEFORE_MARCH_1900 : FROM_MARCH_1900) + serial)
}
