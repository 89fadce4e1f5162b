/** The plan of an import: what every row of a workbook would do to the register, before anything is written. */
import type { Day } from '../core/day.ts'
import type { Problem } from '../core/problem.ts'
import { error, warning } from '../core/problem.ts'
import type { Change } from '../core/rows.ts'
import type { Definitions, Form } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow, ParsedSheet } from '../forms/parsed-row.ts'
import { inDoorOrder } from './door-order.ts'
import {
  changesOf,
  type Draft,
  type DraftHousehold,
  type DraftPerson,
  type DraftRecord,
  draftOf,
  membersOf,
  rowOfHousehold,
  rowOfPerson,
  rowOfRecord,
  sameRow,
} from './draft.ts'
import { readIdNo } from './identity.ts'
import { doorPlanner } from './plan-doors.ts'
import { planPerson, sayHousehold } from './plan-people.ts'
import { planFed, planRecord } from './plan-records.ts'
import { gridCode } from './references.ts'
import { householdCode, personNumber, type Snapshot, type Wanted } from './snapshot.ts'

export interface ImportContext {
  readonly community: string
  /** The grid that `--grid` names, a whole code. */
  readonly grid: string | null
  readonly today: Day
  readonly acceptMoves: boolean
  readonly definitions: Definitions
}

export type Outcome = 'created' | 'updated' | 'unchanged' | 'rejected'

export interface RowOutcome {
  readonly sheet: string
  readonly row: number
  readonly form: string
  readonly subject: string
  readonly outcome: Outcome
}

