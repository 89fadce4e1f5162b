/** Who served when: days on duty, months of service, and who held a grid on a day. */
import { addDays, type Day, daysBetween, firstDay, lastDay, type Month } from '../core/day.ts'
import type { LeaveEntry, RosterEntry } from './inputs.ts'

export const WARDEN_ROLE = 'warden'

/** Entries of wardens with at least one day in the month. Pure. */
export function wardenEntries(roster: readonly RosterEntry[], month: Month): RosterEntry[] {
  return entriesOf(roster, month, WARDEN_ROLE)
}

/** Entries of a role with at least one day in the month. Pure. */
export function entriesOf(roster: readonly RosterEntry[], month: Month, role: string): RosterEntry[] {
  const [first, last] = [firstDay(month), lastDay(month)]
  return roster.filter((entry) => entry.role === role && overlaps(entry, first, last))
}

/** The days of the month on which somebody was a warden. Pure. */
export function postDays(roster: readonly RosterEntry[], staffNo: string, month: Month): readonly Day[] {
  const entries = wardenEntries(roster, month).filter((entry) => entry.staffNo === staffNo)
  return daysWithin(entries, daysOf(month))
}

/** Every role that somebody had on at least one day of the month. Pure. */
export function rolesIn(roster: readonly RosterEntry[], month: Month): Map<string, Set<string>> {
  const [first, last] = [firstDay(month), lastDay(month)]
  const roles = new Map<string, Set<string>>()
  for (const entry of roster) {
    if (!overlaps(entry, first, last)) continue
    roles.set(entry.staffNo, (roles.get(entry.staffNo) ?? new Set()).add(entry.role))
  }
  return roles
}

/** Post days without the days of leave. Pure. */
export function dutyDays(
  roster: readonly RosterEntry[],
  leave: readonly LeaveEntry[],
  staffNo: string,
  month: Month,
): readonly Day[] {
  const [first, last] = [firstDay(month), lastDay(month)]
  const away = leave.filter((entry) => entry.staffNo === staffNo && overlaps(entry, first, last))
  const posted = postDays(roster, staffNo, month)
  return away.length === 0 ? posted : posted.filter((day) => !away.some((entry) => covers(entry, day)))
}

/**
 * Whole months of service as a warden by the month's last day: whoever began on the 10th has one month on the 10th
 * of the next. Null: since before anybody wrote it down. Pure.
 */
export function serviceMonths(roster: readonly RosterEntry[], staffNo: string, month: Month): number | null {
  const entries = roster.filter((entry) => entry.staffNo === staffNo && entry.role === WARDEN_ROLE)
  if (entries.length === 0 || entries.some((entry) => entry.from === null)) return null
  const start = entries.map((entry) => entry.from as Day).sort()[0] as Day
  const end = addDays(lastDay(month), 1)
  const months =
    (Number(end.slice(0, 4)) - Number(start.slice(0, 4))) * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7))
  return Math.max(0, end.slice(8) < start.slice(8) ? months - 1 : months)
}

/** Who held a grid on a day: a fact belongs to that warden. On leave the post is still theirs. Pure. */
export function holderOn(roster: readonly RosterEntry[], gridNo: string, day: Day): string | null {
  const held = roster.filter((entry) => entry.role === WARDEN_ROLE && entry.gridNo === gridNo && covers(entry, day))
  return held.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0]?.staffNo ?? null
}

/** Who held a grid for most days of the month, the later one when equal: month scores of a grid go there. Pure. */
export function longerHolder(roster: readonly RosterEntry[], gridNo: string, month: Month): string | null {
  const count = new Map<string, number>()
  for (const day of daysOf(month)) {
    const holder = holderOn(roster, gridNo, day)
    if (holder !== null) count.set(holder, (count.get(holder) ?? 0) + 1)
  }
  let best: string | null = null
  for (const [staffNo, held] of count) if (best === null || held >= (count.get(best) ?? 0)) best = staffNo
  return best
}

/** The grid somebody held for most days of the month. Pure. */
export function gridOf(roster: readonly RosterEntry[], staffNo: string, month: Month): string | null {
  const entries = wardenEntries(roster, month).filter((entry) => entry.staffNo === staffNo && entry.gridNo !== null)
  if (entries.length < 2) return entries[0]?.gridNo ?? null
  const held = (entry: RosterEntry) => daysWithin([entry], daysOf(month)).length
  return entries.sort((a, b) => held(b) - held(a))[0]?.gridNo ?? null
}

interface Span {
  readonly from: Day | null
  readonly to: Day | null
}

function covers(span: Span, day: Day): boolean {
  return (span.from === null || span.from <= day) && (span.to === null || day <= span.to)
}

function overlaps(span: Span, from: Day, to: Day): boolean {
  return (span.from === null || span.from <= to) && (span.to === null || from <= span.to)
}

function daysWithin(spans: readonly Span[], days: readonly Day[]): readonly Day[] {
  const [first, last] = [days[0] as Day, days.at(-1) as Day]
  if (spans.some((span) => covers(span, first) && covers(span, last))) return days
  return spans.length === 0 ? [] : days.filter((day) => spans.some((span) => covers(span, day)))
}

const daysByMonth = new Map<Month, readonly Day[]>()

function daysOf(month: Month): readonly Day[] {
  const known = daysByMonth.get(month)
  if (known !== undefined) return known
  const [from, to] = [firstDay(month), lastDay(month)]
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index))
  daysByMonth.set(month, days)
  return days
}
