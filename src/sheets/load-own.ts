/** A warden's own .xlsx loaded so that it can be written again as it was, or null where that can't be promised. */
import type { Workbook } from 'exceljs'
import { openBook } from './open-book.ts'
import { DEFAULT_LIMITS } from './read-limits.ts'
import { validateRange } from './validate-range.ts'
import { type RangeValidation, validationsHandler } from './xlsx-validations.ts'
import { unzipParts } from './zip-parts.ts'

/** exceljs keeps every formatted cell in memory; beyond this a sheet is written anew from what is in it. */
const MOST_SHEET_BYTES = 128 * 1024 * 1024

/** The workbook in `bytes` with its styles, merges, widths and drop-downs. */
export async function loadOwn(bytes: Buffer): Promise<Workbook | null> {
  try {
    const sheetBytes = unzipParts(bytes).reduce((sum, part) => sum + (isSheet(part.name) ? part.size : 0), 0)
    if (sheetBytes > MOST_SHEET_BYTES) return null
    const { default: exceljs } = await import('exceljs')
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(bytes as never, { ignoreNodes: ['dataValidations'] })
    await restoreValidations(workbook, bytes)
    return workbook
  } catch {
    // exceljs fails on files that Excel and our own reader take; the caller then writes the cells anew.
    return null
  }
}

function isSheet(part: string): boolean {
  return /^xl\/worksheets\/[^/]+\.xml$/i.test(part)
}

async function restoreValidations(workbook: Workbook, bytes: Buffer): Promise<void> {
  const { worksheets, walk } = await openBook('', bytes, DEFAULT_LIMITS)
  for (const { name, part } of worksheets) {
    const found: RangeValidation[] = []
    await walk(part, validationsHandler(found))
    const sheet = workbook.getWorksheet(name)
    if (sheet !== undefined) for (const { range, validation } of found) validateRange(sheet, range, validation)
  }
}
