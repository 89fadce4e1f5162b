/** What reading the rows of one sheet leans on: its columns looked up once, and what their words were read as before. */
import type { Day } from '../core/day.ts'
import type { Place } from '../core/problem.ts'
import type { Confirmed } from './confirmations.ts'
import type { Definitions } from './form.ts'
import type { Column, SheetHeadings } from './headings.ts'
import { columnLetter, type RawCell } from './raw-sheet.ts'
import { type CellContext, type CellReading, readCell } from './read-cell.ts'

export interface ParseContext {
  readonly today: Day
  readonly definitions: Definitions
  readonly file: string
  /** Errors that wardens have confirmed. */
  readonly confirmed: Confirmed
}

export interface ReadColumn {
  readonly column: Column
  readonly letter: string
  /** Readings of cells that stand more than once: the same words are the same object (xlsx-cell.ts). Null where words differ. */
  readings: Map<RawCell, CellReading> | null
}

export interface SheetReading {
  readonly sheet: string
  readonly headings: SheetHeadings
  readonly context: ParseContext
  readonly columns: readonly ReadColumn[]
  /** Column of a field of the sheet's own form, else of the master. */
  readonly columnOf: ReadonlyMap<string, ReadColumn>
  /** 证件类型 */
  readonly idType: Column | null
  readonly cellContext: CellContext
  readonly otherDocument: CellContext
}

/** Words of a column that are kept; of names and numbers hardly any comes twice. */
const MOST_WORDS = 2000

/** Pure. */
export function sheetReading(sheet: string, headings: SheetHeadings, context: ParseContext): SheetReading {
  const columns = headings.columns.map((column): ReadColumn => {
    return { column, letter: columnLetter(column.stands?.col ?? column.index), readings: new Map() }
  })
  const columnOf = new Map<string, ReadColumn>()
  for (const one of columns) {
    const { meaning } = one.column
    if (meaning.kind === 'field' && meaning.form === headings.form && !meaning.field.drop)
      columnOf.set(meaning.field.name, one)
  }
  for (const one of headings.form.id === 'resident' ? [] : columns) {
    const { meaning } = one.column
    if (meaning.kind === 'field' && meaning.form.id === 'resident' && !columnOf.has(meaning.field.name))
      columnOf.set(meaning.field.name, one)
  }
  const idType = columns.find(
    ({ column: { meaning } }) => meaning.kind === 'field' && meaning.field.role === 'person.id_type',
  )
  const cellContext = { today: context.today, codes: context.definitions.codes, otherDocument: false }
  return {
    sheet,
    headings,
    context,
    columns,
    columnOf,
    idType: idType?.column ?? null,
    cellContext,
    otherDocument: { ...cellContext, otherDocument: true },
  }
}

/** The reading of a cell in its column; asks `readCell` once for every word. */
export function readIn(one: ReadColumn, raw: RawCell | undefined, context: CellContext): CellReading | null {
  const { meaning } = one.column
  if (meaning.kind !== 'field') return null
  if (raw === undefined || one.readings === null || context.otherDocument) return readCell(meaning.field, raw, context)
  const known = one.readings.get(raw)
  if (known !== undefined) return known
  const reading = readCell(meaning.field, raw, context)
  if (one.readings.size >= MOST_WORDS) one.readings = null
  else one.readings.set(raw, reading)
  return reading
}

/** On a paper form the cell stands elsewhere than its row and column in the list that is made of it. */
export function placeIn(where: Place, { column: { stands }, letter }: ReadColumn, label: string): Place {
  const row = stands?.row ?? where.row
  return { ...where, ...(row === undefined ? {} : { row }), column: letter, cell: `${letter}${row}`, field: label }
}
