/** The thirty acceptance tests of the assessment, as far as the pure engine can say them. */
import { expect, test } from 'vitest'
import { checkEditions, editionFor } from '../../src/assessment/check-editions.ts'
import { streakOf, tasksOf } from '../../src/assessment/consequences.ts'
import { correctMonth } from '../../src/assessment/correction.ts'
import { quotaPlaces } from '../../src/assessment/grades.ts'
import type { Bonus, FinalResult } from '../../src/assessment/inputs.ts'
import { assessMonth } from '../../src/assessment/month.ts'
import type { MonthRecord, WardenRecord } from '../../src/assessment/month-record.ts'
import { holderOn, longerHolder } from '../../src/assessment/posts.ts'
import { rankMonth } from '../../src/assessment/rank.ts'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import { ASK, type Consequence, type Edition } from '../../src/assessment/rulebook.ts'
import { monthStates, streak } from '../../src/assessment/streaks.ts'
import { assessYear } from '../../src/assessment/year.ts'
import type { Day, Month } from '../../src/core/day.ts'
import { decimal, printDecimal } from '../../src/core/decimal.ts'
import {
  card,
  changed,
  count,
  decision,
  edition,
  flat,
  history,
  inputs,
  MARCH,
  pair,
  scores,
  votes,
  warden,
  wrong,
} from './office.ts'

const day = (text: string) => text as Day
const month = (text: string) => text as Month

function fact(staffNo: string, date: string, quantity: string, event: string | null = null) {
  return {
    date: day(date),
    staffNo,
    item: '漏登',
    quantity: decimal(quantity),
    evidence: '记录',
    recorder: null,
    event,
  }
}

function totals(rules: Edition, some: Parameters<typeof inputs>[0]) {
  const assessed = assessMonth(rules, inputs(some))
  return Object.fromEntries(
    assessed.wardens.map((one) => [one.staffNo, one.score.total === null ? null : printDecimal(one.score.total, 2)]),
  )
}

function placed(scored: Readonly<Record<string, string>>, rules: Edition = edition()) {
  const candidates = Object.entries(scored).map(([staffNo, total]) => {
    const score = { total: decimal(total), exact: decimal(total), components: new Map(), noStar: false }
    return { staffNo, name: staffNo, reason: null, score }
  })
  return rankMonth(rules, candidates, [])
}

function consequence(rules: Edition = edition()): Consequence {
  return (rules.consequences as readonly Consequence[])[0] as Consequence
}

function triggers(letters: string, from = '2015-01', rule: Consequence = consequence()) {
  const finals = history(letters, month(from))
  const until = finals.at(-1)?.month ?? month(from)
  const states = monthStates({ finals, past: [] }, 'W1', until)
  return streak(rule, 'W1', states).triggers.map((trigger) => `${trigger.month}#${trigger.count}`)
}

test('1 · 25 × 0.2 off 100 is 95.00 and gets the 95 band', () => {
  const full = { ...flat({ W1: '100' }) }
  expect(totals(edition(), { ...full, recorded: [fact('W1', '2015-03-02', '25')] })).toEqual({ W1: '95.00' })
})

test('2 · weights .2/.4/.4: other marks with the same total share a rank', () => {
  const [a, b] = [
    scores('W1', '84', '93', [
      ['满意', 5],
      ['基本满意', 5],
    ]),
    scores('W2', '90', '90', [
      ['满意', 5],
      ['基本满意', 5],
    ]),
  ]
  const assessed = assessMonth(
    edition(),
    inputs({
      roster: [warden('W1'), warden('W2')],
      scorecards: [...a.scorecards, ...b.scorecards],
      ballots: [...a.ballots, ...b.ballots],
    }),
  )
  expect(assessed.wardens.map((one) => [printDecimal(one.score.total as never, 2), one.place.rank])).toEqual([
    ['90.00', 1],
    ['90.00', 1],
  ])
})

