/** Dated events that move people between households, worked out on a draft: one tie ends on a day, the next begins on it, every home keeps its head. */
import type { Day } from '../core/day.ts'
import type { Detail } from '../core/problem.ts'
import type { Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import { type Door, doorKey, sayDoor } from './door.ts'
import {
  addTie,
  currentTies,
  type Draft,
  type DraftHousehold,
  type DraftPerson,
  type DraftTie,
  membersOf,
} from './draft.ts'
import type { TieKind } from './household-file.ts'

/** Why an event cannot be; its sentence stands in the catalogue. */
export interface MotionFault {
  readonly code: string
  readonly detail: Detail
  /** Who could be asked for instead. */
  readonly among?: readonly DraftPerson[]
}

export const TIE_KINDS: readonly TieKind[] = ['living', 'registered']
const HEAD = '02'
/** Where somebody went, kept with the person as a column of the office's own. */
export const WENT_TO = '迁往地'

export interface Leaving {
  readonly on: Day
  readonly kind: 'moved_out' | 'died'
  readonly place: string | null
  readonly ties: readonly TieKind[]
  readonly newHead: DraftPerson | null
}

/** Ends ties without a new one; whoever died has none left. Changes the draft, which is of no use after a fault. */
export function leave(draft: Draft, person: DraftPerson, how: Leaving): MotionFault | null {
  const kinds = how.kind === 'died' ? TIE_KINDS : how.ties
  const ties = currentTies(draft, person).filter(({ kind }) => kinds.includes(kind))
  if (ties.length === 0) return { code: 'motion.not_here', detail: { name: nameOf(draft, person) } }
  const fault = ties.map((tie) => endTie(draft, tie, how.on)).find((one) => one !== null)
  if (fault) return fault
  draft.touched.add(person)
  if (how.kind === 'died') put(draft, person, 'person.died_on', how.on)
  else if (currentTies(draft, person).length === 0) put(draft, person, 'person.moved_out_on', how.on)
  if (how.place !== null) person.extras.set(WENT_TO, how.place)
  sayStatus(draft, person)
  return settleHeads(
    draft,
    ties.map(({ household }) => household),
    how.newHead,
  )
}

export interface Moving {
  readonly on: Day
  readonly ties: readonly TieKind[]
  /** Code of the relation to the head there; null where nobody says it. */
  readonly relation: string | null
  /** Head of the household that is left. */
  readonly newHead: DraftPerson | null
}

/** Changes the draft, which is of no use after a fault. */
export function moveTo(draft: Draft, person: DraftPerson, home: DraftHousehold, how: Moving): MotionFault | null {
  const name = nameOf(draft, person)
  const died = textOf(draft, person, 'person.died_on')
  if (died !== '') return { code: 'motion.died', detail: { name, on: died } }
  const old = currentTies(draft, person).filter((tie) => how.ties.includes(tie.kind) && tie.household !== home)
  const here = currentTies(draft, person).filter((tie) => tie.household === home)
  const kinds = how.ties.filter((kind) => here.every((tie) => tie.kind !== kind))
  if (kinds.length === 0) return { code: 'motion.there_already', detail: { name, door: placeOf(home) } }
  const others = membersOf(draft, home).filter((tie) => tie.person !== person)
  const relation = how.relation ?? here[0]?.relation ?? (others.length === 0 ? HEAD : null)
  for (const tie of here) if (how.relation !== null) tie.relation = how.relation
  const fault = shift(draft, person, old, home, { on: how.on, kinds, relation })
  if (fault) return fault
  if (kinds.includes('living')) put(draft, person, 'person.moved_in_on', how.on)
  return settleHeads(draft, [...old.map(({ household }) => household), home], how.newHead)
}

/** The household at another door or in another grid; its code stays. Changes the draft. */
export function moveHousehold(
  draft: Draft,
  household: DraftHousehold,
  door: Door,
  gridCode: string,
): MotionFault | null {
  if (doorKey(door) === doorKey(household.door) && gridCode === household.gridCode)
    return { code: 'motion.door_same', detail: { door: placeOf(household) } }
  const before = sayDoor(household.door)
  setDoor(draft, household, door)
  household.gridCode = gridCode
  const address = roleField(draft.master, 'person.living_address') ?? ''
  draft.touched.add(household)
  for (const { person, kind } of membersOf(draft, household)) {
    const said = person.cells.get(address)
    if (kind !== 'living' || said?.state !== 'value' || before === sayDoor(door)) continue
    person.cells.set(address, { state: 'value', value: sayDoor(door) })
    draft.touched.add(person)
  }
  return null
}

/** Writes a door into the columns of a household. */
export function setDoor(draft: Draft, household: DraftHousehold, door: Door): void {
  const columns = {
    estate: door.estate,
    building: door.building,
    unit: door.unit,
    room: door.room,
    street_no: door.streetNo,
  }
  for (const [role, value] of Object.entries(columns)) {
    const field = roleField(draft.master, `household.${role}` as Role) ?? ''
    if (value === '') household.cells.delete(field)
    else household.cells.set(field, { state: 'value', value })
  }
  household.door = door
}

export interface Parting {
  readonly on: Day
  readonly members: readonly DraftPerson[]
  readonly head: DraftPerson
  /** Head of the household that is left, when its own goes. */
  readonly newHead: DraftPerson | null
  /** Relations to the new head that were said. */
  readonly relations: ReadonlyMap<DraftPerson, string>
}

/** Some members of `from` become the household `to`. Changes the draft, which is of no use after a fault. */
export function split(draft: Draft, from: DraftHousehold, to: DraftHousehold, how: Parting): MotionFault | null {
  const everybody = new Set(membersOf(draft, from).map(({ person }) => person))
  const stranger = how.members.find((person) => !everybody.has(person))
  if (stranger) return notMember(draft, stranger, from)
  if (!how.members.includes(how.head))
    return { code: 'motion.head_not_among', detail: { name: nameOf(draft, how.head) } }
  if (new Set(how.members).size === everybody.size) return { code: 'motion.all_go', detail: { door: placeOf(from) } }
  const fault = together(draft, from, to, how, (person) => (person === how.head ? HEAD : null))
  return fault ?? settleHeads(draft, [from, to], how.newHead)
}

/** Everybody of `gone` joins `kept`, whose head stays. Changes the draft, which is of no use after a fault. */
export function merge(
  draft: Draft,
  kept: DraftHousehold,
  gone: DraftHousehold,
  how: Pick<Parting, 'on' | 'relations'>,
): MotionFault | null {
  const members = [...new Set(membersOf(draft, gone).map(({ person }) => person))]
  if (kept === gone) return { code: 'motion.one_household', detail: { door: placeOf(kept) } }
  const empty = membersOf(draft, kept).length === 0
  const isHead = (person: DraftPerson) => headsOf(draft, gone).includes(person)
  const heads = new Set(members.filter(isHead))
  const fault = together(draft, gone, kept, { ...how, members }, (person) => (empty && heads.has(person) ? HEAD : null))
  return fault ?? settleHeads(draft, [kept, gone], null)
}

function together(
  draft: Draft,
  from: DraftHousehold,
  to: DraftHousehold,
  { on, members, relations }: Pick<Parting, 'on' | 'members' | 'relations'>,
  relationOf: (person: DraftPerson) => string | null,
): MotionFault | null {
  for (const person of members) {
    const ties = currentTies(draft, person).filter((tie) => tie.household === from)
    const there = currentTies(draft, person).filter((tie) => tie.household === to)
    const relation = relations.get(person) ?? relationOf(person) ?? there[0]?.relation ?? null
    const kinds = ties.map(({ kind }) => kind)
    const fault = shift(draft, person, ties, to, { on, kinds, relation })
    if (fault) return fault
    const moves = doorKey(from.door) !== doorKey(to.door)
    if (moves && kinds.includes('living')) put(draft, person, 'person.moved_in_on', on)
  }
  return null
}

function shift(
  draft: Draft,
  person: DraftPerson,
  old: readonly DraftTie[],
  home: DraftHousehold,
  { on, kinds, relation }: { readonly on: Day; readonly kinds: readonly TieKind[]; readonly relation: string | null },
): MotionFault | null {
  for (const fault of old.map((tie) => endTie(draft, tie, on))) if (fault) return fault
  draft.touched.add(person)
  draft.touched.add(home)
  for (const kind of kinds) {
    const fault = beginTie(draft, person, home, kind, on, relation)
    if (fault) return fault
    sayAddress(draft, person, home, kind)
  }
  person.cells.delete(roleField(draft.master, 'person.moved_out_on') ?? '')
  person.extras.delete(WENT_TO)
  sayStatus(draft, person)
  return null
}

function endTie(draft: Draft, tie: DraftTie, on: Day): MotionFault | null {
  if (on < tie.from) return before(draft, tie.person, tie.from)
  tie.to = on
  return null
}

/** A tie that ended on the very day goes on. */
function beginTie(
  draft: Draft,
  person: DraftPerson,
  household: DraftHousehold,
  kind: TieKind,
  on: Day,
  relation: string | null,
): MotionFault | null {
  const own = (draft.tiesOf.get(person) ?? []).filter((tie) => tie.kind === kind)
  const last =
    own
      .map(({ to }) => to ?? '')
      .sort()
      .at(-1) ?? ''
  if (last > on) return before(draft, person, last)
  const again = own.find((tie) => tie.household === household && tie.from === on)
  if (again) {
    again.to = null
    again.relation = relation
  } else addTie(draft, { person, household, kind, from: on, to: null, relation, said: relation, stored: null })
  return null
}

function before(draft: Draft, person: DraftPerson, since: string): MotionFault {
  return { code: 'motion.before', detail: { name: nameOf(draft, person), since } }
}

/** Nobody left: no head. One left: the head. More: the one who was, else the one named, else a fault that names them. */
function settleHeads(
  draft: Draft,
  households: readonly DraftHousehold[],
  newHead: DraftPerson | null,
): MotionFault | null {
  for (const household of new Set(households)) {
    draft.touched.add(household)
    const people = [...new Set(membersOf(draft, household).map(({ person }) => person))]
    const heads = headsOf(draft, household)
    const [only] = people
    const named = newHead !== null && people.includes(newHead) ? newHead : null
    const [head = named ?? (people.length === 1 ? only : undefined)] = heads
    if (heads.length > 1) {
      const names = heads.map((person) => nameOf(draft, person)).join('、')
      return { code: 'motion.two_heads', detail: { door: placeOf(household), names } }
    }
    if (head === undefined && people.length > 0 && hadHead(draft, household)) {
      const names = people.map((person) => `${nameOf(draft, person)} ${person.key}`).join('、')
      return { code: 'motion.head_leaves', detail: { door: placeOf(household), names }, among: people }
    }
    if (head !== undefined) makeHead(draft, household, head)
    if (people.length === 0) emptyHome(draft, household)
  }
  const useless = newHead !== null && !currentTies(draft, newHead).some(({ relation }) => relation === HEAD)
  return useless ? { code: 'motion.head_elsewhere', detail: { name: nameOf(draft, newHead) } } : null
}

/** Only who was head by this event's beginning counts: a list without heads stays one. */
function hadHead(draft: Draft, household: DraftHousehold): boolean {
  return (draft.tiesAt.get(household) ?? []).some(
    ({ stored }) => stored !== null && stored.to_on === null && isHeadCode(String(stored.relation)),
  )
}

function makeHead(draft: Draft, household: DraftHousehold, head: DraftPerson): void {
  for (const tie of membersOf(draft, household))
    if (tie.person === head && !isHeadCode(tie.relation ?? '')) tie.relation = HEAD
  const was = household.cells.get(roleField(draft.master, 'household.head_name') ?? '')?.value
  const stays = was === nameOf(draft, head)
  for (const [own, theirs] of HEAD_COLUMNS) {
    const value = head.cells.get(roleField(draft.master, theirs) ?? '')
    const field = roleField(draft.master, own) ?? ''
    // A telephone that was given for the household is not always the head's own.
    if (own === 'household.head_phone' && stays && household.cells.has(field)) continue
    if (value?.state === 'value') household.cells.set(field, value)
    else household.cells.delete(field)
  }
}

const HEAD_COLUMNS = [
  ['household.head_name', 'person.name'],
  ['household.head_id_no', 'person.id_no'],
  ['household.head_phone', 'person.phone'],
] as const

function emptyHome(draft: Draft, household: DraftHousehold): void {
  for (const [own] of HEAD_COLUMNS) household.cells.delete(roleField(draft.master, own) ?? '')
  const state = roleField(draft.master, 'household.state') ?? ''
  if (household.cells.get(state)?.value === OCCUPIED) household.cells.delete(state)
}
const OCCUPIED = '1'

export function headsOf(draft: Draft, household: DraftHousehold): DraftPerson[] {
  const heads = membersOf(draft, household).filter(({ relation }) => isHeadCode(relation ?? ''))
  return [...new Set(heads.map(({ person }) => person))]
}

/** 本人 and 户主. Pure. */
export function isHeadCode(relation: string): boolean {
  return relation === '01' || relation === HEAD
}

/** What is written of an address goes along: as others there have it, else the door. */
function sayAddress(draft: Draft, person: DraftPerson, home: DraftHousehold, kind: TieKind): void {
  const field = roleField(draft.master, kind === 'living' ? 'person.living_address' : 'person.hukou_address') ?? ''
  if (person.cells.get(field)?.state !== 'value') return
  const others = membersOf(draft, home).filter((tie) => tie.kind === kind && tie.person !== person)
  const theirs = others.map((tie) => tie.person.cells.get(field)).find((cell) => cell?.state === 'value')
  person.cells.set(field, theirs ?? { state: 'value', value: sayDoor(home.door) })
}

/** 人户状态 follows the ties where it was said at all. */
function sayStatus(draft: Draft, person: DraftPerson): void {
  const field = roleField(draft.master, 'person.residence_status') ?? ''
  if (person.cells.get(field)?.state !== 'value') return
  const at = (kind: TieKind) => currentTies(draft, person).find((tie) => tie.kind === kind)?.household
  const [living, registered] = [at('living'), at('registered')]
  if (!living && !registered) return
  const value = !living ? '3' : living === registered ? '1' : '2'
  person.cells.set(field, { state: 'value', value })
}

export function notMember(draft: Draft, person: DraftPerson, household: DraftHousehold): MotionFault {
  const known = [...new Set(membersOf(draft, household).map((tie) => tie.person))]
  const names = known.map((one) => `${nameOf(draft, one)} ${one.key}`).join('、')
  return { code: 'motion.not_member', detail: { name: nameOf(draft, person), door: placeOf(household), names } }
}

export function nameOf(draft: Draft, person: DraftPerson): string {
  return textOf(draft, person, 'person.name') || person.key
}

export function placeOf(household: DraftHousehold): string {
  const door = sayDoor(household.door)
  return household.key === '' ? door : `${door}（${household.key}）`
}

function textOf(draft: Draft, person: DraftPerson, role: Role): string {
  const cell = person.cells.get(roleField(draft.master, role) ?? '')
  return cell?.state === 'value' ? cell.value : ''
}

function put(draft: Draft, person: DraftPerson, role: Role, value: string): void {
  person.cells.set(roleField(draft.master, role) ?? '', { state: 'value', value })
}
