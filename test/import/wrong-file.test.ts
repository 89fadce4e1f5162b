/** The stop rule: another grid's list, another community's, or last month's again is not written without a look at the figures. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run, tempFolder } from '../app.ts'
import { codes, idNo, testOffice } from './office.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话']
const NAMES = ['唐示例', '韦示例', '蓝示例', '覃示例', '莫示例', '黄示例']
const row = (building: string, index: number, phone = '') => [
  building,
  '1',
  `10${index}`,
  NAMES[index] ?? '',
  '户主',
  idNo(`196${index}-05-03`, '111'),
  phone,
]
const list = (building: string, phones: readonly string[] = []) =>
  NAMES.map((_, index) => row(building, index, phones[index]))

it("another grid's list is refused off a terminal, asked about on one, and taken with --yes", async () => {
  const office = await testOffice()
  await office.import([HEAD, ...list('8栋')], '--grid', '8')
  const wrong = [HEAD, ...list('7栋').slice(0, 4), ['7栋', '1', '301', '新示例', '户主', idNo('1999-01-01', '111'), '']]
  const before = await office.json('status')
  const refused = await office.import(wrong, '--grid', '7')
  expect(refused).toMatchObject({ exit: 3, error: { code: 'file.other_grid' } })
  expect(refused.error?.message).toMatch(/5 人.*4 人/)
  expect(await office.json('status')).toEqual(before)
  expect(((await office.json('imports', 'list')) as unknown as { imports: unknown[] }).imports).toHaveLength(1)

  const dry = await office.import(wrong, '--grid', '7', '--dry-run')
  expect([dry.exit, codes(dry)[0]]).toEqual([1, 'file.other_grid'])

  const file = join(office.cwd, 'wrong.csv')
  writeFileSync(file, wrong.map((cells) => cells.join(',')).join('\n'))
  const asked = await run(['import', file, '--grid', '7'], { cwd: office.cwd, tty: true, answers: [false] })
  expect(asked.code).toBe(3)
  expect(asked.err).toMatch(/4 人住在别的网格/)
  expect(asked.err).toMatch(/退回 4/)
  expect(await office.json('status')).toEqual(before)

  const yes = await office.import(wrong, '--grid', '7', '--yes', '--accept-moves')
  expect(yes.totals).toMatchObject({ created: 1, updated: 4 })
  expect(yes.problems[0]).toMatchObject({ code: 'file.other_grid', severity: 'warning' })
})

it('in a folder the wrong file waits and the others go in', async () => {
  const office = await testOffice()
  await office.import([HEAD, ...list('8栋')], '--grid', '8')
  const folder = join(office.cwd, 'in')
  mkdirSync(folder)
  const write = (name: string, rows: string[][]) =>
    writeFileSync(join(folder, name), rows.map((cells) => cells.join(',')).join('\n'))
  write('a.csv', [HEAD, ...list('7栋')])
  write('b.csv', [HEAD, ['7栋', '1', '301', '新示例', '户主', idNo('1999-01-01', '111'), '']])
  const done = await office.json('import', folder, '--grid', '7')
  expect(done).toMatchObject({
    exit: 3,
    totals: { rows: 1, created: 1 },
    problems: [{ code: 'file.other_grid', file: 'a.csv' }],
  })
})

it("last month's file again is stopped when it would put newer values back, and not when it would change nothing", async () => {
  const office = await testOffice()
  const old = [HEAD, ...list('7栋', ['13000000001'])]
  await office.import(old, '--grid', '7')
  expect((await office.import(old, '--grid', '7')).totals.unchanged).toBe(6)
  await office.import([HEAD, ...list('7栋', ['13000000009'])], '--grid', '7')
  const again = await office.import(old, '--grid', '7')
  expect(again).toMatchObject({ exit: 3, error: { code: 'file.imported_before' } })
  expect(again.error?.message).toContain('1 处')
  expect(await office.json('person', 'show', idNo('1960-05-03', '111'))).toMatchObject({ phone: '13000000009' })
  // The newer batch taken back, the old file is no surprise any more.
  await office.json('imports', 'undo', '3', '--yes')
  expect((await office.import(old, '--grid', '7')).totals.unchanged).toBe(6)
})

it('an older list saved anew is known by what it would put back; one corrected value is none', async () => {
  const office = await testOffice()
  const phones = (last: string) => NAMES.map((_, index) => `1300000000${index}`.slice(0, 10) + last)
  await office.import([HEAD, ...list('7栋', phones('1'))], '--grid', '7')
  await office.import([HEAD, ...list('7栋', phones('2'))], '--grid', '7')
  const one = await office.import([HEAD, row('7栋', 0, phones('1')[0])], '--grid', '7')
  expect(one.totals.updated).toBe(1)
  const older = await office.import(
    [['月报', '', '', '', '', '', ''], HEAD, ...list('7栋', phones('1'))],
    '--grid',
    '7',
  )
  expect(older).toMatchObject({ exit: 3, error: { code: 'file.older' } })
})

it("another community's workbook is known by its stamp and by its codes", async () => {
  const office = await testOffice()
  const cwd = tempFolder()
  await run(['init', '.', '--name', '甲社区', '--code', '450205006004'], { cwd })
  writeFileSync(join(cwd, 'a.csv'), [HEAD, row('7栋', 0)].map((cells) => cells.join(',')).join('\n'))
  await run(['import', 'a.csv', '--grid', '7'], { cwd })
  const file = join(office.cwd, '07.xlsx')
  await run(['forms', 'template', '--short', '--filled', '--grid', '7', '-o', file], { cwd })
  expect(await office.json('import', file)).toMatchObject({ exit: 3, error: { code: 'file.other_community' } })
  const codesList = [
    ['户编码', ...HEAD],
    ...list('7栋').map((cells, index) => [`450205006004-07-000${index + 1}`, ...cells]),
  ]
  const done = await office.import(codesList)
  expect(done).toMatchObject({ exit: 3, error: { code: 'file.other_community' } })
  expect(done.error?.message).toContain('450205006004')
})
