/** One wrong cell in a correct list: every problem code of the contract stands on that cell and nowhere else, in both languages. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ImportDone, idNo, type TestOffice, testOffice } from './office.ts'
import { type Cells, writeXlsx } from './office-xlsx.ts'

const HEAD = [
  ...['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '性别', '出生日期', '文化程度', '联系电话'],
  ...['建筑面积', '迁入日期', '备注', '家庭人口数', '残疾人证号', '残疾等级'],
]
const [NONG, CEN, LITTLE, SU] = [
  ...[idNo('1955-04-09', '213'), idNo('1957-10-30', '226'), idNo('1981-12-01', '231'), idNo('1969-07-07', '248')],
] as [string, string, string, string]
/** Rows 3 to 6, below a title and the headings. */
const RIGHT: readonly Cells[] = [
  [...['6栋', '2', '301', '侬示例', '户主', NONG, '男', '1955-04-09', '高中', '13900000001'], 88.5],
  [...['6栋', '2', '301', '岑示例', '妻', CEN, '女', '1957.10.30', '初中', '0772-2000001'], null],
  [...['6栋', '2', '301', '侬小例', '长子', LITTLE, '男', '1981年12月', '大专', ''], null],
  [...['6栋', '2', '302', '苏示例', '户主', SU, '女', '1969-07-07', '本科', '13900000004'], '90平米'],
]
const wrongDigit = (number: string) => number.slice(0, 17) + (number.endsWith('0') ? '1' : '0')

interface Case {
  readonly code: string
  /** The cell that is wrong … */
  readonly cell: string
  readonly wrong: string | number | null
  /** … what is said, and where; only that, on that cell, where left out. */
  readonly said?: readonly string[]
  readonly rejected?: number
  /** What both sentences must show besides the value. */
  readonly shows?: string
}

const CASES: readonly Case[] = [
  { code: 'id_number.checksum', cell: 'F5', wrong: wrongDigit(LITTLE) },
  { code: 'id_number.date', cell: 'F4', wrong: idNo('1957-13-30', '226') },
  { code: 'id_number.lost_digits', cell: 'F4', wrong: 450299195710302000 },
  { code: 'id_number.lost_digits', cell: 'F5', wrong: '4.50299E+17' },
  { code: 'id_number.masked', cell: 'F4', wrong: `${CEN.slice(0, 6)}********${CEN.slice(14)}` },
  { code: 'id_number.birth_mismatch', cell: 'H4', wrong: '1957-10-31', shows: '1957-10-30' },
  { code: 'id_number.sex_mismatch', cell: 'G4', wrong: '男', shows: '女' },
  { code: 'date.invalid', cell: 'L4', wrong: '1998-02-30' },
  { code: 'date.future', cell: 'L4', wrong: '2016-01-01', shows: '2015-12-31' },
  { code: 'number.invalid', cell: 'K4', wrong: '八十多' },
  { code: 'number.out_of_range', cell: 'K4', wrong: 25000, shows: '1999.99' },
  { code: 'number.unit', cell: 'K4', wrong: '0.3亩', shows: '亩' },
  { code: 'code.unknown', cell: 'I4', wrong: '大专生', shows: '大专' },
  { code: 'code.unknown', cell: 'G4', wrong: '女士们' },
  { code: 'required.missing', cell: 'D4', wrong: null },
  { code: 'required.missing', cell: 'C6', wrong: null },
  { code: 'text.too_long', cell: 'M4', wrong: '很'.repeat(501), shows: '501' },
  { code: 'phone.invalid', cell: 'J4', wrong: '1390000' },
  { code: 'cell.error_value', cell: 'J4', wrong: '#N/A' },
  // A part of the register that hangs on the wrong cell says what follows from it.
  {
    code: 'number.out_of_range',
    cell: 'N3',
    wrong: 999,
    said: ['N3 number.out_of_range', 'D3 household.held_back'],
    rejected: 3,
  },
  {
    code: 'household.held_back',
    cell: 'F3',
    wrong: wrongDigit(NONG),
    said: ['F3 id_number.checksum', 'D3 household.held_back'],
    rejected: 3,
  },
  {
    code: 'person.duplicate_in_file',
    cell: 'F5',
    wrong: NONG,
    said: [
      'F3 person.duplicate_in_file',
      'H5 id_number.birth_mismatch',
      'F5 person.duplicate_in_file',
      'D3 household.held_back',
    ],
    rejected: 3,
  },
  { code: 'disability.mismatch', cell: 'P4', wrong: '三级', shows: '二级' },
  { code: 'household.two_heads', cell: 'E4', wrong: '户主', rejected: 0, shows: '6栋2单元301室' },
  { code: 'household.no_head', cell: 'E6', wrong: '妻', rejected: 0, shows: '6栋2单元302室' },
]

let office: TestOffice

async function planned(rows: readonly Cells[], lang: string, ...flags: string[]): Promise<ImportDone> {
  const list = [['示例社区第五网格住户名单'], HEAD, ...rows]
  const file = await writeXlsx(office.cwd, '户情表.xlsx', { 居民信息: list })
  return (await office.json(
    'import',
    file,
    '--grid',
    '5',
    '--dry-run',
    '--lang',
    lang,
    ...flags,
  )) as unknown as ImportDone
}

function with_(cell: string, wrong: string | number | null): Cells[] {
  const [column, row] = [cell.charCodeAt(0) - 65, Number(cell.slice(1)) - 3]
  return RIGHT.map((cells, index) => {
    const whole = HEAD.map((_, at) => cells[at] ?? null)
    if (index === 1 && column === HEAD.indexOf('残疾等级')) whole[HEAD.indexOf('残疾人证号')] = `${CEN}42`
    if (index === row) whole[column] = wrong
    return whole
  })
}

describe('one wrong cell', () => {
  beforeAll(async () => {
    office = await testOffice({ cwd: mkdtempSync(join(tmpdir(), 'gridbook-')) })
  })
  afterAll(() => rmSync(office.cwd, { recursive: true, force: true }))

  it('none at all is nothing to say', async () => {
    const done = await planned([...RIGHT], 'zh')
    expect([done.exit, done.problems, done.totals.created]).toEqual([0, [], 4])
  })

  it.each(CASES)(
    '$code at $cell: $wrong',
    async ({ code, cell, wrong, said = [`${cell} ${code}`], rejected = 1, shows }) => {
      for (const lang of ['zh', 'en']) {
        const done = await planned(with_(cell, wrong), lang)
        expect(done.problems.map((problem) => `${problem.cell} ${problem.code}`)).toEqual(said)
        expect(done.totals).toMatchObject({ rows: 4, created: 4 - rejected, rejected })
        expect(done.exit).toBe(rejected === 0 ? 0 : 1)
        const told = done.problems.find((problem) => problem.code === code)
        expect(told).toMatchObject({
          severity: rejected === 0 ? 'warning' : 'error',
          row: Number(told?.cell?.slice(1)),
        })
        const sentence = `${told?.message} ${told?.fix}`
        if (shows !== undefined) expect(sentence).toContain(shows)
        const short = typeof wrong === 'string' && wrong.length < 12 && rejected === 1 && said.length === 1
        if (short) expect(sentence).toContain(wrong)
        expect(sentence.length).toBeLessThan(250)
        expect(sentence).not.toMatch(/\d{15}|undefined|null|\{/u)
      }
    },
  )
})
