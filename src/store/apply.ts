/** Writes planned changes with the trace of every row and every value before: one workbook, one transaction. */

import { sql } from 'kysely'
import type { Day } from '../core/day.ts'
import type { Change, Row } from '../core/rows.ts'
import type { Store } from './store.ts'
import { MADE_IN, type Table } from './table.ts'

export interface NewBatch {
  /** Null begins a new batch; a number goes on with one of this run, for the next workbook of a folder. */
  readonly batch: number | null
  readonly day: Day
  /** What did it: `import`, `undo`, or the command. */
  readonly kind: string
  readonly note: string
  /** The batch that this one takes back. */
  readonly undoes?: number | null
  /** It takes that batch back but for what was changed since. */
  readonly partly?: boolean
  readonly file: BatchFile | null
}

export interface BatchFile {
  readonly file: string
  readonly sha256: string
  /** What `imports list` and `imports show` repeat later; kept as JSON. */
  readonly counts: unknown
  /** Whole code of the grid that the workbook is of, null where nothing says so. */
  readonly grid?: string | null
  /** The workbook of a round of collection that it answers, by its name. */
  readonly workbook?: string | null
  /** Errors that were found in it. */
  readonly faults?: number
  /** Sheet → `form.field` or the heading of an extra column → the letter of its column. */
  readonly columns?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export type Outcome = 'created' | 'updated' | 'unchanged' | 'rejected'

export interface RowTrace {
  readonly sheet: string
  readonly row: number
  readonly form: string
  /** person_no, household_code or '' where nothing was made of the row. */
  readonly subject: string
  readonly outcome: Outcome
}

/** Returns the number of the batch. */
export async function applyChanges(
  store: Store,
  batch: NewBatch,
  changes: readonly Change[],
  rows: readonly RowTrace[],
): Promise<number> {
  return store.transaction(async () => {
    const number = batch.batch ?? (await beginBatch(store, batch))
    await writeChanges(store, number, changes)
    if (batch.file) {
      const fileNo = await beginFile(store, number, batch.file)
      await traceRows(store, number, fileNo, rows)
    }
    return number
  })
}

/** Changes of a batch that has begun, written, logged and counted; inside its transaction. */
export async function writeChanges(store: Store, batch: number, changes: readonly Change[]): Promise<void> {
  const merged = mergeChanges(changes)
  for (const [table, group] of groupByTable(merged)) await store.write(table, inSafeOrder(group), batch)
  await logChanges(store, batch, merged)
  await countChanges(store, batch, merged.length)
}

/** Gives the new batch its number; inside the transaction that does its work. */
export async function beginBatch(store: Store, batch: NewBatch): Promise<number> {
  const number = await nextNumber(store, 'batch', 'batch', {})
  const { day, kind, note, undoes = null, partly = false } = batch
  await store.insert('batch', [{ batch: number, day, kind, note, undoes, partly: partly ? 1 : null }])
  return number
}

/** Several changes of one row become one, from the first before to the last after; what comes to nothing is dropped. Pure. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const merged = new Map<string, Change>()
  for (const change of changes) {
    const id = idOf(change)
    const first = merged.get(id)
    merged.set(id, first ? { ...change, before: first.before, after: over(first.after, change.after) } : change)
  }
  return [...merged.values()].filter((change) => change.before !== null || change.after !== null)
}

/** Keys are made with their columns in the table's order. */
function idOf({ table, key }: Change): string {
  let id = table
  for (const name in key) id += `\u0000${key[name]}`
  return id
}

/** The later row over the earlier one, which may say more columns. */
function over(earlier: Row | null, later: Row | null): Row | null {
  return earlier === null || later === null ? later : { ...earlier, ...later }
}

function groupByTable(changes: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>()
  for (const change of changes) {
    const group = groups.get(change.table)
    if (group) group.push(change)
    else groups.set(change.table, [change])
  }
  return groups
}

/**
 * What gives something up goes before what takes it: a tie is closed before the next one begins. New rows go in the order of
 * their keys: a table that only grows at its end is written in half the time.
 */
function inSafeOrder(changes: readonly Change[]): Change[] {
  const rank = ({ before, after }: Change) =>
    after === null ? 0 : typeof after.to_on === 'string' ? 1 : before === null ? 3 : 2
  const placed = changes.map((change) => ({
    change,
    rank: rank(change),
    key: change.before === null ? idOf(change) : '',
  }))
  placed.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return placed.map(({ change }) => change)
}

/** What a batch made is known by the rows that have `made_in`; what cannot be known from there is logged. */
async function logChanges(store: Store, batch: number, changes: readonly Change[]): Promise<void> {
  const knows = (table: string) => store.tables.get(table)?.columns.includes(MADE_IN)
  const logged = changes.filter(
    ({ table, before, after }) => before !== null || !knows(table) || (after?.made_in ?? batch) !== batch,
  )
  if (logged.length === 0) return
  const first = await nextNumber(store, 'change', 'seq', { batch })
  const rows = logged.map((change, position) => {
    const table = store.tables.get(change.table)
    return {
      batch,
      seq: first + position,
      table_name: change.table,
      row_key: keyText(change, table),
      before: rowText(change.before, table),
      after: rowText(change.after, table),
    }
  })
  await store.insert('change', rows)
}

/** Adds to the number of changes that `imports list` shows of a batch. */
export async function countChanges(store: Store, batch: number, count: number): Promise<void> {
  await store.db
    .updateTable('batch')
    .set((columns) => ({ changes: columns(columns.fn.coalesce('changes', sql<number>`0`), '+', count) }))
    .where('community', '=', store.community.code)
    .where('batch', '=', batch)
    .execute()
}

/**
 * Gives a batch's next file its number. It has to be there before its rows: as long as one row points at something that is still
 * to come, SQLite looks for every new row whether somebody waits for it.
 */
export async function beginFile(store: Store, batch: number, file: BatchFile): Promise<number> {
  const fileNo = await nextNumber(store, 'batch_file', 'file_no', { batch })
  await store.insert('batch_file', [{ batch, file_no: fileNo, ...fileRow(file) }])
  return fileNo
}

/** What is known of a file once all its rows are in. */
export async function settleFile(store: Store, batch: number, fileNo: number, file: BatchFile): Promise<void> {
  await store.db
    .updateTable('batch_file')
    .set(fileRow(file))
    .where('community', '=', store.community.code)
    .where('batch', '=', batch)
    .where('file_no', '=', fileNo)
    .execute()
}

function fileRow(file: BatchFile): Row {
  const { file: name, sha256, counts, columns, grid = null, workbook = null, faults = 0 } = file
  const texts = { counts: JSON.stringify(counts), columns: columns ? JSON.stringify(columns) : null }
  return { file: name, sha256, ...texts, grid_code: grid, workbook, faults }
}

/** Where rows of a file went. */
export async function traceRows(store: Store, batch: number, fileNo: number, rows: readonly RowTrace[]): Promise<void> {
  const first = await nextNumber(store, 'batch_row', 'seq', { batch })
  await store.insert(
    'batch_row',
    rows.map(({ sheet, row, form, subject, outcome }, position) => {
      return { batch, seq: first + position, file_no: fileNo, sheet, row_no: row, form, subject, outcome }
    }),
  )
}

async function nextNumber(store: Store, table: string, column: string, within: Readonly<Record<string, number>>) {
  let query = store.db.selectFrom(table).select(store.db.fn.max(column).as('last'))
  query = query.where('community', '=', store.community.code)
  for (const [name, value] of Object.entries(within)) query = query.where(name, '=', value)
  return Number((await query.executeTakeFirst())?.last ?? 0) + 1
}

/** Key columns in the table's order, so that one row has one text. */
export function keyText(change: Change, table: Table | undefined): string {
  return JSON.stringify(Object.fromEntries((table?.key ?? []).map(({ name }) => [name, change.key[name] ?? null])))
}

/** Columns in the table's order. */
function rowText(row: Row | null, table: Table | undefined): string | null {
  if (row === null) return null
  const said = (table?.columns ?? []).filter(({ name }) => name in row)
  return JSON.stringify(Object.fromEntries(said.map(({ name }) => [name, row[name] ?? null])))
}
