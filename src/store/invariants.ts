/** Reads who is where and looks whether it can be. */
import { type Breach, breaches } from '../register/invariants.ts'
import { rowsWith } from './rows.ts'
import { readGrids, storedTie } from './snapshot.ts'
import type { Store } from './store.ts'

/** None in a sound register. */
export async function readBreaches(store: Store): Promise<Breach[]> {
  const households = await rowsWith(store, 'household', 'grid_code', null, ['household_code', 'grid_code'])
  return breaches({
    households: households.map((row) => ({ code: String(row.household_code), gridCode: String(row.grid_code) })),
    ties: (await rowsWith(store, 'tie', 'kind', null)).map(storedTie),
    grids: (await readGrids(store)).map(({ gridCode }) => gridCode),
    community: store.community.code,
  })
}
