/** How much is in the register: people and households that are here now, doors without people, records of every form. */
import type { Day } from '../core/day.ts'
import { formTableName, MASTER } from './form-tables.ts'
import { gridCodes } from './grid-codes.ts'
import { isTied } from './household-files.ts'
import type { Store } from './store.ts'

export interface GridCount {
  /** Whole grid code. */
  readonly grid: string
  readonly households: number
  readonly persons: number
  readonly emptyDoors: number
}

export interface Counts {
  readonly grids: number
  /** With somebody registered or living there now. */
  readonly households: number
  /** With a current tie, counted once: where they live, else where they are registered. */
  readonly persons: number
  readonly emptyDoors: number
  readonly byGrid: readonly GridCount[]
  /** In the order of the forms; the master counts its people. */
  readonly forms: readonly { readonly form: string; readonly records: number }[]
}

/** `asOf`: who was where on that day; null means now. */
export async function countRegister(store: Store, asOf: Day | null = null): Promise<Counts> {
  const { db, community } = store
  const households = await db
    .selectFrom('household')
    .select(['household_code', 'grid_code'])
    .where('community', '=', community.code)
    .execute()
  const ties = (
    await db
      .selectFrom('tie')
      .select(['person_no', 'household_code', 'kind', 'from_on', 'to_on'])
      .where('community', '=', community.code)
      .$if(asOf === null, (query) => query.where('to_on', 'is', null))
      .execute()
  ).filter((tie) => isTied(tie, asOf))
  const peopled = new Set(ties.map((tie) => tie.household_code))
  const homes = new Map<unknown, unknown>()
  for (const { person_no: person, household_code: code, kind } of ties)
    if (kind === 'living' || !homes.has(person)) homes.set(person, code)
  const grids = await gridCodes(store)
  const byGrid = new Map(grids.map((grid) => [grid, { grid, households: 0, persons: 0, emptyDoors: 0 }]))
  const gridOf = new Map<unknown, string>()
  for (const { household_code: code, grid_code } of households) {
    const grid = String(grid_code)
    gridOf.set(code, grid)
    const count = byGrid.get(grid) ?? { grid, households: 0, persons: 0, emptyDoors: 0 }
    byGrid.set(grid, count)
    if (peopled.has(code)) count.households++
    else count.emptyDoors++
  }
  for (const code of homes.values()) {
    const count = byGrid.get(gridOf.get(code) ?? '')
    if (count) count.persons++
  }
  const counts = [...byGrid.values()].sort((a, b) => (a.grid < b.grid ? -1 : 1))
  return {
    grids: counts.length,
    households: peopled.size,
    persons: homes.size,
    emptyDoors: households.length - peopled.size,
    byGrid: counts,
    forms: await countForms(store, homes.size),
  }
}

async function countForms(store: Store, persons: number) {
  const { db, community, definitions } = store
  const forms = [...definitions.forms.values()].sort((a, b) => a.no - b.no)
  const counted: { form: string; records: number }[] = []
  for (const { id } of forms) {
    if (id === MASTER) {
      counted.push({ form: id, records: persons })
      continue
    }
    const row = await db
      .selectFrom(formTableName(id))
      .select(db.fn.countAll().as('count'))
      .where('community', '=', community.code)
      .executeTakeFirst()
    counted.push({ form: id, records: Number(row?.count ?? 0) })
  }
  return counted
}

/** Records of a census form whose day lies between two days, both counted; days that are only a month or a year are not. */
export async function countBetween(
  store: Store,
  form: string,
  field: string,
  from: string,
  to: string,
): Promise<number> {
  const row = await store.db
    .selectFrom(formTableName(form))
    .select((columns) => columns.fn.countAll().as('count'))
    .where('community', '=', store.community.code)
    .where(field, '>=', from)
    .where(field, '<=', to)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
