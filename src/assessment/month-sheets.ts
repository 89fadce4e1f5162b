/** The sheets of a month: who rates whom by which criteria, what is voted on, what may be booked and what is to be decided. */

import type { Month } from '../core/day.ts'
import { LEADER_ROLE } from './answering.ts'
import { SELF } from './components.ts'
import type { RosterEntry } from './inputs.ts'
import { itemCounts } from './items.ts'
import { LAST_WORDS } from './last-place.ts'
import { gridOf, rolesIn, wardenEntries } from './posts.ts'
import { ASK, type Edition, type ScorecardComponent } from './rulebook.ts'
import { STAR_WORDS } from './star.ts'

export interface SheetPerson {
  readonly staffNo: string
  readonly name: string
  readonly gridNo: string | null
}

/** One rater's sheet under one component: a line for every warden and criterion. */
export interface RaterSheet {
  readonly component: string
  readonly name: string
  readonly rater: SheetPerson
  readonly wardens: readonly SheetPerson[]
  /** Null: one whole score. */
  readonly criteria: readonly { readonly name: string; readonly max: string }[] | null
}

export interface MonthSheets {
  readonly wardens: readonly SheetPerson[]
  readonly raterSheets: readonly RaterSheet[]
  /** Components for which nobody on the roster is a rater that month. */
  readonly withoutRater: readonly string[]
  /** Choices of the ballots, in the order of the regulation; empty without a ballot. */
  readonly choices: readonly string[]
  /** Items that are booked by hand. */
  readonly recorded: readonly string[]
  /** Items and vetoes that people decide, and what may be tied. */
  readonly decided: readonly string[]
}

/** Ways in which residents are asked; anything else may be written. */
export const BALLOT_WAYS = ['入户', '电话', '会议', '网上']

/** Where the regulation names no raters, these lead. */
const LEADERS = ['director', 'secretary']

/** What has to be filled in for a month. `raters`: staff numbers that give leaders' sheets instead of those named. Pure. */
export function monthSheets(
  edition: Edition,
  roster: readonly RosterEntry[],
  month: Month,
  raters: readonly string[] | null = null,
): MonthSheets {
  const wardens = peopleOf(wardenEntries(roster, month), roster, month)
  const components = edition.components === ASK ? [] : edition.components
  const scorecards = components.filter((component) => component.method === 'scorecard')
  const ballots = components.filter((component) => component.method === 'ballot')
  const sheets = scorecards.map((component) => ({
    component,
    own:
      component.id === SELF ? selfSheets(component, wardens) : leaderSheets(component, wardens, roster, month, raters),
  }))
  const items = edition.items === ASK ? [] : edition.items.filter((item) => itemCounts(item, month))
  const vetoes = edition.vetoes === ASK ? [] : edition.vetoes
  return {
    wardens,
    raterSheets: sheets.flatMap(({ own }) => own),
    withoutRater: sheets.filter(({ own }) => own.length === 0).map(({ component }) => component.name),
    choices: [...new Set(ballots.flatMap((component) => Object.keys(component.map)))],
    recorded: items.filter((item) => 'fact' in item && item.fact === 'recorded').map((item) => item.name),
    decided: [
      ...items.filter((item) => item.method === 'decision').map((item) => item.name),
      ...vetoes.map((veto) => veto.name),
      ...[LAST_WORDS, STAR_WORDS].flatMap((words) => words[1] ?? []),
    ],
  }
}

function selfSheets(component: ScorecardComponent, wardens: readonly SheetPerson[]): RaterSheet[] {
  return wardens.map((warden) => sheet(component, warden, [warden]))
}

/** A group's leader rates the wardens of the group; everybody else rates all. */
function leaderSheets(
  component: ScorecardComponent,
  wardens: readonly SheetPerson[],
  roster: readonly RosterEntry[],
  month: Month,
  raters: readonly string[] | null,
): RaterSheet[] {
  const roles = rolesIn(roster, month)
  const wanted = component.raters?.flatMap((group) => group.roles) ?? LEADERS
  const groupOf = new Map(roster.map((entry) => [entry.staffNo, entry.groupNo]))
  const leaders = [...roles.keys()].filter((staffNo) =>
    raters === null ? wanted.some((role) => roles.get(staffNo)?.has(role)) : raters.includes(staffNo),
  )
  return peopleOf(
    roster.filter(({ staffNo }) => leaders.includes(staffNo)),
    roster,
    month,
  ).flatMap((rater) => {
    const group = groupOf.get(rater.staffNo) ?? null
    const onlyGroup = roles.get(rater.staffNo)?.has(LEADER_ROLE) && group !== null
    const rated = wardens.filter(
      (warden) => warden.staffNo !== rater.staffNo && (!onlyGroup || groupOf.get(warden.staffNo) === group),
    )
    return rated.length === 0 ? [] : [sheet(component, rater, rated)]
  })
}

function sheet(component: ScorecardComponent, rater: SheetPerson, wardens: readonly SheetPerson[]): RaterSheet {
  const criteria = component.criteria?.map(({ name, max }) => ({ name, max: max.toString() })) ?? null
  return { component: component.id, name: component.name, rater, wardens, criteria }
}

/** Each once, by staff number, under the latest name. */
function peopleOf(entries: readonly RosterEntry[], roster: readonly RosterEntry[], month: Month): SheetPerson[] {
  const names = new Map(entries.map(({ staffNo, name }) => [staffNo, name]))
  return [...names]
    .map(([staffNo, name]) => ({ staffNo, name, gridNo: gridOf(roster, staffNo, month) }))
    .sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1))
}
