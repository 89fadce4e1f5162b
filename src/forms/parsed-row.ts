/** A row of a sheet as typed values, with everything that is wrong with it. */
import type { Place, Problem } from '../core/problem.ts'
import type { TakenForTrue } from './confirmations.ts'
import type { Form } from './form.ts'
import type { SheetHeadings } from './headings.ts'
import type { Cell } from './record.ts'

export interface ParsedRow {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly form: Form
  /** Cells of the main form; a field without a column is not in it. */
  readonly cells: ReadonlyMap<string, Cell>
  /** Cells that feed other forms: form id → field → cell. */
  readonly also: ReadonlyMap<string, ReadonlyMap<string, Cell>>
  /** Ticks: form id → applies. */
  readonly ticks: ReadonlyMap<string, boolean>
  readonly extras: ReadonlyMap<string, string>
  /** Errors and warnings. A sheet's own problem may stand in every row of it: the same object, said once. */
  readonly problems: readonly Problem[]
  /** Errors that a warden has confirmed, and why; they stand as warnings among the problems, or were known before. */
  readonly confirmed: readonly TakenForTrue[]
  /** Upgraded identity number of the row's person, or null. */
  readonly idKey: string | null
  /** The row's household columns are those of the row above: merged, or left blank. */
  readonly inheritsDoor: boolean
  /** For a row that names a door and nobody: what was written (空房 …), '' when nothing was; null for a person's row. */
  readonly emptyDoor: string | null
  /** Where to point for a field: its own cell, or the row. */
  place(field: string): Place
}

export interface ParsedSheet {
  readonly headings: SheetHeadings
  readonly rows: readonly ParsedRow[]
  readonly unknownColumns: readonly string[]
  readonly problems: readonly Problem[]
}