export interface AlsoCounts {
  readonly form: string
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

export interface ImportPlan {
  readonly changes: readonly Change[]
  readonly rows: readonly RowOutcome[]
  /** Per sheet, in the order given. */
  readonly also: readonly (readonly AlsoCounts[])[]
  readonly problems: readonly Problem[]
  /** Grid code → rows of persons accepted, for the counts after an import. */
  readonly byGrid: ReadonlyMap<string, number>
}

/** What a row was made into; outcomes are read off the finished draft. */
interface Made {
  readonly sheet: number
  readonly row: ParsedRow
  readonly person: DraftPerson | null
  readonly household: DraftHousehold | null
  readonly record: DraftRecord | null
  readonly fed: readonly DraftRecord[]
  readonly rejected: boolean
  /** The household's own changes are counted with its first row. */
  readonly leads: boolean
}

/** Pure. Sheets are planned in the order of their forms: what others refer to comes first. */
export function planImport(
  sheets: readonly { readonly name: string; readonly parsed: ParsedSheet }[],
  snapshot: Snapshot,
  context: ImportContext,
): ImportPlan {
  const draft = draftOf(snapshot, context.definitions)
  const problems: Problem[] = sheets.flatMap(({ parsed }) => parsed.problems)
  const made: Made[] = []
  const order = sheets
    .map((sheet, index) => ({ index, ...sheet }))
    .sort((a, b) => rank(a.parsed.headings.form) - rank(b.parsed.headings.form) || a.index - b.index)
  const residents = order.filter(({ parsed }) => parsed.headings.form.id === 'resident')
  const twice = sameNumberTwice(residents.flatMap(({ parsed }) => parsed.rows))
  for (const { index, parsed } of order.filter(({ parsed }) => rank(parsed.headings.form) < rank(draft.master)))
    planPlain(index, parsed, draft, context, made, problems)
  for (const { index, parsed } of residents) planResidents(index, parsed, twice, draft, context, made, problems)
  numberHouseholds(draft)
  for (const { index, parsed } of order.filter(({ parsed }) => rank(parsed.headings.form) > rank(draft.master)))
    planPlain(index, parsed, draft, context, made, problems)
  headsOfHouseholds(made, draft, problems)
  const rows = made.map((one) => outcomeOf(one, draft, sheets[one.sheet]?.name ?? ''))
  const byGrid = new Map<string, number>()
  for (const one of made)
    if (one.person && one.household) byGrid.set(one.household.gridCode, (byGrid.get(one.household.gridCode) ?? 0) + 1)
  return {
    changes: changesOf(draft),
    rows,
    also: sheets.map((_, index) => alsoOf(index, made, draft)),
    problems,
    byGrid,
  }
}

/** Grids and buildings, the roster, then residents, then everything that refers to them. */
function rank(form: Form): number {
  return ['grid', 'building', 'roster'].indexOf(form.id) >= 0 ? -1 : form.id === 'resident' ? 0 : form.no
}

function planPlain(
  sheet: number,
  parsed: ParsedSheet,
  draft: Draft,
  context: ImportContext,
  made: Made[],
  problems: Problem[],
): void {
  for (const row of parsed.rows) {
    problems.push(...row.problems)
    const planned = hasError(row.problems) ? { record: null, problems: [] } : planRecord(row, draft, context)
    problems.push(...planned.problems)
    made.push({
      sheet,
      row,
      person: null,
      household: null,
      record: planned.record,
      fed: [],
      rejected: planned.record === null,
      leads: false,
    })
  }
}

function planResidents(
  sheet: number,
  parsed: ParsedSheet,
  twice: ReadonlyMap<ParsedRow, Problem>,
  draft: Draft,
  context: ImportContext,
  made: Made[],
  problems: Problem[],
): void {
  const place = doorPlanner(draft, context)
  const led = new Set<DraftHousehold>()
  const heldBack = new Map<ParsedRow, ParsedRow[]>()
  for (const row of parsed.rows) {
    problems.push(...row.problems)
    const again = twice.get(row)
    if (again) problems.push(again)
    const refused = hasError(row.problems) || again?.severity === 'error'
    const placed = place(row, refused)
    if (!refused) problems.push(...placed.problems)
    if (refused || placed.household === null) {
      if (!refused && placed.heldBackBy)
        heldBack.set(placed.heldBackBy, [...(heldBack.get(placed.heldBackBy) ?? []), row])
      made.push({ sheet, row, person: null, household: null, record: null, fed: [], rejected: true, leads: false })
      continue
    }
    const { household } = placed
    const leads = !led.has(household)
    if (row.emptyDoor !== null) {
      problems.push(...sayHousehold(row, household, draft))
      noteAttempt(row, household, draft, context)
      for (const [heading, said] of row.extras) household.extras.set(heading, said)
      led.add(household)
      made.push({ sheet, row, person: null, household, record: null, fed: [], rejected: false, leads: true })
      continue
    }
    const planned = planPerson(row, household, draft, context)
    problems.push(...planned.problems)
    if (planned.person === null) {
      made.push({ sheet, row, person: null, household: null, record: null, fed: [], rejected: true, leads: false })
      continue
    }
    led.add(household)
    problems.push(...sayHousehold(row, household, draft))
    const fedForms = [...new Set([...row.also.keys(), ...row.ticks.keys()])].map((id) =>
      context.definitions.forms.get(id),
    )
    const fed = fedForms.flatMap((form) => (form ? (planFed(row, form, planned.person, household, draft) ?? []) : []))
    made.push({ sheet, row, person: planned.person, household, record: null, fed, rejected: false, leads })
  }
  for (const [head, members] of heldBack)
    problems.push(
      error('household.held_back', head.place('name'), head.cells.get('name')?.value ?? null, {
        rows: members.map((row) => row.row).join('、'),
        count: String(members.length),
      }),
    )
}

function hasError(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}

/** One number twice: with one name a warning on the second row, with two names both rows go back, each naming the other. */
function sameNumberTwice(rows: readonly ParsedRow[]): Map<ParsedRow, Problem> {
  const first = new Map<string, ParsedRow>()
  const found = new Map<ParsedRow, Problem>()
  for (const row of rows) {
    if (row.idKey === null || hasError(row.problems)) continue
    const other = first.get(row.idKey)
    if (!other) {
      first.set(row.idKey, row)
      continue
    }
    const number = row.cells.get('id_no')?.value ?? null
    const name = (one: ParsedRow) => one.cells.get('name')?.value ?? ''
    const told = (one: ParsedRow) => ({ other: `［${one.sheet}］第${one.row}行`, name: name(one) })
    if (name(row) === name(other))
      found.set(row, warning('person.duplicate_in_file', row.place('id_no'), number, told(other)))
    else {
      found.set(row, error('person.duplicate_in_file', row.place('id_no'), number, told(other)))
      found.set(other, error('person.duplicate_in_file', other.place('id_no'), number, told(row)))
    }
  }
  return found
}

/** The attempt is dated by the row, else by the office's day the first time this state is heard of. */
function noteAttempt(row: ParsedRow, household: DraftHousehold, draft: Draft, context: ImportContext): void {
  if (!row.emptyDoor) return
  const on = row.cells.get(roleField(draft.master, 'household.collected_on') ?? '')
  const told = [...draft.snapshot.attempts].some(
    ([key, outcome]) => key.startsWith(`${household.key}|`) && outcome === row.emptyDoor,
  )
  if (on?.state !== 'value' && household.key !== '' && told) return
  draft.attempts.push({ household, day: on?.state === 'value' ? on.value : context.today, outcome: row.emptyDoor })
}

/** New households get their grid's next serials in the order of doors, new persons theirs in the order of households. */
function numberHouseholds(draft: Draft): void {
  const fresh = draft.households.filter((household) => household.key === '')
  const next = new Map(draft.snapshot.nextSerial)
  const byDoor = inDoorOrder(
    fresh,
    (household) => household.door,
    () => '',
  )
  for (const household of byDoor) {
    const serial = next.get(household.gridCode) ?? 1
    next.set(household.gridCode, serial + 1)
    household.key = householdCode(household.gridCode, serial)
    draft.householdByCode.set(household.key, household)
  }
  let number = draft.snapshot.nextPersonNo
  for (const household of byDoor.length > 0 ? draft.households : []) numberMembers(household)
  for (const person of draft.persons) if (person.key === '') person.key = personNumber(number++)

  function numberMembers(household: DraftHousehold): void {
    for (const { person } of draft.tiesAt.get(household) ?? [])
      if (person.key === '') person.key = personNumber(number++)
  }
}

/** Head name and number are the head's own; none and two heads are said at the household's first row. */
function headsOfHouseholds(made: readonly Made[], draft: Draft, problems: Problem[]): void {
  const field = (role: Parameters<typeof roleField>[1]) => roleField(draft.master, role) ?? ''
  const seen = new Set<DraftHousehold>()
  for (const { row, household, person } of made) {
    if (!household || !person || seen.has(household)) continue
    seen.add(household)
    const heads = [
      ...new Set(
        membersOf(draft, household)
          .filter((tie) => tie.relation === '01' || tie.relation === '02')
          .map((tie) => tie.person),
      ),
    ]
    const [head] = heads
    if (heads.length === 0)
      problems.push(warning('household.no_head', row.place(field('person.relation')), null, { door: household.key }))
    if (heads.length > 1)
      problems.push(
        warning('household.two_heads', row.place(field('person.relation')), null, {
          door: household.key,
          names: heads.map((one) => one.cells.get('name')?.value ?? '').join('、'),
        }),
      )
    if (heads.length !== 1 || !head) continue
    for (const [own, theirs] of [
      ['household.head_name', 'person.name'],
      ['household.head_id_no', 'person.id_no'],
      ['household.head_phone', 'person.phone'],
    ] as const) {
      const value = head.cells.get(field(theirs))
      const stands = household.cells.get(field(own))
      if (value?.state !== 'value' || (own === 'household.head_phone' && stands)) continue
      if (
        stands?.state === 'value' &&
        stands.value !== value.value &&
        household.said.has(field(own)) &&
        own !== 'household.head_phone'
      )
        problems.push(warning('household.head_mismatch', row.place(field(own)), stands.value, { head: value.value }))
      household.cells.set(field(own), value)
    }
  }
}

function outcomeOf(one: Made, draft: Draft, sheet: string): RowOutcome {
  const { row, person, household, record } = one
  const base = {
    sheet,
    row: row.row,
    form: row.form.id,
    subject: person?.key ?? household?.key ?? record?.subject?.key ?? '',
  }
  if (one.rejected) return { ...base, outcome: 'rejected' }
  if (record) return { ...base, outcome: stateOf(record.stored, rowOfRecord(record)) }
  if (person) {
    if (person.stored === null) return { ...base, outcome: 'created' }
    const ties = (draft.tiesOf.get(person) ?? []).some(
      (tie) => !sameRow(tie.stored, { to_on: tie.to, relation: tie.relation }),
    )
    const household = one.leads && one.household && !sameRow(one.household.stored, rowOfHousehold(draft, one.household))
    return {
      ...base,
      outcome: ties || household || !sameRow(person.stored, rowOfPerson(draft, person)) ? 'updated' : 'unchanged',
    }
  }
  return { ...base, outcome: household ? stateOf(household.stored, rowOfHousehold(draft, household)) : 'unchanged' }
}

function stateOf(before: Parameters<typeof sameRow>[0], after: Parameters<typeof sameRow>[1]): Outcome {
  return before === null ? 'created' : sameRow(before, after) ? 'unchanged' : 'updated'
}

/** Records that a sheet's other columns fed, each counted once. */
function alsoOf(sheet: number, made: readonly Made[], draft: Draft): AlsoCounts[] {
  const counts = new Map<string, Record<Outcome, number>>()
  const count = (form: string, outcome: Outcome) => {
    const own = counts.get(form) ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 }
    own[outcome]++
    counts.set(form, own)
  }
  const seen = new Set<DraftRecord>()
  for (const one of made.filter((candidate) => candidate.sheet === sheet)) {
    for (const record of one.fed) {
      if (seen.has(record)) continue
      seen.add(record)
      count(record.form.id, stateOf(record.stored, rowOfRecord(record)))
    }
    if (!one.rejected) continue
    for (const [form, cells] of one.row.also)
      if ([...cells.values()].some((cell) => cell.state === 'value')) count(form, 'rejected')
  }
  const order = (form: string) => draft.definitions.forms.get(form)?.no ?? 0
  return [...counts].sort((a, b) => order(a[0]) - order(b[0])).map(([form, own]) => ({ form, ...own }))
}

