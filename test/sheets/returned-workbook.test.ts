/** Returned workbooks: the warden's own file in every respect but the colours, the notes and the list in front. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { RETURN_LIST } from '../../src/forms/confirmations.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'

import { type ReturnedProblem, writeReturned } from '../../src/sheets/returned/write-returned.ts'
import { sameContent } from './same-content.ts'

const SAMPLES = new URL('../fixtures/samples/', import.meta.url).pathname
const SHEETS = new URL('../fixtures/sheets/', import.meta.url).pathname
const DAY = '2015-03-22' as Day
const temporary = mkdtempSync(join(tmpdir(), 'gridbook-return-'))

function problem(sheet: string | null, cell: string | null, kind: string, message = `${kind} 的说明`): ReturnedProblem {
  const place = cell === null ? null : /^([A-Z]+)(\d+)$/.exec(cell)
  const row = place === null ? null : Number(place[2])
  return { sheet, row, column: place?.[1] ?? null, cell, severity: 'error', kind, message }
}

async function returned(path: string, problems: readonly ReturnedProblem[], name = 'returned.xlsx') {
  const source = await readWorkbook(path)
  const target = join(temporary, name)
  await writeReturned(source, problems, DAY, target)
  const bytes = readFileSync(target)
  const book = new exceljs.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as never)
  return { source, bytes, target, book, back: await readWorkbook(target) }
}

function ground(book: exceljs.Workbook, sheet: string, address: string): string | undefined {
  const fill = book.getWorksheet(sheet)?.getCell(address).fill
  return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined
}

describe.each([
  `${SAMPLES}warden-05-handmade.xlsx`,
  `${SAMPLES}warden-06-areas.xlsx`,
  `${SAMPLES}warden-07-gbk.csv`,
  `${SAMPLES}warden-08-old.xls`,
  `${SAMPLES}warden-09-wide.xlsx`,
  `${SHEETS}openpyxl-types.xlsx`,
  `${SHEETS}libreoffice-types.xlsx`,
  `${SHEETS}xlsxwriter-rich.xlsx`,
  `${SHEETS}epoch-1904.xlsx`,
  `${SHEETS}libreoffice-biff8.xls`,
])('%s', (path) => {
  test('says cell by cell what it said, behind a list of what is wrong', async () => {
    const sheet = (await readWorkbook(path)).sheets[0]?.name ?? ''
    const { source, back } = await returned(path, [problem(sheet, 'B2', 'date.invalid')])
    expect(back.sheets[0]?.name).toBe(RETURN_LIST)
    if (source.kind === 'xlsx') expect(sameContent(source.sheets, back.sheets.slice(1))).toBe(true)
    expect(back.sheets.slice(1).map(({ name, rows }) => [name, rows.length])).toEqual(
      source.sheets.map(({ name, rows }) => [name, rows.length]),
    )
  })
})

test('colours by kind, notes in words, links, and only the list is selected', async () => {
  const sheet = '人口'
  const problems = [
    problem(sheet, 'C2', 'date.invalid', '不是一天'),
    problem(sheet, 'D2', 'id_number.sex_mismatch'),
    problem(sheet, 'E2', 'code.unknown'),
    problem(sheet, 'F2', 'required.missing'),
    { ...problem(sheet, 'G2', 'person.young'), severity: 'warning' as const },
    problem(sheet, 'C2', 'required.missing', '又一个问题'),
    { ...problem(sheet, null, 'row.odd', '整行'), row: 3 },
    problem(sheet, null, 'sheet.odd', '整张表的'),
    problem(null, null, 'file.odd', '整个文件的'),
  ]
  const { book } = await returned(`${SAMPLES}warden-06-areas.xlsx`, problems)
  const grounds = ['C2', 'D2', 'E2', 'F2', 'G2', 'A3', 'B2'].map((address) => ground(book, sheet, address))
  expect(grounds).toEqual(['FFFFC8CF', 'FFFFD7A6', 'FFE4D6F6', 'FFFFEFA1', 'FFD5E9F9', 'FFFFC8CF', undefined])
  const note = JSON.stringify(book.getWorksheet(sheet)?.getCell('C2').note)
  expect(note).toContain('1. 不是一天\\n2. 又一个问题')
  const list = book.worksheets[0]
  expect(list?.getCell('C11').text).toBe('C2')
  expect(list?.rowCount).toBe(10 + problems.length)
  expect(
    book.worksheets.map(({ views }) => (views[0] as { tabSelected?: boolean } | undefined)?.tabSelected),
  ).not.toContain(true)
})

test('a workbook that comes back a second time loses the marks of the first', async () => {
  const path = `${SAMPLES}warden-06-areas.xlsx`
  const first = await returned(path, [problem('人口', 'C2', 'date.invalid'), problem('人口', 'C3', 'date.invalid')])
  const second = await returned(first.target, [problem('人口', 'C3', 'date.invalid')], 'again.xlsx')
  expect(second.book.worksheets.filter(({ name }) => name === RETURN_LIST)).toHaveLength(1)
  expect([ground(second.book, '人口', 'C2'), ground(second.book, '人口', 'C3')]).toEqual([undefined, 'FFFFC8CF'])
  expect(second.book.getWorksheet('人口')?.getCell('C2').note).toBeUndefined()
  expect(JSON.stringify(second.book.getWorksheet('人口')?.getCell('C3').note).match(/【退回】/g)).toHaveLength(1)
})

test('drop-downs over a whole column are kept as one range', async () => {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('表')
  sheet.addRow(['性别'])
  sheet.addRow(['男'])
  const validations = sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } }
  validations.dataValidations.add('A2:A1048576', { type: 'list', allowBlank: true, formulae: ['"男,女"'] })
  const path = join(temporary, 'column.xlsx')
  writeFileSync(path, new Uint8Array(await book.xlsx.writeBuffer()))
  const { bytes } = await returned(path, [problem('表', 'A2', 'code.unknown')])
  const { partText, unzipParts } = await import('../../src/sheets/zip-parts.ts')
  const xml = unzipParts(bytes).filter(({ name }) => name.includes('worksheets/sheet'))
  expect(xml.map(partText).join()).toContain('sqref="A2:A1048576"')
})

test('the same problems give the same bytes', async () => {
  const path = `${SAMPLES}warden-05-handmade.xlsx`
  const problems = [problem('450205006003-05网格', 'G6', 'id_number.sex_mismatch')]
  const first = await returned(path, problems, 'first.xlsx')
  const second = await returned(path, problems, 'second.xlsx')
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0)
})