test('3 · 95/90/88/88: last is nobody under none, both under all; ranks 1, 2, 3, 3', () => {
  const four = { 甲: '95', 乙: '90', 丙: '88', 丁: '88' }
  expect(placed(four)).toMatchObject({ last: [], lastWhy: { code: 'assess.no_last.tie' } })
  expect(placed(four).places.map((place) => place.rank)).toEqual([1, 2, 3, 3])
  expect(placed(four, edition(['{ties: none, tie_break', '{ties: all, tie_break'])).last).toEqual(['丁', '丙'].sort())
  const decide = placed(four, edition(['{ties: none, tie_break', '{ties: decide, tie_break']))
  expect(decide.last).toEqual([])
  expect(decide.problems.map((problem) => problem.code)).toEqual(['assess.last_undecided'])
})

test('3 · a tie is broken by the chain before the rule for ties', () => {
  const rules = edition(['tie_break: []', 'tie_break: [leader]'])
  const assessed = assessMonth(
    rules,
    inputs({
      roster: ['W1', 'W2', 'W3'].map((no) => warden(no)),
      scorecards: [
        card('W1', 'self', '95'),
        card('W1', 'leader', '95'),
        card('W2', 'self', '90'),
        card('W2', 'leader', '84'),
        card('W3', 'self', '84'),
        card('W3', 'leader', '87'),
      ],
    }),
  )
  expect(assessed.ranking).toMatchObject({
    last: ['W2'],
    lastWhy: { code: 'assess.last.tie_broken', params: { by: 'leader' } },
  })
})

test('4 · all 100: nobody is last', () => {
  expect(placed({ 甲: '100', 乙: '100', 丙: '100' })).toMatchObject({
    last: [],
    lastWhy: { code: 'assess.no_last.all_equal' },
    stars: ['丙', '乙', '甲'].sort(),
  })
})

test('5 · one participant is neither last nor star', () => {
  expect(placed({ 甲: '70' })).toMatchObject({
    pool: 1,
    last: [],
    stars: [],
    lastWhy: { code: 'assess.no_last.small_pool' },
  })
})

test('6 · LLAL pauses or resets; LLAAAL is too long a gap', () => {
  expect(triggers('LLAL')).toEqual(['2015-04#3'])
  expect(triggers('LLAL', '2015-01', { ...consequence(), on_not_ranked: 'reset' })).toEqual([])
  expect(triggers('LLAAAL')).toEqual([])
  expect(triggers('LLAAL')).toEqual(['2015-05#3'])
  expect(triggers('LLHL')).toEqual(['2015-04#3'])
})

test('7 · leave never yields 0 points, and blocks nobody', () => {
  const assessed = assessMonth(
    edition(),
    inputs({
      ...flat({ W1: '95', W2: '90', W3: '85' }),
      roster: ['W1', 'W2', 'W3', 'W4'].map((no) => warden(no)),
      leave: [{ staffNo: 'W4', from: day('2015-03-02'), to: day('2015-03-27'), reason: '病假' }],
    }),
  )
  expect(assessed.blockers).toEqual([])
  expect(assessed.wardens.find((one) => one.staffNo === 'W4')).toMatchObject({
    score: { total: null },
    place: { ranked: false, reason: 'leave', rank: null, last: false },
  })
  expect(assessed.ranking).toMatchObject({ pool: 3, last: ['W3'] })
})

test('8 · November, December, January', () => {
  expect(triggers('LLL', '2015-11')).toEqual(['2016-01#3'])
  expect(triggers('LLL', '2015-11', { ...consequence(), year_boundary: 'reset' })).toEqual([])
})

test('9 · six lasts with at [3, 6] make tasks at 3 and at 6', () => {
  expect(triggers('LLLLLL')).toEqual(['2015-03#3', '2015-06#6'])
  expect(triggers('LLLLLL', '2015-01', { ...consequence(), at: [] })).toEqual(['2015-03#3'])
})

test('10 · LLLLNLLL makes two keys, and each only once', () => {
  const rules = edition()
  const person = streakOf(rules, [rules], { finals: history('LLLLNLLL'), past: [] }, 'W1', month('2015-08'))
  expect(person.triggers.map((trigger) => trigger.key)).toEqual(['W1/interview/2015-01#3', 'W1/interview/2015-06#3'])
  expect(tasksOf([rules], person.triggers).map((task) => `${task.key} ${task.task}`)).toEqual([
    'W1/interview/2015-01#3/1 约谈',
    'W1/interview/2015-01#3/2 综合评估',
    'W1/interview/2015-06#3/1 约谈',
    'W1/interview/2015-06#3/2 综合评估',
  ])
})

