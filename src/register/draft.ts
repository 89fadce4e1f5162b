/** The register while an import is being planned: stored rows, what the workbook adds, and in the end what has changed. */
import type { Row } from '../core/rows.ts'
import type { Definitions, Form, Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import { type Cell, type Cells, cellIn } from '../forms/record.ts'
import type { Door } from './door.ts'
import type { TieKind } from './household-file.ts'
import type { DraftFlag } from './plan-confirmed.ts'
import { recordId, type Snapshot } from './snapshot.ts'
import { cellsOfPersonRow, cellsOfRow, extrasOfRow, householdFields, storedFields } from './stored-row.ts'

/** `key` '' until it is known; `stored` null for what is new. `said` is what this workbook said first, for conflicts. */
interface Entity {
  key: string
  readonly stored: Row | null
  readonly cells: Map<string, Cell>
  readonly extras: Map<string, string>
  readonly said: Map<string, Cell>
}
export interface DraftHousehold extends Entity {
  gridCode: string
  door: Door
}
export interface DraftPerson extends Entity {
  idKey: string | null
}
export interface DraftTie {
  readonly person: DraftPerson
  readonly household: DraftHousehold
  readonly kind: TieKind
  from: string
  to: string | null
  relation: string | null
  /** The relation that this workbook said first. */
  said: string | null
  readonly stored: Row | null
}
export interface DraftRecord {
  readonly form: Form
  readonly subject: DraftHousehold | DraftPerson | null
  readonly recordKey: string
  readonly stored: Row | null
  readonly cells: Map<string, Cell>
  readonly extras: Map<string, string>
  /** What rows of this workbook said of it, and in which row. */
  readonly said: Map<string, { readonly cell: Cell; readonly where: string }>
  /** What columns of a wide list said of it first. */
  readonly fed: Map<string, Cell>
}

export interface Draft {
  readonly snapshot: Snapshot
  readonly definitions: Definitions
  readonly master: Form
  readonly households: DraftHousehold[]
  readonly persons: DraftPerson[]
  readonly personByIdKey: Map<string, DraftPerson>
  readonly householdByCode: Map<string, DraftHousehold>
  readonly ties: DraftTie[]
  readonly tiesOf: Map<DraftPerson, DraftTie[]>
  readonly tiesAt: Map<DraftHousehold, DraftTie[]>
  /** Ties on which this workbook has found or put somebody. */
  readonly homes: Set<DraftTie>
  /** Whom this workbook speaks of: all others are as they were. */
  readonly touched: Set<DraftHousehold | DraftPerson>
  readonly records: DraftRecord[]
  /** `form|record key` → subject → record. */
  readonly recordIndex: Map<string, Map<DraftHousehold | DraftPerson | null, DraftRecord>>
  /** `form|subject` → record keys that are stored. */
  readonly storedKeys: ReadonlyMap<string, readonly string[]>
  readonly answers: {
    readonly form: string
    readonly subject: DraftHousehold | DraftPerson
    readonly applies: boolean
  }[]
  readonly flags: DraftFlag[]
  readonly attempts: { readonly household: DraftHousehold; readonly day: string; readonly outcome: string }[]
}

/** Pure. */
export function draftOf(snapshot: Snapshot, definitions: Definitions): Draft {
  const master = definitions.forms.get('resident')
  if (!master) throw new TypeError('no form `resident`')
  const fields = householdFields(master)
  const households = [...snapshot.households].map(([key, { gridCode, row }]) => {
    const cells = cellsOfRow(fields, row)
    return entityOf(key, row, cells, { gridCode, door: doorOfCells(master, cells) })
  })
  const persons = [...snapshot.persons].map(([key, { idKey, row }]) =>
    entityOf(key, row, cellsOfPersonRow(master, row), { idKey }),
  )
  const householdByCode = new Map(households.map((household) => [household.key, household]))
  const personByNo = new Map(persons.map((person) => [person.key, person]))
  const personByIdKey = new Map(
    persons.flatMap((person) => (person.idKey === null ? [] : [[person.idKey, person] as const])),
  )
  const draft: Draft = {
    snapshot,
    definitions,
    master,
    households,
    persons,
    personByIdKey,
    householdByCode,
    ties: [],
    tiesOf: new Map(),
    tiesAt: new Map(),
    homes: new Set(),
    touched: new Set(),
    records: [],
    recordIndex: new Map(),
    storedKeys: storedKeys(snapshot),
    answers: [],
    flags: [],
    attempts: [],
  }
  for (const { personNo, householdCode, kind, from, to, relation } of snapshot.ties) {
    const [person, household] = [personByNo.get(personNo), householdByCode.get(householdCode)]
    if (person && household)
      addTie(draft, { person, household, kind, from, to, relation, said: null, stored: { to_on: to, relation } })
  }
  return draft
}

function storedKeys(snapshot: Snapshot): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const id of snapshot.records.keys()) {
    const [form = '', subject = '', ...key] = id.split('|')
    const list = keys.get(`${form}|${subject}`)
    if (list) list.push(key.join('|'))
    else keys.set(`${form}|${subject}`, [key.join('|')])
  }
  return keys
}

