/** The office's own word on how often somebody is visited: a reason and an end, and then the records decide again. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run, tempFolder } from '../app.ts'

const [OLD, YOUNG] = ['450299193001010019', '450299198001010050'].map((written) => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const total = weights.reduce((sum, weight, at) => sum + weight * Number(written[at]), 0)
  return written.slice(0, 17) + '10X98765432'[total % 11]
}) as [string, string]

it('lets somebody be visited less, not at all, or in addition, from one day to another', {
  timeout: 60_000,
}, async () => {
  const cwd = tempFolder()
  const go = (...argv: string[]) => run([...argv, '--office', cwd], { cwd, today: '2015-07-01' })
  await go('init', cwd, '--name', '试验社区', '--code', '450299001001')
  const files = {
    '居民信息.csv': [
      '所属网格,幢（栋）,室（房号）,姓名,公民身份号码,与户主关系,人户状态,采集日期',
      `01,1栋,101,覃示例,${OLD},户主,人在户不在,2015-01-05`,
      `01,1栋,102,蓝样例,${YOUNG},户主,人在户不在,2015-01-05`,
    ],
    '老龄.csv': ['公民身份号码,姓名,居住情况', `${OLD},覃示例,独居`],
    '走访另定.csv': [
      '另定对象身份证号,姓名,走访频次,另定类别,另定理由,另定起始日期,另定截止日期,决定人',
      `${OLD},覃示例,不用走访,,住养老院,2015-03-01,2015-05,韦书记`,
      `${OLD},覃示例,一般,,儿子搬来同住,2015-06-01,2015-06-30,韦书记`,
      `${YOUNG},蓝样例,重点,弱,失火以后,2015-03-01,2015-03-31,韦书记`,
      `${YOUNG},蓝样例,重点,弱,,2015-04-01,2015-04-30,韦书记`,
      `${YOUNG},蓝样例,重点,弱,写反了,2015-04-30,2015-04-01,韦书记`,
    ],
  }
  for (const [name, lines] of Object.entries(files)) {
    writeFileSync(join(cwd, name), `${lines.join('\n')}\n`)
    const ran = await go('import', join(cwd, name), '--json')
    expect([name, JSON.parse(ran.out).totals.rejected]).toEqual([name, 0])
  }
  const due = async (day: string) => {
    const { due } = JSON.parse((await go('visit', 'due', '--as-of', day, '--json')).out)
    return due.map((one: Record<string, unknown>) => [one.name ?? one.person, one.classes, one.interval_days]).sort()
  }
  const names = async (day: string) => (await due(day)).map(([, classes, days]: unknown[]) => [classes, days])
  expect(await names('2015-02-28')).toEqual([[['elderly'], 15]])
  expect(await names('2015-03-31')).toEqual([[['weak'], 30]])
  // Without a reason, or with an end before its beginning, nothing is set.
  expect(await names('2015-04-30')).toEqual([])
  expect(await names('2015-05-31')).toEqual([])
  expect(await names('2015-06-30')).toEqual([[['elderly'], 90]])
  expect(await names('2015-07-01')).toEqual([[['elderly'], 15]])
  expect((await go('visit', 'due', '--as-of', '2015-06-30')).out).toContain('儿子搬来同住')
})
