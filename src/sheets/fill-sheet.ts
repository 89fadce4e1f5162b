/** A worksheet's XML with rows and numbers filled in: what stands below moves down, everything else stays as it was written. */

import { type Day, dayNumber } from '../core/day.ts'
import { columnLetter } from '../forms/raw-sheet.ts'
import type { FillValue } from '../register/fill-words.ts'
import { cellPlace } from './returned/cell-name.ts'
import {
  attributeOf,
  childrenOf,
  type Element,
  escapeXml,
  prefixed,
  rootOf,
  tagOf,
  withAttribute,
} from './returned/xml-text.ts'

export interface SheetFill {
  /** Rows of a list, by 0-based column; the empty rows from `first` up to `tail` are used before new ones are made. */
  readonly list: {
    readonly first: number
    readonly tail: number | null
    readonly rows: readonly ReadonlyMap<number, FillValue>[]
  } | null
  readonly cells: readonly { readonly row: number; readonly column: number; readonly value: FillValue }[]
}

export interface FillLook {
  /** Whether cells of that style show a number as a date. */
  isDate(style: number): boolean
  readonly epoch1904: boolean
}

/** How rows move: those from `tail` on by `extra`; ranges over the first empty row reach to the last filled one. */
export interface RowMoves {
  readonly first: number
  readonly tail: number
  readonly extra: number
  readonly last: number
}

/** Pure. */
export function movesOf({ list }: SheetFill): RowMoves | null {
  if (list === null || list.rows.length === 0) return null
  const { first, tail, rows } = list
  const last = first + rows.length - 1
  return { first, tail: tail ?? Number.MAX_SAFE_INTEGER, extra: tail === null ? 0 : Math.max(0, last + 1 - tail), last }
}

/** Pure. */
export function fillSheetXml(xml: string, fill: SheetFill, look: FillLook): string {
  const root = rootOf(xml)
  const data = childrenOf(xml, root).find(({ name }) => name === 'sheetData')
  if (!data) throw new Error('a sheet without data')
  const moves = movesOf(fill)
  const rows = rowsIn(xml, data)
  const template = fill.list ? rows.get(fill.list.first) : undefined
  const written = new Map<number, string>()
  for (const [number, row] of rows)
    if (!(moves && moves.first <= number && number <= Math.min(moves.last, moves.tail - 1)))
      written.set(moved(number, moves), rowXml(row, moved(number, moves), new Map(), look, moves, number))
  fill.list?.rows.forEach((values, at) => {
    const number = fill.list ? fill.list.first + at : 0
    const own = moves && number < moves.tail ? rows.get(number) : undefined
    const like = own ?? (fill.list && fill.list.tail !== fill.list.first ? template : undefined)
    written.set(number, rowXml(like, number, values, look, moves, own ? number : (fill.list?.first ?? number)))
  })
  const cells = new Map<number, Map<number, FillValue>>()
  for (const { row, column, value } of fill.cells) cells.set(row, (cells.get(row) ?? new Map()).set(column, value))
  for (const [number, values] of cells)
    written.set(moved(number, moves), rowXml(rows.get(number), moved(number, moves), values, look, moves, number))
  const body = [...written]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
    .join('')
  const open = tagOf(xml, data).replace(/\s*\/>$/u, '>')
  const before = xml.slice(0, data.start).replace(/<(?:\w+:)?dimension\b[^>]*?(?:\/>|>\s*<\/(?:\w+:)?dimension>)/u, '')
  const after = movedRanges(
    xml.slice(data.end),
    moves,
    fill.list && fill.list.tail !== fill.list.first ? fill.list.first : null,
  )
  return `${before}${open}${prefixed(body, root.prefix)}</${data.prefix}sheetData>${after}`
}

interface SourceRow {
  readonly tag: string
  /** 0-based column → opening tag and content. */
  readonly cells: ReadonlyMap<number, { readonly tag: string; readonly inner: string }>
}

function rowsIn(xml: string, data: Element): Map<number, SourceRow> {
  const rows = new Map<number, SourceRow>()
  let number = 0
  for (const row of childrenOf(xml, data)) {
    number = Number(attributeOf(tagOf(xml, row), 'r') ?? number + 1)
    const cells = new Map<number, { tag: string; inner: string }>()
    let column = -1
    for (const cell of childrenOf(xml, row)) {
      const tag = tagOf(xml, cell)
      column = cellPlace(attributeOf(tag, 'r') ?? '')?.column ?? column + 1
      cells.set(column, { tag: plain(tag), inner: plain(xml.slice(cell.innerStart, cell.innerEnd)) })
    }
    rows.set(number, { tag: plain(tagOf(xml, row)), cells })
  }
  return rows
}

/** Without prefixes; the whole is given its own again. */
function plain(xml: string): string {
  return xml.replace(/<(\/?)\w+:(?=\w)/gu, '<$1')
}

/** A row with values put in; `like` may be another row's, whose number `from` its formulas speak of. */
function rowXml(
  like: SourceRow | undefined,
  number: number,
  values: ReadonlyMap<number, FillValue>,
  look: FillLook,
  moves: RowMoves | null,
  from: number,
): string {
  const columns = [...new Set([...(like?.cells.keys() ?? []), ...values.keys()])].sort((a, b) => a - b)
  const open = withAttribute(
    withAttribute((like?.tag ?? '<row>').replace(/\s*\/>$/u, '>'), 'r', String(number)),
    'spans',
    null,
  )
  const cells = columns.map((column) => {
    const own = like?.cells.get(column)
    const name = columnLetter(column) + String(number)
    const tag = withAttribute((own?.tag ?? '<c>').replace(/\s*\/>$/u, '>'), 'r', name)
    const value = values.get(column)
    if (own && /<f[\s>/]/u.test(own.inner)) return formulaXml(tag, own.inner, moves, from, number)
    return value === undefined ? `${tag}${own?.inner ?? ''}</c>` : valueXml(withAttribute(tag, 't', null), value, look)
  })
  return `${open}${cells.join('')}</row>`
}

