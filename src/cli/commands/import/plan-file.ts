/** One workbook read and planned: which sheet is which form, what its rows would do, who is missing from it. */
import { MONTHLY_FORMS } from '../../../assessment/month-of-record.ts'
import { error, type Problem, warning } from '../../../core/problem.ts'
import { confirmedBy, idleConfirmations, RETURN_LIST, readConfirmations } from '../../../forms/confirmations.ts'
import type { Definitions, Form } from '../../../forms/form.ts'
import type { SheetHeadings } from '../../../forms/headings.ts'
import { readPaper } from '../../../forms/paper/read-paper.ts'
import { parseRows } from '../../../forms/parse-rows.ts'
import type { ParsedSheet } from '../../../forms/parsed-row.ts'
import { columnLetter, GRID_STAMP, type RawSheet, type RawWorkbook } from '../../../forms/raw-sheet.ts'
import { ordinarySheet } from '../../../forms/survey-list.ts'
import { findTables, isSurelyList } from '../../../forms/tables.ts'
import { readWhereabouts } from '../../../forms/whereabouts.ts'
import type { OpenOffice } from '../../../office/open-office.ts'
import { type FieldChange, fieldChanges } from '../../../register/field-changes.ts'
import { type Missing, missingFrom } from '../../../register/missing.ts'
import { knownNumbers } from '../../../register/plan-confirmed.ts'
import { type ImportContext, type ImportPlan, planImport } from '../../../register/plan-import.ts'
import type { AlsoCounts, RowOutcome } from '../../../register/plan-outcome.ts'
import { wantedBy } from '../../../register/plan-wanted.ts'
import type { Snapshot } from '../../../register/snapshot.ts'
import { recordCheck } from './record-check.ts'
import type { FileReport, ImportOptions, SheetReport } from './report.ts'

