/** One sheet for one household: title, parts with their labels and tables, lines to sign, broken into A4 pages between parts. */
import type { Borders, Style, Worksheet } from 'exceljs'
import type { PaperBlock, PaperItem, PaperPage } from '../cards/paper-page.ts'
import { columnLetter } from '../forms/raw-sheet.ts'
import { CENTRE, COLOURS, fill, font, LEFT } from './look.ts'
import {
  COLUMN_WIDTH,
  COLUMNS,
  labelOf,
  linesOf,
  type Placed,
  pairLines,
  type TableColumn,
  tableParts,
  valueText,
} from './paper-columns.ts'
import type { TemplateColumn } from './template-columns.ts'
import { columnValidation, type Lists } from './template-lists.ts'
import { validateRange } from './validate-range.ts'

/** Fits the columns across A4; "fit to width" would make Excel ignore the breaks between parts. */
const SCALE = 95
/** Points of rows on a page at that scale. */
const PAGE = 805
const LINE = 12.5
const LEAST = 18

const EDGE = { style: 'thin', color: { argb: 'FF9AA5B1' } } as const
const BOX: Partial<Borders> = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE }
const STRONG = { style: 'medium', color: { argb: 'FF6B7280' } } as const

const label = (bold: boolean): Partial<Style> => ({
  font: font(9, COLOURS.ink, bold),
  fill: fill('EEF2F7'),
  alignment: CENTRE,
  border: BOX,
  numFmt: '@',
})
const value = (left: boolean, missing: boolean): Partial<Style> => ({
  font: font(10),
  alignment: left ? LEFT : CENTRE,
  border: BOX,
  numFmt: '@',
  ...(missing ? { fill: fill(COLOURS.missing) } : {}),
})
/** One object for each look: exceljs knows a style again by identity. */
const LOOKS = {
  label: label(false),
  key: label(true),
  value: value(false, false),
  left: value(true, false),
  missing: value(false, true),
  missingLeft: value(true, true),
  part: {
    font: font(11, COLOURS.key, true),
    fill: fill('D6E4F2'),
    alignment: { ...LEFT, indent: 1 },
    border: BOX,
    numFmt: '@',
  },
  number: { font: font(9, COLOURS.quiet), alignment: CENTRE, border: BOX },
} satisfies Record<string, Partial<Style>>

/** What a field's drop-down offers, by form and field. */
export type ColumnOf = (form: string, field: string) => TemplateColumn | undefined

interface Page {
  readonly sheet: Worksheet
  readonly lists: Lists
  readonly columnOf: ColumnOf
  row: number
  /** Points used of the page. */
  used: number
  readonly heights: number[]
}

/** Fills an empty sheet. */
export function fillPaperSheet(sheet: Worksheet, content: PaperPage, lists: Lists, columnOf: ColumnOf): void {
  sheet.columns = Array.from({ length: COLUMNS }, () => ({
    width: COLUMN_WIDTH,
    style: { font: font(10), numFmt: '@' },
  }))
  const page: Page = { sheet, lists, columnOf, row: 1, used: 0, heights: [] }
  addTitle(page, content)
  content.blocks.forEach((block, index) => {
    addBlock(page, block, index)
  })
  addSignatures(page, content)
  sheet.views = [{ state: 'frozen', ySplit: 1, showGridLines: false, zoomScale: 110, activeCell: 'A3' }]
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'portrait',
    scale: SCALE,
    horizontalCentered: true,
    printArea: `A1:${columnLetter(COLUMNS - 1)}${page.row - 1}`,
    margins: { left: 0.4, right: 0.4, top: 0.35, bottom: 0.5, header: 0.2, footer: 0.25 },
  }
  sheet.headerFooter.oddFooter = `&L&8含居民个人信息，专人保管&C&8第 &P 页 共 &N 页&R&8 ${content.household}`
}

function addTitle(page: Page, content: PaperPage): void {
  addBoxes(page, [[content.title, COLUMNS, { font: font(18, COLOURS.ink, true), alignment: CENTRE, numFmt: '@' }]], 32)
  addBoxes(page, [[content.note, COLUMNS, { font: font(8.5, COLOURS.quiet), alignment: CENTRE, numFmt: '@' }]], 18)
}

const NUMERALS = [
  '零',
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
]

function addBlock(page: Page, block: PaperBlock, index: number): void {
  const title = `${NUMERALS[index + 1] ?? index + 1}、${block.title}`
  const [first] = block.records
  if (first === undefined) return
  if (block.kind === 'table') {
    addTable(page, block, title, first)
    return
  }
  block.records.forEach((record, at) => {
    const lines = pairLines(record)
    const height = lines.reduce((sum, line) => sum + heightOf(line), at === 0 ? 24 : 0)
    turnPage(page, height)
    if (at === 0) addBoxes(page, [[title, COLUMNS, LOOKS.part]], 24)
    lines.forEach((line, lineNo) => {
      addPairs(page, block, line, at > 0 && lineNo === 0)
    })
  })
}

