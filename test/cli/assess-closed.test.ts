/** A closed month stays as it was published, whichever way a record comes; and what the commands refuse to write down. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { office } from './assess-office.ts'

const MARKS = { W01: '95', W02: '88', W03: '70' }
const CARDS = '月份,网格员,评分来源,评分人,评分项,得分'

describe('a closed month', () => {
  test('sends the rows of a sheet back, takes those of other months, and lets the same file in again', {
    timeout: 60_000,
  }, async () => {
    const { cwd, go, json, score } = await office()
    await score('2015-01', MARKS)
    await go('assess', 'record', '2015-01-09', 'W03', '漏登住户', '--quantity', '3', '--evidence', '抽查第1号')
    const sheet = (name: string, ...lines: readonly string[]) => {
      writeFileSync(join(cwd, name), lines.join('\n'))
      return join(cwd, name)
    }
    const same = sheet('一月.csv', CARDS, '2015-01,W01,自评,W01,,95', '2015-01,W01,领导,M01,,95')
    expect((await go('import', same)).code).toBe(0)
    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(0)
    const before = (await go('assess', 'month', '2015-01', '--json')).out

    expect((await json('import', same)).totals).toMatchObject({ unchanged: 2, rejected: 0 })
    const cards = sheet(
      '评分.csv',
      CARDS,
      '2015-01,W01,自评,W01,,60',
      '2015-01,W02,领导,M01,走访服务,9',
      '2015-02,W01,自评,W01,,91',
    )
    const ran = await go('import', cards, '--json')
    const report = JSON.parse(ran.out)
    expect([ran.code, report.totals]).toMatchObject([3, { created: 1, updated: 0, rejected: 2 }])
    expect(
      report.problems.map((problem: Record<string, unknown>) => [problem.code, problem.cell, problem.value]),
    ).toEqual([
      ['assess.closed_row', 'A2', '2015-01'],
      ['assess.closed_row', 'A3', '2015-01'],
    ])
    const ballots = sheet('测评.csv', '月份,网格员,评价,票数', '2015-01,W01,满意,30')
    const facts = sheet('事实.csv', '日期,网格员,考核项,数量,依据', '2015-01-20,W01,漏登住户,2,抽查')
    const veto = sheet(
      '裁定.csv',
      '裁定日期,月份,网格员,裁定类别,考核项,分值,理由,决定人',
      '2015-02-03,2015-01,W01,一票否决,瞒报重大隐患,,查实,主任',
    )
    for (const file of [ballots, facts, veto]) expect((await go('import', file)).code).toBe(3)
    expect((await go('import', facts, '--dry-run')).err).toContain('2015-01 已经结账')

    // Nor is what stands behind it taken away: the first batch after the roster is a score of January.
    const undone = await go('imports', 'undo', '2', '--json')
    expect([undone.code, JSON.parse(undone.out).error.code]).toEqual([3, 'assess.closed_undo'])

    expect((await go('assess', 'month', '2015-01', '--json')).out).toBe(before)
    expect((await json('export', 'ballot', 'fact', 'decision', '-o', join(cwd, '出.json'))) !== null).toBe(true)
    const out = JSON.parse(readFileSync(join(cwd, '出.json'), 'utf8'))
    expect([out.ballot.length, out.fact.length, out.decision?.length ?? 0]).toEqual([6, 1, 0])
  })

  test('still takes what is written down afterwards: objections, recognised bonuses', { timeout: 60_000 }, async () => {
    const { go, score } = await office()
    await score('2015-02', MARKS)
    expect((await go('assess', 'close', '2月', '--yes')).code).toBe(0)
    const decide = (...argv: string[]) =>
      go('assess', 'decide', '2015-02', 'W03', '--reason', '会议定', '--by', '主任', ...argv)
    expect((await decide('--kind', 'objection')).code).toBe(0)
    expect((await decide('--kind', 'item', '--item', '工作创新')).code).toBe(0)
    expect((await decide('--kind', 'item', '--item', '工作态度', '--points', '1')).code).toBe(3)
    expect((await decide('--kind', 'veto', '--item', 'concealed')).code).toBe(3)
    const earlier = await go('assess', 'close', '2015-01', '--yes')
    expect([earlier.code, earlier.err]).toEqual([3, expect.stringContaining('不能再回头结 2015-01')])
    expect((await go('assess', 'close', '2015-04', '--yes')).err).toContain('应当先结 2015-03')
  })
})

test('one innovation is recognised and the other is not', { timeout: 60_000 }, async () => {
  const { cwd, go, json } = await office()
  const lines = ['2015-03-09,W01,工作创新,市级,楼长微信群,简报', '2015-04-09,W01,工作创新,街道,错时服务,简报']
  writeFileSync(join(cwd, '加分.csv'), ['日期,工号,加分类别,级别,作品（事项）,依据', ...lines].join('\n'))
  expect((await go('import', join(cwd, '加分.csv'))).code).toBe(0)
  const decide = ['assess', 'decide', '6月', 'W01', '--kind', 'item', '--reason', '会议定', '--by', '主任', '--item']
  expect((await go(...decide, '没有这一件')).code).toBe(2)
  expect((await go(...decide, '错时服务')).code).toBe(0)
  const year = await json('assess', 'year', '2015')
  const first = year.results.find((one: { warden: string }) => one.warden === 'W01')
  expect(first.items.map((one: Record<string, string>) => [one.kind, one.piece, one.points, one.counted])).toEqual([
    ['innovation', '楼长微信群', '6', '0'],
    ['innovation', '错时服务', '2', '2'],
  ])
})

test('what a person cannot have meant is refused before it is written', { timeout: 60_000 }, async () => {
  const { go } = await office('W04,甲一,网格员,04,2014-01-01,')
  const refused = async (...argv: string[]) => {
    const ran = await go(...argv, '--json')
    return [ran.code, JSON.parse(ran.out).error?.code]
  }
  const evaluate = ['assess', 'evaluate', '2015-01', 'W01', '--source']
  expect(await refused(...evaluate, 'self', '--rater', 'M01', '--score', '90')).toEqual([2, 'assess.not_oneself'])
  expect(await refused(...evaluate, 'masses', '--choice', '满意=8', '--choice', '满意=2')).toEqual([
    2,
    'assess.choice_twice',
  ])
  expect((await go(...evaluate, 'masses', '--choice', '满意＝１２', '--choice', '不满意=1')).code).toBe(0)
  expect(await refused('assess', 'evaluate', '2015-08', 'W01', '--source', 'self', '--score', '90')).toEqual([
    2,
    'assess.future',
  ])
  expect(await refused('assess', 'record', '2015-07-02', 'W01', '漏登住户', '--quantity', '1')).toEqual([
    2,
    'assess.future',
  ])
  expect(await refused('assess', 'evaluate', '上月', '甲一', '--source', 'self', '--score', '90')).toEqual([
    2,
    'records.staff_ambiguous',
  ])
  const decide = ['assess', 'decide', '6月', 'W03', '--reason', '会议定', '--by', '主任', '--kind']
  expect(await refused(...decide, 'item', '--item', '工作态度', '--points', '9')).toEqual([
    2,
    'assess.points_out_of_range',
  ])
  expect(await refused(...decide, 'item', '--item', '工作态度')).toEqual([2, 'usage.missing_flag'])
  expect(await refused(...decide, 'item', '--item', 'innovation', '--points', '4')).toEqual([
    2,
    'assess.no_points_here',
  ])
  expect(await refused(...decide, 'veto')).toEqual([2, 'usage.missing_flag'])
  expect(await refused(...decide, 'veto', '--item', '瞒报')).toEqual([2, 'assess.item_unknown'])
  // The words of the sheet 裁定 are understood as well.
  expect(await refused(...decide, '一票否决', '--item', '瞒报')).toEqual([2, 'assess.item_unknown'])
  expect(await refused(...decide, '表扬')).toEqual([2, 'usage.not_a_choice'])
  const veto = await go(...decide, '否决', '--item', 'concealed', '--json')
  expect(JSON.parse(veto.out)).toMatchObject({ kind: 'veto', item: 'concealed' })
  expect((await go(...decide, 'item', '--item', '工作态度', '--points', '-1.5')).code).toBe(0)
})

test("the office's own regulation is the one that gridbook.yaml names, and its open value keeps a month open", {
  timeout: 60_000,
}, async () => {
  const { cwd, go, json, score } = await office()
  const rules = readFileSync('templates/rules/baisha.yaml', 'utf8')
  mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
  const open = rules.replace('id: baisha', 'id: office').replace(/min_score: \{propose: "90".*\}/u, 'min_score: ask')
  writeFileSync(join(cwd, 'templates', 'rules', 'office.yaml'), open)
  const settings = join(cwd, 'gridbook.yaml')
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}\nrulebook: office\n`)
  await score('2015-01', MARKS)
  const checked = await json('assess', 'rules', 'check')
  expect(checked).toMatchObject({ ok: true, asks: [{ path: 'star.min_score' }] })
  const draft = await json('assess', 'month', '2015-01')
  expect(draft.blockers.map((one: { code: string }) => one.code)).toEqual(['assess.ask_open'])
  expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(1)
  expect((await go('assess', 'rules', 'confirm', '--set', 'star.min_score=95')).code).toBe(0)
  expect((await json('assess', 'month', '2015-01')).stars).toEqual(['W01'])
  expect((await go('assess', 'rules', 'check', 'templates.yaml')).code).toBe(2)
  // The next edition, looked at before it is put beside this one.
  const next = open.replace('edition: "2015.1"', 'edition: "2016.1"').replace('{from: 2015-01}', '{from: 2016-01}')
  writeFileSync(join(cwd, 'next.yaml'), next)
  const codes = async () =>
    (await json('assess', 'rules', 'check', 'next.yaml')).problems.map((one: { code: string }) => one.code)
  expect(await codes()).toEqual(['rulebook.no_transition'])
  writeFileSync(join(cwd, 'next.yaml'), `${next}\ntransition: {last_place_streak: continue}\n`)
  expect(await codes()).toEqual([])
  mkdirSync(join(cwd, 'folder.yaml'))
  expect((await go('assess', 'rules', 'check', 'folder.yaml')).code).toBe(2)
})
