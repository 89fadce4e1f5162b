/** A list without the columns that say whose its rows are: one problem that names them, whatever the form. */
import { expect, it } from 'vitest'
import { codes, type ImportDone, idNo, testOffice } from './office.ts'
import { type Cells, writeXlsx } from './office-xlsx.ts'

const TANG = idNo('1960-05-03', '111')

async function imported(sheet: string, rows: readonly Cells[]): Promise<ImportDone> {
  const office = await testOffice()
  const done = await office.json('import', await writeXlsx(office.cwd, '表.xlsx', { [sheet]: rows }), '--grid', '7')
  return done as unknown as ImportDone
}

it.each<[string, string, Cells[]]>([
  [
    '评分',
    '网格员、评分来源',
    [
      ['月份', '评分人', '得分'],
      ['2015-03', '李某', 90],
      ['2015-03', '王某', 80],
    ],
  ],
  [
    '请假',
    '工号',
    [
      ['开始日期', '原因'],
      ['2015-03-01', '病假'],
      ['2015-03-02', '事假'],
    ],
  ],
  [
    '房屋租赁',
    '户编码',
    [
      ['建筑面积', '房屋用途'],
      ['89.5', '自住'],
      ['60', '出租'],
    ],
  ],
  [
    '残疾人名册',
    '公民身份号码',
    [
      ['姓名', '残疾类别', '残疾等级'],
      ['唐示例', '肢体', '三级'],
      ['韦示例', '视力', '一级'],
    ],
  ],
])('%s without %s', async (sheet, missing, rows) => {
  const done = await imported(sheet, rows)
  expect(codes(done).filter((code) => code !== 'column.unknown')).toEqual(['column.missing'])
  const told = done.problems.find(({ code }) => code === 'column.missing')
  expect(told?.message).toContain(`“${missing}”`)
  expect(done.totals).toMatchObject({ rows: 2, rejected: 2, created: 0 })
})

it('a list of houses that says doors or heads in columns of the master misses nothing', async () => {
  const done = await imported('房屋租赁', [
    ['户主身份证号', '建筑面积'],
    [TANG, '89.5'],
  ])
  expect(codes(done)).toEqual(['household.unknown'])
})
