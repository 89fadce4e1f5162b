/** What a director does with rulebooks: settles what is open, compares editions, asks what another one would have made. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { run } from '../app.ts'
import { office } from './assess-office.ts'

const RULES = readFileSync('templates/rules/baisha.yaml', 'utf8')
const MARKS = { W01: '95', W02: '88', W03: '70' }

function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [was, now]) => {
    if (!text.includes(was)) throw new Error(`not in the rules: ${was}`)
    return text.replace(was, () => now)
  }, RULES)
}

describe('whatif', () => {
  test('says who would have had another score, star, last place, task and grade, and writes nothing', {
    timeout: 60_000,
  }, async () => {
    const { cwd, go, json, score } = await office()
    for (const month of ['2015-01', '2015-02', '2015-03']) {
      await score(month, MARKS)
      expect((await go('assess', 'close', month, '--yes')).code).toBe(0)
    }
    // The ballot counts for nearly all, everybody has the same one, and 70 is a grade of its own.
    writeFileSync(
      join(cwd, 'b.yaml'),
      changed(
        ['weight: {propose: "20"', 'weight: {propose: "5"'],
        ['weight: {propose: "40", why: 领导', 'weight: {propose: "5", why: 领导'],
        ['weight: {propose: "40", why: 服务', 'weight: {propose: "90", why: 服务'],
        ['min_months: {propose: "6"', 'min_months: {propose: "3"'],
      ),
    )
    const whatif = ['assess', 'whatif', '--rules', join(cwd, 'b.yaml'), '--from', '2015-01', '--to', '2015-03']
    const before = (await go('assess', 'month', '2015-01', '--json')).out
    const found = await json(...whatif)
    const of = (warden: string) => found.months[0].wardens.find((one: { warden: string }) => one.warden === warden)
    // W01: 95 and 95 and a ballot of 96: 95×5% + 95×5% + 96×90% = 95.90, before 95×60% + 96×40% = 95.40.
    expect(of('W01')).toMatchObject({ before: '95.40', after: '95.90', difference: '0.50', rankBefore: 1 })
    expect(of('W03')).toMatchObject({ before: '80.40', after: '93.40', difference: '13.00' })
    expect(found.months[0]).toMatchObject({ comparable: true, missing: [], last: { before: ['W03'], after: [] } })
    expect(found.tasks).toMatchObject({ until: '2015-03', added: [] })
    expect(found.tasks.dropped).toMatchObject([
      { warden: 'W03', month: '2015-03', count: 3, task: '约谈' },
      { warden: 'W03', month: '2015-03', count: 3, task: '综合评估' },
    ])
    const year = found.years[0].results.find((one: { warden: string }) => one.warden === 'W03')
    expect(year).toMatchObject({ total: { before: '80.4', after: '93.4' }, grade: { before: null, after: '合格' } })
    expect((await go('assess', 'month', '2015-01', '--json')).out).toBe(before)
    const shown = await go(...whatif)
    expect(shown.out).toContain('不再有：2015-03 丙三（第 3 次）约谈')
    expect(shown.out).toContain('末位：丙三 → 无')
    expect((await go(...whatif, '--lang', 'en')).out).toContain('last: 丙三 → nobody')
  })

  test('29 · a month in which it needs what was never recorded is not comparable, never zero', {
    timeout: 60_000,
  }, async () => {
    const { cwd, go, json, score } = await office()
    await score('2015-01', MARKS)
    await score('2015-02', MARKS)
    const more =
      '  - {id: late, name: 例会迟到, method: per_occurrence, fact: recorded, each: 次, points: "1", max: "5"}\n'
    writeFileSync(join(cwd, 'b.yaml'), changed(['\nvetoes:', `${more}\nvetoes:`]))
    const whatif = ['assess', 'whatif', '--rules', 'b.yaml', '--from', '2015-01', '--to', '2015-02']
    const none = await json(...whatif)
    expect(none.months.map((month: { comparable: boolean }) => month.comparable)).toEqual([false, false])
    expect(none.months[0]).toMatchObject({
      missing: [{ kind: 'item', name: '例会迟到' }],
      stars: { before: ['W01'], after: null },
    })
    expect(none.months[0].wardens[0]).toMatchObject({ after: null, difference: null, comparable: false })
    expect(none.tasks).toEqual({ until: null, added: [], dropped: [] })
    expect(none.years).toMatchObject([{ year: '2015', comparable: false }])
    expect((await go(...whatif)).out).toContain('2015-01：不可比。“例会迟到”那个月没有人登记过')
    // A component that nobody was asked for is as unknown as a fact.
    writeFileSync(
      join(cwd, 'c.yaml'),
      changed(
        ['weight: {propose: "20"', 'weight: {propose: "10"'],
        ['items:', '  - {id: peers, name: 互评, weight: "10", method: scorecard, when_missing: zero}\n\nitems:'],
      ),
    )
    const peers = await json('assess', 'whatif', '--rules', 'c.yaml', '--from', '1月', '--to', '2月')
    expect(peers.months[0].missing).toEqual([{ kind: 'component', name: '互评' }])
  })

  test('what cannot be asked is refused in a sentence', { timeout: 60_000 }, async () => {
    const { cwd, go } = await office()
    const refused = async (...argv: string[]) => {
      const ran = await go('assess', 'whatif', ...argv, '--json')
      return [ran.code, JSON.parse(ran.out).error?.code]
    }
    writeFileSync(
      join(cwd, 'b.yaml'),
      changed(['points: {propose: "0.5", why: 报告要求每户信息完整，漏一户扣半分，重在补登}', 'points: ask']),
    )
    writeFileSync(join(cwd, 'bad.yaml'), changed(['fact: recorded', 'fact: record']))
    const months = ['--from', '2015-01', '--to', '2015-02']
    expect(await refused('--rules', 'b.yaml', ...months)).toEqual([2, 'assess.whatif_open'])
    expect(await refused('--rules', 'none.yaml', ...months)).toEqual([2, 'disk.not_found'])
    expect((await refused('--rules', 'bad.yaml', ...months))[0]).toBe(2)
    expect(await refused('--rules', '2015.1', '--from', '2015-03', '--to', '2015-01')).toEqual([
      2,
      'assess.whatif_range',
    ])
    expect(await refused('--rules', '2015.1', '--from', '2015-03', '--to', '2030-01')).toEqual([2, 'assess.future'])
    expect(await refused('--rules', '2015.1', '--from', '2015-03')).toEqual([2, 'usage.missing_flag'])
  })
})

describe('rules', () => {
  test('confirm asks in plain words, again where an answer cannot stand, and keeps the comments', {
    timeout: 60_000,
  }, async () => {
    const { cwd, go, json } = await office()
    const file = join(cwd, 'templates', 'rules', 'baisha.yaml')
    expect(await json('assess', 'rules', 'confirm', '--all')).toMatchObject({ asks: 0, proposals: 0 })
    const open = readFileSync(file, 'utf8')
      .replace('winners: "1"', 'winners: ask')
      .replace('points: "0.5"', 'points: {propose: "0.5", why: 漏一户扣半分}')
    writeFileSync(file, open)
    const checked = await json('assess', 'rules', 'check')
    expect(checked).toMatchObject({
      ok: true,
      asks: [{ path: 'star.winners' }],
      proposals: [{ path: 'items.0.points' }],
    })

    const ran = await run(['assess', 'rules', 'confirm', '--office', cwd], {
      cwd,
      tty: true,
      today: '2015-07-01',
      answers: ['两名', '2', '1'],
    })
    expect(ran.code).toBe(0)
    expect(ran.questions[0]).toContain('每月评几名星级网格员（star.winners）')
    expect(ran.err).toContain('“两名”不是整数')
    expect(ran.questions[2]).toContain('“漏登住户”每一个算几分（items.missed_household.points）')
    expect(ran.questions[2]).toContain('漏一户扣半分')
    const kept = readFileSync(file, 'utf8')
    expect(kept).toContain('winners: "2"')
    expect(kept).toContain('# 报告写明的只有')
    expect(await json('assess', 'rules', 'check')).toMatchObject({ asks: [], proposals: [] })

    // By the name of the item, and what is not open is said with what is.
    writeFileSync(file, open)
    expect((await go('assess', 'rules', 'confirm', '--set', 'items.missed_household.points=0.8')).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('points: "0.8"')
    const wrong = await go('assess', 'rules', 'confirm', '--set', 'star.winers=2')
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('star.winners')])
    const bad = await go('assess', 'rules', 'confirm', '--set', 'star.winners=两名')
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('“两名”不是整数')])
    expect((await go('assess', 'rules', 'confirm')).err).toContain('--set')
  })

  test('diff says in words what changes, an item that comes or goes in one line', { timeout: 60_000 }, async () => {
    const { cwd, go } = await office()
    const more =
      '  - {id: late, name: 例会迟到, method: per_occurrence, fact: recorded, each: 次, points: "1", max: "5"}\n'
    writeFileSync(
      join(cwd, 'b.yaml'),
      changed(
        ['weight: {propose: "20"', 'weight: {propose: "10"'],
        ['weight: {propose: "40", why: 领导', 'weight: {propose: "50", why: 领导'],
        ['points: {propose: "0.5", why: 报告要求每户', 'points: {propose: "1", why: 报告要求每户'],
        ['基本满意: {propose: "80"', '基本满意: {propose: "70"'],
        ['\nvetoes:', `${more}\nvetoes:`],
      ),
    )
    const lines = (await go('assess', 'rules', 'diff', '2015.1', 'b.yaml')).out.trimEnd().split('\n')
    expect(lines).toEqual([
      '增加考核哪些内容“例会迟到”（id late；name 例会迟到；method per_occurrence；fact recorded；each 次；points 1；max 5）',
      '“网格员自评”占百分之几：20 → 10',
      '“领导点评”占百分之几：40 → 50',
      '“群众测评”里“基本满意”算几分：80 → 70',
      '“漏登住户”每一个算几分：0.5 → 1',
    ])
    expect((await go('assess', 'rules', 'diff', '2015.1', 'b.yaml', '--lang', 'en')).out).toContain(
      'weight of "领导点评" in percent: 40 → 50',
    )
    expect((await go('assess', 'rules', 'diff', '2015.1', '2015.1')).out).toContain('两版没有不同')
  })

  test("the shipped edition ends where the office's own begins; examples are listed and shown, and slow nobody", {
    timeout: 60_000,
  }, async () => {
    const { cwd, json } = await office()
    mkdirSync(join(cwd, 'templates', 'rules'), { recursive: true })
    const next = changed(['edition: "2015.1"', 'edition: "2015.2"'], ['{from: 2015-01}', '{from: 2015-05}'])
    writeFileSync(join(cwd, 'templates', 'rules', 'next.yaml'), next)
    const codes = async () => (await json('assess', 'rules', 'check')).problems.map((one: { code: string }) => one.code)
    expect(await codes()).toEqual(['rulebook.no_transition'])
    writeFileSync(join(cwd, 'templates', 'rules', 'next.yaml'), `${next}\ntransition: {last_place_streak: continue}\n`)
    expect(await codes()).toEqual([])
    expect((await json('assess', 'rules', 'list')).editions).toMatchObject([
      { edition: '2015.1', from: '2015-01', to: '2015-04', own: false },
      { edition: '2015.2', from: '2015-05', to: null, own: true },
    ])
    expect((await json('assess', 'month', '2015-04')).edition).toBe('2015.1')
    expect((await json('assess', 'month', '2015-05')).edition).toBe('2015.2')
    const listed = (await json('assess', 'rules', 'list', '--examples')).editions
    expect(listed.map((one: { id: string }) => one.id)).toContain('hecun')
    expect((await json('assess', 'rules', 'show', 'hecun')).title).toBe('贺村镇网格考核实施细则')
    expect((await json('assess', 'rules', 'test', 'liujiao')).failed).toBe(0)
  })
})
