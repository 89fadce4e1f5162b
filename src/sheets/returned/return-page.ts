/** The sheet 退回说明: what came back and why, what to do in one sentence, and every problem in a line with a link to its cell. */

import type { Day } from '../../core/day.ts'
import { RETURN_LIST } from '../../forms/confirmations.ts'
import { displayWidth } from '../display-width.ts'
import { COLOURS, FACE } from '../look.ts'
import { RETURN_KINDS, type ReturnKindName } from '../return-kinds.ts'
import { MOST_LINKS } from './patch-sheet-end.ts'
import { XML } from './plain-parts.ts'
import type { Look, Styles } from './styles.ts'
import { escapeXml } from './xml-text.ts'

export interface PageLine {
  /** The sheet's name as it stands in the workbook, '' for the whole file. */
  readonly sheet: string
  /** `C7`, `第 7 行`, `整张表`, '' for the whole file. */
  readonly place: string
  /** Cell of that sheet to jump to, or null. */
  readonly target: string | null
  readonly kind: ReturnKindName
  readonly message: string
  readonly forceable: boolean
}

const COLUMNS = [
  ['序号', 6],
  ['工作表', 17],
  ['位置', 11],
  ['类别', 17],
  ['问题和改法', 62],
  ['属实', 8],
  ['原因', 22],
] as const
const LETTERS = 'ABCDEFG'
const LINES_AT_ONCE = 500

/** Row of the heading; the lines follow. Pure. */
export function headingRow(lines: readonly PageLine[]): number {
  return 5 + kindsIn(lines).length
}

/** The sheet's part in pieces; `main` is the workbook's namespace. Pure. */
export function* pageXml(
  file: string,
  day: Day,
  lines: readonly PageLine[],
  styles: Styles,
  main: string,
): Generator<string> {
  const look = looksOf(styles)
  const heading = headingRow(lines)
  const cols = COLUMNS.map(([, width], at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
  yield `${XML}<worksheet xmlns="${main}"><sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>` +
    `<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"><pane ySplit="${heading}" topLeftCell="A${heading + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A${heading + 1}" sqref="A${heading + 1}"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="18"/><cols>${cols.join('')}</cols><sheetData>`
  const kinds = kindsIn(lines)
  yield openingXml(file, day, lines, look)
  yield kinds.map((kind, at) => legendXml(4 + at, kind, lines, look)).join('')
  yield rowXml(heading - 1, 6, [])
  const titles = COLUMNS.map(([title]) => ({ text: title, style: look.heading }))
  yield rowXml(heading, 22, titles)
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const some = lines.slice(from, from + LINES_AT_ONCE)
    yield some.map((line, at) => lineXml(heading, from + at + 1, line, look)).join('')
  }
  yield '</sheetData>'
  const merges = [
    'A1:G1',
    'A2:G2',
    'A3:G3',
    ...kinds.flatMap((_, at) => [`A${4 + at}:B${4 + at}`, `D${4 + at}:G${4 + at}`]),
  ]
  yield `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  yield choicesXml(heading, lines) + linksXml(heading, lines)
  yield '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;9&amp;P / &amp;N</oddFooter></headerFooter></worksheet>'
}

type Looks = ReturnType<typeof looksOf>

function looksOf(styles: Styles) {
  const font = (size: number, colour: string, more = '') =>
    `<font>${more}<sz val="${size}"/><color rgb="FF${colour}"/><name val="${FACE}"/></font>`
  const ground = (colour: string) =>
    `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
  const side = (name: string) => `<${name} style="thin"><color rgb="FF${COLOURS.line}"/></${name}>`
  const box = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`
  const none = '<border><left/><right/><top/><bottom/><diagonal/></border>'
  const bare = '<fill><patternFill patternType="none"/></fill>'
  const centre = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
  const left = '<alignment horizontal="left" vertical="center" wrapText="1"/>'
  const ink = font(10, COLOURS.ink)
  const base: Look = { font: ink, fill: bare, border: box, alignment: centre }
  const kinds = Object.entries(RETURN_KINDS).map(
    ([name, { colour }]) => [name, () => styles.own({ ...base, fill: ground(colour) })] as const,
  )
  return {
    title: styles.own({ font: font(18, COLOURS.ink, '<b/>'), fill: bare, border: none, alignment: left }),
    text: styles.own({ font: ink, fill: bare, border: none, alignment: left }),
    heading: styles.own({ ...base, font: font(10, 'FFFFFF', '<b/>'), fill: ground(COLOURS.key) }),
    centre: styles.own(base),
    left: styles.own({ ...base, alignment: left }),
    link: styles.own({ ...base, font: font(10, COLOURS.link, '<u/>') }),
    closed: styles.own({ ...base, fill: ground(COLOURS.known) }),
    /** Only kinds that occur become styles of the workbook. */
    kind: Object.fromEntries(kinds) as Readonly<Record<ReturnKindName, () => number>>,
  }
}

interface Cell {
  readonly text: string | number
  readonly style: number
}

function rowXml(row: number, height: number, cells: readonly (Cell | null)[]): string {
  const written = cells.map((cell, at) => {
    if (cell === null) return ''
    const start = `<c r="${LETTERS[at]}${row}" s="${cell.style}"`
    if (cell.text === '') return `${start}/>`
    if (typeof cell.text === 'number') return `${start}><v>${cell.text}</v></c>`
    return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.text)}</t></is></c>`
  })
  return `<row r="${row}" ht="${height}" customHeight="1">${written.join('')}</row>`
}

