/** Taking an import back: the register is as it was, to the last value; what came later is never swept away with it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../app.ts'
import { idNo, registerRows, type TestOffice, testOffice } from './office.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话', '是否党员', '车牌', '文化程度']
const [TANG_NO, WEI_NO, LAN_NO] = [idNo('1960-05-03', '111'), idNo('1962-08-19', '122'), idNo('1990-01-20', '133')]
const TANG = ['1栋', '1', '101', '唐示例', '户主', TANG_NO, '13000000001', '是', '桂B0001', '高中']
const WEI = ['1栋', '1', '101', '韦示例', '配偶', WEI_NO, '', '否', '', '']
const LAN = ['1栋', '1', '102', '蓝示例', '户主', LAN_NO, '', '', '', '']
const EMPTY = ['1栋', '1', '103', '空房', '', '', '', '', '', '']
const INSURANCE = [
  ['姓名', '身份证号', '参保险种'],
  ['唐示例', TANG_NO, '城乡居民'],
]

/** A row with some cells written otherwise. */
function but(row: readonly string[], cells: Readonly<Record<string, string>>): string[] {
  return row.map((cell, at) => cells[HEAD[at] ?? ''] ?? cell)
}

async function undo(office: TestOffice, batch: number, ...flags: string[]) {
  return office.json('imports', 'undo', String(batch), ...flags) as Promise<Record<string, unknown>>
}

it('restores creations, changes, states, extras, answers, door attempts and records exactly; an undo is undone the same way', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG, LAN], '--grid', '7')
  const before = registerRows(office.cwd)
  const changed = but(TANG, { 联系电话: '拒填', 是否党员: '', 车牌: '桂B0002', 文化程度: '清空' })
  await office.import([HEAD, changed, WEI, LAN, EMPTY], '--grid', '7')
  const after = registerRows(office.cwd)
  expect(Object.keys(after)).toEqual(expect.arrayContaining(['area_answer', 'door_attempt', 'form_party']))
  expect(await undo(office, 2)).toMatchObject({ batch: 2, undo: 3, exit: 0, kept: [] })
  expect(registerRows(office.cwd)).toEqual(before)
  expect(await undo(office, 2)).toMatchObject({ exit: 3, error: { code: 'batch.undone_already' } })
  expect(await undo(office, 3)).toMatchObject({ batch: 3, exit: 0 })
  expect(registerRows(office.cwd)).toEqual(after)
  // Having come back, it can be taken back like any other.
  expect(await undo(office, 2)).toMatchObject({ batch: 2, exit: 0 })
  expect(registerRows(office.cwd)).toEqual(before)
  expect(await undo(office, 1)).toMatchObject({ exit: 0 })
  expect(registerRows(office.cwd)).toEqual({ community: [expect.anything()] })
})

it('reverses moves, and says who has moved again since', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG, WEI, LAN], '--grid', '7')
  const before = registerRows(office.cwd)
  await office.import([HEAD, but(WEI, { 房号: '102', 与户主关系: '其他' })], '--grid', '7', '--accept-moves')
  expect(registerRows(office.cwd).tie).not.toEqual(before.tie)
  await undo(office, 2)
  expect(registerRows(office.cwd)).toEqual(before)
  await undo(office, 3)
  await office.import([HEAD, but(WEI, { 房号: '201', 与户主关系: '户主' })], '--grid', '7', '--accept-moves')
  expect(await undo(office, 2)).toMatchObject({
    exit: 3,
    later: [5],
    in_the_way: expect.arrayContaining([expect.objectContaining({ name: '韦示例', batch: 5 })]),
  })
  const now = registerRows(office.cwd)
  expect(await undo(office, 2, '--keep-newer')).toMatchObject({ exit: 0, restored: 0, undo: null })
  expect(registerRows(office.cwd)).toEqual(now)
})

it('refuses where a later batch changed the same, or put a record on somebody who would be gone, and names them masked', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG], '--grid', '7')
  await office.import(INSURANCE)
  const refused = await undo(office, 1)
  expect(refused).toMatchObject({ exit: 3, later: [2], error: { code: 'batch.in_the_way' } })
  expect(refused.in_the_way).toEqual([
    expect.objectContaining({ name: '唐示例', id_no: `450299********${TANG_NO.slice(-4)}`, why: 'needed', batch: 2 }),
  ])
  for (const lang of ['zh', 'en'] as const) {
    const { code, out, err } = await run(['imports', 'undo', '1', '--lang', lang], { cwd: office.cwd })
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain(`唐示例 450299********${TANG_NO.slice(-4)}`)
    expect(err).not.toContain(TANG_NO)
  }
  await undo(office, 2)
  expect(await undo(office, 1)).toMatchObject({ exit: 0 })
  expect(await office.json('status')).toMatchObject({ persons: 0, households: 0 })
})

