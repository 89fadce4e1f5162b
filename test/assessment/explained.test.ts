/** Every result is what its explanation makes, for arbitrary facts; and every line of it has a sentence in both languages. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assessMonth, type WardenMonth } from '../../src/assessment/month.ts'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import type { Consequence, Edition } from '../../src/assessment/rulebook.ts'
import { type MonthState, type StateOfMonth, streak } from '../../src/assessment/streaks.ts'
import { assessYear } from '../../src/assessment/year.ts'
import { addMonths, type Day, type Month } from '../../src/core/day.ts'
import { decimal } from '../../src/core/decimal.ts'
import { addsUp, type Explained } from '../../src/core/explained.ts'
import { messageOf, sayProblem, text } from '../../src/messages/say.ts'
import { card, count, decision, edition, inputs, MARCH, pair, votes, warden } from './office.ts'

const BAISHA = readRulebook('baisha.yaml', readFileSync('templates/rules/baisha.yaml')).edition as Edition
const ALL_METHODS = edition([
  'vetoes:',
  `  - {id: clear, name: 四清率, method: rate, fact: four_clear_rate, target: "95%", max: "10", shortfall: proportional, empty: full}
  - {id: timely, name: 办结率, method: rate_short, fact: matter_on_time_rate, target: "100%", per_point: "0.3", max: "10", empty: lose_all}
  - {id: complete, name: 完整率, method: bands, fact: complete_household_rate, bands: [{from: "0", lose: "10"}, {from: "85%", lose: "5"}, {from: "95%", lose: "0"}], max: "10", empty: full}
  - {id: diary, name: 日记, method: min_count, fact: diary_days, at_least: "20", points: "0.5", each: 天, max: "5", empty: full}
  - {id: reported, name: 上报, method: gain, fact: recorded, each: 件, points: "2", max: "4"}
  - {id: attitude, name: 态度, method: decision, range: ["0", "5"], max: "5"}
vetoes:`,
])

const tenths = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((n) => `${Math.floor(n / 10)}.${n % 10}`)
const pairs = fc
  .integer({ min: 0, max: 60 })
  .chain((whole) => fc.tuple(fc.integer({ min: 0, max: whole }), fc.constant(whole)))
const month = fc.record({
  self: fc.option(tenths(100)),
  leaders: fc.array(tenths(100), { maxLength: 3 }),
  ballots: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 4, maxLength: 4 }),
  missed: fc.integer({ min: 0, max: 200 }),
  reported: fc.integer({ min: 0, max: 4 }),
  rates: fc.array(pairs, { minLength: 3, maxLength: 3 }),
  diary: fc.option(fc.integer({ min: 0, max: 25 })),
  attitude: fc.option(tenths(6)),
  veto: fc.boolean(),
})

function assessed(rules: Edition, one: typeof month extends fc.Arbitrary<infer T> ? T : never) {
  const recorded = (item: string, quantity: number) => ({
    date: '2015-03-09' as Day,
    staffNo: 'W1',
    item,
    quantity: decimal(String(quantity)),
    evidence: null,
    recorder: null,
    event: null,
  })
  const names = ['four_clear_rate', 'matter_on_time_rate', 'complete_household_rate']
  return assessMonth(
    rules,
    inputs({
      roster: [warden('W1')],
      scorecards: [
        ...(one.self === null ? [] : [card('W1', 'self', one.self)]),
        ...one.leaders.map((score, index) => card('W1', 'leader', score, { rater: `M0${index}` })),
      ],
      ballots: ['满意', '基本满意', '不满意', '不了解'].map((choice, index) =>
        votes('W1', choice, one.ballots[index] ?? 0),
      ),
      facts: [
        ...one.rates.map(([n, d], index) => pair('W1', names[index] ?? '', String(n), String(d))),
        ...(one.diary === null ? [] : [count('W1', 'diary_days', String(one.diary))]),
      ],
      recorded: [
        recorded('漏登', one.missed),
        recorded('missed_household', one.missed),
        recorded('reported', one.reported),
        recorded('不存在', 1),
      ],
      decisions: [
        ...(one.attitude === null ? [] : [decision('W1', 'item', 'attitude', one.attitude)]),
        ...(one.veto ? [decision('W1', 'veto', 'concealed')] : []),
      ],
    }),
  )
}

function everyLine(explained: Explained, see: (one: Explained) => void): void {
  see(explained)
  for (const part of explained.parts) everyLine(part, see)
}

test('every line is what its parts make, within floor and full, and has a sentence', () => {
  fc.assert(
    fc.property(fc.constantFrom(ALL_METHODS, BAISHA), month, (rules, one) => {
      const result = assessed(rules, one)
      const { explained, total } = (result.wardens[0] as WardenMonth).score
      expect(addsUp(explained)).toBe(true)
      if (total !== null) expect(total.gte('0') && total.lte('100') && total.round(2, 0).eq(total)).toBe(true)
      else expect(result.blockers.length).toBeGreaterThan(0)
      for (const lang of ['zh', 'en'] as const) {
        everyLine(explained, (line) => expect(text(line.code, line.params, lang)).not.toBe(''))
        for (const problem of [...result.blockers, ...result.warnings]) expect(sayProblem(problem, lang)).not.toBe('')
        for (const note of [result.ranking.lastWhy, result.ranking.starWhy]) text(note.code, note.params, lang)
      }
    }),
    { numRuns: 300 },
  )
})

test('a year is what its parts make', () => {
  const totals = fc.array(tenths(100), { maxLength: 12 })
  fc.assert(
    fc.property(
      totals,
      fc.array(fc.constantFrom('区县级', '市级', '省级', '国家级'), { maxLength: 5 }),
      fc.boolean(),
      (scores, levels, exceed) => {
        const rules = edition(['may_exceed_full: "true"', `may_exceed_full: "${exceed}"`])
        const finals = scores.map((score, at) => ({
          month: addMonths('2015-01' as Month, at),
          staffNo: 'W1',
          ranked: true,
          score: decimal(score),
          last: false,
          star: false,
        }))
        const bonus = levels.map((level, at) => ({
          date: '2015-05-05' as Day,
          staffNo: 'W1',
          kind: 'media',
          level,
          piece: String(at % 3),
          coauthors: ['W2', 'W3'].slice(0, at),
          evidence: null,
        }))
        const people = [{ staffNo: 'W1', name: '甲' }]
        const { results } = assessYear(rules, {
          year: '2015',
          people,
          finals,
          past: [],
          bonus,
          decisions: [],
          scorecards: [],
        })
        expect(results.every((one) => addsUp(one.explained))).toBe(true)
        for (const lang of ['zh', 'en'] as const)
          everyLine(results[0]?.explained as Explained, (line) => void text(line.code, line.params, lang))
        text(results[0]?.gradeWhy ?? '', {}, 'zh')
      },
    ),
    { numRuns: 100 },
  )
})

test('streaks: the same months make the same keys; more months only add to them', () => {
  const rule = (edition().consequences as readonly Consequence[])[0] as Consequence
  const states = fc.array(fc.constantFrom<MonthState>('last', 'not_last', 'not_ranked', 'not_held'), { maxLength: 24 })
  fc.assert(
    fc.property(states, fc.nat(24), (list, cut) => {
      const months = list.map((state, at): StateOfMonth => ({ month: addMonths(MARCH, at), state, star: false }))
      const all = streak(rule, 'W1', months).triggers.map((trigger) => trigger.key)
      const some = streak(rule, 'W1', months.slice(0, cut)).triggers.map((trigger) => trigger.key)
      expect(streak(rule, 'W1', months).triggers.map((trigger) => trigger.key)).toEqual(all)
      expect(new Set(all).size).toBe(all.length)
      expect(all.slice(0, some.length)).toEqual(some)
      expect(all.length).toBeLessThanOrEqual(Math.floor(list.filter((state) => state === 'last').length / 3))
    }),
  )
})

test('a hair of a division does not throw a score off its edge: 280 ÷ 3 × 30% is 28', () => {
  const rules = edition(
    ['id: self, name: 网格员自评, weight: "20"', 'id: self, name: 网格员自评, weight: "30"'],
    ['name: 群众测评, weight: "40"', 'name: 群众测评, weight: "30"'],
    ['min_ballots: "10"', 'min_ballots: "3"'],
  )
  const leaders = ['90.1', ...Array.from({ length: 7 }, () => '90')]
  const month = assessMonth(
    rules,
    inputs({
      roster: [warden('W1')],
      scorecards: [
        card('W1', 'self', '73.5'),
        ...leaders.map((score, at) => card('W1', 'leader', score, { rater: `M${at}` })),
      ],
      ballots: [votes('W1', '满意', 2), votes('W1', '基本满意', 1)],
    }),
  )
  // 22.05 + 36.005 + 28 = 86.055, and not a hair less.
  expect(month.wardens.map((one) => one.score.total?.toFixed(2))).toEqual(['86.06'])
  expect(month.wardens.every((one) => addsUp(one.score.explained))).toBe(true)
})

test('codes that a message does not know would throw', () => {
  expect(() => messageOf('assess.nowhere', {}, 'zh')).toThrow()
})
