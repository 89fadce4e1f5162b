/** The cases in a rulebook's own `tests:`: run against the edition, exact equality, a fact that is not given loses nothing. */
import { type Day, type Month, parseDay, parseMonth } from '../core/day.ts'
import { type Decimal, HUNDRED, parseDecimal, printDecimal } from '../core/decimal.ts'
import { factOf } from './facts.ts'
import { gradeAll } from './grades.ts'
import type { Ballot, Bonus, Decision, Fact, RecordedFact, Scorecard } from './inputs.ts'
import { isItem } from './items.ts'
import { monthScore } from './month-score.ts'
import { rankMonth } from './rank.ts'
import { ASK, type Edition, type Item, type RulebookTest } from './rulebook.ts'
import { type MonthState, type StateOfMonth, streak } from './streaks.ts'
import { assessYear } from './year.ts'

export interface TestOutcome {
  readonly name: string
  readonly ok: boolean
  /** One line for each expectation: what was expected, and what came out. */
  readonly checks: readonly { readonly what: string; readonly expected: string; readonly actual: string }[]
  /** Words in the case that mean nothing to the edition; a case with any of them fails. */
  readonly unknown: readonly string[]
}

const STAFF = 'T01'

/** Runs every case of an edition. Pure. */
export function runRulebookTests(edition: Edition): TestOutcome[] {
  return edition.tests.map((test) => runTest(edition, test))
}

function runTest(edition: Edition, test: RulebookTest): TestOutcome {
  const unknown: string[] = []
  const checks = Object.entries(test.expect).map(([what, expected]) => {
    const actual = actualOf(edition, test.given, what, unknown)
    return { what, expected: written(expected), actual }
  })
  const ok = unknown.length === 0 && checks.length > 0 && checks.every((check) => check.actual === check.expected)
  return { name: test.name, ok, checks, unknown }
}

function actualOf(edition: Edition, given: Given, what: string, unknown: string[]): string {
  switch (what) {
    case 'month_total':
      return monthTotal(edition, given, unknown)
    case 'last':
      return written(ranking(edition, given, unknown).last)
    case 'star':
      return written(ranking(edition, given, unknown).stars)
    case 'ranks': {
      const places = ranking(edition, given, unknown).places
      const names = Object.keys(record(given.totals))
      return written(
        Object.fromEntries(names.map((name) => [name, String(places.find((p) => p.staffNo === name)?.rank ?? '')])),
      )
    }
    case 'tasks':
      return written(tasks(edition, given, unknown))
    case 'annual_total':
    case 'bonus':
      return yearOfOne(edition, given, what, unknown)
    case 'grades':
      return written(gradesOf(edition, given, unknown))
    default:
      unknown.push(what)
      return ''
  }
}

type Given = Readonly<Record<string, unknown>>

function monthTotal(edition: Edition, given: Given, unknown: string[]): string {
  const { items, components } = edition
  if (items === ASK || components === ASK || edition.numbers === ASK) return ASK
  const month = monthOfCase(edition, given)
  const roles = new Map<string, Set<string>>()
  const scorecards: Scorecard[] = []
  const ballots: Ballot[] = []
  for (const [key, value] of Object.entries(given)) {
    if (['facts', 'decisions', 'vetoes', 'duty_workdays', 'month'].includes(key)) continue
    const component = components.find((candidate) => candidate.id === key)
    const score = typeof value === 'string' ? parseDecimal(value) : null
    if (component?.method === 'ballot' && typeof value === 'object') {
      for (const [choice, count] of Object.entries(record(value))) {
        ballots.push({ month, staffNo: STAFF, choice, count: Number(count), way: null, collector: null })
      }
    } else if (component?.method === 'scorecard' && score !== null) {
      const source = component.id
      scorecards.push({ month, staffNo: STAFF, source, rater: null, criterion: null, score, comment: null })
    } else if (component?.method === 'scorecard' && typeof value === 'object') {
      for (const [name, part] of Object.entries(record(value))) {
        const mark = typeof part === 'string' ? parseDecimal(part) : null
        const criterion = component.criteria?.find((one) => one.name === name)?.name ?? null
        const group = component.raters?.some((one) => one.roles.includes(name)) === true
        if (mark === null || (criterion === null && !group)) {
          unknown.push(name)
          continue
        }
        // A criterion of the one sheet, or what somebody with that role gave.
        const rater = group ? name : null
        if (group) roles.set(name, new Set([name]))
        scorecards.push({ month, staffNo: STAFF, source: component.id, rater, criterion, score: mark, comment: null })
      }
    } else unknown.push(key)
  }
  const { facts, recorded, named } = givenFacts(items, record(given.facts), month, unknown)
  const decisions = givenDecisions(given, month)
  const workdays = typeof given.duty_workdays === 'string' ? Number(given.duty_workdays) : null
  // Items that the case says nothing about are left out: what is not given loses nothing.
  const kept = items.filter((item) => named.has(item.id) || item.method === 'decision')
  const scored = monthScore(
    // Groups of raters need people; where a case gives a component's score as a whole there are none.
    {
      ...edition,
      items: kept,
      components: components.map((c) =>
        c.method === 'scorecard' && typeof given[c.id] === 'string' ? { ...c, raters: null } : c,
      ),
    },
    {
      month,
      staffNo: STAFF,
      name: STAFF,
      scorecards,
      ballots,
      facts,
      recorded,
      decisions,
      dutyWorkdays: workdays,
      roles,
      absentForAll: new Set(),
    },
  )
  return scored.total === null ? '' : printDecimal(scored.total, edition.numbers.month_total.places)
}

