/**
 * The rows of a worksheet read straight off their bytes, in the few shapes in which programs write them; a row of any other
 * shape is handed to the strict parser whole. Three times as fast as a parser that makes an event of every tag.
 */
import type { RawCell } from '../forms/raw-sheet.ts'
import { type CellContext, internedCell, xlsxCell } from './xlsx-cell.ts'

export interface RowSink {
  /** The last row seen, for rows and cells that do not say where they are. */
  row: number
  readonly rowAt: (number: number, hidden: boolean, cells: (RawCell | undefined)[]) => void
  /** A cell that is not blank; may refuse to go on. */
  readonly count: () => void
}

/** Where to go on, and whether what stands there is a row that only the strict parser can read. */
export interface Scanned {
  readonly at: number
  readonly unusual: boolean
}

const [LT, GT, SLASH, QUOTE, EQUALS, SPACE, AMP] = [0x3c, 0x3e, 0x2f, 0x22, 0x3d, 0x20, 0x26]
const [C, F, H, I, R, S, T, V] = [0x63, 0x66, 0x68, 0x69, 0x72, 0x73, 0x74, 0x76]
const MAX_ROW = 1_048_576
const MAX_COLUMN = 16_384

/**
 * Reads whole rows from `from` on, as long as `bytes` (valid UTF-8) up to `end` begin with one; stops before what is no row. `maxText` is the
 * longest text, in bytes, that is read here.
 */
