/** One sheet of a workbook to hand out: title, line for who and when, one line of help, coloured headings, ready rows. */
import type { Style, Worksheet } from 'exceljs'
import { columnLetter } from '../forms/raw-sheet.ts'
import { BOX, CENTRE, COLOURS, fill, font, LEFT } from './look.ts'
import type { TemplateColumn } from './template-columns.ts'
import { columnValidation, type Lists } from './template-lists.ts'
import { validateRange } from './validate-range.ts'

/** What is known of one row, as it is shown, and which fields are still wanted. */
export interface FilledRow {
  readonly values: Readonly<Record<string, string>>
  readonly missing: ReadonlySet<string>
}

export interface TemplateSheet {
  readonly title: string
  /** Label of the grid for which the sheet is, or null. */
  readonly grid: string | null
  /** What the line of help says first, or nothing. */
  readonly help: string
  readonly columns: readonly TemplateColumn[]
  readonly filled: readonly FilledRow[]
  /** Rows that are ready to be written in, those that are filled included. */
  readonly rows: number
}

const HEADING_ROW = 4
/** Units of width that are still readable on one A4 page across. */
const PAGE_WIDTH = 170
const FROZEN_WIDTH = 80
/** Blank lines that are drawn and printed; below them every row has the same formats and drop-downs. */
const DRAWN_ROWS = 30

/** Fills an empty sheet. */
export function fillTemplateSheet(sheet: Worksheet, content: TemplateSheet, lists: Lists): void {
  const { columns } = content
  const lastRow = HEADING_ROW + Math.max(content.rows, content.filled.length)
  columns.forEach((column, index) => {
    const target = sheet.getColumn(index + 1)
    target.width = column.width
    // On the whole column, not only on the ready rows: a number pasted further down loses its digits just the same.
    target.style = bodyStyle(column)
    const letter = columnLetter(index)
    const validation = columnValidation(column, lists)
    if (validation !== null) validateRange(sheet, `${letter}${HEADING_ROW + 1}:${letter}${lastRow}`, validation)
  })
  addOpening(sheet, content)
  addHeadings(sheet, columns)
  addRows(sheet, content)
  setView(sheet, columns)
}

function bodyStyle(column: TemplateColumn): Partial<Style> {
  return {
    font: font(10),
    alignment: column.width >= 22 && !column.idNo ? LEFT : CENTRE,
    numFmt: column.number === null ? '@' : 'General',
  }
}

/** Three lines above the table, over as many columns as a screen shows. */
function addOpening(sheet: Worksheet, content: TemplateSheet): void {
  const span = screenSpan(content.columns)
  const who = ['填表人：________________', '填表日期：________年____月____日']
  if (content.grid !== null) who.unshift(`网格：${content.grid}`)
  const lines: readonly (readonly [text: string, style: Partial<Style>, height: number])[] = [
    [content.title, { font: font(16, COLOURS.ink, true), alignment: { vertical: 'middle' } }, 32],
    [who.join('　　'), { font: font(10), alignment: { vertical: 'middle' } }, 22],
    [helpLine(content), { font: font(9, COLOURS.quiet), alignment: { vertical: 'middle' } }, 20],
  ]
  lines.forEach(([text, style, height], index) => {
    const row = sheet.getRow(index + 1)
    row.height = height
    content.columns.forEach((_, column) => {
      row.getCell(column + 1).style = { ...style, numFmt: '@' }
    })
    if (span > 1) sheet.mergeCells(index + 1, 1, index + 1, span)
    row.getCell(1).value = text
  })
}

function helpLine(content: TemplateSheet): string {
  const colours =
    '表头深蓝带 * 必填，浅蓝应填，灰色有就填；没有写“无”，不知道写“不详”，不愿说写“拒填”。鼠标停在表头上有说明。'
  const first = content.filled.length === 0 ? '' : '灰格是已经掌握的，不对就改；黄格还缺，请补上。'
  return content.help + first + colours
}

function screenSpan(columns: readonly TemplateColumn[]): number {
  let width = 0
  let span = 0
  while (span < columns.length && width < 120) {
    width += columns[span]?.width ?? 0
    span++
  }
  return span
}

function addHeadings(sheet: Worksheet, columns: readonly TemplateColumn[]): void {
  const row = sheet.getRow(HEADING_ROW)
  row.height = 36
  columns.forEach((column, index) => {
    const cell = row.getCell(index + 1)
    cell.value = column.heading
    cell.style = headingStyle(column)
    cell.note = { texts: [{ font: { size: 9, name: '宋体' }, text: column.note }], editAs: 'twoCells' }
  })
}

function headingStyle(column: TemplateColumn): Partial<Style> {
  const [ground, ink] =
    column.need === 'K'
      ? [COLOURS.key, 'FFFFFF']
      : column.need === 'M'
        ? [COLOURS.main, COLOURS.ink]
        : [COLOURS.other, COLOURS.ink]
  return { font: font(10, ink, true), fill: fill(ground), alignment: CENTRE, border: BOX, numFmt: '@' }
}

function addRows(sheet: Worksheet, content: TemplateSheet): void {
  const drawn = Math.max(content.filled.length, Math.min(content.rows, DRAWN_ROWS))
  // One object for each look: exceljs recognises a style by identity, and by its content only very slowly.
  const looks = content.columns.map(cellLooks)
  for (let index = 0; index < drawn; index++) {
    const filled = content.filled[index]
    const row = sheet.getRow(HEADING_ROW + 1 + index)
    row.height = 20
    content.columns.forEach((column, at) => {
      const cell = row.getCell(at + 1)
      const known = filled?.values[column.key] ?? ''
      const look = known !== '' ? 'known' : filled?.missing.has(column.key) === true ? 'missing' : 'open'
      cell.style = looks[at]?.[look] ?? {}
      if (known !== '') cell.value = knownValue(known, column)
    })
  }
}

function cellLooks(column: TemplateColumn): Record<'known' | 'missing' | 'open', Partial<Style>> {
  const open = { ...bodyStyle(column), border: BOX }
  return { known: { ...open, fill: fill(COLOURS.known) }, missing: { ...open, fill: fill(COLOURS.missing) }, open }
}

function knownValue(text: string, column: TemplateColumn): string | number {
  return column.number !== null && String(Number(text)) === text ? Number(text) : text
}

function setView(sheet: Worksheet, columns: readonly TemplateColumn[]): void {
  const name = columns.findIndex((column) => column.key === 'name')
  const before = columns.slice(0, name + 1).reduce((sum, column) => sum + column.width, 0)
  // Who a row is about stays in sight, and on every page, unless it would fill half the screen.
  const xSplit = name >= 0 && before <= FROZEN_WIDTH ? name + 1 : 0
  sheet.views = [
    {
      state: 'frozen',
      xSplit,
      ySplit: HEADING_ROW,
      showGridLines: true,
      activeCell: `A${HEADING_ROW + 1}`,
      topLeftCell: `${columnLetter(xSplit)}${HEADING_ROW + 1}`,
    },
  ]
  const width = columns.reduce((sum, column) => sum + column.width, 0)
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: Math.max(1, Math.round(width / PAGE_WIDTH)),
    fitToHeight: 0,
    printTitlesRow: `1:${HEADING_ROW}`,
    horizontalCentered: false,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(xSplit > 0 && width > PAGE_WIDTH ? { printTitlesColumn: `A:${columnLetter(xSplit - 1)}` } : {}),
  }
  sheet.headerFooter.oddFooter = '&L&9&A&C&9第 &P 页，共 &N 页&R&9填表人签字：____________'
}
