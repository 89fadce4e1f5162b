/** A workbook as the parts of an .xlsx, written plainly: merges, real dates and shared strings, nothing else. */
import { type Day, dayNumber } from '../core/day.ts'
import { columnLetter } from '../forms/raw-sheet.ts'
import type { Sheet, SheetCell, Workbook } from './sheet.ts'

export interface XlsxPart {
  readonly name: string
  readonly text: string
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
/** Places in `cellXfs` of `STYLES`. */
const STYLE = { plain: 0, text: 1, date: 2, heading: 3 } as const
const EPOCH = dayNumber('1899-12-30' as Day)

/** Parts in the order in which they are packed; the same workbook gives the same text. Pure. */
export function xlsxParts(workbook: Workbook): XlsxPart[] {
  const strings = new Map<string, number>()
  const sheets = workbook.sheets.map((sheet, at) => ({
    name: `xl/worksheets/sheet${at + 1}.xml`,
    text: sheetXml(sheet, strings),
  }))
  return [
    { name: '[Content_Types].xml', text: contentTypes(sheets.length) },
    {
      name: '_rels/.rels',
      text: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    { name: 'xl/workbook.xml', text: workbookXml(workbook) },
    { name: 'xl/_rels/workbook.xml.rels', text: relations(sheets.length) },
    { name: 'xl/styles.xml', text: STYLES },
    { name: 'xl/sharedStrings.xml', text: stringsXml(strings) },
    ...sheets,
  ]
}

function sheetXml(sheet: Sheet, strings: Map<string, number>): string {
  const width = Math.max(...sheet.rows.map((row) => row.length))
  const letters = Array.from({ length: width }, (_, at) => columnLetter(at))
  const rows = sheet.rows.map((row, at) => {
    const cells = row
      .map((cell, column) => cellXml(cell, `${letters[column]}${at + 1}`, at < sheet.headingRow, strings))
      .join('')
    return cells === '' ? '' : `<row r="${at + 1}">${cells}</row>`
  })
  const merges = sheet.merges.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${letters[left]}${top}:${letters[right]}${bottom}"/>`,
  )
  return [
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="${sheet.headingRow}" topLeftCell="A${sheet.headingRow + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${letters.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="${widthOf(sheet, at)}" customWidth="1"/>`).join('')}</cols>`,
    `<sheetData>${rows.join('')}</sheetData>`,
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
    '</worksheet>',
  ].join('')
}

/** Wide enough for the heading and the first rows, never wider than an address needs. */
function widthOf(sheet: Sheet, column: number): number {
  let width = 6
  for (const row of sheet.rows.slice(Math.max(0, sheet.headingRow - 1), sheet.headingRow + 12)) {
    const cell = row[column]
    if (typeof cell === 'string')
      width = Math.max(
        width,
        [...cell].reduce((total, sign) => total + (sign > '\u2e80' ? 2 : 1), 2),
      )
    else if (cell !== null && cell !== undefined) width = Math.max(width, 11)
  }
  return Math.min(width, 40)
}

function cellXml(cell: SheetCell | undefined, at: string, heading: boolean, strings: Map<string, number>): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'object') return `<c r="${at}" s="${STYLE.date}"><v>${dayNumber(cell.day) - EPOCH}</v></c>`
  let index = strings.get(cell)
  if (index === undefined) {
    index = strings.size
    strings.set(cell, index)
  }
  return `<c r="${at}" s="${heading ? STYLE.heading : STYLE.text}" t="s"><v>${index}</v></c>`
}

function stringsXml(strings: ReadonlyMap<string, number>): string {
  const items = [...strings.keys()].map((text) => `<si><t xml:space="preserve">${escapeXml(text)}</t></si>`)
  return `${HEAD}<sst xmlns="${MAIN}" uniqueCount="${items.length}">${items.join('')}</sst>`
}

function workbookXml(workbook: Workbook): string {
  const sheets = workbook.sheets.map(
    ({ name }, at) => `<sheet name="${escapeXml(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`
}

function relations(count: number): string {
  const targets = [
    ...Array.from({ length: count }, (_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
    ['styles', 'styles.xml'],
    ['sharedStrings', 'sharedStrings.xml'],
  ]
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`).join('')}</Relationships>`
}

function contentTypes(count: number): string {
  const spread = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const sheets = Array.from(
    { length: count },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${spread}.worksheet+xml"/>`,
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spread}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${spread}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${spread}.sharedStrings+xml"/>${sheets.join('')}</Types>`
}

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string)
}
