/** The register as a file: the same table to .xlsx or to .csv, by the ending that the person chose. */
import type { Day } from '../core/day.ts'
import { writeCsv } from './write-csv.ts'
import { type Table, writeWorkbook } from './write-workbook.ts'

export interface RegisterSheet {
  readonly sheet: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly textColumns: ReadonlySet<number>
}

/** An .xlsx of register sheets; `stamp` names the forms and editions in it, so that it is recognised when it comes back. */
export async function exportXlsx(
  sheets: readonly RegisterSheet[],
  options: { readonly day: Day; readonly title: string; readonly stamp: Readonly<Record<string, string>> },
): Promise<Uint8Array> {
  return writeWorkbook(sheets satisfies readonly Table[], options)
}

/** One register sheet as CSV. Pure. */
export function exportCsv(sheet: RegisterSheet): Uint8Array {
  return writeCsv(sheet)
}
