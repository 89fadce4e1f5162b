/** Every fact of the vocabulary, counted by hand in a small office, with who answered for the grid on the day. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Fact } from '../../src/assessment/inputs.ts'
import { addDays, type Day, lastDay, type Month } from '../../src/core/day.ts'
import { openOffice } from '../../src/office/open-office.ts'
import { readRegisterFacts } from '../../src/store/assess-facts.ts'
import { readLeave, readRoster } from '../../src/store/assess-inputs.ts'
import { run, tempFolder } from '../app.ts'

const CODE = '450299001001'

function number(digits17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const total = weights.reduce((sum, weight, at) => sum + weight * Number(digits17[at]), 0)
  return digits17 + '10X98765432'[total % 11]
}

/** Alone and over eighty in grid 1, alone and seventy in grid 2, a family in grid 1, one door in grid 3. */
const [OLD, ALONE, HEAD, THIRD] = ['19300101001', '19450101003', '19800101005', '19820101007'].map((tail) =>
  number(`450299${tail}`),
) as [string, string, string, string]

const FILES: Readonly<Record<string, string>> = {
  '网格.csv': '网格号,网格大组,网格名称\n01,一,一号\n02,一,二号\n03,二,三号\n',
  '花名册.csv': [
    '工号,姓名,岗位,网格大组,所属网格,任职日期,离任日期',
    'W1,甲一,网格员,一,01,2014-01-01,2015-03-15',
    'W4,丁四,网格员,一,01,2015-03-16,',
    'W2,乙二,网格员,一,02,2014-01-01,',
    'W2,乙二,网格员,一,03,2015-02-01,',
    'G1,组长,网格长,一,,2014-01-01,',
  ].join('\n'),
  '请假.csv': '工号,开始日期,结束日期,事由\nW2,2015-04-06,2015-04-20,病假\n',
  '居民信息.csv': [
    '所属网格,幢（栋）,室（房号）,姓名,公民身份号码,与户主关系,人户状态,采集日期',
    `01,1栋,101,覃示例,${OLD},户主,人在户不在,2015-01-05`,
    `02,2栋,101,韦示例,${ALONE},户主,人在户不在,2015-01-05`,
    `01,1栋,102,蓝样例,${HEAD},户主,人在户不在,2015-01-05`,
    `03,3栋,101,莫样例,${THIRD},户主,人在户不在,2015-01-05`,
  ].join('\n'),
  '老龄.csv': `公民身份号码,姓名,居住情况\n${OLD},覃示例,独居\n${ALONE},韦示例,独居\n`,
  '走访.csv': [
    '走访日期,走访人,走访户,走访对象身份证号,走访方式',
    `2015-02-20,W1,${OLD},${OLD},入户`,
    // By telephone within thirty days after a visit: counts.
    `2015-03-07,W1,${OLD},${OLD},电话`,
    // Due on 22 March, when W4 held the grid; nobody came. Then again.
    `2015-03-30,W4,${OLD},${OLD},入户`,
    `2015-02-20,W2,${ALONE},${ALONE},入户`,
    `2015-03-10,W2,${ALONE},${ALONE},入户`,
    `2015-03-12,W1,${HEAD},,入户`,
  ].join('\n'),
  '民情日记.csv': [
    '日期,网格员,今日安排,群众信息',
    '2015-03-02,W1,走访,无异常',
    '2015-03-02,W1,下午,路灯',
    '2015-03-03,W1,走访,无异常',
    '2015-03-20,W4,走访,无异常',
  ].join('\n'),
  '事项.csv': [
    '事项编号,受理日期,受理人,反映户,事项内容,办理时限,办结日期',
    // Taken in by W1, due when W4 held the grid, late.
    `A1,2015-03-10,W1,${HEAD},路灯,2015-03-20,2015-03-21`,
    // Due on the last day of W1, in time on the very day.
    `A2,2015-03-10,W1,${HEAD},水管,2015-03-15,2015-03-15`,
    // Nobody's household: whoever took it in.
    'A3,2015-03-11,W2,,树枝,2015-03-18,',
    // Due while W2 was on leave: the leader's.
    `A4,2015-04-02,W2,${ALONE},树枝,2015-04-10,`,
  ].join('\n'),
  '培训.csv': '期号,日期,主题,主讲人\nT1,2015-03-09,讲一讲,甲一\nT2,2015-04-13,讲二讲,乙二\n',
  '签到.csv': '期号,网格员,到会情况\nT1,W1,缺席\nT1,W2,请假\nT2,W2,缺席\n',
}

