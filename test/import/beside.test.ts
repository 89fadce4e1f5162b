/** Columns of the master on an area's own list: they fill what the register does not have, and never overwrite. */
import { expect, it } from 'vitest'
import { codes, type ImportDone, idNo, type TestOffice, testOffice } from './office.ts'
import { type Cells, writeXlsx } from './office-xlsx.ts'

const TANG = idNo('1960-05-03', '111')
const WEI = idNo('1962-08-19', '122')
const RESIDENTS = [
  ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '政治面貌', '联系电话', '文化程度'],
  ['3栋', '2', '501', '唐示例', '户主', TANG, '党员', '13000000001', ''],
  ['3栋', '2', '501', '韦示例', '配偶', WEI, '党员', '', '大专'],
]
const HEAD = ['姓名', '身份证号', '入党时间', '性别', '电话', '地址', '楼栋', '单元', '房号', '学历', '网格', '备注']

async function partyList(office: TestOffice, rows: readonly Cells[]): Promise<ImportDone> {
  const done = await office.json('import', await writeXlsx(office.cwd, '党员.xlsx', { 党员花名册: rows }))
  return done as unknown as ImportDone
}

it('a list of party members fills phones and addresses, and what it already agrees with says nothing', async () => {
  const office = await testOffice()
  await office.import(RESIDENTS, '--grid', '7')
  const address = '长风路1号3栋2单元501'
  const list = [
    HEAD,
    ['唐示例', TANG, '1985-07-01', '男', '13000000001', address, '3', '2单元', '501室', '高中', '7', '老党员'],
    ['韦示例', WEI, '1990-07-01', '', '13000000002', '', '', '', '', '大专', '', ''],
  ]
  const done = await partyList(office, list)
  expect(codes(done)).toEqual([])
  expect(done.files[0]?.sheets[0]).toMatchObject({ form: 'party', unknown_columns: [] })
  expect(done.totals).toMatchObject({ created: 2, rejected: 0 })
  expect(await office.json('person', 'show', TANG)).toMatchObject({
    phone: '13000000001',
    living_address: address,
    education: '普通高级中学教育',
  })
  expect(await office.json('person', 'show', WEI)).toMatchObject({ phone: '13000000002' })
  expect((await partyList(office, list)).totals).toMatchObject({ unchanged: 2, warnings: 0 })
})

it('what it says otherwise is a warning of its cell that names both, and the register stays', async () => {
  const office = await testOffice()
  await office.import(RESIDENTS, '--grid', '7')
  const row = ['唐示例', TANG, '1985-07-01', '女', '13000000009', '', '4栋', '2', '501', '', '', '']
  const done = await partyList(office, [HEAD, row])
  expect(codes(done)).toEqual(['master.differs', 'master.differs', 'master.differs'])
  expect(done.problems.map(({ cell }) => cell)).toEqual(['D2', 'E2', 'G2'])
  expect(done.problems[1]?.message).toMatch(/13000000009.*13000000001/u)
  expect(done.problems[2]?.message).toMatch(/4栋 2 501.*3栋2单元501室/u)
  expect(done.totals).toMatchObject({ created: 1, rejected: 0 })
  expect(await office.json('person', 'show', TANG)).toMatchObject({ phone: '13000000001', sex: '男' })
})

it('what only the columns beside say is an update of the row, taken back by undo; two phones are no duplicate', async () => {
  const office = await testOffice()
  await office.import(RESIDENTS, '--grid', '7')
  const party = (phone: string) => [
    ['姓名', '身份证号', '入党时间', '电话', '手机'],
    ['韦示例', WEI, '1990-07-01', phone, ''],
  ]
  await office.import(party(''))
  const done = await office.import(party('13000000002'))
  expect(done.totals).toMatchObject({ updated: 1, rejected: 0 })
  await office.json('imports', 'undo', String(done.batch), '--yes')
  expect(await office.json('person', 'show', WEI)).not.toHaveProperty('phone')
})
