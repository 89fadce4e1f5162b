/** What a correction does to a task that was done already: it is kept, it says that its basis is gone, and nobody is called in anew. */
import { expect, test } from 'vitest'
import { office } from './assess-office.ts'

test('12 · a correction of month 2 leaves a talk that took place without a basis, and says that the person should be told', {
  timeout: 90_000,
}, async () => {
  const { go, json, score } = await office()
  for (const month of ['2015-01', '2015-02', '2015-03']) {
    await score(month, { W01: '95', W02: '80', W03: '70' })
    expect((await go('assess', 'close', month, '--yes')).code).toBe(0)
  }
  const talk = ['assess', 'tasks', 'done', 'W03', '--task', '约谈', '--minutes', '谈过']
  expect((await go(...talk)).code).toBe(0)
  const decided = ['--kind', 'correction', '--reason', '点评录错', '--by', '领导小组']
  expect((await go('assess', 'decide', '2015-02', 'W03', ...decided)).code).toBe(0)
  const again = ['assess', 'evaluate', '2015-02', 'W03', '--source', 'leader', '--rater', 'M01', '--score', '99']
  expect((await go(...again)).code).toBe(0)
  const why = ['--reason', '点评录错', '--basis', '会议纪要第5号', '--yes']
  const corrected = await go('assess', 'correct', '2015-02', ...why)
  expect([corrected.code, corrected.out]).toEqual([0, expect.stringContaining('任务依据已更正，任务保留并注明')])

  const { tasks } = await json('assess', 'tasks', 'list')
  expect(tasks).toMatchObject([
    { task: '约谈', state: 'done', minutes: '谈过', basis_gone_on: '2015-07-01' },
    { task: '综合评估', state: 'cancelled', basis_gone_on: '2015-07-01' },
  ])
  expect((await go('assess', 'tasks')).out).toContain('依据已更正')
  expect((await go(...talk)).code).toBe(3)
  // Nothing that was kept is made again, and nothing new comes of it.
  expect((await json('assess', 'streaks')).wardens.flatMap((one: { triggers: unknown[] }) => one.triggers)).toEqual([])
  expect((await go('assess', 'verify')).code).toBe(0)
})
