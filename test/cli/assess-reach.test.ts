/** How far months reach: those published before gridbook, an objection accepted after closing, a quarter's ballots carried on. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { office } from './assess-office.ts'

const MARKS = { W01: '95', W02: '88', W03: '70' }
const SLOW = { timeout: 60_000 }

test(
  'months published before count for streaks and the year, are shown as such, and are not closed again',
  SLOW,
  async () => {
    const { cwd, go, json, score } = await office()
    const past = ['2015-01', '2015-02'].flatMap((month) => [
      `${month},W01,95.5,否,是`,
      `${month},W02,90,否,否`,
      `${month},W03,80.25,是,否`,
    ])
    writeFileSync(join(cwd, '往月成绩.csv'), ['月份,网格员,得分,是否末位,是否评星', ...past].join('\n'))
    expect((await go('import', join(cwd, '往月成绩.csv'))).code).toBe(0)
    const february = await json('assess', 'month', '2015-02')
    expect(february).toMatchObject({ state: 'final', past: true, pool: 3, stars: ['W01'], blockers: [] })
    expect(february.results.map((one: Record<string, unknown>) => [one.warden, one.rank, one.last])).toEqual([
      ['W01', 1, false],
      ['W02', 2, false],
      ['W03', 3, true],
    ])
    expect((await go('assess', 'month', '2015-02')).err).toContain('启用前公布')
    expect((await go('assess', 'explain', '2015-02', 'W03')).out).toContain('2015-02 公布 80.25 分（启用前')
    const again = await go('assess', 'close', '2015-02', '--yes', '--json')
    expect([again.code, JSON.parse(again.out).error.code]).toEqual([3, 'assess.published_before'])

    await score('2015-03', MARKS)
    expect((await json('assess', 'month', '2015-03')).outlook).toMatchObject([{ warden: 'W03', count: 3 }])
    expect((await go('assess', 'close', '2015-03', '--yes')).out).toContain('任务：W03 连续第 3 次')
    const streaks = await json('assess', 'streaks')
    const third = streaks.wardens.find((one: { warden: string }) => one.warden === 'W03')
    expect(third.months).toEqual([
      { month: '2015-01', state: 'last', past: true },
      { month: '2015-02', state: 'last', past: true },
      { month: '2015-03', state: 'last', past: false },
    ])
    expect((await go('assess', 'streaks')).out).toContain('其中 2015-01–2015-02 是启用前公布的')
    const year = await json('assess', 'year', '2015')
    expect(year.results[0]).toMatchObject({ warden: 'W01', months: 3, past_months: 2 })
    expect((await go('assess', 'year', '2015', '--lang', 'en')).out).toContain(
      'up to 2 of the months were published before',
    )
    expect((await go('assess', 'verify')).code).toBe(0)
  },
)

describe('an objection accepted after closing', () => {
  test('opens its records for an import and an undo, until the month is corrected', SLOW, async () => {
    const { cwd, go, json, score } = await office()
    await score('2015-01', MARKS)
    expect((await go('assess', 'close', '2015-01', '--yes', '--today', '2015-02-02')).code).toBe(0)
    const cards = join(cwd, '评分.csv')
    const lines = ['月份,网格员,评分来源,评分人,评分项,得分', '2015-01,W03,领导,M01,,90', '2015-01,W02,领导,M01,,91']
    writeFileSync(cards, lines.join('\n'))
    expect((await json('import', cards)).totals).toMatchObject({ updated: 0, rejected: 2 })
    await go('assess', 'objection', 'add', '2015-01', 'W03', '--text', '点评录错', '--on', '2015-02-03')
    const answer = ['--accept', '--text', '属实', '--by', '领导小组', '--basis', '2月会议', '--on', '2015-02-04']
    expect((await go('assess', 'objection', 'answer', '2015-01', ...answer)).code).toBe(0)
    expect((await json('assess', 'month', '2015-01')).open_corrections).toMatchObject([{ warden: 'W03', objection: 1 }])

    // The row of the one whose objection it was goes in, that of another goes back.
    const taken = await go('import', cards, '--json')
    const { batch, totals } = JSON.parse(taken.out)
    expect([taken.code, totals]).toMatchObject([3, { updated: 1, rejected: 1 }])
    expect((await go('imports', 'undo', String(batch), '--yes')).code).toBe(0)
    expect((await go('import', cards)).code).toBe(3)
    const why = ['--reason', '点评录错', '--basis', '第1号异议', '--yes']
    expect((await json('assess', 'correct', '2015-01', ...why)).concerned).toEqual(['W03'])
    expect((await json('assess', 'month', '2015-01')).open_corrections).toEqual([])
    const late = await go('assess', 'evaluate', '2015-01', 'W03', '--source', 'self', '--score', '99')
    expect(late.code).toBe(3)
    expect((await go('assess', 'correct', '2015-01', ...why)).code).toBe(1)
  })
})

test(
  'ballots of a quarter that are corrected reach the months that carry them, and nobody loses by it',
  SLOW,
  async () => {
    const { cwd, go, json, score } = await office()
    const shipped = readFileSync(join(import.meta.dirname, '../../templates/rules/baisha.yaml'), 'utf8')
    mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
    const rules = shipped.replace(/every: \{propose: month[^}]*\}/u, 'every: quarter')
    expect(rules).not.toBe(shipped)
    writeFileSync(join(cwd, 'templates', 'rules', 'baisha.yaml'), rules)
    await score('2015-01', MARKS)
    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(0)
    for (const [staff, mark] of Object.entries(MARKS)) {
      for (const [source, rater] of [['self', staff] as const, ['leader', 'M01'] as const])
        await go('assess', 'evaluate', '2015-02', staff, '--source', source, '--rater', rater, '--score', mark)
    }
    expect((await go('assess', 'close', '2015-02', '--yes')).code).toBe(0)
    const scores = async (month: string) =>
      (await json('assess', 'month', month)).results.map((one: Record<string, unknown>) => [one.warden, one.score])
    expect((await go('assess', 'explain', '2015-02', 'W03')).out).toContain('2015-01 的测评，本季度沿用')
    const before = await scores('2015-02')
    expect(before.at(-1)).toEqual(['W03', '80.40'])

    const decision = ['--kind', 'correction', '--reason', '票数录错', '--by', '组长']
    await go('assess', 'decide', '2015-01', 'W03', ...decision)
    const ballots = ['--source', 'masses', '--choice', '满意=10', '基本满意=0']
    expect((await go('assess', 'evaluate', '2015-01', 'W03', ...ballots)).code).toBe(0)
    const why = ['--reason', '票数录错', '--basis', '复核', '--yes']
    const corrected = await json('assess', 'correct', '2015-01', ...why)
    expect(corrected.later).toMatchObject([
      { month: '2015-02', changes: [{ field: 'score', before: '80.40', after: '82.00' }] },
    ])
    expect((await scores('2015-02')).at(-1)).toEqual(['W03', '82.00'])
    expect((await go('assess', 'verify')).code).toBe(0)
  },
)
