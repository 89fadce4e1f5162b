/** A card book as an .xlsx ready for the printer: a sheet a building, a page a card, and a list of doors that links to them. */
import type { Workbook, Worksheet } from 'exceljs'
import { type CardBook, type CardChapter, cardFront } from '../cards/card-book.ts'
import type { Day } from '../core/day.ts'
import { addCard, CARD_COLUMNS, LAST, merged } from './card-rows.ts'
import { BOX, CENTRE, COLOURS, fill, font, LEFT } from './look.ts'
import { newWorkbook, sheetNameFor } from './new-workbook.ts'
import { settleZip } from './settle-zip.ts'

/**
 * Fits those columns on A4. Not "fit to width": Excel then ignores page breaks set by hand, and a break before every
 * household is what this workbook is for.
 */
const SCALE = 68
/** Excel takes at most 1,026 breaks by hand in one sheet. */
const CARDS_A_SHEET = 1000

interface CardPlace {
  readonly sheet: string
  readonly row: number
}

/** The workbook of a card book; the same book has the same bytes. */
export async function cardSheets(book: CardBook, day: Day): Promise<Uint8Array> {
  const workbook = await newWorkbook(day, `${book.community}网格民情卡册`)
  const names: string[] = ['目录']
  const list = book.bound ? workbook.addWorksheet('目录') : null
  const places = new Map<string, CardPlace>()
  for (const chapter of sheetsOf(book)) {
    const name = sheetNameFor(chapter.title === '' ? '户卡' : chapter.title, names)
    names.push(name)
    const sheet = cardSheet(workbook, name, book)
    for (const [index, page] of chapter.pages.entries()) {
      places.set(page.household, { sheet: name, row: addCard(sheet, page, index === chapter.pages.length - 1) })
    }
    sheet.pageSetup.printArea = `A1:H${sheet.rowCount}`
  }
  if (list) addList(list, book, places)
  return settleZip(new Uint8Array(await workbook.xlsx.writeBuffer()), day)
}

function sheetsOf(book: CardBook): CardChapter[] {
  return book.chapters.flatMap(({ title, pages }) =>
    Array.from({ length: Math.ceil(pages.length / CARDS_A_SHEET) }, (_, index) => ({
      title,
      pages: pages.slice(index * CARDS_A_SHEET, (index + 1) * CARDS_A_SHEET),
    })),
  )
}

function cardSheet(workbook: Workbook, name: string, book: CardBook): Worksheet {
  const sheet = workbook.addWorksheet(name)
  sheet.views = [{ state: 'frozen', ySplit: 1, showGridLines: false }]
  sheet.columns = CARD_COLUMNS.map((width) => ({ width, style: { font: font(10), alignment: LEFT } }))
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'portrait',
    scale: SCALE,
    printTitlesRow: '1:1',
    horizontalCentered: true,
    margins: { left: 0.6, right: 0.4, top: 0.45, bottom: 0.6, header: 0.2, footer: 0.3 },
  }
  sheet.headerFooter.oddFooter = `&L&8含居民个人信息，专人保管&C&8第 &P 页 共 &N 页&R&8 ${book.printedOn} 打印`
  const title = merged(sheet, [`${book.community}　${book.grids.join('、')}　网格民情卡册`], [LAST])
  title.height = 20
  title.getCell(1).style = { font: font(9, COLOURS.quiet), alignment: LEFT }
  return sheet
}

function addList(sheet: Worksheet, book: CardBook, places: ReadonlyMap<string, CardPlace>): void {
  const front = cardFront(book, () => 0, 0)
  sheet.views = [{ state: 'frozen', ySplit: 2, showGridLines: false }]
  sheet.columns = [28, 24, 14, 8].map((width) => ({ width, style: { font: font(10), alignment: LEFT } }))
  sheet.mergeCells('A1:D1')
  const title = sheet.getCell('A1')
  title.value = `${book.community}　${book.grids.join('、')}　网格民情卡册　${book.households}户 ${book.people}人`
  title.style = { font: font(13, COLOURS.key, true), alignment: LEFT }
  sheet.getRow(1).height = 30
  const head = sheet.addRow(['楼栋', '门牌', '户主', '人数'])
  head.eachCell((cell) => {
    cell.style = { font: font(10, 'FFFFFF', true), fill: fill(COLOURS.key), alignment: CENTRE, border: BOX }
  })
  for (const [index, chapter] of front.chapters.entries()) {
    for (const [line, row] of chapter.rows.entries()) {
      const place = places.get(book.chapters[index]?.pages[line]?.household ?? '')
      const added = sheet.addRow([chapter.title, row.door, row.head, row.people])
      added.eachCell({ includeEmpty: true }, (cell) => {
        cell.border = BOX
      })
      if (!place) continue
      const door = added.getCell(2)
      door.value = { text: row.door, hyperlink: `#'${place.sheet.replaceAll("'", "''")}'!A${place.row}` }
      door.font = font(10, COLOURS.link)
    }
  }
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:2',
    printArea: `A1:D${sheet.rowCount}`,
  }
  sheet.headerFooter.oddFooter = '&C&8&P / &N'
}
