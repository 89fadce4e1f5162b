/** The plan of an import: what every row of a workbook would do to the register, before anything is written. */
import type { Day } from '../core/day.ts'
import type { Problem } from '../core/problem.ts'
import type { Change } from '../core/rows.ts'
import type { Definitions, Form } from '../forms/form.ts'
import type { ParsedRow, ParsedSheet } from '../forms/parsed-row.ts'
import { type Draft, draftOf } from './draft.ts'
import { changesOf } from './draft-changes.ts'
import { familyProblems } from './family-check.ts'
import { withLikelyOwner } from './likely-owner.ts'
import { flagTaken } from './plan-confirmed.ts'
import { headsOfHouseholds, numberHouseholds } from './plan-households.ts'
import { type AlsoCounts, alsoOf, type Made, outcomeOf, type RowOutcome } from './plan-outcome.ts'
import { type PlannedRecord, planRecord } from './plan-records.ts'
import { hasError, planResidents, sameNumberTwice } from './plan-residents.ts'
import { recordOrder } from './planning-order.ts'
import { knownGrids } from './references.ts'
import { type CheckRecord, type ClosedMonth, type RecordContext, rosterOf } from './resolve-references.ts'
import type { Snapshot } from './snapshot.ts'

export interface ImportContext {
  readonly community: string
  /** The grid that `--grid` names, a whole code. */
  readonly grid: string | null
  readonly today: Day
  readonly acceptMoves: boolean
  readonly definitions: Definitions
  /** The month whose published result a record would change, null when there is none; no word of it means nothing is closed. */
  readonly closedMonth?: ClosedMonth
  /** What is wrong with a record of the assessment by the regulation of its month. */
  readonly checkRecord?: CheckRecord
}

export interface ImportPlan {
  readonly changes: readonly Change[]
  readonly rows: readonly RowOutcome[]
  /** Per sheet, in the order given. */
  readonly also: readonly (readonly AlsoCounts[])[]
  readonly problems: readonly Problem[]
  /** The same by what they are about, in the order in which they are told: the plans of parts of a list are told phase by phase. */
  readonly phases: readonly (readonly Problem[])[]
  /** What comes after the numbers that this plan has given. */
  readonly next: Pick<Snapshot, 'nextSerial' | 'nextPersonNo'>
  /** Households in which rows of people or doors were placed. */
  readonly placed: ReadonlySet<string>
  /** Grid code → rows of persons accepted, for the counts after an import. */
  readonly byGrid: ReadonlyMap<string, number>
}

/** Pure. Sheets are planned in the order of their forms: what others refer to comes first. */
export function planImport(
  sheets: readonly { readonly name: string; readonly parsed: ParsedSheet }[],
  snapshot: Snapshot,
  context: ImportContext,
): ImportPlan {
  const draft = draftOf(snapshot, context.definitions)
  const ofSheets = sheets.flatMap(({ parsed }) => parsed.problems)
  const [before, residentRows, heldBack, after, heads] = [[], [], [], [], []] as Problem[][] as Five
  const made: Made[] = []
  const order = sheets
    .map((sheet, index) => ({ index, ...sheet }))
    .sort((a, b) => rank(a.parsed.headings.form) - rank(b.parsed.headings.form) || a.index - b.index)
  const residents = order.filter(({ parsed }) => parsed.headings.form.id === 'resident')
  const twice = sameNumberTwice(residents.flatMap(({ parsed }) => parsed.rows))
  for (const { index, parsed } of order.filter(({ parsed }) => rank(parsed.headings.form) < rank(draft.master)))
    planPlain(index, parsed, draft, context, made, before)
  for (const { index, parsed } of residents)
    planResidents(index, parsed, twice, draft, context, made, residentRows, heldBack)
  forgetUnused(made, draft)
  const next = numberHouseholds(draft)
  for (const { index, parsed } of order.filter(({ parsed }) => rank(parsed.headings.form) > rank(draft.master)))
    planPlain(index, parsed, draft, context, made, after)
  headsOfHouseholds(made, draft, heads)
  const phases = [ofSheets, before, residentRows, heldBack, after, heads, familyProblems(made, draft, context.today)]
  const { changes, changed } = changesOf(draft)
  const rows = made.map((one) => outcomeOf(one, draft, changed, sheets[one.sheet]?.name ?? ''))
  const byGrid = new Map<string, number>()
  for (const one of made)
    if (one.person && one.household) byGrid.set(one.household.gridCode, (byGrid.get(one.household.gridCode) ?? 0) + 1)
  return {
    changes,
    rows,
    also: sheets.map((_, index) => alsoOf(index, made, draft, changed)),
    // What is wrong with a whole sheet stands in each of its rows, and is said once.
    problems: [...new Set(phases.flat())],
    phases,
    byGrid,
    next,
    placed: new Set(made.flatMap(({ household }) => household?.key ?? [])),
  }
}

type Five = [Problem[], Problem[], Problem[], Problem[], Problem[]]

/** A new door that only rows that went back have named is none: such a row changes nothing. */
function forgetUnused(made: readonly Made[], draft: Draft): void {
  const used = new Set(made.map((one) => one.household))
  let kept = 0
  for (const household of draft.households)
    if (household.key !== '' || used.has(household)) draft.households[kept++] = household
  draft.households.length = kept
}

/** Grids and buildings, the roster, then residents, then everything that refers to them. */
function rank(form: Form): number {
  return ['grid', 'building', 'roster'].includes(form.id) ? -1 : form.id === 'resident' ? 0 : form.no
}

function planPlain(
  sheet: number,
  parsed: ParsedSheet,
  draft: Draft,
  context: ImportContext,
  made: Made[],
  problems: Problem[],
): void {
  const records = { ...context, roster: rosterOf(draft), grids: knownGrids(draft, context.community) }
  const planned = new Map(recordOrder(parsed.rows).map((row) => [row, planOne(row, draft, records)]))
  for (const row of parsed.rows) {
    const one = planned.get(row)
    problems.push(...withLikelyOwner(row, draft), ...(one?.problems ?? []))
    const record = one?.record ?? null
    const rejected = record === null && one?.nothing !== true
    made.push({ sheet, row, person: null, household: null, record, fed: [], rejected, leads: false })
  }
}

function planOne(row: ParsedRow, draft: Draft, context: RecordContext & ImportContext): PlannedRecord {
  if (hasError(row.problems)) return { record: null, problems: [] }
  const planned = planRecord(row, draft, context)
  if (planned.record)
    flagTaken(row.confirmed, { person: null, household: null, record: planned.record }, context.today, draft)
  return planned
}
