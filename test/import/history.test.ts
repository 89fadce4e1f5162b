/** The history of a person or a household: every value with the batch, the file and the cell that it came from. */
import { expect, it } from 'vitest'
import { run } from '../app.ts'
import { idNo, testOffice } from './office.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话', '是否党员', '车牌']
const WEI_NO = idNo('1962-08-19', '122')
const WEI = ['1栋', '1', '101', '韦示例', '户主', WEI_NO]

interface Told {
  readonly batch: number
  readonly field: string
  readonly cell: string | null
  readonly file: string | null
  readonly before: { readonly state: string; readonly value: string } | null
  readonly after: { readonly state: string; readonly value: string } | null
}

it('tells every value, state, extra column, area, move and undo, masked, with its cell', async () => {
  const office = await testOffice()
  await office.import([HEAD, [...WEI, '13000000001', '是', '桂B0001']], '--grid', '7')
  await office.import([
    ['序号', '姓名', '身份证号', '手机'],
    ['1', '韦示例', WEI_NO, '拒填'],
    ['2', '韦示例', WEI_NO, ''],
  ])
  await office.import(
    [HEAD, ['1栋', '1', '102', '韦示例', '户主', WEI_NO, '清空', '', '桂B0002']],
    '--grid',
    '7',
    '--accept-moves',
  )
  await office.json('imports', 'undo', '3')
  const { history } = (await office.json('person', 'history', WEI_NO)) as unknown as { history: Told[] }
  expect(JSON.stringify(history)).not.toContain(WEI_NO)
  const of = (field: string) =>
    history
      .filter((one) => one.field === field)
      .map(({ batch, file, cell, before, after }) => [batch, file, cell, before?.value ?? null, after?.value ?? null])
  expect(of('phone')).toEqual([
    [1, 'list1.csv', 'G2', null, '13000000001'],
    [3, 'list3.csv', 'G2', '13000000001', null],
    [4, null, null, null, '13000000001'],
  ])
  expect(of('车牌').map(([batch, , cell, was, is]) => [batch, cell, was, is])).toEqual([
    [1, 'I2', null, '桂B0001'],
    [3, 'I2', '桂B0001', '桂B0002'],
    [4, null, '桂B0002', '桂B0001'],
  ])
  expect(
    of('applies').length + history.filter((one) => JSON.stringify(one).includes('form_party')).length,
  ).toBeGreaterThan(0)
  expect(of('id_no')).toEqual([[1, 'list1.csv', 'F2', null, `450299********${WEI_NO.slice(-4)}`]])
  expect(history.filter((one) => one.field === 'since').map(({ batch, before }) => [batch, before === null])).toEqual([
    [1, true],
    [3, true],
    [4, false],
  ])
  expect(of('to_on')).toEqual([
    [3, 'list3.csv', null, null, '2015-12-31'],
    [4, null, null, '2015-12-31', null],
  ])
  const shown = await run(['人', '历史', WEI_NO], { cwd: office.cwd })
  expect(shown.out).toContain('list3.csv［list3］G2')
  expect(shown.out).not.toContain(WEI_NO)
})

it('still knows somebody whom an undo took away, and tells a household with its doors and members', async () => {
  const office = await testOffice()
  await office.import([HEAD, [...WEI, '13000000001', '', '']], '--grid', '7')
  await office.import([HEAD, ['1栋', '1', '103', '空房', '', '', '', '', '']], '--grid', '7')
  const door = (await office.json('household', 'history', '450205006003-07-0002')) as unknown as { history: Told[] }
  expect(door.history.map(({ batch, field }) => [batch, field])).toEqual(
    expect.arrayContaining([
      [2, 'room'],
      [2, 'outcome'],
    ]),
  )
  await office.json('imports', 'undo', '2')
  await office.json('imports', 'undo', '1')
  const { history } = (await office.json('person', 'history', 'P000001')) as unknown as { history: Told[] }
  expect(
    history.filter(({ field }) => field === 'name').map(({ batch, after }) => [batch, after?.value ?? null]),
  ).toEqual([
    [1, '韦示例'],
    [4, null],
  ])
  expect(await office.json('person', 'history', 'P000009')).toMatchObject({ exit: 2 })
})
