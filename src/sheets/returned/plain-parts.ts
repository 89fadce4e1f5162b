/** A plain .xlsx around raw cells, for sources that are none (.xls, .csv) or too odd to be written again in place. */
import { type Day, dayNumber } from '../../core/day.ts'
import { columnLetter, type RawCell, type RawSheet, type RawWorkbook } from '../../forms/raw-sheet.ts'
import { displayWidth } from '../display-width.ts'
import { FACE } from '../look.ts'
import { sheetNameFor } from '../new-workbook.ts'
import { STAMP_PART, stampXml } from '../stamp.ts'
import type { SourceParts } from './source-parts.ts'
import { escapeXml } from './xml-text.ts'

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
export const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Places in `cellXfs`. */
const STYLE = { plain: 0, text: 1, date: 2 } as const
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="1"><font><sz val="10"/><name val="${FACE}"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
const WIDTH_OF_TITLES = 30
const ROWS_AT_ONCE = 200

/** The same sheets, rows, merges and values; `skip` names a sheet that is left out. */
export function plainParts(source: RawWorkbook, skip: string): SourceParts {
  const sheets = source.sheets.filter(({ name }) => name !== skip)
  const names: string[] = []
  for (const { name } of sheets) names.push(sheetNameFor(name, [...names, skip]))
  const parts = new Map<string, () => Iterable<string>>([
    ['[Content_Types].xml', () => [contentTypes(sheets.length)]],
    [
      '_rels/.rels',
      () => [
        relations([
          ['officeDocument', 'xl/workbook.xml'],
          ['custom-properties', STAMP_PART],
        ]),
      ],
    ],
    ['xl/workbook.xml', () => [workbookXml(sheets, names)]],
    [
      'xl/_rels/workbook.xml.rels',
      () => [
        relations([
          ...sheets.map((_, at) => ['worksheet', `worksheets/sheet${at + 1}.xml`] as const),
          ['styles', 'styles.xml'],
        ]),
      ],
    ],
    ['xl/styles.xml', () => [STYLES]],
    [STAMP_PART, () => [stampXml(source.stamp)]],
    ...sheets.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, () => sheetXml(sheet)] as const),
  ])
  const bytes = function* (name: string) {
    for (const piece of parts.get(name)?.() ?? []) yield Buffer.from(piece, 'utf8')
  }
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    async *read(name) {
      yield* bytes(name)
    },
    copyTo: (zip, name) => zip.add(name, bytes(name)),
    close: () => {},
  }
}

function* sheetXml(sheet: RawSheet): Generator<string> {
  const cols = columnWidths(sheet).map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `${XML}<worksheet xmlns="${MAIN}">${cols.length === 0 ? '' : `<cols>${cols.join('')}</cols>`}<sheetData>`
  for (let from = 0; from < sheet.rows.length; from += ROWS_AT_ONCE) {
    yield sheet.rows
      .slice(from, from + ROWS_AT_ONCE)
      .map(({ number, hidden, cells }) => {
        const written = cells.map((cell, column) =>
          cell === undefined ? '' : cellXml(cell, `${columnLetter(column)}${number}`),
        )
        return `<row r="${number}"${hidden ? ' hidden="1"' : ''}>${written.join('')}</row>`
      })
      .join('')
  }
  const merges = sheet.merges.map(
    ({ top, left, bottom, right }) => `<mergeCell ref="${columnLetter(left)}${top}:${columnLetter(right)}${bottom}"/>`,
  )
  yield `</sheetData>${merges.length === 0 ? '' : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`}</worksheet>`
}

function columnWidths(sheet: RawSheet): number[] {
  const widths: number[] = []
  for (const { cells } of sheet.rows) {
    cells.forEach((cell, column) => {
      // A title or a remark that runs over its neighbours must not widen the column it begins in.
      const width = cell === undefined ? 0 : displayWidth(cell.text.trim())
      if (width <= WIDTH_OF_TITLES) widths[column] = Math.max(widths[column] ?? 7, width + 2)
    })
  }
  return Array.from(widths, (width) => width ?? 9)
}

function cellXml(cell: RawCell, at: string): string {
  if (cell.kind === 'date' && cell.date !== undefined)
    return `<c r="${at}" s="${STYLE.date}"><v>${serialOf(cell.date as Day)}</v></c>`
  if (cell.kind === 'bool') return `<c r="${at}" t="b"><v>${cell.text === 'TRUE' ? 1 : 0}</v></c>`
  if (cell.kind === 'error') return `<c r="${at}" t="e"><v>${escapeXml(cell.text)}</v></c>`
  // A damaged number stays the damaged number: as text it would look like one that somebody typed.
  if (cell.kind === 'number' && (cell.lossy === true || String(Number(cell.text)) === cell.text))
    return `<c r="${at}" s="${STYLE.plain}"><v>${Number(cell.text)}</v></c>`
  return `<c r="${at}" s="${STYLE.text}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`
}

function serialOf(day: Day): number {
  const serial = dayNumber(day) - dayNumber('1899-12-30' as Day)
  return serial > 60 ? serial : serial - 1
}

function workbookXml(sheets: readonly RawSheet[], names: readonly string[]): string {
  const listed = sheets.map(({ hidden }, at) => {
    const state = hidden ? ' state="hidden"' : ''
    return `<sheet name="${escapeXml(names[at] ?? '')}" sheetId="${at + 1}"${state} r:id="rId${at + 1}"/>`
  })
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="14000"/></bookViews><sheets>${listed.join('')}</sheets></workbook>`
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function contentTypes(count: number): string {
  const overrides = [
    ['xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`],
    ['xl/styles.xml', `${SPREADSHEET}.styles+xml`],
    [STAMP_PART, 'application/vnd.openxmlformats-officedocument.custom-properties+xml'],
    ...Array.from({ length: count }, (_, at) => [`xl/worksheets/sheet${at + 1}.xml`, `${SPREADSHEET}.worksheet+xml`]),
  ].map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`)
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
}
