/** Families that cannot be as they are written: warnings, and the rows go in. */
import { expect, it } from 'vitest'
import { codes, idNo, testOffice } from './office.ts'

const HEAD = ['楼栋', '房号', '姓名', '与户主关系', '身份证号']
const MAN = idNo('1960-05-03', '111')

it.each<[string, string, string, string[]]>([
  ['a son born two years after', '子', idNo('1962-01-01', '131'), ['family.unlikely']],
  ['a daughter older than the head', '长女', idNo('1950-01-01', '122'), ['family.unlikely']],
  ['a mother younger than the head', '母亲', idNo('1965-01-01', '122'), ['family.unlikely']],
  ['a spouse of the same sex', '配偶', idNo('1962-01-01', '131'), ['family.unlikely']],
  ['a wife of seventeen', '妻', idNo('1998-01-01', '122'), ['fields.contradict']],
  ['a stepson of nearly the same age', '继子', idNo('1962-01-01', '131'), []],
  ['a son of thirty', '子', idNo('1985-01-01', '131'), []],
  ['a wife', '配偶', idNo('1962-01-01', '122'), []],
])('%s', async (_, relation, number, expected) => {
  const office = await testOffice()
  const rows = [
    ['1栋', '101', '唐示例', '户主', MAN],
    ['1栋', '101', '韦示例', relation, number],
  ]
  const done = await office.import([HEAD, ...rows], '--grid', '7', '--today', '2015-06-01')
  expect([codes(done), done.totals.created]).toEqual([expected, 2])
  if (expected[0] !== 'family.unlikely') return
  expect(done.problems[0]).toMatchObject({ severity: 'warning', cell: 'D3' })
  expect(done.problems[0]?.message).toContain('唐示例')
})
