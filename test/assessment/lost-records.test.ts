/** Nothing that somebody wrote down is lost, merged or weighed in silence. */
import { expect, test } from 'vitest'
import { streakOf, tasksOf } from '../../src/assessment/consequences.ts'
import type { Bonus, MonthInputs, RecordedFact } from '../../src/assessment/inputs.ts'
import { assessMonth } from '../../src/assessment/month.ts'
import { monthOfRecord } from '../../src/assessment/month-of-record.ts'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import type { Edition } from '../../src/assessment/rulebook.ts'
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
  votes,
  warden,
  wrong,
} from './office.ts'

const TEN = ['W1', 'W2', 'W3'].map((no) => votes(no, '满意', 10))
const ATTITUDE = edition([
  'vetoes:',
  '  - {id: attitude, name: 工作态度, method: decision, range: ["0", "5"], max: "5"}\nvetoes:',
])

function three(some: Partial<MonthInputs> = {}, rules: Edition = edition()) {
  const month = assessMonth(rules, inputs({ ...flat({ W1: '95', W2: '90', W3: '80' }), ballots: TEN, ...some }))
  const codes = (problems: readonly { code: string; detail: object }[]) => problems.map((problem) => problem.code)
  return { month, blockers: codes(month.blockers), warnings: codes(month.warnings) }
}

function scoreOf(result: ReturnType<typeof three>, staffNo: string): string | undefined {
  const total = result.month.wardens.find((one) => one.staffNo === staffNo)?.score.total
  return total === null || total === undefined ? undefined : printDecimal(total, 2)
}

test('a warden whom nobody voted on is scored without the ballot, and that is worth a look', () => {
  const result = three({ ballots: TEN.filter((one) => one.staffNo !== 'W3') })
  expect([scoreOf(result, 'W3'), result.blockers, result.warnings]).toEqual([
    '80.00',
    [],
    ['assess.component_left_out'],
  ])
  // Nine ballots of ten needed say so themselves.
  const few = three({ ballots: TEN.map((one) => (one.staffNo === 'W3' ? { ...one, count: 9 } : one)) })
  expect(few.warnings).toEqual(['assess.few_ballots'])
})

test('a self-assessment by somebody else does not count; the same one with and without a name is one', () => {
  const { scorecards } = flat({ W1: '95', W2: '90', W3: '80' })
  const foreign = three({ scorecards: [...scorecards, card('W3', 'self', '20', { rater: 'W1' })] })
  expect([scoreOf(foreign, 'W3'), foreign.warnings]).toEqual([scoreOf(three(), 'W3'), ['assess.self_rater']])
  const twice = three({ scorecards: [...scorecards, card('W3', 'self', '80', { rater: 'W3' })] })
  expect([scoreOf(twice, 'W3'), twice.blockers]).toEqual([scoreOf(three(), 'W3'), []])
  const differing = three({ scorecards: [...scorecards, card('W3', 'self', '99', { rater: 'W3' })] })
  expect(differing.blockers).toEqual(['assess.scored_twice'])
})

test('a rater belongs to the group of the role of that month', () => {
  const raters = 'raters: [{roles: [director], weight: "60"}, {roles: [group_leader], weight: "40"}], '
  const rules = edition([
    'id: leader, name: 领导点评, weight: "40", method: scorecard, ',
    `id: leader, name: 领导点评, weight: "40", method: scorecard, ${raters}`,
  ])
  const past = { role: 'group_leader', gridNo: null, to: '2015-03-31' as Day }
  const now = { role: 'director', gridNo: null, from: '2015-04-01' as Day }
  const roster = [warden('W1'), warden('G1', past), warden('G1', now), warden('M1', { role: 'director', gridNo: null })]
  const scorecards = [
    card('W1', 'self', '100'),
    card('W1', 'leader', '100', { rater: 'M1' }),
    card('W1', 'leader', '50', { rater: 'G1' }),
  ]
  const month = assessMonth(rules, inputs({ roster, scorecards, ballots: TEN.slice(0, 1) }))
  // 100 × 20% + (100 × 60% + 50 × 40%) × 40% + 100 × 40%
  expect(month.wardens.map((one) => one.score.total?.toFixed(2))).toEqual(['92.00'])
})

test('a veto, an item or points that the regulation does not know are said', () => {
  expect(three({ decisions: [decision('W1', 'veto', '瞒报什么')] }).blockers).toEqual(['assess.unknown_veto'])
  expect(three({ decisions: [decision('W1', 'item', 'attitude')] }, ATTITUDE).blockers).toEqual([
    'assess.decision_without_points',
  ])
  expect(three({ decisions: [decision('W1', 'item', '态度', '-1')] }, ATTITUDE).warnings).toEqual([
    'assess.unknown_decision',
  ])
  // Recognised as an innovation: of the year, without points.
  expect(three({ decisions: [decision('W1', 'item', 'innovation')] }).warnings).toEqual([])
  expect(three({ decisions: [decision('W9', 'veto', 'concealed')] }).warnings).toEqual(['assess.not_a_warden'])
})

test('a fact booked under an item that is counted from the register does not vanish', () => {
  const rules = edition([
    'vetoes:',
    '  - {id: training, name: 培训缺席, method: per_occurrence, fact: training_absent, each: 次, points: "1", max: "4"}\nvetoes:',
  ])
  const fact: RecordedFact = {
    date: '2015-03-09' as Day,
    staffNo: 'W1',
    item: '培训缺席',
    quantity: decimal('1'),
    evidence: '签到表',
    recorder: null,
    event: null,
  }
  expect(three({ recorded: [fact] }, rules).warnings).toEqual(['assess.fact_not_counted'])
})

