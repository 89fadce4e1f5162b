/** The rows of residents' sheets, one after another: placed at a door, made a person or a door, or sent back. */
import { error, type Problem, warning } from '../core/problem.ts'
import { DOOR_COLUMNS } from '../forms/choose-form.ts'
import type { Role } from '../forms/form.ts'
import { DOOR_ROLES, roleField } from '../forms/form-roles.ts'
import type { ParsedRow, ParsedSheet } from '../forms/parsed-row.ts'
import type { Draft, DraftHousehold, DraftPerson, DraftRecord } from './draft.ts'
import { withLikelyOwner } from './likely-owner.ts'
import { flagTaken } from './plan-confirmed.ts'
import { doorPlanner, type Placed } from './plan-doors.ts'
import type { ImportContext } from './plan-import.ts'
import type { Made } from './plan-outcome.ts'
import { planPerson, sayHousehold } from './plan-people.ts'
import { planFed } from './plan-records.ts'
import { residentOrder } from './planning-order.ts'

export function planResidents(
  sheet: number,
  parsed: ParsedSheet,
  twice: ReadonlyMap<ParsedRow, Problem>,
  draft: Draft,
  context: ImportContext,
  made: Made[],
  problems: Problem[],
  heldBack: Problem[],
): void {
  const { rows, headOf } = residentOrder(parsed.rows, draft)
  const place = doorPlanner(draft, context, headOf)
  const planning: Planning = { sheet, twice, place, draft, context, led: new Set(), heldBack: new Map() }
  const noDoors = withoutDoors(parsed, draft)
  const sent = (row: ParsedRow) => (noDoors ? { ...row, problems: [...row.problems, noDoors] } : row)
  const planned = new Map(rows.map((row) => [row, planRow(sent(row), planning)]))
  for (const row of parsed.rows) {
    const one = planned.get(row)
    if (!one) continue
    problems.push(...one.problems)
    made.push(one.made)
  }
  for (const [head, members] of [...planning.heldBack].sort(([a], [b]) => a.row - b.row)) {
    const numbers = members.map((row) => row.row).sort((a, b) => a - b)
    const detail = { rows: numbers.join('、'), count: String(members.length) }
    heldBack.push(error('household.held_back', head.place('name'), head.cells.get('name')?.value ?? null, detail))
  }
}

/** A list of people whom nobody knows, without a column that says where they live; said once. */
function withoutDoors({ headings, rows }: ParsedSheet, draft: Draft): Problem | null {
  const roles = headings.columns.map(({ meaning }) => (meaning.kind === 'field' ? meaning.field.role : null))
  const [first] = rows
  const written = (row: ParsedRow) => DOOR_ROLES.some((role) => row.cells.has(roleField(draft.master, role) ?? ''))
  const told = roles.some((role) => DOOR_COLUMNS.has(role) || role === 'person.living_address') || rows.some(written)
  const known = rows.some(({ idKey }) => idKey !== null && draft.personByIdKey.has(idKey))
  // A sheet without its key columns waits as a whole, and that is said already.
  const waits = first && hasError(first.problems.filter(({ place }) => place.cell === undefined))
  if (told || known || !first || waits) return null
  const { file, sheet } = first.place('name')
  const label = (role: Role) => draft.master.fields.find((field) => field.role === role)?.label ?? ''
  const field = `${label('household.building')}、${label('household.room')}`
  const place = { ...(file && { file }), ...(sheet && { sheet }), row: headings.lastRow, field }
  return error('column.missing', place, null, { why: 'door' })
}

interface Planning {
  readonly sheet: number
  readonly twice: ReadonlyMap<ParsedRow, Problem>
  readonly place: (row: ParsedRow, refused: boolean) => Placed
  readonly draft: Draft
  readonly context: ImportContext
  /** Households whose own changes are counted with a row already. */
  readonly led: Set<DraftHousehold>
  /** A refused head's row → the rows that wait for it. */
  readonly heldBack: Map<ParsedRow, ParsedRow[]>
}

