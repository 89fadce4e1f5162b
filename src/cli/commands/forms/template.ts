/** `gridbook forms template`: workbooks to hand out, empty or with what is known and what is missing. */
import { existsSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import type { Definitions, Form } from '../../../forms/form.ts'
import { text } from '../../../messages/say.ts'
import type { FilledRow } from '../../../sheets/template-sheet.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { logReveal } from '../../reveal.ts'
import { saidGrid } from '../../said-grid.ts'
import { saidLayout } from '../../said-layout.ts'
import { definitionsAtHand, hasOffice, namedForm } from './chosen-forms.ts'

export interface TemplateCommandOptions {
  readonly output?: string
  readonly layout?: string
  readonly grid?: string
  readonly eachGrid?: boolean
  readonly short?: boolean
  readonly filled?: boolean
  readonly household?: string
  readonly rows?: string
}

export interface Grid {
  readonly code: string
  readonly label: string
}

export function registerFormsTemplate(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('template')
    .alias('模板')
    .description(say('forms.template.about'))
    .argument('[FORM...]', say('forms.template.forms'))
    .option('-o, --output <FILE>', say('forms.template.output'))
    .option('--layout <LAYOUT>', say('export.layout'))
    .option('--grid <G>', say('register.grid'))
    .option('--each-grid', say('forms.template.each_grid'))
    .option('--short', say('forms.template.short'))
    .option('--filled', say('forms.template.filled'))
    .option('--household <H>', say('print.cards.household'))
    .option('--rows <N>', say('forms.template.rows'))
  runs(command, app, runFormsTemplate)
}

export async function runFormsTemplate(
  context: Context,
  names: readonly string[],
  options: TemplateCommandOptions,
): Promise<ExitCode> {
  const output = await context.wanted('-o', options.output, () =>
    context.app.ask.text(context.say('forms.ask_output'), '采集表.xlsx'),
  )
  const layout = saidLayout(options.layout)
  if (layout === 'register' && options.household !== undefined)
    throw new AppError('paper.household_layout', 2, { flag: '--household' })
  if (!options.eachGrid && extname(output).toLowerCase() !== '.xlsx')
    throw new AppError('export.ending', 2, { file: output, endings: '.xlsx' })
  if (layout === 'paper') {
    const { paperTemplate } = await import('./paper-template.ts')
    return paperTemplate(context, names, { ...options, output })
  }
  const rows = options.rows === undefined ? 1000 : Number(options.rows)
  if (!Number.isInteger(rows) || rows < 1 || rows > 100_000)
    throw new AppError('forms.rows_invalid', 2, { value: options.rows ?? '' })
  const definitions = await definitionsAtHand(context)
  const forms = (names.length === 0 ? ['resident'] : names).map((name) => namedForm(definitions, name))
  const needsOffice = options.filled || options.eachGrid || options.grid !== undefined
  const title = hasOffice(context) ? (await context.office()).settings.community : ''
  const grids = needsOffice ? await gridsOf(context, options) : [null]
  const files: string[] = []
  for (const grid of grids) {
    const path = resolve(
      context.app.cwd,
      options.eachGrid ? join(output, `${grid?.code.slice(-2)}网格_${forms[0]?.sheet ?? ''}.xlsx`) : output,
    )
    if (existsSync(path) && !(await context.confirm(context.say('forms.ask_overwrite', { file: path })))) continue
    const filled = options.filled ? await filledRows(context, definitions, forms, grid) : {}
    const { DEFAULT_TEMPLATE, writeTemplate } = await import('../../../sheets/template.ts')
    const { writeFile } = await import('../../../office/write-file.ts')
    const bytes = await writeTemplate(forms, definitions, {
      ...DEFAULT_TEMPLATE,
      day: context.today,
      title,
      grid: grid?.label ?? null,
      gridCode: grid?.code ?? null,
      short: options.short ?? false,
      filled,
      rows,
    })
    writeFile(path, bytes)
    files.push(path)
  }
  // A filled workbook carries whole identity numbers out of the office: the warden works with them.
  if (options.filled && files.length > 0) {
    const what = {
      command: 'forms template',
      forms: forms.map(({ id }) => id).join(' '),
      files: files.length,
      revealed: 1,
    }
    await logReveal(context, { ...what, grid: options.grid ?? '' }, 'template')
  }
  if (context.json) context.document({ files })
  else for (const file of files) context.out(file)
  return 0
}

/** The named grid, every grid of the office, or none in particular. */
export async function gridsOf(context: Context, options: TemplateCommandOptions): Promise<(Grid | null)[]> {
  const store = await (await context.office()).store()
  const label = (code: string) => `${code.slice(-2)}网格`
  if (options.grid !== undefined) {
    const code = await saidGrid(store, options.grid)
    return [{ code, label: label(code) }]
  }
  if (!options.eachGrid) return [null]
  const { gridCodes } = await import('../../../store/grid-codes.ts')
  const codes = await gridCodes(store)
  if (codes.length === 0) throw new AppError('forms.no_grids', 2, {})
  return codes.map((code) => ({ code, label: label(code) }))
}

/** Doors and people with what is known, and which asked cells are blank. Identity numbers are whole: the warden works with them. */
export async function filledRows(
  context: Context,
  definitions: Definitions,
  forms: readonly Form[],
  grid: Grid | null,
): Promise<Record<string, FilledRow[]>> {
  const { loadHouseholdFiles } = await import('../../../store/household-files.ts')
  const { filledForm } = await import('../../../register/filled-form.ts')
  const store = await (await context.office()).store()
  const files = await loadHouseholdFiles(store, grid === null ? {} : { grid: grid.code })
  return Object.fromEntries(forms.map((form) => [form.id, filledForm(form, definitions, files, context.today)]))
}
