/** Tables written out: the same bytes every time, text that stays text, and what comes back is what went out. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import type { RawWorkbook } from '../../src/forms/raw-sheet.ts'
import { displayWidth } from '../../src/sheets/display-width.ts'
import { exportCsv, exportXlsx } from '../../src/sheets/export.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { unzipParts } from '../../src/sheets/zip-parts.ts'

const DAY = '2015-03-20' as Day
const SHEET = {
  sheet: '居民信息',
  headings: ['姓名', '公民身份号码', '建筑面积', '备注'],
  rows: [
    ['张三', '450299195806100801', '89.5', '=1+1'],
    ['李四', '45029919580610080X', '12.50', '+86 13800000000'],
    ['王"五', '', '-3', '@某人,\n"好"'],
    ['', '007', '12345678901234567890', '-'],
  ],
  textColumns: new Set([0, 1, 3]),
}
const OPTIONS = { day: DAY, title: '导出', stamp: { resident: '2015' } }

async function readBack(name: string, bytes: Uint8Array): Promise<RawWorkbook> {
  const path = join(mkdtempSync(join(tmpdir(), 'gridbook-write-')), name)
  writeFileSync(path, bytes)
  return readWorkbook(path)
}

function rowsOf(workbook: RawWorkbook): string[][] {
  const columns = SHEET.headings.length
  return (workbook.sheets[0]?.rows ?? []).map(({ cells }) =>
    Array.from({ length: columns }, (_, index) => cells[index]?.text ?? ''),
  )
}

test('an .xlsx gives back the text of every cell and carries its stamp', async () => {
  const workbook = await readBack('out.xlsx', await exportXlsx([SHEET], OPTIONS))
  expect(rowsOf(workbook)).toEqual([SHEET.headings, ...SHEET.rows])
  expect(workbook.stamp).toEqual({ resident: '2015' })
  const kinds = workbook.sheets[0]?.rows.slice(1).map(({ cells }) => cells[2]?.kind)
  expect(kinds).toEqual(['number', 'text', 'number', 'text'])
})

test('the same content gives the same bytes, whatever the clock says', async () => {
  const first = await exportXlsx([SHEET, SHEET], OPTIONS)
  vi.useFakeTimers({ now: Date.UTC(2031, 4, 5), toFake: ['Date'] })
  const second = await exportXlsx([SHEET, SHEET], OPTIONS)
  vi.useRealTimers()
  expect(Buffer.compare(first, second)).toBe(0)
  expect(unzipParts(first).map(({ name }) => name)).toContain('docProps/custom.xml')
})

test('a formula in the register stays text in .xlsx', async () => {
  const bytes = await exportXlsx([SHEET], OPTIONS)
  const workbook = await readBack('out.xlsx', bytes)
  const kinds = workbook.sheets[0]?.rows.slice(1).map(({ cells }) => cells[3]?.kind)
  expect(kinds).toEqual(['text', 'text', 'text', 'text'])
})

test('a CSV has its mark and CRLF, runs nothing, and comes back', async () => {
  const bytes = exportCsv(SHEET)
  const text = Buffer.from(bytes).toString('utf8')
  expect(text.startsWith('\ufeff姓名,公民身份号码,建筑面积,备注\r\n')).toBe(true)
  expect(text).toContain('张三,450299195806100801,89.5,"\t=1+1"\r\n')
  expect(text).toContain(',-3,')
  const workbook = await readBack('out.csv', bytes)
  expect(rowsOf(workbook).map((row) => row.map((cell) => cell.trim()))).toEqual([SHEET.headings, ...SHEET.rows])
})

test('Chinese counts double', () => {
  expect(['', 'ab', '张三', '（㎡）', 'a\n张三丰', '𠮷'].map(displayWidth)).toEqual([0, 2, 4, 6, 6, 2])
})
