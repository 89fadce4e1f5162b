/** A text table to a raw sheet: UTF-8, UTF-16 or GB18030; commas, tabs or semicolons; quotes as RFC 4180 has them. */
import type { RawCell, RawRow, RawSheet } from '../forms/raw-sheet.ts'
import { type ReadLimits, tooLarge } from './read-limits.ts'
import { unreadable } from './unreadable.ts'
import { textCell } from './xlsx-cell.ts'

/** Reads the table in `bytes` as one sheet named `name`. Pure. */
export function readCsv(file: string, name: string, bytes: Buffer, limits: ReadLimits): RawSheet {
  const text = decodeText(bytes)
  if (text === null || text.includes('\0')) throw unreadable(file, 'unknown')
  const rows: RawRow[] = []
  let number = 0
  let cellCount = 0
  for (const fields of records(text, delimiterOf(text))) {
    number++
    const cells = fields.map((field) => {
      if (field.length > limits.text) throw tooLarge(file, 'text', limits.text)
      return textCell(field)
    })
    const filled = withoutTrailingBlanks(cells)
    cellCount += filled.length
    if (cellCount > limits.cells) throw tooLarge(file, 'cells', limits.cells)
    if (filled.length > 0) rows.push({ number, hidden: false, cells: filled })
  }
  return { name, hidden: false, rows, merges: [] }
}

/** Text of bytes in UTF-8 (strictly) or GB18030, or UTF-16 with its mark; null when it is none of them. Pure. */
export function decodeText(bytes: Buffer): string | null {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe') return decode('utf-16le', bytes)
  if (mark === 'feff') return decode('utf-16be', bytes)
  return decode('utf-8', bytes) ?? decode('gb18030', bytes)
}

function decode(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** The separator that occurs most often outside quotes in the first lines; a comma when none does. */
function delimiterOf(text: string): string {
  const counts = new Map([
    [',', 0],
    ['\t', 0],
    [';', 0],
  ])
  let quoted = false
  for (const character of text.slice(0, 20_000)) {
    if (character === '"') quoted = !quoted
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0]
}

function* records(text: string, delimiter: string): Generator<string[]> {
  let fields: string[] = []
  let at = 0
  while (at < text.length) {
    const [field, end] = text[at] === '"' ? quotedField(text, at, delimiter) : plainField(text, at, delimiter)
    fields.push(field)
    at = end
    if (text[at] === delimiter) {
      at++
      // A separator at the very end opens one more field.
      if (at < text.length) continue
      fields.push('')
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 2
    else if (at < text.length) at++
    yield fields
    fields = []
  }
}

function plainField(text: string, start: number, delimiter: string): [field: string, end: number] {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return [text.slice(start, end), end]
}

/** A quote that never closes swallows nothing: the field is then taken as it stands, to the end of its line. */
function quotedField(text: string, start: number, delimiter: string): [field: string, end: number] {
  let close = text.indexOf('"', start + 1)
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  if (close === -1) return plainField(text, start, delimiter)
  const [after, end] = plainField(text, close + 1, delimiter)
  return [text.slice(start + 1, close).replaceAll('""', '"') + after, end]
}

function withoutTrailingBlanks(cells: readonly (RawCell | undefined)[]): readonly (RawCell | undefined)[] {
  let length = cells.length
  while (length > 0 && cells[length - 1] === undefined) length--
  return cells.slice(0, length)
}
