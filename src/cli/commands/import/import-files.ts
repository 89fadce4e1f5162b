/** Importing workbooks: read, plan, apply one transaction a workbook, and give back what happened as the report of contract.md 4. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, extname, join, relative, resolve } from 'node:path'
import { AppError } from '../../../core/app-error.ts'
import { error, type Problem, warning } from '../../../core/problem.ts'
import type { Definitions } from '../../../forms/form.ts'
import { findHeadings } from '../../../forms/headings.ts'
import { parseRows } from '../../../forms/parse-rows.ts'
import type { ParsedSheet } from '../../../forms/parsed-row.ts'
import type { RawWorkbook } from '../../../forms/raw-sheet.ts'
import { sayProblem } from '../../../messages/say.ts'
import type { OpenOffice } from '../../../office/open-office.ts'
import {
  type AlsoCounts,
  type ImportContext,
  type ImportPlan,
  planImport,
  wantedBy,
} from '../../../register/plan-import.ts'
import { gridCode } from '../../../register/references.ts'
import type { Context } from '../../context.ts'

export interface ImportOptions {
  /** As the user wrote it: 7, 07, a code or a name. */
  readonly grid?: string | undefined
  readonly dryRun?: boolean
  readonly strict?: boolean
  readonly snapshot?: boolean
  readonly acceptMoves?: boolean
  readonly returned?: string | undefined
}

export interface SheetReport {
  readonly sheet: string
  readonly form: string | null
  readonly header_row: number | null
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly also: readonly AlsoCounts[]
  readonly unknown_columns: readonly string[]
}

export interface FileReport {
  readonly file: string
  readonly sha256: string | null
  readonly returned: string | null
  readonly sheets: readonly SheetReport[]
}

export interface ImportReport {
  /** Null when nothing was written. */
  readonly batch: number | null
  readonly dryRun: boolean
  readonly files: readonly FileReport[]
  readonly totals: {
    readonly rows: number
    readonly created: number
    readonly updated: number
    readonly unchanged: number
    readonly rejected: number
    readonly warnings: number
  }
  readonly byGrid: ReadonlyMap<string, number>
  readonly missing: readonly Missing[] | null
  readonly problems: readonly Problem[]
}

/** Somebody of the grid whom a snapshot does not name. */
export interface Missing {
  readonly person_no: string
  readonly name: string
  readonly id_no: string | null
  readonly household_code: string
}

interface FileOutcome {
  readonly report: FileReport
  readonly plan: ImportPlan
  readonly problems: readonly Problem[]
  readonly missing: readonly Missing[]
}

/** `step` hears of every finished file. Throws when not one file can be read. */
export async function importFiles(
  context: Context,
  office: OpenOffice,
  paths: readonly string[],
  options: ImportOptions,
  step: (done: number) => void = () => {},
): Promise<ImportReport> {
  const files = paths.flatMap((path) => workbooksAt(resolve(context.app.cwd, path)))
  if (files.length === 0) throw new AppError('import.no_workbook', 2, { path: paths.join(' ') })
  if (!options.dryRun) office.lock()
  const definitions = await office.definitions()
  const store = await office.store()
  const { readGrids } = await import('../../../store/snapshot.ts')
  const grids = await readGrids(store)
  const grid = options.grid === undefined ? null : gridCode(options.grid, store.community.code, grids)
  if (options.grid !== undefined && grid === null)
    throw new AppError('grid.unknown', 2, {
      value: options.grid,
      known: grids.map((one) => one.gridCode.slice(-2)).join('、'),
    })
  const planning: ImportContext = {
    community: store.community.code,
    grid,
    today: context.today,
    acceptMoves: options.acceptMoves ?? false,
    definitions,
  }
  const outcomes: FileOutcome[] = []
  const unreadable: Problem[] = []
  let copied = options.dryRun ?? false
  let batch: number | null = null
  for (const [index, file] of files.entries()) {
    let raw: RawWorkbook
    try {
      const { readWorkbook } = await import('../../../sheets/read-workbook.ts')
      raw = await readWorkbook(file)
    } catch (thrown) {
      if (!(thrown instanceof AppError) || files.length === 1) throw thrown
      unreadable.push({
        code: thrown.code,
        severity: 'error',
        place: { file: basename(file) },
        value: null,
        detail: thrown.detail,
      })
      continue
    }
    const planned = await planFile(raw, office, planning, options, definitions)
    if (!copied) await office.keepCopy('import', context.today)
    copied = true
    if (!options.dryRun) {
      const { applyChanges } = await import('../../../store/apply.ts')
      const kept = options.strict && planned.problems.some((problem) => problem.severity === 'error')
      const rows = planned.plan.rows.map((row) => (kept ? { ...row, outcome: 'rejected' as const } : row))
      batch = await applyChanges(
        store,
        {
          batch,
          day: context.today,
          kind: 'import',
          note: '',
          file: { file: raw.file, sha256: raw.sha256, counts: planned.report.sheets },
        },
        kept ? [] : planned.plan.changes,
        rows,
      )
    }
    const returned = options.dryRun
      ? null
      : await writeReturnedWorkbook(raw, planned.problems, office, options, context)
    outcomes.push({ ...planned, report: { ...planned.report, returned } })
    step(index + 1)
  }
  return reportOf(outcomes, unreadable, batch, options)
}

