/** Who answers for a grid: never somebody on leave, one person a day, and for a month whoever held it longest. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { answering } from '../../src/assessment/answering.ts'
import type { LeaveEntry, RosterEntry } from '../../src/assessment/inputs.ts'
import { holderOn, longerHolder } from '../../src/assessment/posts.ts'
import { addDays, type Day } from '../../src/core/day.ts'
import { MARCH, warden } from './office.ts'

const FIRST = '2015-02-15' as Day
const day = fc.integer({ min: 0, max: 60 }).map((offset) => addDays(FIRST, offset))
const span = fc.tuple(day, day).map((days) => {
  const [from = FIRST, to = FIRST] = days.sort()
  return { from, to }
})
const staff = fc.constantFrom('W1', 'W2', 'W3')
const roster = fc.array(
  fc
    .record({ no: staff, grid: fc.constantFrom('01', '02'), span })
    .map(({ no, grid, span: { from, to } }): RosterEntry => warden(no, { gridNo: grid, groupNo: '1', from, to })),
  { maxLength: 6 },
)
const leave = fc.array(
  fc
    .record({ staffNo: fc.constantFrom('W1', 'W2', 'W3', 'G1'), span })
    .map(({ staffNo, span: { from, to } }): LeaveEntry => ({ staffNo, from, to, reason: '病假' })),
  { maxLength: 4 },
)
const LEADER = warden('G1', { role: 'group_leader', gridNo: null, groupNo: '1' })

it('holds nobody to a day of their leave; without one it is whoever held the grid', () => {
  fc.assert(
    fc.property(roster, leave, day, (posts, away, on) => {
      const { onDay, own } = answering([...posts, LEADER], away)
      const isAway = (staffNo: string) =>
        away.some((one) => one.staffNo === staffNo && one.from <= on && on <= (one.to ?? on))
      for (const grid of ['01', '02']) {
        const held = posts.filter((post) => post.gridNo === grid && (post.from ?? '') <= on && on <= (post.to ?? on))
        const who = onDay(grid, on)
        if (who !== null) expect(isAway(who)).toBe(false)
        if (held.length === 0) expect(who).toBe(null)
        else if (held.length === 1 && !isAway(held[0]?.staffNo ?? '')) expect(who).toBe(holderOn(posts, grid, on))
        else if (held.length === 1) expect(who).toBe(isAway('G1') ? null : 'G1')
      }
      for (const staffNo of ['W1', 'W2', 'W3']) if (isAway(staffNo)) expect(own(staffNo, on)).not.toBe(staffNo)
    }),
  )
})

it('gives a month to whoever held the grid longest, as counting its days does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), (change) => {
      const to = addDays('2015-03-01' as Day, change - 2)
      const posts = [warden('W1', { gridNo: '01', to }), warden('W2', { gridNo: '01', from: addDays(to, 1) })]
      expect(answering(posts, []).inMonth('01', MARCH)).toBe(longerHolder(posts, '01', MARCH))
    }),
  )
})
