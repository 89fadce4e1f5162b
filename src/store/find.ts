/** Finds people and doors by whatever a clerk knows of them. */
import type { Row } from '../core/rows.ts'
import type { Form, Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import { type Door, sayDoor } from '../register/door.ts'
import { compareNames } from '../register/door-order.ts'
import { finderFor } from '../register/find-text.ts'
import type { Readings } from '../register/pinyin.ts'
import { masterOf } from './household-files.ts'
import { byKey, rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export interface FoundPerson {
  readonly kind: 'person'
  readonly personNo: string
  readonly name: string
  readonly idNo: string
  readonly phone: string
  /** Where the person lives, else is registered, now; null for somebody who has left. */
  readonly householdCode: string | null
  readonly gridCode: string | null
  readonly door: string
}

export interface FoundHousehold {
  readonly kind: 'household'
  readonly householdCode: string
  readonly gridCode: string
  readonly door: string
  readonly headName: string
  readonly phone: string
  /** How many have a current tie. */
  readonly members: number
}

export type Found = FoundPerson | FoundHousehold

/** The best fits first, then in the order of names and of codes. */
export async function findInRegister(store: Store, text: string, readings: Readings | null = null): Promise<Found[]> {
  const finder = finderFor(text, readings)
  if (finder === null) return []
  const master = masterOf(store)
  const read = readerOf(master)
  const doors = await rowsWith(store, 'household', 'grid_code', null, [
    'household_code',
    'grid_code',
    ...columnsOf(master, DOOR_READ),
  ])
  const doorOf = new Map(doors.map((row) => [String(row.household_code), row]))
  const tiesOf = finder.mixed ? byKey(await currentTies(store), 'person_no') : null
  const homeOf = (ties: readonly Row[]): Row | undefined =>
    doorOf.get(String((ties.find((tie) => tie.kind === 'living') ?? ties[0])?.household_code))
  const former = store.tables.get('person')?.columns.some(({ name }) => name === 'used_name') ? ['used_name'] : []
  const wanted = ['person_no', 'id_key', ...columnsOf(master, PERSON_READ), ...former]
  const people: { fit: number; row: Row }[] = []
  for (const row of await rowsWith(store, 'person', 'person_no', null, wanted)) {
    const fit = finder.person({
      personNo: String(row.person_no),
      names: [read(row, 'person.name'), String(row.used_name ?? '')],
      idNo: read(row, 'person.id_no'),
      idKey: row.id_key === null ? null : String(row.id_key),
      phones: read(row, 'person.phone').split(';'),
      home() {
        const at = homeOf(tiesOf?.get(String(row.person_no)) ?? [])
        return at ? { code: String(at.household_code), door: doorIn(at, read) } : null
      },
    })
    if (fit !== null) people.push({ fit, row })
  }
  const homes: { fit: number; row: Row; door: Door }[] = []
  for (const row of doors) {
    const door = doorIn(row, read)
    const code = String(row.household_code)
    const phones = read(row, 'household.head_phone').split(';')
    const fit = finder.door({ code, door, headName: read(row, 'household.head_name'), phones })
    if (fit !== null) homes.push({ fit, row, door })
  }
  const current = (ties: readonly Row[]) => ties.filter((tie) => tie.to_on === null)
  const numbers = people.map(({ row }) => String(row.person_no))
  const codes = homes.map(({ row }) => String(row.household_code))
  const ofPeople = tiesOf ?? byKey(current(await rowsWith(store, 'tie', 'person_no', numbers)), 'person_no')
  const atHomes = byKey(current(await rowsWith(store, 'tie', 'household_code', codes)), 'household_code')
  const found = [
    ...people.map(({ fit, row }): { fit: number; entry: Found } => {
      const personNo = String(row.person_no)
      const at = homeOf(ofPeople.get(personNo) ?? [])
      const householdCode = at ? String(at.household_code) : null
      const [name, idNo, phone] = [read(row, 'person.name'), read(row, 'person.id_no'), read(row, 'person.phone')]
      const where = {
        householdCode,
        gridCode: at ? String(at.grid_code) : null,
        door: at ? sayDoor(doorIn(at, read)) : '',
      }
      return { fit, entry: { kind: 'person', personNo, name, idNo, phone, ...where } }
    }),
    ...homes.map(({ fit, row, door }): { fit: number; entry: Found } => {
      const householdCode = String(row.household_code)
      const members = new Set((atHomes.get(householdCode) ?? []).map((tie) => tie.person_no)).size
      const [headName, phone] = [read(row, 'household.head_name'), read(row, 'household.head_phone')]
      const gridCode = String(row.grid_code)
      return {
        fit,
        entry: { kind: 'household', householdCode, gridCode, door: sayDoor(door), headName, phone, members },
      }
    }),
  ]
  return found.sort((a, b) => a.fit - b.fit || compareFound(a.entry, b.entry)).map(({ entry }) => entry)
}

async function currentTies({ db, community }: Store): Promise<Row[]> {
  return db
    .selectFrom('tie')
    .select(['person_no', 'household_code', 'kind'])
    .where('community', '=', community.code)
    .where('to_on', 'is', null)
    .execute()
}

/** What is looked at; a person has thirty columns more. */
const PERSON_READ: readonly Role[] = ['person.name', 'person.id_no', 'person.phone']
const DOOR_READ: readonly Role[] = [
  'household.head_name',
  'household.head_phone',
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
]

function columnsOf(master: Form, roles: readonly Role[]): string[] {
  return roles.flatMap((role) => roleField(master, role) ?? [])
}

type Reader = (row: Row, role: Role) => string

function readerOf(master: Form): Reader {
  const names = new Map(master.fields.flatMap((field) => (field.role ? [[field.role, field.name] as const] : [])))
  return (row, role) => String(row[names.get(role) ?? ''] ?? '')
}

function doorIn(row: Row, read: Reader): Door {
  return {
    estate: read(row, 'household.estate'),
    building: read(row, 'household.building'),
    unit: read(row, 'household.unit'),
    room: read(row, 'household.room'),
    streetNo: read(row, 'household.street_no'),
  }
}

function compareFound(a: Found, b: Found): number {
  if (a.kind !== b.kind) return a.kind === 'person' ? -1 : 1
  if (a.kind === 'household' || b.kind === 'household') return compareNames(a.door, b.door)
  return compareNames(a.name, b.name) || compareNames(a.personNo, b.personNo)
}
