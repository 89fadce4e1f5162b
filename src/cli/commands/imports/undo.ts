/** `gridbook imports undo`: puts back exactly what a batch changed, or names the later batches that stand in the way. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { whatOf } from './list.ts'

export interface ImportsUndoOptions {
  readonly keepNewer?: boolean
}

export function registerImportsUndo(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('undo')
    .alias('撤销')
    .description(say('imports.undo.about'))
    .argument('<N>', say('imports.show.number'))
    .option('--keep-newer', say('imports.undo.keep_newer'))
  runs(command, app, runImportsUndo)
}

export async function runImportsUndo(context: Context, said: string, options: ImportsUndoOptions): Promise<ExitCode> {
  const { changesOfBatch, readBatch, touchedAfter } = await import('../../../store/batches.ts')
  const { planUndo } = await import('../../../register/plan-undo.ts')
  const { applyChanges } = await import('../../../store/apply.ts')
  const { readFinalMonths } = await import('../../../store/assess-months.ts')
  const { closedMonths } = await import('../../../assessment/month-of-record.ts')
  if (!/^\d{1,9}$/.test(said)) throw new AppError('batch.not_a_number', 2, { value: said })
  const office = await context.office()
  const store = await office.store()
  const number = Number(said)
  office.lock()
  const batch = await readBatch(store, number)
  if (batch.undoneBy !== null)
    throw new AppError('batch.undone_already', 3, { batch: said, by: String(batch.undoneBy) })
  const keepNewer = options.keepNewer ?? false
  const plan = planUndo(await changesOfBatch(store, number), await touchedAfter(store, number), keepNewer)
  if (plan.inTheWay.length > 0)
    throw new AppError('batch.in_the_way', 3, { batch: said, later: plan.inTheWay.join('、') })
  // Behind a closed month stand its scores and facts: without them nobody could ever check what was published.
  const closed = closedMonths(plan.changes, await readFinalMonths(store))
  if (closed.length > 0) throw new AppError('assess.closed_undo', 3, { batch: said, months: closed.join('、') })
  const count = String(plan.changes.length)
  // Taking back can itself be taken back, so a script need not confirm it.
  const question = context.say('imports.undo.ask', { batch: said, what: whatOf(batch, context), count })
  if (context.canAsk && !(await context.confirm(question))) return 0
  await office.keepCopy('undo', context.today)
  const note = batch.files.map(({ file }) => file).join('、')
  await applyChanges(
    store,
    { batch: null, day: context.today, kind: 'undo', note, undoes: number, file: null },
    plan.changes,
    [],
  )
  if (context.json) context.document({ batch: number, restored: plan.changes.length })
  else context.out(context.say('imports.undo.done', { batch: said, count }))
  return 0
}
