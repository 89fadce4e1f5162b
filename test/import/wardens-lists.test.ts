/** Lists as wardens send them, each in its own words: what goes in, what is said, and that a second time changes nothing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codes, type ImportDone, idNo, type TestOffice, testOffice } from './office.ts'
import { type Cells, writeXlsx } from './office-xlsx.ts'

const [OLD, WIFE, SON, TENANT] = [
  ...[idNo('1948-02-11', '311'), idNo('1950-07-19', '322'), idNo('1976-09-30', '337'), idNo('1985-05-05', '364')],
] as [string, string, string, string]

type Also = Readonly<Record<string, number>>

/** Imports a sheet twice; the second time nothing may change. What its columns fed is counted by form. */
async function sent(office: TestOffice, sheet: string, rows: readonly Cells[]): Promise<ImportDone & { also: Also }> {
  const file = await writeXlsx(office.cwd, `${sheet}.xlsx`, { [sheet]: rows })
  const done = (await office.json('import', file, '--grid', '7')) as unknown as ImportDone
  const again = (await office.json('import', file, '--grid', '7')) as unknown as ImportDone
  expect(again.totals).toMatchObject({ created: 0, updated: 0, rejected: done.totals.rejected })
  const [first] = (done.files[0]?.sheets ?? []) as unknown as { also: { form: string; created: number }[] }[]
  return { ...done, also: Object.fromEntries((first?.also ?? []).map(({ form, created }) => [form, created])) }
}

async function heads(office: TestOffice): Promise<string[]> {
  const list = (await office.json('household', 'list')) as unknown as {
    households: { door: string; head_name: string | null; members: number }[]
  }
  return list.households.map(({ door, head_name, members }) => `${door} ${head_name ?? '-'} ${members}`)
}

it('two rows of headings, words under them as people say them, a newborn, a door without people, a total', async () => {
  const office = await testOffice()
  const done = await sent(office, '户情', [
    ['示例社区07网格户情摸底表'],
    ['住址', '', '', '基本情况', '', '', '', '人员类别', '', '', '', '医保情况', ''],
    [
      ...['楼栋', '单元', '房号', '姓名', '关系', '身份证号', '出生日期'],
      ...['是否党员', '残疾等级', '残疾情况', '兵役情况', '险种', '缴费'],
    ],
    ['12栋', '1', '101', '闭示例', '户主', OLD, '', '是', '否', '', '退伍军人', '职工', '√'],
    ['', '', '', '农示例', '妻', WIFE, '', '否', '肢体四级', '', '无', '城乡居民', '已缴'],
    ['', '', '', '闭大例', '儿子', SON, '', '预备党员', '无', '视力二级', '未服兵役', '未参保', '未缴'],
    ['', '', '', '闭新生', '孙女', '', '2015.5.20', '', '', '', '', '', ''],
    ['12栋', '1', '102', '空房', '', '', '', '', '', '', '', '', ''],
    ['共1户4人'],
  ])
  expect(done.problems.filter(({ code }) => code !== 'person.without_number')).toEqual([])
  expect(done.totals).toMatchObject({ rows: 5, created: 5 })
  expect(done.also).toEqual({ party: 2, medical_insurance: 3, disability: 2, veteran: 1 })
  expect(await heads(office)).toEqual(['12栋1单元101室 闭示例 4', '12栋1单元102室 - 0'])
  expect((await office.json('person', 'show', WIFE)).forms).toMatchObject({
    disability: { disability_type: '肢体残疾', disability_grade: '四级' },
  })
})

it('a list of heads with their homes makes households, and feeds the homes, empty ones too', async () => {
  const office = await testOffice()
  const done = await sent(office, '户主名单', [
    ['楼栋', '房号', '户主姓名', '户主身份证号', '户主电话', '家庭人口数', '住房面积', '房屋性质'],
    ['5栋', '101', '钱示例', OLD, '13900000051', '3', '88.5', '房改房'],
    ['5栋', '102', '孙示例', WIFE, '13900000052', '2人', '60㎡', '商品房'],
    ['5栋', '103', '', '', '', '', '45', '商品房'],
  ])
  expect([codes(done), done.totals.created, done.also]).toEqual([[], 3, { housing: 3 }])
  expect(await heads(office)).toEqual(['5栋101室 钱示例 1', '5栋102室 孙示例 1', '5栋103室 - 0'])
  expect((await office.json('household', 'show', '450205006003-07-0003')).forms).toMatchObject({
    housing: { floor_area: '45' },
  })
})

