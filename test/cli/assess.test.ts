/** The assessment at the command line: three months of a small office, from the roster to the year. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { decimal } from '../../src/core/decimal.ts'
import { office } from './assess-office.ts'

interface Tree {
  readonly value: string | null
  readonly how: string
  readonly parts: readonly Tree[]
}

function sumsUp(tree: Tree): boolean {
  const sum = tree.parts.reduce((total, part) => total.plus(decimal(part.value ?? '0')), decimal('0'))
  return (tree.how !== 'sum' || sum.eq(decimal(tree.value ?? '0'))) && tree.parts.every(sumsUp)
}

describe('three months', () => {
  test('from scores to a ranking, an explanation, closing, streaks and the year', { timeout: 60_000 }, async () => {
    const { go, json, score } = await office()
    await score('2015-01', { W01: '95', W02: '88', W03: '70' })
    await go('assess', 'record', '2015-01-09', 'W03', '漏登住户', '--quantity', '3', '--evidence', '抽查第1号')

    const january = await json('rank', '1月')
    expect(january).toMatchObject({
      month: '2015-01',
      edition: '2015.1',
      state: 'draft',
      pool: 3,
      stars: ['W01'],
      blockers: [],
    })
    expect(
      january.results.map((one: Record<string, unknown>) => [one.warden, one.score, one.rank, one.star, one.last]),
    ).toEqual([
      ['W01', '95.40', 1, true, false],
      ['W02', '91.20', 2, false, false],
      ['W03', '78.90', 3, false, true],
    ])

    const explained = await json('assess', 'explain', '2015-01', '丙三')
    expect(explained.explain.value).toBe('78.90')
    expect(sumsUp(explained.explain)).toBe(true)
    expect((await go('assess', 'explain', '2015-01', 'W03')).out).toMatch(/3 户 × 0.5 分\n +· 2015-01-09/)

    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(0)
    expect((await json('assess', 'month', '2015-01')).state).toBe('final')
    expect(await json('assess', 'month', '2015-01')).toMatchObject({
      results: january.results.map((one: object) => ({ ...one, streak: expect.any(Number) })),
    })

    // Closed is closed: no second closing, no month left out, nothing written into it.
    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(3)
    expect((await go('assess', 'close', '2015-03', '--yes')).code).toBe(3)
    expect((await go('assess', 'record', '2015-01-20', 'W03', 'missed_household', '--quantity', '1')).code).toBe(3)
    expect((await go('assess', 'evaluate', '2015-01', 'W03', '--source', 'self', '--score', '99')).code).toBe(3)
    // February has no scores yet.
    const blocked = await go('assess', 'close', '2015-02', '--yes')
    expect([blocked.code, blocked.err.includes('缺“网格员自评”')]).toEqual([1, true])

    for (const month of ['2015-02', '2015-03']) {
      await score(month, { W01: '95', W02: '88', W03: '70' })
      const closed = await json('assess', 'close', month, '--yes')
      expect(closed.tasks.map((task: { task: string }) => task.task)).toEqual(
        month === '2015-03' ? ['约谈', '综合评估'] : [],
      )
    }
    const streaks = await json('assess', 'streaks', '--until', '2015-04')
    const third = streaks.wardens.find((one: { warden: string }) => one.warden === 'W03')
    expect(third).toMatchObject({
      name: '丙三',
      current: 3,
      triggers: [{ month: '2015-03', count: 3, task: '约谈、综合评估' }],
    })
    expect(third.months.map((one: { state: string }) => one.state)).toEqual(['last', 'last', 'last', 'draft'])

    const year = await json('assess', 'year', '2015')
    expect(year.results[0]).toMatchObject({
      warden: 'W01',
      months: 3,
      average: '95.40',
      bonus: '0',
      total: '95.40',
      grade: null,
      items: [],
    })
  })

  test('a final month is guarded in the database itself', { timeout: 60_000 }, async () => {
    const { cwd, go, score } = await office()
    await score('2015-01', { W01: '95', W02: '88', W03: '70' })
    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(0)
    const { default: Sqlite } = await import('better-sqlite3')
    const db = new Sqlite(join(cwd, 'gridbook.db'))
    expect(() => db.exec("UPDATE assess_month SET result = '{}'")).toThrow(/never changed/)
    expect(() => db.exec('DELETE FROM assess_month')).toThrow(/never changed/)
    const row = db.prepare('SELECT rules, rules_sha256 FROM assess_month').get() as Record<string, string>
    expect(row.rules).toContain('schema: rulebook/1')
    expect(row.rules_sha256).toMatch(/^[0-9a-f]{64}$/)
    db.close()
  })
})

describe('what is not so', () => {
  test('warnings are passed over only with a reason', { timeout: 60_000 }, async () => {
    const { go, score } = await office()
    await score('2015-01', { W01: '95', W02: '88', W03: '70' })
    await go('assess', 'record', '2015-01-09', 'W03', 'missed_household', '--quantity', '1')
    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(1)
    expect((await go('assess', 'close', '2015-01', '--yes', '--skip', 'all')).code).toBe(2)
    expect(
      (await go('assess', 'close', '2015-01', '--yes', '--skip', 'assess.few_ballots', '--reason', '知道')).code,
    ).toBe(2)
    expect(
      (await go('assess', 'close', '2015-01', '--yes', '--skip', 'assess.no_evidence', '--reason', '补不到了')).code,
    ).toBe(0)
  })

  test('scores, items, people and months that are not there are named', { timeout: 60_000 }, async () => {
    const { go } = await office()
    const refused = async (...argv: string[]) => {
      const ran = await go(...argv, '--json')
      return [ran.code, JSON.parse(ran.out).error.code]
    }
    const evaluate = ['assess', 'evaluate', '2015-01', 'W01', '--source']
    expect(await refused(...evaluate, 'self', '--score', '101')).toEqual([2, 'assess.score_out_of_range'])
    expect(await refused(...evaluate, 'self', '--score', '90.25')).toEqual([2, 'assess.too_many_decimals'])
    expect(await refused(...evaluate, 'self', '--criterion', '走访', '--score', '10')).toEqual([
      2,
      'assess.unknown_criterion',
    ])
    expect(await refused(...evaluate, 'masses', '--choice', '很满意=3')).toEqual([2, 'assess.unknown_choice'])
    expect(await refused(...evaluate, 'masses', '--score', '90')).toEqual([2, 'assess.source_method'])
    expect(await refused(...evaluate, 'boss', '--score', '90')).toEqual([2, 'assess.source_unknown'])
    expect(await refused('assess', 'evaluate', '2015-01', '丁四', '--source', 'self', '--score', '90')).toEqual([
      2,
      'assess.warden_unknown',
    ])
    expect(await refused('assess', 'month', '13月')).toEqual([2, 'assess.month_unclear'])
    expect(await refused('assess', 'record', '2015-01-09', 'W01', '漏登', '--quantity', '1')).toEqual([
      2,
      'assess.item_unknown',
    ])
    expect(await refused('assess', 'record', '2015-01-09', 'W01', 'must_visit', '--quantity', '1')).toEqual([
      2,
      'assess.item_not_recorded',
    ])
    expect(await refused('assess', 'record', '2015-01-09', 'W01', 'attitude', '--quantity', '1')).toEqual([
      2,
      'assess.item_decided',
    ])
  })
})

describe('rules', () => {
  test('list, check, test, confirm and diff', { timeout: 60_000 }, async () => {
    const { cwd, go, json } = await office()
    expect((await json('assess', 'rules', 'list')).editions).toMatchObject([
      { edition: '2015.1', from: '2015-01', to: null, asks: 0 },
    ])
    expect(await json('assess', 'rules', 'check')).toMatchObject({ ok: true, problems: [], asks: [] })
    expect(await json('assess', 'rules', 'test')).toMatchObject({ failed: 0 })

    const confirmed = await json('assess', 'rules', 'confirm', 'star.min_pool=2', 'last_place.ties')
    expect(confirmed.confirmed).toEqual(['star.min_pool', 'last_place.ties'])
    const own = readFileSync(join(cwd, 'templates', 'rules', 'baisha.yaml'), 'utf8')
    expect(own).toContain('min_pool: "2"')
    expect(own).toContain('# 报告写明的只有')
    const left = (await json('assess', 'rules', 'check')).proposals.map((one: { path: string }) => one.path)
    expect(left).not.toContain('star.min_pool')
    expect(left).toContain('star.min_score')
    expect((await json('assess', 'rules', 'confirm', '--all')).proposals).toBe(0)
    expect(await json('assess', 'rules', 'test')).toMatchObject({ failed: 0 })

    writeFileSync(join(cwd, 'other.yaml'), own.replace('min_pool: "2"', 'min_pol: "2"'))
    expect((await go('assess', 'rules', 'check', 'other.yaml')).out).toMatch(/other\.yaml:\d+:\d+：.*min_pol/)
    writeFileSync(join(cwd, 'other.yaml'), own.replace('min_pool: "2"', 'min_pool: "4"'))
    expect((await json('assess', 'rules', 'diff', '2015.1', 'other.yaml')).changes).toEqual([
      { path: 'star.min_pool', before: '2', after: '4', text: '至少几人参评才评星：2 → 4' },
    ])
  })
})
