/** A workbook written anew from raw cells, for sources that can't be written again in place: .xls, .csv, odd .xlsx. */
import type { CellValue, Workbook, Worksheet } from 'exceljs'
import { type Day, dayNumber } from '../core/day.ts'
import type { RawCell, RawSheet, RawWorkbook } from '../forms/raw-sheet.ts'
import { displayWidth } from './display-width.ts'
import { FACE } from './look.ts'
import { newWorkbook, sheetNameFor } from './new-workbook.ts'

/** The same sheets, rows, merges and values in a new workbook; `skip` names a sheet that is left out. */
export async function rebuildWorkbook(source: RawWorkbook, day: Day, skip: string): Promise<Workbook> {
  const workbook = await newWorkbook(day, source.file)
  for (const raw of source.sheets) {
    if (raw.name === skip) continue
    const name = sheetNameFor(raw.name, [...workbook.worksheets.map((sheet) => sheet.name), skip])
    const sheet = workbook.addWorksheet(name)
    if (raw.hidden) sheet.state = 'hidden'
    fillSheet(sheet, raw)
  }
  return workbook
}

function fillSheet(sheet: Worksheet, raw: RawSheet): void {
  const widths: number[] = []
  for (const { number, hidden, cells } of raw.rows) {
    const row = sheet.getRow(number)
    row.hidden = hidden
    cells.forEach((cell, index) => {
      if (cell === undefined) return
      const target = row.getCell(index + 1)
      target.value = storedValue(cell)
      target.font = { name: FACE, size: 10 }
      if (cell.kind === 'text') target.numFmt = '@'
      if (cell.kind === 'date') target.numFmt = 'yyyy-mm-dd'
      // A title or a remark that runs over its neighbours must not widen the column it begins in.
      const width = displayWidth(cell.text.trim())
      if (width <= 30) widths[index] = Math.max(widths[index] ?? 0, width + 2)
    })
  }
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = Math.max(width, 7)
  })
  for (const { top, left, bottom, right } of raw.merges) sheet.mergeCells(top, left + 1, bottom, right + 1)
}

function storedValue(cell: RawCell): CellValue {
  if (cell.kind === 'date') return cell.date === undefined ? cell.text : serialOf(cell.date as Day)
  if (cell.kind === 'bool') return cell.text === 'TRUE'
  if (cell.kind === 'error') return { error: cell.text } as CellValue
  if (cell.kind !== 'number') return cell.text
  // A damaged number stays the damaged number: as text it would look like one that somebody typed.
  const number = Number(cell.text)
  return cell.lossy === true || String(number) === cell.text ? number : cell.text
}

function serialOf(day: Day): number {
  const serial = dayNumber(day) - dayNumber('1899-12-30' as Day)
  return serial > 60 ? serial : serial - 1
}
