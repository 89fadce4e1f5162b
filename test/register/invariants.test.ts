/** The laws of the register, each broken once. */
import { describe, expect, it } from 'vitest'
import { breaches } from '../../src/register/invariants.ts'
import type { StoredTie } from '../../src/register/snapshot.ts'

const tie = (from: string, to: string | null, more: Partial<StoredTie> = {}): StoredTie => ({
  personNo: 'P000001',
  householdCode: '450299006003-07-0001',
  kind: 'living',
  from,
  to,
  relation: '02',
  ...more,
})
const HOME = { code: '450299006003-07-0001', gridCode: '450299006003-07' }
const laws = (ties: readonly StoredTie[], more = {}) =>
  breaches({ households: [HOME], ties, grids: [], community: '450299006003', ...more }).map(({ law }) => law)

describe('the laws of the register', () => {
  it.each([
    ['one after another', [tie('', '2015-05-01'), tie('2015-05-01', null)], []],
    ['months and days of one month', [tie('', '2015-05'), tie('2015-05-20', null)], []],
    ['gone in the month of coming', [tie('2015-05-20', '2015-05')], []],
    ['there and back on one day', [tie('', '2015-05-01'), tie('2015-05-01', '2015-05-01')], []],
    ['registered here, living there', [tie('', null), tie('', null, { kind: 'registered' })], []],
    ['two homes', [tie('', null), tie('2015-05-01', null)], ['two_ties', 'overlap']],
    ['in two places for a while', [tie('', '2015-06-01'), tie('2015-05-01', null)], ['overlap']],
    ['gone before coming', [tie('2015-05-01', '2015-04-01')], ['backwards']],
    ['two heads', [tie('', null), tie('', null, { personNo: 'P000002' })], ['two_heads']],
    ['no head', [tie('', null, { relation: null })], ['no_head']],
  ])('%s', (_, ties, broken) => {
    expect(laws(ties)).toEqual(broken)
  })

  it('a household stands in a grid of the community, on the list where there is one', () => {
    expect(laws([], { households: [{ ...HOME, gridCode: '' }] })).toEqual(['no_grid'])
    expect(laws([], { grids: ['450299006003-08'] })).toEqual(['no_grid'])
    expect(laws([], { grids: ['450299006003-07'] })).toEqual([])
  })
})
