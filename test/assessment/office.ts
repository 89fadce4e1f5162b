/** A small invented office for the tests of the assessment: an edition to vary, and short ways to write its records. */

import type {
  Ballot,
  Decision,
  Fact,
  FinalResult,
  MonthInputs,
  RosterEntry,
  Scorecard,
} from '../../src/assessment/inputs.ts'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import type { Edition } from '../../src/assessment/rulebook.ts'
import { addMonths, type Day, type Month } from '../../src/core/day.ts'
import { decimal } from '../../src/core/decimal.ts'

export const RULES = `schema: rulebook/1
id: office
edition: "1"
title: 考核办法
effective: {from: 2015-01}
score: {full: "100", floor: "0"}
numbers:
  max_input_decimals: "1"
  month_total: {places: "2", mode: half_up}
  annual_total: {places: "2", mode: half_up}
  rank_on: published
components:
  - {id: self, name: 网格员自评, weight: "20", method: scorecard, when_missing: block}
  - {id: leader, name: 领导点评, weight: "40", method: scorecard, when_missing: block}
  - {id: masses, name: 群众测评, weight: "40", method: ballot, map: {满意: "100", 基本满意: "80", 不满意: "40", 不了解: exclude}, validity: {min_ballots: "10"}, when_missing: renormalize}
items:
  - {id: missed, clause: 第三条第1项, name: 漏登, method: per_occurrence, fact: recorded, each: 户, points: "0.2", max: "20"}
vetoes:
  - {id: concealed, name: 瞒报, cap: "60", no_star: true}
eligibility:
  ranked_if: {on_duty_days_at_least: "15", service_months_at_least: "1"}
  transfer: by_fact_date
star: {winners: "1", min_score: "90", ties: share, min_pool: "3"}
last_place: {ties: none, tie_break: [], min_pool: "3"}
consequences:
  - id: interview
    when: {state: last, consecutive: "3"}
    at: ["3", "6"]
    on_not_ranked: {pause: {max_gap: "2"}}
    year_boundary: continue
    tasks: [{task: 约谈, by: 组长, due_workdays: "10"}, {task: 综合评估, by: 成员, form: [工作能力, 工作态度]}]
annual:
  average: {over: ranked_final_months, min_months: "6", below_min: no_grade}
  formula: {month_average: "100"}
  may_exceed_full: "true"
  bonus_cap: "10"
  bonus:
    - {kind: media, name: 宣传报道, levels: {区县级: "1", 市级: "2", 省级: "5", 国家级: "8"}, cap: "8", dedupe: {by: piece, keep: max}, coauthors: split}
    - {kind: innovation, name: 工作创新, levels: {街道: "2", 区县级: "4", 市级: "6"}, cap: "6", decision: required}
  grades: [{name: 优秀, from: "90", quota: "15%", quota_rounding: floor, tie_at_cut: exclude}, {name: 合格, from: "75"}, {name: 不合格, from: "0"}]
`

/** The rules with lines replaced; whatever is wrong with them fails the test. */
export function edition(...changes: readonly (readonly [string, string])[]): Edition {
  const book = readRulebook('rules.yaml', changed(...changes))
  if (book.edition === null) throw new Error(JSON.stringify(book.problems, null, 1))
  return book.edition
}

export function changed(...changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((text, [was, now]) => {
    if (!text.includes(was)) throw new Error(`not in the rules: ${was}`)
    return text.replace(was, () => now)
  }, RULES)
}

/** `code line` of everything that is wrong. */
export function wrong(text: string): string[] {
  return readRulebook('rules.yaml', text).problems.map((problem) => `${problem.code} ${problem.place.line}`)
}

export const MARCH = '2015-03' as Month

export function warden(staffNo: string, more: Partial<RosterEntry> = {}): RosterEntry {
  const from = '2014-01-01' as Day
  return { staffNo, name: staffNo, role: 'warden', groupNo: '1', gridNo: staffNo, from, to: null, ...more }
}

export function card(staffNo: string, source: string, score: string, more: Partial<Scorecard> = {}): Scorecard {
  return { month: MARCH, staffNo, source, rater: null, criterion: null, score: decimal(score), comment: null, ...more }
}

export function votes(staffNo: string, choice: string, count: number, month: Month = MARCH): Ballot {
  return { month, staffNo, choice, count, way: null, collector: null }
}

export function decision(
  staffNo: string,
  kind: Decision['kind'],
  item: string,
  points: string | null = null,
): Decision {
  const date = '2015-03-31' as Day
  return {
    date,
    month: MARCH,
    staffNo,
    kind,
    item,
    points: points === null ? null : decimal(points),
    reason: '会议定',
    decidedBy: 'M01',
  }
}

export function pair(staffNo: string, name: string, numerator: string, denominator: string): Fact {
  const value = { kind: 'pair', numerator: decimal(numerator), denominator: decimal(denominator) } as const
  return { month: MARCH, staffNo, name, value, ids: [], days: [] }
}

export function count(staffNo: string, name: string, amount: string): Fact {
  return { month: MARCH, staffNo, name, value: { kind: 'count', count: decimal(amount) }, ids: [], days: [] }
}

/** Self, leader and ten ballots whose mean is as given: 84, 93 and 90. */
export function scores(staffNo: string, self: string, leader: string, ballots: readonly [string, number][]) {
  return {
    scorecards: [card(staffNo, 'self', self), card(staffNo, 'leader', leader)],
    ballots: ballots.map(([choice, number]) => votes(staffNo, choice, number)),
  }
}

/** Everybody gets the same score from all three. */
export function flat(people: Readonly<Record<string, string>>): Pick<MonthInputs, 'scorecards' | 'roster'> {
  return {
    roster: Object.keys(people).map((staffNo) => warden(staffNo)),
    scorecards: Object.entries(people).flatMap(([no, score]) => [card(no, 'self', score), card(no, 'leader', score)]),
  }
}

export function inputs(some: Partial<MonthInputs>): MonthInputs {
  return {
    month: MARCH,
    roster: [],
    leave: [],
    scorecards: [],
    ballots: [],
    facts: [],
    recorded: [],
    decisions: [],
    workdays: null,
    ...some,
  }
}

/** `LLAN` from a month on: final results of one warden, in months in which somebody else was ranked. */
export function history(letters: string, from: Month = '2015-01' as Month, staffNo = 'W1'): FinalResult[] {
  return [...letters].flatMap((letter, index): FinalResult[] => {
    const month = addMonths(from, index)
    const other = { month, staffNo: 'other', ranked: letter !== 'H', score: null, last: false, star: false }
    if (letter === 'D') return []
    return [
      other,
      { month, staffNo, ranked: 'LNS'.includes(letter), score: null, last: letter === 'L', star: letter === 'S' },
    ]
  })
}