/** The stored result is out of date; the program that opens the file counts again. */
function formulaXml(tag: string, inner: string, moves: RowMoves | null, from: number, number: number): string {
  const bare = withAttribute(tag, 't', null)
  const shared =
    from !== number && !(moves && moved(from, moves) === number) && /<f[^>]*\bt="(?:shared|array)"/u.test(inner)
  if (shared) return `${bare}</c>`
  const formula = inner
    .replace(/<v>[\s\S]*?<\/v>|<v\/>/gu, '')
    .replace(/(<f[^>]*>)([\s\S]*?)(<\/f>)/u, (_, open: string, text: string, close: string) => {
      const copied = from !== number && from === moves?.first
      return `${open}${copied ? copiedFormula(text, from, number) : movedFormula(text, moves)}${close}`
    })
  return `${bare}${formula}</c>`
}

function valueXml(tag: string, { kind, text }: FillValue, { isDate, epoch1904 }: FillLook): string {
  if (kind === 'number') return `${tag}<v>${escapeXml(text)}</v></c>`
  const style = Number(attributeOf(tag, 's') ?? '0')
  if (kind === 'date' && isDate(style) && text >= '1904-01-02') {
    const serial = dayNumber(text as Day) - dayNumber((epoch1904 ? '1904-01-01' : '1899-12-30') as Day)
    return `${tag}<v>${serial}</v></c>`
  }
  return `${withAttribute(tag, 't', 'inlineStr')}<is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

function moved(number: number, moves: RowMoves | null): number {
  return moves && number >= moves.tail ? number + moves.extra : number
}

const REFERENCE = /(?<![\w.!'"\u4e00-\u9fff])(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?(?![\w(])/gu

function movedFormula(formula: string, moves: RowMoves | null): string {
  return moves
    ? formula.replace(REFERENCE, (_, column: string, row: string, toColumn?: string, toRow?: string) =>
        movedRange(moves, column, row, toColumn, toRow),
      )
    : formula
}

function copiedFormula(formula: string, from: number, to: number): string {
  return formula.replace(/(?<![\w.!'"])(\$?[A-Z]{1,3})(\d+)(?![\w(])/gu, (whole, column: string, row: string) =>
    Number(row) === from ? `${column}${to}` : whole,
  )
}

function movedRange(moves: RowMoves, column: string, row: string, toColumn?: string, toRow?: string): string {
  const from = moved(Number(row), moves)
  if (toColumn === undefined || toRow === undefined) return `${column}${from}`
  return `${column}${from}:${toColumn}${movedEnd(Number(row), Number(toRow), moves)}`
}

/** A range over the rows of the list reaches over all of them. */
function movedEnd(start: number, end: number, moves: RowMoves): number {
  if (end >= moves.tail) return end + moves.extra
  return start <= moves.first && moves.first <= end ? Math.max(end + moves.extra, moves.last) : end
}

/** A print area, a table's range: text with references in it. Pure. */
export function movedReferences(text: string, moves: RowMoves): string {
  return text.replace(
    /(\$?[A-Z]{1,3}\$?)(\d+):(\$?[A-Z]{1,3}\$?)(\d+)/gu,
    (_, column: string, row: string, toColumn: string, toRow: string) =>
      movedRange(moves, column, row, toColumn, toRow),
  )
}

/** What follows the rows: merges move and are repeated in new rows like the first one's, ranges of rules grow. */
function movedRanges(after: string, moves: RowMoves | null, template: number | null): string {
  if (!moves) return after
  const grown = after.replace(
    /(<(?!(?:\w+:)?mergeCell\b)[^<>]*?\s(?:ref|sqref)=")([^"]*)(")/gu,
    (_, before: string, ranges: string, end: string) => `${before}${movedReferences(ranges, moves)}${end}`,
  )
  const ranges = [
    ...grown.matchAll(
      /<(?:\w+:)?mergeCell\s[^>]*ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"[^>]*?\/?>(?:<\/(?:\w+:)?mergeCell>)?/gu,
    ),
  ]
  if (ranges.length === 0) return grown
  const kept = ranges.map(
    ([, left, top, right, bottom]) => `${left}${moved(Number(top), moves)}:${right}${moved(Number(bottom), moves)}`,
  )
  const made = Array.from({ length: moves.extra }, (_, at) => moves.tail + at).flatMap((row) =>
    ranges.flatMap(([, left, top, right, bottom]) =>
      Number(top) === template && Number(bottom) === template ? [`${left}${row}:${right}${row}`] : [],
    ),
  )
  return grown.replace(/<((?:\w+:)?)mergeCells\b[^>]*>[\s\S]*?<\/(?:\w+:)?mergeCells>/u, (_, prefix: string) => {
    const all = [...kept, ...made]
    return `<${prefix}mergeCells count="${all.length}">${all.map((ref) => `<${prefix}mergeCell ref="${ref}"/>`).join('')}</${prefix}mergeCells>`
  })
}
