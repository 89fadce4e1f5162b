/** What the rest of gridbook holds in its hand when it has a store open, and what an engine has to offer for that. */
import type { Kysely } from 'kysely'
import type { Change, Row, Value } from '../core/rows.ts'
import type { Definitions } from '../forms/form.ts'
import type { Column, Table } from './table.ts'

/** Tables follow from data files, so the compiler knows that there are tables and columns, not which. */
export type Schema = Record<string, Record<string, Value>>

export interface Community {
  readonly code: string
  readonly name: string
}

/** How many rows of a table a batch had made, changed and removed, all of them taken back. */
export interface TakenBack {
  readonly table: string
  readonly made: number
  readonly changed: number
  readonly removed: number
}

/**
 * Why a row of a batch cannot simply be put back: a later batch changed it too, put something on it that needs it, took
 * away what it belongs to, or somebody has moved since. Keys are JSON as in the log of changes.
 */
export interface Touch {
  readonly why: 'changed' | 'needed' | 'gone' | 'moved'
  readonly batch: number
  readonly table: string
  readonly rowKey: string
  /** The row in which the later batch did it. */
  readonly laterTable: string
  readonly laterKey: string
}

export interface Integrity {
  readonly ok: boolean
  readonly problems: readonly string[]
}

export interface Store {
  /** For portable queries; every table has a `community` column, and every query must name it. */
  readonly db: Kysely<Schema>
  readonly community: Community
  readonly definitions: Definitions
  readonly tables: ReadonlyMap<string, Table>
  /** All or nothing, and alone: other processes wait. A transaction inside a transaction is part of it. */
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Transactions in `work` do not wait for the disk each: a power cut may take the last ones, each of them whole. */
  withoutWaiting<T>(work: () => Promise<T>): Promise<T>
  /** New rows of one table, many at once, without `community`. */
  insert(table: string, rows: readonly Row[]): Promise<void>
  /** Rows that have one of `keys` in that column, in the order of their keys; without empty columns, `community` and `made_in`. */
  read(table: string, column: string, keys: readonly string[]): Promise<Row[]>
  /** Planned changes of one table by a batch, each checked against what is stored: a surprise is `store.changed_meanwhile`. */
  write(table: string, changes: readonly Change[], batch: number): Promise<void>
  /** Does the opposite of `batch`, logged as batch `undo`; null when that has to be done change by change. */
  takeBack(batch: number, undo: number): Promise<TakenBack[] | null>
  /** What the batches `later` did that stands in the way of taking `batch` back. */
  laterTouches(batch: number, later: readonly number[]): Promise<Touch[]>
  /** A complete copy, also while others write; never half there. */
  backupTo(path: string): Promise<void>
  integrity(): Promise<Integrity>
  close(): Promise<void>
}

/** One database product. Everything that is not the same in all of them stands behind this. */
export interface Engine {
  readonly db: Kysely<Schema>
  transaction<T>(work: () => Promise<T>): Promise<T>
  withoutWaiting<T>(work: () => Promise<T>): Promise<T>
  createTable(table: Table): Promise<void>
  addColumn(table: string, column: Column): Promise<void>
  dropColumn(table: string, column: string): Promise<void>
  renameColumn(table: string, before: string, name: string): Promise<void>
  insert(community: string, table: Table, rows: readonly Row[]): Promise<void>
  read(community: string, table: Table, column: string, keys: readonly string[]): Promise<Row[]>
  write(community: string, table: Table, changes: readonly Change[], batch: number): Promise<void>
  takeBack(
    community: string,
    tables: ReadonlyMap<string, Table>,
    batch: number,
    undo: number,
  ): Promise<TakenBack[] | null>
  laterTouches(
    community: string,
    tables: ReadonlyMap<string, Table>,
    batch: number,
    later: readonly number[],
  ): Promise<Touch[]>
  backupTo(path: string): Promise<void>
  integrity(): Promise<Integrity>
  close(): Promise<void>
}
