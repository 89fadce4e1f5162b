/** A workbook as the person wrote it, before any meaning: what the sheets room hands to the forms room. */

/**
 * `text` is the cell's own text: strings as they stand, numbers in the file's own digits (never through a float),
 * dates also as `date`. `lossy` marks a number with more than 15 significant digits, which Excel has damaged.
 */
export interface RawCell {
  readonly kind: 'blank' | 'text' | 'number' | 'date' | 'bool' | 'error' | 'formula_without_value'
  readonly text: string
  /**
   * For kind `date`: `YYYY-MM-DD`, worked out from serial and epoch (1900 or 1904), no time zone involved. For kind `number`:
   * the day that it counts in a workbook of the 1904 epoch, should it be a serial.
   */
  readonly date?: string
  readonly lossy?: boolean
}

export interface RawRow {
  /** 1-based row number in the sheet; for CSV the line's record number. */
  readonly number: number
  readonly hidden: boolean
  /** Index 0 is column A. A hole is a blank cell. Trailing blanks are cut. */
  readonly cells: readonly (RawCell | undefined)[]
}

export interface Merge {
  /** 1-based rows and 0-based columns, all inclusive. */
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface RawSheet {
  readonly name: string
  readonly hidden: boolean
  /** Rows that hold at least one non-blank cell, in order. */
  readonly rows: readonly RawRow[]
  readonly merges: readonly Merge[]
  /** Runs of columns that are not shown, 0-based and inclusive; left out where all are. */
  readonly hiddenColumns?: readonly { readonly first: number; readonly last: number }[]
}

/** The stamp's key for the grid that a workbook was made for; no form has such an id. */
export const GRID_STAMP = '@grid'
/** The stamp's key for a workbook of paper forms: one household a sheet. */
export const PAPER_STAMP = '@paper'
/** Before a sheet's name: the code of the household that the sheet was made for. */
export const HOUSEHOLD_STAMP = '@household:'

export interface RawWorkbook {
  /** File name without folders, as messages show it. */
  readonly file: string
  readonly path: string
  readonly sha256: string
  readonly kind: 'xlsx' | 'xls' | 'csv'
  readonly sheets: readonly RawSheet[]
  /** `gridbook` stamp of a workbook that we made: form id → edition, from a custom document property; empty otherwise. */
  readonly stamp: Readonly<Record<string, string>>
}

/** A cell as its reader sees it: a day as a day, not as the number that stands for it. Pure. */
export function shownText(cell: RawCell | undefined): string | null {
  return cell?.kind === 'date' ? (cell.date ?? cell.text) : (cell?.text ?? null)
}

/** `A`, `Z`, `AA` … for a 0-based column. Pure. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
