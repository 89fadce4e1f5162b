/** The grids of an office: those on its list, on its roster, and those that households stand in. */
import { gridCode } from '../register/references.ts'
import { readGrids } from './snapshot.ts'
import type { Store } from './store.ts'

const ROSTER = 'form_roster'

/** Whole grid codes in order. */
export async function gridCodes(store: Store): Promise<string[]> {
  const { db, community } = store
  const codes = new Set((await readGrids(store)).map((grid) => grid.gridCode))
  // An office may do without a form for its roster.
  const roster = store.tables.has(ROSTER)
    ? await db.selectFrom(ROSTER).select('grid_no').where('community', '=', community.code).execute()
    : []
  for (const row of roster) {
    const code = gridCode(String(row.grid_no ?? ''), community.code, [])
    if (code !== null) codes.add(code)
  }
  const households = await db
    .selectFrom('household')
    .select('grid_code')
    .distinct()
    .where('community', '=', community.code)
    .execute()
  for (const row of households) codes.add(String(row.grid_code))
  return [...codes].sort()
}
