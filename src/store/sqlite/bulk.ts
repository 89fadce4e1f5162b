/** Many rows into one table through prepared statements: five times as fast as a query builder row by row. */
import type { Database, Statement } from 'better-sqlite3'
import { AppError } from '../../core/app-error.ts'
import type { Change, Row, Value } from '../../core/rows.ts'
import { MADE_IN, type Table } from '../table.ts'
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
  write(community: string, table: Table, changes: readonly Change[], batch: number): void
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
      for (const row of rows) statements.insert.run(insertValues(statements, community, row, row, null))
    },
    write(community, table, changes, batch) {
      const statements = statementsOf(table)
      for (const change of changes) writeChange(statements, community, table.name, change, batch)
    },
    forget: () => prepared.clear(),
  }
}

function writeChange(
  statements: TableStatements,
  community: string,
  table: string,
  change: Change,
  batch: number,
): void {
  if (change.before === null) {
    if (change.after !== null) insertNew(statements, community, table, change.key, change.after, batch)
    return
  }
  const key = [community, ...statements.key.map((name) => keyValue(change.key, name, table))]
  const stored = statements.read.get(key) as Value[] | undefined
  if (stored === undefined || !agrees(statements, change.before, stored)) throw changedMeanwhile(table, change.key)
  if (change.after === null) statements.remove.run(key)
  else statements.update.run([...changed(statements, stored, change.before, change.after), ...key])
}

function insertNew(
  statements: TableStatements,
  community: string,
  table: string,
  key: Row,
  row: Row,
  batch: number,
): void {
  try {
    statements.insert.run(insertValues(statements, community, key, row, batch))
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_PRIMARYKEY') throw changedMeanwhile(table, key)
    throw error
  }
}

/** A new row says everything: what it leaves out is null, or the column's fallback. */
function insertValues(
  { key: keyNames, columns }: TableStatements,
  community: string,
  key: Row,
  row: Row,
  batch: number | null,
): Value[] {
  const values: Value[] = [community]
  for (const name of keyNames) values.push(key[name] ?? null)
  for (const { name, fallback } of columns) values.push(row[name] ?? (name === MADE_IN.name ? batch : fallback))
  return values
}

/** The stored row with what a change says of it; a column that only the value before names is empty afterwards. */
function changed({ columns }: TableStatements, stored: readonly Value[], before: Row, after: Row): Value[] {
  return columns.map(({ name, fallback }, position) =>
    name in after || name in before ? (after[name] ?? fallback) : (stored[position] ?? null),
  )
}

/** Whether the stored row is as the plan believed, in every column that the plan names. */
function agrees({ columns }: TableStatements, expected: Row, stored: readonly Value[]): boolean {
  return columns.every(
    ({ name, fallback }, position) => !(name in expected) || (expected[name] ?? fallback) === stored[position],
  )
}

function changedMeanwhile(table: string, key: Row): AppError {
  return new AppError('store.changed_meanwhile', 3, { table, key: Object.values(key).join(' ') })
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
