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
  /** New rows of one table, many at once, without `community`. */
  insert(table: string, rows: readonly Row[]): Promise<void>
  /** Planned changes of one table by a batch, each checked against what is stored: a surprise is `store.changed_meanwhile`. */
  write(table: string, changes: readonly Change[], batch: number): Promise<void>
  /** A complete copy, also while others write; never half there. */
  backupTo(path: string): Promise<void>
  integrity(): Promise<Integrity>
  close(): Promise<void>
}

/** One database product. Everything that is not the same in all of them stands behind this. */
export interface Engine {
  readonly db: Kysely<Schema>
  transaction<T>(work: () => Promise<T>): Promise<T>
  createTable(table: Table): Promise<void>
  addColumn(table: string, column: Column): Promise<void>
  dropColumn(table: string, column: string): Promise<void>
  insert(community: string, table: Table, rows: readonly Row[]): Promise<void>
  write(community: string, table: Table, changes: readonly Change[], batch: number): Promise<void>
  backupTo(path: string): Promise<void>
  integrity(): Promise<Integrity>
  close(): Promise<void>
}