it('--keep-newer goes field by field, and leaves whole what was made and touched since', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG], '--grid', '7')
  const changed = { 联系电话: '13000000002', 文化程度: '大学本科', 车牌: '桂B0002' }
  await office.import([HEAD, but(TANG, changed), WEI, LAN], '--grid', '7')
  await office.import([HEAD, but(TANG, { ...changed, 联系电话: '13000000003', 车牌: '桂B0003' })], '--grid', '7')
  await office.import([
    ['姓名', '身份证号', '参保险种'],
    ['韦示例', WEI_NO, '城乡居民'],
  ])
  const done = await undo(office, 2, '--keep-newer')
  expect(done).toMatchObject({ exit: 0, undo: 5 })
  const kept = done.kept as { name: string; field: string | null; why: string; batch: number; label: string | null }[]
  expect(kept).toContainEqual(expect.objectContaining({ name: '唐示例', field: 'phone', why: 'changed', batch: 3 }))
  expect(kept).toContainEqual(expect.objectContaining({ name: '唐示例', field: '车牌', label: '车牌', batch: 3 }))
  expect(kept).toContainEqual(expect.objectContaining({ name: '韦示例', field: null, why: 'needed', batch: 4 }))
  expect(kept.map(({ name }) => name)).not.toContain('蓝示例')
  const tang = await office.json('person', 'show', TANG_NO)
  expect(tang).toMatchObject({ phone: '13000000003', education: '普通高级中学教育', extras: { 车牌: '桂B0003' } })
  expect((await office.json('person', 'show', LAN_NO)).error).toBeDefined()
  expect(await office.json('doctor')).toMatchObject({ ok: true })
  // What was put back goes forth again.
  expect(await undo(office, 5)).toMatchObject({ exit: 0, kept: [] })
  expect(await office.json('person', 'show', TANG_NO)).toMatchObject({
    education: '大学本科教育',
    phone: '13000000003',
  })
})

it('does not bring back what belongs to somebody who is gone', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG], '--grid', '7')
  await office.import(INSURANCE)
  await undo(office, 2)
  await undo(office, 1)
  expect(await undo(office, 3)).toMatchObject({ exit: 3, later: [4], in_the_way: [{ why: 'gone', batch: 4 }] })
  await undo(office, 4)
  expect(await undo(office, 3)).toMatchObject({ exit: 0 })
})

it('takes back a folder whose workbooks speak of the same people', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG], '--grid', '7')
  const before = registerRows(office.cwd)
  const folder = join(office.cwd, '收表')
  mkdirSync(folder)
  const lists = [
    [but(TANG, { 联系电话: '13000000002' }), WEI],
    [but(TANG, { 联系电话: '13000000003' }), but(WEI, { 联系电话: '13000000004' })],
  ]
  for (const [at, list] of lists.entries())
    writeFileSync(join(folder, `${at}.csv`), [HEAD, ...list].map((row) => row.join(',')).join('\n'))
  await office.json('import', folder, '--grid', '7')
  const after = registerRows(office.cwd)
  expect(await undo(office, 2)).toMatchObject({ exit: 0 })
  expect(registerRows(office.cwd)).toEqual(before)
  expect(await undo(office, 3)).toMatchObject({ exit: 0 })
  expect(registerRows(office.cwd)).toEqual(after)
})

it('asks on a terminal, keeps a copy before, and says what it did', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG], '--grid', '7')
  const ran = await run(['imports', 'undo', '1'], { cwd: office.cwd, tty: true, answers: [true] })
  expect(ran.questions[0]).toContain('list1.csv')
  expect(ran.out).toContain('第 1 批已撤销')
  const { out } = await run(['imports', 'list'], { cwd: office.cwd })
  expect(out).toContain('已由第 2 批撤销')
  expect(
    await office.json('restore', join(office.cwd, '备份', 'gridbook-2015-12-31-002-undo.db'), '--yes'),
  ).toMatchObject({
    exit: 0,
  })
  expect(await office.json('status')).toMatchObject({ persons: 1 })
})
