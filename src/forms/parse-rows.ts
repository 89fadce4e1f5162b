/** The rows of a sheet once its headings are known: which are data, what merges and 同上 stand for, where the list ends. */
import type { Day } from '../core/day.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Confirmed } from './confirmations.ts'
import type { Definitions, Role } from './form.ts'
import type { Column, SheetHeadings } from './headings.ts'
import { parseRow, type RowInput } from './parse-row.ts'
import type { ParsedRow, ParsedSheet } from './parsed-row.ts'
import { columnLetter, type RawCell, type RawRow, type RawSheet } from './raw-sheet.ts'
import type { Cell } from './record.ts'
import { filled, isIdentified, isRole, kindOfRow } from './row-kind.ts'

export interface ParseContext {
  readonly today: Day
  readonly definitions: Definitions
  readonly file: string
  readonly confirmed: Confirmed
}

type Cells = readonly (RawCell | undefined)[]

const DITTO = new Set(['同上', '〃', '″', '"', '“', '”', '同户主'].map(fold))

/** Pure. */
export function parseRows(sheet: RawSheet, headings: SheetHeadings, context: ParseContext): ParsedSheet {
  const { columns } = headings
  const unknown = columns.filter(
    (column) => column.meaning.kind === 'extra' && !column.meaning.known && column.heading !== '',
  )
  const unknownColumns = unknown.map((column) => column.heading)
  const duplicates = duplicateColumns(sheet, headings, context)
  const problems = [...duplicates, ...unknown.map((column) => unknownColumn(column, sheet, headings, context))]
  // Which of two columns is meant nobody can tell: all rows wait.
  const missing = duplicates[0] ?? missingColumn(sheet, headings, context)
  const rows: ParsedRow[] = []
  const kinds = new Map(sheet.rows.map((raw) => [raw, kindOfRow(raw, sheet, headings)]))
  const lastPerson = sheet.rows.findLast((raw) => isIdentified(raw, columns))?.number ?? 0
  let above: Cells = []
  let doorAbove: ReadonlyMap<string, Cell> | null = null
  let afterTotal: 'rows' | 'end' | null = null
  for (const raw of sheet.rows) {
    if (raw.number <= headings.lastRow) continue
    const kind = kinds.get(raw)
    // Where people follow, the total was one of many.
    if (kind === 'total') afterTotal = raw.number < lastPerson ? 'rows' : 'end'
    if (kind !== 'data') continue
    const cells = withMerges(raw, sheet, above)
    const input: RowInput = { cells, own: raw.cells, number: raw.number, doorAbove, afterTotal, missing }
    const row = parseRow(input, sheet.name, headings, context)
    above = cells
    if (row === null) continue
    if (!row.inheritsDoor) doorAbove = row.cells
    rows.push(row)
  }
  problems.push(...unseen(sheet, headings, rows, context))
  return { headings, rows, unknownColumns, problems: missing && rows.length === 0 ? [...problems, missing] : problems }
}

/** What a filter or a hand has hidden counts as well, and whoever sends the list may not know of it. */
function unseen(
  sheet: RawSheet,
  headings: SheetHeadings,
  rows: readonly ParsedRow[],
  context: ParseContext,
): Problem[] {
  const problems: Problem[] = []
  const hiddenRows = new Set(sheet.rows.flatMap((raw) => (raw.hidden ? [raw.number] : [])))
  const numbers = rows.map((row) => row.row).filter((number) => hiddenRows.has(number))
  const place = { file: context.file, sheet: sheet.name }
  const few = (all: readonly (string | number)[]) => all.slice(0, 6).join('、') + (all.length > 6 ? '……' : '')
  if (numbers.length > 0) {
    problems.push(warning('rows.hidden', place, null, { count: String(numbers.length), rows: few(numbers) }))
  }
  const columns = headings.columns.filter((column) =>
    sheet.hiddenColumns?.some(({ first, last }) => first <= column.index && column.index <= last),
  )
  if (columns.length > 0) {
    const names = columns.map((column) => `${columnLetter(column.index)} ${column.heading}`)
    problems.push(warning('columns.hidden', place, null, { count: String(columns.length), columns: few(names) }))
  }
  return problems
}

function headingPlace(index: number, field: string, sheet: RawSheet, headings: SheetHeadings, context: ParseContext) {
  const column = columnLetter(index)
  const row = headings.lastRow
  return { file: context.file, sheet: sheet.name, row, column, cell: `${column}${row}`, field }
}

function duplicateColumns(sheet: RawSheet, headings: SheetHeadings, context: ParseContext): Problem[] {
  return headings.duplicates.map(({ label, columns }) => {
    const place = headingPlace(columns[1] ?? 0, label, sheet, headings, context)
    return error('column.duplicate', place, label, { columns: columns.map(columnLetter).join('、') })
  })
}

function unknownColumn(column: Column, sheet: RawSheet, headings: SheetHeadings, context: ParseContext): Problem {
  const suggestion = column.meaning.kind === 'extra' ? (column.meaning.suggestion ?? '') : ''
  const place = headingPlace(column.index, column.heading, sheet, headings, context)
  return warning('column.unknown', place, column.heading, { suggestion })
}

/** Residents without a column for the number and without one for the birth date can't be told apart. */
function missingColumn(sheet: RawSheet, headings: SheetHeadings, context: ParseContext): Problem | null {
  if (headings.form.id !== 'resident') return null
  const has = (role: Role) => headings.columns.some((column) => isRole(column, role))
  const role = !has('person.name')
    ? 'person.name'
    : has('person.id_no') || has('person.birth_date')
      ? null
      : 'person.id_no'
  const field = headings.form.fields.find((candidate) => candidate.role === role)
  if (role === null || !field || (role === 'person.name' && !has('person.id_no') && has('household.state'))) return null
  return error(
    'column.missing',
    { file: context.file, sheet: sheet.name, row: headings.lastRow, field: field.label },
    null,
  )
}

/** Vertical merges give every row their value; 同上 copies the cell above as it was read. */
function withMerges(raw: RawRow, sheet: RawSheet, above: Cells): Cells {
  const cells = [...raw.cells]
  for (const merge of sheet.merges) {
    if (merge.top >= raw.number || raw.number > merge.bottom) continue
    for (let column = merge.left; column <= merge.right; column++) {
      if (!filled(cells[column])) cells[column] = above[column]
    }
  }
  return cells.map((cell, column) => (cell?.kind === 'text' && DITTO.has(fold(cell.text)) ? above[column] : cell))
}
