/** What follows a month's result at the command line: objections with their days, tasks with their minutes, evidence that stays. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../app.ts'
import { office } from './assess-office.ts'

const MARKS = { W01: '95', W02: '88', W03: '70' }
const SLOW = { timeout: 60_000 }

/** The shipped regulation with days for publishing, as an office would write it. */
function withPublication(cwd: string): void {
  const shipped = readFileSync(join(import.meta.dirname, '../../templates/rules/baisha.yaml'), 'utf8')
  mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
  const rules = `${shipped}\npublication: {workdays: "3", answer_workdays: "5", show: full}\n`
  writeFileSync(join(cwd, 'templates', 'rules', 'baisha.yaml'), rules)
}

describe('an objection', () => {
  test(
    'is kept with who, when and what, late or not, answered once with a basis, and says what is next',
    SLOW,
    async () => {
      const { cwd, go, json, score } = await office()
      withPublication(cwd)
      expect((await go('assess', 'objection', 'add', '2015-04', 'W03', '--text', '漏票')).err).toContain('还没有公示')
      await score('2015-04', MARKS)
      const on = (day: string, ...argv: string[]) => go(...argv, '--today', day)
      // Published on Thursday 30 April: three working days are 4, 5 and 6 May.
      expect((await on('2015-04-30', 'assess', 'publish', '2015-04', '--yes')).code).toBe(0)

      const first = await on(
        '2015-05-06',
        'assess',
        'objection',
        'add',
        '4月',
        '丙三',
        '--text',
        '入户那天我请假了',
        '--json',
      )
      expect(JSON.parse(first.out)).toMatchObject({
        ...{ month: '2015-04', no: 1, warden: 'W03', by: '丙三', on: '2015-05-06', state: 'open' },
        ...{ last_day: '2015-05-06', late: false, answer_by: '2015-05-13', beyond_calendar: false, answer: null },
      })
      const late = await on(
        '2015-05-07',
        'assess',
        'objection',
        'add',
        '2015-04',
        'W02',
        '--text',
        '票数不对',
        '--by',
        '乙二',
      )
      expect([late.code, late.err]).toEqual([0, expect.stringContaining('过了异议的最后一天（2015-05-06）')])
      expect(
        (await json('assess', 'objection', 'list', '2015-04')).objections.map((one: { late: boolean }) => one.late),
      ).toEqual([false, true])
      expect((await go('assess', 'objection', 'list', '--open')).out).toContain('答复超期')

      // Two are open: which one is meant has to be said; a reason, a basis and an outcome too.
      const answer = (...argv: string[]) => go('assess', 'objection', 'answer', '2015-04', ...argv)
      expect((await answer('--accept')).err).toContain('没有说是哪一条')
      expect((await answer('9', '--accept')).err).toContain('没有第“9”号异议')
      expect((await answer('1', '--accept', '--text', '属实', '--by', '主任')).err).toContain('--basis')
      expect((await answer('1', '--accept', '--reject')).code).toBe(2)
      const said = ['--by', '领导小组', '--basis', '5月8日会议']
      const accepted = await answer('1', '--accept', '--text', '属实，更正', ...said, '--on', '2015-05-08')
      expect([accepted.code, accepted.err]).toEqual([0, expect.stringContaining('assess publish 2015-04')])
      expect((await answer('1', '--reject', '--text', '不属实', ...said)).code).toBe(3)
      const rejected = JSON.parse((await answer('2', '--reject', '--text', '票已复核', ...said, '--json')).out)
      expect(rejected).toMatchObject({
        state: 'rejected',
        next: null,
        answer: { by: '领导小组', basis: '5月8日会议', late: true },
      })
      expect((await go('assess', 'objection', 'list', '2015-04', '--lang', 'en')).out).toContain(
        'no. 1, 丙三: accepted',
      )
    },
  )

  test('is not of a day to come, nor from before the result was public', SLOW, async () => {
    const { go, score } = await office()
    await score('2015-05', MARKS)
    expect((await go('assess', 'close', '2015-05', '--yes', '--today', '2015-06-02')).code).toBe(0)
    const add = (on: string) => go('assess', 'objection', 'add', '2015-05', 'W03', '--text', '有误', '--on', on)
    expect((await add('2015-08-01')).code).toBe(2)
    expect((await add('2015-06-01')).err).toContain('公示（2015-06-02）之前')
    expect((await add('六月三日')).code).toBe(2)
    expect((await add('2015-06-03')).code).toBe(0)
  })

  test('is asked for on a terminal, by questions with the choices there are', SLOW, async () => {
    const { cwd, go, score } = await office()
    await score('2015-05', MARKS)
    await go('assess', 'close', '2015-05', '--yes')
    const at = (answers: readonly string[], ...argv: string[]) =>
      run([...argv, '--office', cwd], { cwd, today: '2015-07-02', tty: true, answers })
    const added = await at(['票数不对', ''], 'assess', 'objection', 'add', '2015-05', 'W03')
    expect([added.code, added.questions.length]).toEqual([0, 2])
    const answered = await at(['rejected', '已复核', '主任', '第三条'], 'assess', 'objection', 'answer', '2015-05')
    expect([answered.code, answered.questions[0]]).toEqual([0, '异议成立吗'])
    expect((await go('assess', 'objection', 'list')).out).toContain('主任 答复：已复核（依据：第三条）')
  })
})

