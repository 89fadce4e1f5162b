/** Other departments' empty tables (made by test/fixtures/fill/make.py) filled from a small register. */
import { copyFileSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RawSheet } from '../../src/forms/raw-sheet.ts'
import { openOffice } from '../../src/office/open-office.ts'
import { readSheetRules } from '../../src/sheets/fill-workbook.ts'
import { readWorkbook } from '../../src/sheets/read-workbook.ts'
import { readAudit } from '../../src/store/audit.ts'
import { run } from '../app.ts'
import { idNo, type TestOffice, testOffice } from '../import/office.ts'

const FIXTURES = resolve(import.meta.dirname, '../fixtures/fill')
const OPTIONS = { today: '2015-03-15' }
const HEAD = [
  '网格',
  '楼栋',
  '单元',
  '房号',
  '姓名',
  '与户主关系',
  '身份证号',
  '政治面貌',
  '婚姻状况',
  '联系电话',
  '人口类型',
  '人户状态',
  '是否低保',
  '保障人口',
  '月保障金额',
  '残疾等级',
  '残疾类别',
  '现住址',
  '户籍地址',
  '备注',
]
const OLD = idNo('1930-03-15', '111')
const ROWS = [
  [
    '07',
    '3栋',
    '1',
    '101',
    '唐示例',
    '户主',
    OLD,
    '党员',
    '丧偶',
    '13000000001',
    '户籍人口',
    '人户一致',
    '是',
    '2',
    '650.5',
    '',
    '',
    '长风路1号',
    '',
    '脾气不好',
  ],
  [
    '07',
    '3栋',
    '1',
    '102',
    '韦示例',
    '户主',
    idNo('1931-08-19', '122'),
    '群众',
    '初婚',
    '',
    '户籍人口',
    '人户一致',
    '',
    '',
    '',
    '三级',
    '肢体',
    '',
    '',
    '',
  ],
  [
    '08',
    '5栋',
    '1',
    '101',
    '蓝示例',
    '户主',
    idNo('1933-01-20', '133'),
    '',
    '未说明的婚姻状况',
    '',
    '户籍人口',
    '人户一致',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
  ],
  [
    '08',
    '5栋',
    '1',
    '101',
    '莫示例',
    '子',
    idNo('1934-02-20', '144'),
    '',
    '',
    '',
    '户籍人口',
    '人户一致',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
    '',
  ],
  [
    '08',
    '5栋',
    '2',
    '201',
    '陆示例',
    '户主',
    idNo('1990-02-20', '155'),
    '',
    '',
    '',
    '流动人口',
    '人在户不在',
    '',
    '',
    '',
    '',
    '',
    '',
    '柳城县',
    '',
  ],
]