test('10 · within: three times in six months, each month used once', () => {
  const rule = {
    ...consequence(),
    at: [],
    when: { state: 'last', consecutive: null, within: { count: 3, months: 6 } },
  } as const
  expect(triggers('LNLNL', '2015-01', rule)).toEqual(['2015-05#3'])
  expect(triggers('LNLNLL', '2015-01', rule)).toEqual(['2015-05#3'])
  expect(triggers('LNNLNNL', '2015-01', rule)).toEqual([])
})

test('10 · stars in a row follow the same construct', () => {
  const rule = { ...consequence(), id: 'praise', when: { state: 'star', consecutive: 3, within: null } } as const
  expect(triggers('SSAS', '2015-01', rule)).toEqual(['2015-04#3'])
})

test('11 · a draft month stops the view', () => {
  const finals = history('LLDL').filter((result) => result.month !== '2015-04')
  const states = monthStates({ finals, past: [] }, 'W1', month('2015-04'))
  expect(states.map((one) => one.state)).toEqual(['last', 'last', 'draft', 'draft'])
  expect(streak(consequence(), 'W1', states)).toMatchObject({ current: 2, triggers: [] })
})

test('11 · months published before this register was kept count', () => {
  const past = ['2014-11', '2014-12'].map((m) => ({
    month: month(m),
    staffNo: 'W1',
    score: decimal('80'),
    last: true,
    star: false,
  }))
  const states = monthStates({ finals: history('L'), past }, 'W1', month('2015-01'))
  expect(streak(consequence(), 'W1', states).triggers.map((trigger) => trigger.key)).toEqual(['W1/interview/2014-11#3'])
})

test('12 · a correction of month 2 takes the basis of a task away', async () => {
  const { reconcileTasks } = await import('../../src/assessment/consequences.ts')
  const rules = edition()
  const tasks = (letters: string) =>
    tasksOf([rules], streakOf(rules, [rules], { finals: history(letters), past: [] }, 'W1', month('2015-03')).triggers)
  const before = tasks('LLL')
  const { add, basisGone } = reconcileTasks(
    before.map((task) => task.key),
    tasks('LNL'),
  )
  expect(add).toEqual([])
  expect(basisGone).toEqual(before.map((task) => task.key))
  expect(
    reconcileTasks(
      before.map((task) => task.key),
      before,
    ),
  ).toEqual({ add: [], basisGone: [] })
})

test('13 · a correction that would make another last waits for a decision; what is better holds at once', () => {
  const result = (warden: string, rank: number, last: boolean): WardenRecord => ({
    warden,
    name: warden,
    grid: null,
    score: last ? '80.00' : '85.00',
    rank,
    ranked: true,
    reason: null,
    star: false,
    last,
    streak: 0,
    explained: { value: null, how: 'given', code: 'assess.month_total', params: {}, source: null, parts: [] },
  })
  const why = { code: 'assess.no_star.tie', params: {} }
  const record = (...results: readonly WardenRecord[]): MonthRecord => {
    return { month: MARCH, edition: '1', pool: 2, results, stars: [], starWhy: why, lastWhy: why }
  }
  const before = record({ ...result('B', 1, false), score: '80.00' }, { ...result('A', 2, true), score: '70.00' })
  const after = record(result('A', 1, false), result('B', 2, true))
  const standing = (concerned: readonly string[]) => {
    const corrected = correctMonth(before, after, new Set(concerned))
    return {
      rows: corrected.record.results.map(({ warden, rank, last }) => [warden, rank, last]),
      held: corrected.held.map(({ warden, field }) => [warden, field]),
    }
  }
  expect(standing(['A'])).toEqual({
    rows: [
      ['A', 1, false],
      ['B', 1, false],
    ],
    held: [
      ['B', 'rank'],
      ['B', 'last'],
    ],
  })
  // A decision about B too, and it is so.
  expect(standing(['A', 'B'])).toEqual({
    rows: [
      ['A', 1, false],
      ['B', 2, true],
    ],
    held: [],
  })
})

