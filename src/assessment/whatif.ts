/**
 * What another edition would have made of months that are over. A month in which that edition needs something that
 * nobody ever recorded is not comparable: what is missing is never zero.
 */
import { addMonths, type Month, monthOf } from '../core/day.ts'
import { decimal, printDecimal, ZERO } from '../core/decimal.ts'
import { streakOf, tasksOf } from './consequences.ts'
import type { FinalResult, MonthInputs } from './inputs.ts'
import { isItem, itemCounts } from './items.ts'
import { type AssessedMonth, assessMonth } from './month.ts'
import { finalResults, type MonthRecord } from './month-record.ts'
import { ASK, type Component, type Edition, type Item } from './rulebook.ts'
import type { History } from './streaks.ts'

/** A month as it stands, with the facts it was made of. */
export interface StandingMonth {
  readonly record: MonthRecord
  readonly inputs: MonthInputs
  readonly edition: Edition
}

/** What the other edition needs and nobody recorded: a component's scores, the records of an item, a fact of the register. */
export interface NeverRecorded {
  readonly kind: 'component' | 'item' | 'fact'
  readonly name: string
}

export interface WardenCompared {
  readonly warden: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
  /** After minus before; null where one of them is not there. */
  readonly difference: string | null
  readonly rankBefore: number | null
  readonly rankAfter: number | null
  /** False: has a score, and could not be given one by the other edition. */
  readonly comparable: boolean
}

export interface MonthCompared {
  readonly month: Month
  readonly comparable: boolean
  readonly missing: readonly NeverRecorded[]
  readonly wardens: readonly WardenCompared[]
  readonly stars: Pair<readonly string[]>
  readonly last: Pair<readonly string[]>
  /** For streaks and years; null where the month is not comparable. */
  readonly results: readonly FinalResult[] | null
}

export interface Pair<T> {
  readonly before: T
  readonly after: T | null
}

/** One month under the other edition. Pure. */
export function compareMonth(next: Edition, { record, inputs, edition }: StandingMonth): MonthCompared {
  const missing = neverRecorded(next, edition, inputs)
  const lastBefore = record.results.filter((result) => result.last).map((result) => result.warden)
  const before = { month: record.month, missing }
  if (missing.length > 0) {
    return {
      ...before,
      comparable: false,
      wardens: record.results.map((result) => compared(result, null, false)),
      stars: { before: record.stars, after: null },
      last: { before: lastBefore, after: null },
      results: null,
    }
  }
  const assessed = assessMonth(next, inputs)
  const places = next.numbers === ASK ? 2 : next.numbers.month_total.places
  const after = new Map(assessed.wardens.map((one) => [one.staffNo, one]))
  return {
    ...before,
    comparable: true,
    wardens: record.results.map((result) => {
      const now = after.get(result.warden)
      const score = now?.place.score ?? null
      const written = score === null ? null : printDecimal(score, places)
      return compared(result, { score: written, rank: now?.place.rank ?? null }, score !== null)
    }),
    stars: { before: record.stars, after: assessed.ranking.stars },
    last: { before: lastBefore, after: assessed.ranking.last },
    results: resultsOf(assessed),
  }
}

/** A task that one of the two makes in these months. */
export interface TaskCompared {
  readonly warden: string
  readonly month: Month
  readonly count: number
  readonly task: string
}

export interface TasksCompared {
  /** The last month up to which streaks can be said; null when the first month is not comparable. */
  readonly until: Month | null
  readonly added: readonly TaskCompared[]
  readonly dropped: readonly TaskCompared[]
}

/** The history with the months as they stand, or as the other edition makes them, up to the first that is not comparable. Pure. */
export function historyWith(
  history: History,
  months: readonly { month: Month; results: readonly FinalResult[] | null }[],
) {
  const from = months[0]?.month
  const finals = history.finals.filter((result) => from === undefined || result.month < from)
  for (const { results } of months) {
    if (results === null) break
    finals.push(...results)
  }
  return { finals, past: history.past }
}

