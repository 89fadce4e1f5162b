/** Several kinds of disability in one cell, with and without their grades, in the area's own list and in a wide one. */
import { expect, it } from 'vitest'
import { codes, idNo, type TestOffice, testOffice } from './office.ts'

const TANG = idNo('1960-05-03', '111')
const HEAD = ['楼栋', '单元', '房号', '姓名', '与户主关系', '身份证号']
const tang = ['1栋', '1', '101', '唐示例', '户主', TANG]

const MANY = { disability_type: '多重残疾', disability_detail: '视力残疾；肢体残疾' }
const CASES: [string, object][] = [
  ['肢体、视力', MANY],
  ['视力残疾，肢体残疾', MANY],
  ['多重（肢体、视力）', MANY],
  ['聋哑', { disability_type: '多重残疾', disability_detail: '听力残疾；言语残疾' }],
  [
    '肢体二级；视力三级',
    { disability_type: '多重残疾', disability_grade: '二级', disability_detail: '视力残疾三级；肢体残疾二级' },
  ],
  ['多重残疾一级', { disability_type: '多重残疾', disability_grade: '一级' }],
  ['肢体三级', { disability_type: '肢体残疾', disability_grade: '三级' }],
  ['肢体', { disability_type: '肢体残疾' }],
]

async function disability(office: TestOffice): Promise<object> {
  const { forms } = (await office.json('person', 'show', TANG)) as unknown as {
    forms: { disability: Record<string, string> }
  }
  const { disability_type, disability_grade, disability_detail } = forms.disability
  return { disability_type, disability_grade, disability_detail }
}

it.each(CASES)('%s in a wide list', async (word, said) => {
  const office = await testOffice()
  const done = await office.import(
    [
      [...HEAD, '残疾'],
      [...tang, word.replace(',', '，')],
    ],
    '--grid',
    '7',
  )
  expect([codes(done), done.totals.created]).toEqual([[], 1])
  expect(await disability(office)).toEqual(said)
})

it.each(CASES)('%s under 残疾类别, blank columns beside it', async (word, said) => {
  const office = await testOffice()
  await office.import([HEAD, tang], '--grid', '7')
  const list = [
    ['姓名', '身份证号', '多重残疾明细', '残疾类别', '残疾等级', '有无残疾人证'],
    ['唐示例', TANG, '', word, '', '有'],
  ]
  const done = await office.import(list)
  expect([codes(done), done.totals.created]).toEqual([[], 1])
  expect(await disability(office)).toEqual(said)
  expect((await office.import(list)).totals).toMatchObject({ unchanged: 1 })
})

it('columns of their own win, and a word that is no kind is an unknown code', async () => {
  const office = await testOffice()
  await office.import([HEAD, tang], '--grid', '7')
  const head = ['姓名', '身份证号', '多重残疾明细', '残疾类别', '残疾等级']
  const done = await office.import([head, ['唐示例', TANG, '左腿、右眼', '肢体、视力', '一级']])
  expect(codes(done)).toEqual([])
  expect(await disability(office)).toEqual({ ...MANY, disability_detail: '左腿、右眼', disability_grade: '一级' })
  const wrong = await office.import([head, ['唐示例', TANG, '', '肢体、头疼', '']])
  expect([codes(wrong), wrong.problems[0]?.cell]).toEqual([['code.unknown'], 'D2'])
})
