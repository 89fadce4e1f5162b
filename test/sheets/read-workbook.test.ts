/** Workbooks by openpyxl, xlsxwriter and LibreOffice, and files that only look like workbooks. */
import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../src/core/app-error.ts'
import type { RawCell, RawWorkbook } from '../../src/forms/raw-sheet.ts'
import { DEFAULT_LIMITS, type ReadLimits } from '../../src/sheets/read-limits.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'

const FIXTURES = new URL('../fixtures/sheets/', import.meta.url).pathname
const temporary = mkdtempSync(join(tmpdir(), 'gridbook-sheets-'))

function written(name: string, content: string | Uint8Array): string {
  const path = join(temporary, name)
  writeFileSync(path, content)
  return path
}

function cell(workbook: RawWorkbook, row: number, column: number, sheet = 0): RawCell | undefined {
  return workbook.sheets[sheet]?.rows.find(({ number }) => number === row)?.cells[column]
}

async function refusal(path: string, limits?: ReadLimits): Promise<[code: string, why: string, exit: number]> {
  const error: unknown = await readWorkbook(path, limits).catch((reason: unknown) => reason)
  if (!(error instanceof AppError)) throw error
  return [error.code, error.detail.why ?? '', error.exit]
}

describe.each(['openpyxl-types.xlsx', 'libreoffice-types.xlsx', 'libreoffice-biff8.xls'])('%s', (file) => {
  test('every kind of cell', async () => {
    const workbook = await readWorkbook(FIXTURES + file)
    expect(workbook.file).toBe(file)
    expect(workbook.sha256).toBe(
      createHash('sha256')
        .update(readFileSync(FIXTURES + file))
        .digest('hex'),
    )
    expect(cell(workbook, 2, 0)).toEqual({ kind: 'text', text: '张三' })
    expect(cell(workbook, 2, 1)).toEqual({ kind: 'number', text: '12' })
    expect(cell(workbook, 3, 1)).toEqual({ kind: 'number', text: '0' })
    expect(cell(workbook, 2, 2)).toEqual({ kind: 'number', text: '89.55' })
    expect(cell(workbook, 3, 2)).toEqual({ kind: 'number', text: '4.31' })
    for (const column of [3, 4]) {
      expect(cell(workbook, 2, column)).toEqual({ kind: 'date', text: '29344', date: '1980-05-03' })
    }
    expect(cell(workbook, 2, 5)).toMatchObject({ kind: 'date', date: '1980-05-01' })
    expect(cell(workbook, 3, 3)).toMatchObject({ kind: 'date', date: '1900-03-01' })
    expect(cell(workbook, 2, 6)).toEqual({ kind: 'bool', text: 'TRUE' })
    expect(cell(workbook, 3, 6)).toEqual({ kind: 'bool', text: 'FALSE' })
    expect(cell(workbook, 2, 7)).toEqual({ kind: 'error', text: '#N/A' })
    expect(cell(workbook, 3, 7)).toEqual({ kind: 'error', text: '#DIV/0!' })
    expect(cell(workbook, 2, 9)).toEqual({ kind: 'text', text: '点这里' })
    expect(cell(workbook, 2, 10)).toMatchObject({ kind: 'number', lossy: true })
    expect(cell(workbook, 3, 10)).toEqual({ kind: 'number', text: '450205000000000000', lossy: true })
  })

  test('29 February 1900 is no day, leading zeros are shown, hidden things are told', async () => {
    const workbook = await readWorkbook(FIXTURES + file)
    expect(cell(workbook, 4, 3)).toEqual({ kind: 'text', text: '1900-02-29' })
    expect(cell(workbook, 5, 1)).toEqual({ kind: 'number', text: '007' })
    expect(workbook.sheets[0]?.merges).toEqual([{ top: 6, left: 0, bottom: 8, right: 0 }])
    expect(workbook.sheets[0]?.rows.map(({ number, hidden }) => (hidden ? -number : number))).toEqual([
      1, 2, 3, 4, 5, 6, -7, 8,
    ])
    expect(workbook.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['类型', false],
      ['藏起来', true],
    ])
  })
})

test('a formula counts by its stored value; one without is told apart', async () => {
  expect(cell(await readWorkbook(`${FIXTURES}openpyxl-types.xlsx`), 2, 8)).toEqual({
    kind: 'formula_without_value',
    text: '=B2*2',
  })
  expect(cell(await readWorkbook(`${FIXTURES}libreoffice-types.xlsx`), 2, 8)).toEqual({ kind: 'number', text: '24' })
})

test('rich text is joined, rare characters stay, blank formatted rows leave nothing', async () => {
  const workbook = await readWorkbook(`${FIXTURES}xlsxwriter-rich.xlsx`)
  expect(cell(workbook, 2, 0)?.text).toBe('欧阳娜娜')
  expect(cell(workbook, 3, 0)?.text).toBe('𠮷田㛃')
  expect(cell(workbook, 3, 1)).toEqual({ kind: 'text', text: '甲乙' })
  expect(cell(workbook, 2, 2)).toMatchObject({ date: '1980-05-03' })
  expect(cell(workbook, 3, 2)).toEqual({ kind: 'date', text: '42083.96', date: '2015-03-20' })
  expect(cell(workbook, 3, 3)).toEqual({ kind: 'number', text: '123456789012345' })
  expect(workbook.sheets[0]?.rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 402])
  expect(cell(workbook, 402, 0)?.text).toBe('网址文字')
})

