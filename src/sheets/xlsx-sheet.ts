/** One worksheet of an .xlsx, row by row: blank rows and cells leave nothing behind, the declared size is not believed. */
import type { Merge, RawCell, RawRow } from '../forms/raw-sheet.ts'
import { type RowSink, scanRows } from './scan-rows.ts'
import type { LongList } from './scanned-part.ts'
import { type CellContext, unescapeText, xlsxCell } from './xlsx-cell.ts'
import { type Attributes, attribute, isTrue, type XmlHandler } from './xlsx-xml.ts'

const MAX_ROW = 1_048_576
const MAX_COLUMN = 16_384

export interface SheetContent {
  readonly rows: RawRow[]
  readonly merges: Merge[]
  readonly hiddenColumns: { first: number; last: number }[]
}

export interface SheetReader {
  /** For the strict parser. */
  readonly handler: Required<XmlHandler>
  /** For the rows that need none. */
  readonly rows: LongList
}

/**
 * Fills `content`; `count` is called for every cell that is not blank and may refuse to go on. A text of more than `maxText`
 * bytes is left to the strict parser.
 */
export function sheetReader(
  content: SheetContent,
  context: CellContext,
  maxText: number,
  count: () => void,
): SheetReader {
  const sink: RowSink = {
    row: 0,
    rowAt: (number, hidden, cells) => {
      if (number <= last) sorted = false
      last = number
      content.rows.push({ number, hidden, cells })
    },
    count,
  }
  let inData = false
  let inRow = false
  let last = 0
  let hidden = false
  let cells: (RawCell | undefined)[] = []
  let column = -1
  let sorted = true
  let type = ''
  let style = 0
  let value: string | null = null
  let inline: string | null = null
  let formula: string | null = null
  let collecting: 'v' | 'f' | 't' | null = null
  let phonetic = 0

  const openRow = (attributes: Attributes) => {
    const number = attribute(attributes, 'r')
    const next = number === undefined ? sink.row + 1 : Number(number)
    if (!(next >= 1 && next <= MAX_ROW)) throw new Error(`no such row: ${number}`)
    sink.row = next
    inRow = true
    hidden = isTrue(attribute(attributes, 'hidden'))
    cells = []
    column = -1
  }
  const openCell = (attributes: Attributes) => {
    const reference = attribute(attributes, 'r')
    column = reference === undefined ? column + 1 : columnOf(reference)
    if (column >= MAX_COLUMN) throw new Error(`no such column: ${reference}`)
    type = attribute(attributes, 't') ?? 'n'
    style = Number(attribute(attributes, 's') ?? '0')
    value = null
    inline = null
    formula = null
  }
  const closeCell = () => {
    if (value === null && inline === null && formula === null) return
    const cell = xlsxCell({ type, style, value, inline, formula }, context)
    if (cell === undefined) return
    count()
    while (cells.length < column) cells.push(undefined)
    cells[column] = cell
  }

  const handler: Required<XmlHandler> = {
    open: (name, attributes) => {
      if (!inData) {
        if (name === 'sheetData') inData = true
        else if (name === 'col' && isTrue(attribute(attributes, 'hidden'))) {
          const first = Number(attribute(attributes, 'min')) - 1
          content.hiddenColumns.push({ first, last: Number(attribute(attributes, 'max')) - 1 })
        } else if (name === 'mergeCell') addMerge(content.merges, attribute(attributes, 'ref') ?? '')
      } else if (name === 'c') openCell(attributes)
      else if (name === 'v') {
        collecting = 'v'
        value = ''
      } else if (name === 'row') openRow(attributes)
      else if (name === 'f') {
        collecting = 'f'
        formula = ''
      } else if (name === 'is') inline = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't' && phonetic === 0) collecting = 't'
    },
    text: (text) => {
      if (collecting === 'v') value += text
      else if (collecting === 't') inline = (inline ?? '') + text
      else if (collecting === 'f') formula += text
    },
    close: (name) => {
      if (!inData) return
      if (name === 'c') closeCell()
      else if (name === 'v' || name === 'f' || name === 't') collecting = null
      else if (name === 'is' && inline !== null) inline = unescapeText(inline)
      else if (name === 'rPh') phonetic--
      else if (name === 'row') {
        inRow = false
        if (cells.length > 0) sink.rowAt(sink.row, hidden, cells)
      } else if (name === 'sheetData') {
        inData = false
        if (!sorted) content.rows.sort((a, b) => a.number - b.number)
      }
    },
  }
  return {
    handler,
    rows: {
      list: 'sheetData',
      item: 'row',
      scan: (bytes, from, end) => scanRows(bytes, from, end, context, sink, maxText),
      isBetween: () => inData && !inRow,
    },
  }
}

/** 0-based column of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

function addMerge(merges: Merge[], reference: string): void {
  const corners = /^\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)$/.exec(reference)
  if (corners === null) return
  const [, left = '', top = '', right = '', bottom = ''] = corners
  merges.push({ top: Number(top), left: columnOf(left), bottom: Number(bottom), right: columnOf(right) })
}
