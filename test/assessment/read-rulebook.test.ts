/** The rulebook file: what is open and what is proposed, and what checks find. */
import { expect, test } from 'vitest'
import { assessMonth } from '../../src/assessment/month.ts'
import { asksForMonth } from '../../src/assessment/open-values.ts'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import { ASK, type Edition } from '../../src/assessment/rulebook.ts'
import type { Month } from '../../src/core/day.ts'
import { changed, inputs, MARCH, warden, wrong } from './office.ts'

test('ask stands anywhere, is listed by its path, and opens its section only', () => {
  const book = readRulebook(
    'rules.yaml',
    changed(['winners: "1"', 'winners: ask'], ['bonus_cap: "10"', 'bonus_cap: ask'], ['points: "0.2"', 'points: ask']),
  )
  expect(book.problems).toEqual([])
  expect(book.asks.map((ask) => ask.path.join('.'))).toEqual(['items.0.points', 'star.winners', 'annual.bonus_cap'])
  const edition = book.edition as Edition
  expect(edition).toMatchObject({
    star: ASK,
    annual: ASK,
    items: [{ method: ASK, id: 'missed', name: '漏登' }],
    last_place: { ties: 'none' },
  })
  const asks = asksForMonth(book, edition, MARCH)
  expect(asks.map((ask) => ask.path.join('.'))).toEqual(['items.0.points', 'star.winners'])
  const { blockers } = assessMonth(edition, inputs({ roster: [warden('W1')] }), asks)
  expect(blockers.map((problem) => problem.code)).toContain('assess.ask_open')
})

test('an ask in an item of later months does not keep the earlier ones waiting', () => {
  const book = readRulebook('rules.yaml', changed(['points: "0.2"', 'points: ask, from: 2015-07']))
  const edition = book.edition as Edition
  expect(asksForMonth(book, edition, '2015-06' as Month)).toEqual([])
  expect(asksForMonth(book, edition, '2015-07' as Month)).toHaveLength(1)
})

test('a whole section may be open; what tells editions apart may not', () => {
  expect(wrong(changed([/^star: .*/m.exec(changed())?.[0] ?? '', 'star: ask']))).toEqual([])
  expect(wrong(changed(['{from: 2015-01}', '{from: ask}']))).toEqual(['rulebook.not_a_month 5'])
  expect(wrong(changed(['id: missed', 'id: ask']))).toEqual(['rulebook.ask_for_id 17'])
})

test('a proposal works, is listed with its reason, and wants one', () => {
  const book = readRulebook(
    'rules.yaml',
    changed(['winners: "1"', 'winners: {propose: "2", why: 两名}'], ['min_pool: "3"}', 'min_pool: {propose: "4"}}']),
  )
  expect(book.proposals).toEqual([
    { path: ['star', 'winners'], value: '2', why: '两名' },
    { path: ['star', 'min_pool'], value: '4', why: '' },
  ])
  expect(book.problems.map((problem) => problem.code)).toEqual(['rulebook.proposal_without_why'])
})
