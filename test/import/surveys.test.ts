/** Lists of questionnaire services go in as any other: test/fixtures/surveys/make.py says what each of them looks like. */
import { copyFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codes, type ImportDone, idNo, type TestOffice, testOffice } from './office.ts'

const FIXTURES = resolve(import.meta.dirname, '../fixtures/surveys')
const QIN = idNo('1944-06-10', '001')
const WEI = idNo('1946-01-10', '002')
const MENG = idNo('1985-03-15', '003')

async function importFixture(office: TestOffice, name: string, ...flags: string[]): Promise<ImportDone> {
  copyFileSync(join(FIXTURES, name), join(office.cwd, name))
  return (await office.json('import', name, ...flags)) as unknown as ImportDone
}

async function person(office: TestOffice, id: string): Promise<Record<string, string> & { household_code: string }> {
  return office.json('person', 'show', id, '--reveal', '--yes') as Promise<never>
}

/** The couple of the fixtures, as a list of residents without anything else. */
const COUPLE = [
  ['栋号', '单元', '房号', '姓名', '身份证号', '与户主关系'],
  ['3栋', '1', '101', '覃示例', QIN, '户主'],
  ['3栋', '1', '101', '韦示例', WEI, '配偶'],
]

describe('问卷星', () => {
  it('numbers, letters, skipped questions and a column for each choice are read for what they mean', async () => {
    const office = await testOffice()
    const done = await importFixture(office, 'wenjuanxing.xlsx', '--grid', '7')
    expect(done.problems.filter(({ severity }) => severity === 'error')).toEqual([
      expect.objectContaining({ code: 'code.unknown', cell: 'V3' }),
    ])
    expect(done.totals).toMatchObject({ rows: 3, created: 2, rejected: 1 })
    expect(await person(office, QIN)).toMatchObject({
      sex: '男',
      political: '中国共产党党员',
      is_permanent: true,
      phone: '13000000001',
      forms: { elderly: { elder_living: '独居', service_need: ['助餐', '助医'] } },
    })
    expect(await person(office, MENG)).toMatchObject({ ethnic: '其他', forms: {} })
  })

  it('keeps nothing of what the service wrote for itself, but takes the day of submission as the day of collection', async () => {
    const office = await testOffice()
    const done = await importFixture(office, 'wenjuanxing.xlsx', '--grid', '7')
    const { unknown_columns } = done.files[0]?.sheets[0] ?? {}
    expect(unknown_columns).toEqual(['您对社区有什么话要说？', '民族补充说明'])
    const { household_code } = await person(office, MENG)
    expect(await office.json('household', 'show', household_code)).toMatchObject({ collected_on: '2015-03-21' })
  })

  it('goes back as the file that it was, and goes in whole when it is corrected', async () => {
    const office = await testOffice()
    const done = await importFixture(office, 'wenjuanxing.xlsx', '--grid', '7')
    expect(done.files[0]?.returned).toMatch(/退回_wenjuanxing\.xlsx$/u)
    const again = await importFixture(office, 'wenjuanxing.xlsx', '--grid', '7')
    expect(again.totals).toMatchObject({ unchanged: 2, rejected: 1 })
  })
})

describe('腾讯文档', () => {
  it('leaves out who submitted and when, in front or behind', async () => {
    const office = await testOffice()
    const done = await importFixture(office, 'tencent-docs.xlsx', '--grid', '7')
    expect([done.totals.created, codes(done)]).toEqual([2, []])
    expect(done.files[0]?.sheets[0]?.unknown_columns).toEqual([])
    const { household_code } = await person(office, WEI)
    const household = await office.json('household', 'show', household_code)
    expect(household).toMatchObject({ collected_on: '2015-03-20', building: '5栋', room: '201' })
    expect(JSON.stringify(household)).not.toContain('微信用户')
  })
})

describe('腾讯问卷', () => {
  it('has a column for each choice with its text in it', async () => {
    const office = await testOffice()
    await office.import(COUPLE, '--grid', '7')
    const done = await importFixture(office, 'tencent-survey.csv')
    expect([done.files[0]?.sheets[0]?.form, done.totals.created, codes(done)]).toEqual(['elderly', 2, []])
    expect(await person(office, QIN)).toMatchObject({
      forms: { elderly: { elder_living: '独居', children_away: true, service_need: ['助餐', '助医'] } },
    })
    expect(await person(office, WEI)).toMatchObject({ forms: { elderly: { elder_living: '空巢（仅与配偶同住）' } } })
  })
})

describe('金山表单', () => {
  it('numbers its headings with Q and writes several choices on lines of one cell', async () => {
    const office = await testOffice()
    await office.import(COUPLE, '--grid', '7')
    const done = await importFixture(office, 'kingsoft.xlsx')
    expect([done.files[0]?.sheets[0]?.form, done.totals.created, codes(done)]).toEqual(['elderly', 2, []])
    expect(await person(office, QIN)).toMatchObject({ forms: { elderly: { service_need: ['助餐', '助医'] } } })
  })
})

describe('other lists', () => {
  it('keep a column that only happens to be called like one of a service', async () => {
    const office = await testOffice()
    const done = await office.import(
      [[...(COUPLE[0] ?? []), '来源', '备注'], ...COUPLE.slice(1).map((row) => [...row, '朋友介绍', ''])],
      '--grid',
      '7',
    )
    expect(done.files[0]?.sheets[0]?.unknown_columns).toEqual(['来源'])
  })

  it('may have numbered headings without anything of a service', async () => {
    const office = await testOffice()
    const [headings = [], ...rows] = COUPLE
    const numbered = headings.map((heading, index) => `${index + 1}、${heading}`)
    expect((await office.import([numbered, ...rows], '--grid', '7')).totals.created).toBe(2)
  })

  it('with decimals and short dates in their first rows have no numbers in front of them', async () => {
    const office = await testOffice()
    await office.import(COUPLE, '--grid', '7')
    const done = await office.import([
      ['楼栋', '单元', '房号', '建筑面积', '月租金', '起租日期'],
      ['3栋', '1', '101', '89.5', '12.5元', '14.3.2日'],
    ])
    expect(done.files[0]?.sheets[0]).toMatchObject({ form: 'housing', unknown_columns: [] })
    expect(done.totals.created).toBe(1)
  })

  it('may have a choice of its own for what is a tick here', async () => {
    const office = await testOffice()
    const [headings = [], ...rows] = COUPLE
    const done = await office.import(
      [
        ['提交时间', '提交者', ...headings, '7、家庭类型:低保', '7、家庭类型:特困'],
        ...rows.map((row, index) => ['2015-03-20 10:00:00', '覃', ...row, index === 0 ? '1' : '0', '0']),
      ],
      '--grid',
      '7',
    )
    expect(codes(done)).toEqual([])
    const { household_code } = await person(office, QIN)
    expect(await office.json('household', 'show', household_code)).toMatchObject({
      forms: { assistance: { aid_kind: '低保' } },
    })
  })
})
