/** `gridbook forms dictionary`: every column of every form in words, as a workbook. */
import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { definitionsAtHand, namedForm } from './chosen-forms.ts'

const COLUMNS = ['form', 'field', 'label', 'type', 'need', 'unit', 'rule', 'codes', 'aliases'] as const

export interface DictionaryOptions {
  readonly output?: string
}

export function registerFormsDictionary(parent: Command, app: App): void {
  const command = parent
    .command('dictionary')
    .alias('字典')
    .description(text('forms.dictionary.about', {}, app.lang))
    .argument('[FORM...]', text('forms.forms', {}, app.lang))
    .option('-o, --output <FILE>', text('forms.dictionary.output', {}, app.lang))
  runs(command, app, runFormsDictionary)
}

export async function runFormsDictionary(
  context: Context,
  names: readonly string[],
  options: DictionaryOptions,
): Promise<ExitCode> {
  const output = await context.wanted('-o', options.output, () =>
    context.app.ask.text(context.say('forms.ask_output'), '数据字典.xlsx'),
  )
  const ending = extname(output).toLowerCase()
  if (ending !== '.xlsx' && ending !== '.csv')
    throw new AppError('export.ending', 2, { file: output, endings: '.xlsx .csv' })
  const path = resolve(context.app.cwd, output)
  if (existsSync(path) && !(await context.confirm(context.say('forms.ask_overwrite', { file: path })))) return 0
  const definitions = await definitionsAtHand(context)
  const chosen = names.length === 0 ? undefined : names.map((name) => namedForm(definitions, name).id)
  const { dictionary } = await import('../../../forms/dictionary.ts')
  const rows = dictionary(definitions, context.lang, chosen).map((row) => COLUMNS.map((column) => row[column]))
  const table = {
    sheet: '数据字典',
    headings: COLUMNS.map((column) => context.say(`forms.col.${column}`)),
    rows,
    textColumns: new Set(COLUMNS.keys()),
  }
  const { exportCsv, exportXlsx } = await import('../../../sheets/export.ts')
  const { writeFile } = await import('../../../office/write-file.ts')
  writeFile(
    path,
    ending === '.csv'
      ? exportCsv(table)
      : await exportXlsx([table], { day: context.today, title: '数据字典', stamp: {} }),
  )
  if (context.json) context.document({ file: path, rows: rows.length })
  else context.out(path)
  return 0
}
