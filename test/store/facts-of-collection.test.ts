/** Facts of a round of collection, counted by hand: workbooks that came late, and rows that went back, of whoever answered for the grid. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { addDays, type Day, lastDay, type Month } from '../../src/core/day.ts'
import { openOffice } from '../../src/office/open-office.ts'
import { readRegisterFacts } from '../../src/store/assess-facts.ts'
import { readLeave, readRoster } from '../../src/store/assess-inputs.ts'
import { run, tempFolder } from '../app.ts'

const HEADINGS = '幢（栋）,室（房号）,姓名,公民身份号码,与户主关系,人户状态'
const FILES: Readonly<Record<string, string>> = {
  '网格.csv': '网格号,网格大组,网格名称\n01,一,一号\n02,一,二号\n03,一,三号\n',
  '花名册.csv': [
    '工号,姓名,岗位,网格大组,所属网格,任职日期,离任日期',
    'W1,甲一,网格员,一,01,2014-01-01,',
    'W2,乙二,网格员,一,02,2014-01-01,2015-03-11',
    'W4,丁四,网格员,一,02,2015-03-12,',
    'W3,丙三,网格员,一,03,2014-01-01,',
  ].join('\n'),
}

it('counts a workbook as late by the day it was due, and a row as sent back on the day of its import', {
  timeout: 60_000,
}, async () => {
  const cwd = tempFolder()
  const go = (today: string, ...argv: string[]) => run([...argv, '--office', cwd], { cwd, today })
  await go('2015-03-01', 'init', cwd, '--name', '试验社区', '--code', '450299001001')
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(cwd, name), text)
    expect((await go('2015-03-01', 'import', join(cwd, name))).code).toBe(0)
  }
  const list = (name: string, ...rows: string[]) => {
    writeFileSync(join(cwd, name), [HEADINGS, ...rows].join('\n'))
    return join(cwd, name)
  }
  expect((await go('2015-03-01', 'collect', 'open', 'resident', '--due', '2015-03-10', '-o', '发')).code).toBe(0)
  expect(readdirSync(join(cwd, '发'))).toHaveLength(3)
  // Grid 1 in time with two rows sent back; grid 2 two days late, under its new warden; grid 3 never.
  const one = list(
    '一.csv',
    '1栋,101,覃示例,450299198001010051,户主,人在户在',
    '1栋,102,韦示例,45029919800230001X,户主,人在户在',
    '1栋,103,蓝样例,1234,户主,人在户在',
  )
  const sent = await go('2015-03-09', 'import', one, '--grid', '1', '--json')
  const back = JSON.parse(sent.out).totals.rejected
  expect(back).toBeGreaterThan(0)
  await go('2015-03-12', 'import', list('二.csv', '2栋,101,莫样例,,户主,人在户在'), '--grid', '2')

  const { store, close } = await openOffice(cwd)
  try {
    const opened = await store()
    const [roster, leave] = [await readRoster(opened), await readLeave(opened)]
    const facts = async (month: string, name: string, today = addDays(lastDay(month as Month), 1)) => {
      const read = await readRegisterFacts(opened, month as Month, roster, leave, { names: new Set([name]), today })
      return Object.fromEntries(
        read.map(({ staffNo, value, ids }) => [
          staffNo,
          [value.kind === 'count' ? value.count.toFixed() : '', ids.length],
        ]),
      )
    }
    // On the tenth grid 2 was still W2's.
    expect(await facts('2015-03', 'collect_late')).toEqual({ W1: ['0', 0], W2: ['1', 1], W3: ['1', 1], W4: ['0', 0] })
    expect(await facts('2015-04', 'collect_late')).toEqual({})
    // On its very day nothing is late yet.
    expect(await facts('2015-03', 'collect_late', '2015-03-10' as Day)).toEqual({})
    const returned = await facts('2015-03', 'rows_returned')
    expect(returned).toMatchObject({ W1: [String(back), back], W3: ['0', 0] })
    expect(await facts('2015-04', 'rows_returned')).toEqual({})
  } finally {
    await close()
  }
  // An import that was taken back has sent nothing back.
  expect((await go('2015-03-13', 'imports', 'undo', '3')).code).toBe(0)
  const again = await openOffice(cwd)
  try {
    const opened = await again.store()
    const [roster, leave] = [await readRoster(opened), await readLeave(opened)]
    const wanted = { names: new Set(['rows_returned']), today: '2015-04-01' as Day }
    const read = await readRegisterFacts(opened, '2015-03' as Month, roster, leave, wanted)
    expect(read.find(({ staffNo }) => staffNo === 'W1')?.ids).toEqual([])
  } finally {
    await again.close()
  }
})
