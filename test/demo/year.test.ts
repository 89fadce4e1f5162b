/** The year's inputs: whole numbers that fit the regulation, and the events of the story where they belong. */
import { expect, test } from 'vitest'
import type { Month } from '../../src/core/day.ts'
import { workdays } from '../../src/demo/calendar.ts'
import { monthOfWork } from '../../src/demo/field-work.ts'
import { makeCommunity } from '../../src/demo/people.ts'
import { todayAfter } from '../../src/demo/run.ts'
import { FEW_BALLOTS, yearOfAssessments } from '../../src/demo/year.ts'

const community = makeCommunity(1, 140)
const year = yearOfAssessments(community, 12)

test('every warden on duty is scored by himself and by three leaders, at most one decimal', () => {
  for (const { month, records } of year) {
    const cards = records.scorecard ?? []
    expect(new Set(cards.map(({ staff_no }) => staff_no)).size).toBe(month === '2015-05' ? 13 : 14)
    expect(cards).toHaveLength((month === '2015-05' ? 13 : 14) * 6)
    for (const { score } of cards) expect(score).toMatch(/^\d{1,3}(\.\d)?$/)
  }
})

test('criteria stay below their maximum', () => {
  const max = { 入户采集: 30, 走访服务: 40, 学习: 30 }
  for (const { criterion, score } of year.flatMap(({ records }) => records.scorecard ?? [])) {
    if (criterion) expect(Number(score)).toBeLessThanOrEqual(max[criterion as keyof typeof max])
  }
})

test('in March two wardens have the same marks', () => {
  const march = year[2]?.records.scorecard?.filter(({ source }) => source === '领导') ?? []
  const marks = (warden: string) => march.filter(({ staff_no }) => staff_no === warden).map(({ score }) => score)
  expect(marks('W02')).toEqual(marks('W05'))
})

test('one warden has too few ballots once, everybody else enough', () => {
  for (const { month, records } of year) {
    const counts = new Map<string, number>()
    for (const { staff_no = '', count } of records.ballot ?? [])
      counts.set(staff_no, (counts.get(staff_no) ?? 0) + Number(count))
    for (const [warden, count] of counts) {
      if (month === FEW_BALLOTS.month && warden === 'W10') expect(count).toBeLessThan(5)
      else expect(count).toBeGreaterThan(15)
    }
  }
})

test('one piece in two media, a leave, a decision', () => {
  expect(new Set(year[2]?.records.bonus?.map(({ piece }) => piece)).size).toBe(1)
  expect(year[4]?.records.leave).toHaveLength(1)
  expect(year[8]?.records.decision?.[0]?.reason).not.toBe('')
})

test('the work of a month lies in the month, and only the wardens’ own households are called on', () => {
  const { records, verified } = monthOfWork(community, '2015-03' as Month)
  for (const { date } of [...(records.visit ?? []), ...(records.diary ?? [])]) expect(date?.slice(0, 7)).toBe('2015-03')
  for (const { on } of verified) expect(workdays('2015-03' as Month)).toContain(on)
  const people = new Set(community.households.flatMap(({ members }) => members.map(({ person }) => person.idNo)))
  for (const { id_no = '' } of records.visit ?? []) expect(people.has(id_no)).toBe(true)
})

test('holidays of 2015 are no working days', () => {
  expect(workdays('2015-02' as Month)).toHaveLength(17)
  expect(workdays('2015-10' as Month)).toHaveLength(18)
  expect(todayAfter(12)).toBe('2016-01-15')
})
