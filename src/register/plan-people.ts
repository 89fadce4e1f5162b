/** A placed row becomes a person with ties: who it is, where registered, where living (semantics.md section 3). */
import { error, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import type { Cell } from '../forms/record.ts'
import { sayDoor } from './door.ts'
import {
  addTie,
  currentTies,
  type Draft,
  type DraftHousehold,
  type DraftPerson,
  type DraftTie,
  membersOf,
  newPerson,
  sayCell,
} from './draft.ts'
import type { TieKind } from './household-file.ts'
import { wordsOf } from './plan-records.ts'
import { householdFields, personFields } from './stored-row.ts'

export interface PeopleContext {
  readonly today: string
  readonly acceptMoves: boolean
}

export interface PlannedPerson {
  /** Null when the row goes back. */
  readonly person: DraftPerson | null
  readonly problems: readonly Problem[]
}

/** Adds a row's person to the draft, or says why the row goes back; a row that goes back has changed nothing. */
export function planPerson(
  row: ParsedRow,
  household: DraftHousehold,
  draft: Draft,
  context: PeopleContext,
): PlannedPerson {
  const problems: Problem[] = []
  const known = knownPerson(row, household, draft)
  const kinds = statedTies(row, draft)
  const elsewhere = known ? blockingTies(known, household, kinds, row, draft) : []
  // Nobody is moved twice by one workbook: which of two doors it means, only its warden can say.
  const said = elsewhere.some((tie) => draft.homes.has(tie)) && text(row, draft, 'person.moved_in_on') === null
  if (elsewhere.length > 0 && (said || !mayMove(row, draft, context)))
    return { person: null, problems: [movedAway(row, household, elsewhere, draft)] }
  const gone = known ? goneSince(known, row, draft, context) : null
  if (gone !== null) return { person: null, problems: [gone] }
  const idKey = row.idKey
  const person = known ?? newPerson(draft, idKey)
  draft.touched.add(person)
  draft.touched.add(household)
  if (idKey !== null && person.idKey === null) {
    person.idKey = idKey
    draft.personByIdKey.set(idKey, person)
  }
  if (person.idKey === null)
    problems.push(
      warning('person.without_number', row.place(field(draft, 'person.name')), text(row, draft, 'person.name')),
    )
  const storedName =
    known?.stored && !known.said.has('name') ? known.cells.get(field(draft, 'person.name'))?.value : undefined
  const name = text(row, draft, 'person.name')
  if (storedName && name && storedName !== name)
    problems.push(warning('person.renamed', row.place(field(draft, 'person.name')), name, { was: storedName }))
  for (const { name: column } of personFields(draft.master)) {
    const cell = row.cells.get(column)
    if (!cell || isOtherHalf(column, cell, person, household, draft)) continue
    if (!sayCell(person, column, cell)) problems.push(saidBefore('person.conflict', row, column, cell, person, draft))
  }
  sayRelation(row, person, household, draft, problems)
  for (const [heading, said] of row.extras) person.extras.set(heading, said)
  for (const tie of elsewhere) tie.to = text(row, draft, 'person.moved_in_on') ?? context.today
  setTies(row, person, household, kinds, elsewhere.length > 0, draft, context)
  return { person, problems }
}

/** 不详 and 拒填 stay with the person while no tie says a relation; whatever is known of it stands on the tie. */
function sayRelation(
  row: ParsedRow,
  person: DraftPerson,
  household: DraftHousehold,
  draft: Draft,
  problems: Problem[],
): void {
  const column = field(draft, 'person.relation')
  const cell = row.cells.get(column)
  const known = currentTies(draft, person).some((tie) => tie.household === household && tie.relation !== null)
  if (!cell || cell.state === 'blank') return
  const said = currentTies(draft, person).find((tie) => tie.household === household)?.said ?? cell.value
  if (cell.state === 'value' && said !== cell.value) {
    const words = (value: string) => wordsOf(draft.master, column, { state: 'value', value }, draft)
    problems.push(warning('person.conflict', row.place(column), words(cell.value), { other: words(said) }))
  }
  if (cell.state === 'value' || cell.state === 'clear' || known) person.cells.delete(column)
  else sayCell(person, column, cell)
}

const DOOR_PARTS: ReadonlySet<Role> = new Set<Role>([
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
])

/** Household columns of a row; the door itself stays as it was first written. */
export function sayHousehold(row: ParsedRow, household: DraftHousehold, draft: Draft): Problem[] {
  const problems: Problem[] = []
  for (const column of householdFields(draft.master)) {
    const cell = row.cells.get(column.name)
    const isDoor = column.role !== null && DOOR_PARTS.has(column.role)
    // A door that was read above is the household's already, unless that row went back.
    if (!cell || (row.inheritsDoor && isDoor && household.cells.has(column.name))) continue
    if (isDoor && household.stored && household.cells.get(column.name)?.state === 'value') continue
    if (sayCell(household, column.name, cell) || isDoor) continue
    problems.push(saidBefore('household.conflict', row, column.name, cell, household, draft))
  }
  return problems
}

/** Another row of the workbook says otherwise of the same household or person; what was said first stays. */
function saidBefore(
  code: string,
  row: ParsedRow,
  column: string,
  cell: Cell,
  { said }: DraftHousehold | DraftPerson,
  draft: Draft,
): Problem {
  const words = (of: Cell) => wordsOf(draft.master, column, of, draft)
  return warning(code, row.place(column), words(cell), { other: words(said.get(column) ?? cell) })
}

function field(draft: Draft, role: Role): string {
  return roleField(draft.master, role) ?? ''
}

function text(row: ParsedRow, draft: Draft, role: Role): string | null {
  const cell = row.cells.get(field(draft, role))
  return cell?.state === 'value' ? cell.value : null
}

/**
 * 户在人不在 said where somebody is registered, and 人在户不在 where the same person lives, are one truth seen from two
 * doors: the door where the person lives has the word, or two grids' lists would take turns.
 */
function isOtherHalf(
  column: string,
  cell: Cell,
  person: DraftPerson,
  household: DraftHousehold,
  draft: Draft,
): boolean {
  if (column !== field(draft, 'person.residence_status') || cell.value !== '3') return false
  const livesElsewhere = currentTies(draft, person).some((tie) => tie.kind === 'living' && tie.household !== household)
  return livesElsewhere && person.cells.get(column)?.value === '2'
}

/** By number; else a member of the household with the same name and birth date. */
function knownPerson(row: ParsedRow, household: DraftHousehold, draft: Draft): DraftPerson | null {
  const byNumber = row.idKey === null ? undefined : draft.personByIdKey.get(row.idKey)
  if (byNumber) return byNumber
  const [name, birth] = [text(row, draft, 'person.name'), text(row, draft, 'person.birth_date')]
  if (name === null || birth === null) return null
  const [nameField, birthField] = [field(draft, 'person.name'), field(draft, 'person.birth_date')]
  const members = membersOf(draft, household).map((tie) => tie.person)
  return (
    members.find(
      (person) =>
        (row.idKey === null || person.idKey === null) &&
        person.cells.get(nameField)?.value === name &&
        person.cells.get(birthField)?.value.startsWith(birth.slice(0, person.cells.get(birthField)?.value.length)),
    ) ?? null
  )
}

/** 人户状态 says which ties, else the two addresses; null when the row says nothing of it. */
function statedTies(row: ParsedRow, draft: Draft): readonly TieKind[] | null {
  const status = text(row, draft, 'person.residence_status')
  if (status === '1') return ['living', 'registered']
  if (status === '2') return ['living']
  if (status === '3') return ['registered']
  const [registered, living] = [text(row, draft, 'person.hukou_address'), text(row, draft, 'person.living_address')]
  if (registered === null || living === null) return null
  return fold(registered) === fold(living) ? ['living', 'registered'] : ['living']
}

/** Current ties to other households that the row's own ties would contradict. */
function blockingTies(
  person: DraftPerson,
  household: DraftHousehold,
  kinds: readonly TieKind[] | null,
  row: ParsedRow,
  draft: Draft,
): DraftTie[] {
  if (leaves(row, draft)) return []
  const ties = currentTies(draft, person)
  if (kinds === null && ties.some((tie) => tie.household === household)) return []
  return ties.filter((tie) => tie.household !== household && (kinds ?? ['living']).includes(tie.kind))
}

function mayMove(row: ParsedRow, draft: Draft, context: PeopleContext): boolean {
  return context.acceptMoves || text(row, draft, 'person.moved_in_on') !== null
}

/** Somebody who died or left is not brought back by an old list: a move in says so, and 清空 takes a wrong date away. */
function goneSince(person: DraftPerson, row: ParsedRow, draft: Draft, context: PeopleContext): Problem | null {
  const ties = draft.tiesOf.get(person) ?? []
  if (ties.length === 0 || ties.some((tie) => tie.to === null) || leaves(row, draft)) return null
  const died = person.cells.get(field(draft, 'person.died_on'))
  const dead = died?.state === 'value'
  const taken = (role: Role) => row.cells.get(field(draft, role))?.state === 'clear'
  if (dead ? taken('person.died_on') : taken('person.moved_out_on') || mayMove(row, draft, context)) return null
  const on = dead
    ? died.value
    : (ties
        .map((tie) => tie.to ?? '')
        .sort()
        .at(-1) ?? '')
  const name = field(draft, 'person.name')
  return error(dead ? 'person.died' : 'person.left', row.place(name), text(row, draft, 'person.name'), { on })
}

function movedAway(row: ParsedRow, household: DraftHousehold, elsewhere: readonly DraftTie[], draft: Draft): Problem {
  const other = elsewhere[0]?.household
  const doors = {
    here: sayDoor(household.door),
    there: other ? `${sayDoor(other.door)}（${other.key || other.gridCode}）` : '',
  }
  return error('person.elsewhere', row.place(field(draft, 'person.id_no')), text(row, draft, 'person.id_no'), doors)
}

function leaves(row: ParsedRow, draft: Draft): boolean {
  return text(row, draft, 'person.moved_out_on') !== null || text(row, draft, 'person.died_on') !== null
}

function setTies(
  row: ParsedRow,
  person: DraftPerson,
  household: DraftHousehold,
  kinds: readonly TieKind[] | null,
  moved: boolean,
  draft: Draft,
  context: PeopleContext,
): void {
  const relation = text(row, draft, 'person.relation')
  const all = (draft.tiesOf.get(person) ?? []).filter((tie) => tie.household === household)
  const current = all.filter((tie) => tie.to === null)
  for (const tie of current) {
    if (relation === null || (tie.said !== null && tie.said !== relation)) continue
    tie.relation = relation
    tie.said = relation
  }
  const left = text(row, draft, 'person.died_on') ?? text(row, draft, 'person.moved_out_on')
  if (left !== null) {
    for (const tie of current) tie.to = left
    if (all.length === 0)
      addTie(draft, { person, household, kind: 'living', from: '', to: left, relation, said: relation, stored: null })
    return
  }
  const wanted = kinds ?? (current.length > 0 ? current.map((tie) => tie.kind) : (['living'] as const))
  for (const tie of current)
    if (!wanted.includes(tie.kind)) tie.to = text(row, draft, 'person.moved_out_on') ?? context.today
  for (const tie of current) if (tie.to === null) draft.homes.add(tie)
  for (const kind of wanted) {
    if (current.some((tie) => tie.kind === kind)) continue
    const stated = text(row, draft, 'person.moved_in_on') ?? (moved ? context.today : '')
    const taken = all.some((tie) => tie.kind === kind && tie.from === stated)
    const tie = addTie(draft, {
      person,
      household,
      kind,
      from: taken ? context.today : stated,
      to: null,
      relation,
      said: relation,
      stored: null,
    })
    draft.homes.add(tie)
  }
}
