/** `gridbook imports show`: one batch, its workbooks, where every row went and what it changed. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { BatchRow } from '../../../store/batches.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { batchJson, whatOf } from './list.ts'

export interface ImportsShowOptions {
  /** Every row, not only those that were sent back. */
  readonly all?: boolean
}

export function registerImportsShow(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('show')
    .alias('查看')
    .description(say('imports.show.about'))
    .argument('<N>', say('imports.show.number'))
    .option('--all', say('imports.show.all'))
  runs(command, app, runImportsShow)
}

export async function runImportsShow(context: Context, said: string, options: ImportsShowOptions): Promise<ExitCode> {
  const { readBatch, rowsOfBatch } = await import('../../../store/batches.ts')
  const store = await (await context.office()).store()
  const number = /^\d{1,9}$/.test(said) ? Number(said) : null
  if (number === null) throw new AppError('batch.not_a_number', 2, { value: said })
  const batch = await readBatch(store, number)
  const rows = await rowsOfBatch(store, number)
  if (context.json) {
    context.document({ ...batchJson(batch), row_list: rows })
    return 0
  }
  const { created, updated, unchanged, rejected } = batch.outcomes
  context.out(
    context.colour.strong(`${context.say('imports.batch')} ${batch.batch}  ${batch.day}  ${whatOf(batch, context)}`),
  )
  context.out(
    context.say('imports.show.line', {
      created: String(created),
      updated: String(updated),
      unchanged: String(unchanged),
      rejected: String(rejected),
      changes: String(batch.changes),
    }),
  )
  if (batch.undoneBy !== null) context.out(context.say('imports.undone', { by: String(batch.undoneBy) }))
  for (const { file, sha256 } of batch.files) context.out(`  ${file}  ${context.colour.dim(sha256.slice(0, 16))}`)
  printRows(context, options.all ? rows : rows.filter((row) => row.outcome === 'rejected'))
  return 0
}

function printRows(context: Context, rows: readonly BatchRow[]): void {
  if (rows.length === 0) return
  context.out('')
  context.table(
    [
      { title: context.say('imports.file') },
      { title: context.say('imports.sheet') },
      { title: context.say('imports.row'), align: 'right' },
      { title: context.say('imports.subject') },
      { title: context.say('imports.outcome') },
    ],
    rows.map(({ file, sheet, row, subject, outcome }) => [
      file,
      sheet,
      String(row),
      subject,
      context.say(`imports.${outcome}`),
    ]),
  )
}