function heightOf(line: readonly Placed[]): number {
  const lines = line.map((placed) =>
    Math.max(
      linesOf(labelOf(placed.item.field, placed.labelColumns), placed.labelColumns),
      linesOf(valueText(placed), placed.valueColumns),
      placed.item.field.type === 'long_text' ? 2 : 1,
    ),
  )
  return Math.max(LEAST, Math.max(...lines) * LINE + 7)
}

function addPairs(page: Page, block: PaperBlock, line: readonly Placed[], begins: boolean): void {
  const row = page.row
  addBoxes(
    page,
    line.flatMap((placed) => [
      [
        labelOf(placed.item.field, placed.labelColumns),
        placed.labelColumns,
        placed.item.field.need === 'K' ? LOOKS.key : LOOKS.label,
      ] as const,
      [valueText(placed), placed.valueColumns, lookOf(placed.item, placed.ticks || placed.valueColumns > 6)] as const,
    ]),
    heightOf(line),
  )
  if (begins) {
    for (let column = 1; column <= COLUMNS; column++) {
      const cell = page.sheet.getCell(row, column)
      cell.style = { ...cell.style, border: { ...BOX, top: STRONG } }
    }
  }
  let column = 0
  for (const { item, labelColumns, valueColumns, ticks } of line) {
    if (!ticks) addRule(page, block, item, `${columnLetter(column + labelColumns)}${row}`)
    column += labelColumns + valueColumns
  }
}

function lookOf(item: PaperItem, left: boolean): Partial<Style> {
  const wide = left && item.field.type !== 'id_no' && item.field.type !== 'household'
  if (item.missing) return wide ? LOOKS.missingLeft : LOOKS.missing
  return wide ? LOOKS.left : LOOKS.value
}

function addTable(page: Page, block: PaperBlock, title: string, first: readonly PaperItem[]): void {
  tableParts(first).forEach((part, index) => {
    const headLines = part.map(({ at, columns }) =>
      linesOf(at === null ? '序号' : labelOf((first[at] as PaperItem).field, columns), columns),
    )
    const head = Math.max(24, Math.max(...headLines) * LINE + 7)
    const heights = block.records.map((record) => lineHeight(part, record))
    turnPage(page, head + heights.reduce((sum, height) => sum + height, 0) + (index === 0 ? 24 : 0))
    if (index === 0) addBoxes(page, [[title, COLUMNS, LOOKS.part]], 24)
    addBoxes(
      page,
      part.map(({ at, columns }) => {
        const field = at === null ? null : (first[at] as PaperItem).field
        return [
          field === null ? '序号' : labelOf(field, columns),
          columns,
          field?.need === 'K' ? LOOKS.key : LOOKS.label,
        ] as const
      }),
      head,
    )
    const top = page.row
    block.records.forEach((record, line) => {
      turnPage(page, heights[line] ?? LEAST)
      addBoxes(
        page,
        part.map(({ at, columns }) => {
          const item = at === null ? null : (record[at] as PaperItem)
          return item === null
            ? ([line + 1, columns, LOOKS.number] as const)
            : ([item.text, columns, lookOf(item, columns >= 6)] as const)
        }),
        heights[line] ?? LEAST,
      )
    })
    let column = 0
    for (const { at, columns } of part) {
      const letter = columnLetter(column)
      if (at !== null) addRule(page, block, first[at] as PaperItem, `${letter}${top}:${letter}${page.row - 1}`)
      column += columns
    }
  })
}

function lineHeight(part: readonly TableColumn[], record: readonly PaperItem[]): number {
  const lines = part.map(({ at, columns }) => (at === null ? 1 : linesOf((record[at] as PaperItem).text, columns)))
  return Math.max(LEAST, Math.max(...lines) * LINE + 7)
}

function addRule(page: Page, { form }: PaperBlock, item: PaperItem, range: string): void {
  const column = page.columnOf(form.id, item.field.name)
  const rule = column && columnValidation(column, page.lists)
  if (rule) validateRange(page.sheet, range, rule)
}

function addSignatures(page: Page, { signatures }: PaperPage): void {
  if (signatures.length === 0) return
  turnPage(page, 40)
  const line = [...signatures.map((who) => `${who}：____________`), '日期：_____年___月___日'].join('　')
  addBoxes(page, [[line, COLUMNS, { font: font(10), alignment: CENTRE, numFmt: '@' }]], 40)
}

/** A part that no longer fits begins the next page, unless it is longer than a page anyway. */
function turnPage(page: Page, height: number): void {
  if (page.used === 0 || page.used + height <= PAGE) return
  if (height <= PAGE || page.used > PAGE / 2) {
    page.sheet.getRow(page.row - 1).addPageBreak()
    page.used = 0
  }
}

/** One row of boxes from the left edge on, each a text over so many columns. */
function addBoxes(
  page: Page,
  boxes: readonly (readonly [text: string | number, columns: number, style: Partial<Style>])[],
  height: number,
): void {
  const row = page.sheet.getRow(page.row)
  row.height = height
  let column = 1
  for (const [text, columns, style] of boxes) {
    for (let at = column; at < column + columns; at++) row.getCell(at).style = style
    if (columns > 1) page.sheet.mergeCellsWithoutStyle(page.row, column, page.row, column + columns - 1)
    if (text !== '') row.getCell(column).value = text
    column += columns
  }
  page.used += height
  page.row++
}
