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
  /** Names of the columns that new rows say, joined → how they go in: most rows say half of their columns at most. */
  readonly inserts: Map<string, Insert>
  readonly update: Statement
  readonly remove: Statement
  readonly read: Statement
}

interface Insert {
  readonly columns: readonly string[]
  /** Where among the columns the batch stands, or -1. */
  readonly madeIn: number
  readonly fallbacks: readonly { readonly at: number; readonly fallback: string }[]
  readonly statement: Statement
}

export interface Bulk {
  insert(community: string, table: Table, rows: readonly Row[]): void
  write(community: string, table: Table, changes: readonly Change[], batch: number): void
  read(community: string, table: Table, column: string, keys: readonly string[]): Row[]
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
  const readings = new Map<string, Reading>()
  const readingOf = (table: Table, column: string): Reading => {
    const id = `${table.name}.${column}`
    const there = readings.get(id) ?? prepareReading(db, table, column)
    readings.set(id, there)
    return there
  }
  return {
    insert(community, table, rows) {
      const statements = statementsOf(table)
      for (const row of rows) statements.insert.run(insertValues(statements, community, row, row))
    },
    write(community, table, changes, batch) {
      const statements = statementsOf(table)
      const insert = insertFor(db, statements, table, changes)
      for (const change of changes) writeChange(statements, insert, community, table.name, change, batch)
    },
    read(community, table, column, keys) {
      const { names, statement } = readingOf(table, column)
      const found = statement.all(community, JSON.stringify(keys)) as Value[][]
      return found.map((values) => {
        const row: Record<string, Value> = {}
        for (let at = 0; at < names.length; at++) {
          const value = values[at] ?? null
          if (value !== null) row[names[at] ?? ''] = value
        }
        return row
      })
    },
    forget: () => {
      prepared.clear()
      readings.clear()
    },
  }
}

interface Reading {
  readonly names: readonly string[]
  readonly statement: Statement
}

/** Prepared once whatever the number of keys. */
function prepareReading(db: Database, table: Table, column: string): Reading {
  const key = table.key.map(({ name }) => name)
  const names = [...key, ...table.columns.flatMap(({ name }) => (name === MADE_IN.name ? [] : name))]
  const sql = `SELECT ${names.map(quote).join(', ')} FROM ${quote(table.name)}
    WHERE community = ? AND ${quote(column)} IN (SELECT value FROM json_each(?)) ORDER BY ${key.map(quote).join(', ')}`
  return { names, statement: db.prepare(sql).raw() }
}

/** One statement for all new rows of a write: its columns are those that any of them says. */
function insertFor(
  db: Database,
  { inserts, columns }: TableStatements,
  table: Table,
  changes: readonly Change[],
): Insert {
  const said = new Set<string>()
  for (const { before, after } of changes) if (before === null) for (const name in after) said.add(name)
  const used = columns.flatMap(({ name }) => (said.has(name) || name === MADE_IN.name ? name : []))
  const id = used.join()
  const known = inserts.get(id)
  if (known) return known
  const all = ['community', ...table.key.map(({ name }) => name), ...used]
  const statement = db.prepare(
    `INSERT INTO ${quote(table.name)} (${all.map(quote).join(', ')}) VALUES (${all.map(() => '?').join(', ')})`,
  )
  if (inserts.size >= MOST_INSERTS) inserts.clear()
  const fallbacks = columns.flatMap(({ name, fallback }) => {
    const at = used.indexOf(name)
    return at < 0 || fallback === null ? [] : { at, fallback }
  })
  const insert = { columns: used, madeIn: used.indexOf(MADE_IN.name), fallbacks, statement }
  inserts.set(id, insert)
  return insert
}

const MOST_INSERTS = 20

function writeChange(
  statements: TableStatements,
  insert: Insert,
  community: string,
  table: string,
  change: Change,
  batch: number,
): void {
  if (change.before === null) {
    if (change.after !== null) insertNew(statements, insert, community, table, change.key, change.after, batch)
    return
  }
  const key = [community, ...statements.key.map((name) => keyValue(change.key, name, table))]
  const stored = statements.read.get(key) as Value[] | undefined
  if (stored === undefined || !agrees(statements, change.before, stored)) throw changedMeanwhile(table, change.key)
  if (change.after === null) statements.remove.run(key)
  else statements.update.run([...changed(statements, stored, change.before, change.after), ...key])
}

function insertNew(
  { key: keyNames }: TableStatements,
  insert: Insert,
  community: string,
  table: string,
  key: Row,
  row: Row,
  batch: number,
): void {
  try {
    const values: Value[] = [community]
    for (const name of keyNames) values.push(key[name] ?? null)
    const first = values.length
    for (const name of insert.columns) values.push(row[name] ?? null)
    if (insert.madeIn >= 0) values[first + insert.madeIn] ??= batch
    // A column of this statement that this row leaves out has its fallback.
    for (const { at, fallback } of insert.fallbacks) values[first + at] ??= fallback
    insert.statement.run(values)
  } catch (error) {
    if ((error as { code?: unknown }).code === 'SQLITE_CONSTRAINT_PRIMARYKEY') throw changedMeanwhile(table, key)
    throw error
  }
}

/** A new row says everything: what it leaves out is null, or the column's fallback. */
function insertValues({ key: keyNames, columns }: TableStatements, community: string, key: Row, row: Row): Value[] {
  const values: Value[] = [community]
  for (const name of keyNames) values.push(key[name] ?? null)
  for (const { name, fallback } of columns) values.push(row[name] ?? fallback)
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
    inserts: new Map(),
    remove: db.prepare(`DELETE FROM ${name} WHERE ${where}`),
    read: db.prepare(`SELECT ${names.join(', ')} FROM ${name} WHERE ${where}`).raw(),
  }
}
