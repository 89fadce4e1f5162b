/** A workbook of the demo as the bytes of an .xlsx, the same for the same seed. */
import type { Day } from '../core/day.ts'
import { storedPart, zipParts } from '../sheets/zip-parts.ts'
import type { Workbook } from './sheet.ts'
import { xlsxParts } from './xlsx.ts'

export function packWorkbook(workbook: Workbook, day: Day): Uint8Array {
  return zipParts(
    xlsxParts(workbook).map(({ name, text }) => storedPart(name, text)),
    day,
  )
}
