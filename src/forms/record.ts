/** What a filled form is once it is understood: cells with one of five states, records with a key. */

/**
 * value: canonical text (see fill.ts) · none: declared none (无) · unknown: 不详 · refused: refused or not met ·
 * blank: nothing written · clear: 清空, erases what is stored.
 */
export type CellState = 'value' | 'none' | 'unknown' | 'refused' | 'blank' | 'clear'

export interface Cell {
  readonly state: CellState
  /** Canonical text when state is `value`, else ''. */
  readonly value: string
}

/** Cells by field name, as they are stored or as a row is being read. */
export type Cells = Readonly<Record<string, Cell>> | ReadonlyMap<string, Cell>

/** Pure. */
export function cellIn(cells: Cells, name: string): Cell | undefined {
  return cells instanceof Map ? cells.get(name) : (cells as Readonly<Record<string, Cell>>)[name]
}

export const BLANK: Cell = { state: 'blank', value: '' }

/** A stored record of one form: field name → cell; extras are columns no form knows, heading → text. */
export interface FormRecord {
  readonly form: string
  /** Identity of the subject (person_no, household_code) or '' for office forms. */
  readonly subject: string
  readonly cells: Readonly<Record<string, Cell>>
  readonly extras: Readonly<Record<string, string>>
}
