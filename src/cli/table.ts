/** Rows as a table: lines around it on a terminal, plain columns on a pipe, Chinese of any width in line. */
import Table from 'cli-table3'
import { displayWidth, wrapText } from './width.ts'

export interface Column {
  readonly title: string
  /** Numbers stand to the right. */
  readonly align?: 'left' | 'right'
}

export interface TablePaper {
  /** Columns that may be used, or null for as many as it takes (a pipe). */
  readonly width: number | null
  /** How a title looks; plain when left out. */
  readonly title?: (text: string) => string
}

const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
}

const LEAST = 6

/** The table as text without a last line end; on a narrow terminal the widest columns are broken into lines. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], paper: TablePaper): string {
  const framed = paper.width !== null
  const natural = columns.map((column, index) =>
    Math.max(displayWidth(column.title), ...rows.map((row) => displayWidth(row[index] ?? ''))),
  )
  const widths = paper.width === null ? natural : squeezed(natural, paper.width - (columns.length * 3 + 1))
  const cells = rows.map((row) => columns.map((_, index) => broken(row[index] ?? '', widths[index] ?? 0)))
  // Lines between the rows double the height; they are drawn where a row has several lines itself.
  const compact = !framed || cells.every((row) => row.every((lines) => lines.length === 1))
  const lines = new Table({
    head: columns.map((column, index) =>
      broken(column.title, widths[index] ?? 0)
        .map(paper.title ?? same)
        .join('\n'),
    ),
    colAligns: columns.map((column) => column.align ?? 'left'),
    colWidths: widths.map((width) => width + (framed ? 2 : 0)),
    style: { head: [], border: [], compact, ...(framed ? {} : { 'padding-left': 0, 'padding-right': 0 }) },
    ...(framed ? {} : { chars: NO_LINES }),
  })
  for (const row of cells) lines.push(row.map((broken) => broken.join('\n')))
  const text = lines.toString()
  return framed ? text : text.replace(/[ \t]+$/gm, '')
}

/** Widths that fit into `room`: the widest column gives first, none goes below a few characters. */
function squeezed(natural: readonly number[], room: number): number[] {
  const widths = [...natural]
  let over = widths.reduce((total, width) => total + width, 0) - room
  while (over > 0) {
    const widest = widths.indexOf(Math.max(...widths))
    if (widest < 0 || (widths[widest] ?? 0) <= LEAST) return widths
    widths[widest] = (widths[widest] ?? 0) - 1
    over--
  }
  return widths
}

function broken(text: string, width: number): string[] {
  return displayWidth(text) <= width ? text.split('\n') : wrapText(text, width)
}

function same(text: string): string {
  return text
}
