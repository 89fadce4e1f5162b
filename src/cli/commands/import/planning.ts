/** What planning rows leans on, whatever door they come through: the office's day and forms, and the months that are closed. */
import type { Day } from '../../../core/day.ts'
import type { ImportContext } from '../../../register/plan-import.ts'
import type { Store } from '../../../store/store.ts'

export async function planningOf(
  store: Store,
  asked: { readonly grid: string | null; readonly today: Day; readonly acceptMoves: boolean },
): Promise<ImportContext> {
  const { readFinalMonths, readOpenCorrections } = await import('../../../store/assess-months.ts')
  const { monthOfRecord, reopened } = await import('../../../assessment/month-of-record.ts')
  const finals: ReadonlySet<string> = new Set(await readFinalMonths(store))
  const corrected = (await readOpenCorrections(store)).map(({ month, staffNo }) => reopened(month, staffNo))
  const open: ReadonlySet<string> = new Set(corrected)
  return {
    ...asked,
    community: store.community.code,
    definitions: store.definitions,
    closedMonth: (form, value) => {
      const month = monthOfRecord(form, value)
      return month !== null && finals.has(month) && !open.has(reopened(month, value('staff_no'))) ? month : null
    },
  }
}
