/** The five must-visit classes (五必访): why somebody is to be visited on a day, and how often; all reasons are kept. */
import { addDays, type Day, daysInMonth, parseDay } from '../core/day.ts'
import { fieldsOf } from './check-checks.ts'
import { type DateField, type MustVisit, type MustVisitReason, TIERS, type Tier } from './checks.ts'
import { ageFrom, type Facts, holds } from './conditions.ts'
import type { Condition } from './form.ts'
import { type Cell, type Cells, cellIn } from './record.ts'

/** Somebody who may have to be visited, and what the register knows of them. */
export interface VisitSubject {
  /** `1930-05`, or '' when unknown. */
  readonly birth: string
  /** The master's cells. */
  readonly resident: Cells
  /** Cells of other forms by `form.field`. */
  readonly own: Cells
  readonly overrides: readonly VisitOverride[]
}

/** The office's own word on how often somebody is visited, with a reason and an end. */
export interface VisitOverride {
  /** Null: need not be visited. */
  readonly tier: Tier | null
  readonly class: string | null
  readonly reason: string
  readonly from: Day
  readonly to: Day
}

export interface VisitReason {
  readonly class: string
  readonly tier: Tier
  readonly why: string
  readonly en: string
  /** Days. */
  readonly interval: number
  /** One visit by that day, whatever the interval says. */
  readonly firstBy: { readonly since: Day; readonly day: Day } | null
}

/** Every reason that holds on the day, the shortest interval first; an override stands in place of them. Pure. */
export function reasonsOn(rules: MustVisit, subject: VisitSubject, day: Day): VisitReason[] {
  const said = subject.overrides.find(({ from, to }) => from <= day && day <= to)
  const found = rules.reasons.flatMap((reason) => reasonOn(rules, reason, subject, day))
  if (said === undefined) return found.sort(byInterval)
  if (said.tier === null) return []
  const { tier, reason } = said
  const head = { tier, why: reason, en: reason, interval: rules.tiers[tier].days, firstBy: null }
  const classes = said.class === null ? [...new Set(found.map((one) => one.class))] : [said.class]
  return classes.map((one) => ({ class: one, ...head }))
}

function reasonOn(rules: MustVisit, reason: MustVisitReason, subject: VisitSubject, day: Day): VisitReason[] {
  const facts: Facts = { today: day, own: subject.own, resident: subject.resident, birth: subject.birth }
  if (!holds(reason.when, facts)) return []
  const since = reason.from && dateOf(reason.from, subject.own)
  if (reason.from && (since === null || day < (since as Day))) return []
  const until = reason.until && dateOf(reason.until, subject.own)
  if (until && day > until) return []
  const { class: name, tier, why, en, firstWithin } = reason
  const firstBy = since && firstWithin !== null ? { since, day: addDays(since, firstWithin) } : null
  return [{ class: name, tier, why, en, interval: rules.tiers[tier].days, firstBy }]
}

/** The date of a field and so many days later; of a month or a year the last day. Null where nothing is known. Pure. */
export function dateOf({ field, days }: DateField, own: Cells): Day | null {
  const cell: Cell | undefined = cellIn(own, field)
  if (cell?.state !== 'value') return null
  const whole =
    parseDay(cell.value) ??
    parseDay(`${cell.value}-${daysInMonth(Number(cell.value.slice(0, 4)), Number(cell.value.slice(5, 7)))}`) ??
    parseDay(`${cell.value}-12-31`)
  return whole === null ? null : addDays(whole, days)
}

/**
 * Days in (from, to] on which the reasons may be others than on the day before: birthdays that a rule names, the days on
 * which a date of a rule begins or has run out, the ends of an override. In order. Pure.
 */
export function changeDays(rules: MustVisit, subject: VisitSubject, from: Day, to: Day): Day[] {
  const days = new Set<Day>()
  const ages = agesOf(rules)
  const [before, after] = [ageFrom(subject.birth, from) ?? 0, ageFrom(subject.birth, to) ?? 0]
  for (const age of ages) {
    if (age <= before || age > after) continue
    const birthday = birthdayOf(subject.birth, age)
    if (birthday !== null) days.add(birthday)
  }
  for (const reason of rules.reasons) {
    const since = reason.from && dateOf(reason.from, subject.own)
    if (since) days.add(since)
    const until = reason.until && dateOf(reason.until, subject.own)
    if (until) days.add(addDays(until, 1))
  }
  for (const override of subject.overrides) days.add(override.from).add(addDays(override.to, 1))
  return [...days].filter((day) => from < day && day <= to).sort()
}

/** The first day of an age; of a birth known by month or year only, the one on which `ageFrom` turns. Pure. */
function birthdayOf(birth: string, age: number): Day | null {
  const day = parseDay(birth) ?? parseDay(`${birth}-28`) ?? parseDay(`${birth}-12-31`)
  if (day === null) return null
  const text = `${String(Number(day.slice(0, 4)) + age).padStart(4, '0')}${day.slice(4)}`
  // 29 February counts from 1 March in other years.
  return parseDay(text) ?? parseDay(`${text.slice(0, 4)}-03-01`)
}

const agesByRules = new WeakMap<MustVisit, readonly number[]>()

function agesOf(rules: MustVisit): readonly number[] {
  const known = agesByRules.get(rules)
  if (known) return known
  const ages = [...new Set(rules.reasons.flatMap(({ when }) => agesIn(when)))].sort((a, b) => a - b)
  agesByRules.set(rules, ages)
  return ages
}

function agesIn(condition: Condition): number[] {
  if ('all' in condition) return condition.all.flatMap(agesIn)
  if ('any' in condition) return condition.any.flatMap(agesIn)
  return 'age' in condition ? [condition.age.from, condition.age.below].filter((age) => age !== undefined) : []
}

/** The lowest age from which age alone is a reason, or null: nobody younger needs to be looked at without a record. Pure. */
export function ageAlone(rules: MustVisit): number | null {
  const alone = rules.reasons.filter(({ when }) => fieldsOf(when).length === 0).flatMap(({ when }) => agesIn(when))
  return alone.length === 0 ? null : Math.min(...alone)
}

function byInterval(a: VisitReason, b: VisitReason): number {
  return a.interval - b.interval || TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier)
}
