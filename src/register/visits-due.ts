/** When somebody is to be visited next, and on which days a visit was missed: worked out from the reasons of every day. */
import { addDays, type Day } from '../core/day.ts'
import type { MustVisit } from '../forms/checks.ts'
import { changeDays, reasonsOn, type VisitReason, type VisitSubject } from '../forms/must-visit.ts'

export interface VisitMade {
  readonly date: Day
  /** A code of `visit_way`; null counts as a visit at home. */
  readonly way: string | null
}

/** Somebody with the visits that were made, and since when the register knows them here. */
export interface Visited {
  readonly subject: VisitSubject
  /** Any order. */
  readonly visits: readonly VisitMade[]
  /** The day on which the door was collected, or on which they moved in; null when nobody wrote it down. */
  readonly known: Day | null
}

/** The days of the visits that count: whoever was seen, and calls beside somebody who was seen shortly before. Pure. */
export function countedDays(rules: MustVisit, visits: readonly VisitMade[]): Day[] {
  const { seen, beside, days } = rules.ways
  const met = visits.filter(({ way }) => way === null || seen.includes(way)).map(({ date }) => date)
  const heard = visits
    .filter(({ way }) => way !== null && beside.includes(way))
    .map(({ date }) => date)
    .filter((date) => met.some((day) => day <= date && addDays(day, days) >= date))
  return [...new Set([...met, ...heard])].sort()
}

export interface VisitDue {
  readonly reasons: readonly VisitReason[]
  readonly interval: number
  readonly last: Day | null
  readonly due: Day
}

/** How somebody stands on a day; null for those whom nobody has to visit. Never visited is due on the day asked. Pure. */
export function dueOn(rules: MustVisit, { subject, visits }: Visited, day: Day): VisitDue | null {
  const reasons = reasonsOn(rules, subject, day)
  const [first] = reasons
  if (first === undefined) return null
  const last = countedDays(rules, visits).findLast((date) => date <= day) ?? null
  const to = addDays(day, longest(rules))
  const due = last === null ? day : (nextDue(stretchesOf(rules, subject, last, to), last) ?? day)
  return { reasons, interval: first.interval, last, due }
}

/**
 * The days from `from` to `to` on which a visit was due and nobody had called since the one before. A missed day begins
 * the next interval, so that one long silence is not a miss a day. Somebody of whom nothing is known is due on `to`. Pure.
 */
export function missedDays(rules: MustVisit, visited: Visited, from: Day, to: Day): Day[] {
  const { subject, known } = visited
  const counted = countedDays(rules, visited.visits)
  let anchor = counted.findLast((day) => day < from) ?? (known !== null && known <= to ? known : null)
  if (anchor === null) {
    const seen = counted.some((day) => from <= day && day <= to)
    return seen || reasonsOn(rules, subject, to).length === 0 ? [] : [to]
  }
  const stretches = stretchesOf(rules, subject, anchor, to)
  const missed: Day[] = []
  for (;;) {
    const due = nextDue(stretches, anchor)
    if (due === null) return missed
    const start: Day = anchor
    const visit = counted.find((day) => start < day && day <= due)
    if (visit === undefined && due >= from) missed.push(due)
    anchor = visit ?? due
  }
}

/** Days on which the reasons stay the same. */
interface Stretch {
  readonly from: Day
  readonly to: Day
  readonly reasons: readonly VisitReason[]
}

function stretchesOf(rules: MustVisit, subject: VisitSubject, from: Day, to: Day): Stretch[] {
  const starts = [from, ...changeDays(rules, subject, from, to)]
  return starts.map((start, at) => {
    const next = starts[at + 1]
    return { from: start, to: next === undefined ? to : addDays(next, -1), reasons: reasonsOn(rules, subject, start) }
  })
}

/** The day by which somebody last met on `anchor` is to be visited again, if the stretches reach so far. */
function nextDue(stretches: readonly Stretch[], anchor: Day): Day | null {
  let due: Day | null = null
  let interval: number | null = null
  for (const { from, to, reasons } of stretches) {
    if (to < anchor) continue
    const start = later(from, anchor)
    const now = reasons[0]?.interval ?? null
    if (now === null) due = null
    // Whoever comes into a shorter interval has a whole one of it, but never longer than was left of the old one.
    else if (due === null || interval === null) due = addDays(start, now)
    else if (now < interval) due = earlier(due, addDays(start, now))
    else due = later(addDays(anchor, now), start)
    interval = now
    const first = reasons.flatMap(({ firstBy }) => (firstBy && firstBy.since > anchor ? [firstBy.day] : [])).sort()[0]
    const whole: Day | null = due === null || first === undefined ? due : earlier(due, first)
    if (whole !== null && whole <= to && whole > anchor) return later(whole, start)
  }
  return null
}

function longest(rules: MustVisit): number {
  return Math.max(...Object.values(rules.tiers).map(({ days }) => days))
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
