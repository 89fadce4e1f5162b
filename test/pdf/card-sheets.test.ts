/** The card book as a workbook: paper size, areas, breaks and titles of its sheets, and the same bytes every time. */
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { cardBook } from '../../src/cards/card-book.ts'
import { cardSheets } from '../../src/sheets/card-sheets.ts'
import { partText, unzipParts } from '../../src/sheets/zip-parts.ts'
import { cells, DEFINITIONS, emptyDoor, householdFile, OPTIONS } from '../cards/fixture.ts'

const elsewhere = householdFile(9, { cells: { ...householdFile(9).cells, ...cells({ building: '10' }) } })
const book = cardBook([householdFile(1), householdFile(2), emptyDoor(3), elsewhere], DEFINITIONS, OPTIONS)

describe('a card book as a workbook', async () => {
  const bytes = await cardSheets(book, OPTIONS.today)
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(Buffer.from(bytes) as never)

  it('has a list of doors and a sheet a building', () => {
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual(['目录', '长风小区3栋', '长风小区10栋'])
    expect(workbook.worksheets[0]?.getCell('B3').value).toEqual({
      text: '2单元101室',
      hyperlink: "#'长风小区3栋'!A2",
    })
  })

  it('is ready for the printer: A4, area, titles, a break after every household but the last', () => {
    const sheet = workbook.getWorksheet('长风小区3栋')
    expect(sheet?.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      printTitlesRow: '1:1',
      printArea: `A1:H${sheet?.rowCount}`,
    })
    // exceljs does not read breaks back.
    const part = unzipParts(bytes).find((one) => one.name === 'xl/worksheets/sheet2.xml')
    expect((part ? partText(part) : '').match(/<brk /g)).toHaveLength(2)
  })

  it('keeps numbers of people and phones as text', () => {
    const values = workbook.getWorksheet('长风小区3栋')?.getSheetValues().flat() ?? []
    expect(values).toContain('450299********0019')
    expect(values.filter((value) => typeof value === 'number')).toEqual([])
  })

  it('has the same bytes when it is written again', async () => {
    expect(Buffer.compare(Buffer.from(await cardSheets(book, OPTIONS.today)), Buffer.from(bytes))).toBe(0)
  })
})
