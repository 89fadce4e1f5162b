/** Tables in SQLite's words: STRICT, without a rowid of their own, keys led by the community's code. */
import type { Column, Index, Kind, Table } from '../table.ts'

const SQL_KIND = { text: 'TEXT', integer: 'INTEGER' } as const satisfies Record<Kind, string>

/** Made once per database; it has no community because the shape of the tables is everybody's. */
export const SCHEMA_CHANGE = `CREATE TABLE IF NOT EXISTS schema_change (
  no INTEGER PRIMARY KEY, change TEXT NOT NULL, table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  kind TEXT NOT NULL, type TEXT NOT NULL
) STRICT`

export function createTable(table: Table): string[] {
  const key = ['community', ...table.key.map((column) => column.name)]
  const lines = [
    'community TEXT NOT NULL',
    ...[...table.key, ...table.columns].map(columnLine),
    `PRIMARY KEY (${key.map(quote).join(', ')})`,
    ...table.references.map(
      ({ columns, table: other }) =>
        `FOREIGN KEY (${['community', ...columns].map(quote).join(', ')}) REFERENCES ${quote(other)} DEFERRABLE INITIALLY DEFERRED`,
    ),
  ]
  return [
    `CREATE TABLE ${quote(table.name)} (\n  ${lines.join(',\n  ')}\n) STRICT, WITHOUT ROWID`,
    ...table.indexes.map((index) => createIndex(table.name, index)),
  ]
}

export function columnLine(column: Column): string {
  const fallback = column.fallback === null ? '' : ` DEFAULT '${column.fallback.replaceAll("'", "''")}'`
  return `${quote(column.name)} ${SQL_KIND[column.kind]}${column.required ? ' NOT NULL' : ''}${fallback}`
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function createIndex(table: string, index: Index): string {
  const columns = ['community', ...index.columns].map(quote).join(', ')
  const where = index.where ? ` WHERE ${quote(index.where.column)} IS ${index.where.isNull ? '' : 'NOT '}NULL` : ''
  return `CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX ${quote(index.name)} ON ${quote(table)} (${columns})${where}`
}
