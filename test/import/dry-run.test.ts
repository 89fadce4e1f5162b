/** A dry run shows field by field what would change, masked, and writes nothing; a snapshot says who is missing. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run } from '../app.ts'
import { idNo, testOffice } from './office.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话', '文化程度', '备注']
const TANG = idNo('1960-05-03', '111')
const WEI = idNo('1962-08-19', '122')
const tang = (phone: string, education: string, remark = '') => [
  '1栋',
  '1',
  '101',
  '唐示例',
  '户主',
  TANG,
  phone,
  education,
  remark,
]
const wei = ['1栋', '1', '101', '韦示例', '配偶', WEI, '', '', '']

it('before and after stand field by field, in words and masked', async () => {
  const office = await testOffice()
  await office.import([HEAD, tang('13000000001', '高中')], '--grid', '7')
  const rows = [HEAD, tang('13000000009', '大专', `配偶号 ${WEI}`), wei]
  const done = (await office.import(rows, '--grid', '7', '--dry-run')) as unknown as {
    changes: Record<string, string | null>[]
  }
  const of = (subject: string) => done.changes.filter((change) => change.subject === subject)
  expect(of('P000001').map(({ form, name, field, before, after }) => [form, name, field, before, after])).toEqual([
    ['resident', '唐示例', 'education', '普通高级中学教育', '大学专科教育'],
    ['resident', '唐示例', 'phone', '13000000001', '13000000009'],
    ['resident', '唐示例', 'remark', null, `配偶号 450299********${WEI.slice(-4)}`],
  ])
  expect(of('P000002')).toContainEqual(
    expect.objectContaining({ field: 'id_no', before: null, after: `450299********${WEI.slice(-4)}` }),
  )
  expect(of('P000002')).toContainEqual(
    expect.objectContaining({ field: 'living', before: null, after: '450205006003-07-0001' }),
  )
  expect(JSON.stringify(done)).not.toContain(WEI)
  const file = join(office.cwd, 'x.csv')
  writeFileSync(file, rows.map((cells) => cells.join(',')).join('\n'))
  const said = await run(['import', file, '--grid', '7', '--dry-run'], { cwd: office.cwd, width: 100 })
  expect(said.out).toContain('唐示例 P000001 联系电话：13000000001 → 13000000009')
  const english = await run(['import', file, '--grid', '7', '--dry-run', '--lang', 'en'], {
    cwd: office.cwd,
    lang: 'en',
  })
  expect(english.out).toContain('唐示例 P000001 Phone: 13000000001 → 13000000009')
  expect(await office.json('person', 'show', TANG)).toMatchObject({ phone: '13000000001' })
})

it('with --strict and an error nothing would change', async () => {
  const office = await testOffice()
  await office.import([HEAD, tang('13000000001', '高中')], '--grid', '7')
  const done = await office.import(
    [HEAD, tang('13000000009', '高中'), [...wei.slice(0, 6), '12', '', '']],
    '--grid',
    '7',
    '--dry-run',
    '--strict',
  )
  expect(done).toMatchObject({ changes: [], totals: { updated: 0, rejected: 2 } })
})

it('somebody whose row went back is not missing, and an area list misses nobody', async () => {
  const office = await testOffice()
  await office.import([HEAD, tang('', ''), wei], '--grid', '7')
  const wrong = await office.import(
    [HEAD, tang('12', ''), [...wei.slice(0, 5), '123', '', '', '']],
    '--grid',
    '7',
    '--snapshot',
  )
  expect([wrong.totals.rejected, wrong.missing]).toEqual([2, []])
  const area = await office.import(
    [
      ['姓名', '身份证号', '入党时间'],
      ['唐示例', TANG, '1985'],
    ],
    '--grid',
    '7',
    '--snapshot',
  )
  expect(area.missing).toEqual([])
})