test('what nobody counted is not called 0 in an explanation', () => {
  const rules = edition([
    'vetoes:',
    '  - {id: visits, name: 五必访漏访, method: per_occurrence, fact: must_visit_missed, each: 人次, points: "1", max: "4"}\nvetoes:',
  ])
  const lines = (some: Partial<MonthInputs>) =>
    three(some, rules)
      .month.wardens.find((one) => one.staffNo === 'W1')
      ?.score.explained.parts.find((part) => part.params.id === 'visits')
      ?.parts.map((part) => part.code)
  expect(lines({})).toEqual(['assess.no_record'])
  expect(lines({ facts: [count('W1', 'must_visit_missed', '0')] })).toEqual(['assess.per_case'])
})

test('two of one name are told apart in every sentence', () => {
  const roster = ['W1', 'W2', 'W3'].map((no) => warden(no, { name: no === 'W3' ? '丙' : '甲' }))
  const { month } = three({ roster, scorecards: flat({ W1: '95', W3: '80' }).scorecards })
  expect(month.wardens.map((one) => one.name)).toEqual(['甲', '丙', '甲'])
  expect(new Set(month.blockers.map((problem) => problem.detail.name))).toEqual(new Set(['甲（W2）']))
})

test('a new edition makes no tasks of months that were scored by an old one', () => {
  const first = edition(['{from: 2015-01}', '{from: 2015-01, to: 2015-06}'])
  const second = readRulebook(
    '2.yaml',
    changed(
      ['effective: {from: 2015-01}', 'effective: {from: 2015-07}\ntransition: {last_place_streak: continue}'],
      ['edition: "1"', 'edition: "2"'],
      ['consecutive: "3"', 'consecutive: "2"'],
      ['at: ["3", "6"]', 'at: ["2", "4"]'],
      ['task: 约谈', 'task: 谈话'],
    ),
  ).edition as Edition
  const editions = [first, second]
  const finals = history('LLL', '2015-05' as Month)
  const person = streakOf(second, editions, { finals, past: [] }, 'W1', '2015-07' as Month)
  expect(person).toMatchObject({ current: 3, triggers: [] })
  const longer = streakOf(
    second,
    editions,
    { finals: history('LLLL', '2015-05' as Month), past: [] },
    'W1',
    '2015-08' as Month,
  )
  expect(tasksOf(editions, longer.triggers).map((one) => `${one.trigger.month} ${one.task}`)).toEqual([
    '2015-08 谈话',
    '2015-08 综合评估',
  ])
})

test('two pieces without a name are not one piece; a tie decided last year is not decided this year', () => {
  const bonus = (date: string): Bonus => ({
    date: date as Day,
    staffNo: 'W1',
    kind: 'media',
    level: '市级',
    piece: '',
    coauthors: [],
    evidence: '报纸',
  })
  const rules = edition(
    ['min_months: "6"', 'min_months: "1"'],
    ['quota: "15%"', 'quota: "50%"'],
    ['tie_at_cut: exclude', 'tie_at_cut: decide'],
  )
  const year = (month: string) => {
    const finals = ['W1', 'W2'].map((staffNo) => ({
      month: MARCH,
      staffNo,
      ranked: true,
      score: decimal(staffNo === 'W1' ? '91' : '95'),
      last: false,
      star: false,
    }))
    const people = ['W1', 'W2'].map((staffNo) => ({ staffNo, name: staffNo }))
    const decisions = [{ ...decision('W2', 'tie', '优秀'), month: month as Month }]
    return assessYear(rules, {
      year: '2015',
      people,
      finals,
      past: [],
      bonus: [bonus('2015-03-01'), bonus('2015-05-01')],
      decisions,
      scorecards: [],
    })
  }
  expect(year('2015-12').results.map((one) => [one.staffNo, printDecimal(one.bonus), one.grade])).toEqual([
    ['W1', '4', '合格'],
    ['W2', '0', '优秀'],
  ])
  expect(year('2014-12').problems.map((problem) => problem.code)).toEqual(['assess.grade_undecided'])
})

test('which records a closed month is made of', () => {
  const of = (form: string, values: Record<string, string>) => monthOfRecord(form, (field) => values[field] ?? null)
  const month = '2015-03'
  expect(of('ballot', { month })).toBe(month)
  expect(of('fact', { date: '2015-03-09' })).toBe(month)
  expect(of('decision', { month, kind: 'veto', item: 'concealed' })).toBe(month)
  expect(of('decision', { month, kind: 'item', item: 'attitude', points: '1' })).toBe(month)
  expect(of('decision', { month, kind: 'tie', item: '末位' })).toBe(month)
  expect(of('decision', { month, kind: 'tie', item: '优秀' })).toBeNull()
  expect(of('decision', { month, kind: 'item', item: 'innovation' })).toBeNull()
  expect(of('decision', { month, kind: 'objection' })).toBeNull()
  expect(of('bonus', { date: '2015-03-09' })).toBeNull()
})

test('negative weights, a target above all and places without end are errors', () => {
  expect(
    wrong(
      changed(
        ['name: 网格员自评, weight: "20"', 'name: 网格员自评, weight: "-20"'],
        ['name: 领导点评, weight: "40"', 'name: 领导点评, weight: "80"'],
      ),
    ),
  ).toEqual(['rulebook.not_positive 13'])
  const rate =
    '  - {id: clear, name: 四清率, method: rate, fact: four_clear_rate, target: "195%", max: "10", shortfall: proportional, empty: full}\nvetoes:'
  expect(wrong(changed(['vetoes:', rate]))).toEqual(['rulebook.above_all 18'])
  expect(wrong(changed(['places: "2"', 'places: "200"']))).toEqual(['rulebook.too_many_places 9'])
})
