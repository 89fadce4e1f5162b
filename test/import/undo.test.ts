/** Taking an import back: the register is as it was, to the last value; what came later is never swept away with it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { run } from '../app.ts'
import { idNo, type TestOffice, testOffice } from './office.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话', '是否党员', '车牌']
const TANG = ['1栋', '1', '101', '唐示例', '户主', idNo('1960-05-03', '111'), '13000000001', '是', '桂B0001']
const WEI = ['1栋', '1', '101', '韦示例', '配偶', idNo('1962-08-19', '122'), '', '否', '']
const LAN = ['1栋', '1', '102', '蓝示例', '户主', idNo('1990-01-20', '133'), '', '', '']

/** Everything that the register says, as one text. */
async function content(office: TestOffice): Promise<string> {
  const file = join(office.cwd, 'all.ndjson')
  await run(['export', '-o', file, '--reveal', '--yes'], { cwd: office.cwd })
  return readFileSync(file, 'utf8')
}

it('restores creations, changes and records exactly, and can itself be undone', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG], '--grid', '7')
  const before = await content(office)
  await office.import([HEAD, [...TANG.slice(0, 6), '13000000009', '', '桂B0002'], WEI, LAN], '--grid', '7')
  const after = await content(office)
  expect(after).not.toBe(before)
  expect(await office.json('imports', 'undo', '2')).toMatchObject({ batch: 2, exit: 0 })
  expect(await content(office)).toBe(before)
  expect(await office.json('imports', 'undo', '2')).toMatchObject({ exit: 3, error: { code: 'batch.undone_already' } })
  expect(await office.json('imports', 'undo', '3')).toMatchObject({ batch: 3, exit: 0 })
  expect(await content(office)).toBe(after)
})

it('refuses where a later batch changed the same, or put a record on somebody who would be gone', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG], '--grid', '7')
  await office.import([
    ['姓名', '身份证号', '参保险种'],
    ['唐示例', TANG[5] ?? '', '城乡居民'],
  ])
  const refused = await office.json('imports', 'undo', '1')
  expect(refused).toMatchObject({ exit: 3, error: { code: 'batch.in_the_way' } })
  expect(JSON.stringify(refused)).toContain('第 2 批')
  await office.json('imports', 'undo', '2')
  expect(await office.json('imports', 'undo', '1')).toMatchObject({ exit: 0 })
  expect(await office.json('status')).toMatchObject({ persons: 0, households: 0 })
})

it('--keep-newer takes back the rest and keeps the people that newer records need', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG, LAN], '--grid', '7')
  await office.import([
    ['姓名', '身份证号', '参保险种'],
    ['唐示例', TANG[5] ?? '', '城乡居民'],
  ])
  expect(await office.json('imports', 'undo', '1', '--keep-newer')).toMatchObject({ exit: 0 })
  expect(await office.json('doctor')).toMatchObject({ ok: true })
  const left = await content(office)
  expect(left).toContain('唐示例')
  expect(left).not.toContain('蓝示例')
})

it('whatever a workbook does, undo puts back (random lists over a filled register)', async () => {
  const office = await testOffice()
  await office.import([HEAD, TANG, WEI, LAN], '--grid', '7')
  const before = await content(office)
  const cell = fc.constantFrom('', '13000000005', '清空', '不详', '无', '拒填')
  const person = fc.constantFrom(TANG, WEI, LAN, [
    '2栋',
    '1',
    '301',
    '莫示例',
    '户主',
    idNo('1975-03-04', '155'),
    '',
    '',
    '',
  ])
  const row = fc
    .tuple(person, cell, fc.constantFrom('', '是', '否'))
    .map(([one, phone, tick]) => [...one.slice(0, 6), phone, tick, ''])
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (rows) => {
      const done = await office.import([HEAD, ...rows], '--grid', '7', '--accept-moves')
      await office.json('imports', 'undo', String(done.batch))
      expect(await content(office)).toBe(before)
    }),
    { numRuns: 12, endOnFailure: true },
  )
})