test('the 1904 epoch and inline strings', async () => {
  const dates = await readWorkbook(`${FIXTURES}epoch-1904.xlsx`)
  expect([2, 3, 4].map((row) => cell(dates, row, 1)?.date)).toEqual(['1944-11-12', '2000-02-29', '2015-12-31'])
  const inline = await readWorkbook(`${FIXTURES}inline-strings.xlsx`)
  expect(new Set(inline.sheets[0]?.rows.slice(1).map((row) => row.cells[1]?.text))).toEqual(
    new Set(['广西壮族自治区柳州市柳北区长风路一百零五号']),
  )
})

test('text tables: GB18030, UTF-8 with its mark, UTF-16; quotes, line breaks and separators', async () => {
  const gb = await readWorkbook(`${FIXTURES}gb18030.csv`)
  expect(gb.sheets[0]?.rows[1]?.cells.map((entry) => entry?.text)).toEqual(['张三', '450299195806100801\t', '说："好"'])
  expect(gb.sheets[0]?.rows[2]?.cells.map((entry) => entry?.text)).toEqual(['镕𠮷', '450299195806100801', '㛃'])
  const utf8 = await readWorkbook(`${FIXTURES}utf8-bom.csv`)
  expect(utf8.sheets[0]?.rows.map((row) => row.number)).toEqual([1, 2, 4])
  expect(cell(utf8, 1, 0)?.text).toBe('姓名')
  expect(cell(utf8, 2, 2)?.text).toBe('长风路,105号\n二楼')
  expect(cell(utf8, 4, 1)).toEqual({ kind: 'text', text: '4.50205E+17', lossy: true })
  expect(cell(await readWorkbook(`${FIXTURES}utf16.txt`), 2, 1)?.text).toBe('13800000000')
})

test('what is no workbook is refused with its own reason and exit 2', async () => {
  const sample = readFileSync(`${FIXTURES}openpyxl-types.xlsx`)
  expect(await refusal(`${FIXTURES}page.xls`)).toEqual(['file.unreadable', 'html', 2])
  expect(await refusal(`${FIXTURES}xml2003.xls`)).toEqual(['file.unreadable', 'xml', 2])
  expect(await refusal(`${FIXTURES}word.xlsx`)).toEqual(['file.unreadable', 'word', 2])
  expect(await refusal(`${FIXTURES}biff5.xls`)).toEqual(['file.unreadable', 'old_xls', 2])
  expect(await refusal(`${FIXTURES}encrypted.xlsx`)).toEqual(['file.encrypted', '', 2])
  expect(await refusal(`${FIXTURES}none.xlsx`)).toEqual(['file.unreadable', 'not_found', 2])
  expect(await refusal(FIXTURES)).toEqual(['file.unreadable', 'folder', 2])
  expect(await refusal(written('paper.xlsx', '%PDF-1.7\n'))).toEqual(['file.unreadable', 'pdf', 2])
  expect(await refusal(written('scan.xlsx', Buffer.from('89504e470d0a1a0a', 'hex')))).toEqual([
    'file.unreadable',
    'picture',
    2,
  ])
  expect(await refusal(written('cut.xlsx', sample.subarray(0, 3000)))).toEqual(['file.unreadable', 'damaged', 2])
  expect(await refusal(written('noise.csv', Buffer.from([0xff, 0x00, 0x81, 0x00])))).toEqual([
    'file.unreadable',
    'unknown',
    2,
  ])
  expect(await refusal(written('nothing.xlsx', ''))).toEqual(['file.empty', '', 2])
  expect(await refusal(written('blank.csv', '\ufeff , ,\r\n'))).toEqual(['file.empty', '', 2])
})

test.skipIf(process.getuid?.() === 0)('a file that may not be read says so', async () => {
  const path = written('locked.csv', 'a')
  chmodSync(path, 0o000)
  expect(await refusal(path)).toEqual(['file.unreadable', 'no_permission', 2])
})

test('a workbook beyond a limit is refused', async () => {
  const path = `${FIXTURES}openpyxl-types.xlsx`
  const tight = (limits: Partial<ReadLimits>) => refusal(path, { ...DEFAULT_LIMITS, ...limits })
  expect(await tight({ file: 100 })).toEqual(['file.too_large', 'file', 2])
  expect(await tight({ unpacked: 5000 })).toEqual(['file.too_large', 'unpacked', 2])
  expect(await tight({ entries: 3 })).toEqual(['file.too_large', 'entries', 2])
  expect(await tight({ cells: 10 })).toEqual(['file.too_large', 'cells', 2])
  expect(await tight({ text: 3 })).toEqual(['file.too_large', 'text', 2])
})
