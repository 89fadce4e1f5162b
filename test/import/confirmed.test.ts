/** What looks wrong and is true: a warden writes 属实 and why in the returned workbook, and the row goes in with a flag. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codes, type ImportDone, idNo, testOffice } from './office.ts'
import { confirmIn, editXlsx, writeXlsx } from './office-xlsx.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号', '联系电话']
const RIGHT = idNo('1960-05-03', '111')
const PRINTED = RIGHT.slice(0, 17) + (RIGHT.endsWith('1') ? '2' : '1')
const WHY = '老身份证上就是这样印的'

async function sentBack(rows: (string | null)[][]) {
  const office = await testOffice()
  const file = await writeXlsx(office.cwd, '户情表.xlsx', { 居民: [HEAD, ...rows] })
  const imported = async (path: string, ...flags: string[]) =>
    (await office.json('import', path, '--grid', '7', ...flags)) as unknown as ImportDone
  const done = await imported(file)
  return { office, imported, done, returned: join(office.cwd, done.files[0]?.returned ?? '') }
}

it('a checksum that is printed so goes in with 属实 and a reason, and is flagged where the person is shown', async () => {
  const rows = [
    ['1栋', '1', '101', '唐示例', '户主', PRINTED, '13000000001'],
    ['1栋', '1', '101', '韦示例', '配偶', idNo('1962-08-19', '122'), ''],
  ]
  const { office, imported, done, returned } = await sentBack(rows)
  expect(codes(done)).toEqual(['id_number.checksum', 'household.held_back'])
  await editXlsx(returned, (book) => confirmIn(book, 'F2', '属实', WHY))
  const again = await imported(returned)
  expect(again.totals).toMatchObject({ created: 2, rejected: 0 })
  expect(again.problems.map(({ code, severity, cell }) => [code, severity, cell])).toEqual([
    ['confirm.taken', 'warning', 'F2'],
  ])
  expect(again.problems[0]?.message).toContain(WHY)
  expect(again.exit).toBe(0)
  const shown = await office.json('person', 'show', PRINTED)
  expect(shown).toMatchObject({
    name: '唐示例',
    sex: '男',
    birth_date: '1960-05-03',
    confirmed: [{ form: 'resident', field: 'id_no', code: 'id_number.checksum', why: WHY, on: '2015-12-31' }],
  })
  expect(await office.json('household', 'show', '450205006003-07-0001')).toMatchObject({
    members: [{ confirmed: [{ field: 'id_no' }] }, {}],
  })
  const log = await office.json('log')
  expect(JSON.stringify(log)).not.toContain(PRINTED)

  // Next month's list has the number again, and the list of party members too: nobody is asked twice.
  const list = await writeXlsx(office.cwd, '下月.xlsx', {
    居民: [HEAD, ...rows],
    党员: [
      ['姓名', '身份证号', '入党时间'],
      ['唐示例', PRINTED, '1985.7'],
    ],
  })
  const month = await imported(list)
  expect(month.totals).toMatchObject({ unchanged: 2, created: 1, rejected: 0 })
  expect(codes(month)).toEqual(['area.unmarked'])
  const exported = join(office.cwd, 'out.xlsx')
  await office.json('export', 'resident', '-o', exported, '--reveal', '--yes')
  expect((await imported(exported)).totals).toMatchObject({ unchanged: 2, rejected: 0 })

  await office.json('imports', 'undo', '2', '--yes')
})

it.each([
  ['属实', '', 'confirm.no_reason'],
  ['', WHY, null],
  ['不属实', WHY, null],
])('“%s” with the reason “%s” takes nothing', async (confirm, why, code) => {
  const { imported, returned } = await sentBack([['1栋', '1', '101', '唐示例', '户主', PRINTED, '']])
  await editXlsx(returned, (book) => confirmIn(book, 'F2', confirm, why))
  const again = await imported(returned)
  expect(again.totals).toMatchObject({ created: 0, rejected: 1 })
  expect(codes(again)).toEqual(['id_number.checksum', ...(code === null ? [] : [code])])
})

it('what cannot be true has to be corrected, and a number that was changed since is not the one that was confirmed', async () => {
  const { imported, returned } = await sentBack([
    ['1栋', '1', '101', '唐示例', '户主', PRINTED, ''],
    ['1栋', '1', '102', '蓝示例', '户主', idNo('1990-01-20', '133'), '12'],
  ])
  await editXlsx(returned, (book) => {
    confirmIn(book, 'F2', '属实', WHY)
    confirmIn(book, 'G3', '属实', WHY)
    const cell = book.getWorksheet('居民')?.getCell('F2')
    if (cell) cell.value = `${PRINTED.slice(0, 15)}99X`
  })
  const again = await imported(returned)
  expect(codes(again)).toEqual(['id_number.checksum', 'phone.invalid', 'confirm.not_this'])
  expect(again.totals.rejected).toBe(2)
})

it('the reason may stand beside the word; the same workbook again changes nothing, and an undo takes the flag back', async () => {
  const { office, imported, returned } = await sentBack([['1栋', '1', '101', '唐示例', '户主', PRINTED, '']])
  await editXlsx(returned, (book) => confirmIn(book, 'F2', '属实，证上就这样', ''))
  expect((await imported(returned)).totals.created).toBe(1)
  expect((await imported(returned)).totals).toMatchObject({ unchanged: 1, warnings: 0 })
  await office.json('imports', 'undo', '2', '--yes')
  expect((await imported(returned)).totals.created).toBe(1)
})
