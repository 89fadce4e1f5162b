/** One row of a sheet with its bad cells in their colours; cells that were left out are put in where they belong. */
import { cellName, cellPlace } from './cell-name.ts'
import { attributeOf, withAttribute } from './xml-text.ts'

/** What a row needs to know of its sheet. */
export interface RowContext {
  /** Before every element of the sheet: '' or such as `x:`. */
  readonly prefix: string
  columnStyle(column: number): number
  /** The marked form of a style, for the mark that was asked for. */
  styleFor(base: number, column: number): number
}

export interface MarkedRow {
  readonly xml: string
  /** Columns that hold something and are not marked, in order. */
  readonly filled: readonly number[]
}

/** `xml` is the whole row, `columns` the 0-based ones to mark in rising order. Throws where cells stand out of order. Pure. */
export function markRow(xml: string, row: number, columns: readonly number[], context: RowContext): MarkedRow {
  const { prefix } = context
  const tag = /^[^>]*>/.exec(xml)?.[0] ?? ''
  const selfClosed = tag.endsWith('/>')
  const cells = selfClosed ? [] : cellsOf(xml, tag.length, prefix)
  const rowStyle = attributeOf(tag, 's')
  const wanted = [...columns]
  const pieces: string[] = []
  const filled: number[] = []
  let inserted = false
  const insertUpTo = (column: number) => {
    while (wanted[0] !== undefined && wanted[0] < column) {
      const missing = wanted.shift() as number
      const base = rowStyle === null ? context.columnStyle(missing) : Number(rowStyle)
      pieces.push(`<${prefix}c r="${cellName({ column: missing, row })}" s="${context.styleFor(base, missing)}"/>`)
      inserted = true
    }
  }
  for (const { column, start, tagEnd, end } of cells) {
    insertUpTo(column)
    if (wanted[0] !== column) {
      if (end > tagEnd) filled.push(column)
      pieces.push(xml.slice(start, end))
      continue
    }
    wanted.shift()
    const open = xml.slice(start, tagEnd)
    const style = context.styleFor(Number(attributeOf(open, 's') ?? '0'), column)
    pieces.push(withAttribute(open, 's', String(style)), xml.slice(tagEnd, end))
  }
  insertUpTo(Number.POSITIVE_INFINITY)
  const opened = selfClosed ? tag.replace(/\s*\/>$/, '>') : tag
  // `spans` says where cells are; a wrong one is worse than none.
  const head = inserted ? withAttribute(opened, 'spans', null) : opened
  return { xml: `${head}${pieces.join('')}</${prefix}row>`, filled }
}

/** A row that the sheet does not have. Pure. */
export function newRow(row: number, columns: readonly number[], context: RowContext): string {
  return markRow(`<${context.prefix}row r="${row}"/>`, row, columns, context).xml
}

interface CellSpan {
  readonly column: number
  readonly start: number
  readonly tagEnd: number
  readonly end: number
}

function cellsOf(xml: string, from: number, prefix: string): CellSpan[] {
  const open = `<${prefix}c`
  const close = `</${prefix}c>`
  const cells: CellSpan[] = []
  let last = -1
  for (let start = xml.indexOf(open, from); start !== -1; ) {
    const next = xml.charCodeAt(start + open.length)
    const tagEnd = xml.indexOf('>', start) + 1
    // A space, a slash or the end of the tag: not a longer name.
    if (tagEnd === 0 || !(next <= 32 || next === 47 || next === 62)) throw new Error('a row with something else in it')
    const reference = attributeOf(xml.slice(start, tagEnd), 'r')
    const column = reference === null ? last + 1 : (cellPlace(reference)?.column ?? -1)
    if (column <= last) throw new Error('cells out of order')
    last = column
    let end = tagEnd
    if (xml.charCodeAt(tagEnd - 2) !== 47) {
      end = xml.indexOf(close, tagEnd) + close.length
      if (end < tagEnd) throw new Error('a cell without its end')
    }
    cells.push({ column, start, tagEnd, end })
    start = xml.indexOf(open, end)
  }
  return cells
}
