/** Workbooks to hand out, opened again with exceljs and with our own reader. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs, { type DataValidation, type Worksheet } from 'exceljs'
import { expect, test } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { DEFAULT_TEMPLATE, type TemplateOptions, writeTemplate } from '../../src/sheets/template.ts'
import { DEFINITIONS, LONG_LIST, PARTY, RESIDENT } from './tiny-forms.ts'

const OPTIONS: TemplateOptions = { ...DEFAULT_TEMPLATE, day: '2015-03-20' as Day, title: '白沙社区', rows: 50 }

async function open(options: Partial<TemplateOptions> = {}): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook()
  const bytes = await writeTemplate([RESIDENT, PARTY], DEFINITIONS, { ...OPTIONS, ...options })
  await workbook.xlsx.load(Buffer.from(bytes) as never)
  return workbook
}

function headings(sheet: Worksheet | undefined): string[] {
  return ((sheet?.getRow(4).values ?? []) as string[]).slice(1)
}

function validation(sheet: Worksheet | undefined, address: string): DataValidation | undefined {
  return sheet?.getCell(address).dataValidation
}

test('a sheet for each form, headings by need, nothing that is derived, sensitive or dropped', async () => {
  const workbook = await open()
  expect(workbook.worksheets.map(({ name, state }) => [name, state])).toEqual([
    ['居民信息', 'visible'],
    ['党建', 'visible'],
    ['代码表', 'hidden'],
  ])
  const sheet = workbook.getWorksheet('居民信息')
  expect(headings(sheet)).toEqual([
    '*姓名',
    '*公民身份号码',
    '联系电话',
    '民族',
    '*性别',
    '子女数\n（人）',
    '年收入\n（元）',
    '特长',
  ])
  expect(sheet?.getCell('A1').value).toBe('白沙社区　居民信息')
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 4, xSplit: 1 })
  expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1 })
  expect(sheet?.pageSetup.printTitlesRow).toBe('1:4')
  expect(headings((await open({ sensitive: true })).getWorksheet('居民信息'))).toContain('信仰')
})

test('text format on the whole column, so that a number pasted anywhere keeps its digits', async () => {
  const sheet = (await open()).getWorksheet('居民信息')
  expect([1, 2, 3, 4, 5, 8].map((column) => sheet?.getColumn(column).numFmt)).toEqual(Array(6).fill('@'))
  expect(sheet?.getColumn(6).numFmt).not.toBe('@')
})

test('drop-downs over every ready row; a long list points to the hidden sheet', async () => {
  const workbook = await open()
  const sheet = workbook.getWorksheet('居民信息')
  expect(validation(sheet, 'E5')).toMatchObject({ type: 'list', formulae: ['"男,女"'] })
  expect(validation(sheet, 'E54')).toMatchObject({ type: 'list' })
  expect(validation(sheet, 'E55')).toBeUndefined()
  expect(validation(sheet, 'D30')?.formulae).toEqual([`'代码表'!$A$2:$A$${LONG_LIST.length + 1}`])
  expect(workbook.getWorksheet('代码表')?.getCell('A81').value).toBe(LONG_LIST.at(-1))
  expect(validation(sheet, 'F5')).toMatchObject({ type: 'whole', formulae: [0, 20] })
})

test('a note on every heading says what to write', async () => {
  const sheet = (await open()).getWorksheet('居民信息')
  const note = (address: string) => JSON.stringify(sheet?.getCell(address).note)
  expect(note('A4')).toContain('必填')
  expect(note('B4')).toContain('18 位或 15 位')
  expect(note('F4')).toContain('从 0 到 20 人')
})

test('--short: what a door needs, and ticks for the areas', async () => {
  const sheet = (await open({ short: true })).getWorksheet('居民信息')
  expect(headings(sheet)).toEqual(['*姓名', '*公民身份号码', '联系电话', '是否党员'])
  expect(validation(sheet, 'D5')).toMatchObject({ type: 'list', formulae: ['"是,否"'] })
})

test('--filled: what is known is grey, what is missing is yellow', async () => {
  const filled = [{ values: { name: '张三', children: '2' }, missing: new Set(['id_no']) }]
  const sheet = (await open({ filled: { resident: filled } })).getWorksheet('居民信息')
  const ground = (address: string) => {
    const fill = sheet?.getCell(address).fill
    return fill?.type === 'pattern' ? fill.fgColor?.argb : undefined
  }
  expect([sheet?.getCell('A5').value, sheet?.getCell('F5').value]).toEqual(['张三', 2])
  expect([ground('A5'), ground('B5'), ground('C5'), ground('A6')]).toEqual([
    'FFEEEEEE',
    'FFFFF2B3',
    undefined,
    undefined,
  ])
})

test('the stamp comes back, the blank rows leave nothing, and the bytes are the same twice', async () => {
  const bytes = await writeTemplate([RESIDENT, PARTY], DEFINITIONS, OPTIONS)
  expect(Buffer.compare(bytes, await writeTemplate([RESIDENT, PARTY], DEFINITIONS, OPTIONS))).toBe(0)
  const path = join(mkdtempSync(join(tmpdir(), 'gridbook-template-')), '空表.xlsx')
  writeFileSync(path, bytes)
  const workbook = await readWorkbook(path)
  expect(workbook.stamp).toEqual({ resident: '2015', party: '2015' })
  expect(workbook.sheets[0]?.rows.map(({ number }) => number)).toEqual([1, 2, 3, 4])
})