function openingXml(file: string, day: Day, lines: readonly PageLine[], look: Looks): string {
  const [year, month, date] = day.split('-').map(Number)
  const warnings = lines.filter(({ kind }) => kind === 'check').length
  const errors = lines.length - warnings
  const counts = [errors > 0 ? `${errors} 处要改` : '', warnings > 0 ? `${warnings} 处请核对` : ''].filter(Boolean)
  const about = `文件：${file}　　退回日期：${year}年${month}月${date}日　　共 ${counts.join('，')}`
  const force = lines.some(({ forceable }) => forceable)
    ? '确实没有写错的，在“属实”里写“属实”，在“原因”里写为什么。'
    : ''
  const what = `怎么改：点“位置”跳到那一格，就在原处改对，改好以后把整个文件交回来；本页和批注不用删。改完点那一行最左边没有颜色的格子，就回到本页。${force}`
  return [
    rowXml(1, 36, [{ text: RETURN_LIST, style: look.title }]),
    rowXml(2, 20, [{ text: about, style: look.text }]),
    rowXml(3, displayWidth(what) > 136 ? 36 : 20, [{ text: what, style: look.text }]),
  ].join('')
}

function kindsIn(lines: readonly PageLine[]): ReturnKindName[] {
  const there = new Set(lines.map(({ kind }) => kind))
  return (Object.keys(RETURN_KINDS) as ReturnKindName[]).filter((kind) => there.has(kind))
}

function legendXml(row: number, kind: ReturnKindName, lines: readonly PageLine[], look: Looks): string {
  const { label, way } = RETURN_KINDS[kind]
  const count = lines.filter((line) => line.kind === kind).length
  const style = look.kind[kind]()
  const rest = { text: '', style: look.left }
  return rowXml(row, 20, [
    { text: label, style },
    { text: '', style },
    { text: `${count} 处`, style: look.centre },
    { text: way, style: look.left },
    ...[rest, rest, rest],
  ])
}

function lineXml(heading: number, number: number, line: PageLine, look: Looks): string {
  const open = { text: '', style: line.forceable ? look.left : look.closed }
  const lines = Math.ceil(displayWidth(line.message) / (COLUMNS[4][1] - 4))
  return rowXml(heading + number, Math.max(20, lines * 15 + 6), [
    { text: number, style: look.centre },
    { text: line.sheet, style: look.centre },
    { text: line.place, style: line.target === null ? look.centre : look.link },
    { text: RETURN_KINDS[line.kind].label, style: look.kind[line.kind]() },
    { text: line.message, style: look.left },
    ...[open, open],
  ])
}

/** 属实 is chosen, not typed, where it may stand. */
function choicesXml(heading: number, lines: readonly PageLine[]): string {
  const ranges: [number, number][] = []
  lines.forEach(({ forceable }, at) => {
    if (!forceable) return
    const row = heading + at + 1
    const last = ranges.at(-1)
    if (last?.[1] === row - 1) last[1] = row
    else ranges.push([row, row])
  })
  if (ranges.length === 0) return ''
  const places = ranges.slice(0, 1000).map(([from, to]) => (from === to ? `F${from}` : `F${from}:F${to}`))
  return `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="${places.join(' ')}"><formula1>"属实"</formula1></dataValidation></dataValidations>`
}

function linksXml(heading: number, lines: readonly PageLine[]): string {
  const links: string[] = []
  for (const [at, { sheet, target }] of lines.entries()) {
    if (target === null || links.length === MOST_LINKS) continue
    const location = escapeXml(`'${sheet.replaceAll("'", "''")}'!${target}`)
    links.push(`<hyperlink ref="C${heading + at + 1}" location="${location}" tooltip="跳到这一格"/>`)
  }
  return links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`
}
