/** `gridbook assess template`: the month's workbooks, one a rater, so that nobody sees everybody's marks; `import` reads them back. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { monthSheets } from '../../../assessment/month-sheets.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay, type Month } from '../../../core/day.ts'
import { text } from '../../../messages/say.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { calendarOf, refuseClosed, refuseFuture, rulesOf } from './desk.ts'
import { monthWorkbooks } from './month-workbooks.ts'

export interface AssessTemplateOptions {
  readonly output?: string
  readonly rater?: readonly string[]
}

export function registerAssessTemplate(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('template')
    .alias('发表')
    .description(say('assess.template.about'))
    .argument('<MONTH>', say('assess.arg.month'))
    .option('-o, --output <DIR>', say('assess.template.output'))
    .option('--rater <STAFF...>', say('assess.template.rater'))
  runs(command, app, runAssessTemplate)
}

export async function runAssessTemplate(
  context: Context,
  said: string,
  options: AssessTemplateOptions,
): Promise<ExitCode> {
  const month = saidMonth(said, context.today)
  refuseFuture(context, said, firstDay(month))
  const ask = () => context.app.ask.text(context.say('assess.template.output'), `${month} 考核表`)
  const folder = resolve(context.app.cwd, await context.wanted('-o', options.output, ask))
  const office = await context.office()
  const store = await office.store()
  await refuseClosed(store, month, '')
  const { edition } = await rulesOf(context, month)
  const { readMonthInputs, readRoster } = await import('../../../store/assess-inputs.ts')
  const roster = await readRoster(store)
  const raters = options.rater === undefined ? null : await saidRaters(store, options.rater, month)
  const sheets = monthSheets(edition, roster, month, raters)
  if (sheets.wardens.length === 0) throw new AppError('assess.no_wardens', 2, { month })
  const inputs = await readMonthInputs(store, month, await calendarOf(context))
  const books = monthWorkbooks(sheets, inputs, await office.definitions())
  const there = books.filter(({ file }) => existsSync(join(folder, file))).length
  const question = context.say('assess.template.overwrite', { count: String(there), folder })
  if (there > 0 && !(await context.confirm(question))) return 0
  const { writeTemplate, DEFAULT_TEMPLATE } = await import('../../../sheets/template.ts')
  const { writeFile } = await import('../../../office/write-file.ts')
  for (const { file, form, title, help, rows, ready, choices } of books) {
    const bytes = await writeTemplate([form], await office.definitions(), {
      ...DEFAULT_TEMPLATE,
      day: context.today,
      title: office.settings.community,
      heading: `${office.settings.community}　${title}`,
      help,
      filled: { [form.id]: rows },
      choices,
      rows: ready,
    })
    writeFile(join(folder, file), bytes)
  }
  if (context.json) {
    const files = books.map(({ file, form, rater }) => ({ file: join(folder, file), form: form.id, rater }))
    context.document({ month, edition: edition.edition, files })
    return 0
  }
  for (const { file } of books) context.out(join(folder, file))
  context.notice(context.say('assess.template.done', { count: String(books.length), month }))
  for (const component of sheets.withoutRater)
    context.warn(context.say('assess.template.no_rater', { component, month }))
  return 0
}

/** Staff numbers of those who held any post that month. */
async function saidRaters(store: Store, said: readonly string[], month: Month): Promise<string[]> {
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const { rolesIn } = await import('../../../assessment/posts.ts')
  const { staffNumbers } = await import('../../../register/references.ts')
  const roster = await readRoster(store)
  const there = rolesIn(roster, month)
  return said
    .flatMap((words) => words.split(/[,，、]/u))
    .map((one) => {
      const found = staffNumbers(one, roster).filter((staffNo) => there.has(staffNo))
      if (found.length > 1) throw new AppError('assess.warden_ambiguous', 2, { value: one, known: found.join('、') })
      if (found[0] === undefined) throw new AppError('assess.rater_unknown', 2, { value: one })
      return found[0]
    })
}