test('14 · a new edition in July without a transition is an error', () => {
  const first = readRulebook('1.yaml', changed(['{from: 2015-01}', '{from: 2015-01, to: 2015-06}']))
  const second = (more: string) =>
    readRulebook(
      '2.yaml',
      changed(['effective: {from: 2015-01}', `effective: {from: 2015-07}${more}`], ['edition: "1"', 'edition: "2"']),
    )
  const says = '\ntransition: {last_place_streak: reset}'
  expect(checkEditions([first, second('')]).map((problem) => problem.code)).toEqual(['rulebook.no_transition'])
  expect(checkEditions([first, second(says)])).toEqual([])
  const editions = [first.edition, second(says).edition] as Edition[]
  expect(editionFor(editions, month('2015-06'))?.edition).toBe('1')
  expect(editionFor(editions, month('2015-07'))?.edition).toBe('2')
  const person = streakOf(
    editions[1] as Edition,
    editions,
    { finals: history('LLLL', month('2015-05')), past: [] },
    'W1',
    month('2015-08'),
  )
  expect(person).toMatchObject({ current: 2, triggers: [] })
})

test('14 · editions that overlap or leave a gap are errors', () => {
  const first = (effective: string) => readRulebook('1.yaml', changed(['{from: 2015-01}', effective]))
  const second = readRulebook(
    '2.yaml',
    changed(['effective: {from: 2015-01}', 'effective: {from: 2015-07}\ntransition: {last_place_streak: continue}']),
  )
  expect(checkEditions([first('{from: 2015-01}'), second]).map((problem) => problem.code)).toEqual([
    'rulebook.edition_overlap',
  ])
  expect(checkEditions([first('{from: 2015-01, to: 2015-05}'), second]).map((problem) => problem.code)).toEqual([
    'rulebook.edition_gap',
  ])
})

test('15 · an edition cannot begin in the middle of a month', () => {
  expect(wrong(changed(['{from: 2015-01}', '{from: 2015-01-16}']))).toEqual(['rulebook.mid_month 5'])
})

test('16 · a new warden is scored and not ranked until the months are reached', () => {
  const rules = edition(['service_months_at_least: "1"', 'service_months_at_least: "3"'])
  const roster = [warden('W1', { from: day('2015-01-10') }), warden('W2'), warden('W3'), warden('W4')]
  const at = (text: string) => {
    const when = month(text)
    const own = roster.flatMap(({ staffNo }) => [
      card(staffNo, 'self', '90', { month: when }),
      card(staffNo, 'leader', '90', { month: when }),
    ])
    return assessMonth(rules, inputs({ month: when, roster, scorecards: own })).wardens.find(
      (one) => one.staffNo === 'W1',
    )
  }
  expect(['2015-01', '2015-02', '2015-03', '2015-04'].map((when) => at(when)?.place.reason)).toEqual([
    'new',
    'new',
    'new',
    null,
  ])
  expect(printDecimal(at('2015-02')?.score.total as never)).toBe('90')
})

test('17 · after a move on the 16th, the deduction of the 10th stays with the former holder', () => {
  const roster = [
    warden('W1', { gridNo: '07', to: day('2015-03-15') }),
    warden('W2', { gridNo: '07', from: day('2015-03-16') }),
  ]
  expect(holderOn(roster, '07', day('2015-03-10'))).toBe('W1')
  expect(holderOn(roster, '07', day('2015-03-16'))).toBe('W2')
  expect(longerHolder(roster, '07', MARCH)).toBe('W2')
  const assessed = assessMonth(
    edition(),
    inputs({ ...flat({ W1: '100', W2: '100' }), roster, recorded: [fact('W1', '2015-03-10', '5')] }),
  )
  expect(assessed.wardens.map((one) => [one.staffNo, printDecimal(one.score.total as never, 2)])).toEqual([
    ['W1', '99.00'],
    ['W2', '100.00'],
  ])
})

test('18 · whoever stands in is not assessed for the other grid', () => {
  const roster = [warden('W1', { gridNo: '07' }), warden('G1', { role: 'group_leader', gridNo: null })]
  const leave = [{ staffNo: 'W1', from: day('2015-03-02'), to: day('2015-03-06'), reason: '事假' }]
  expect(holderOn(roster, '07', day('2015-03-03'))).toBe('W1')
  expect(assessMonth(edition(), inputs({ roster, leave })).wardens.map((one) => one.staffNo)).toEqual(['W1'])
})

