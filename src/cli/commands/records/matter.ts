/** The steps of a matter: refused out of their order, due days said as a day or as working days from now. */
import { AppError } from '../../../core/app-error.ts'
import type { FormRecord } from '../../../forms/record.ts'
import { type MatterStep, matterState, mayTake } from '../../../register/matter-steps.ts'
import type { Context } from '../../context.ts'

export function stepOf(step: MatterStep) {
  return async (record: FormRecord, said: Record<string, string>, context: Context): Promise<void> => {
    const state = matterState(record.cells)
    // A result said with the closing is the handling, if the matter was handed to somebody.
    const now = step === 'close' && state === 'dispatched' && said.result ? 'handled' : state
    if (!mayTake(step, now)) {
      throw new AppError('matter.step', 2, {
        no: record.cells.matter_no?.value ?? '',
        state: context.say(`matter.state.${state}`),
        step: context.say(`matter.step.${step}`),
        next: context.say(`matter.next.${state}`),
      })
    }
    if (said.due_by !== undefined) said.due_by = await dueDay(context, said.due_by)
    if (step !== 'reopen') return
    const why = said.reason === undefined || said.reason === '' ? '' : `：${said.reason}`
    delete said.reason
    said.summary = `${record.cells.summary?.value ?? ''}【${context.today} 重开${why}】`
    for (const field of ['closed_on', 'satisfaction', 'result']) said[field] = '清空'
  }
}

/** `2015-03-20`, or `3` working days from today. */
async function dueDay(context: Context, said: string): Promise<string> {
  if (!/^\d{1,2}$/.test(said.trim())) return said
  const { addWorkdays } = await import('../../../assessment/workdays.ts')
  const { loadCalendar } = await import('../../../office/load-calendar.ts')
  const calendar = await loadCalendar((await context.office()).dir)
  return addWorkdays(context.today, Number(said), calendar).day
}
