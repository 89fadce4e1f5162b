/** What is missing in the register and whom to visit, at the command line. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { run, tempFolder } from '../app.ts'

const OLD = '450299193001010016'
const FILES: Readonly<Record<string, string>> = {
  '网格.csv': '网格号,网格大组,网格名称\n01,一,一号\n02,一,二号\n',
  '花名册.csv': '工号,姓名,岗位,网格大组,所属网格,任职日期\nW1,甲一,网格员,一,01,2014-01-01\n',
  '居民信息.csv': [
    '所属网格,幢（栋）,室（房号）,姓名,公民身份号码,与户主关系,人户状态,采集日期,房屋状态',
    '01,1栋,101,覃示例,NUMBER,户主,人在户不在,2015-01-05,',
    '02,2栋,101,,,,,,空房',
  ].join('\n'),
  '老龄.csv': '公民身份号码,姓名,居住情况\nNUMBER,覃示例,独居\n',
  '走访.csv': '走访日期,走访人,走访户,走访对象身份证号,走访方式\n2015-03-02,W1,NUMBER,NUMBER,入户\n',
}

function checked(digits17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const total = weights.reduce((sum, weight, at) => sum + weight * Number(digits17[at]), 0)
  return digits17 + '10X98765432'[total % 11]
}

it('says what is missing at which door, and whom to visit by which day', { timeout: 60_000 }, async () => {
  const cwd = tempFolder()
  const go = (...argv: string[]) => run([...argv, '--office', cwd], { cwd, today: '2015-03-20' })
  const json = async (...argv: string[]) => JSON.parse((await go(...argv, '--json')).out)
  const number = checked(OLD.slice(0, 17))
  await go('init', cwd, '--name', '试验社区', '--code', '450299001001')
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(cwd, name), text.replaceAll('NUMBER', number))
    expect((await go('import', join(cwd, name))).code).toBe(0)
  }

  const due = await json('visit', 'due')
  expect(due).toEqual({
    as_of: '2015-03-20',
    due: [
      expect.objectContaining({
        person: `450299********${number.slice(-4)}`,
        household_code: '450299001001-01-0001',
        grid: '450299001001-01',
        classes: ['elderly'],
        tier: 'high',
        interval_days: 15,
        last_visit: '2015-03-02',
        due_on: '2015-03-17',
        overdue_days: 3,
      }),
    ],
  })
  expect((await json('visit', 'due', '--as-of', '2015-03-16')).due).toEqual([])
  expect((await json('visit', 'due', '--as-of', '2015-03-17')).due[0].overdue_days).toBe(0)
  expect((await json('visit', 'due', '--class', '残')).due).toEqual([])
  expect((await json('visit', 'due', '--grid', '2')).due).toEqual([])
  expect((await json('visit', 'due', '--month', '2015-03')).due).toHaveLength(1)
  expect((await go('visit', 'due', '--class', '妖')).code).toBe(2)
  expect((await go('visit', 'due', '--as-of', '2015-02-30')).code).toBe(2)
  expect((await go('visit', 'due', '--month', '2015-03', '--as-of', '2015-03-01')).code).toBe(2)
  expect((await go('走访', '应访')).out).toContain('八十岁以上独居')

  const clear = { family: 0, category: 0, registration: 0, hazard: 0 }
  const nothing = { households: 1, complete: 0, clear }
  // A door without people is no household.
  expect(await json('check')).toEqual({ grids: [{ grid: '450299001001-01', ...nothing }], total: nothing })
  const { list } = await json('check', '--list', 'registration')
  expect(list).toEqual([
    { household_code: '450299001001-01-0001', grid: '450299001001-01', missing: ['覃示例 户与人主档的户籍地（区划）'] },
  ])
  expect((await go('查缺', '--list', '隐患矛盾清')).out).toContain('没问过“综治·隐患矛盾”')
  expect((await go('check', '--list', '什么')).code).toBe(2)
})
