/** `gridbook imports undo`: puts back exactly what a batch changed, or names who and which later batches stand in the way. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import type { Month } from '../../../core/day.ts'
import { messageOf, text } from '../../../messages/say.ts'
import type { BatchSummary } from '../../../store/batches.ts'
import type { Store, Touch } from '../../../store/store.ts'
import type { Undone } from '../../../store/take-back.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { whatOf } from './list.ts'

export interface ImportsUndoOptions {
  readonly keepNewer?: boolean
}

/** How many of those who stand in the way are named in the refusal; `--json` has all. */
const NAMED = 5

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
  const { readBatch, touchedAfter } = await import('../../../store/batches.ts')
  const { takeBack } = await import('../../../store/take-back.ts')
  if (!/^\d{1,9}$/.test(said)) throw new AppError('batch.not_a_number', 2, { value: said })
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const number = Number(said)
  const batch = await readBatch(store, number)
  if (batch.undoneBy !== null)
    throw new AppError('batch.undone_already', 3, { batch: said, by: String(batch.undoneBy) })
  const touches = await touchedAfter(store, number)
  if (touches.length > 0 && !options.keepNewer) return refuse(context, store, batch, touches)
  // Behind a closed month stand its scores and facts: without them nobody could ever check what was published.
  const closed = await closedMonthsOf(store, number)
  if (closed.length > 0) throw new AppError('assess.closed_undo', 3, { batch: said, months: closed.join('、') })
  // Taking back can itself be taken back, so a script need not confirm it.
  const question = context.say('imports.undo.ask', {
    batch: said,
    what: whatOf(batch, context),
    count: String(batch.changes),
  })
  if (context.canAsk && !(await context.confirm(question))) return 0
  await office.keepCopy('undo', context.today)
  const note = batch.files.map(({ file }) => file).join('、')
  const undone = await takeBack(store, { batch: number, day: context.today, note }, touches)
  await report(context, store, number, undone)
  return 0
}

async function closedMonthsOf(store: Store, number: number): Promise<Month[]> {
  const { readFinalMonths, readOpenCorrections } = await import('../../../store/assess-months.ts')
  const finals = await readFinalMonths(store)
  if (finals.length === 0) return []
  const { closedMonths, MONTHLY_FORMS, reopened } = await import('../../../assessment/month-of-record.ts')
  const { changesOfBatch } = await import('../../../store/batches.ts')
  return closedMonths(
    await changesOfBatch(
      store,
      number,
      MONTHLY_FORMS.map((form) => `form_${form}`),
    ),
    finals,
    new Set((await readOpenCorrections(store)).map(({ month, staffNo }) => reopened(month, staffNo))),
  )
}

async function refuse(
  context: Context,
  store: Store,
  batch: BatchSummary,
  touches: readonly Touch[],
): Promise<ExitCode> {
  const { nameHindrances } = await import('./hindrances.ts')
  const named = await nameHindrances(context, store, touches)
  const later = [...new Set(touches.map((touch) => touch.batch))].sort((a, b) => a - b)
  const who = [...new Set(named.map(({ who: one }) => one))]
  const comma = context.lang === 'zh' ? '、' : ', '
  const more = who.length > NAMED ? context.say('imports.undo.and_more', { count: String(who.length) }) : ''
  const detail = {
    batch: String(batch.batch),
    later: later.join(comma),
    who: who.slice(0, NAMED).join(comma) + more,
  }
  if (!context.json) throw new AppError('batch.in_the_way', 3, detail)
  context.document({
    error: { code: 'batch.in_the_way', ...messageOf('batch.in_the_way', detail, context.lang), detail },
    batch: batch.batch,
    later,
    in_the_way: named.map(({ json }) => json),
  })
  return 3
}

async function report(context: Context, store: Store, number: number, undone: Undone): Promise<void> {
  const { rowsIn } = await import('../../../store/take-back.ts')
  const { nameKept, labelOfTable } = await import('./hindrances.ts')
  const restored = rowsIn(undone.tables)
  const kept = await nameKept(context, store, undone.kept)
  if (context.json) {
    context.document({
      batch: number,
      restored,
      undo: undone.undo,
      tables: undone.tables.map(({ table, made, changed, removed }) => ({
        table,
        deleted: made,
        changed_back: changed,
        brought_back: removed,
      })),
      kept: kept.map(({ json }) => json),
    })
    return
  }
  if (undone.undo === null) context.out(context.say('imports.undo.nothing', { batch: String(number) }))
  else {
    const detail = { batch: String(number), count: String(restored), undo: String(undone.undo) }
    context.out(context.say('imports.undo.done', detail))
    const columns = ['deleted', 'changed_back', 'brought_back'].map((name) => ({
      title: context.say(`imports.undo.${name}`),
      align: 'right' as const,
    }))
    context.table(
      [{ title: context.say('imports.undo.table') }, ...columns],
      undone.tables.map(({ table, made, changed, removed }) => [
        labelOfTable(context, store, table),
        ...[made, changed, removed].map(String),
      ]),
    )
  }
  if (kept.length === 0) return
  context.out('')
  context.out(context.say('imports.undo.kept', { count: String(kept.length) }))
  context.table(
    ['who', 'table', 'field', 'why'].map((name) => ({ title: context.say(`imports.undo.${name}`) })),
    kept.map(({ who, table, field, why }) => [who, table, field, why]),
  )
}
