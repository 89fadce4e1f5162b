/** Reads what the plan of an import needs, in a handful of queries whatever the size of the workbook. */
import type { Row, Value } from '../core/rows.ts'
import type { TieKind } from '../register/household-file.ts'
import {
  recordId,
  type Snapshot,
  type StoredGrid,
  type StoredHousehold,
  type StoredPerson,
  type StoredTie,
  type Wanted,
} from '../register/snapshot.ts'
import { readFlags } from './flags.ts'
import { formTableName, MASTER } from './form-tables.ts'
import { rowsWith, without } from './rows.ts'
import type { Store } from './store.ts'

export async function readSnapshot(store: Store, wanted: Wanted): Promise<Snapshot> {
  return { ...(await readOffice(store)), ...(await readPeople(store, wanted)) }
}

/** What does not depend on whom a workbook names. */
export type OfficePart = Pick<
  Snapshot,
  'flags' | 'grids' | 'buildings' | 'roster' | 'nextSerial' | 'nextPersonNo' | 'standing'
>
export type PeoplePart = Omit<Snapshot, keyof OfficePart>

export async function readOffice(store: Store): Promise<OfficePart> {
  return {
    flags: await readFlags(store),
    grids: await readGrids(store),
    buildings: await officeRows(store, 'building'),
    roster: await officeRows(store, 'roster'),
    nextSerial: await nextSerials(store),
    nextPersonNo: await nextPersonNo(store),
  }
}

/** Whom and what the keys name, and everybody who belongs to it. */
export async function readPeople(store: Store, wanted: Wanted): Promise<PeoplePart> {
  const byNumber = await store.read('person', 'id_key', wanted.idKeys)
  const elsewhere = await store.read('tie', 'person_no', column(byNumber, 'person_no'))
  const ofGrids = await store.read('household', 'grid_code', wanted.grids)
  const named = [...wanted.householdCodes, ...column(elsewhere, 'household_code')]
  const households = [...ofGrids, ...(await others(store, 'household', 'household_code', named, ofGrids))]
  const codes = column(households, 'household_code')
  const here = await store.read('tie', 'household_code', codes)
  const persons = [...byNumber, ...(await others(store, 'person', 'person_no', column(here, 'person_no'), byNumber))]
  const subjects = [...codes, ...column(persons, 'person_no')]
  return {
    households: new Map(households.map((row) => [String(row.household_code), storedHousehold(row)])),
    persons: new Map(persons.map((row) => [String(row.person_no), storedPerson(row)])),
    personByIdKey: new Map(
      persons.filter((row) => row.id_key !== undefined).map((row) => [String(row.id_key), String(row.person_no)]),
    ),
    ties: [...new Map([...elsewhere, ...here].map((row) => [tieId(row), storedTie(row)])).values()],
    records: await readRecords(store, wanted, subjects),
    answers: await readAnswers(store, wanted.forms, subjects),
    attempts: await readAttempts(store, codes),
  }
}

async function readRecords(store: Store, { forms, keyed }: Wanted, subjects: readonly string[]) {
  const records = new Map<string, Row>()
  for (const id of forms) {
    const form = store.definitions.forms.get(id)
    if (!form || id === MASTER) continue
    const name = formTableName(id)
    const { field, values } = keyed.get(id) ?? { field: 'subject', values: null }
    const keys = form.subject === 'office' ? values : subjects
    const rows = keys === null ? await rowsWith(store, name, field, null) : await store.read(name, field, keys)
    for (const row of rows) records.set(recordId(id, String(row.subject), String(row.record_key)), row)
  }
  return records
}

async function readAnswers(store: Store, forms: readonly string[], subjects: readonly string[]) {
  const wanted = new Set(forms)
  const all = await store.read('area_answer', 'subject', subjects)
  const rows = all.filter(({ form }) => wanted.has(String(form)))
  return new Map(rows.map(({ form, subject, applies }) => [`${form}|${subject}`, applies === '1']))
}

async function readAttempts(store: Store, codes: readonly string[]) {
  const rows = await store.read('door_attempt', 'household_code', codes)
  return new Map(rows.map((row) => [`${row.household_code}|${row.on_day}`, String(row.outcome)]))
}

/** The office's grids in the order of their codes; empty where no form keeps them. */
export async function readGrids(store: Store): Promise<StoredGrid[]> {
  const rows = await officeRows(store, 'grid')
  return rows.map((row) => ({ gridCode: wholeGridCode(store.community.code, String(row.grid_no ?? '')), row }))
}

async function officeRows(store: Store, form: string): Promise<Row[]> {
  const name = formTableName(form)
  if (!store.tables.has(name)) return []
  const rows = await allRows(store, name)
  return rows.map((row) => without(row, 'community', 'subject', 'record_key', 'made_in'))
}

async function nextSerials(store: Store): Promise<Map<string, number>> {
  const { db } = store
  // A code is the grid's code, a hyphen and the serial: its grid part says where it was made, and that is what counts.
  const rows = await db
    .selectFrom('household')
    .select('household_code')
    .where('community', '=', store.community.code)
    .execute()
  const next = new Map<string, number>()
  for (const { household_code: code } of rows) {
    const cut = String(code).lastIndexOf('-')
    const grid = String(code).slice(0, cut)
    next.set(grid, Math.max(next.get(grid) ?? 1, Number(String(code).slice(cut + 1)) + 1))
  }
  return next
}

async function nextPersonNo(store: Store): Promise<number> {
  const people = store.db
    .selectFrom('person')
    .select((columns) => [columns.fn.max('person_no').as('last')])
    .where('community', '=', store.community.code)
  const last = await people.execute()
  // P1000000 comes after P999999, not before P200000. Only numbers from P1 on can be that long: nobody else is looked at.
  const long = await people
    .where('person_no', '>=', 'P1')
    .where((columns) => columns.fn('length', ['person_no']), '>', 'P999999'.length)
    .groupBy((columns) => columns.fn('length', ['person_no']))
    .execute()
  return Math.max(0, ...[...last, ...long].map((row) => Number(String(row.last ?? 'P0').slice(1)))) + 1
}

/** The rows of `keys` that are not already `there`. */
function others(store: Store, table: string, name: string, keys: readonly string[], there: readonly Row[]) {
  const have = new Set(column(there, name))
  return store.read(
    table,
    name,
    [...new Set(keys)].filter((key) => !have.has(key)),
  )
}

async function allRows(store: Store, table: string): Promise<Row[]> {
  const { db, community } = store
  return db.selectFrom(table).selectAll().where('community', '=', community.code).orderBy('record_key').execute()
}

function column(rows: readonly Row[], name: string): string[] {
  return rows.map((row) => String(row[name]))
}

function wholeGridCode(community: string, grid: string): string {
  return /^\d{1,2}$/.test(grid) ? `${community}-${grid.padStart(2, '0')}` : grid
}

function storedHousehold(row: Row): StoredHousehold {
  return { gridCode: String(row.grid_code), row }
}

function storedPerson(row: Row): StoredPerson {
  return { idKey: textOrNull(row.id_key), row }
}

function tieId(row: Row): string {
  return `${row.person_no}|${row.household_code}|${row.kind}|${row.from_on}`
}

export function storedTie(row: Row): StoredTie {
  return {
    personNo: String(row.person_no),
    householdCode: String(row.household_code),
    kind: row.kind as TieKind,
    from: String(row.from_on),
    to: textOrNull(row.to_on),
    relation: textOrNull(row.relation),
  }
}

function textOrNull(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
