/** Facts of a month that the office's own records answer, each one named query for all wardens. Missing is not zero. */
import { answering } from '../assessment/answering.ts'
import type { Fact, LeaveEntry, RosterEntry } from '../assessment/inputs.ts'
import { wardenEntries } from '../assessment/posts.ts'
import { type Day, firstDay, lastDay, type Month } from '../core/day.ts'
import type { FactQuery, FactScope } from './fact-scope.ts'
import {
  collectLate,
  completeHouseholds,
  fourClears,
  householdVisits,
  mustVisitMissed,
  rowsReturned,
} from './facts-of-grids.ts'
import {
  diaryDays,
  matterOverdue,
  mattersOnTime,
  mattersReported,
  trainingAbsent,
  visitDays,
} from './facts-of-staff.ts'
import type { Store } from './store.ts'

/** By the names of the regulation; `recorded` comes from the `fact` form and is no query of its own. */
const QUERIES: Readonly<Record<string, FactQuery>> = {
  must_visit_missed: mustVisitMissed,
  four_clear_rate: fourClears,
  complete_household_rate: completeHouseholds,
  matter_on_time_rate: mattersOnTime,
  matter_overdue: matterOverdue,
  diary_days: diaryDays,
  visit_days: visitDays,
  household_visit_rate: householdVisits,
  matters_reported: mattersReported,
  collect_late: collectLate,
  training_absent: trainingAbsent,
  rows_returned: rowsReturned,
}

export interface FactsWanted {
  /** Names of facts; none others are asked for. */
  readonly names: ReadonlySet<string>
  /** The office's day: what lies after it has not been missed yet. */
  readonly today: Day
}

/** Facts of every warden of the month, as far as they are wanted and kept here at all. */
export async function readRegisterFacts(
  store: Store,
  month: Month,
  roster: readonly RosterEntry[],
  leave: readonly LeaveEntry[],
  { names, today }: FactsWanted,
): Promise<Fact[]> {
  const last = lastDay(month)
  const scope: FactScope = {
    store,
    month,
    from: firstDay(month),
    to: today < last ? today : last,
    over: today > last,
    roster,
    staff: new Set(wardenEntries(roster, month).map((entry) => entry.staffNo)),
    answers: answering(roster, leave),
  }
  const facts: Fact[] = []
  for (const [name, query] of Object.entries(QUERIES)) {
    if (!names.has(name)) continue
    for (const { staffNo, value, ids, days } of await query(scope)) {
      if (scope.staff.has(staffNo)) facts.push({ month, staffNo, name, value, ids, days })
    }
  }
  return facts
}
