/** Many rows into one table through prepared statements: five times as fast as a query builder row by row. */
import type { Database, Statement } from 'better-sqlite3'
import { AppError } from '../../core/app-error.ts'
import type { Change, Row, Value } from '../../core/rows.ts'
import type { Table } from '../table.ts'
import { quote } from './ddl.ts'

interface TableStatements {
  readonly key: readonly string[]
  readonly columns: readonly { readonly name: string; readonly fallback: string | null }[]
  readonly insert: Statement
  readonly update: Statement
  readonly remove: Statement
  readonly read: Statement
}

export interface Bulk {
  insert(community: string, table: Table, rows: readonly Row[]): void
  write(community: string, table: Table, changes: readonly Change[]): void
  /** Prepared statements do not outlive a change of their table. */
  forget(): void
}

export function bulkOn(db: Database): Bulk {
  const prepared = new Map<string, TableStatements>()
  const statementsOf = (table: Table): TableStatements => {
    const there = prepared.get(table.name) ?? prepare(db, table)
    prepared.set(table.name, there)
    return there
  }
  return {
    insert(community, table, rows) {
      const statements = statementsOf(table)
      for (const row of rows) insertRow(statements, community, row, row)
    },
    write(community, table, changes) {
      const statements = statementsOf(table)
      for (const change of changes) writeChange(statements, community, table.name, change)
    },
    forget: () => prepared.clear(),
  }
}

function writeChange(statements: TableStatements, community: string, table: string, change: Change): void {
  const key = [community, ...statements.key.map((name) => keyValue(change.key, name, table))]
  const stored = statements.read.get(key) as Value[] | undefined
  if (!sameRow(statements, change.before, stored))
    throw new AppError('store.changed_meanwhile', 3, { table, key: Object.values(change.key).join(' ') })
  if (change.after === null) statements.remove.run(key)
  else if (change.before === null) insertRow(statements, community, change.key, change.after)
  else statements.update.run([...values(statements, change.after), ...key])
}

function insertRow(statements: TableStatements, community: string, key: Row, row: Row): void {
  statements.insert.run([community, ...statements.key.map((name) => key[name] ?? null), ...values(statements, row)])
}

/** A row says everything: what it leaves out is null, or the column's fallback. */
function values(statements: TableStatements, row: Row): Value[] {
  return statements.columns.map(({ name, fallback }) => row[name] ?? fallback)
}

function sameRow(statements: TableStatements, expected: Row | null, stored: readonly Value[] | undefined): boolean {
  if (expected === null || stored === undefined) return expected === null && stored === undefined
  return values(statements, expected).every((value, position) => value === stored[position])
}

function keyValue(key: Row, name: string, table: string): Value {
  const value = key[name]
  if (value === undefined) throw new TypeError(`the key of ${table} needs ${name}`)
  return value
}

function prepare(db: Database, table: Table): TableStatements {
  const key = table.key.map((column) => column.name)
  const columns = table.columns.map(({ name, fallback }) => ({ name, fallback }))
  const name = quote(table.name)
  const all = ['community', ...key, ...columns.map((column) => column.name)]
  const where = ['community', ...key].map((column) => `${quote(column)} = ?`).join(' AND ')
  const names = columns.map((column) => quote(column.name))
  return {
    key,
    columns,
    insert: db.prepare(`INSERT INTO ${name} (${all.map(quote).join(', ')}) VALUES (${all.map(() => '?').join(', ')})`),
    update: db.prepare(`UPDATE ${name} SET ${names.map((column) => `${column} = ?`).join(', ')} WHERE ${where}`),
    remove: db.prepare(`DELETE FROM ${name} WHERE ${where}`),
    read: db.prepare(`SELECT ${names.join(', ')} FROM ${name} WHERE ${where}`).raw(),
  }
}
