/** Columns of the master beside an area's own, a phone on a list of party members: they fill what nobody said yet, else they are compared. */
import { type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Field, Role } from '../forms/form.ts'
import { DOOR_ROLES, roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import type { Cell } from '../forms/record.ts'
import { writeCell } from '../forms/write-cell.ts'
import { doorWords, samePart, sayDoor, wordsOfDoor } from './door.ts'
import { currentTies, type Draft, type DraftHousehold, type DraftPerson } from './draft.ts'
import { gridCode } from './references.ts'
import type { RecordContext } from './resolve-references.ts'
import { personFields } from './stored-row.ts'

/** Fills blanks of the person; a value that the register has otherwise stays, and the warning names both. */
export function sayBeside(row: ParsedRow, person: DraftPerson, draft: Draft, context: RecordContext): Problem[] {
  const said = row.also.get(draft.master.id)
  if (said === undefined) return []
  const problems: Problem[] = []
  for (const field of personFields(draft.master)) {
    const cell = said.get(field.name)
    if (cell?.state !== 'value') continue
    const stored = person.cells.get(field.name)
    if (stored === undefined || stored.state === 'blank' || stored.state === 'unknown') {
      person.cells.set(field.name, cell)
      draft.touched.add(person)
    } else if (!agrees(field, cell.value, stored)) {
      const words = (of: Cell) => writeCell(field, of, { codes: draft.definitions.codes, reveal: false })
      problems.push(warning('master.differs', row.place(field.name), words(cell), { stored: words(stored) }))
    }
  }
  return [...problems, ...otherDoor(row, said, person, draft, context)]
}

/** One of several phones, a year of a date, or a longer address is no contradiction. */
function agrees({ type }: Field, said: string, stored: Cell): boolean {
  if (stored.state !== 'value') return false
  if (said === stored.value) return true
  if (type === 'date' || type === 'month') return stored.value.startsWith(said) || said.startsWith(stored.value)
  if (type === 'phone' || type === 'multi') {
    const known = stored.value.split(';')
    return said.split(';').every((one) => known.includes(one))
  }
  const [a, b] = [fold(said), fold(stored.value)]
  return type === 'text' ? a.endsWith(b) || b.endsWith(a) : a === b
}

/** A door is only compared: who moves is in a residents' list. */
function otherDoor(
  row: ParsedRow,
  said: ReadonlyMap<string, Cell>,
  person: DraftPerson,
  draft: Draft,
  context: RecordContext,
): Problem[] {
  const text = (role: Role) => {
    const cell = said.get(roleField(draft.master, role) ?? '')
    return cell?.state === 'value' ? cell.value : ''
  }
  const homes = [...new Set(currentTies(draft, person).map(({ household }) => household))]
  const written = DOOR_ROLES.filter((role) => text(role) !== '')
  if (written.length === 0 || homes.length === 0) return []
  const differs = (home: DraftHousehold) => written.find((role) => !isAt(home, role, text(role), context))
  const wrong = homes.map(differs)
  const [role] = wrong
  if (role === undefined || wrong.includes(undefined)) return []
  const stored = homes.map((home) =>
    role === 'household.code' ? home.key : role === 'household.grid' ? home.gridCode : sayDoor(home.door),
  )
  const value = written
    .filter((one) => one !== 'household.code' && one !== 'household.grid')
    .map(text)
    .join(' ')
  const shown = role === 'household.code' || role === 'household.grid' ? text(role) : value
  return [
    warning('master.differs', row.place(roleField(draft.master, role) ?? ''), shown, { stored: stored.join('、') }),
  ]
}

function isAt(home: DraftHousehold, role: (typeof DOOR_ROLES)[number], said: string, context: RecordContext): boolean {
  const { door } = home
  switch (role) {
    case 'household.code':
      return fold(said) === home.key
    case 'household.grid':
      return gridCode(said, context.community, context.grids) === home.gridCode
    case 'household.estate':
      return door.estate === '' || fold(door.estate) === fold(said)
    case 'household.street_no': {
      const known = wordsOfDoor(door)
      return fold(door.streetNo) === fold(said) || doorWords(said).some((words) => known.includes(words))
    }
    default:
      return samePart(door[PARTS[role]], said)
  }
}

const PARTS = { 'household.building': 'building', 'household.unit': 'unit', 'household.room': 'room' } as const
