/** An office with invented people in a temporary folder, filled through the real import, and the commands that read it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command } from 'commander'
import { registerExport } from '../../src/cli/commands/export.ts'
import { registerFind } from '../../src/cli/commands/find.ts'
import { registerHouseholdList } from '../../src/cli/commands/household/list.ts'
import { registerHouseholdShow } from '../../src/cli/commands/household/show.ts'
import { registerImport } from '../../src/cli/commands/import/import.ts'
import { registerImportsList } from '../../src/cli/commands/imports/list.ts'
import { registerImportsShow } from '../../src/cli/commands/imports/show.ts'
import { registerPersonShow } from '../../src/cli/commands/person/show.ts'
import { registerStatus } from '../../src/cli/commands/status.ts'
import { exitCodeOf } from '../../src/cli/context.ts'
import { sayThrown } from '../../src/cli/errors.ts'
import { makeOffice } from '../../src/office/office-folder.ts'
import { type Ran, type TestAppOptions, tempFolder, testApp } from '../app.ts'

export const CODE = '450299006003'

const RESIDENTS = `户编码,所属网格,小区,幢（栋）,单元,室（房号）,房屋状态,姓名,公民身份号码,性别,与户主关系,民族,政治面貌,联系电话,人户状态,是否常住,备注,车牌
,07,长风小区,10栋,1,101,,覃示例,450299195806100019,男,户主,壮族,中共党员,13000000001,人户一致,是,,无牌
,07,长风小区,10栋,1,101,,韦示例,45029919600101002X,女,配偶,壮,不详,拒填,人户一致,,同号 450299195806100019,
,07,长风小区,2栋,1,302,,蓝样例,450299198503150036,男,户主,汉族,群众,0772-2000001,人在户不在,—,,
,07,长风小区,2栋,2,101,空房,,,,,,,,,,,
`

const HOUSING = `户编码,房屋编号,房屋地址,使用状态,建筑面积,是否出租,出租间数,起租日期,产权人姓名,租赁备案证号,物业
${CODE}-07-0003,A-1,长风路1号,自住,89.50㎡,否,无,,覃示例,=1+1,示例物业
${CODE}-07-0001,A-2,不详,,60,是,2,2014-05,拒填,无,
`

/** Fills in check characters, so that the invented numbers are ones that could be. */
function checked(csv: string): string {
  return csv.replace(/\b(450299\d{11})[\dX]/g, (_, digits: string) => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    const total = weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)
    return digits + '10X98765432'[total % 11]
  })
}

export const NUMBERS = [...checked(RESIDENTS).matchAll(/,(450299\d{11}[\dX]),/g)].map((found) => found[1] ?? '')

export interface TestOffice {
  readonly dir: string
  run(words: readonly string[], options?: TestAppOptions): Promise<Ran>
}

/** In `dir`, or inside a test in a folder of its own. */
export async function filledOffice(dir = tempFolder()): Promise<TestOffice> {
  makeOffice(join(dir, 'office'), { community: '示例社区', code: CODE, language: 'zh' })
  const office = { dir, run: (words: readonly string[], options: TestAppOptions = {}) => runIn(dir, words, options) }
  writeFileSync(join(dir, '户情表.csv'), checked(RESIDENTS))
  writeFileSync(join(dir, '房屋与租赁.csv'), HOUSING)
  writeFileSync(join(dir, '网格.csv'), '网格编号,网格名称\n07,七号网格\n')
  for (const file of ['网格.csv', '户情表.csv', '房屋与租赁.csv']) {
    const ran = await office.run(['import', file])
    if (ran.code !== 0) throw new Error(ran.out + ran.err)
  }
  return office
}

async function runIn(dir: string, words: readonly string[], options: TestAppOptions): Promise<Ran> {
  const app = testApp({ today: '2015-03-31', ...options, cwd: dir, env: { GRIDBOOK_OFFICE: join(dir, 'office') } })
  const program = new Command('gridbook')
    .option('--json')
    .option('-y, --yes')
    .option('--purpose <TEXT>')
    .exitOverride()
    .configureOutput({ writeErr: () => {}, outputError: () => {} })
  registerStatus(program, app)
  registerFind(program, app)
  registerExport(program, app)
  registerImport(program, app)
  registerHouseholdShow(program.command('household'), app)
  registerHouseholdList(program.commands.at(-1)!, app)
  registerPersonShow(program.command('person'), app)
  registerImportsList(program.command('imports'), app)
  registerImportsShow(program.commands.at(-1)!, app)
  let code = 0 as Ran['code']
  try {
    await program.parseAsync([...words], { from: 'user' })
    code = exitCodeOf(program)
  } catch (thrown) {
    code = sayThrown(thrown, { app, args: words, program })
  }
  return { code, out: app.stdout(), err: app.stderr(), questions: app.questions() }
}