async function office() {
  const cwd = tempFolder()
  const go = (...argv: string[]) => run([...argv, '--office', cwd], { cwd, today: '2015-05-01' })
  await go('init', cwd, '--name', '试验社区', '--code', CODE)
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(cwd, name), text)
    const ran = await go('import', join(cwd, name))
    if (ran.code !== 0) throw new Error(`${name}: ${ran.err}${ran.out}`)
  }
  const { store, close } = await openOffice(cwd)
  const facts = async (month: string, name: string, today: Day = addDays(lastDay(month as Month), 1)) => {
    const opened = await store()
    const [roster, leave] = [await readRoster(opened), await readLeave(opened)]
    return readRegisterFacts(opened, month as Month, roster, leave, { names: new Set([name]), today })
  }
  return { facts, close }
}

const amounts = (facts: readonly Fact[]) =>
  Object.fromEntries(
    facts.map(({ staffNo, value }) => [
      staffNo,
      value.kind === 'count' ? value.count.toFixed() : `${value.numerator.toFixed()}/${value.denominator.toFixed()}`,
    ]),
  )
const behind = (facts: readonly Fact[]) => facts.flatMap(({ ids }) => ids)

it('counts every fact as one does by hand', { timeout: 60_000 }, async () => {
  const { facts, close } = await office()
  try {
    const missed = await facts('2015-03', 'must_visit_missed')
    // The grid of the old man went from W1 to W4 on the 16th; the miss fell on the 22nd.
    expect(amounts(missed)).toEqual({ W1: '0', W2: '0', W4: '1' })
    expect(behind(missed)).toEqual(['2015-03-22 450299001001-01-0001 覃示例'])
    // In April he is missed on the 14th and the 29th, and counts once; W2's own was due in her leave.
    const april = await facts('2015-04', 'must_visit_missed')
    expect(amounts(april)).toEqual({ W2: '0', W4: '1' })
    expect(behind(april)).toEqual(['2015-04-14 450299001001-01-0001 覃示例'])

    expect(amounts(await facts('2015-03', 'matter_on_time_rate'))).toEqual({ W1: '1/1', W2: '0/1', W4: '0/1' })
    expect(amounts(await facts('2015-03', 'matter_overdue'))).toEqual({ W1: '0', W2: '1', W4: '1' })
    expect(behind(await facts('2015-03', 'matter_overdue'))).toEqual(['2015-03-18 A3', '2015-03-20 A1'])
    expect(amounts(await facts('2015-04', 'matter_on_time_rate'))).toEqual({ W2: '0/0', W4: '0/0' })
    expect(amounts(await facts('2015-03', 'matters_reported'))).toEqual({ W1: '2', W2: '1', W4: '0' })

    expect(amounts(await facts('2015-03', 'diary_days'))).toEqual({ W1: '2', W2: '0', W4: '1' })
    expect(amounts(await facts('2015-03', 'visit_days'))).toEqual({ W1: '2', W2: '1', W4: '1' })
    expect(await facts('2015-04', 'diary_days')).toEqual([])

    // W4 held grid 1 for sixteen days of March, W1 for fifteen; W2 has two grids.
    expect(amounts(await facts('2015-03', 'household_visit_rate'))).toEqual({ W1: '0/0', W2: '1/2', W4: '2/2' })
    expect(amounts(await facts('2015-03', 'four_clear_rate'))).toEqual({ W1: '0/0', W2: '0/2', W4: '0/2' })
    // Which household lacks what stands behind the rate.
    expect(behind(await facts('2015-03', 'four_clear_rate'))).toContainEqual(
      expect.stringMatching(/^450299001001-03-0001 .*隐患矛盾$/),
    )
    expect(amounts(await facts('2015-03', 'complete_household_rate'))).toEqual({ W1: '0/0', W2: '0/2', W4: '0/2' })

    // Absent on the sheet, but on leave that day.
    expect(amounts(await facts('2015-03', 'training_absent'))).toEqual({ W1: '1', W2: '0', W4: '0' })
    expect(amounts(await facts('2015-04', 'training_absent'))).toEqual({ W2: '0', W4: '0' })

    expect(await facts('2015-03', 'collect_late')).toEqual([])
    expect(await facts('2015-03', 'rows_returned')).toEqual([])
  } finally {
    await close()
  }
})

it('says nothing yet of what is not over', { timeout: 60_000 }, async () => {
  const { facts, close } = await office()
  try {
    expect(amounts(await facts('2015-03', 'must_visit_missed', '2015-03-22' as Day))).toMatchObject({ W4: '0' })
    expect(amounts(await facts('2015-03', 'must_visit_missed', '2015-03-23' as Day))).toMatchObject({ W4: '1' })
    expect(amounts(await facts('2015-03', 'matter_on_time_rate', '2015-03-18' as Day))).toMatchObject({ W2: '0/0' })
    expect(amounts(await facts('2015-03', 'matter_on_time_rate', '2015-03-19' as Day))).toMatchObject({ W2: '0/1' })
  } finally {
    await close()
  }
})