export function scanRows(
  bytes: Buffer,
  from: number,
  end: number,
  context: CellContext,
  sink: RowSink,
  maxText: number,
): Scanned {
  const { strings } = context
  let at = from
  let row = 0
  let hidden = false
  let open = false
  let column = -1
  let style = 0
  let type = ''
  let after = 0

  for (;;) {
    const start = skipSpace(bytes, at)
    if (bytes[start] !== LT || bytes[start + 1] !== R || bytes[start + 2] !== 0x6f || bytes[start + 3] !== 0x77)
      return { at, unusual: false }
    let next = rowHead(start + 4)
    if (next < 0) return { at, unusual: true }
    if (open) {
      const cells: (RawCell | undefined)[] = []
      next = rowCells(next, cells)
      if (next < 0) return { at, unusual: true }
      sink.row = row
      if (cells.length > 0) sink.rowAt(row, hidden, cells)
    } else sink.row = row
    at = next
  }

  /** After `<row`; the position after the tag, or -1. */
  function rowHead(position: number): number {
    row = sink.row + 1
    hidden = false
    let p = position
    for (;;) {
      p = skipSpace(bytes, p)
      const byte = bytes[p]
      if (byte === GT || byte === SLASH) break
      const name = p
      while (bytes[p] !== EQUALS) if (++p >= end || bytes[p] === GT) return -1
      if (bytes[p + 1] !== QUOTE) return -1
      const value = p + 2
      const close = bytes.indexOf(QUOTE, value)
      if (close < 0 || close >= end) return -1
      if (p - name === 1 && bytes[name] === R) {
        row = digits(bytes, value, close)
        if (row < 1 || row > MAX_ROW) return -1
      } else if (bytes[name] === H && bytes.toString('latin1', name, p) === 'hidden') hidden = isTrue(value, close)
      p = close + 1
    }
    open = bytes[p] === GT
    if (open) return p + 1
    return bytes[p + 1] === GT ? p + 2 : -1
  }

  /** The cells of a row up to and with `</row>`; the position after it, or -1. */
  function rowCells(position: number, cells: (RawCell | undefined)[]): number {
    let p = position
    column = -1
    for (;;) {
      if (bytes[p] !== LT) {
        p = skipSpace(bytes, p)
        if (bytes[p] !== LT) return -1
      }
      const byte = bytes[p + 1]
      if (byte === SLASH)
        return bytes[p + 2] === R && bytes[p + 3] === 0x6f && bytes[p + 4] === 0x77 && bytes[p + 5] === GT ? p + 6 : -1
      if (byte !== C) return -1
      p = cellHead(p + 2)
      if (p < 0) return -1
      if (!open) continue
      if (type === 's' && bytes[p] === LT && bytes[p + 1] === V && bytes[p + 2] === GT) {
        let q = p + 3
        let number = 0
        for (let digit = bytes[q]! - 48; digit >= 0 && digit <= 9; digit = bytes[++q]! - 48)
          number = number * 10 + digit
        // `</v></c>`
        if (q === p + 3 || bytes[q] !== LT || bytes[q + 2] !== V || bytes[q + 4] !== LT || bytes[q + 6] !== C) return -1
        if (number >= strings.length) return -1
        p = q + 8
        const cell = strings[number]
        if (cell !== undefined) put(cells, cell)
        continue
      }
      p = cellBody(p, cells)
      if (p < 0) return -1
    }
  }

  function put(cells: (RawCell | undefined)[], cell: RawCell): void {
    sink.count()
    while (cells.length < column) cells.push(undefined)
    cells[column] = cell
  }

  /** After `<c`: sets column, style and type; the position after the tag, or -1. */
  function cellHead(position: number): number {
    style = 0
    type = 'n'
    let placed = false
    let p = position
    for (;;) {
      const byte = bytes[p]
      if (byte === SPACE) {
        p++
        continue
      }
      if (byte === GT || byte === SLASH) break
      if (bytes[p + 1] !== EQUALS || bytes[p + 2] !== QUOTE) {
        // Other attributes than r, s and t have longer names and no meaning here.
        while (bytes[p] !== EQUALS) if (++p >= end || bytes[p] === GT || bytes[p] === 0x3a) return -1
        if (bytes[p + 1] !== QUOTE) return -1
        p = bytes.indexOf(QUOTE, p + 2) + 1
        if (p <= 0) return -1
        continue
      }
      let q = p + 3
      if (byte === R) {
        let number = 0
        for (let letter = bytes[q]! & 0xdf; letter >= 65 && letter <= 90; letter = bytes[++q]! & 0xdf)
          number = number * 26 + letter - 64
        if (number < 1 || number > MAX_COLUMN) return -1
        column = number - 1
        placed = true
        while (bytes[q] !== QUOTE) if (++q >= end) return -1
      } else {
        while (bytes[q] !== QUOTE) if (++q >= end) return -1
        if (byte === S) style = digits(bytes, p + 3, q)
        else if (byte === T) type = q === p + 4 && bytes[p + 3] === S ? 's' : bytes.toString('latin1', p + 3, q)
      }
      p = q + 1
    }
    if (!placed) column++
    if (column >= MAX_COLUMN || style < 0) return -1
    open = bytes[p] === GT
    if (open) return p + 1
    return bytes[p + 1] === GT ? p + 2 : -1
  }

  /** `<f>`, `<v>` and `<is><t>` in this order, then `</c>`; the position after it, or -1. */
  function cellBody(position: number, cells: (RawCell | undefined)[]): number {
    let p = position
    let formula: string | null = null
    let value: string | null = null
    let inline: string | null = null
    if (
      bytes[p] === LT &&
      bytes[p + 1] === F &&
      (bytes[p + 2] === GT || bytes[p + 2] === SPACE || bytes[p + 2] === SLASH)
    ) {
      const read = element(p + 2, F)
      if (read === null) return -1
      formula = read
      p = after
    }
    if (
      bytes[p] === LT &&
      bytes[p + 1] === V &&
      (bytes[p + 2] === GT || bytes[p + 2] === SPACE || bytes[p + 2] === SLASH)
    ) {
      const read = element(p + 2, V)
      if (read === null) return -1
      value = read
      p = after
    }
    // `<is><t` … `</t></is>`
    if (bytes[p] === LT && bytes[p + 1] === I && bytes[p + 2] === S && bytes[p + 3] === GT) {
      if (bytes[p + 4] !== LT || bytes[p + 5] !== T) return -1
      const read = element(p + 6, T)
      if (read === null) return -1
      inline = read
      p = after
      if (bytes[p] !== LT || bytes[p + 1] !== SLASH || bytes[p + 2] !== I || bytes[p + 4] !== GT) return -1
      p += 5
    }
    if (bytes[p] !== LT || bytes[p + 1] !== SLASH || bytes[p + 2] !== C || bytes[p + 3] !== GT) return -1
    const cell =
      inline !== null && formula === null && value === null && type === 'inlineStr'
        ? internedCell(inline, context)
        : xlsxCell({ type, style, value, inline, formula }, context)
    if (cell !== undefined) put(cells, cell)
    return p + 4
  }

  /** The text of an element whose name has just been read, with its closing tag; null when it is anything but text. */
  function element(position: number, name: number): string | null {
    const tag = tagEnd(bytes, position, end)
    if (tag < 0) return null
    if (bytes[tag - 1] === SLASH) {
      after = tag + 1
      return ''
    }
    const text = textAt(bytes, tag + 1, end, maxText)
    if (text === null) return null
    const close = text.end
    if (bytes[close + 1] !== SLASH || bytes[close + 2] !== name || bytes[close + 3] !== GT) return null
    after = close + 4
    return text.text
  }

  function isTrue(from: number, to: number): boolean {
    return to - from === 1 ? bytes[from] === 0x31 : bytes.toString('latin1', from, to) === 'true'
  }
}

