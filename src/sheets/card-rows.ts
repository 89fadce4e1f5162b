/** The rows of one household's card in a worksheet: eight columns, label and value by turns. */
import type { CellValue, Row, Worksheet } from 'exceljs'
import { type CardItem, halfWidths } from '../cards/card-item.ts'
import type { CardMember } from '../cards/card-members.ts'
import type { CardPage } from '../cards/card-page.ts'
import { BOX, CENTRE, COLOURS, fill, font, LEFT } from './look.ts'

/** Label and value by turns; the members' table stands in the same eight columns. In characters of Excel's default font. */
export const CARD_COLUMNS = [11, 13, 11, 15, 11, 19, 13, 13] as const
export const LAST = CARD_COLUMNS.length
const LINE = 16

/** Rows of one card with a break after it; the row it begins in. */
export function addCard(sheet: Worksheet, page: CardPage, last: boolean): number {
  const door = merged(sheet, [page.door === '' ? '门牌 ＿＿＿＿＿＿＿＿' : page.door, page.household], [5, 3])
  door.height = 30
  door.getCell(1).style = { font: font(15, COLOURS.key, true), alignment: LEFT }
  door.getCell(6).style = { font: font(9, COLOURS.quiet), alignment: { ...LEFT, horizontal: 'right' } }
  addItems(sheet, page.head, true)
  addItems(sheet, page.master)
  addMembers(sheet, page)
  if (page.attempts.length > 0) {
    addWide(sheet, '上门记录', page.attempts.map(({ on, outcome }) => `${on} ${outcome}`).join('；'))
  }
  for (const area of page.areas) {
    heading(sheet, area.label)
    for (const { name, items } of area.records) addItems(sheet, name === '' ? items : [nameItem(page, name), ...items])
  }
  if (page.notConcerned.length > 0) addWide(sheet, '不涉及', page.notConcerned.join('、'))
  const signed = merged(sheet, ['户主签字：', '采集人：', '日期：　　　年　　月　　日'], [3, 2, 3])
  signed.height = 36
  for (const column of [1, 4, 6]) signed.getCell(column).style = { font: font(10), alignment: { vertical: 'bottom' } }
  if (!last) signed.addPageBreak()
  return door.number
}

/** Whom a record is about stands first among its values. */
function nameItem(page: CardPage, name: string): CardItem {
  const { name: label } = page.members.labels
  return { label, text: name, state: 'filled', labelWidth: halfWidths(label), width: halfWidths(name) }
}

function heading(sheet: Worksheet, text: string): void {
  const row = merged(sheet, [text], [LAST])
  row.height = 20
  row.getCell(1).style = { font: font(10, COLOURS.key, true), fill: fill(COLOURS.other), alignment: LEFT }
}

/** Four items a row; a text too long for its cell takes a row of its own. */
function addItems(sheet: Worksheet, items: readonly CardItem[], strong = false): void {
  let waiting: CardItem[] = []
  const write = () => {
    if (waiting.length === 0) return
    const row = sheet.addRow(waiting.flatMap((item) => [item.label, written(item.text)]))
    let lines = 1
    for (const [index, item] of waiting.entries()) {
      label(row.getCell(index * 2 + 1))
      value(row.getCell(index * 2 + 2), strong)
      lines = Math.max(
        lines,
        linesOf(item.label, CARD_COLUMNS[index * 2] ?? 12, 9),
        linesOf(item.text, CARD_COLUMNS[index * 2 + 1] ?? 15),
      )
    }
    row.height = lines * LINE
    waiting = []
  }
  for (const item of items) {
    if (item.width > 36) {
      write()
      addWide(sheet, item.label, item.text, strong)
      continue
    }
    waiting.push(item)
    if (waiting.length === 4) write()
  }
  write()
}

function addMembers(sheet: Worksheet, page: CardPage): void {
  heading(sheet, `家庭成员　${page.members.rows.length}人`)
  const { labels, rows } = page.members
  const head = sheet.addRow([
    labels.name,
    labels.relation,
    labels.sex,
    labels.birth,
    labels.residence,
    labels.idNo,
    labels.phone,
    '关注',
  ])
  head.height = LINE + 2
  for (let column = 1; column <= LAST; column++) {
    head.getCell(column).style = { font: font(9, COLOURS.quiet), alignment: CENTRE, border: BOX }
  }
  for (const member of rows) addMember(sheet, member)
  if (rows.length > 0) return
  for (let line = 0; line < 4; line++) {
    const row = sheet.addRow([])
    row.height = 22
    for (let column = 1; column <= LAST; column++) row.getCell(column).border = BOX
  }
}

function addMember(sheet: Worksheet, { cells, age, marks, items }: CardMember): void {
  const born = age === '' ? cells.birth : `${cells.birth}（${age}）`
  const texts = [
    cells.name,
    cells.relation,
    cells.sex,
    born,
    cells.residence,
    cells.idNo,
    cells.phone,
    marks.join('、'),
  ]
  const row = sheet.addRow(texts.map(written))
  for (const [index] of texts.entries()) value(row.getCell(index + 1), index === 0)
  row.height = LINE * Math.max(1, ...texts.map((text, index) => linesOf(text, CARD_COLUMNS[index] ?? 12)))
  if (items.length === 0) return
  addWide(sheet, '', items.map((item) => `${item.label} ${item.text === '' ? '＿＿＿＿' : item.text}`).join('　'))
}

function addWide(sheet: Worksheet, name: string, text: string, strong = false): void {
  const row = merged(sheet, [name, text], [1, LAST - 1])
  label(row.getCell(1))
  value(row.getCell(2), strong)
  row.height =
    LINE *
    linesOf(
      text,
      CARD_COLUMNS.slice(1).reduce((sum, width) => sum + width, 0),
    )
}

function label(cell: ReturnType<Worksheet['getCell']>): void {
  cell.style = { font: font(9, COLOURS.quiet), alignment: LEFT, border: BOX }
}

/** Text whatever it looks like: numbers of people, phones, codes. */
function value(cell: ReturnType<Worksheet['getCell']>, strong: boolean): void {
  cell.style = { font: font(10, COLOURS.ink, strong), alignment: LEFT, border: BOX, numFmt: '@' }
}

function written(text: string): CellValue {
  return text === '' ? null : text
}

/** A row whose texts stand in merged spans of columns. */
export function merged(sheet: Worksheet, texts: readonly string[], spans: readonly number[]): Row {
  const row = sheet.addRow([])
  let column = 1
  for (const [index, span] of spans.entries()) {
    if (span > 1) sheet.mergeCells(row.number, column, row.number, column + span - 1)
    row.getCell(column).value = written(texts[index] ?? '')
    column += span
  }
  return row
}

/** Our types are smaller than the one that columns are measured in. */
function linesOf(text: string, width: number, size = 10): number {
  return Math.max(1, Math.ceil((halfWidths(text) * size) / (width * 10.6)))
}
