/** `gridbook imports list`: what was imported and changed, batch by batch. */
import type { Command } from 'commander'
import { text } from '../../../messages/say.ts'
import type { BatchSummary } from '../../../store/batches.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'

export function registerImportsList(parent: Command, app: App): void {
  const command = parent
    .command('list')
    .alias('列表')
    .description(text('imports.list.about', {}, app.lang))
  runs(command, app, runImportsList)
}

export async function runImportsList(context: Context): Promise<ExitCode> {
  const { listBatches } = await import('../../../store/batches.ts')
  const batches = await listBatches(await (await context.office()).store())
  if (context.json) {
    context.document({ imports: batches.map(batchJson) })
    return 0
  }
  if (batches.length === 0) {
    context.notice(context.say('imports.none'))
    return 0
  }
  const numbers = ['created', 'updated', 'unchanged', 'rejected'] as const
  context.table(
    [
      { title: context.say('imports.batch'), align: 'right' },
      { title: context.say('imports.day') },
      { title: context.say('imports.what') },
      ...numbers.map((name) => ({ title: context.say(`imports.${name}`), align: 'right' as const })),
      { title: context.say('imports.state') },
    ],
    batches.map((batch) => [
      String(batch.batch),
      batch.day,
      whatOf(batch, context),
      ...numbers.map((name) => String(batch.outcomes[name])),
      batch.undoneBy === null ? '' : context.say('imports.undone', { by: String(batch.undoneBy) }),
    ]),
  )
  return 0
}

/** The workbooks of an import, else what was done. */
export function whatOf(batch: BatchSummary, context: Context): string {
  if (batch.undoes !== null) return context.say('imports.undo_of', { batch: String(batch.undoes) })
  const [first, ...more] = batch.files
  if (!first) return batch.note === '' ? batch.kind : batch.note
  return more.length === 0 ? first.file : context.say('imports.files', { first: first.file, more: String(more.length) })
}

export function batchJson(batch: BatchSummary): Record<string, unknown> {
  return {
    batch: batch.batch,
    day: batch.day,
    kind: batch.kind,
    note: batch.note,
    files: batch.files.map(({ file, sha256, counts }) => ({ file, sha256, sheets: counts })),
    rows: batch.outcomes,
    changes: batch.changes,
    undoes: batch.undoes,
    undone_by: batch.undoneBy,
  }
}
