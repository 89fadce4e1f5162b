/** Importing workbooks: read, plan, apply one transaction a workbook, and give back what happened as the report of contract.md 4. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { AppError } from '../../../core/app-error.ts'
import type { Problem } from '../../../core/problem.ts'
import type { RawWorkbook } from '../../../forms/raw-sheet.ts'
import type { OpenOffice } from '../../../office/open-office.ts'
import type { Context } from '../../context.ts'
import { saidGrid } from '../../said-grid.ts'
import { askedWorkbook } from './asked-workbook.ts'
import { PART_ROWS } from './long-file.ts'
import { type Imported, planFile, saysNothing } from './plan-file.ts'
import { planningOf } from './planning.ts'
import { readBook, readBooks } from './read-books.ts'
import type { ImportOptions, ImportReport } from './report.ts'
import { returnedFolder, writeReturnedWorkbook } from './return-rows.ts'

/** `step` hears of every finished file; `partRows` are planned together of a long list. Throws when not one file can be read. */
export async function importFiles(
  context: Context,
  office: OpenOffice,
  paths: readonly string[],
  options: ImportOptions,
  step: (done: number) => void = () => {},
  partRows = PART_ROWS,
): Promise<ImportReport> {
  const files = paths.flatMap((path) =>
    workbooksAt(resolve(context.app.cwd, path), returnedFolder(office, options, context)),
  )
  if (files.length === 0) throw new AppError('import.no_workbook', 2, { path: paths.join(' ') })
  if (!options.dryRun) office.lock()
  const definitions = await office.definitions()
  const store = await office.store()
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const planning = await planningOf(store, { grid, today: context.today, acceptMoves: options.acceptMoves ?? false })
  const outcomes: Imported[] = []
  const problems: Problem[] = []
  let copied = options.dryRun ?? false
  let batch: number | null = null
  const { readLimits } = await import('../../../sheets/read-limits.ts')
  const limits = readLimits(office.settings.limits)
  let finished = 0
  const alone = files.length === 1
  const inParts = !options.dryRun && !options.strict && !options.snapshot
  const { openLongBook } = await import('../../../sheets/long-book.ts')
  const openLong = async (file: string) => (inParts ? openLongBook(file, limits, saysNothing) : null)
  for await (const one of readBooks(files, limits, definitions, context.today, openLong)) {
    let read: RawWorkbook | Problem | null = 'rows' in one ? null : one
    if ('rows' in one) {
      if (!copied) await office.keepCopy('import', context.today)
      copied = true
      const { importLong } = await import('./long-file.ts')
      const how = { batch, day: context.today, alone, rows: partRows }
      const done = await importLong(one, store, planning, how, context)
      if (done === 'whole') read = await readBook(one.head.path, limits, alone)
      else if ('severity' in done) read = done
      else {
        batch = done.batch
        if (done.doubt) problems.push(done.doubt)
        const { outcome, workbook } = done
        const returned = await writeReturnedWorkbook(one.head, outcome.problems, workbook, office, options, context)
        outcomes.push({ ...outcome, report: { ...outcome.report, returned } })
        step(++finished)
      }
    }
    if (read === null) continue
    if (!('sheets' in read)) {
      problems.push(read)
      continue
    }
    const raw = read
    const planned = await planFile(raw, office, planning, options, definitions)
    const { doubtOf, goesOn, noSigns, noteSigns } = await import('./doubt.ts')
    const signs = noSigns()
    await noteSigns(signs, planned, { grid: planned.grid, sha256: raw.sha256 }, store)
    const doubt = await doubtOf(raw, signs, planned.grid, store)
    if (doubt !== null) {
      const taken = !options.dryRun && (await goesOn(doubt, planned.report, alone, context))
      problems.push(taken ? { ...doubt, severity: 'warning' } : doubt)
      if (!taken && !options.dryRun) continue
    }
    if (!copied) await office.keepCopy('import', context.today)
    copied = true
    const asked = options.dryRun
      ? { grid: null, workbook: null }
      : await askedWorkbook(store, raw, { ...planned, ...planned.plan })
    if (!options.dryRun) {
      const { applyFile } = await import('./apply-file.ts')
      const how = { batch, day: context.today, strict: options.strict ?? false, asked }
      batch = await applyFile(store, raw, planned, how)
    }
    const returned = options.dryRun
      ? null
      : await writeReturnedWorkbook(raw, planned.problems, asked.workbook, office, options, context)
    const { askWhereabouts } = await import('./ask-whereabouts.ts')
    const whereabouts =
      options.snapshot && !options.dryRun
        ? await askWhereabouts(raw.file, planned.missing, planned.grid, office, options, context)
        : null
    const report = { ...planned.report, returned, ...(options.snapshot ? { whereabouts } : {}) }
    outcomes.push({ ...planned, report, byGrid: planned.plan.byGrid })
    step(++finished)
  }
  return reportOf(outcomes, problems, batch, options)
}

/** A folder means every workbook in it, without what office programs leave lying about and what we are sending back. */
function workbooksAt(path: string, returned: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path]
  const ours = path === returned ? /^([~.]|退回\d*_)/u : /^[~.]/
  const names = readdirSync(path).filter(
    (name) =>
      ['.xlsx', '.xlsm', '.xls', '.csv', '.tsv', '.zip'].includes(extname(name).toLowerCase()) && !ours.test(name),
  )
  return names.sort().map((name) => join(path, name))
}

function reportOf(
  outcomes: readonly Imported[],
  ofFiles: readonly Problem[],
  batch: number | null,
  options: ImportOptions,
): ImportReport {
  const problems = [...ofFiles, ...outcomes.flatMap((outcome) => outcome.problems)]
  const sheets = outcomes.flatMap((outcome) => outcome.report.sheets)
  const total = (name: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected') =>
    sheets.reduce((sum, sheet) => sum + sheet[name], 0)
  const byGrid = new Map<string, number>()
  for (const outcome of outcomes)
    for (const [grid, count] of outcome.byGrid) byGrid.set(grid, (byGrid.get(grid) ?? 0) + count)
  return {
    batch,
    dryRun: options.dryRun ?? false,
    files: outcomes.map((outcome) => outcome.report),
    totals: {
      rows: total('rows'),
      created: total('created'),
      updated: total('updated'),
      unchanged: total('unchanged'),
      rejected: total('rejected'),
      warnings: problems.filter((problem) => problem.severity === 'warning').length,
    },
    byGrid,
    changes: options.dryRun ? outcomes.flatMap((outcome) => outcome.fieldChanges) : null,
    missing: options.snapshot ? outcomes.flatMap((outcome) => outcome.missing) : null,
    problems,
  }
}
