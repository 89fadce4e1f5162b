/** The strict XML of an .xlsx: prefixes, missing references, wrong sizes, bombs, and characters cut at every border. */
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/core/app-error.ts'
import { builtinFormat, formatOf } from '../../src/sheets/number-format.ts'
import { numberText } from '../../src/sheets/number-text.ts'
import { DEFAULT_LIMITS } from '../../src/sheets/read-limits.ts'
import { readXlsx } from '../../src/sheets/read-xlsx.ts'
import { serialDay } from '../../src/sheets/serial-day.ts'
import { handXlsx, MAIN } from './hand-xlsx.ts'

async function sheetOf(parts: Parameters<typeof handXlsx>[0], limits = DEFAULT_LIMITS) {
  const { sheets } = await readXlsx('表.xlsx', handXlsx(parts), limits)
  return sheets[0]
}

function sheetXml(rows: string, after = ''): string {
  return `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`
}

test('prefixes, cells without references, a wrong size and rows out of order', async () => {
  const sheet = await sheetOf({
    sheet: `<x:worksheet xmlns:x="${MAIN}"><x:dimension ref="A1"/><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row><x:row r="9"><x:c r="C9"><x:v>9</x:v></x:c></x:row><x:row r="5" hidden="true"><x:c r="A5"><x:v>5</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="$A$1:B2"/></x:mergeCells></x:worksheet>`,
  })
  expect(sheet?.rows.map(({ number, hidden, cells }) => [number, hidden, cells.map((cell) => cell?.text)])).toEqual([
    [1, false, ['1', '乙']],
    [5, true, ['5']],
    [9, false, [undefined, undefined, '9']],
  ])
  expect(sheet?.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 1 }])
})

test('shared strings: rich text joined, phonetic guides ignored, escapes undone', async () => {
  const sheet = await sheetOf({
    sheet: sheetXml(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>',
    ),
    strings: `<sst xmlns="${MAIN}"><si><r><t>欧</t></r><r><t xml:space="preserve">阳 </t></r><rPh sb="0" eb="1"><t>ou</t></rPh></si><si><t>甲_x000D_乙_x005F_x</t></si><si><t><![CDATA[<丙>]]></t></si></sst>`,
  })
  expect(sheet?.rows[0]?.cells.map((cell) => cell?.text)).toEqual(['欧阳 ', '甲\r乙_x', '<丙>'])
})

test('numbers keep their own digits; dates by every kind of format', async () => {
  const styles = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="0&quot;日&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="49"/></cellXfs></styleSheet>`
  const cell = (column: string, style: number, value: string) => `<c r="${column}1" s="${style}"><v>${value}</v></c>`
  const sheet = await sheetOf({
    sheet: sheetXml(
      `<row r="1">${cell('A', 0, '4.5020519800101101E+17')}${cell('B', 1, '42083')}${cell('C', 2, '42083.999')}${cell('D', 3, '42083')}${cell('E', 4, '42083')}${cell('F', 5, '42083')}${cell('G', 0, '0.28000000000000003')}</row>`,
    ),
    styles,
  })
  expect(sheet?.rows[0]?.cells).toEqual([
    { kind: 'number', text: '450205198001011010', lossy: true },
    { kind: 'date', text: '42083', date: '2015-03-20' },
    { kind: 'date', text: '42083.999', date: '2015-03-20' },
    { kind: 'date', text: '42083', date: '2015-03-20' },
    { kind: 'number', text: '42083' },
    { kind: 'number', text: '42083' },
    { kind: 'number', text: '0.28' },
  ])
})

test('an entity, a document type, a row beyond the sheet and broken XML are damage', async () => {
  const bad = [
    `<!DOCTYPE x [<!ENTITY e "boom">]>${sheetXml('')}`,
    sheetXml('<row r="1"><c r="A1" t="str"><v>&e;</v></c></row>'),
    sheetXml('<row r="1048577"><c r="A1048577"><v>1</v></c></row>'),
    sheetXml('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'),
    sheetXml('<row r="1"><c r="A1"><v>1</c></row>'),
  ]
  for (const sheet of bad) await expect(sheetOf({ sheet })).rejects.toThrow()
})

test('a very long text is refused before it is gathered', async () => {
  const sheet = sheetXml(`<row r="1"><c r="A1" t="str"><v>${'长'.repeat(5000)}</v></c></row>`)
  const error: unknown = await sheetOf({ sheet }, { ...DEFAULT_LIMITS, text: 1000 }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(AppError)
  expect((error as AppError).code).toBe('file.too_large')
})

describe('numberText', () => {
  test.each([
    ['12', '12'],
    ['-0.5', '-0.5'],
    ['1E-3', '0.001'],
    ['1.5E+3', '1500'],
    ['4.3099999999999996', '4.31'],
    ['99.999999999999994', '100'],
    ['0.99999999999999989', '1'],
    ['1234567890.1234567', '1234567890.12346'],
    ['.5', '0.5'],
    ['007', '7'],
  ])('%s is %s', (stored, text) => {
    expect(numberText(stored)).toEqual({ text, lossy: false })
  })
  test('sixteen digits are damaged, words are no number', () => {
    expect(numberText('1234567890123456')).toEqual({ text: '1234567890123456', lossy: true })
    expect(numberText('1E+15')).toEqual({ text: '1000000000000000', lossy: true })
    expect(['', '-', '.', 'NaN', '1e9999'].map(numberText)).toEqual([null, null, null, null, null])
  })
})

test('serial numbers around the leap day that never was', () => {
  const days = ['0', '1', '59', '60', '61', '42083.9', '2958465', '2958466', '-1'].map((serial) =>
    serialDay(serial, false),
  )
  expect(days).toEqual([null, '1900-01-01', '1900-02-28', null, '1900-03-01', '2015-03-20', '9999-12-31', null, null])
  expect(serialDay('0', true)).toBe('1904-01-01')
})

test('number formats that are dates, and those that only look so', () => {
  const dates = ['yyyy-mm-dd', 'yyyy/m/d;@', '[$-804]aaaa;@', 'm"月"d"日"', '[红色]yyyy年m月', 'd-mmm-yy', '\\日m']
  expect(dates.map((code) => formatOf(code).date)).toEqual(dates.map(() => true))
  const numbers = ['General', 'G/通用格式', '0.00', '#,##0"日"', '[Red]0', '0年', '@', '"day"0', '_-* #,##0_-', '0%']
  expect(numbers.map((code) => formatOf(code).date)).toEqual(numbers.map(() => false))
  expect([14, 22, 31, 57, 0, 48, 49].map((id) => builtinFormat(id).date)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
