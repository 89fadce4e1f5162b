/** The rulebooks that come with the program: sound, with a source, and true to the cases in them. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readRulebook } from '../../src/assessment/read-rulebook.ts'
import type { Edition } from '../../src/assessment/rulebook.ts'
import { runRulebookTests } from '../../src/assessment/rulebook-tests.ts'

const FILES = readdirSync('templates/rules').filter((name) => name.endsWith('.yaml'))

test('there is one for every set of rules that the format can say', () => {
  expect(FILES.length).toBeGreaterThanOrEqual(9)
})

test.each(FILES)('%s', (name) => {
  const text = readFileSync(`templates/rules/${name}`, 'utf8')
  const book = readRulebook(name, text)
  expect(book.problems).toEqual([])
  expect(book.id).toBe(name.replace('.yaml', ''))
  // The header names where it is from, and what the format cannot say of it.
  const header = text.slice(0, text.indexOf('schema:'))
  expect(header).toMatch(name === 'baisha.yaml' ? /白沙党建网/ : /https?:\/\/|PositionService/)
  if (name !== 'baisha.yaml') expect(header).toContain('这里说不了的')
  const outcomes = runRulebookTests(book.edition as Edition)
  expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([])
  expect(outcomes.length).toBeGreaterThanOrEqual(3)
})