/** Tasks of the two in the months that can be compared. Pure. */
export function compareTasks(
  next: Edition,
  editions: readonly Edition[],
  history: History,
  standing: readonly StandingMonth[],
  months: readonly MonthCompared[],
): TasksCompared {
  const stop = months.findIndex((one) => one.results === null)
  const until = stop === 0 ? null : ((stop < 0 ? months.at(-1) : months[stop - 1])?.month ?? null)
  const [first] = months
  if (until === null || first === undefined) return { until: null, added: [], dropped: [] }
  const was = standing.map(({ record }) => ({ month: record.month, results: finalResults(record) }))
  const always: Edition = { ...next, effective: { from: addMonths(first.month, -1200), to: null }, transition: null }
  const last = standing.at(-1)?.edition ?? next
  const before = tasksIn(last, editions, historyWith(history, was), first.month, until)
  const after = tasksIn(always, [always], historyWith(history, months), first.month, until)
  const key = (one: TaskCompared) => `${one.warden} ${one.month} ${one.task}`
  const [had, has] = [new Set(before.map(key)), new Set(after.map(key))]
  return {
    until,
    added: after.filter((one) => !had.has(key(one))),
    dropped: before.filter((one) => !has.has(key(one))),
  }
}

function tasksIn(
  edition: Edition,
  editions: readonly Edition[],
  history: History,
  from: Month,
  until: Month,
): TaskCompared[] {
  const people = [...new Set(history.finals.map(({ staffNo }) => staffNo))].sort()
  return people.flatMap((warden) => {
    const { triggers } = streakOf(edition, editions, history, warden, until)
    return tasksOf(
      editions,
      triggers.filter(({ month }) => month >= from && month <= until),
    ).map(({ task, trigger }) => ({ warden, month: trigger.month, count: trigger.count, task }))
  })
}

function compared(
  result: MonthRecord['results'][number],
  after: { readonly score: string | null; readonly rank: number | null } | null,
  scored: boolean,
): WardenCompared {
  const { warden, name, score: before, rank: rankBefore } = result
  const now = after?.score ?? null
  return {
    warden,
    name,
    before,
    after: now,
    difference: before === null || now === null ? null : minus(now, before),
    rankBefore,
    rankAfter: after?.rank ?? null,
    comparable: scored || before === null,
  }
}

function minus(after: string, before: string): string {
  const places = Math.max((after.split('.')[1] ?? '').length, (before.split('.')[1] ?? '').length)
  return printDecimal(decimal(after).minus(decimal(before)), places)
}

function resultsOf({ month, wardens }: AssessedMonth): FinalResult[] {
  return wardens.map(({ staffNo, place: { ranked, score, last, star } }) => {
    return { month, staffNo, ranked, score, last, star }
  })
}

/** What the standing edition looked at too was looked for, found or not; only what is new can be unknown. */
function neverRecorded(next: Edition, was: Edition, inputs: MonthInputs): NeverRecorded[] {
  const components = next.components === ASK ? [] : next.components
  const items = next.items === ASK ? [] : next.items.filter((item) => itemCounts(item, inputs.month))
  const wasComponents = was.components === ASK ? [] : was.components
  const wasItems = was.items === ASK ? [] : was.items.filter((item) => itemCounts(item, inputs.month))
  return [
    ...components
      .filter((component) => !wasComponents.some((one) => sameComponent(one, component)) && !scored(component, inputs))
      .map(({ name }): NeverRecorded => ({ kind: 'component', name })),
    ...items
      .filter((item) => !looksAt(wasItems, item) && !recorded(item, inputs))
      .map((item): NeverRecorded => {
        const register = 'fact' in item && item.fact !== 'recorded'
        return { kind: register ? 'fact' : 'item', name: item.name }
      }),
  ]
}

function sameComponent(a: Component, b: Component): boolean {
  return a.id === b.id && a.method === b.method
}

function scored(component: Component, inputs: MonthInputs): boolean {
  if (component.method === 'scorecard') return inputs.scorecards.some((card) => card.source === component.id)
  const first = addMonths(inputs.month, component.every === 'quarter' ? -2 : 0)
  return inputs.ballots.some((ballot) => ballot.month >= first && ballot.month <= inputs.month)
}

function looksAt(items: readonly Item[], item: Item): boolean {
  return items.some((one) => {
    if ('fact' in item && item.fact !== 'recorded') return 'fact' in one && one.fact === item.fact
    return one.method === item.method && (isItem(one, item.id) || isItem(one, item.name))
  })
}

function recorded(item: Item, inputs: MonthInputs): boolean {
  if (item.method === ASK) return true
  if (item.method === 'decision') {
    return inputs.decisions.some((decision) => decision.kind === 'item' && isItem(item, decision.item))
  }
  if (item.fact === 'recorded') {
    return inputs.recorded.some((line) => monthOf(line.date) === inputs.month && isItem(item, line.item))
  }
  return inputs.facts.some(({ name, value }) => {
    return name === item.fact && (value.kind === 'count' || value.denominator.gt(ZERO))
  })
}