test('19 · a missing self score blocks; eight ballots renormalise, and it is printed', () => {
  const roster = [warden('W1')]
  const blocked = assessMonth(
    edition(),
    inputs({ roster, scorecards: [card('W1', 'leader', '90')], ballots: [votes('W1', '满意', 10)] }),
  )
  expect(blocked.wardens[0]?.score.total).toBeNull()
  expect(blocked.blockers).toMatchObject([{ code: 'assess.component_missing', detail: { id: 'self' } }])

  const few = assessMonth(
    edition(),
    inputs({
      roster,
      scorecards: [card('W1', 'self', '90'), card('W1', 'leader', '84')],
      ballots: [votes('W1', '满意', 8)],
    }),
  )
  expect(few.blockers).toEqual([])
  expect(few.warnings).toMatchObject([{ code: 'assess.few_ballots', value: '8', detail: { needed: '10' } }])
  expect(printDecimal(few.wardens[0]?.score.total as never, 2)).toBe('86.00')
  expect(few.wardens[0]?.score.explained.parts[0]).toMatchObject({
    code: 'assess.renormalized',
    params: { left: '群众测评', weight: '60' },
  })
})

test('19 · the other ways of a missing component: zero, another component, nobody', () => {
  const cards = [card('W1', 'leader', '90')]
  const ballots = [votes('W1', '满意', 10)]
  const self = 'name: 网格员自评, weight: "20", method: scorecard, when_missing: block'
  const zero = edition([self, self.replace('block', 'zero')])
  const use = edition([self, self.replace('block', '{use: leader}')])
  const roster = [warden('W1')]
  expect(totals(zero, { roster, scorecards: cards, ballots })).toEqual({ W1: '76.00' })
  expect(totals(use, { roster, scorecards: cards, ballots })).toEqual({ W1: '94.00' })

  const all = edition(['validity: {min_ballots: "10"}', 'validity: {min_ballots: "10"}, scope: all'])
  const two = { ...flat({ W1: '90', W2: '80' }), ballots: [votes('W1', '满意', 10), votes('W2', '满意', 9)] }
  expect(totals(all, two)).toEqual({ W1: '90.00', W2: '80.00' })
})

test('20 · a denominator of zero is what the item says: full, lose_all or block', () => {
  const rate = (empty: string) =>
    edition([
      'vetoes:',
      `  - {id: timely, name: 办结率, method: rate, fact: matter_on_time_rate, target: "100%", max: "10", shortfall: proportional${empty}}\nvetoes:`,
    ])
  const one = { ...flat({ W1: '100' }), facts: [pair('W1', 'matter_on_time_rate', '0', '0')] }
  expect(totals(rate(', empty: full'), one)).toEqual({ W1: '100.00' })
  expect(totals(rate(', empty: lose_all'), one)).toEqual({ W1: '90.00' })
  expect(totals(rate(', empty: block'), one)).toEqual({ W1: null })
  expect(totals(rate(''), one)).toEqual({ W1: null })
})

test('21 · weights 560/30/10 are an error with its line', () => {
  const text = changed(
    ['weight: "20"', 'weight: "560"'],
    ['weight: "40"', 'weight: "30"'],
    ['weight: "40"', 'weight: "10"'],
  )
  const { problems } = readRulebook('rules.yaml', text)
  expect(problems).toMatchObject([
    { code: 'rulebook.weights', value: '600', place: { line: 13 }, detail: { parts: '560+30+10' } },
  ])
})

test('22 · the grades of 六角 have three holes, each named', () => {
  const printed =
    'grades: [{name: 优秀, from: "95"}, {name: 合格, from: "80", to: "94"}, {name: 基本合格, from: "70", to: "79"}, {name: 不合格, from: "0", to: "60"}]'
  const text = changed([/ {2}grades: .*/.exec(changed())?.[0].trim() ?? '', printed])
  const { problems } = readRulebook('rules.yaml', text)
  expect(problems.map((problem) => `${problem.code} ${problem.value}`)).toEqual([
    'rulebook.grade_hole 94–95',
    'rulebook.grade_hole 79–80',
    'rulebook.grade_hole 60–70',
  ])
})

