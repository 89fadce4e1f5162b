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
