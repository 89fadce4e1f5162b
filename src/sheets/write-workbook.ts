/** Plain tables to an .xlsx: a frozen heading, readable widths, and nothing that a program would take for a number or a formula. */
import type { Style, Worksheet } from 'exceljs'
import type { Day } from '../core/day.ts'
import { displayWidth } from './display-width.ts'
import { BOX, CENTRE, COLOURS, fill, font, MIDDLE } from './look.ts'
import { newWorkbook, sheetNameFor } from './new-workbook.ts'
import { settleZip } from './settle-zip.ts'

export interface Table {
  readonly sheet: string
  readonly headings: readonly string[]
  /** Text of every cell; '' is blank. */
  readonly rows: readonly (readonly string[])[]
  /** 0-based columns that stay text whatever they look like: numbers of people, phones, codes, dates. */
  readonly textColumns: ReadonlySet<number>
  /** 0-based columns drawn on a ground of their own colour (`RRGGBB`), such as what is still to be filled in. */
  readonly grounds?: ReadonlyMap<number, string>
}

export interface WriteOptions {
  readonly day: Day
  readonly title: string
  /** Form id → edition, read back as the workbook's stamp. */
  readonly stamp?: Readonly<Record<string, string>>
}

const WIDTHS = { least: 6, most: 48, sample: 400 } as const

/** An .xlsx with one sheet for each table. */
export async function writeWorkbook(tables: readonly Table[], options: WriteOptions): Promise<Uint8Array> {
  const workbook = await newWorkbook(options.day, options.title)
  const names: string[] = []
  for (const table of tables) {
    const name = sheetNameFor(table.sheet, names)
    names.push(name)
    addTable(workbook.addWorksheet(name), table)
  }
  return settleZip(new Uint8Array(await workbook.xlsx.writeBuffer()), options.day, options.stamp)
}

function addTable(sheet: Worksheet, table: Table): void {
  sheet.properties.defaultRowHeight = 18
  sheet.views = [{ state: 'frozen', ySplit: 1, showGridLines: false }]
  // One object for each look: exceljs recognises a style by identity, and by its content only very slowly.
  const looks = table.headings.map((_, index) => columnLook(table, index))
  const formulaLooks = looks.map((look): Partial<Style> => ({ ...look, numFmt: '@' }))
  table.headings.forEach((heading, index) => {
    const column = sheet.getColumn(index + 1)
    column.width = columnWidth(heading, index, table)
    const { border: _, ...style } = looks[index] ?? {}
    column.style = style
  })
  const heading = sheet.addRow([...table.headings])
  heading.height = 24
  heading.eachCell((cell) => {
    cell.style = { font: font(10, 'FFFFFF', true), fill: fill(COLOURS.key), alignment: CENTRE, border: BOX }
  })
  for (const cells of table.rows) {
    const row = sheet.addRow(cells.map((text, index) => cellValue(text, table.textColumns.has(index))))
    looks.forEach((look, index) => {
      const cell = row.getCell(index + 1)
      // Edited again in Excel, a text such as =1+1 would become a formula in a column of numbers.
      cell.style = startsFormula(cell.value) ? (formulaLooks[index] ?? look) : look
    })
  }
  if (table.headings.length > 0) {
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: table.rows.length + 1, column: table.headings.length },
    }
  }
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
  sheet.headerFooter.oddFooter = '&C&9&P / &N'
}

function columnLook(table: Table, index: number): Partial<Style> {
  const ground = table.grounds?.get(index)
  return {
    font: font(10),
    alignment: MIDDLE,
    border: BOX,
    ...(table.textColumns.has(index) ? { numFmt: '@' } : {}),
    ...(ground === undefined ? {} : { fill: fill(ground) }),
  }
}

/** A number only where it comes back as exactly the same text. */
function cellValue(text: string, asText: boolean): string | number | null {
  if (text === '') return null
  if (asText || !/^-?\d{1,15}(\.\d+)?$/.test(text)) return text
  const number = Number(text)
  return String(number) === text ? number : text
}

function startsFormula(value: unknown): boolean {
  return typeof value === 'string' && /^[=+\-@]/.test(value)
}

function columnWidth(heading: string, index: number, table: Table): number {
  // Room for the filter's button beside the heading.
  let width = displayWidth(heading) + 3
  for (const row of table.rows.slice(0, WIDTHS.sample)) width = Math.max(width, displayWidth(row[index] ?? '') + 2)
  return Math.min(Math.max(width, WIDTHS.least), WIDTHS.most)
}
