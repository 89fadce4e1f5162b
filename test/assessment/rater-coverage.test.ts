/** A warning when the raters of a month saw different people; none when everybody saw all who are ranked. */
import { expect, test } from 'vitest'
import type { Scorecard } from '../../src/assessment/inputs.ts'
import { assessMonth } from '../../src/assessment/month.ts'
import type { Day } from '../../src/core/day.ts'
import { decimal } from '../../src/core/decimal.ts'
import { edition, MARCH, warden } from './office.ts'

const card = (staffNo: string, source: string, rater: string): Scorecard => {
  return { month: MARCH, staffNo, source, rater, criterion: null, score: decimal('90'), comment: null }
}

test('raters who saw some and not all are named once a component, with how many', () => {
  const roster = [
    ...['W01', 'W02', 'W03'].map((staffNo) => warden(staffNo)),
    warden('W04', { from: '2015-03-28' as Day }),
    warden('M01', { role: 'director', name: '主任', gridNo: null }),
    warden('M02', { role: 'secretary', name: '书记', gridNo: null }),
  ]
  const everybody = ['W01', 'W02', 'W03'].flatMap((one) => [card(one, 'self', one), card(one, 'leader', 'M01')])
  const warned = (scorecards: readonly Scorecard[]) => {
    const more = { leave: [], ballots: [], facts: [], recorded: [], decisions: [], workdays: null }
    const { warnings } = assessMonth(edition(), { month: MARCH, roster, scorecards, ...more })
    return warnings.filter(({ code }) => code === 'assess.raters_differ').map(({ detail }) => detail.who)
  }
  // W04 came on the 28th and is not ranked: nobody has to have seen that one.
  expect(warned(everybody)).toEqual([])
  expect(warned([...everybody, card('W01', 'leader', 'M02'), card('W03', 'leader', 'M02')])).toEqual(['M02 书记 2/3'])
  expect(warned(everybody.filter(({ staffNo, source }) => source === 'self' || staffNo !== 'W02'))).toEqual([
    'M01 主任 2/3',
  ])
})

test('leaders of groups whom the regulation names have seen enough with their own group; wardens rate everybody but themselves', () => {
  const rated = edition([
    'method: scorecard, when_missing: block}\n  - {id: masses',
    'method: scorecard, raters: [{roles: [director], weight: "50"}, {roles: [group_leader], weight: "30"}, {roles: [warden], weight: "20"}], when_missing: block}\n  - {id: masses',
  ])
  const roster = [
    ...['W01', 'W02', 'W03'].map((staffNo, at) => warden(staffNo, { groupNo: at < 2 ? '一' : '二' })),
    warden('M01', { role: 'director', name: '主任', gridNo: null }),
    warden('G1', { role: 'group_leader', name: '组长一', gridNo: null, groupNo: '一' }),
    warden('G2', { role: 'group_leader', name: '组长二', gridNo: null, groupNo: '二' }),
  ]
  const all = ['W01', 'W02', 'W03']
  const cards = (leaders: Readonly<Record<string, readonly string[]>>) => [
    ...all.flatMap((one) => [card(one, 'self', one), card(one, 'leader', 'M01')]),
    ...all.flatMap((rater) => all.filter((one) => one !== rater).map((one) => card(one, 'leader', rater))),
    ...Object.entries(leaders).flatMap(([rater, people]) => people.map((one) => card(one, 'leader', rater))),
  ]
  const warned = (rules: typeof rated, leaders: Readonly<Record<string, readonly string[]>>) => {
    const more = { leave: [], ballots: [], facts: [], recorded: [], decisions: [], workdays: null }
    const { warnings } = assessMonth(rules, { month: MARCH, roster, scorecards: cards(leaders), ...more })
    return warnings.filter(({ code }) => code === 'assess.raters_differ').map(({ detail }) => detail.who)
  }
  expect(warned(rated, { G1: ['W01', 'W02'], G2: ['W03'] })).toEqual([])
  // One of the own group left out, and one of another group besides.
  expect(warned(rated, { G1: ['W01'], G2: ['W03', 'W01'] })).toEqual(['G1 组长一 1/3、G2 组长二 2/3'])
  // Where the regulation does not say who rates, it stays a warning.
  expect(warned(edition(), { G1: ['W01', 'W02'], G2: ['W03'] })).toEqual(['G1 组长一 2/3、G2 组长二 1/3'])
})
