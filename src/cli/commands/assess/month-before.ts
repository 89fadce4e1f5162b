/** The month before, against which a ranking shows who went up and down. */
import type { MonthRecord } from '../../../assessment/month-record.ts'
import { addMonths, type Month } from '../../../core/day.ts'
import type { Context } from '../../context.ts'

/** The month before as it was kept or published; null where nobody knows it. */
export async function monthBefore(context: Context, month: Month): Promise<MonthRecord | null> {
  const { readHistory, readKeptMonth } = await import('../../../store/assess-months.ts')
  const store = await (await context.office()).store()
  const before = addMonths(month, -1)
  const kept = await readKeptMonth(store, before)
  if (kept !== null) return kept.record
  const { past } = await readHistory(store)
  if (!past.some((result) => result.month === before)) return null
  const { pastRecord } = await import('../../../assessment/past-month.ts')
  return pastRecord(before, past, (staffNo) => staffNo)
}
