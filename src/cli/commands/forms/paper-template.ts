/** `forms template --layout paper`: forms to carry from door to door, blank or with what is known of a household. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from '../../../core/app-error.ts'
import type { HouseholdFile } from '../../../register/household-file.ts'
import type { ExitCode } from '../../app.ts'
import type { Context } from '../../context.ts'
import { MOST_SHEETS, paperForms } from '../../paper-forms.ts'
import { logReveal } from '../../reveal.ts'
import { definitionsAtHand } from './chosen-forms.ts'
import { type Grid, gridsOf, type TemplateCommandOptions } from './template.ts'

/** Writes one workbook, or one for each grid. Identity numbers are whole: the warden works with them. */
export async function paperTemplate(
  context: Context,
  names: readonly string[],
  options: TemplateCommandOptions & { readonly output: string },
): Promise<ExitCode> {
  const blank = options.rows === undefined ? 1 : Number(options.rows)
  if (!Number.isInteger(blank) || blank < 1 || blank > MOST_SHEETS)
    throw new AppError('paper.sheets_invalid', 2, { value: options.rows ?? '', max: String(MOST_SHEETS) })
  const filled = (options.filled ?? false) || options.household !== undefined
  const definitions = await definitionsAtHand(context)
  const inOffice = filled || options.eachGrid || options.grid !== undefined
  const grids = inOffice ? await gridsOf(context, options) : [null]
  const files: string[] = []
  for (const grid of grids) {
    const name = options.eachGrid ? join(options.output, `${grid?.code.slice(-2)}网格_入户表.xlsx`) : options.output
    const path = resolve(context.app.cwd, name)
    if (existsSync(path) && !(await context.confirm(context.say('forms.ask_overwrite', { file: path })))) continue
    const households = filled ? await householdsOf(context, grid, options.household) : null
    if (households !== null && households.length === 0) throw new AppError('print.nothing', 2)
    const bytes = await paperForms(context, definitions, {
      files: households,
      blank,
      forms: names,
      grid,
      reveal: true,
      room: true,
    })
    const { writeFile } = await import('../../../office/write-file.ts')
    writeFile(path, bytes)
    files.push(path)
  }
  if (filled && files.length > 0) {
    const what = {
      command: 'forms template',
      layout: 'paper',
      forms: names.join(' '),
      files: files.length,
      revealed: 1,
    }
    await logReveal(context, { ...what, grid: options.grid ?? '', household: options.household ?? '' }, 'template')
  }
  if (context.json) context.document({ files })
  else for (const file of files) context.out(file)
  return 0
}

async function householdsOf(
  context: Context,
  grid: Grid | null,
  household: string | undefined,
): Promise<HouseholdFile[]> {
  const { loadHouseholdFiles } = await import('../../../store/household-files.ts')
  const store = await (await context.office()).store()
  if (household === undefined) return loadHouseholdFiles(store, grid === null ? {} : { grid: grid.code })
  const { saidHousehold } = await import('../household/show.ts')
  return loadHouseholdFiles(store, { codes: [await saidHousehold(store, household)] })
}
