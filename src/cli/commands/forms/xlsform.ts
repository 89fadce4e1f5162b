/** `gridbook forms xlsform`: forms as a questionnaire for phones, loaded by ODK, KoboToolbox and Enketo. */
import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import type { Form } from '../../../forms/form.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { definitionsAtHand, hasOffice, namedForm } from './chosen-forms.ts'

export interface XlsformOptions {
  readonly output?: string
}

export function registerFormsXlsform(parent: Command, app: App): void {
  const command = parent
    .command('xlsform')
    .alias('手机表')
    .description(text('xlsform.about', {}, app.lang))
    .argument('[FORM...]', text('xlsform.forms', {}, app.lang))
    .option('-o, --output <FILE>', text('xlsform.output', {}, app.lang))
  runs(command, app, runFormsXlsform)
}

export async function runFormsXlsform(
  context: Context,
  names: readonly string[],
  options: XlsformOptions,
): Promise<ExitCode> {
  const output = await context.wanted('-o', options.output, () =>
    context.app.ask.text(context.say('forms.ask_output'), '手机表.xlsx'),
  )
  if (extname(output).toLowerCase() !== '.xlsx')
    throw new AppError('export.ending', 2, { file: output, endings: '.xlsx' })
  const definitions = await definitionsAtHand(context)
  const chosen = (names.length === 0 ? ['resident'] : names).map((name) => namedForm(definitions, name))
  const forms = [...new Set(chosen)].sort((a, b) => a.no - b.no)
  refuseMixture(forms, context)
  const path = resolve(context.app.cwd, output)
  if (existsSync(path) && !(await context.confirm(context.say('forms.ask_overwrite', { file: path })))) return 0
  const title = hasOffice(context) ? (await context.office()).settings.community : ''
  const { writeXlsform } = await import('../../../sheets/xlsform.ts')
  const { writeFile } = await import('../../../office/write-file.ts')
  writeFile(path, await writeXlsform(forms, definitions, { day: context.today, title }))
  if (context.json) context.document({ file: path, forms: forms.map((form) => form.id) })
  else context.out(path)
  return 0
}

/** One submission is about one household or person; a form of the office is about something else. */
function refuseMixture(forms: readonly Form[], context: Context): void {
  const office = forms.find((form) => form.subject === 'office')
  if (office && forms.length > 1)
    throw new AppError('xlsform.alone', 2, { form: context.lang === 'zh' ? office.label : office.en })
}
