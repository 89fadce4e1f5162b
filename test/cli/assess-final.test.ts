/** From draft to final at the command line: publication and its days, closing, receipts that are verified, corrections by revision. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { publicRows } from '../../src/assessment/publication.ts'
import { type Ran, run } from '../app.ts'
import { office } from './assess-office.ts'

const MARKS = { W01: '95', W02: '88', W03: '70' }
const SLOW = { timeout: 60_000 }

function withPublication(cwd: string): void {
  const shipped = readFileSync(join(import.meta.dirname, '../../templates/rules/baisha.yaml'), 'utf8')
  mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
  const rules = `${shipped}\npublication: {workdays: "3", answer_workdays: "5", show: full}\n`
  writeFileSync(join(cwd, 'templates', 'rules', 'baisha.yaml'), rules)
}

function codes(problems: readonly { readonly code: string }[]): string[] {
  return problems.map(({ code }) => code)
}

describe('a month that has to be published', () => {
  test('is closed after its days, when every objection is answered and every change is explained', SLOW, async () => {
    const { cwd, go, score } = await office()
    withPublication(cwd)
    await score('2015-04', MARKS)
    const on = (day: string, ...argv: string[]): Promise<Ran> => go(...argv, '--today', day)
    const closing = async (day: string, ...argv: string[]) => {
      const ran = await on(day, 'assess', 'close', '2015-04', '--yes', '--json', ...argv)
      const said = JSON.parse(ran.out)
      return [ran.code, said.state, codes(said.blockers), codes(said.warnings)]
    }
    expect((await on('2015-05-04', 'assess', 'month', '2015-04')).err).toContain('可以公示：gridbook assess publish')
    expect(await closing('2015-05-04')).toEqual([1, 'draft', ['assess.not_published'], []])

    // Published on Monday 4 May: it hangs out until Thursday 7 May.
    const published = await on('2015-05-04', 'assess', 'publish', '4月', '--yes', '--json')
    const { state, publication } = JSON.parse(published.out)
    expect([published.code, state, publication.until, publication.rows.length]).toEqual([
      0,
      'published',
      '2015-05-07',
      3,
    ])
    const again = await on('2015-05-05', 'assess', 'publish', '2015-04', '--yes')
    expect([again.code, again.err]).toEqual([3, expect.stringContaining('之后结果没有变动')])
    expect(await closing('2015-05-07')).toEqual([1, 'published', ['assess.still_published'], []])
    expect((await on('2015-05-07', 'status')).out).toContain('2015-04 月评公示中，到 2015-05-07')
    expect((await on('2015-05-08', 'status')).out).toContain('可以结账：gridbook assess close 2015-04')

    await on('2015-05-06', 'assess', 'objection', 'add', '2015-04', 'W03', '--text', '点评录错')
    expect(await closing('2015-05-08')).toEqual([1, 'published', ['assess.objection_open'], []])
    const answer = ['--accept', '--text', '属实', '--by', '领导小组', '--basis', '5月8日会议']
    await on('2015-05-08', 'assess', 'objection', 'answer', '2015-04', ...answer)
    await go('assess', 'evaluate', '2015-04', 'W03', '--source', 'leader', '--rater', 'M01', '--score', '71')
    expect(await closing('2015-05-08')).toEqual([1, 'published', [], ['assess.changed_since_published']])
    expect((await on('2015-05-08', 'assess', 'month', '2015-04')).err).toContain('丙三的结果有变动')
    // Either it hangs out again, or somebody says why not.
    const skip = ['--skip', 'assess.changed_since_published', '--reason', '异议成立']
    expect(await closing('2015-05-08', ...skip)).toEqual([0, 'final', [], []])
    expect((await on('2015-05-09', 'assess', 'publish', '2015-04', '--yes')).code).toBe(3)
    expect((await go('assess', 'verify')).code).toBe(0)
  })

  test('and one that need not be, a month to come and a draft are told apart', SLOW, async () => {
    const { cwd, go, score } = await office()
    await score('2015-04', MARKS)
    const plain = await go('assess', 'publish', '2015-04', '--yes', '--json')
    expect([plain.code, JSON.parse(plain.out).error.code]).toEqual([2, 'assess.no_publication'])
    for (const verb of ['publish', 'close', '公示', '定稿']) {
      const future = await go('assess', verb, '2015-08', '--yes', '--json')
      expect([verb, future.code, JSON.parse(future.out).error.code]).toEqual([verb, 2, 'assess.future'])
    }
    const correct = await go('assess', 'correct', '2015-04', '--reason', '错', '--basis', '会议', '--yes')
    expect([correct.code, correct.err]).toEqual([2, expect.stringContaining('还没有结账')])
    expect((await go('assess', 'verify', '2015-04')).code).toBe(2)
    withPublication(cwd)
    const empty = await go('assess', 'publish', '2015-05', '--yes')
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('2015-05 没有公示')])
  })
})

test('the director hears before publication who would be last for the third time, and what follows', SLOW, async () => {
  const { go, json, score } = await office()
  for (const month of ['2015-01', '2015-02']) {
    await score(month, MARKS)
    expect((await go('assess', 'close', month, '--yes')).code).toBe(0)
  }
  await score('2015-03', MARKS)
  const draft = await json('assess', 'month', '2015-03')
  expect(draft.outlook).toEqual([
    {
      ...{ warden: 'W03', name: '丙三', last: true, star: false, count: 3 },
      tasks: [
        { task: '约谈', by: '社区网格化领导小组组长', due_workdays: 10 },
        { task: '综合评估', by: '社区网格化领导小组成员', due_workdays: 10 },
      ],
    },
  ])
  expect((await go('assess', 'month', '2015-03')).err).toContain(
    '丙三是连续第 3 次末位，将产生：约谈（社区网格化领导小组组长）',
  )
  expect((await go('assess', 'month', '2015-03', '--lang', 'en')).err).toContain('last 3 months in a row; follows')
})

describe('a final month', () => {
  test(
    'is corrected by a new revision that nobody else loses by, and reaches streaks, tasks and later months',
    SLOW,
    async () => {
      const { go, json, score } = await office()
      for (const month of ['2015-01', '2015-02', '2015-03']) {
        await score(month, { ...MARKS, W02: '75' })
        expect((await go('assess', 'close', month, '--yes')).code).toBe(0)
      }
      const why = ['--reason', '点评录错', '--basis', '会议纪要第5号']
      const nothing = await go('assess', 'correct', '2015-02', ...why, '--yes')
      expect([nothing.code, nothing.err]).toEqual([1, expect.stringContaining('没有新的认定')])
      const leader = (staff: string, mark: string) =>
        go('assess', 'evaluate', '2015-02', staff, '--source', 'leader', '--rater', 'M01', '--score', mark)
      expect((await leader('W03', '99')).code).toBe(3)

      // Decided for one, it opens that one's records and nobody else's.
      const decide = (staff: string) =>
        go('assess', 'decide', '2015-02', staff, '--kind', 'correction', '--reason', '点评录错', '--by', '领导小组')
      expect((await decide('W03')).code).toBe(0)
      expect((await leader('W02', '60')).code).toBe(3)
      expect((await leader('W03', '99')).code).toBe(0)
      const verified = await go('assess', 'verify', '2015-02', '--json')
      expect([verified.code, JSON.parse(verified.out).receipts[0].differences[0]]).toMatchObject([
        1,
        { against: 'register', warden: 'W03', field: 'score', stored: '80.40', now: '92.00' },
      ])
      expect((await go('assess', 'month', '2015-02')).err).toContain('W03 的更正已经认定')

      const dry = await json('assess', 'correct', '2015-02', ...why, '--dry-run')
      expect(dry).toMatchObject({ dry_run: true, revision: 2, concerned: ['W03'], by: '领导小组' })
      expect((await json('assess', 'month', '2015-02')).revision).toBe(1)
      // W02 would now be last, and third: without a decision it stays as published.
      expect(
        dry.held.map((one: Record<string, string>) => [one.warden, one.field, one.published, one.recomputed]),
      ).toEqual([
        ['W02', 'rank', '2', '3'],
        ['W02', 'last', 'false', 'true'],
      ])
      expect(dry.impact.lasts).toEqual([{ month: '2015-02', warden: 'W03', before: 'true', after: 'false' }])
      expect(dry.impact.streaks).toEqual([{ warden: 'W03', before: '3', after: '1' }])
      expect(dry.impact.tasks).toEqual({ added: [], gone: ['W03/interview/2015-01#3/1', 'W03/interview/2015-01#3/2'] })
      expect(dry.later.map((one: { month: string }) => one.month)).toEqual(['2015-03'])

      const asked = await go('assess', 'correct', '2015-02', ...why)
      expect([asked.code, asked.out.includes('丙三  得分')]).toEqual([2, true])
      expect((await go('assess', 'correct', '2015-02', ...why, '--yes')).code).toBe(0)
      const february = await json('assess', 'month', '2015-02')
      expect(february).toMatchObject({
        state: 'final',
        revision: 2,
        open_corrections: [],
        correction: { of: '2015-02' },
      })
      expect(february.results.map((one: Record<string, unknown>) => [one.warden, one.rank, one.last])).toEqual([
        ['W01', 1, false],
        ['W03', 2, false],
        ['W02', 2, false],
      ])
      expect((await json('assess', 'month', '2015-03')).correction.of).toBe('2015-02')
      const tasks = (await json('assess', 'tasks', 'list')).tasks
      expect(tasks.map((task: Record<string, unknown>) => task.state)).toEqual(['cancelled', 'cancelled'])
      expect((await go('assess', 'verify')).code).toBe(0)
      // The decision is made: the month is closed again.
      expect((await leader('W03', '98')).code).toBe(3)

      // Now the leading group decides about W02 too.
      expect((await decide('W02')).code).toBe(0)
      expect((await go('assess', 'correct', '2015-02', ...why, '--yes')).code).toBe(0)
      const settled = await json('assess', 'month', '2015-02')
      expect([settled.revision, settled.results.at(-1)]).toMatchObject([3, { warden: 'W02', rank: 3, last: true }])
      expect((await go('assess', 'verify')).code).toBe(0)
    },
  )

  test('takes the points of an item from the decision itself, and a leave that was forgotten', SLOW, async () => {
    const { cwd, go, json, score } = await office()
    await score('2015-01', MARKS)
    await go('assess', 'record', '2015-01-09', 'W03', '漏登住户', '--quantity', '4', '--evidence', '抽查第1号')
    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(0)
    const decision = [
      '--kind',
      '更正',
      '--item',
      '漏登住户',
      '--points',
      '0.5',
      '--reason',
      '3户是空房',
      '--by',
      '组长',
    ]
    expect((await go('assess', 'decide', '2015-01', 'W03', ...decision)).code).toBe(0)
    const why = ['--reason', '空房不算漏登', '--basis', '异议']
    const corrected = await json('assess', 'correct', '2015-01', ...why, '--yes')
    expect(corrected.lines).toMatchObject([{ warden: 'W03', before: '-2', after: '-0.5' }])
    expect((await go('assess', 'explain', '2015-01', 'W03')).out).toContain('组长：3户是空房')

    writeFileSync(join(cwd, '请假.csv'), '工号,开始日期,结束日期,事由\nW02,2015-01-05,2015-01-31,病假\n')
    expect((await go('import', join(cwd, '请假.csv'))).code).toBe(0)
    expect((await go('assess', 'verify')).code).toBe(1)
    const leave = await json('assess', 'correct', '2015-01', '--reason', '漏记病假', '--basis', '病假条', '--yes')
    expect(leave.concerned).toEqual(['W02'])
    expect((await json('assess', 'month', '2015-01')).results.at(-1)).toMatchObject({
      ...{ warden: 'W02', ranked: false, reason: 'leave' },
    })
    expect((await go('assess', 'verify')).code).toBe(0)
  })

  test('that somebody altered in the database is found, and says where', SLOW, async () => {
    const { cwd, go, json, score } = await office()
    for (const month of ['2015-01', '2015-02']) {
      await score(month, MARKS)
      expect((await go('assess', 'close', month, '--yes')).code).toBe(0)
    }
    const db = new Sqlite(join(cwd, 'gridbook.db'))
    const row = db.prepare("SELECT * FROM assess_month WHERE month = '2015-01'").get() as Record<string, string>
    const replace = db.prepare(
      `INSERT OR REPLACE INTO assess_month (${Object.keys(row)}) VALUES (${Object.keys(row).map(() => '?')})`,
    )
    expect(() => replace.run(...Object.values(row))).toThrow(/never changed/)
    for (const verb of ['update', 'delete', 'insert']) db.exec(`DROP TRIGGER assess_month_final_${verb}`)
    db.exec("UPDATE assess_month SET result = replace(result, '80.40', '90.40') WHERE month = '2015-01'")
    db.exec("UPDATE assess_month SET rules = rules || ' ' WHERE month = '2015-02'")
    db.close()
    const { ok, receipts } = await json('assess', 'verify')
    expect(ok).toBe(false)
    expect(receipts.map((one: { problems: { code: string }[] }) => codes(one.problems))).toEqual([
      ['assess.receipt_hash'],
      ['assess.receipt_hash', 'assess.receipt_rules'],
    ])
    expect(receipts[0].differences).toContainEqual({
      ...{ against: 'receipt', warden: 'W03', name: '丙三', field: 'score', line: '' },
      ...{ stored: '90.40', now: '80.40' },
    })
    const said = await go('assess', 'verify')
    expect([said.code, said.out]).toEqual([
      1,
      expect.stringContaining('丙三 得分：底账 90.40，按底账里的数据重算 80.40'),
    ])
  })
})

test('a publication tells everything, the first three, or the star alone', () => {
  const result = (rank: number | null, star = false) => ({
    ...{ warden: `W${rank}`, name: `${rank}`, grid: null, score: '80.00', rank, ranked: rank !== null, reason: null },
    ...{ star, last: rank === 4, streak: 0 },
    explained: { value: null, how: 'given', code: 'x', params: {}, source: null, parts: [] },
  })
  const why = { code: 'x', params: {} }
  const results = [result(1, true), result(2), result(3), result(4), result(null)]
  const record = { month: '2015-04' as never, edition: '1', pool: 4, results, stars: [], starWhy: why, lastWhy: why }
  const ranks = (show: 'full' | 'top' | 'star_only') => publicRows(record, show).map(({ rank }) => rank)
  expect(ranks('full')).toEqual([1, 2, 3, 4, null])
  expect(ranks('top')).toEqual([1, 2, 3])
  expect(ranks('star_only')).toEqual([1])
  expect(JSON.stringify(publicRows(record, 'full'))).not.toContain('last')
})

test(
  'on a terminal a correction asks for its reason and basis, shows what changes, and asks before it is made',
  SLOW,
  async () => {
    const { cwd, go, json, score } = await office()
    await score('2015-01', MARKS)
    expect((await go('assess', 'close', '2015-01', '--yes')).code).toBe(0)
    await go(
      'assess',
      'decide',
      '2015-01',
      'W03',
      '--kind',
      'correction',
      '--item',
      '工作态度',
      '--points',
      '2',
      '--reason',
      '态度',
      '--by',
      '组长',
    )
    const at = (...answers: (string | boolean)[]) =>
      run(['assess', '更正', '1月', '--office', cwd], { cwd, today: '2015-07-01', tty: true, answers })
    const refused = await at('漏扣', '会议纪要', false)
    expect([refused.code, refused.questions.length, refused.out.includes('工作态度')]).toEqual([1, 3, true])
    expect((await json('assess', 'month', '2015-01')).revision).toBe(1)
    expect((await at('漏扣', '会议纪要', true)).code).toBe(0)
    expect((await json('assess', 'month', '2015-01')).revision).toBe(2)
  },
)
