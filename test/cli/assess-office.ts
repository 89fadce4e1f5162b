/** A small office at the command line with three wardens, for the tests of the assessment. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ran, run, tempFolder } from '../app.ts'

const ROSTER = [
  '工号,姓名,岗位,所属网格,任职日期',
  'W01,甲一,网格员,01,2014-01-01',
  'W02,乙二,网格员,02,2014-01-01',
  'W03,丙三,网格员,03,2014-01-01',
  'M01,主任,主任,,2014-01-01',
].join('\n')

/** `more` are further lines of the roster. */
export async function office(...more: readonly string[]) {
  const cwd = tempFolder()
  const go = (...argv: string[]): Promise<Ran> => run([...argv, '--office', cwd], { cwd, today: '2015-07-01' })
  const json = async (...argv: string[]) => JSON.parse((await go(...argv, '--json')).out)
  await go('init', cwd, '--name', '试验社区', '--code', '450299001001')
  writeFileSync(join(cwd, '花名册.csv'), [ROSTER, ...more].join('\n'))
  const imported = await go('import', join(cwd, '花名册.csv'))
  if (imported.code !== 0) throw new Error(imported.err + imported.out)
  const score = async (month: string, marks: Readonly<Record<string, string>>) => {
    for (const [warden, mark] of Object.entries(marks)) {
      for (const [source, rater] of [
        ['self', warden],
        ['leader', 'M01'],
      ] as const) {
        const ran = await go('assess', 'evaluate', month, warden, '--source', source, '--rater', rater, '--score', mark)
        if (ran.code !== 0) throw new Error(ran.err)
      }
      await go('assess', 'evaluate', month, warden, '--source', 'masses', '--choice', '满意=8', '基本满意=2')
    }
  }
  return { cwd, go, json, score }
}
