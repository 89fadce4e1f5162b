/** Workbooks written the way offices write them, and returned workbooks edited by a warden, for tests of import. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Workbook } from 'exceljs'
import exceljs from 'exceljs'

export type Cells = readonly (string | number | null)[]

/** Sheets by name, rows of cells; the path of the file. */
export async function writeXlsx(
  dir: string,
  name: string,
  sheets: Readonly<Record<string, readonly Cells[]>>,
): Promise<string> {
  const book = new exceljs.Workbook()
  for (const [sheet, rows] of Object.entries(sheets)) book.addWorksheet(sheet).addRows(rows as unknown[][])
  const path = join(dir, name)
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()))
  return path
}

/** Opens a workbook as a warden does, changes it and saves it in its place. */
export async function editXlsx(path: string, edit: (book: Workbook) => void): Promise<string> {
  const book = new exceljs.Workbook()
  await book.xlsx.load(readFileSync(path) as never)
  edit(book)
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()))
  return path
}

/** Writes beside every problem of the list 退回说明 whose cell is named: 属实 and the reason. */
export function confirmIn(book: Workbook, cell: string, confirm: string, why: string): void {
  const list = book.getWorksheet('退回说明')
  list?.eachRow((row) => {
    const where = row.getCell(3).value as { text?: string } | string | null
    if ((typeof where === 'object' ? where?.text : where) !== cell) return
    row.getCell(6).value = confirm
    row.getCell(7).value = why
  })
}