/** A folder means every workbook in it, without what office programs leave lying about. */
function workbooksAt(path: string): string[] {
  if (!existsSync(path) || !statSync(path).isDirectory()) return [path]
  const names = readdirSync(path).filter(
    (name) =>
      ['.xlsx', '.xlsm', '.xls', '.csv', '.tsv'].includes(extname(name).toLowerCase()) && !/^([~.]|退回_)/u.test(name),
  )
  return names.sort().map((name) => join(path, name))
}

async function planFile(
  raw: RawWorkbook,
  office: OpenOffice,
  planning: ImportContext,
  options: ImportOptions,
  definitions: Definitions,
): Promise<FileOutcome> {
  const problems: Problem[] = []
  const parsed: { name: string; parsed: ParsedSheet }[] = []
  const unknown: string[] = []
  for (const sheet of raw.sheets) {
    if (sheet.rows.length === 0 || isOurs(sheet.name)) continue
    const place = { file: raw.file, sheet: sheet.name }
    const stamped =
      [...definitions.forms.values()].find((form) => form.sheet === sheet.name && raw.stamp[form.id] !== undefined)
        ?.id ?? null
    const found = findHeadings(sheet, definitions, stamped)
    if (found.kind === 'found') {
      if (sheet.hidden) problems.push(warning('sheet.hidden', place, null))
      parsed.push({
        name: sheet.name,
        parsed: parseRows(sheet, found.headings, { today: planning.today, definitions, file: raw.file }),
      })
    } else if (found.kind === 'ambiguous')
      problems.push(error('sheet.ambiguous', place, null, { forms: found.forms.map((form) => form.label).join('、') }))
    else unknown.push(sheet.name)
  }
  const severe = parsed.length === 0 ? error : warning
  for (const name of unknown) problems.push(severe('sheet.unknown', { file: raw.file, sheet: name }, null))
  const { readSnapshot } = await import('../../../store/snapshot.ts')
  const store = await office.store()
  const snapshot = await readSnapshot(store, wantedBy(parsed, planning))
  const plan = planImport(parsed, snapshot, planning)
  problems.push(...plan.problems)
  const strict = (options.strict ?? false) && problems.some((problem) => problem.severity === 'error')
  const sheets = raw.sheets
    .filter((sheet) => sheet.rows.length > 0 && !isOurs(sheet.name))
    .map((sheet): SheetReport => {
      const index = parsed.findIndex((one) => one.name === sheet.name)
      const one = parsed[index]
      if (!one)
        return {
          sheet: sheet.name,
          form: null,
          header_row: null,
          rows: 0,
          created: 0,
          updated: 0,
          unchanged: 0,
          rejected: 0,
          also: [],
          unknown_columns: [],
        }
      const rows = plan.rows.filter((row) => row.sheet === sheet.name)
      const count = (outcome: string) =>
        strict ? (outcome === 'rejected' ? rows.length : 0) : rows.filter((row) => row.outcome === outcome).length
      return {
        sheet: sheet.name,
        form: one.parsed.headings.form.id,
        header_row: one.parsed.headings.lastRow,
        rows: rows.length,
        created: count('created'),
        updated: count('updated'),
        unchanged: count('unchanged'),
        rejected: count('rejected'),
        also: plan.also[index] ?? [],
        unknown_columns: one.parsed.unknownColumns,
      }
    })
  const missing = options.snapshot ? missingFrom(plan, snapshot, planning, definitions) : []
  return { report: { file: raw.file, sha256: raw.sha256, returned: null, sheets }, plan, problems, missing }
}

