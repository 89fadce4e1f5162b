/** A month as people say it on a command line: 2015-03, 2015年3月, 3月, 上月, 本月. */
import { AppError } from '../core/app-error.ts'
import { addMonths, type Day, type Month, monthOf, parseMonth } from '../core/day.ts'

/** The month that is meant on a day: 3月 is the latest March that is not still to come. */
export function saidMonth(said: string, today: Day): Month {
  const text = said.normalize('NFKC').replace(/\s+/g, '')
  const now = monthOf(today)
  if (/^(上月|上个月|last)$/i.test(text)) return addMonths(now, -1)
  if (/^(本月|这月|这个月|当月|this)$/i.test(text)) return now
  const parts = /^(?:(\d{4})[-年./])?(\d{1,2})月?$/.exec(text)
  const number = parts?.[2]?.padStart(2, '0')
  if (parts?.[1] !== undefined) return whole(`${parts[1]}-${number}`, said)
  if (number === undefined || !text.endsWith('月')) throw new AppError('assess.month_unclear', 2, { value: said })
  const thisYear = whole(`${today.slice(0, 4)}-${number}`, said)
  return thisYear <= now ? thisYear : addMonths(thisYear, -12)
}

function whole(text: string, said: string): Month {
  const month = parseMonth(text)
  if (month === null) throw new AppError('assess.month_unclear', 2, { value: said })
  return month
}
