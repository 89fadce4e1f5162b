/** The doors of the register by what doors are compared by, so that a part of a list finds the households it speaks of. */
import { type Door, doorKey } from '../register/door.ts'
import { doorOfCells } from '../register/draft.ts'
import { cellsOfRow, householdFields } from '../register/stored-row.ts'
import { MASTER } from './form-tables.ts'
import type { Store } from './store.ts'

export interface KnownDoors {
  /** Nobody and no door is known yet. */
  readonly empty: boolean
  /** Codes of the households at these doors that stand in one of `grids`. */
  readonly at: (doors: readonly Door[], grids: readonly string[]) => string[]
  /** Those of `grids` in which households stand. */
  readonly standing: (grids: readonly string[]) => string[]
}

/** Reads every household once. */
export async function readKnownDoors(store: Store): Promise<KnownDoors> {
  const master = store.definitions.forms.get(MASTER)
  const fields = master ? householdFields(master).filter(({ role }) => role !== null) : []
  const { db, community } = store
  const rows = await db
    .selectFrom('household')
    .select(['household_code', 'grid_code', 'states', ...fields.map(({ name }) => name)])
    .where('community', '=', community.code)
    .execute()
  const somebody = await db
    .selectFrom('person')
    .select('person_no')
    .where('community', '=', community.code)
    .limit(1)
    .execute()
  const known = new Map<string, { readonly code: string; readonly grid: string }[]>()
  const inUse = new Set<string>()
  for (const row of master ? rows : []) {
    const key = doorKey(doorOfCells(master!, cellsOfRow(fields, row)))
    const one = { code: String(row.household_code), grid: String(row.grid_code) }
    inUse.add(one.grid)
    const list = known.get(key)
    if (list) list.push(one)
    else known.set(key, [one])
  }
  return {
    empty: rows.length === 0 && somebody.length === 0,
    at: (doors, grids) => {
      const wanted = new Set(grids)
      const keys = new Set(doors.map(doorKey))
      return [...keys].flatMap((key) =>
        (known.get(key) ?? []).filter(({ grid }) => wanted.has(grid)).map(({ code }) => code),
      )
    },
    standing: (grids) => grids.filter((grid) => inUse.has(grid)),
  }
}