/** What planning these sheets has to know of the store. Pure. */
export function wantedBy(sheets: readonly { readonly parsed: ParsedSheet }[], context: ImportContext): Wanted {
  const idKeys = new Set<string>()
  const householdCodes = new Set<string>()
  const grids = new Set(context.grid === null ? [] : [context.grid])
  const forms = new Set<string>()
  let everywhere = context.grid === null
  for (const { parsed } of sheets) {
    const { form } = parsed.headings
    forms.add(form.id)
    for (const row of parsed.rows) {
      if (row.idKey !== null) idKeys.add(row.idKey)
      for (const id of [...row.also.keys(), ...row.ticks.keys()]) forms.add(id)
      for (const field of form.fields) {
        const cell = row.cells.get(field.name)
        if (cell?.state !== 'value') continue
        if (field.type === 'id_no') addNumber(cell.value, idKeys)
        if (field.type === 'household') {
          householdCodes.add(cell.value)
          addNumber(cell.value, idKeys)
          everywhere ||= !/^\d{12}-\d{2}-\d{4,}$/u.test(cell.value)
        }
        if (field.role === 'household.grid') grids.add(gridCode(cell.value, context.community, []) ?? '')
      }
    }
  }
  // A door without a grid may be in any of them: buildings say which, and they are only known once the store is read.
  const all = Array.from({ length: 99 }, (_, index) => `${context.community}-${String(index + 1).padStart(2, '0')}`)
  return {
    idKeys: [...idKeys],
    householdCodes: [...householdCodes],
    grids: everywhere ? all : [...grids],
    forms: [...forms],
  }
}

function addNumber(text: string, idKeys: Set<string>): void {
  const identity = readIdNo(text)
  if (identity.ok) idKeys.add(identity.identity.key)
}