function entityOf<T extends object>(
  key: string,
  row: Row,
  stored: Readonly<Record<string, Cell>>,
  more: T,
): Entity & T {
  const cells = new Map(Object.entries(stored))
  return { key, stored: row, cells, extras: new Map(Object.entries(extrasOfRow(row))), said: new Map(), ...more }
}

export function newHousehold(draft: Draft, gridCode: string, door: Door): DraftHousehold {
  const household: DraftHousehold = {
    key: '',
    stored: null,
    cells: new Map(),
    extras: new Map(),
    said: new Map(),
    gridCode,
    door,
  }
  draft.households.push(household)
  draft.touched.add(household)
  return household
}

export function newPerson(draft: Draft, idKey: string | null): DraftPerson {
  const person: DraftPerson = { key: '', stored: null, cells: new Map(), extras: new Map(), said: new Map(), idKey }
  draft.persons.push(person)
  draft.touched.add(person)
  if (idKey !== null) draft.personByIdKey.set(idKey, person)
  return person
}

/** The door in a row's or a household's cells. Pure. */
export function doorOfCells(master: Form, cells: Cells): Door {
  const text = (role: Role) => {
    const cell = cellIn(cells, roleField(master, role) ?? '')
    return cell?.state === 'value' ? cell.value : ''
  }
  return {
    estate: text('household.estate'),
    building: text('household.building'),
    unit: text('household.unit'),
    room: text('household.room'),
    streetNo: text('household.street_no'),
  }
}

/** What a cell becomes when a workbook says `next`: blank keeps, 清空 erases, 不详 and 拒填 never push out a value. Pure. */
export function mergedCell(stored: Cell | undefined, next: Cell): Cell | undefined {
  if (next.state === 'blank') return stored
  if (next.state === 'clear') return undefined
  if ((next.state === 'unknown' || next.state === 'refused') && stored?.state === 'value') return stored
  return next
}

/** Puts a cell into an entity; false when this workbook has already said something else there. */
export function sayCell(entity: Entity, name: string, next: Cell): boolean {
  if (next.state === 'blank') return true
  const earlier = entity.said.get(name)
  if (earlier) return earlier.state === next.state && earlier.value === next.value
  entity.said.set(name, next)
  const merged = mergedCell(entity.cells.get(name), next)
  if (merged) entity.cells.set(name, merged)
  else entity.cells.delete(name)
  return true
}

export function addTie(draft: Draft, tie: DraftTie): DraftTie {
  draft.ties.push(tie)
  append(draft.tiesOf, tie.person, tie)
  append(draft.tiesAt, tie.household, tie)
  return tie
}

function append<K>(index: Map<K, DraftTie[]>, key: K, tie: DraftTie): void {
  const list = index.get(key)
  if (list) list.push(tie)
  else index.set(key, [tie])
}

export function currentTies(draft: Draft, person: DraftPerson): DraftTie[] {
  return (draft.tiesOf.get(person) ?? []).filter((tie) => tie.to === null)
}

/** Current ties of everybody who belongs to a household. */
export function membersOf(draft: Draft, household: DraftHousehold): DraftTie[] {
  return (draft.tiesAt.get(household) ?? []).filter((tie) => tie.to === null)
}

/** The record of a subject with that key, stored, planned or new. */
export function recordOf(
  draft: Draft,
  form: Form,
  subject: DraftHousehold | DraftPerson | null,
  recordKey: string,
): DraftRecord {
  const index = recordId(form.id, '', recordKey)
  const bySubject = draft.recordIndex.get(index) ?? new Map<DraftHousehold | DraftPerson | null, DraftRecord>()
  if (bySubject.size === 0) draft.recordIndex.set(index, bySubject)
  const known = bySubject.get(subject)
  if (known) return known
  const stored =
    subject?.key === '' ? null : (draft.snapshot.records.get(recordId(form.id, subject?.key ?? '', recordKey)) ?? null)
  const cells = stored ? new Map(Object.entries(cellsOfRow(storedFields(form), stored))) : new Map<string, Cell>()
  const extras = stored ? new Map(Object.entries(extrasOfRow(stored))) : new Map<string, string>()
  const record: DraftRecord = { form, subject, recordKey, stored, cells, extras, said: new Map(), fed: new Map() }
  bySubject.set(subject, record)
  draft.records.push(record)
  return record
}
