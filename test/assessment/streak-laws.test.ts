/** Laws of streaks for any course of months: leave triggers nothing, the order of closing does not matter, a task is made once. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reconcileTasks, streakOf, tasksOf } from '../../src/assessment/consequences.ts'
import type { FinalResult } from '../../src/assessment/inputs.ts'
import type { Consequence, Edition } from '../../src/assessment/rulebook.ts'
import { monthStates, streak } from '../../src/assessment/streaks.ts'
import { addMonths, type Month } from '../../src/core/day.ts'
import { edition, history } from './office.ts'

const RULES = edition()
const START = '2014-08' as Month
const course = fc.string({ unit: fc.constantFrom('L', 'L', 'L', 'N', 'S', 'A', 'H'), minLength: 1, maxLength: 30 })
const rule: fc.Arbitrary<Consequence> = fc.record({
  id: fc.constant('interview'),
  when: fc.oneof(
    fc.record({
      state: fc.constantFrom('last' as const, 'star' as const),
      consecutive: fc.integer({ min: 1, max: 4 }),
      within: fc.constant(null),
    }),
    fc.record({
      state: fc.constant('last' as const),
      consecutive: fc.constant(null),
      within: fc.integer({ min: 2, max: 4 }).map((count) => ({ count, months: count + 2 })),
    }),
  ),
  at: fc.constant([]),
  on_not_ranked: fc.oneof(
    fc.constant('reset' as const),
    fc.integer({ min: 0, max: 3 }).map((max_gap) => ({ pause: { max_gap } })),
  ),
  year_boundary: fc.constantFrom('continue' as const, 'reset' as const),
  tasks: fc.constant([{ task: '约谈', by: '组长', due_workdays: null, form: [] }]),
})

function withRule(consequence: Consequence): Edition {
  return { ...RULES, consequences: [consequence], effective: { from: '2010-01' as Month, to: null } }
}

function triggers(consequence: Consequence, finals: readonly FinalResult[], until: Month) {
  return streak(consequence, 'W1', monthStates({ finals, past: [] }, 'W1', until)).triggers
}

function last(letters: string): Month {
  return addMonths(START, letters.length - 1)
}

test('a month of leave, or one that was not held, never makes a trigger, and is never counted', () => {
  fc.assert(
    fc.property(course, rule, (letters, consequence) => {
      const made = triggers(consequence, history(letters, START), last(letters))
      const letterOf = (month: Month) => [...letters].find((_, at) => addMonths(START, at) === month) ?? ''
      const hit = consequence.when.state === 'last' ? 'L' : 'S'
      for (const one of made) {
        expect(letterOf(one.month)).toBe(hit)
        for (const month of one.months) expect(letterOf(month)).toBe(hit)
      }
    }),
  )
})

test('leave in place of a last month makes no trigger that was not there at the same month or later', () => {
  fc.assert(
    fc.property(course, rule, fc.nat(), (letters, consequence, at) => {
      const index = at % letters.length
      const away = `${letters.slice(0, index)}A${letters.slice(index + 1)}`
      const month = addMonths(START, index)
      const made = triggers(consequence, history(away, START), last(letters))
      expect(made.every((one) => one.month !== month && !one.months.includes(month))).toBe(true)
    }),
  )
})

test('the order in which months are read does not matter', () => {
  const shuffled = course.chain((letters) => {
    const finals = history(letters, START)
    return fc.tuple(
      fc.constant(letters),
      fc.constant(finals),
      fc.shuffledSubarray(finals, { minLength: finals.length, maxLength: finals.length }),
    )
  })
  fc.assert(
    fc.property(shuffled, rule, ([letters, finals, turned], consequence) => {
      expect(triggers(consequence, turned, last(letters))).toEqual(triggers(consequence, finals, last(letters)))
    }),
  )
})

test('closing month by month and computing again never makes a second task, and makes the same as the whole at once', () => {
  fc.assert(
    fc.property(course, rule, (letters, consequence) => {
      const rules = withRule(consequence)
      const due = (until: Month) => {
        const finals = history(letters, START).filter((result) => result.month <= until)
        return tasksOf([rules], streakOf(rules, [rules], { finals, past: [] }, 'W1', until).triggers)
      }
      const kept: string[] = []
      for (let at = 0; at < letters.length; at++) {
        const now = due(addMonths(START, at))
        for (const task of reconcileTasks(kept, now).add) kept.push(task.key)
        expect(reconcileTasks(kept, now)).toEqual({ add: [], basisGone: [] })
      }
      expect(new Set(kept).size).toBe(kept.length)
      expect(kept).toEqual(due(last(letters)).map((task) => task.key))
    }),
  )
})

test('nothing after the first month that is not final is seen', () => {
  fc.assert(
    fc.property(course, course, rule, (before, after, consequence) => {
      const gap = addMonths(last(before), 1)
      const finals = history(`${before}D${after}`, START).filter((result) => result.month < gap)
      const until = addMonths(gap, after.length)
      expect(triggers(consequence, finals, until)).toEqual(triggers(consequence, finals, last(before)))
    }),
  )
})