describe('fill', () => {
  let office: TestOffice
  beforeEach(async () => {
    office = await testOffice(OPTIONS)
    const done = await office.import([HEAD, ...ROWS])
    expect(done.totals.created).toBe(5)
  })

  const fill = async (name: string, ...flags: string[]) => {
    copyFileSync(join(FIXTURES, `${name}.xlsx`), join(office.cwd, `${name}.xlsx`))
    const { code, out, err } = await run(['fill', `${name}.xlsx`, '-o', 'out.xlsx', ...flags, '--yes', '--json'], {
      ...OPTIONS,
      cwd: office.cwd,
    })
    const said = JSON.parse(out)
    if (code !== 0) return { code, said, err, sheet: null, rules: null }
    const raw = await readWorkbook(join(office.cwd, 'out.xlsx'))
    const rules = (await readSheetRules(raw)).get(raw.sheets[0]?.name ?? '')
    return { code, said, err, sheet: raw.sheets[0] as RawSheet, rules }
  }
  const row = (sheet: RawSheet | null, number: number) =>
    Array.from(sheet?.rows.find((one) => one.number === number)?.cells ?? [], (cell) => cell?.date ?? cell?.text ?? '')

  it('a list: whom the title names, in the words of its drop-downs, four rows where there was room for three', async () => {
    const { said, sheet, rules } = await fill('elderly', '--reveal', '--purpose', '报民政')
    expect(said.sheets).toMatchObject([
      { sheet: '花名册', kind: 'list', rows: 4, where: '年龄 >= 80 且 有 老年人', empty: ['备注'] },
    ])
    expect(row(sheet, 5)).toEqual(['1', '唐示例', '1.男', OLD, '1930-03-15', '85', '', '长风路1号', '13000000001'])
    expect(row(sheet, 8).slice(0, 3)).toEqual(['4', '莫示例', '2.女'])
    expect(row(sheet, 9)[0]).toBe('合计')
    expect(row(sheet, 10)[0]).toBe('填表人：')
    expect(sheet?.merges).toContainEqual({ top: 9, bottom: 9, left: 0, right: 4 })
    expect([rules?.isFormula(9, 5), rules?.drops.get(6)]).toEqual([
      true,
      ['独居', '空巢（夫妻）', '与子女同住', '机构养老', '其他'],
    ])
  })

  it('numbers stay masked without --reveal, and the log has the purpose', async () => {
    const { sheet } = await fill('elderly', '--purpose', '报民政')
    expect(row(sheet, 5)[3]).toMatch(/^450299\*{8}\w{4}$/)
    const shown = await run(['fill', 'elderly.xlsx', '-o', 'second.xlsx'], { ...OPTIONS, cwd: office.cwd })
    expect(shown.err).toContain('--reveal')
    const opened = await openOffice(office.cwd)
    const log = (await readAudit(await opened.store())).filter(({ action }) => action === 'fill')
    await opened.close()
    expect(log.map(({ purpose, detail }) => [purpose, detail.theirs, detail.rows])).toEqual([
      ['报民政', 'elderly.xlsx', 4],
      ['', 'elderly.xlsx', 4],
    ])
  })

  it('a list of households: one row each, its head, the door in words', async () => {
    const { said, sheet } = await fill('dibao')
    expect(said.sheets).toMatchObject([
      { rows: 1, where: '有 最低生活保障家庭', empty: ['享受待遇类别', '是否公示（是/否）'] },
    ])
    expect(row(sheet, 4)).toEqual(['1', '唐示例', expect.stringContaining('****'), '长风路1号', '2', '650.5'])
    expect(row(sheet, 19)[0]).toBe('制表：        复核：')
  })

  it('what a heading means is said once and known the next time', async () => {
    const first = await fill('dibao', '--match', '享受待遇类别=救助类别', '--match', '编号=')
    expect(row(first.sheet, 4)).toEqual(['', '唐示例', expect.any(String), '长风路1号', '2', '650.5', '低保'])
    const second = await fill('dibao', '--where', '网格=7')
    expect(row(second.sheet, 4)[6]).toBe('低保')
  })

  it('choices in the heading, a row of column numbers, a coarser word for 初婚', async () => {
    const { sheet } = await fill('disabled', '--reveal')
    expect(row(sheet, 3).slice(0, 3)).toEqual(['1', '2', '3'])
    expect(row(sheet, 4)).toEqual(['1', '韦示例', '女', '', '肢体残疾', '三级', '已婚', '否'])
  })

  it('says where their choices have nothing that fits', async () => {
    const { said } = await fill('disabled', '--where', '姓名=蓝示例')
    expect(said.sheets[0].unfit).toEqual([{ heading: '婚姻状况', count: 1, example: '未说明的婚姻状况' }])
  })

  it('a table of numbers where rows and columns are known, their own sums left alone', async () => {
    const { said, sheet, rules } = await fill('numbers')
    expect(said.sheets).toMatchObject([{ kind: 'numbers', empty: [] }])
    expect(row(sheet, 5)).toEqual(['07网格', '2', '2', '1', '1', '0', '0', '2', '2', '1', '1'])
    expect(row(sheet, 6)).toEqual(['08网格', '2', '3', '2', '1', '0', '0', '2', '2', '0', '0'])
    expect(row(sheet, 8).slice(3)).toEqual(['3', '2', '0', '0', '4', '4', '1', '1'])
    expect(rules?.isFormula(8, 1)).toBe(true)
  })

  it('fills whom it is told to, as of a day', async () => {
    const { said } = await fill('floating', '--class', 'elderly', '--grid', '8', '--as-of', '2014-01-01')
    expect(said.sheets).toMatchObject([{ rows: 2 }])
  })

  it('refuses what it cannot fill, with a way out', async () => {
    expect((await fill('elderly', '--match', '电话=没有这一栏')).said.error).toMatchObject({ code: 'fill.bad_match' })
    expect((await fill('elderly', '--match', '联系=联系电话')).said.error).toMatchObject({ code: 'fill.no_heading' })
    const same = await run(['fill', 'elderly.xlsx', '-o', 'elderly.xlsx', '--json'], { ...OPTIONS, cwd: office.cwd })
    expect(JSON.parse(same.out).error.code).toBe('fill.same_file')
    const csv = await run(['fill', 'list1.csv', '-o', 'x.xlsx', '--json'], { ...OPTIONS, cwd: office.cwd })
    expect(JSON.parse(csv.out).error.code).toBe('fill.not_xlsx')
  })

  it('is in the menu as 上级要表, with a yes before anything is written', async () => {
    copyFileSync(join(FIXTURES, 'numbers.xlsx'), join(office.cwd, 'numbers.xlsx'))
    const answers = ['upper', 'fill', 'numbers.xlsx', '', true, '报街道', 'quit']
    const done = await run([], { ...OPTIONS, cwd: office.cwd, tty: true, answers })
    expect(done.err).toContain('gridbook fill numbers.xlsx -o 打印/numbers-已填.xlsx')
    expect(existsSync(join(office.cwd, '打印/numbers-已填.xlsx'))).toBe(true)
  })
})
