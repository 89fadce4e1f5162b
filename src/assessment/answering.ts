/** Who answers for a grid on a day: its warden, and the group's leader while the warden is on leave (AB posts). */
import { type Day, daysBetween, firstDay, lastDay, type Month } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import type { LeaveEntry, RosterEntry } from './inputs.ts'
import { WARDEN_ROLE } from './posts.ts'

export const LEADER_ROLE = 'group_leader'

export interface Answering {
  /** The warden on duty, else the group's leader on duty, else null: nobody can be held to it. */
  onDay(grid: string, day: Day): string | null
  /** The same for something that is somebody's own: themselves, while they are not on leave. */
  own(staffNo: string, day: Day): string | null
  /** Who held the grid for most days of the month, the later one when equal; its month's rates are theirs. */
  inMonth(grid: string, month: Month): string | null
}

/** Looks up by grid and person, so that ten thousand wardens take no longer each than fourteen. Pure. */
export function answering(roster: readonly RosterEntry[], leave: readonly LeaveEntry[]): Answering {
  const byGrid = groupBy(
    roster.filter((entry) => entry.role === WARDEN_ROLE && entry.gridNo !== null),
    (entry) => entry.gridNo ?? '',
  )
  const leaders = groupBy(
    roster.filter((entry) => entry.role === LEADER_ROLE && entry.groupNo !== null),
    (entry) => entry.groupNo ?? '',
  )
  const wardens = groupBy(
    roster.filter((entry) => entry.role === WARDEN_ROLE),
    (entry) => entry.staffNo,
  )
  const away = groupBy(leave, (entry) => entry.staffNo)
  const onLeave = (staffNo: string, day: Day) => (away.get(staffNo) ?? []).some((entry) => covers(entry, day))
  const leaderOf = (groupNo: string | null, day: Day): string | null => {
    const able = (leaders.get(groupNo ?? '') ?? []).filter((one) => covers(one, day) && !onLeave(one.staffNo, day))
    return able.sort(byBegin).at(-1)?.staffNo ?? null
  }
  const holder = (grid: string, day: Day): RosterEntry | null =>
    (byGrid.get(grid) ?? [])
      .filter((entry) => covers(entry, day))
      .sort(byBegin)
      .at(-1) ?? null
  return {
    onDay(grid, day) {
      const held = holder(grid, day)
      if (held === null) return null
      return onLeave(held.staffNo, day) ? leaderOf(held.groupNo, day) : held.staffNo
    },
    own(staffNo, day) {
      if (!onLeave(staffNo, day)) return staffNo
      const post = (wardens.get(staffNo) ?? []).find((entry) => covers(entry, day))
      return leaderOf(post?.groupNo ?? null, day)
    },
    inMonth(grid, month) {
      const [from, to] = [firstDay(month), lastDay(month)]
      const entries = (byGrid.get(grid) ?? []).filter((entry) => overlaps(entry, from, to)).sort(byBegin)
      if (entries.length < 2) return entries[0]?.staffNo ?? null
      const held = new Map<string, number>()
      for (const [at, entry] of entries.entries()) {
        // Whoever began later holds the grid from that day on.
        const next = entries[at + 1]?.from
        const begin = entry.from === null || entry.from < from ? from : entry.from
        const last = entry.to === null || entry.to > to ? to : entry.to
        const days = daysBetween(begin, last) + 1 - (next && next <= last ? daysBetween(next, last) + 1 : 0)
        held.set(entry.staffNo, (held.get(entry.staffNo) ?? 0) + Math.max(0, days))
      }
      let best: string | null = null
      for (const [staffNo, days] of held) if (best === null || days >= (held.get(best) ?? 0)) best = staffNo
      return best
    },
  }
}

/** Every grid that somebody held in the month. Pure. */
export function gridsHeld(roster: readonly RosterEntry[], month: Month): string[] {
  const [from, to] = [firstDay(month), lastDay(month)]
  const held = roster.filter((entry) => entry.role === WARDEN_ROLE && overlaps(entry, from, to))
  return [...new Set(held.flatMap((entry) => entry.gridNo ?? []))].sort()
}

function covers(span: { from: Day | null; to: Day | null }, day: Day): boolean {
  return (span.from === null || span.from <= day) && (span.to === null || day <= span.to)
}

function overlaps(span: { from: Day | null; to: Day | null }, from: Day, to: Day): boolean {
  return (span.from === null || span.from <= to) && (span.to === null || from <= span.to)
}

function byBegin(a: RosterEntry, b: RosterEntry): number {
  return (a.from ?? '') < (b.from ?? '') ? -1 : 1
}
