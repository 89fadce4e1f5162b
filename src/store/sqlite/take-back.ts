/** Taking a whole batch back inside SQLite: set by set and table by table, without a row in our hands. */
import type { Database } from 'better-sqlite3'
import { AppError } from '../../core/app-error.ts'
import type { TakenBack } from '../store.ts'
import { type Column, MADE_IN, type Table } from '../table.ts'
import { quote } from './ddl.ts'
import { hasKey, keyJson, rowJson, says, valueIn, word } from './row-json.ts'

/** What is taken back and by which batch: the parameters of every statement here. */
export interface TakingBack {
  readonly community: string
  readonly batch: number
  readonly undo: number
}

interface Logged {
  readonly name: string
  readonly made: number
  readonly changed: number
  readonly removed: number
}

/**
 * Writes the opposite of `batch` as the changes of batch `undo`, and does it: what it made goes, what it changed becomes as
 * it was, what it removed returns. Only for a batch that logged no row twice, and inside a transaction.
 */
export function takeBackIn(db: Database, tables: ReadonlyMap<string, Table>, job: TakingBack): TakenBack[] {
  const counts = new Map<string, TakenBack>()
  const count = (table: string, more: Partial<TakenBack>) => {
    const { made = 0, changed = 0, removed = 0 } = counts.get(table) ?? {}
    counts.set(table, {
      table,
      made: made + (more.made ?? 0),
      changed: changed + (more.changed ?? 0),
      removed: removed + (more.removed ?? 0),
    })
  }
  // What points at others first: a hundred times as fast as taking away what is still pointed at.
  const inOrder = [...tables.values()].sort((a, b) => b.references.length - a.references.length)
  for (const table of inOrder) {
    const made = table.columns.includes(MADE_IN) ? removeMade(db, table, job) : 0
    if (made > 0) count(table.name, { made })
  }
  const logged = loggedTables(db, job).map((each) => ({ ...each, table: tableNamed(tables, each.name, job) }))
  for (const { table, name, made, changed, removed } of logged) {
    // What this batch made and changed once more in its next workbook has gone with all its changes.
    const gone = made + changed + removed - logOpposite(db, table, job)
    if (gone > goneAlready(db, table, job)) throw changedMeanwhile(table)
    count(name, { made, changed: changed - gone, removed })
  }
  for (const { table, made } of logged) if (made > 0) removeLogged(db, table, job)
  for (const { table, changed } of logged) if (changed > 0) changeBack(db, table, job)
  for (const { table, removed } of logged) if (removed > 0) bringBack(db, table, job)
  return [...counts.values()]
}

/** Whether a batch logged one row more than once, as workbooks of one folder do. */
export function logsTwice(db: Database, community: string, batch: number): boolean {
  const files = 'SELECT count(*) FROM batch_file WHERE community = ? AND batch = ?'
  if (Number(db.prepare(files).pluck().get(community, batch)) < 2) return false
  const twice = `SELECT 1 FROM change WHERE community = ? AND batch = ? GROUP BY table_name, row_key HAVING count(*) > 1 LIMIT 1`
  return db.prepare(twice).get(community, batch) !== undefined
}

function removeMade(db: Database, table: Table, job: TakingBack): number {
  const name = quote(table.name)
  const made = `community = @community AND ${quote(MADE_IN.name)} = @batch`
  if (db.prepare(`SELECT 1 FROM ${name} WHERE ${made} LIMIT 1`).get(job) === undefined) return 0
  db.prepare(
    `INSERT INTO change (community, batch, seq, table_name, row_key, before, after)
      SELECT @community, @undo, ${lastSeq(db, job)} + row_number() OVER (), ${word(table.name)}, ${keyJson(table, 'r')},
      ${rowJson(table, 'r')}, NULL FROM ${name} r WHERE ${made}`,
  ).run(job)
  return db.prepare(`DELETE FROM ${name} WHERE ${made}`).run(job).changes
}

function loggedTables(db: Database, job: TakingBack): Logged[] {
  return db
    .prepare(
      `SELECT table_name AS name, sum(before IS NULL) AS made, sum(before IS NOT NULL AND after IS NOT NULL) AS changed,
        sum(after IS NULL) AS removed FROM change WHERE community = @community AND batch = @batch GROUP BY +table_name`,
    )
    .all(job) as Logged[]
}