describe('the tasks of three last places', () => {
  test(
    'have an owner and a due day in working days, are made once, and are done with minutes and every field',
    SLOW,
    async () => {
      const { cwd, go, json, score } = await office()
      for (const month of ['2015-01', '2015-02', '2015-03']) {
        await score(month, MARKS)
        expect((await go('assess', 'close', month, '--yes', '--today', '2015-04-03')).code).toBe(0)
      }
      // Ten working days after Friday 3 April, with the holiday of the 6th between: the 20th.
      const { tasks } = await json('assess', 'tasks', '--today', '2015-04-20')
      expect(tasks).toMatchObject([
        {
          warden: 'W03',
          month: '2015-03',
          task: '约谈',
          by: '社区网格化领导小组组长',
          due_on: '2015-04-20',
          state: 'open',
        },
        { warden: 'W03', month: '2015-03', task: '综合评估', form: ['工作能力', '工作态度'], state: 'open' },
      ])
      const seen = await go('assess', 'tasks', '--today', '2015-04-21')
      expect(seen.out.match(/超期/g)).toHaveLength(2)
      expect((await go('status')).out).toContain('超期')
      expect((await json('status')).tasks).toEqual({ open: 0, overdue: 2 })

      const done = (...argv: string[]) => go('assess', 'tasks', 'done', ...argv)
      expect((await done('丙三', '--minutes', '谈过')).err).toContain('--task')
      expect((await done('W01', '--minutes', '谈过')).err).toContain('没有要办的任务')
      expect((await done('W03', '--task', '约谈')).err).toContain('--minutes')
      expect((await done('W03', '--task', '约谈', '--minutes', '谈过', '--on', '2015-04-01')).code).toBe(2)
      writeFileSync(join(cwd, '约谈记录.docx'), 'minutes')
      const talked = await done('W03', '--task', '约谈', '--minutes', '约谈记录.docx', '--on', '2015-04-16', '--json')
      expect(JSON.parse(talked.out)).toMatchObject({
        state: 'done',
        done_on: '2015-04-16',
        minutes: expect.stringMatching(/^佐证\/[0-9a-f]{12}_约谈记录\.docx$/),
      })
      // One is left: it needs no name, but every field of its form.
      expect((await done('W03', '--evaluation', '工作能力=较强')).err).toContain('--evaluation 工作态度=…')
      expect((await done('W03', '--evaluation', '出勤=好')).err).toContain('工作能力、工作态度')
      expect(
        (await done('W03', '--evaluation', '工作能力=较强', '工作态度＝认真', '--on', '2015-04-22')).err,
      ).toContain('过了期限（2015-04-20）')
      expect((await done('W03', '--task', '约谈', '--minutes', '又谈')).code).toBe(3)
      expect((await go('assess', 'tasks')).out).toContain('工作态度：认真')
      expect((await json('assess', 'tasks', '--open')).tasks).toEqual([])

      // The fourth month last makes nothing new.
      await score('2015-04', MARKS)
      expect((await json('assess', 'close', '2015-04', '--yes')).tasks).toEqual([])
      expect((await json('assess', 'tasks', 'list')).tasks).toHaveLength(2)
    },
  )
})