function planRow(row: ParsedRow, planning: Planning): { made: Made; problems: Problem[] } {
  const { sheet, twice, place, draft, context, led, heldBack } = planning
  const again = twice.get(row)
  const own = withLikelyOwner(row, draft)
  const problems = again ? [...own, again] : [...own]
  const made: Made = { sheet, row, person: null, household: null, record: null, fed: [], rejected: false, leads: false }
  const refused = hasError(problems)
  const { household, heldBackBy, problems: found } = place(row, refused)
  if (!refused) problems.push(...found)
  if (refused || household === null) {
    if (!refused && heldBackBy) heldBack.set(heldBackBy, [...(heldBack.get(heldBackBy) ?? []), row])
    return { made: { ...made, rejected: true }, problems }
  }
  draft.touched.add(household)
  const leads = !led.has(household)
  const on = context.today
  if (row.emptyDoor !== null) {
    problems.push(...sayHousehold(row, household, draft))
    flagTaken(row.confirmed, { person: null, household, record: null }, on, draft)
    noteAttempt(row, household, draft, context)
    for (const [heading, said] of row.extras) household.extras.set(heading, said)
    led.add(household)
    return { made: { ...made, household, fed: feed(row, null, household, planning, problems), leads: true }, problems }
  }
  const { person, problems: told } = planPerson(row, household, draft, context)
  problems.push(...told)
  if (person === null) return { made: { ...made, rejected: true }, problems }
  led.add(household)
  problems.push(...sayHousehold(row, household, draft))
  flagTaken(row.confirmed, { person, household, record: null }, on, draft)
  const fed = feed(row, person, household, planning, problems)
  return { made: { ...made, person, household, fed, leads }, problems }
}

/** What the row's other columns say of the home, and of its person if it names one. */
function feed(
  row: ParsedRow,
  person: DraftPerson | null,
  household: DraftHousehold,
  { draft, context }: Planning,
  problems: Problem[],
): DraftRecord[] {
  const fed = [...new Set([...row.also.keys(), ...row.ticks.keys()])].flatMap((id) => {
    const form = context.definitions.forms.get(id)
    return form ? (planFed(row, form, person, household, draft, problems) ?? []) : []
  })
  for (const record of fed) {
    const own = row.confirmed.filter(({ form }) => form === record.form.id)
    flagTaken(own, { person: null, household: null, record }, context.today, draft)
  }
  return fed
}

export function hasError(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}

/**
 * One number twice: with one name a warning on the second row, with two names both rows go back, each naming the other,
 * whatever else is wrong with them. A number that is itself wrong is nobody's.
 */
export function sameNumberTwice(rows: readonly ParsedRow[]): Map<ParsedRow, Problem> {
  const first = new Map<string, ParsedRow>()
  const found = new Map<ParsedRow, Problem>()
  for (const row of rows) {
    if (row.idKey === null || isWrongNumber(row)) continue
    const other = first.get(row.idKey)
    if (!other) {
      first.set(row.idKey, row)
      continue
    }
    const number = row.cells.get('id_no')?.value ?? null
    const name = (one: ParsedRow) => one.cells.get('name')?.value ?? ''
    const told = (one: ParsedRow) => ({ other: `［${one.sheet}］第${one.row}行`, name: name(one) })
    if (name(row) === name(other)) {
      if (hasError(row.problems)) continue
      found.set(row, warning('person.duplicate_in_file', row.place('id_no'), number, told(other)))
    } else {
      found.set(row, error('person.duplicate_in_file', row.place('id_no'), number, told(other)))
      found.set(other, error('person.duplicate_in_file', other.place('id_no'), number, told(row)))
    }
  }
  return found
}

function isWrongNumber(row: ParsedRow): boolean {
  if (row.problems.length === 0) return false
  const { cell } = row.place('id_no')
  return row.problems.some(({ severity, place }) => severity === 'error' && (!place.cell || place.cell === cell))
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