export interface FileOutcome {
  readonly report: FileReport
  readonly plan: ImportPlan
  readonly problems: readonly Problem[]
  readonly missing: readonly Missing[]
  /** Field by field, for a dry run; empty otherwise. */
  readonly fieldChanges: readonly FieldChange[]
  readonly parsed: readonly { readonly name: string; readonly parsed: ParsedSheet }[]
  readonly snapshot: Snapshot
  /** The grid that `--grid` or the workbook's stamp names. */
  readonly grid: string | null
  /** Sheet → `form.field`, the form of a tick or the heading of an extra column → the letter; nothing for paper forms and several tables of one sheet. */
  readonly columns: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** What is reported of a file once it is in. */
export type Imported = Pick<FileOutcome, 'report' | 'problems' | 'missing' | 'fieldChanges'> &
  Pick<ImportPlan, 'byGrid'>

export async function planFile(
  written: RawWorkbook,
  office: OpenOffice,
  asked: ImportContext,
  options: ImportOptions,
  definitions: Definitions,
): Promise<FileOutcome> {
  const raw = { ...written, sheets: written.sheets.map((sheet) => ordinarySheet(sheet, definitions, asked.today)) }
  const planning = { ...asked, grid: asked.grid ?? stampedGrid(raw, asked.community) }
  const store = await office.store()
  const { readSnapshot } = await import('../../../store/snapshot.ts')
  const { readFlags } = await import('../../../store/flags.ts')
  const confirmations = readConfirmations(raw.sheets)
  const confirmed = confirmedBy(confirmations, knownNumbers(await readFlags(store)), raw.sheets, definitions.codes)
  const problems: Problem[] = []
  const parsed: { name: string; table: number; list: boolean; parsed: ParsedSheet }[] = []
  const unknown: string[] = []
  const columns: Record<string, Record<string, string>> = {}
  for (const sheet of raw.sheets) {
    if (sheet.rows.length === 0 || isOurs(sheet.name)) continue
    const place = { file: raw.file, sheet: sheet.name }
    const stamped = stampedForm(raw, sheet, definitions)
    const reading = { today: planning.today, definitions, file: raw.file, confirmed }
    const list = findTables(sheet, definitions, stamped)
    const whereabouts = stamped === null ? readWhereabouts(sheet, reading) : null
    const mayBePaper = stamped === null && whereabouts === null && !isSurelyList(list, definitions)
    const paper = mayBePaper ? readPaper(sheet, raw.stamp, reading) : whereabouts
    const found = paper === null ? list : null
    const tables = found?.tables.map((table) => parseRows(table.sheet, table.headings, reading))
    const read = (paper ?? tables ?? []).map((one, index) => ({ table: paper === null ? index : 0, parsed: one }))
    parsed.push(...read.map((one) => ({ name: sheet.name, list: paper === null, ...one })))
    const [only, another] = found?.tables ?? []
    if (only && !another) columns[sheet.name] = lettersOf(only.headings)
    if (found?.kind === 'ambiguous')
      problems.push(error('sheet.ambiguous', place, null, { forms: found.forms.map((form) => form.label).join('、') }))
    else if (found?.kind === 'unknown') unknown.push(sheet.name)
    else if (sheet.hidden) {
      const rows = read.reduce((sum, one) => sum + one.parsed.rows.length, 0)
      problems.push(warning('sheet.hidden', place, null, { count: String(rows) }))
    }
  }
  const empty = parsed.length > 0 && parsed.every(({ list, parsed: { rows } }) => list && rows.length === 0)
  if (empty && problems.length === 0) problems.push(warning('file.empty', { file: raw.file }, null, { why: 'rows' }))
  const severe = parsed.length === 0 ? error : warning
  for (const name of unknown) problems.push(severe('sheet.unknown', { file: raw.file, sheet: name }, null))
  const snapshot = await readSnapshot(store, wantedBy(parsed, planning))
  const monthly = parsed.some(({ parsed: { headings } }) => MONTHLY_FORMS.some((id) => id === headings.form.id))
  const checks = monthly ? { checkRecord: await recordCheck(office) } : {}
  const plan = planImport(parsed, snapshot, { ...planning, ...checks })
  problems.push(...plan.problems)
  problems.push(...idleConfirmations(confirmations, plan.problems, raw.file))
  const strict = (options.strict ?? false) && problems.some((problem) => problem.severity === 'error')
  const sheets = raw.sheets
    .filter((sheet) => sheet.rows.length > 0 && !isOurs(sheet.name))
    .flatMap((sheet): SheetReport[] => {
      const own = parsed.flatMap((one, index) => (one.name === sheet.name ? [{ index, ...one }] : []))
      // A paper form is one table, whatever it was taken apart into.
      const tables = own.filter(({ table }, index) => index === 0 || table > 0)
      if (tables.length === 0) return [{ ...UNKNOWN, sheet: sheet.name }]
      const inSheet = plan.rows.filter((row) => row.sheet === sheet.name)
      return tables.map(({ index, parsed: { headings, rows: read, unknownColumns } }) => {
        const last = read.at(-1)?.row ?? 0
        const all = tables.length === 1 ? inSheet : inSheet.filter(({ row }) => headings.lastRow < row && row <= last)
        const { form } = headings
        const rows = all.filter((row) => row.form === form.id)
        const count = (outcome: string) =>
          strict ? (outcome === 'rejected' ? rows.length : 0) : rows.filter((row) => row.outcome === outcome).length
        return {
          sheet: sheet.name,
          form: form.id,
          header_row: headings.lastRow,
          rows: rows.length,
          created: count('created'),
          updated: count('updated'),
          unchanged: count('unchanged'),
          rejected: count('rejected'),
          also: withRecords(plan.also[index] ?? [], all, form),
          unknown_columns: unknownColumns,
        }
      })
    })
  const missing = options.snapshot ? missingFrom(parsed, plan, snapshot, planning.grid, definitions) : []
  const report = { file: raw.file, sha256: raw.sha256, returned: null, sheets }
  const told = options.dryRun && !strict ? fieldChanges(plan.changes, definitions, snapshot) : []
  return { report, plan, problems, missing, fieldChanges: told, parsed, snapshot, grid: planning.grid, columns }
}

const UNKNOWN: Omit<SheetReport, 'sheet'> = {
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

/** Where the value of a field stands, for whoever asks later where it came from. */
export function lettersOf({ columns }: SheetHeadings): Record<string, string> {
  const letters: Record<string, string> = {}
  for (const { index, heading, meaning } of columns) {
    if (meaning.kind === 'field') letters[`${meaning.form.id}.${meaning.field.name}`] = columnLetter(index)
    if (meaning.kind === 'tick') letters[meaning.form.id] = columnLetter(index)
    if (meaning.kind === 'extra') letters[heading] = columnLetter(index)
  }
  return letters
}

/** A paper form has records of several areas below its people: they stand with what a wide list feeds. */
function withRecords(fed: readonly AlsoCounts[], rows: readonly RowOutcome[], main: Form): AlsoCounts[] {
  const counts = new Map(fed.map((one) => [one.form, { ...one }]))
  for (const { form, outcome } of rows) {
    if (form === main.id) continue
    const own = counts.get(form) ?? { form, created: 0, updated: 0, unchanged: 0, rejected: 0 }
    own[outcome]++
    counts.set(form, own)
  }
  return [...counts.values()]
}

/** The form that a sheet of ours was made for. */
export function stampedForm(raw: RawWorkbook, sheet: RawSheet, definitions: Definitions): string | null {
  const own = [...definitions.forms.values()].find(
    (form) => form.sheet === sheet.name && raw.stamp[form.id] !== undefined,
  )
  return own?.id ?? null
}

/** The grid that a workbook of ours was made for. */
export function stampedGrid(raw: RawWorkbook, community: string): string | null {
  const grid = raw.stamp[GRID_STAMP]
  return grid?.startsWith(`${community}-`) ? grid : null
}

/** Sheets that gridbook itself puts beside the data. */
function isOurs(name: string): boolean {
  return name === RETURN_LIST || saysNothing(name)
}

/** Those of them in which nobody writes. */
export function saysNothing(name: string): boolean {
  return ['代码表', '填表说明'].includes(name)
}