/** How many were written: a row that should be there and is not, or the other way round, is left out. */
function logOpposite(db: Database, table: Table, job: TakingBack): number {
  const there = `r.${quote('community')} IS NOT NULL`
  return db
    .prepare(
      `INSERT INTO change (community, batch, seq, table_name, row_key, before, after)
        SELECT @community, @undo, ${lastSeq(db, job)} + row_number() OVER (), c.table_name, c.row_key,
        CASE WHEN c.before IS NULL THEN ${rowJson(table, 'r')} ELSE c.after END, c.before
        FROM change c LEFT JOIN ${quote(table.name)} r ON r.community = c.community AND ${hasKey(table, 'r', 'c.row_key')}
        WHERE ${logOf(table)} AND (c.after IS NOT NULL) = (${there})`,
    )
    .run(job).changes
}

function goneAlready(db: Database, table: Table, job: TakingBack): number {
  const gone = `SELECT count(*) FROM change c JOIN change u ON u.community = c.community AND u.table_name = c.table_name
    AND u.row_key = c.row_key AND u.batch = @undo AND u.after IS NULL WHERE ${logOf(table)} AND c.before IS NOT NULL`
  return Number(db.prepare(gone).pluck().get(job))
}

function removeLogged(db: Database, table: Table, job: TakingBack): void {
  db.prepare(
    `DELETE FROM ${quote(table.name)} AS r WHERE r.community = @community AND EXISTS (SELECT 1 FROM change c
      WHERE ${logOf(table)} AND c.before IS NULL AND c.row_key = ${keyJson(table, 'r')})`,
  ).run(job)
}

function changeBack(db: Database, table: Table, job: TakingBack): void {
  const from = `FROM change c WHERE ${logOf(table)} AND c.before IS NOT NULL AND c.after IS NOT NULL
    AND r.community = c.community AND ${hasKey(table, 'r', 'c.row_key')}`
  const said = saidColumns(db, table, job)
  const name = quote(table.name)
  // Unique indexes hold after every row, not at the end: rows that change places there step out of the index first.
  for (const { where } of table.indexes.filter(({ unique }) => unique)) {
    if (where === null || !said.some((column) => column.name === where.column)) continue
    const out = `UPDATE ${name} AS r SET ${quote(where.column)} = ${where.isNull ? "''" : 'NULL'}`
    db.prepare(`${out} ${from} AND ${says('c.before', where.column)}`).run(job)
  }
  const sets = said.map(
    (column) =>
      `${quote(column.name)} = CASE WHEN ${says('c.before', column.name)} OR ${says('c.after', column.name)}
        THEN ${valueIn('c.before', column)} ELSE r.${quote(column.name)} END`,
  )
  if (sets.length > 0) db.prepare(`UPDATE ${name} AS r SET ${sets.join(', ')} ${from}`).run(job)
}

function bringBack(db: Database, table: Table, job: TakingBack): void {
  const names = ['community', ...table.key.map(({ name }) => name), ...table.columns.map(({ name }) => name)]
  const values = [
    ...table.key.map((column) => valueIn('c.row_key', column)),
    ...table.columns.map((column) => valueIn('c.before', column)),
  ]
  db.prepare(
    `INSERT INTO ${quote(table.name)} (${names.map(quote).join(', ')}) SELECT c.community, ${values.join(', ')}
      FROM change c WHERE ${logOf(table)} AND c.after IS NULL`,
  ).run(job)
}

/** The columns that any change of the batch speaks of. */
function saidColumns(db: Database, table: Table, job: TakingBack): Column[] {
  const names = db
    .prepare(
      `SELECT j.key FROM change c, json_each(c.before) j WHERE ${logOf(table)} AND c.after IS NOT NULL
        UNION SELECT j.key FROM change c, json_each(c.after) j WHERE ${logOf(table)} AND c.before IS NOT NULL`,
    )
    .pluck()
    .all(job)
  return table.columns.filter(({ name }) => names.includes(name))
}

/** By batch, not by table: the plus keeps the index of rows out of it. */
function logOf(table: Table): string {
  return `c.community = @community AND c.batch = @batch AND +c.table_name = ${word(table.name)}`
}

function lastSeq(db: Database, job: TakingBack): number {
  const last = 'SELECT max(seq) FROM change WHERE community = @community AND batch = @undo'
  return Number(db.prepare(last).pluck().get(job) ?? 0)
}

function tableNamed(tables: ReadonlyMap<string, Table>, name: string, { batch }: TakingBack): Table {
  const table = tables.get(name)
  if (!table) throw new AppError('batch.form_gone', 3, { batch: String(batch), table: name })
  return table
}

function changedMeanwhile({ name }: Table): AppError {
  return new AppError('store.changed_meanwhile', 3, { table: name, key: '' })
}
