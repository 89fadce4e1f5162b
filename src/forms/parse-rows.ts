/** The rows of a sheet once its headings are known: which are data, what merges and 同上 stand for, where the list ends. */
import { error, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Role } from './form.ts'
import { fieldNamed } from './form-roles.ts'
import type { Column, FieldColumn, SheetHeadings } from './headings.ts'
import { parseRow, type RowInput } from './parse-row.ts'
import type { ParsedRow, ParsedSheet } from './parsed-row.ts'
import { columnLetter, type Merge, type RawCell, type RawRow, type RawSheet } from './raw-sheet.ts'
import type { Cell } from './record.ts'
import { subjectFields } from './row-identity.ts'
import { filled, isIdentified, isRole, kindOfRow, numberColumns } from './row-kind.ts'
import { type ParseContext, sheetReading } from './sheet-reading.ts'

type Cells = readonly (RawCell | undefined)[]

const DITTO = new Set(['同上', '〃', '″', '"', '“', '”', '同户主'].map(fold))

/** Reads the rows of one sheet, which have to come in order. */
export interface RowReader {
  /** Null for what is no data. */
  readonly read: (raw: RawRow) => ParsedRow | null
  /** A total has come, below which no data is expected. */
  readonly ended: () => boolean
  /** What is wrong with the sheet itself, known once all rows are read. */
  readonly problems: () => readonly Problem[]
  readonly unknownColumns: readonly string[]
}

/** Pure. */
export function parseRows(sheet: RawSheet, headings: SheetHeadings, context: ParseContext): ParsedSheet {
  const numbers = numberColumns(headings.columns)
  const lastPerson = sheet.rows.findLast((raw) => isIdentified(raw, numbers))?.number ?? 0
  const reader = rowReader(sheet, headings, context, lastPerson)
  const rows: ParsedRow[] = []
  for (const raw of sheet.rows) {
    const row = reader.read(raw)
    if (row !== null) rows.push(row)
  }
  return { headings, rows, unknownColumns: reader.unknownColumns, problems: reader.problems() }
}

/** `sheet` may come without its rows; `lastPerson` is the row of the last number, behind which a total ends the list. */
export function rowReader(
  sheet: RawSheet,
  headings: SheetHeadings,
  context: ParseContext,
  lastPerson: number,
): RowReader {
  const { columns } = headings
  const unknown = columns.filter(
    (column) => column.meaning.kind === 'extra' && !column.meaning.known && column.heading !== '',
  )
  const unknownColumns = unknown.map((column) => column.heading)
  const duplicates = duplicateColumns(sheet, headings, context)
  const problems = [...duplicates, ...unknown.map((column) => unknownColumn(column, sheet, headings, context))]
  // Which of two columns is meant nobody can tell: all rows wait.
  const missing = duplicates[0] ?? missingColumn(sheet, headings, context)
  const numbers = numberColumns(columns)
  const mergesAt = mergesByRow(sheet.merges)
  const reading = sheetReading(sheet.name, headings, context)
  let above: Cells = []
  let doorAbove: ReadonlyMap<string, Cell> | null = null
  let afterTotal: 'rows' | 'end' | null = null
  let count = 0
  const hidden: number[] = []
  const read = (raw: RawRow): ParsedRow | null => {
    if (raw.number <= headings.lastRow) return null
    const kind = kindOfRow(raw, sheet, headings, numbers)
    // Where people follow, the total was one of many.
    if (kind === 'total') afterTotal = raw.number < lastPerson ? 'rows' : 'end'
    if (kind !== 'data') return null
    const cells = withMerges(raw, mergesAt(raw.number), above)
    const input: RowInput = { cells, own: raw.cells, number: raw.number, doorAbove, afterTotal, missing }
    const row = parseRow(input, reading)
    above = cells
    if (row === null) return null
    if (!row.inheritsDoor) doorAbove = row.cells
    count++
    if (raw.hidden) hidden.push(raw.number)
    return row
  }
  return {
    read,
    ended: () => afterTotal === 'end',
    problems: () => [
      ...problems,
      ...unseen(sheet, headings, hidden, context),
      ...(missing && count === 0 ? [missing] : []),
    ],
    unknownColumns,
  }
}

