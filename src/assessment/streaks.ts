/** Months in a row (or within a window) as last or as star: how long, and when tasks are due. Only final months are seen. */
import { addMonths, type Month, monthsBetween } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import type { FinalResult, PastResult } from './inputs.ts'
import type { Consequence } from './rulebook.ts'

/** not_held: nobody was ranked · draft: not final, and the view ends there. */
export type MonthState = 'last' | 'not_last' | 'not_ranked' | 'not_held' | 'draft'

export interface StateOfMonth {
  readonly month: Month
  readonly state: MonthState
  readonly star: boolean
}

export interface Trigger {
  readonly consequence: string
  readonly month: Month
  readonly count: number
  /** The streak's first month. */
  readonly start: Month
  /** The months that count, as the basis of the tasks. */
  readonly months: readonly Month[]
  /** Person, consequence, start and count: the same trigger never makes a second set of tasks. */
  readonly key: string
}

export interface Streak {
  /** Length at the last month that is final. */
  readonly current: number
  readonly triggers: readonly Trigger[]
}

export interface History {
  readonly finals: readonly FinalResult[]
  readonly past: readonly PastResult[]
}

/**
 * One person's months from the first that is known to `until`. A month that nobody closed is draft, one that lies before
 * a closed month and was never held pauses for everybody. Pure.
 */
export function monthStates(history: History, staffNo: string, until: Month): StateOfMonth[] {
  const { finals, past, first, latest, monthsTo } = calendarOf(history)
  if (first === undefined || latest === undefined) return [draft(until)]
  return monthsTo(until).map((month) => {
    const final = finals.get(month)
    if (final) return finalState(month, final, staffNo)
    const before = past.get(month)
    if (before) return pastState(month, before.get(staffNo))
    return month < latest ? { month, state: 'not_held', star: false } : draft(month)
  })
}

interface HistoryCalendar {
  readonly finals: ReadonlyMap<Month, FinalMonth>
  readonly past: ReadonlyMap<Month, ReadonlyMap<string, PastResult>>
  readonly first: Month | undefined
  readonly latest: Month | undefined
  /** From the first month to this one. */
  monthsTo(until: Month): readonly Month[]
}

interface FinalMonth {
  /** Somebody was ranked. */
  readonly held: boolean
  readonly byPerson: ReadonlyMap<string, FinalResult>
}

const calendars = new WeakMap<History, HistoryCalendar>()

/** A history put in order once for everybody who is looked up in it. */
function calendarOf(history: History): HistoryCalendar {
  const known = calendars.get(history)
  if (known !== undefined) return known
  const finals = new Map(
    [...groupBy(history.finals, (result) => result.month)].map(([month, results]) => {
      const held = results.some((result) => result.ranked)
      return [month, { held, byPerson: new Map(results.map((result) => [result.staffNo, result])) }]
    }),
  )
  const past = new Map(
    [...groupBy(history.past, (result) => result.month)].map(([month, results]) => {
      return [month, new Map(results.map((result) => [result.staffNo, result]))]
    }),
  )
  const months = [...finals.keys(), ...past.keys()].sort()
  const first = months[0]
  const spans = new Map<Month, readonly Month[]>()
  const monthsTo = (until: Month): readonly Month[] => {
    const span = spans.get(until) ?? monthsBetween(first ?? until, until)
    spans.set(until, span)
    return span
  }
  const calendar = { finals, past, first, latest: months.at(-1), monthsTo }
  calendars.set(history, calendar)
  return calendar
}

/** A consequence over one person's months. `resets`: months from which a new edition starts counting afresh. Pure. */
export function streak(
  consequence: Consequence,
  staffNo: string,
  states: readonly StateOfMonth[],
  resets: ReadonlySet<Month> = new Set(),
): Streak {
  return consequence.when.within === null
    ? inARow(consequence, staffNo, states, resets)
    : inWindow(consequence, consequence.when.within, staffNo, states, resets)
}

function inARow(
  rule: Consequence,
  staffNo: string,
  states: readonly StateOfMonth[],
  resets: ReadonlySet<Month>,
): Streak {
  const lengths = rule.at.length > 0 ? rule.at : [rule.when.consecutive ?? 0]
  const triggers: Trigger[] = []
  let months: Month[] = []
  let gap = 0
  for (const one of states) {
    if (one.state === 'draft') break
    if (startsAfresh(rule, one.month, resets)) {
      months = []
      gap = 0
    }
    const mark = markOf(rule, one)
    if (mark === 'absent' && months.length > 0) {
      gap++
      if (rule.on_not_ranked === 'reset' || gap > rule.on_not_ranked.pause.max_gap) months = []
    } else if (mark === 'hit') {
      months = [...months, one.month]
      gap = 0
      if (lengths.includes(months.length)) triggers.push(trigger(rule, staffNo, one.month, months))
    } else if (mark === 'miss') {
      months = []
    }
    if (months.length === 0) gap = 0
  }
  return { current: months.length, triggers }
}

/** `count` times within `months` calendar months. Months that made a trigger are used up, or every further one would make another. */
function inWindow(
  rule: Consequence,
  within: { readonly count: number; readonly months: number },
  staffNo: string,
  states: readonly StateOfMonth[],
  resets: ReadonlySet<Month>,
): Streak {
  const triggers: Trigger[] = []
  let hits: Month[] = []
  for (const one of states) {
    if (one.state === 'draft') break
    if (startsAfresh(rule, one.month, resets)) hits = []
    hits = hits.filter((month) => month > addMonths(one.month, -within.months))
    if (markOf(rule, one) !== 'hit') continue
    hits = [...hits, one.month]
    if (hits.length < within.count) continue
    triggers.push(trigger(rule, staffNo, one.month, hits))
    hits = []
  }
  return { current: hits.length, triggers }
}

function startsAfresh(rule: Consequence, month: Month, resets: ReadonlySet<Month>): boolean {
  // `transition` speaks of the streak of last places only.
  return (rule.year_boundary === 'reset' && month.endsWith('-01')) || (rule.when.state === 'last' && resets.has(month))
}

function markOf(rule: Consequence, { state, star }: StateOfMonth): 'hit' | 'miss' | 'absent' {
  if (state === 'not_ranked' || state === 'not_held') return 'absent'
  return (rule.when.state === 'star' ? star : state === 'last') ? 'hit' : 'miss'
}

function trigger(rule: Consequence, staffNo: string, month: Month, months: readonly Month[]): Trigger {
  const start = months[0] as Month
  const count = months.length
  return { consequence: rule.id, month, count, start, months, key: `${staffNo}/${rule.id}/${start}#${count}` }
}

function finalState(month: Month, { held, byPerson }: FinalMonth, staffNo: string): StateOfMonth {
  if (!held) return { month, state: 'not_held', star: false }
  const own = byPerson.get(staffNo)
  if (!own?.ranked) return { month, state: 'not_ranked', star: false }
  return { month, state: own.last ? 'last' : 'not_last', star: own.star }
}

function pastState(month: Month, own: PastResult | undefined): StateOfMonth {
  if (own === undefined) return { month, state: 'not_ranked', star: false }
  // A published month without a score and without a place is one in which the person was not ranked.
  const ranked = own.score !== null || own.last || own.star
  return { month, state: own.last ? 'last' : ranked ? 'not_last' : 'not_ranked', star: own.star }
}

function draft(month: Month): StateOfMonth {
  return { month, state: 'draft', star: false }
}
