/** The workbook that goes back: the warden's own, bad cells coloured with a note, and a first sheet that lists them all. */
import { readFile } from 'node:fs/promises'
import type { Workbook } from 'exceljs'
import type { Day } from '../core/day.ts'
import type { Severity } from '../core/problem.ts'
import type { RawWorkbook } from '../forms/raw-sheet.ts'
import { loadOwn } from './load-own.ts'
import { markProblems, unmarkProblems } from './mark-problems.ts'
import { dated } from './new-workbook.ts'
import { finishNotes } from './note-size.ts'
import { DEFAULT_LIMITS } from './read-limits.ts'
import { readXlsx } from './read-xlsx.ts'
import { rebuildWorkbook } from './rebuild-workbook.ts'
import { addReturnSheet, RETURN_SHEET } from './return-sheet.ts'
import { sameContent } from './same-content.ts'
import { settleZip } from './settle-zip.ts'

/** A problem already said; the place may be less than a cell. */
export interface ReturnedProblem {
  readonly sheet: string | null
  readonly row: number | null
  readonly column: string | null
  readonly cell: string | null
  readonly severity: Severity
  /** The problem's dotted code: it decides the colour. */
  readonly kind: string
  readonly message: string
  /** Goes in when the warden writes 属实 and why; absent means no. */
  readonly forceable?: boolean
}

/** The bytes of the returned .xlsx for `source`, read again from `source.path`. */
export async function writeReturned(
  source: RawWorkbook,
  problems: readonly ReturnedProblem[],
  day: Day,
): Promise<Uint8Array> {
  const own = source.kind === 'xlsx' ? await loadOwn(await readFile(source.path)) : null
  if (own !== null) {
    const bytes = await finish(own, source, problems, day)
    if (bytes !== null && (await keeps(bytes, source))) return bytes
  }
  const bytes = await finish(await rebuildWorkbook(source, day, RETURN_SHEET), source, problems, day)
  if (bytes === null) throw new Error(`returned workbook of ${source.file} could not be written`)
  return bytes
}

async function finish(
  workbook: Workbook,
  source: RawWorkbook,
  problems: readonly ReturnedProblem[],
  day: Day,
): Promise<Uint8Array | null> {
  dropEarlierReturn(workbook)
  unmarkProblems(workbook)
  const places = markProblems(workbook, problems)
  addReturnSheet(workbook, source.file, problems, places)
  dated(workbook, day)
  try {
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    return settleZip(finishNotes(bytes, workbook, day), day, source.stamp)
  } catch {
    return null
  }
}

/** A workbook that comes back a second time has the list of the first time in front. */
function dropEarlierReturn(workbook: Workbook): void {
  for (const sheet of [...workbook.worksheets]) if (sheet.name === RETURN_SHEET) workbook.removeWorksheet(sheet.id)
}

async function keeps(bytes: Uint8Array, source: RawWorkbook): Promise<boolean> {
  const without = (sheets: RawWorkbook['sheets']) => sheets.filter((sheet) => sheet.name !== RETURN_SHEET)
  try {
    const written = await readXlsx(source.file, Buffer.from(bytes), DEFAULT_LIMITS)
    return sameContent(without(source.sheets), without(written.sheets))
  } catch {
    return false
  }
}
