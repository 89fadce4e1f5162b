/** Loads whole households, in the order of doors: a handful of queries for one door or for a community. */
import type { Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import type { Form } from '../forms/form.ts'
import type { Cell, FormRecord } from '../forms/record.ts'
import { type Door, doorKey } from '../register/door.ts'
import { compareNames, inDoorOrder } from '../register/door-order.ts'
import { doorOfCells } from '../register/draft.ts'
import type { HouseholdFile, PersonFile, TieKind } from '../register/household-file.ts'
import {
  cellsOfPersonRow,
  cellsOfRow,
  extrasOfRow,
  householdFields,
  relationField,
  storedFields,
} from '../register/stored-row.ts'
import { formTableName, MASTER } from './form-tables.ts'
import { byKey, rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export interface HouseholdsWanted {
  readonly codes?: readonly string[]
  /** Whole grid code. */
  readonly grid?: string
  /** As people say it: `3`, `3栋`, `白沙小区3栋`. */
  readonly building?: string
  /** Who had a tie on that day, instead of who has one now. */
  readonly asOf?: Day
  /** Records of these forms only. */
  readonly forms?: ReadonlySet<string>
}

/** Nothing wanted in particular means everything; doors without people are there too. */
export async function loadHouseholdFiles(store: Store, wanted: HouseholdsWanted = {}): Promise<HouseholdFile[]> {
  const master = masterOf(store)
  const rows = await householdRows(store, master, wanted)
  // A community is read table by table; a part of it by its keys.
  const whole = wanted.codes === undefined && wanted.grid === undefined && wanted.building === undefined
  const codes = rows.map((row) => String(row.household_code))
  const ties = (await rowsWith(store, 'tie', 'household_code', whole ? null : codes)).filter((tie) =>
    isTied(tie, wanted.asOf ?? null),
  )
  const numbers = ties.map((tie) => String(tie.person_no))
  const persons = byKey(await rowsWith(store, 'person', 'person_no', whole ? null : numbers), 'person_no')
  const records = await readRecords(store, whole ? null : [...codes, ...numbers], wanted.forms)
  const tiesOf = byKey(ties, 'household_code')
  const attempts = byKey(
    await rowsWith(store, 'door_attempt', 'household_code', whole ? null : codes),
    'household_code',
  )
  const answers = byKey(
    (await rowsWith(store, 'area_answer', 'subject', whole ? null : [...codes, ...numbers])).filter(
      (row) => row.applies === '0',
    ),
    'subject',
  )
  const files = rows.map((row): HouseholdFile => {
    const code = String(row.household_code)
    const members = membersOf(store, master, tiesOf.get(code) ?? [], persons, records)
    const cells = householdCells(master, row)
    return {
      code,
      gridCode: String(row.grid_code),
      cells,
      extras: extrasOfRow(row),
      members,
      areas: areasOf(store, 'household', code, records, cells),
      attempts: (attempts.get(code) ?? []).map(({ on_day: on, outcome }) => ({
        on: String(on),
        outcome: String(outcome),
      })),
      notApplicable: notApplicable([code, ...members.map((member) => member.personNo)], answers),
    }
  })
  return inDoorOrder(
    files,
    (file) => doorOfCells(master, file.cells),
    (file) => file.code,
  )
}

export function masterOf(store: Store): Form {
  const master = store.definitions.forms.get(MASTER)
  if (!master) throw new TypeError(`no form ${MASTER}`)
  return master
}

async function householdRows(store: Store, master: Form, wanted: HouseholdsWanted): Promise<Row[]> {
  const { codes, grid, building } = wanted
  const rows =
    codes === undefined
      ? await rowsWith(store, 'household', 'grid_code', grid === undefined ? null : [grid])
      : await rowsWith(store, 'household', 'household_code', codes)
  return building === undefined
    ? rows
    : rows.filter((row) => isInBuilding(doorOfCells(master, householdCells(master, row)), building))
}

/** Whether a tie is current, or was on a day: its last day is the first on which it is no more. Pure. */
export function isTied({ from_on: from, to_on: to }: Row, day: Day | null): boolean {
  if (day === null) return to === null
  return String(from) <= day && (to === null || day < String(to))
}

/** Whether a door is in the building that was said, with or without the estate in front. Pure. */
export function isInBuilding(door: Door, said: string): boolean {
  const bare = door.estate !== '' && said.startsWith(door.estate) ? said.slice(door.estate.length) : said
  const key = (building: string) => doorKey({ estate: '', building, unit: '', room: '1', streetNo: '' })
  return door.building !== '' && key(door.building) === key(bare.trim())
}

function householdCells(master: Form, row: Row): Record<string, Cell> {
  const cells = cellsOfRow(householdFields(master), row)
  for (const field of master.fields) {
    if (field.role === 'household.code') cells[field.name] = value(String(row.household_code))
    if (field.role === 'household.grid') cells[field.name] = value(String(row.grid_code))
  }
  return inFieldOrder(master, cells)
}

type Records = ReadonlyMap<string, ReadonlyMap<string, readonly Row[]>>

function membersOf(
  store: Store,
  master: Form,
  ties: readonly Row[],
  persons: ReadonlyMap<string, readonly Row[]>,
  records: Records,
): PersonFile[] {
  const members: (PersonFile & { order: readonly [string, string, string] })[] = []
  for (const [personNo, own] of byKey(ties, 'person_no')) {
    const row = persons.get(personNo)?.[0]
    if (!row) continue
    const living = own.find((tie) => tie.kind === 'living')
    const relation = (living ?? own[0])?.relation
    const cells = personCells(master, row, relation === null || relation === undefined ? null : String(relation))
    members.push({
      personNo,
      idKey: row.id_key === null ? null : String(row.id_key),
      cells,
      extras: extrasOfRow(row),
      ties: own.map((tie) => tie.kind as TieKind).sort(),
      areas: areasOf(store, 'person', personNo, records, cells),
      order: [
        String(relation ?? '~'),
        roleText(master, cells, 'person.birth_date') || '~',
        roleText(master, cells, 'person.name'),
      ],
    })
  }
  // The table of relations puts the person asked first and the head second; everybody else comes after them.
  return members.sort((a, b) => inOrder(a.order, b.order)).map(({ order: _, ...member }) => member)
}

/** Person columns of the master, the relation from the tie among them. */
export function personCells(master: Form, row: Row, relation: string | null): Record<string, Cell> {
  const cells = cellsOfPersonRow(master, row)
  const field = relationField(master)
  if (field && relation !== null) cells[field.name] = value(relation)
  return inFieldOrder(master, cells)
}

/** Records of a subject, form id → records in key order, with the subject's own number and name as the master has them. */
export function areasOf(
  store: Store,
  subject: 'person' | 'household',
  key: string,
  records: Records,
  master: Readonly<Record<string, Cell>>,
): Record<string, FormRecord[]> {
  const areas: Record<string, FormRecord[]> = {}
  for (const form of store.definitions.forms.values()) {
    const rows = form.subject === subject ? records.get(form.id)?.get(key) : undefined
    if (rows) areas[form.id] = rows.map((row) => recordOf(form, key, row, master))
  }
  return areas
}

function recordOf(form: Form, subject: string, row: Row, master: Readonly<Record<string, Cell>>): FormRecord {
  const cells = cellsOfRow(storedFields(form), row)
  for (const name of ['household_code', 'id_no', 'name']) {
    const cell = master[name]
    if (cell && form.fields.some((field) => field.name === name)) cells[name] = cell
  }
  return { form: form.id, subject, cells: inFieldOrder(form, cells), extras: extrasOfRow(row) }
}

/** Form id → subject → rows in key order, of all census forms but the master. */
export async function readRecords(
  store: Store,
  subjects: readonly string[] | null,
  only?: ReadonlySet<string>,
): Promise<Records> {
  const records = new Map<string, Map<string, Row[]>>()
  for (const form of store.definitions.forms.values()) {
    if (form.id === MASTER || form.subject === 'office' || only?.has(form.id) === false) continue
    const rows = await rowsWith(store, formTableName(form.id), 'subject', subjects)
    rows.sort((a, b) => compareNames(String(a.record_key), String(b.record_key)))
    records.set(form.id, byKey(rows, 'subject'))
  }
  return records
}

function notApplicable(subjects: readonly string[], answers: ReadonlyMap<string, readonly Row[]>) {
  const areas: Record<string, string[]> = {}
  for (const subject of subjects) {
    for (const { form } of answers.get(subject) ?? []) {
      const id = String(form)
      areas[id] = [...(areas[id] ?? []), subject]
    }
  }
  return areas
}

function roleText(master: Form, cells: Readonly<Record<string, Cell>>, role: string): string {
  return cells[master.fields.find((field) => field.role === role)?.name ?? '']?.value ?? ''
}

function inOrder(a: readonly [string, string, string], b: readonly [string, string, string]): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1
  if (a[1] !== b[1]) return a[1] < b[1] ? -1 : 1
  return compareNames(a[2], b[2])
}

function inFieldOrder(form: Form, cells: Readonly<Record<string, Cell>>): Record<string, Cell> {
  const ordered: Record<string, Cell> = {}
  for (const { name } of form.fields) {
    const cell = cells[name]
    if (cell) ordered[name] = cell
  }
  return ordered
}

function value(text: string): Cell {
  return { state: 'value', value: text }
}
