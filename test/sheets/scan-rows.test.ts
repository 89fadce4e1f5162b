/** Rows scanned off their bytes are the rows of the strict parser: whatever writes them, wherever the pieces are cut. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RawCell, RawRow } from '../../src/forms/raw-sheet.ts'
import { GENERAL } from '../../src/sheets/number-format.ts'
import { scannedPart } from '../../src/sheets/scanned-part.ts'
import type { CellContext } from '../../src/sheets/xlsx-cell.ts'
import { type SheetContent, sheetReader } from '../../src/sheets/xlsx-sheet.ts'
import { stringsReader } from '../../src/sheets/xlsx-strings.ts'
import { xmlFeed } from '../../src/sheets/xlsx-xml.ts'
import { MAIN } from './hand-xlsx.ts'

const MAX_TEXT = 100_000
const beyond = () => new Error('too long')
const TEXT = '山东省程学商贸中心𠮷田㛃é'

type How = 'scanned' | 'strict'

function piecesOf(xml: Buffer, size: number): Buffer[] {
  const pieces: Buffer[] = []
  for (let at = 0; at < xml.length; at += size) pieces.push(xml.subarray(at, at + size))
  return pieces
}

function rowsOf(xml: string, how: How, size = 1 << 20, bytes = Buffer.from(xml)): RawRow[] | 'damaged' {
  const content: SheetContent = { rows: [], merges: [], hiddenColumns: [] }
  const strings = ['甲', '乙', '丙'].map((text): RawCell => ({ kind: 'text', text }))
  const context: CellContext = { strings, formats: [GENERAL], epoch1904: false, inline: new Map() }
  const { handler, rows } = sheetReader(content, context, MAX_TEXT, () => {})
  const strict = xmlFeed(handler, MAX_TEXT, beyond)
  const feed = how === 'strict' ? strict : scannedPart(rows, strict, 1)
  try {
    for (const piece of piecesOf(bytes, size)) feed.write(piece)
    feed.end()
  } catch {
    return 'damaged'
  }
  return content.rows
}

function sheet(rows: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet xmlns="${MAIN}"><cols><col min="1" max="2"/></cols><sheetData>${rows}</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`
}

const ROWS = [
  `<row r="1" spans="1:9"><c r="A1" t="inlineStr"><is><t>${TEXT}</t></is></c><c r="B1" t="str"><v>${TEXT}&#30333;</v></c></row>`,
  '<row r="2" ht="15.75" customHeight="1" x14ac:dyDescent="0.25"><c r="A2" s="0" t="s"><v>1</v></c><c r="B2"/><c r="D2" t="s" s="0"><v>2</v></c></row>',
  '<row><c><v>12.50</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>A1&amp;"x"</f><v>3</v></c></row>',
  '<row r="7" hidden="1"><c r="AB7" t="inlineStr"><is><t xml:space="preserve"> 丁 &lt;甲&gt; </t></is></c></row>',
  '<row r="8"/>',
  '\n  <row r="9">\n<c r="A9"><v>9</v></c>\n</row>\n',
  '<row r="10"><c r="A10" t="inlineStr"><is><r><t>欧</t></r><r><t>阳</t></r></is></c></row>',
  '<row r="11"><!-- 说明 --><c r="A11"><v>11</v></c></row>',
  `<row r='12'><c r='A12'><v>12</v></c></row>`,
  '<row r="13"><c r="A13"><f t="shared" ref="A13:A14" si="0">1+1</f></c><c r="B13" t="str"><f/><v></v></c><c r="C13" t="inlineStr"><is><t/></is></c></row>',
  '<row r="14"><c r="A14" t="inlineStr"><is><t><![CDATA[<丙>]]></t></is></c><c r="B14" t="s"><v>0</v></c></row>',
  '<row r="15"><c r="A15" t="s"><v></v></c><c r="B15"><v>4.50205E+17</v></c><c r="C15" t="d"><v>2015-03-20T00:00:00</v></c></row>',
]

test.each([1, 2, 3, 5, 7, 16, 61, 4096])('every row, in pieces of %i bytes', (size) => {
  const strict = rowsOf(sheet(ROWS.join('')), 'strict')
  expect(strict).toHaveLength(11)
  expect(rowsOf(sheet(ROWS.join('')), 'scanned', size)).toEqual(strict)
})

test('any order and choice of rows', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...ROWS), { maxLength: 8 }),
      fc.integer({ min: 1, max: 300 }),
      (rows, size) => {
        const xml = sheet(rows.join(''))
        expect(rowsOf(xml, 'scanned', size)).toEqual(rowsOf(xml, 'strict'))
      },
    ),
  )
})

test('damage is damage, and never a row that nobody wrote', () => {
  const whole = Buffer.from(sheet(ROWS.join('')))
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: whole.length - 1 }),
      fc.constantFrom(0x3c, 0x3e, 0x22, 0x26, 0x2f, 0x00, 0xff, 0x41, 0x20),
      (at, byte) => {
        const bytes = Buffer.from(whole)
        bytes[at] = byte
        const strict = rowsOf('', 'strict', 1 << 20, bytes)
        const scanned = rowsOf('', 'scanned', 97, bytes)
        // What the strict parser takes, the scan takes too, and to the same rows.
        if (strict !== 'damaged') expect(scanned).toEqual(strict)
      },
    ),
    { numRuns: 600 },
  )
})

test('a text beyond the limit is refused by either', () => {
  const long = sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>${'长'.repeat(2 * MAX_TEXT)}</t></is></c></row>`)
  expect(rowsOf(long, 'scanned')).toBe('damaged')
})

test('a sheet without rows, without a list, in UTF-16, and cut off in a row', () => {
  for (const rows of ['', '\n', '<!-- leer -->']) expect(rowsOf(sheet(rows), 'scanned', 3)).toEqual([])
  expect(rowsOf(`<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`, 'scanned', 3)).toEqual([])
  const utf16 = Buffer.from(`\ufeff${sheet(ROWS[0] ?? '').replace('UTF-8', 'UTF-16')}`, 'utf16le')
  expect(rowsOf('', 'scanned', 5, utf16)).toEqual(rowsOf('', 'strict', 5, utf16))
  expect(rowsOf(sheet(ROWS.join('')).slice(0, 400), 'scanned', 50)).toBe('damaged')
})

test('shared strings: plain, rich, with guides, empty, in pieces of every length', () => {
  const items = [
    `<si><t>${TEXT}</t></si>`,
    '<si><r><t>欧</t></r><r><t xml:space="preserve">阳 </t></r><rPh sb="0" eb="1"><t>ou</t></rPh></si>',
    '<si><t>甲_x000D_乙&amp;</t><phoneticPr fontId="1"/></si>',
    '<si><t/></si>',
    '\n<si>\n<t xml:space="preserve"> 丁 </t></si>',
  ]
  const xml = Buffer.from(
    `<?xml version="1.0"?><sst xmlns="${MAIN}" count="5">${items.join('')}${items.join('')}</sst>`,
  )
  const read = (how: How, size: number): unknown => {
    const strings: (RawCell | undefined)[] = []
    const { handler, items: list } = stringsReader(strings, MAX_TEXT, beyond)
    const strict = xmlFeed(handler, MAX_TEXT, beyond)
    const feed = how === 'strict' ? strict : scannedPart(list, strict, 1)
    for (const piece of piecesOf(xml, size)) feed.write(piece)
    feed.end()
    return strings
  }
  const strict = read('strict', 1 << 20)
  expect(strict).toHaveLength(10)
  for (let size = 1; size < 80; size++) expect(read('scanned', size)).toEqual(strict)
})