test('23 · the unknown key 扣份 is an error with a suggestion', () => {
  const { problems } = readRulebook('rules.yaml', changed(['points: "0.2"', '扣份: "0.2"']))
  expect(problems.find((problem) => problem.code === 'definition.unknown_key')).toMatchObject({
    value: '扣份',
    place: { line: 17 },
    detail: { near: 'points' },
  })
})

test('24 · full-width colon and digits, text that is not UTF-8', () => {
  expect(wrong(changed(['title: 考核办法', 'title：考核办法']))).toEqual(['definition.full_width_colon 4'])
  expect(wrong(changed(['full: "100"', 'full: "１００"']))).toEqual(['definition.full_width_digits 6'])
  expect(readRulebook('rules.yaml', Uint8Array.of(0xb0, 0xd7)).problems.map((problem) => problem.code)).toEqual([
    'definition.not_utf8',
  ])
})

function bonus(date: string, level: string, piece: string, more: Partial<Bonus> = {}): Bonus {
  return { date: day(date), staffNo: 'W1', kind: 'media', level, piece, coauthors: [], evidence: '报纸', ...more }
}

function year(bonuses: readonly Bonus[], finals: readonly FinalResult[] = [], rules: Edition = edition()) {
  const people = [...new Set([...finals.map((final) => final.staffNo), 'W1'])].map((staffNo) => ({
    staffNo,
    name: staffNo,
  }))
  return assessYear(rules, {
    year: '2015',
    people,
    finals,
    past: [],
    bonus: bonuses,
    decisions: [decision('W1', 'item', 'innovation', '2')],
    scorecards: [],
  })
}

test('25 · the same article in three media counts once, at its highest; caps by kind and in total', () => {
  const { results } = year([
    bonus('2015-03-01', '区县级', '楼道'),
    bonus('2015-03-05', '省级', '楼道'),
    bonus('2015-03-09', '市级', '楼道'),
  ])
  expect(results[0]?.items.map((line) => [printDecimal(line.points), printDecimal(line.counted), line.why])).toEqual([
    ['1', '0', 'assess.bonus.duplicate'],
    ['5', '5', 'assess.bonus.counted'],
    ['2', '0', 'assess.bonus.duplicate'],
  ])
  expect(printDecimal(results[0]?.bonus as never)).toBe('5')

  const many = year([
    bonus('2015-01-01', '国家级', '甲'),
    bonus('2015-02-01', '省级', '乙'),
    bonus('2015-03-01', '市级', '丙', { kind: '工作创新' }),
  ])
  expect(many.results[0]?.items.map((line) => [printDecimal(line.counted), line.why])).toEqual([
    ['8', 'assess.bonus.counted'],
    ['0', 'assess.bonus.kind_cap'],
    ['2', 'assess.bonus.total_cap'],
  ])
})

test('25 · coauthors split, innovation waits for a decision, another year does not count', () => {
  const { results } = year([
    bonus('2015-03-01', '省级', '合写', { staffNo: 'W2', coauthors: ['W1'] }),
    bonus('2014-12-31', '省级', '去年'),
  ])
  expect(results[0]?.items.map((line) => [printDecimal(line.counted), line.why])).toEqual([
    ['2.5', 'assess.bonus.split'],
  ])
  const undecided = assessYear(edition(), {
    year: '2015',
    people: [{ staffNo: 'W1', name: 'W1' }],
    finals: [],
    past: [],
    bonus: [bonus('2015-03-01', '街道', '代办', { kind: 'innovation' })],
    decisions: [],
    scorecards: [],
  })
  expect(undecided.results[0]?.items[0]).toMatchObject({ why: 'assess.bonus.undecided' })
  expect(undecided.problems.map((problem) => problem.code)).toEqual(['assess.bonus_undecided'])
})

test('26 · the same bonus in month and year is an error', () => {
  const text = changed([
    'vetoes:',
    '  - {id: media, name: 宣传报道, method: gain, fact: recorded, points: "1", max: "4"}\nvetoes:',
  ])
  expect(wrong(text)).toEqual(['rulebook.bonus_twice 18'])
})