/** A case of its own month tries items that begin later than the edition. */
function monthOfCase(edition: Edition, given: Given): Month {
  return (typeof given.month === 'string' ? parseMonth(given.month) : null) ?? edition.effective.from
}

/** `average`, other sources of the formula by name, and `bonus: [{kind, level, piece, with: "2"}]`, all of one person. */
function yearOfOne(edition: Edition, given: Given, what: 'annual_total' | 'bonus', unknown: string[]): string {
  if (edition.annual === null || edition.annual === ASK || edition.numbers === ASK) return ASK
  const { from } = edition.effective
  const year = from.slice(0, 4)
  const month = `${year}-12` as Month
  const scorecards: Scorecard[] = []
  for (const [key, value] of Object.entries(given)) {
    if (key === 'average' || key === 'bonus' || key === 'decisions') continue
    const score = typeof value === 'string' ? parseDecimal(value) : null
    if (score === null || edition.annual.formula[key] === undefined) unknown.push(key)
    else scorecards.push({ month, staffNo: STAFF, source: key, rater: null, criterion: null, score, comment: null })
  }
  const decisions = list(given.decisions).map((item): Decision => {
    return {
      date: `${month}-31` as Day,
      month,
      staffNo: STAFF,
      kind: 'item',
      item,
      points: null,
      reason: '',
      decidedBy: null,
    }
  })
  const average = typeof given.average === 'string' ? parseDecimal(given.average) : null
  const result = assessYear(edition, {
    year,
    people: [{ staffNo: STAFF, name: STAFF }],
    finals: average === null ? [] : [{ month, staffNo: STAFF, ranked: true, score: average, last: false, star: false }],
    past: [],
    bonus: (Array.isArray(given.bonus) ? given.bonus : []).map((one, at) => givenBonus(record(one), year, at)),
    decisions,
    scorecards,
  })
  for (const problem of result.problems) if (problem.severity === 'error') unknown.push(problem.value ?? problem.code)
  const own = result.results[0]
  const value = what === 'bonus' ? own?.bonus : own?.total
  if (value === undefined || value === null) return ''
  return what === 'bonus' ? printDecimal(value) : printDecimal(value, edition.numbers.annual_total.places)
}

function givenBonus(one: Given, year: string, at: number): Bonus {
  const others = Number(one.with ?? '0')
  return {
    date: `${year}-${String((at % 12) + 1).padStart(2, '0')}-01` as Day,
    staffNo: STAFF,
    kind: String(one.kind ?? ''),
    level: String(one.level ?? ''),
    piece: String(one.piece ?? ''),
    coauthors: Array.from({ length: others }, (_, other) => `C${other + 1}`),
    evidence: '',
  }
}

