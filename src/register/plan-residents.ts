/** The rows of residents' sheets, one after another: placed at a door, made a person or a door, or sent back. */
import { error, type Problem, warning } from '../core/problem.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow, ParsedSheet } from '../forms/parsed-row.ts'
import type { Draft, DraftHousehold } from './draft.ts'
import { flagTaken } from './plan-confirmed.ts'
import { doorPlanner } from './plan-doors.ts'
import type { ImportContext } from './plan-import.ts'
import type { Made } from './plan-outcome.ts'
import { planPerson, sayHousehold } from './plan-people.ts'
import { planFed } from './plan-records.ts'

export function planResidents(
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
    draft.touched.add(household)
    const leads = !led.has(household)
    if (row.emptyDoor !== null) {
      problems.push(...sayHousehold(row, household, draft))
      flagTaken(row.confirmed, { person: null, household, record: null }, context.today, draft)
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
    flagTaken(row.confirmed, { person: planned.person, household, record: null }, context.today, draft)
    const fedForms = [...new Set([...row.also.keys(), ...row.ticks.keys()])].map((id) =>
      context.definitions.forms.get(id),
    )
    const fed = fedForms.flatMap((form) => (form ? (planFed(row, form, planned.person, household, draft) ?? []) : []))
    for (const record of fed)
      flagTaken(
        row.confirmed.filter(({ form }) => form === record.form.id),
        { person: null, household: null, record },
        context.today,
        draft,
      )
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

export function hasError(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error')
}

/** One number twice: with one name a warning on the second row, with two names both rows go back, each naming the other. */
export function sameNumberTwice(rows: readonly ParsedRow[]): Map<ParsedRow, Problem> {
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