/** Sheets that gridbook itself puts beside the data. */
function isOurs(name: string): boolean {
  return ['退回说明', '代码表', '填表说明'].includes(name)
}

type Snapshot = Parameters<typeof planImport>[1]

/** Current members of the grid's households that no row named. */
function missingFrom(
  plan: ImportPlan,
  snapshot: Snapshot,
  planning: ImportContext,
  definitions: Definitions,
): Missing[] {
  const named = new Set(plan.rows.map((row) => row.subject))
  const master = definitions.forms.get('resident')
  const column = (role: string) => master?.fields.find((field) => field.role === role)?.name ?? ''
  const here = snapshot.ties.filter(
    (tie) =>
      tie.to === null &&
      (planning.grid === null || snapshot.households.get(tie.householdCode)?.gridCode === planning.grid),
  )
  const unique = new Map(here.filter((tie) => !named.has(tie.personNo)).map((tie) => [tie.personNo, tie]))
  return [...unique.values()].map((tie) => {
    const row = snapshot.persons.get(tie.personNo)?.row ?? {}
    return {
      person_no: tie.personNo,
      name: String(row[column('person.name')] ?? ''),
      id_no: row[column('person.id_no')] === null ? null : String(row[column('person.id_no')]),
      household_code: tie.householdCode,
    }
  })
}

async function writeReturnedWorkbook(
  raw: RawWorkbook,
  problems: readonly Problem[],
  office: OpenOffice,
  options: ImportOptions,
  context: Context,
): Promise<string | null> {
  if (!problems.some((problem) => problem.severity === 'error')) return null
  const { writeReturned } = await import('../../../sheets/returned-workbook.ts')
  const { writeFile } = await import('../../../office/write-file.ts')
  const said = problems.map((problem) => ({
    sheet: problem.place.sheet ?? null,
    row: problem.place.row ?? null,
    column: problem.place.column ?? null,
    cell: problem.place.cell ?? null,
    severity: problem.severity,
    kind: problem.code,
    message: sayProblem(
      { ...problem, place: problem.place.field === undefined ? {} : { field: problem.place.field } },
      'zh',
    ),
  }))
  const bytes = await writeReturned(raw, said, context.today)
  const folder = options.returned === undefined ? office.paths.returned : resolve(context.app.cwd, options.returned)
  const target = join(folder, `退回_${basename(raw.file, extname(raw.file))}.xlsx`)
  writeFile(target, bytes)
  return options.returned === undefined ? relative(office.dir, target) : target
}

function reportOf(
  outcomes: readonly FileOutcome[],
  unreadable: readonly Problem[],
  batch: number | null,
  options: ImportOptions,
): ImportReport {
  const problems = [...unreadable, ...outcomes.flatMap((outcome) => outcome.problems)]
  const sheets = outcomes.flatMap((outcome) => outcome.report.sheets)
  const total = (name: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected') =>
    sheets.reduce((sum, sheet) => sum + sheet[name], 0)
  const byGrid = new Map<string, number>()
  for (const { plan } of outcomes)
    for (const [grid, count] of plan.byGrid) byGrid.set(grid, (byGrid.get(grid) ?? 0) + count)
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
    missing: options.snapshot ? outcomes.flatMap((outcome) => outcome.missing) : null,
    problems,
  }
}