it('whom 户主姓名 names is the head, where no column says the relation; without either that is said once', async () => {
  const office = await testOffice()
  const HEAD = ['姓名', '身份证号', '楼栋', '房号']
  const rows = [
    ['闭示例', OLD, '7', '301'],
    ['农示例', WIFE, '7', '301'],
    ['赵示例', TENANT, '7', '302'],
  ]
  const silent = await sent(office, '居民', [HEAD, ...rows])
  expect([codes(silent), silent.totals.created]).toEqual([['household.no_head'], 3])
  expect(silent.problems[0]?.message).toContain('2 户')
  const named = await office.json(
    'import',
    await writeXlsx(office.cwd, '居民2.xlsx', {
      居民: [['户主姓名', ...HEAD], ...rows.map((row, index) => [index < 2 ? '闭示例' : '赵示例', ...row])],
    }),
  )
  expect(named).toMatchObject({ problems: [], totals: { updated: 2, unchanged: 1 } })
  expect(await heads(office)).toEqual(['7栋301室 闭示例 2', '7栋302室 赵示例 1'])
})

it('houses with one number stand in two villages', async () => {
  const office = await testOffice()
  const done = await sent(office, '07网格户籍人口', [
    ['村屯', '门牌号', '姓名', '与户主关系', '身份证号码'],
    ['示例屯', '12号', '韦大例', '户主', OLD],
    ['〃', '〃', '韦二例', '妻子', WIFE],
    ['新屯', '12号', '丘示例', '户主', TENANT],
  ])
  expect([codes(done), await heads(office)]).toEqual([[], ['示例屯12号 韦大例 2', '新屯12号 丘示例 1']])
})

it('a list of phones needs no doors for people who are known; of strangers that is said', async () => {
  const office = await testOffice()
  const phones = (...people: [string, string, string][]) =>
    sent(office, 'Sheet1', [['姓名', '身份证号', '电话'], ...people])
  const strangers = await phones(['闭示例', OLD, '13900000001'], ['农示例', WIFE, '13900000002'])
  expect([codes(strangers), strangers.totals.rejected]).toEqual([['column.missing'], 2])
  await sent(office, '居民', [
    ['楼栋', '房号', '姓名', '身份证号'],
    ['7', '301', '闭示例', OLD],
  ])
  const some = await phones(['闭示例', OLD, '13900000001'], ['农示例', WIFE, '13900000002'])
  expect(some.problems).toMatchObject([{ code: 'reference.unknown', cell: 'B3' }])
  expect(some.totals).toMatchObject({ updated: 1, rejected: 1 })
})

it('columns of people on a list of houses are kept, and said to be nobody’s; a door that is not known stands in its own cell', async () => {
  const office = await testOffice()
  await sent(office, '居民', [
    ['楼栋', '房号', '姓名', '身份证号', '与户主关系'],
    ['9', '501', '闭示例', OLD, '户主'],
  ])
  const done = await sent(office, '出租屋台账', [
    ['楼栋', '房号', '房东姓名', '面积', '文化程度', '备注'],
    ['9', '501', '房东甲', '70平', '高中', '合租'],
    ['9', '777', '房东乙', '65', '', ''],
  ])
  expect(done.problems).toMatchObject([
    { code: 'column.unknown', cell: 'E1' },
    { code: 'household.unknown', cell: 'A3' },
  ])
  expect(done.problems[0]?.message).toContain('一行是一户')
  const file = join(office.cwd, 'out.json')
  await office.json('export', 'housing', '-o', file, '--reveal', '--yes')
  expect(readFileSync(file, 'utf8')).toMatch(/文化程度.*高中/su)
})

it('a list that came back with nothing but its headings is asked about', async () => {
  const office = await testOffice()
  const done = await sent(office, '居民', [['楼栋', '房号', '姓名', '身份证号']])
  expect(done).toMatchObject({ exit: 0, problems: [{ code: 'file.empty', severity: 'warning' }] })
})

it('the other member of a merged home whose first row went back has its door, with nobody said to be the head', async () => {
  const office = await testOffice()
  const list = (number: string) => [
    ['楼栋', '单元', '房号', '姓名', '身份证号'],
    ['6栋', '2', '301', '侬示例', number],
    ['', '', '', '岑示例', WIFE],
  ]
  const first = await sent(office, '户情', list(`${OLD.slice(0, 17)}${OLD.endsWith('0') ? '1' : '0'}`))
  expect(first.totals).toMatchObject({ created: 1, rejected: 1 })
  expect((await sent(office, '户情', list(OLD))).totals).toMatchObject({ created: 1, unchanged: 1 })
  expect(await heads(office)).toEqual(['6栋2单元301室 - 2'])
})
