/** A workbook before it is written: plain cells, merges and widths. */
import type { Day } from '../core/day.ts'
import type { Merge } from '../forms/raw-sheet.ts'

/** Text, a number, a real date of the workbook, or nothing. A number in an identity column is one that Excel has damaged. */
export type SheetCell = string | number | null | { readonly day: Day }

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
  readonly merges: readonly Merge[]
  /** Rows of headings and title on top, 1-based number of the last. */
  readonly headingRow: number
}

export interface Workbook {
  /** File name. */
  readonly file: string
  readonly sheets: readonly Sheet[]
}

/** A sheet whose first row holds the headings. Pure. */
export function tableSheet(name: string, headings: readonly string[], rows: readonly (readonly SheetCell[])[]): Sheet {
  return { name, rows: [headings, ...rows], merges: [], headingRow: 1 }
}