/** The shared strings that stand in `bytes` (valid UTF-8) from `from` on, each as the cell that it makes. */
export function scanStrings(
  bytes: Buffer,
  from: number,
  end: number,
  take: (text: string) => void,
  maxText: number,
): Scanned {
  let at = from
  for (;;) {
    const p = skipSpace(bytes, at)
    // `<si>`
    if (bytes[p] !== LT || bytes[p + 1] !== S || bytes[p + 2] !== I) return { at, unusual: false }
    if (bytes[p + 3] !== GT || bytes[p + 4] !== LT || bytes[p + 5] !== T) return { at, unusual: true }
    const tag = tagEnd(bytes, p + 6, end)
    if (tag < 0 || bytes[tag - 1] === SLASH) return { at, unusual: true }
    const text = textAt(bytes, tag + 1, end, maxText)
    if (text === null) return { at, unusual: true }
    const q = text.end
    // `</t></si>`
    if (
      bytes[q + 2] !== T ||
      bytes[q + 4] !== LT ||
      bytes[q + 5] !== SLASH ||
      bytes[q + 6] !== S ||
      bytes[q + 8] !== GT
    )
      return { at, unusual: true }
    take(text.text)
    at = q + 9
  }
}

interface TextRun {
  readonly text: string
  /** The position of the `<` that ends it. */
  readonly end: number
}

/** Characters up to the next tag; null for what only the strict parser may judge: unknown entities, control characters, no end. */
function textAt(bytes: Buffer, from: number, end: number, maxText: number): TextRun | null {
  let close = from
  let plain = true
  let entities = false
  for (;;) {
    const byte = bytes[close]
    if (byte === LT) break
    if (byte === undefined || close >= end) return null
    if (byte === AMP) entities = true
    else if (byte >= 0x80) plain = false
    else if (byte < SPACE && byte !== 0x0a && byte !== 0x09) return null
    close++
  }
  if (close - from > maxText) return null
  const text = plain ? bytes.toString('latin1', from, close) : bytes.toString('utf8', from, close)
  if (!entities) return { text, end: close }
  const expanded = expand(text)
  return expanded === null ? null : { text: expanded, end: close }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities and character references; null for any other, which a document type would have to declare. */
function expand(text: string): string | null {
  let known = true
  const expanded = text.replace(/&([^;]*;?)/g, (_, body: string) => {
    const name = body.slice(0, -1)
    const entity = body.endsWith(';') ? (ENTITIES[name] ?? character(name)) : undefined
    if (entity === undefined) known = false
    return entity ?? ''
  })
  return known ? expanded : null
}

function character(reference: string): string | undefined {
  const parts = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference)
  if (parts === null) return undefined
  const code = parts[1] === undefined ? Number(parts[2]) : Number.parseInt(parts[1], 16)
  const allowed =
    code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800) || (code > 0xdfff && code < 0xfffe)
  return allowed || (code > 0xffff && code <= 0x10ffff) ? String.fromCodePoint(code) : undefined
}

/** The `>` that ends a tag, quotes respected; -1 where there is none. */
function tagEnd(bytes: Buffer, from: number, end: number): number {
  let p = from
  while (p < end && bytes[p] !== GT) {
    if (bytes[p] === LT || bytes[p] === AMP) return -1
    if (bytes[p] !== QUOTE) p++
    else {
      p = bytes.indexOf(QUOTE, p + 1) + 1
      if (p <= 0) return -1
    }
  }
  return p < end ? p : -1
}

function skipSpace(bytes: Buffer, from: number): number {
  let p = from
  while (bytes[p] === SPACE || bytes[p] === 0x0a || bytes[p] === 0x0d || bytes[p] === 0x09) p++
  return p
}

/** A whole number in digits, or -1. */
function digits(bytes: Buffer, from: number, to: number): number {
  if (from === to || to - from > 9) return -1
  let number = 0
  for (let p = from; p < to; p++) {
    const digit = bytes[p]! - 48
    if (digit < 0 || digit > 9) return -1
    number = number * 10 + digit
  }
  return number
}
