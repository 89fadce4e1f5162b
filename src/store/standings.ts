/** Everybody at every door, piece by piece, so that a community of any size can be asked and counted. */
import type { Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { inDoorOrder } from '../register/door-order.ts'
import { doorOfCells } from '../register/draft.ts'
import type { HouseholdFile } from '../register/household-file.ts'
import type { Standing } from '../register/standing.ts'
import { cellsOfRow, householdFields } from '../register/stored-row.ts'
import { type HouseholdsWanted, isInBuilding, isTied, loadHouseholdFiles, masterOf } from './household-files.ts'
import { byKey, rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/** Households of one piece: a community is one, a city is many. */
const PIECE = 6000

/**
 * In the order of doors; a person with ties to two households stands in both. People born after `asOf`, or dead before
 * it, are not there.
 */
export async function* standingPieces(store: Store, wanted: HouseholdsWanted): AsyncGenerator<readonly Standing[]> {
  const codes = await codesInDoorOrder(store, wanted)
  const { asOf, forms, ...where } = wanted
  const beside = { ...(asOf ? { asOf } : {}), ...(forms ? { forms } : {}) }
  if (codes.length <= PIECE) {
    yield await standingsOf(store, await loadHouseholdFiles(store, { ...where, ...beside }), asOf ?? null)
    return
  }
  for (let from = 0; from < codes.length; from += PIECE) {
    const piece = await loadHouseholdFiles(store, { codes: codes.slice(from, from + PIECE), ...beside })
    yield await standingsOf(store, piece, asOf ?? null)
  }
}

async function codesInDoorOrder(store: Store, { codes, grid, building }: HouseholdsWanted): Promise<readonly string[]> {
  if (codes !== undefined) return codes
  const master = masterOf(store)
  const fields = householdFields(master).filter(({ role }) => role !== null && DOOR_ROLES.has(role))
  const all = store.db
    .selectFrom('household')
    .select(['household_code', ...fields.map(({ name }) => name)])
    .where('community', '=', store.community.code)
  const rows: Row[] = await (grid === undefined ? all : all.where('grid_code', '=', grid)).execute()
  const doors = rows.map((row) => ({
    code: String(row.household_code),
    door: doorOfCells(master, cellsOfRow(fields, row)),
  }))
  const here = building === undefined ? doors : doors.filter(({ door }) => isInBuilding(door, building))
  return inDoorOrder(
    here,
    ({ door }) => door,
    ({ code }) => code,
  ).map(({ code }) => code)
}

const DOOR_ROLES: ReadonlySet<string> = new Set([
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
])

async function standingsOf(store: Store, files: readonly HouseholdFile[], asOf: Day | null): Promise<Standing[]> {
  const master = masterOf(store)
  const [birth, death] = ['person.birth_date', 'person.died_on'].map(
    (role) => master.fields.find((field) => field.role === role)?.name ?? '',
  )
  const numbers = files.flatMap(({ members }) => members.map(({ personNo }) => personNo))
  const ties = (await rowsWith(store, 'tie', 'person_no', numbers)).filter((tie) => isTied(tie, asOf))
  const tiesOf = byKey(ties, 'person_no')
  const whereTied = (personNo: string, kind: string): string | null => {
    const tie = tiesOf.get(personNo)?.find((one) => one.kind === kind)
    return tie ? String(tie.household_code) : null
  }
  return files.flatMap((household): Standing[] => {
    if (household.members.length === 0) return [{ household, person: null, registeredIn: null, livingIn: null }]
    return household.members
      .filter(({ cells }) => {
        if (asOf === null) return true
        const [born, died] = [cells[birth ?? '']?.value ?? '', cells[death ?? '']?.value ?? '']
        return born <= asOf && (died === '' || died > asOf)
      })
      .map((person) => ({
        household,
        person,
        registeredIn: whereTied(person.personNo, 'registered'),
        livingIn: whereTied(person.personNo, 'living'),
      }))
  })
}