describe('evidence', () => {
  test(
    'that is a file is copied under its hash, shown by explain, and missed when it is gone or changed',
    SLOW,
    async () => {
      const { cwd, go, json } = await office()
      const book = (evidence: string, day = '2015-06-09') =>
        go('assess', 'record', day, 'W03', '漏登住户', '--quantity', '1', '--evidence', evidence, '--json')
      writeFileSync(join(cwd, '现场 照片.jpg'), 'picture')
      const { evidence } = JSON.parse((await book('现场 照片.jpg')).out)
      expect(evidence).toMatch(/^佐证\/[0-9a-f]{12}_现场_照片\.jpg$/)
      // The same picture again is the same file; words stay words; a path to nothing is no words.
      expect(JSON.parse((await book('现场 照片.jpg', '2015-06-10')).out).evidence).toBe(evidence)
      expect(readdirSync(join(cwd, '佐证'))).toHaveLength(1)
      expect(JSON.parse((await book('抽查第3号')).out).evidence).toBe('抽查第3号')
      expect(
        (await go('assess', 'record', '2015-06-11', 'W03', '漏登住户', '--quantity', '1', '--evidence', '没有.png'))
          .err,
      ).toContain('没有找到文件“没有.png”')
      expect((await go('assess', 'explain', '2015-06', 'W03')).out).toContain(evidence)

      const finding = async () =>
        (await json('doctor')).checks.find((one: { check: string }) => one.check === 'evidence')
      expect(await finding()).toMatchObject({ ok: true, detail: expect.stringContaining('1 份') })
      writeFileSync(join(cwd, evidence), 'another')
      expect(await finding()).toMatchObject({ ok: false, detail: expect.stringContaining('被改过 1 份') })
      rmSync(join(cwd, evidence))
      expect(await finding()).toMatchObject({ ok: false, detail: expect.stringContaining('缺 1 份') })
    },
  )

  test('that is too large is refused, and nothing is booked', SLOW, async () => {
    const { cwd, go, json } = await office()
    writeFileSync(join(cwd, '录像.mp4'), Buffer.alloc(21_000_000))
    const ran = await go(
      'assess',
      'record',
      '2015-06-09',
      'W03',
      '漏登住户',
      '--quantity',
      '1',
      '--evidence',
      '录像.mp4',
    )
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining('21.0 MB，佐证一份最多 20 MB')])
    expect((await json('status')).forms.find((one: { form: string }) => one.form === 'fact')?.records ?? 0).toBe(0)
  })
})

