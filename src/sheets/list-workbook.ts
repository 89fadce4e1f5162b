/** A list for the printer as an .xlsx: title, table with a heading on every page, lines to sign; one sheet a warden. */
import type { Worksheet } from 'exceljs'
import { halfWidths } from '../cards/card-item.ts'
import type { PaperList, PaperListSheet } from '../cards/paper-list.ts'
import type { Day } from '../core/day.ts'
import { BOX, CENTRE, COLOURS, fill, font, LEFT } from './look.ts'
import { newWorkbook, sheetNameFor } from './new-workbook.ts'
import { settleZip } from './settle-zip.ts'

const LINE = 15

/** The workbook of a list; the same list has the same bytes. */
export async function listWorkbook(list: PaperList, day: Day): Promise<Uint8Array> {
  const workbook = await newWorkbook(day, list.title)
  const names: string[] = []
  for (const part of list.sheets) {
    const name = sheetNameFor(part.name, names)
    names.push(name)
    addSheet(workbook.addWorksheet(name), list, part)
  }
  return settleZip(new Uint8Array(await workbook.xlsx.writeBuffer()), day)
}

function addSheet(sheet: Worksheet, { title, landscape }: PaperList, part: PaperListSheet): void {
  const last = part.columns.length
  sheet.columns = part.columns.map(({ width }) => ({ width, style: { font: font(10), alignment: LEFT } }))
  const wide = (text: string, height: number, size: number, bold = false, centred = false) => {
    const row = sheet.addRow([text])
    sheet.mergeCells(row.number, 1, row.number, last)
    row.height = height
    row.getCell(1).style = {
      font: font(size, bold ? COLOURS.key : COLOURS.ink, bold),
      alignment: centred ? CENTRE : LEFT,
      numFmt: '@',
    }
    return row.number
  }
  wide(title, 32, 16, true, true)
  for (const line of part.above) wide(line, 18, 10)
  const head = sheet.addRow(part.columns.map(({ heading }) => heading))
  head.height = 22
  head.eachCell((cell) => {
    cell.style = { font: font(10, 'FFFFFF', true), fill: fill(COLOURS.key), alignment: CENTRE, border: BOX }
  })
  for (const texts of part.rows) {
    const row = sheet.addRow(texts.map((text) => (text === '' ? null : text)))
    for (const [index, { centred }] of part.columns.entries())
      row.getCell(index + 1).style = {
        font: font(10),
        alignment: centred ? CENTRE : LEFT,
        border: BOX,
        numFmt: '@',
      }
    const lines = texts.map((text, index) => Math.ceil(halfWidths(text) / ((part.columns[index]?.width ?? 10) * 1.02)))
    row.height = Math.max(part.rowHeight, LINE * Math.max(1, ...lines))
  }
  for (const line of part.below) wide(line, 26, 10)
  sheet.views = [{ state: 'frozen', ySplit: head.number, showGridLines: false }]
  sheet.pageSetup = {
    paperSize: 9,
    orientation: landscape ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: `${head.number}:${head.number}`,
    margins: { left: 0.5, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
  }
  sheet.headerFooter.oddFooter = '&C&8第 &P 页 共 &N 页'
}
