/** Finds people and doors by whatever a clerk knows of them. */
import type { Row } from '../core/rows.ts'
import type { Form, Role } from '../forms/form.ts'
import { type Door, sayDoor } from '../register/door.ts'
import { compareNames } from '../register/door-order.ts'
import { finderFor } from '../register/find-text.ts'
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
export async function findInRegister(store: Store, text: string): Promise<Found[]> {
  const finder = finderFor(text)
  if (finder === null) return []
  const read = readerOf(masterOf(store))
  const doors = await rowsWith(store, 'household', 'grid_code', null)
  const ties = (await rowsWith(store, 'tie', 'kind', null)).filter((tie) => tie.to_on === null)
  const doorOf = new Map(doors.map((row) => [String(row.household_code), row]))
  const tiesOf = byKey(ties, 'person_no')
  const tiesAt = byKey(ties, 'household_code')
  const found: { fit: number; entry: Found }[] = []
  for (const row of await rowsWith(store, 'person', 'person_no', null)) {
    const personNo = String(row.person_no)
    const phone = read(row, 'person.phone')
    const fit = finder.person({
      personNo,
      names: [read(row, 'person.name'), String(row.used_name ?? '')],
      idNo: read(row, 'person.id_no'),
      idKey: row.id_key === null ? null : String(row.id_key),
      phones: phone.split(';'),
    })
    if (fit === null) continue
    const own = tiesOf.get(personNo) ?? []
    const home = (own.find((tie) => tie.kind === 'living') ?? own[0])?.household_code
    const at = home === undefined ? undefined : doorOf.get(String(home))
    found.push({
      fit,
      entry: {
        kind: 'person',
        personNo,
        name: read(row, 'person.name'),
        idNo: read(row, 'person.id_no'),
        phone,
        householdCode: at ? String(at.household_code) : null,
        gridCode: at ? String(at.grid_code) : null,
        door: at ? sayDoor(doorIn(at, read)) : '',
      },
    })
  }
  for (const row of doors) {
    const householdCode = String(row.household_code)
    const headName = read(row, 'household.head_name')
    const phone = read(row, 'household.head_phone')
    const door = doorIn(row, read)
    const fit = finder.door({ code: householdCode, door, headName, phones: phone.split(';') })
    if (fit === null) continue
    const members = new Set((tiesAt.get(householdCode) ?? []).map((tie) => tie.person_no)).size
    const gridCode = String(row.grid_code)
    const entry = { kind: 'household', householdCode, gridCode, door: sayDoor(door), headName, phone, members } as const
    found.push({ fit, entry })
  }
  return found.sort((a, b) => a.fit - b.fit || compareFound(a.entry, b.entry)).map(({ entry }) => entry)
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