describe('decisions and scores at the command line', () => {
  test('explain shows who decided what and why, and every objection with its answer', SLOW, async () => {
    const { go, json, score } = await office()
    await score('2015-05', MARKS)
    const decide = (...argv: string[]) => go('assess', 'decide', '2015-05', 'W03', '--by', '领导小组', ...argv)
    expect(
      (
        await decide(
          '--kind',
          '扣分',
          '--item',
          '工作态度',
          '--points',
          '2',
          '--reason',
          '两次未到会',
          '--on',
          '2015-06-02',
        )
      ).code,
    ).toBe(0)
    expect(
      (await decide('--kind', '否决', '--item', '瞒报重大隐患', '--reason', '查实', '--on', '2015-08-01')).code,
    ).toBe(2)
    expect((await go('assess', 'close', '2015-05', '--yes', '--today', '2015-06-03')).code).toBe(0)
    await go('assess', 'objection', 'add', '2015-05', 'W03', '--text', '只有一次', '--on', '2015-06-04')
    const shown = (await go('assess', 'explain', '2015-05', 'W03')).out
    expect(shown).toContain('裁定 2015-06-02 领导小组：酌情扣分 工作态度 2 分（两次未到会）')
    expect(shown).toContain('2015-06-04 丙三：只有一次')
    expect(await json('assess', 'explain', '2015-05', 'W03')).toMatchObject({
      decisions: [{ date: '2015-06-02', kind: 'item', points: '2', decided_by: '领导小组' }],
      objections: [{ no: 1, state: 'open' }],
    })
  })

  test(
    'scores and ballots are asked for one by one on a terminal, and refused like those of a sheet',
    SLOW,
    async () => {
      const { cwd, go, json } = await office()
      const at = (answers: readonly string[], ...argv: string[]) =>
        run([...argv, '--office', cwd], { cwd, today: '2015-07-02', tty: true, answers })
      const self = await at(['28', '39', '30'], 'assess', 'evaluate', '2015-06', 'W01', '--source', 'self')
      expect([self.code, self.questions]).toEqual([
        0,
        ['入户采集（满分 30）', '走访服务（满分 40）', '学习（满分 30）'],
      ])
      expect((await at(['M01', '96'], 'assess', 'evaluate', '2015-06', 'W01', '--source', 'leader')).code).toBe(0)
      const ballot = await at(
        ['8', '2', '', '0', '入户', '陈文员'],
        'assess',
        'evaluate',
        '2015-06',
        'W01',
        '--source',
        'masses',
      )
      expect(ballot.code).toBe(0)
      const { results } = await json('assess', 'month', '2015-06')
      expect(results.find((one: { warden: string }) => one.warden === 'W01').score).toBe('96.20')
      const refused = async (...argv: string[]) =>
        JSON.parse((await go('assess', 'evaluate', '2015-06', 'W02', ...argv, '--json')).out).error.code
      expect(await refused('--source', 'leader', '--rater', 'W02', '--score', '90')).toBe('assess.row_rates_oneself')
      expect(await refused('--source', 'leader', '--rater', 'W01', '--score', '90')).toBe('assess.row_not_a_rater')
      expect(await refused('--source', 'self', '--criterion', '学习', '--score', '31')).toBe(
        'assess.score_out_of_range',
      )
      expect(await refused('--source', 'leader')).toBe('assess.evaluate_one')
    },
  )

  test('a bonus of the year is booked like a fact, with its level, piece and scan', SLOW, async () => {
    const { cwd, go, json } = await office()
    writeFileSync(join(cwd, '日报.jpg'), 'page')
    const bonus = (...argv: string[]) => go('assess', 'record', '2015-05-11', 'W02', '宣传报道', '--json', ...argv)
    expect(JSON.parse((await bonus('--level', '国际级', '--piece', '《楼道》')).out).error.code).toBe(
      'assess.unknown_bonus_level',
    )
    expect((await bonus('--level', '市级')).code).toBe(2)
    const kept = JSON.parse(
      (await bonus('--level', '市级', '--piece', '《楼道》', '--coauthor', '丙三', '--evidence', '日报.jpg')).out,
    )
    expect(kept).toMatchObject({
      warden: 'W02',
      kind: 'media',
      level: '市级',
      coauthors: 'W03',
      evidence: expect.stringMatching(/^佐证\//),
    })
    const year = await json('assess', 'year', '2015')
    expect(
      year.results
        .filter((one: { bonus: string }) => one.bonus !== '0')
        .map((one: { warden: string; bonus: string }) => [one.warden, one.bonus]),
    ).toEqual([
      ['W02', '1'],
      ['W03', '1'],
    ])
  })
})
