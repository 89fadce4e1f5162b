/** SQLite as an engine of the store: one file, one connection, one writer at a time. */
import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import Sqlite, { type Database, type Statement } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { AppError } from '../../core/app-error.ts'
import type { Row, Value } from '../../core/rows.ts'
import type { Engine, Integrity, Schema } from '../store.ts'
import { bulkOn } from './bulk.ts'
import { columnLine, createTable, quote, SCHEMA_CHANGE } from './ddl.ts'
import { inOurWords, said } from './errors.ts'
import { laterTouches } from './later-touches.ts'
import { logsTwice, takeBackIn } from './take-back.ts'

/** `grbk` in the header of the file: this database is a gridbook's. */
const APPLICATION_ID = 0x6772626b
/** Goes up when an older gridbook could no longer read the file; new tables and columns are no reason. */
const FORMAT = 1
/** How long a second process waits for its turn; an import of a community takes seconds. */
const BUSY_MS = 15_000

export async function openSqlite(file: string): Promise<Engine> {
  const raw = said(file, () => openDatabase(file))
  const bulk = bulkOn(raw)
  const prepared = new Map<string, Statement>()
  const forget = (): void => {
    bulk.forget()
    prepared.clear()
  }
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: speaking(raw, file, prepared) }) })
  let depth = 0
  return {
    db,
    // BEGIN IMMEDIATE, because a transaction that reads first and writes later fails at once when another wrote between.
    async transaction(work) {
      if (depth > 0) return work()
      said(file, () => raw.exec('BEGIN IMMEDIATE'))
      depth = 1
      try {
        const result = await work()
        said(file, () => raw.exec('COMMIT'))
        return result
      } catch (error) {
        if (raw.inTransaction) raw.exec('ROLLBACK')
        throw error
      } finally {
        depth = 0
      }
    },
    async withoutWaiting(work) {
      // With the log written ahead this loses the last steps at worst; a checkpoint waits for the disk all the same.
      raw.pragma('synchronous = NORMAL')
      try {
        return await work()
      } finally {
        raw.pragma('synchronous = FULL')
      }
    },
    async createTable(table) {
      for (const statement of createTable(table)) said(file, () => raw.exec(statement))
    },
    async addColumn(table, column) {
      said(file, () => raw.exec(`ALTER TABLE ${quote(table)} ADD COLUMN ${columnLine(column)}`))
      forget()
    },
    async dropColumn(table, column) {
      said(file, () => raw.exec(`ALTER TABLE ${quote(table)} DROP COLUMN ${quote(column)}`))
      forget()
    },
    async renameColumn(table, before, name) {
      said(file, () => raw.exec(`ALTER TABLE ${quote(table)} RENAME COLUMN ${quote(before)} TO ${quote(name)}`))
      forget()
    },
    insert: async (community, table, rows) => said(file, () => bulk.insert(community, table, rows)),
    read: async (community, table, column, keys) => said(file, () => bulk.read(community, table, column, keys)),
    write: async (community, table, changes, batch) => said(file, () => bulk.write(community, table, changes, batch)),
    takeBack: async (community, tables, batch, undo) =>
      said(file, () => (logsTwice(raw, community, batch) ? null : takeBackIn(raw, tables, { community, batch, undo }))),
    laterTouches: async (community, tables, batch, later) =>
      said(file, () => laterTouches(raw, tables, community, batch, later)),
    backupTo: (path) => backup(raw, path),
    integrity: async () => checkIntegrity(raw),
    close: async () => {
      raw.close()
    },
  }
}

function openDatabase(file: string): Database {
  // SQLite would make the file readable by everybody; its -wal and -shm take the mode of the file itself.
  if (file !== ':memory:' && !existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  const raw = new Sqlite(file, { timeout: BUSY_MS })
  try {
    checkOurs(raw, file)
    raw.pragma('journal_mode = WAL')
    raw.pragma('synchronous = FULL')
    // In KiB: what an import of a community touches stays at hand until it is written.
    raw.pragma('cache_size = -65536')
    raw.pragma('foreign_keys = ON')
    // What is erased is overwritten, not only forgotten.
    raw.pragma('secure_delete = ON')
    raw.exec(SCHEMA_CHANGE)
    return raw
  } catch (error) {
    raw.close()
    throw error
  }
}

function checkOurs(raw: Database, file: string): void {
  // In this order: another process may be making the database, and it signs before it makes the first table.
  const empty = raw.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0
  const id = raw.pragma('application_id', { simple: true })
  const format = Number(raw.pragma('user_version', { simple: true }))
  if (id !== APPLICATION_ID && !empty) throw new AppError('store.not_ours', 2, { file })
  if (format > FORMAT) throw new AppError('store.newer', 3, { file, format: String(format), known: String(FORMAT) })
  if (id === APPLICATION_ID && format === FORMAT) return
  raw.pragma(`application_id = ${APPLICATION_ID}`)
  raw.pragma(`user_version = ${FORMAT}`)
}

/** Queries of one shape come again and again; lists of another length are other queries. */
const MOST_STATEMENTS = 200

/** The database as kysely wants it, with SQLite's complaints in our words and statements prepared once. */
function speaking(raw: Database, file: string, prepared: Map<string, Statement>) {
  const prepare = (sql: string): Statement => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = said(file, () => raw.prepare(sql))
    if (prepared.size >= MOST_STATEMENTS) prepared.clear()
    prepared.set(sql, statement)
    return statement
  }
  return {
    close: () => {},
    prepare: (sql: string) => {
      const statement = prepare(sql)
      return {
        reader: statement.reader,
        all: (parameters: readonly unknown[]) => said(file, () => readRows(statement, parameters)),
        run: (parameters: readonly unknown[]) => said(file, () => statement.run(parameters)),
        // One that is being read from cannot be asked again meanwhile.
        iterate: (parameters: readonly unknown[]) => said(file, () => raw.prepare(sql)).iterate(parameters),
      }
    },
  }
}

/** Half the time of letting the library make the objects: a community has ten thousand rows of fifty columns. */
function readRows(statement: Statement, parameters: readonly unknown[]): Row[] {
  const names = statement.columns().map((column) => column.name)
  const found = statement.raw().all(parameters) as Value[][]
  return found.map((values) => {
    const row: Record<string, Value> = {}
    for (let at = 0; at < names.length; at++) row[names[at] ?? ''] = values[at] ?? null
    return row
  })
}

async function backup(raw: Database, path: string): Promise<void> {
  const part = `${path}.part`
  try {
    closeSync(openSync(part, 'w', 0o600))
    await raw.backup(part)
    chmodSync(part, 0o600)
    renameSync(part, path)
  } catch (error) {
    rmSync(part, { force: true })
    throw inOurWords(error, path)
  }
}

function checkIntegrity(raw: Database): Integrity {
  const damage = (raw.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((line) => line !== 'ok')
  const orphans = (raw.pragma('foreign_key_check') as { table: string; parent: string }[]).map(
    ({ table, parent }) => `${table} → ${parent}`,
  )
  const problems = [...damage, ...orphans]
  return { ok: problems.length === 0, problems }
}
