/** `export --layout paper`: what is known of each household on its own sheet, as import takes it back. */
import { existsSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import { AppError } from '../../core/app-error.ts'
import type { ExitCode } from '../app.ts'
import type { Context } from '../context.ts'
import { paperForms } from '../paper-forms.ts'
import { logReveal, mayReveal } from '../reveal.ts'
import type { ExportOptions } from './export.ts'

export async function exportPaper(
  context: Context,
  said: readonly string[],
  options: ExportOptions & { readonly output: string },
): Promise<ExitCode> {
  const path = resolve(context.app.cwd, options.output)
  if (extname(path).toLowerCase() !== '.xlsx')
    throw new AppError('export.ending', 2, { file: options.output, endings: '.xlsx' })
  const { where, asOf, columns } = options
  const lists = [
    where?.length ? '--where' : null,
    asOf === undefined ? null : '--as-of',
    columns === undefined ? null : '--columns',
  ]
  const other = lists.find((flag) => flag !== null)
  if (other) throw new AppError('usage.conflict', 2, { flag: '--layout paper', other })
  const store = await (await context.office()).store()
  const { loadHouseholdFiles } = await import('../../store/household-files.ts')
  const { saidGrid } = await import('../said-grid.ts')
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const files = await loadHouseholdFiles(store, {
    ...(grid === null ? {} : { grid }),
    ...(options.building === undefined ? {} : { building: options.building }),
  })
  if (files.length === 0) throw new AppError('print.nothing', 2)
  if (existsSync(path) && !(await context.confirm(context.say('export.ask_overwrite', { file: path })))) return 0
  const reveal = await mayReveal(context, options.reveal)
  const bytes = await paperForms(context, store.definitions, {
    files,
    blank: 0,
    forms: said,
    grid: grid === null ? null : { code: grid, label: `${grid.slice(-2)}网格` },
    reveal,
    room: false,
  })
  const persons = new Set(files.flatMap(({ members }) => members.map(({ personNo }) => personNo))).size
  const detail = { layout: 'paper', forms: said.join(' '), households: files.length, persons, file: options.output }
  await logReveal(context, { ...detail, revealed: reveal ? 1 : 0 }, 'export')
  const { writeFile } = await import('../../office/write-file.ts')
  writeFile(path, bytes)
  if (context.json)
    context.document({ file: path, layout: 'paper', households: files.length, persons, revealed: reveal })
  else {
    context.out(path)
    context.notice(
      context.say(reveal ? 'paper.exported_whole' : 'paper.exported', { households: String(files.length) }),
    )
  }
  return 0
}
