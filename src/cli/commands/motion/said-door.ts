/** A door said for somebody who moves: a household of the register, or a door that begins one. */
import { AppError } from '../../../core/app-error.ts'
import { type Door, doorKey, readDoor, sameEstate, samePart } from '../../../register/door.ts'
import { doorOfCells } from '../../../register/draft.ts'
import { gridCode } from '../../../register/references.ts'
import { cellsOfRow, householdFields } from '../../../register/stored-row.ts'
import type { Store } from '../../../store/store.ts'
import { saidGrid } from '../../said-grid.ts'

export type SaidDoor =
  | { readonly code: string }
  | { readonly code: null; readonly door: Door; readonly gridCode: string }

/** By code, door or head, as `household show` knows them; a door that nobody is at yet is read from its words. */
export async function saidDoor(store: Store, said: string, grid: string | undefined): Promise<SaidDoor> {
  const { saidHousehold } = await import('../household/show.ts')
  try {
    return { code: await saidHousehold(store, said) }
  } catch (error) {
    const unknown = error instanceof AppError && error.code.startsWith('household.unknown')
    if (!unknown || readDoor(said) === null) throw error
  }
  return { code: null, ...(await doorAnew(store, said, grid)) }
}

/** The door of these words, whoever is there, with its grid: said, that of the building, or that of its neighbours. */
export async function doorAnew(
  store: Store,
  said: string,
  grid: string | undefined,
): Promise<{ readonly door: Door; readonly gridCode: string }> {
  const read = readDoor(said)
  if (read === null) throw new AppError('motion.door_unclear', 2, { value: said })
  const { masterOf } = await import('../../../store/household-files.ts')
  const { rowsWith } = await import('../../../store/rows.ts')
  const master = masterOf(store)
  const rows = await rowsWith(store, 'household', 'grid_code', null)
  const doors = rows.map((row) => ({
    door: doorOfCells(master, cellsOfRow(householdFields(master), row)),
    gridCode: String(row.grid_code),
  }))
  const beside = doors.filter(({ door }) =>
    read.building === ''
      ? doorKey(door) === doorKey(read)
      : samePart(door.building, read.building) && sameEstate(door, read),
  )
  const estates = [...new Set(beside.map(({ door }) => door.estate))]
  const door = read.estate === '' && estates.length === 1 ? { ...read, estate: estates[0] ?? '' } : read
  if (grid !== undefined) return { door, gridCode: await saidGrid(store, grid) }
  const { readOffice } = await import('../../../store/snapshot.ts')
  const listed = (await readOffice(store)).buildings
    .filter(({ building, estate }) => {
      const own = { ...door, estate: String(estate ?? '') }
      return door.building !== '' && samePart(String(building ?? ''), door.building) && sameEstate(own, door)
    })
    .flatMap((row) => gridCode(String(row.grid_no ?? ''), store.community.code, []) ?? [])
  const [only, ...others] = new Set(listed.length > 0 ? listed : beside.map((one) => one.gridCode))
  if (only === undefined || others.length > 0) throw new AppError('motion.no_grid', 2, { value: said })
  return { door, gridCode: only }
}
