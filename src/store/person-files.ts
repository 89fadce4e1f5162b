/** One person with the household that is home now, and everywhere that person was tied to. */
import type { Day } from '../core/day.ts'
import { nearestName } from '../core/nearest.ts'
import { fold } from '../core/text.ts'
import type { HouseholdFile, PersonFile, TieKind } from '../register/household-file.ts'
import { readIdNo } from '../register/identity.ts'
import type { StoredTie } from '../register/snapshot.ts'
import { extrasOfRow } from '../register/stored-row.ts'
import { areasOf, isTied, loadHouseholdFiles, masterOf, personCells, readRecords } from './household-files.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export interface PersonWithHome {
  readonly person: PersonFile
  /** Null for somebody without a current tie. */
  readonly household: HouseholdFile | null
  /** Past ones too, oldest first. */
  readonly ties: readonly StoredTie[]
}

/** By person number, identity number (15 characters too) or a masked number that only one person has; else the nearest. */
export async function findPersonNo(
  store: Store,
  said: string,
): Promise<{ readonly personNo: string } | { readonly personNo: null; readonly nearest: string | null }> {
  const folded = fold(said)
  const rows = await store.db
    .selectFrom('person')
    .select(['person_no', 'id_key'])
    .where('community', '=', store.community.code)
    .execute()
  const reading = readIdNo(said)
  const masked = /^(\w{6})\*+(\w{4})$/u.exec(folded)
  const found = rows.filter(({ person_no, id_key: key }) => {
    if (fold(String(person_no)) === folded) return true
    if (typeof key !== 'string') return false
    if (reading.ok && key === reading.identity.key) return true
    return key === folded || (masked !== null && key.startsWith(masked[1] ?? '') && key.endsWith(masked[2] ?? ''))
  })
  const [only] = found
  if (found.length === 1 && only) return { personNo: String(only.person_no) }
  const known = rows.flatMap(({ person_no, id_key: key }) => [
    String(person_no),
    ...(key === null ? [] : [String(key)]),
  ])
  return { personNo: null, nearest: nearestName(said, known) }
}

/** `asOf`: home on that day; null means now. */
export async function loadPerson(store: Store, personNo: string, asOf: Day | null = null): Promise<PersonWithHome> {
  const master = masterOf(store)
  const ties = (await rowsWith(store, 'tie', 'person_no', [personNo])).sort((a, b) =>
    String(a.from_on) < String(b.from_on) ? -1 : 1,
  )
  const now = ties.filter((tie) => isTied(tie, asOf))
  const when = asOf === null ? {} : { asOf }
  const home = now.find((tie) => tie.kind === 'living') ?? now[0]
  const [household] = home ? await loadHouseholdFiles(store, { codes: [String(home.household_code)], ...when }) : []
  const [row] = await rowsWith(store, 'person', 'person_no', [personNo])
  if (!row) throw new TypeError(`no person ${personNo}`)
  const cells = personCells(master, row, null)
  const gone: PersonFile = {
    personNo,
    idKey: row.id_key === null ? null : String(row.id_key),
    cells,
    extras: extrasOfRow(row),
    ties: [],
    areas: areasOf(store, 'person', personNo, await readRecords(store, [personNo]), cells),
  }
  return {
    person: household?.members.find((member) => member.personNo === personNo) ?? gone,
    household: household ?? null,
    ties: ties.map((tie) => ({
      personNo,
      householdCode: String(tie.household_code),
      kind: tie.kind as TieKind,
      from: String(tie.from_on),
      to: tie.to_on === null ? null : String(tie.to_on),
      relation: tie.relation === null ? null : String(tie.relation),
    })),
  }
}
