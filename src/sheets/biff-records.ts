/** The records of an old .xls workbook, as far as they say what its cells hold; all others are taken out before they are read. */
import type { OleFile } from './ole-file.ts'

const BOF = 0x0809
const BIFF8 = 0x0600
const CONTINUE = 0x003c
const EOF = 0x000a
/** A record of Excel 2000 without content, which every reader passes over. */
const NOTHING = 0x01c0
/** What a BOF begins: the workbook itself, or a sheet of cells; the numbers of a chart are copies. */
const HOLDS_CELLS = new Set([0x0005, 0x0010])

const FORMULAS = new Set([0x0006, 0x0206, 0x0406])
/** Row, column, format, result, flags and the length of what computes it. */
const FORMULA_HEAD = 22

/** Sheets and cells, texts, formats, epoch, password, merges, heights and widths: no names, macros, drawings, links or charts. */
const KEPT = new Set([
  BOF,
  EOF,
  0x0022,
  0x002f,
  0x0042,
  0x0085,
  0x00fc,
  0x041e,
  0x00e0,
  0x0031,
  0x0092,
  0x0200,
  0x0208,
  0x007d,
  0x00e5,
  ...FORMULAS,
  0x0207,
  0x00fd,
  0x0204,
  0x00d6,
  0x0203,
  0x027e,
  0x00bd,
  0x0205,
])

/** The stream of a workbook of Excel 97 to 2003, by its first record; null for older ones and where there is none. */
export function workbookStream(ole: OleFile): Buffer | null {
  for (const name of ['Workbook', 'Book']) {
    const stream = ole.read(name)
    if (stream !== null && stream.length > 8 && stream.readUInt16LE(0) === BOF && stream.readUInt16LE(4) === BIFF8)
      return stream
  }
  return null
}

/** The same stream, as long as before, with every record that says nothing of cells made into none. Pure. */
export function onlyCells(stream: Buffer): Buffer {
  const kept = Buffer.from(stream)
  const within: boolean[] = []
  let keeping = false
  for (let at = 0; at + 4 <= kept.length; ) {
    const record = kept.readUInt16LE(at)
    const length = kept.readUInt16LE(at + 2)
    if (record === BOF) within.push(at + 8 <= kept.length && HOLDS_CELLS.has(kept.readUInt16LE(at + 6)))
    const frame = record === BOF || record === EOF
    if (record !== CONTINUE) keeping = frame || (KEPT.has(record) && within.at(-1) === true)
    if (record === EOF) within.pop()
    const formula = FORMULAS.has(record)
    if (!keeping || (formula && length < FORMULA_HEAD)) kept.writeUInt16LE(NOTHING, at)
    else if (formula && at + 4 + FORMULA_HEAD <= kept.length) withoutFormula(kept, at + 4)
    at += 4 + length
  }
  return kept
}

/** The result stays; the formula itself counts for nothing and is nobody's to take apart. */
function withoutFormula(kept: Buffer, body: number): void {
  kept.writeUInt16LE(0, body + 14)
  kept.writeUInt16LE(0xffff, body + 20)
}
