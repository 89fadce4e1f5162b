/** The shipped regulation: reads without a problem, says what is ours, and passes its own cases. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { asksForMonth } from '../../src/assessment/open-values.ts'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import type { Edition } from '../../src/assessment/rulebook.ts'
import { runRulebookTests } from '../../src/assessment/rulebook-tests.ts'
import type { Month } from '../../src/core/day.ts'

const FILE = new URL('../../templates/rules/baisha.yaml', import.meta.url)
const book = readRulebook('baisha.yaml', readFileSync(FILE))

test('reads without any problem', () => {
  expect(book.problems).toEqual([])
  expect(book.edition).toMatchObject({ id: 'baisha', edition: '2015.1', effective: { from: '2015-01', to: null } })
})

test('leaves nothing open, and every proposal has its reason in Chinese', () => {
  expect(book.asks).toEqual([])
  expect(asksForMonth(book, book.edition as Edition, '2015-03' as Month)).toEqual([])
  expect(book.proposals.length).toBeGreaterThan(40)
  for (const proposal of book.proposals) expect(proposal.why).toMatch(/\p{Script=Han}/u)
})

test('what the report fixes is not a proposal', () => {
  const proposed = book.proposals.map((proposal) => proposal.path.join('.'))
  for (const fixed of ['consequences.0.when', 'consequences.0.when.consecutive', 'components.0.name']) {
    expect(proposed).not.toContain(fixed)
  }
})

test.each(runRulebookTests(book.edition as Edition))('case: $name', (outcome) => {
  expect(outcome.unknown).toEqual([])
  expect(outcome.checks.map((check) => check.actual)).toEqual(outcome.checks.map((check) => check.expected))
  expect(outcome.ok).toBe(true)
})