/** `averages: {甲: "95"}`, each the year's total of somebody with enough months. */
function gradesOf(edition: Edition, given: Given, unknown: string[]): Record<string, string> {
  if (edition.annual === null || edition.annual === ASK) return {}
  const people = Object.entries(record(given.averages)).flatMap(([name, value]) => {
    const total = parseDecimal(String(value))
    if (total === null) unknown.push(String(value))
    return total === null ? [] : [{ staffNo: name, name, total }]
  })
  const { graded } = gradeAll(edition.annual.grades, people, [])
  return Object.fromEntries(people.map(({ name }) => [name, graded.find((one) => one.staffNo === name)?.grade ?? '']))
}

function givenFacts(items: readonly Item[], given: Given, month: Month, unknown: string[]) {
  const facts: Fact[] = []
  const recorded: RecordedFact[] = []
  const named = new Set<string>()
  for (const [key, value] of Object.entries(given)) {
    const meant = items.filter(
      (item) => isItem(item, key) || ('fact' in item && item.fact === key && key !== 'recorded'),
    )
    const amount = amountOf(String(value))
    const [first] = meant
    if (first === undefined || !('fact' in first) || amount === null) {
      unknown.push(key)
      continue
    }
    for (const item of meant) named.add(item.id)
    if (first.fact === 'recorded') {
      const date = parseDay(`${month}-01`)
      if (date === null || amount.kind !== 'count') unknown.push(key)
      else
        recorded.push({
          date,
          staffNo: STAFF,
          item: first.id,
          quantity: amount.count,
          evidence: '',
          recorder: null,
          event: null,
        })
    } else if (factOf(first.fact)?.kind !== amount.kind) unknown.push(key)
    else facts.push({ month, staffNo: STAFF, name: first.fact, value: amount, ids: [], days: [] })
  }
  return { facts, recorded, named }
}

/** `60`, `8/10` or `80%`. */
function amountOf(text: string): Fact['value'] | null {
  const [left = '', right, ...more] = text.replace(/%$/, '/100').split('/')
  const first = parseDecimal(left)
  if (first === null || more.length > 0) return null
  if (right === undefined) return { kind: 'count', count: first }
  const second = right === '100' ? HUNDRED : parseDecimal(right)
  return second === null ? null : { kind: 'pair', numerator: first, denominator: second }
}

function givenDecisions(given: Given, month: Month): Decision[] {
  const date = parseDay(`${month}-01`)
  if (date === null) return []
  const head = { date, month, staffNo: STAFF, reason: '', decidedBy: null }
  const points = Object.entries(record(given.decisions)).map(([item, value]): Decision => {
    return { ...head, kind: 'item', item, points: parseDecimal(String(value)) }
  })
  const vetoes = list(given.vetoes).map((item): Decision => ({ ...head, kind: 'veto', item, points: null }))
  return [...points, ...vetoes]
}

function ranking(edition: Edition, given: Given, unknown: string[]) {
  const candidates = Object.entries(record(given.totals)).map(([name, value]) => {
    const total = parseDecimal(String(value))
    if (total === null) unknown.push(String(value))
    return {
      staffNo: name,
      name,
      reason: null,
      score: { total, exact: total, components: new Map<string, Decimal>(), noStar: false },
    }
  })
  return rankMonth(edition, candidates, [])
}

const STATES: Readonly<Record<string, Pick<StateOfMonth, 'state' | 'star'>>> = {
  L: { state: 'last', star: false },
  N: { state: 'not_last', star: false },
  S: { state: 'not_last', star: true },
  A: { state: 'not_ranked', star: false },
  H: { state: 'not_held', star: false },
  D: { state: 'draft', star: false },
}

function tasks(edition: Edition, given: Given, unknown: string[]) {
  if (edition.consequences === ASK) return []
  const states = Object.entries(record(given.states)).map(([written, letter]): StateOfMonth => {
    const month = parseMonth(written)
    const known = STATES[String(letter)] ?? { state: String(letter) as MonthState, star: false }
    if (month === null) unknown.push(written)
    return { month: (month ?? written) as Month, ...known }
  })
  const wanted = typeof given.consequence === 'string' ? given.consequence : null
  return edition.consequences
    .filter((consequence) => wanted === null || consequence.id === wanted)
    .flatMap((consequence) => streak(consequence, STAFF, states).triggers)
    .map((trigger) => ({ month: trigger.month, at: String(trigger.count) }))
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