/** What a filter or a hand has hidden counts as well, and whoever sends the list may not know of it. */
function unseen(
  sheet: RawSheet,
  headings: SheetHeadings,
  numbers: readonly number[],
  context: ParseContext,
): Problem[] {
  const problems: Problem[] = []
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
    const typed = headings.columns.find(({ index }) => index === columns[1])?.heading ?? label
    return error('column.duplicate', place, typed, { columns: columns.map(columnLetter).join('、') })
  })
}

function unknownColumn(column: Column, sheet: RawSheet, headings: SheetHeadings, context: ParseContext): Problem {
  const meaning = column.meaning.kind === 'extra' ? column.meaning : null
  const told = meaning?.why === undefined ? {} : { why: meaning.why, other: meaning.other ?? '' }
  const place = headingPlace(column.index, column.heading, sheet, headings, context)
  return warning('column.unknown', place, column.heading, { suggestion: meaning?.suggestion ?? '', ...told })
}

/** Residents without a column for the number and without one for the birth date can't be told apart, nor records without their key. */
function missingColumn(sheet: RawSheet, headings: SheetHeadings, context: ParseContext): Problem | null {
  if (headings.form.id !== 'resident') {
    const names = missingKeys(headings)
    if (names.length === 0) return null
    const field = names.map((name) => fieldNamed(headings.form, name)?.label ?? name).join('、')
    return error('column.missing', { file: context.file, sheet: sheet.name, row: headings.lastRow, field }, null)
  }
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

/** Whose record it is, or what tells the records of an office form apart; a household is also known by columns of the master. */
function missingKeys({ form, columns }: SheetHeadings): string[] {
  const has = (test: (column: FieldColumn) => boolean) =>
    columns.some(({ meaning }) => meaning.kind === 'field' && test(meaning))
  if (form.subject === 'household' && has((one) => one.form !== form || one.field.role === 'household.address'))
    return []
  return subjectFields(form).filter((name) => !has((one) => one.form === form && one.field.name === name))
}

/** Vertical merges give every row their value; 同上 copies the cell above as it was read. */
function withMerges(raw: RawRow, merges: readonly Merge[], above: Cells): Cells {
  if (merges.length === 0 && !raw.cells.some(isDitto)) return raw.cells
  const cells = [...raw.cells]
  for (const merge of merges)
    for (let column = merge.left; column <= merge.right; column++)
      if (!filled(cells[column])) cells[column] = above[column]
  return cells.map((cell, column) => (isDitto(cell) ? above[column] : cell))
}

const LONGEST_DITTO = 12
/** 同 */
const SAME = 0x540c

function isDitto(cell: RawCell | undefined): boolean {
  if (cell?.kind !== 'text' || cell.text.length > LONGEST_DITTO) return false
  const first = cell.text.charCodeAt(0)
  // Nearly every word begins with a digit, a letter or another Han character.
  if ((first >= 0x30 && first < 0x7b) || (first >= 0x4e00 && first <= 0x9fff && first !== SAME)) return false
  return DITTO.has(fold(cell.text))
}

/** A merge over more rows than this is a frame around a list, and looked at for every row. */
const TALL = 500

/** The merges that reach into a row from above: a list of households has thousands. Pure. */
function mergesByRow(merges: readonly Merge[]): (row: number) => readonly Merge[] {
  const byRow = new Map<number, Merge[]>()
  const tall: Merge[] = []
  for (const merge of merges) {
    if (merge.bottom - merge.top > TALL) tall.push(merge)
    else
      for (let row = merge.top + 1; row <= merge.bottom; row++) {
        const list = byRow.get(row)
        if (list) list.push(merge)
        else byRow.set(row, [merge])
      }
  }
  return (row) => {
    const short = byRow.get(row) ?? []
    if (tall.length === 0) return short
    return [...short, ...tall.filter((merge) => merge.top < row && row <= merge.bottom)]
  }
}
