/** Whom a snapshot does not name: a workbook asks where they are, and what is filled in is carried out. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { codes, type ImportDone, idNo, testOffice } from './office.ts'
import { editXlsx } from './office-xlsx.ts'

const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号']
const row = (room: string, name: string, relation: string, birth: string) => [
  '1栋',
  '1',
  room,
  name,
  relation,
  idNo(birth, '111'),
]
const PEOPLE = [
  row('101', '唐示例', '户主', '1960-05-03'),
  row('101', '韦示例', '配偶', '1962-08-19'),
  row('101', '唐大', '子', '1985-01-01'),
  row('101', '唐二', '子', '1987-01-01'),
  row('101', '唐三', '子', '1989-01-01'),
  row('102', '蓝示例', '户主', '1970-01-01'),
]

it('moved away, died, still here, moved to another door; an answer without its day goes back', async () => {
  const office = await testOffice()
  await office.import([HEAD, ...PEOPLE], '--grid', '7')
  const done = await office.import([HEAD, PEOPLE[0] ?? [], PEOPLE[5] ?? []], '--grid', '7', '--snapshot')
  expect(done.missing?.map((one) => one.name)).toEqual(['韦示例', '唐大', '唐二', '唐三'])
  expect((await office.json('status')).persons).toBe(6)
  const [{ whereabouts }] = done.files as unknown as [{ whereabouts: string }]
  const path = join(office.cwd, whereabouts)
  const answers: Record<string, [string, string, string]> = {
    韦示例: ['去世', '2015-11-02', ''],
    唐大: ['搬走', '2015年10月', ''],
    唐二: ['搬至', '2015-12-01', '1栋1单元102'],
    唐三: ['迁出', '', ''],
  }
  await editXlsx(path, (book) => {
    book.worksheets[0]?.eachRow((line) => {
      const said = answers[String(line.getCell(3).value)]
      said?.forEach((text, index) => {
        line.getCell(6 + index).value = text
      })
    })
  })
  const carried = (await office.json('import', path)) as unknown as ImportDone
  expect(codes(carried)).toEqual(['whereabouts.missing'])
  expect(carried.problems[0]).toMatchObject({ cell: 'G5', severity: 'error' })
  expect(carried.totals).toMatchObject({ rows: 4, created: 0, updated: 3, rejected: 1 })
  expect((await office.json('status')).persons).toBe(4)
  expect(await office.json('person', 'show', idNo('1962-08-19', '111'))).toMatchObject({
    died_on: '2015-11-02',
    household_code: null,
  })
  expect(await office.json('person', 'show', idNo('1985-01-01', '111'))).toMatchObject({
    moved_out_on: '2015-10',
    household_code: null,
  })
  expect(await office.json('person', 'show', idNo('1987-01-01', '111'))).toMatchObject({
    household_code: '450205006003-07-0002',
  })
  expect(((await office.json('import', path)) as unknown as ImportDone).totals).toMatchObject({
    unchanged: 3,
    rejected: 1,
  })

  // An old list does not bring them back; a moving-in date does, and 清空 where the death was a mistake.
  const old = await office.import([HEAD, ...PEOPLE.slice(0, 3)], '--grid', '7')
  expect(codes(old)).toEqual(['person.died', 'person.left'])
  expect(old.totals).toMatchObject({ unchanged: 1, rejected: 2 })
  const head = [...HEAD, '迁入日期', '去世日期']
  const back = await office.import(
    [head, [...(PEOPLE[1] ?? []), '', '清空'], [...(PEOPLE[2] ?? []), '2015-12-20', '']],
    '--grid',
    '7',
  )
  expect(back.totals).toMatchObject({ updated: 2, rejected: 0 })
})

it('nobody missing, nothing to ask; a sheet that nobody has filled in says nothing', async () => {
  const office = await testOffice()
  const all = await office.import([HEAD, ...PEOPLE], '--grid', '7', '--snapshot')
  expect(all.files[0]).toMatchObject({ whereabouts: null })
  const some = await office.import([HEAD, ...PEOPLE.slice(0, 5)], '--grid', '7', '--snapshot')
  const [{ whereabouts }] = some.files as unknown as [{ whereabouts: string }]
  expect((await office.json('import', join(office.cwd, whereabouts))) as unknown as ImportDone).toMatchObject({
    exit: 0,
    totals: { rows: 0 },
  })
})
