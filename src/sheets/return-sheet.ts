/** The sheet 退回说明: every problem in a line, with a link to its cell and the colour that the cell has. */
import type { Workbook, Worksheet } from 'exceljs'
import { displayWidth } from './display-width.ts'
import { BOX, CENTRE, COLOURS, fill, font, LEFT } from './look.ts'
import type { MarkedPlace } from './mark-problems.ts'
import { RETURN_KINDS, returnKind } from './return-kinds.ts'
import type { ReturnedProblem } from './returned-workbook.ts'

export const RETURN_SHEET = '退回说明'

const COLUMNS = [
  { heading: '序号', width: 6 },
  { heading: '工作表', width: 18 },
  { heading: '位置', width: 10 },
  { heading: '类别', width: 18 },
  { heading: '问题和改法', width: 70 },
  { heading: '属实', width: 8 },
  { heading: '原因', width: 24 },
] as const

/** Adds the list in front of all other sheets; `places` has one entry for each problem. */
export function addReturnSheet(
  workbook: Workbook,
  file: string,
  problems: readonly ReturnedProblem[],
  places: readonly MarkedPlace[],
): void {
  const sheet = workbook.addWorksheet(RETURN_SHEET, { properties: { tabColor: { argb: 'FFC00000' } } })
  moveToFront(workbook, sheet)
  COLUMNS.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width
  })
  addOpening(sheet, file, problems)
  const heading = sheet.addRow(COLUMNS.map((column) => column.heading))
  heading.height = 24
  heading.eachCell((cell) => {
    cell.style = { font: font(10, 'FFFFFF', true), fill: fill(COLOURS.key), alignment: CENTRE, border: BOX }
  })
  problems.forEach((problem, index) => {
    addLine(sheet, index + 1, problem, places[index] ?? null)
  })
  sheet.views = [{ state: 'frozen', ySplit: heading.number, showGridLines: false, activeCell: 'A1' }]
  sheet.pageSetup = {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: `${heading.number}:${heading.number}`,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
  sheet.headerFooter.oddFooter = '&C&9&P / &N'
}

/** First in the book and the only sheet selected: with two sheets selected, Excel would write every correction into both. */
function moveToFront(workbook: Workbook, sheet: Worksheet): void {
  for (const other of workbook.worksheets) {
    if (other === sheet) continue
    ;(other as unknown as { orderNo: number }).orderNo += 1
    other.views = (other.views ?? []).map((view) => Object.assign({}, view, { tabSelected: false }))
  }
  ;(sheet as unknown as { orderNo: number }).orderNo = 0
  workbook.views = [{ x: 0, y: 0, width: 24000, height: 14000, firstSheet: 0, activeTab: 0, visibility: 'visible' }]
}

function addOpening(sheet: Worksheet, file: string, problems: readonly ReturnedProblem[]): void {
  const errors = problems.filter((problem) => problem.severity === 'error').length
  const warnings = problems.length - errors
  const title = sheet.addRow([`${RETURN_SHEET}　${file}`])
  title.height = 30
  title.getCell(1).style = { font: font(16, COLOURS.ink, true), alignment: { vertical: 'middle' } }
  const counts = [errors > 0 ? `${errors} 处要改` : '', warnings > 0 ? `${warnings} 处请核对` : '']
  const what = sheet.addRow([
    `共 ${counts.filter((count) => count !== '').join('，')}。点“位置”跳到那一格，就在原处改，格子上的批注写着怎么改。改好后把整个文件交回，这一页不用删。`,
  ])
  what.height = 20
  what.getCell(1).style = { font: font(10, COLOURS.quiet), alignment: { vertical: 'middle' } }
}

function addLine(sheet: Worksheet, number: number, problem: ReturnedProblem, place: MarkedPlace): void {
  const kind = RETURN_KINDS[returnKind(problem.kind, problem.severity)]
  const row = sheet.addRow([number, place?.sheet ?? problem.sheet ?? '', '', kind.label, problem.message, '', ''])
  row.eachCell({ includeEmpty: true }, (cell) => {
    cell.style = { font: font(10), border: BOX, alignment: CENTRE, numFmt: '@' }
  })
  row.getCell(4).fill = fill(kind.colour)
  // Only what may be true in spite of being odd can be confirmed; the rest has to be put right.
  if (problem.forceable !== true) for (const column of [6, 7]) row.getCell(column).fill = fill(COLOURS.known)
  row.getCell(5).alignment = LEFT
  const lines = Math.ceil(displayWidth(problem.message) / (COLUMNS[4].width - 4))
  row.height = Math.max(20, lines * 15 + 6)
  if (place === null) return
  const where = row.getCell(3)
  where.value = {
    text: place.marked ? place.address : '整张表',
    hyperlink: `'${place.sheet.replaceAll("'", "''")}'!${place.address}`,
  }
  where.font = { ...font(10, COLOURS.link), underline: true }
}
