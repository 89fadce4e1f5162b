/** Doors as lists write them: in one piece under 门牌号, beside a column of buildings, and houses of a street. */
import { expect, it } from 'vitest'
import { codes, idNo, testOffice } from './office.ts'

const HEAD = ['门牌号', '姓名', '与户主关系', '身份证号']
const TANG = idNo('1960-05-03', '111')
const WEI = idNo('1962-08-19', '122')

async function doorOf(...written: readonly string[]): Promise<object> {
  const office = await testOffice()
  const head = written.length > 1 ? ['楼栋', ...HEAD] : HEAD
  const done = await office.import([head, [...written, '唐示例', '户主', TANG]], '--grid', '7')
  expect(codes(done)).toEqual([])
  const { building, unit_no, room, estate, street_no } = await office.json('household', 'show', '450205006003-07-0001')
  return { building, unit_no, room, estate, street_no }
}

it.each([
  ['3栋2单元501', { building: '3', unit_no: '2', room: '501' }],
  ['3-2-501', { building: '3', unit_no: '2', room: '501' }],
  ['３－２－５０１室', { building: '3', unit_no: '2', room: '501' }],
  ['3-501', { building: '3', room: '501' }],
  ['长风小区3号楼501室', { estate: '长风小区', building: '3', room: '501' }],
  ['长风路1号3栋2单元501', { street_no: '长风路1号', building: '3', unit_no: '2', room: '501' }],
  ['长风路105号', { street_no: '长风路105号' }],
  ['长风路12-3-201', { street_no: '长风路12-3-201' }],
  ['105号', { street_no: '105号' }],
  ['105-2', { street_no: '105-2' }],
])('under 门牌号 %s is the door it says', async (written, door) => {
  expect(await doorOf(written)).toEqual(door)
})

it('beside a column of buildings the number of the door is the room, so that two buildings have two doors', async () => {
  expect(await doorOf('3栋', '501')).toEqual({ building: '3栋', room: '501' })
  const office = await testOffice()
  const rows = [
    ['3栋', '501', '唐示例', '户主', TANG],
    ['4栋', '501', '韦示例', '户主', WEI],
  ]
  await office.import([['楼栋', ...HEAD], ...rows], '--grid', '7')
  expect(await office.json('status')).toMatchObject({ households: 2 })
})

it('it is the same door as the one in columns, for residents and for lists of houses', async () => {
  const office = await testOffice()
  await office.import(
    [
      ['楼栋', '单元', '房号', ...HEAD.slice(1)],
      ['3栋', '2单元', '501', '唐示例', '户主', TANG],
    ],
    '--grid',
    '7',
  )
  const again = await office.import([HEAD, ['3-2-501', '唐示例', '户主', TANG]], '--grid', '7')
  expect(again.totals).toMatchObject({ unchanged: 1, rejected: 0 })
  const houses = await office.import(
    [
      ['门牌号', '建筑面积', '房屋类型'],
      ['3栋2单元501', '89.5', ''],
    ],
    '--grid',
    '7',
  )
  expect(houses.totals).toMatchObject({ created: 1, rejected: 0 })
})
