/** Takes a batch back in one transaction: whole and set by set, or only what later batches left as it was. */

import { AppError } from '../core/app-error.ts'
import type { Day } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import { type Kept, planUndo } from '../register/plan-undo.ts'
import { applyChanges, beginBatch, countChanges } from './apply.ts'
import { changesOfBatch, laterChanges } from './batches.ts'
import { collides } from './sqlite/errors.ts'
import type { Store, TakenBack, Touch } from './store.ts'

export interface Undoing {
  readonly batch: number
  readonly day: Day
  readonly note: string
}

export interface Undone {
  /** The batch that the undo itself is; null when nothing could be put back. */
  readonly undo: number | null
  readonly tables: readonly TakenBack[]
  readonly kept: readonly Kept[]
}

/** `touches` are what later batches did to the same rows; what they concern stays. */
export async function takeBack(store: Store, undoing: Undoing, touches: readonly Touch[]): Promise<Undone> {
  try {
    return await doTakeBack(store, undoing, touches)
  } catch (error) {
    throw collides(error) ? new AppError('batch.no_longer_fits', 3, { batch: String(undoing.batch) }) : error
  }
}

async function doTakeBack(store: Store, undoing: Undoing, touches: readonly Touch[]): Promise<Undone> {
  const { batch, day, note } = undoing
  const head = { batch: null, day, kind: 'undo', note, undoes: batch, file: null }
  return store.transaction(async () => {
    if (touches.length === 0) {
      const undo = await beginBatch(store, head)
      const tables = await store.takeBack(batch, undo)
      if (tables !== null) {
        await countChanges(store, undo, rowsIn(tables))
        return { undo, tables, kept: [] }
      }
      const { changes } = planUndo(await changesOfBatch(store, batch), [], new Map(), new Set())
      await applyChanges(store, { ...head, batch: undo }, changes, [])
      return { undo, tables: tablesOf(changes), kept: [] }
    }
    const later = await laterChanges(store, touches)
    const hindrances = touches.map((touch) => ({ ...touch, key: JSON.parse(touch.rowKey) as Record<string, string> }))
    const { changes, kept } = planUndo(await changesOfBatch(store, batch), hindrances, later, jsonColumns(store))
    if (changes.length === 0) return { undo: null, tables: [], kept }
    const undo = await applyChanges(store, { ...head, partly: true }, changes, [])
    return { undo, tables: tablesOf(changes), kept }
  })
}

/** How many rows of all tables. Pure. */
export function rowsIn(tables: readonly TakenBack[]): number {
  return tables.reduce((sum, { made, changed, removed }) => sum + made + changed + removed, 0)
}

function tablesOf(changes: readonly { table: string; before: unknown; after: unknown }[]): TakenBack[] {
  return [...groupBy(changes, ({ table }) => table)].map(([table, own]) => ({
    table,
    made: own.filter(({ after }) => after === null).length,
    changed: own.filter(({ before, after }) => before !== null && after !== null).length,
    removed: own.filter(({ before }) => before === null).length,
  }))
}

function jsonColumns(store: Store): Set<string> {
  const columns = [...store.tables.values()].flatMap((table) => table.columns)
  return new Set(columns.filter(({ fallback }) => fallback === '{}').map(({ name }) => name))
}
