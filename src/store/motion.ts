/** What an event in the register has to know of the people and homes that it touches, as a draft to work on. */
import { type Draft, draftOf } from '../register/draft.ts'
import type { Snapshot } from '../register/snapshot.ts'
import { rowsWith } from './rows.ts'
import { readOffice, readPeople } from './snapshot.ts'
import type { Store } from './store.ts'

/** Those people and homes, everybody at these homes, and all ties that any of them ever had. */
export async function readMotion(
  store: Store,
  { persons, households }: { readonly persons: readonly string[]; readonly households: readonly string[] },
): Promise<Draft> {
  const homes = (rows: readonly { readonly [column: string]: unknown }[]) =>
    rows.map((row) => String(row.household_code))
  const own = await rowsWith(store, 'tie', 'person_no', persons)
  const here = await rowsWith(store, 'tie', 'household_code', [...households, ...homes(own)])
  const theirs = await rowsWith(store, 'tie', 'person_no', [...here.map((row) => String(row.person_no)), ...persons])
  const householdCodes = [...new Set([...households, ...homes(theirs)])]
  const wanted = { idKeys: [], householdCodes, grids: [], forms: [], keyed: new Map() }
  const snapshot: Snapshot = { ...(await readOffice(store)), ...(await readPeople(store, wanted)) }
  return draftOf(snapshot, store.definitions)
}