test('27 · a quota of 15% in 14 people, three roundings, a tie at the cut', () => {
  const grade = (rounding: string) => {
    const rules = edition(['quota_rounding: floor', `quota_rounding: ${rounding}`])
    if (rules.annual === null || rules.annual === ASK) throw new Error('no annual')
    return quotaPlaces(rules.annual.grades[0] as never, 14)
  }
  expect(['floor', 'half_up', 'ceil'].map(grade)).toEqual([2, 2, 3])

  const finals = ['97', '95', '95', '80'].flatMap((score, person) =>
    Array.from(
      { length: 6 },
      (_, at): FinalResult => ({
        month: month(`2015-0${at + 1}`),
        staffNo: `P${person}`,
        ranked: true,
        score: decimal(score),
        last: false,
        star: false,
      }),
    ),
  )
  const grades = (tie: string) => {
    const rules = edition([
      'quota: "15%", quota_rounding: floor, tie_at_cut: exclude',
      `quota: "50%", quota_rounding: floor, tie_at_cut: ${tie}`,
    ])
    const { results, problems } = year([], finals, rules)
    return [
      ...results.filter((one) => one.months > 0).map((one) => one.grade),
      ...problems.map((problem) => problem.code),
    ]
  }
  expect(grades('exclude')).toEqual(['优秀', '合格', '合格', '合格'])
  expect(grades('include')).toEqual(['优秀', '优秀', '优秀', '合格'])
  expect(grades('decide')).toEqual(['优秀', '合格', '合格', '合格', 'assess.grade_undecided'])
})

test('27 · too few ranked months: an average and no grade', () => {
  const finals = history('NN').map((final) => ({ ...final, score: decimal('95') }))
  expect(year([], finals).results.find((one) => one.staffNo === 'W1')).toMatchObject({
    months: 2,
    grade: null,
    gradeWhy: 'assess.grade.few_months',
  })
})

test('28 · the same inputs give the same result, whatever the order of the records', () => {
  const some = {
    ...flat({ W1: '95', W2: '90', W3: '85' }),
    ballots: [votes('W1', '满意', 9), votes('W1', '不满意', 3)],
  }
  const turned = {
    ...some,
    roster: [...some.roster].reverse(),
    scorecards: [...some.scorecards].reverse(),
    ballots: [...some.ballots].reverse(),
  }
  const text = (one: Partial<Parameters<typeof inputs>[0]>) => JSON.stringify(assessMonth(edition(), inputs(one)))
  expect(text(turned)).toBe(text(some))
})

test('30 · a last place that leads straight to dismissal is a warning', () => {
  expect(wrong(changed(['task: 约谈, by: 组长', 'task: 解聘, by: 组长']))).toEqual(['rulebook.last_to_dismissal 31'])
})

test('a veto caps and takes the star; a decision takes points with a reason; counts of days are whole', () => {
  const rules = edition([
    'vetoes:',
    '  - {id: attitude, name: 态度, method: decision, range: ["0", "5"], max: "5"}\n  - {id: diary, name: 日记, method: min_count, fact: diary_days, at_least: {share_of_duty_workdays: "90%"}, points: "0.5", each: 天, max: "5"}\nvetoes:',
  ])
  const workdays = Array.from({ length: 22 }, (_, index) => day(`2015-03-${String(index + 1).padStart(2, '0')}`))
  const base = {
    ...flat({ W1: '100', W2: '80', W3: '70' }),
    workdays,
    facts: ['W1', 'W2', 'W3'].map((no) => count(no, 'diary_days', '19')),
  }
  expect(totals(rules, base)).toEqual({ W1: '99.50', W2: '79.50', W3: '69.50' })
  const vetoed = assessMonth(
    rules,
    inputs({ ...base, decisions: [decision('W1', 'veto', '瞒报'), decision('W2', 'item', '态度', '-3')] }),
  )
  expect(vetoed.wardens.map((one) => [one.staffNo, printDecimal(one.score.total as never, 2), one.place.star])).toEqual(
    [
      ['W2', '76.50', false],
      ['W3', '69.50', false],
      ['W1', '60.00', false],
    ],
  )
})
