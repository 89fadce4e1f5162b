/** Why a batch cannot simply be taken back, found by SQLite: rows that later batches changed, need, took away or would collide with. */
import type { Database } from 'better-sqlite3'
import type { Touch } from '../store.ts'
import { MADE_IN, type Table } from '../table.ts'
import { quote } from './ddl.ts'
import { hasKey, keyJson, word } from './row-json.ts'

/** Columns that point at a person or a household; `subject` may be either. */
const POINTERS = {
  person: { key: 'person_no', columns: ['person_no', 'subject'] },
  household: { key: 'household_code', columns: ['household_code', 'subject'] },
} as const

interface Looking {
  readonly community: string
  readonly batch: number
  /** The later batches that count, a JSON list. */
  readonly later: string
}

/** `table` and `row_key` of a touch are the row of `batch`; a list without later batches costs nothing. */
export function laterTouches(
  db: Database,
  tables: ReadonlyMap<string, Table>,
  community: string,
  batch: number,
  later: readonly number[],
): Touch[] {
  if (later.length === 0) return []
  const looking: Looking = { community, batch, later: JSON.stringify(later) }
  gatherOwn(db, tables, looking)
  const found = [
    ...changedLater(db, looking),
    ...madeAnew(db, tables, looking),
    ...[...tables.values()].flatMap((table) => neededLater(db, table, looking)),
    ...goneLater(db, tables, looking),
    ...movedLater(db, tables, looking),
  ]
  db.exec('DROP TABLE temp.own')
  return found
}

/** What the batch did: `goes` 1 for rows that taking it back would remove, 0 for others. */
function gatherOwn(db: Database, tables: ReadonlyMap<string, Table>, looking: Looking): void {
  db.exec(`DROP TABLE IF EXISTS temp.own;
    CREATE TEMP TABLE own (table_name TEXT, row_key TEXT, goes INTEGER, PRIMARY KEY (table_name, row_key)) WITHOUT ROWID`)
  for (const table of tables.values()) {
    if (!table.columns.includes(MADE_IN)) continue
    db.prepare(
      `INSERT INTO temp.own SELECT ${word(table.name)}, ${keyJson(table, 'r')}, 1 FROM ${quote(table.name)} r
        WHERE r.community = @community AND r.${quote(MADE_IN.name)} = @batch`,
    ).run(looking)
  }
  db.prepare(
    `INSERT OR IGNORE INTO temp.own SELECT table_name, row_key, before IS NULL FROM change
      WHERE community = @community AND batch = @batch ORDER BY seq`,
  ).run(looking)
  // What it made and a later batch took away stands in that batch only.
  db.prepare(
    `INSERT OR IGNORE INTO temp.own SELECT table_name, row_key, 1 FROM change WHERE community = @community
      AND batch IN (SELECT value FROM json_each(@later)) AND after IS NULL AND json_extract(before, '$.made_in') = @batch`,
  ).run(looking)
}

function changedLater(db: Database, looking: Looking): Touch[] {
  return db
    .prepare(
      `SELECT 'changed' AS why, l.batch, o.table_name AS "table", o.row_key AS rowKey, l.table_name AS laterTable, l.row_key AS laterKey
        FROM change l JOIN temp.own o ON o.table_name = l.table_name AND o.row_key = l.row_key
        WHERE l.community = @community AND l.batch IN (SELECT value FROM json_each(@later)) ORDER BY l.batch, l.seq`,
    )
    .all(looking) as Touch[]
}

/** Rows that the batch took away and a later one has made again. */
function madeAnew(db: Database, tables: ReadonlyMap<string, Table>, looking: Looking): Touch[] {
  return tablesOfRemoved(db, tables, looking).flatMap((table) =>
    table.columns.includes(MADE_IN)
      ? (db
          .prepare(
            `SELECT 'changed' AS why, r.${MADE_IN.name} AS batch, c.table_name AS "table", c.row_key AS rowKey, c.table_name AS laterTable, c.row_key AS laterKey
              FROM change c JOIN ${quote(table.name)} r ON r.community = c.community AND ${hasKey(table, 'r', 'c.row_key')}
              WHERE c.community = @community AND c.batch = @batch AND c.after IS NULL AND c.table_name = ${word(table.name)}
              AND r.${MADE_IN.name} IN (SELECT value FROM json_each(@later))`,
          )
          .all(looking) as Touch[])
      : [],
  )
}

/** Rows that are there and speak of a person or a household that would go, and would not go themselves. */
function neededLater(db: Database, table: Table, looking: Looking): Touch[] {
  if (table.name in POINTERS || !table.columns.includes(MADE_IN)) return []
  return Object.entries(POINTERS).flatMap(([target, { key, columns }]) =>
    columns
      .filter((column) => table.key.some(({ name }) => name === column))
      .flatMap(
        (column) =>
          db
            .prepare(
              `SELECT 'needed' AS why, max(coalesce(r.${MADE_IN.name}, 0), coalesce((SELECT max(l.batch) FROM change l
                WHERE l.community = @community AND l.table_name = ${word(table.name)} AND l.row_key = ${keyJson(table, 'r')}), 0)) AS batch,
                o.table_name AS "table", o.row_key AS rowKey, ${word(table.name)} AS laterTable, ${keyJson(table, 'r')} AS laterKey
                FROM ${quote(table.name)} r JOIN temp.own o
                ON o.table_name = ${word(target)} AND o.row_key = json_object(${word(key)}, r.${quote(column)}) AND o.goes
                WHERE r.community = @community AND NOT EXISTS (SELECT 1 FROM temp.own p
                WHERE p.table_name = ${word(table.name)} AND p.row_key = ${keyJson(table, 'r')} AND p.goes)`,
            )
            .all(looking) as Touch[],
      ),
  )
}

/** Rows that would return to a person or a household that a later batch has taken away. */
function goneLater(db: Database, tables: ReadonlyMap<string, Table>, looking: Looking): Touch[] {
  return tablesOfRemoved(db, tables, looking).flatMap((table) =>
    Object.entries(POINTERS).flatMap(([target, { key, columns }]) =>
      columns
        .filter((column) => table.name !== target && table.key.some(({ name }) => name === column))
        .flatMap((column) => {
          const pointer = `json_object(${word(key)}, json_extract(c.row_key, '$.${column}'))`
          return db
            .prepare(
              `SELECT 'gone' AS why, l.batch, c.table_name AS "table", c.row_key AS rowKey, l.table_name AS laterTable, l.row_key AS laterKey
                FROM change c JOIN change l ON l.community = c.community AND l.table_name = ${word(target)} AND l.row_key = ${pointer}
                AND l.after IS NULL AND l.batch IN (SELECT value FROM json_each(@later))
                WHERE c.community = @community AND c.batch = @batch AND c.after IS NULL AND c.table_name = ${word(table.name)}`,
            )
            .all(looking) as Touch[]
        }),
    ),
  )
}

/** Ties that would be current again for somebody who by now has another one of that kind. */
function movedLater(db: Database, tables: ReadonlyMap<string, Table>, looking: Looking): Touch[] {
  const tie = tables.get('tie')
  if (!tie) return []
  return db
    .prepare(
      `SELECT 'moved' AS why, max(coalesce(r.${MADE_IN.name}, 0), coalesce((SELECT max(l.batch) FROM change l
        WHERE l.community = @community AND l.table_name = 'tie' AND l.row_key = ${keyJson(tie, 'r')}), 0)) AS batch,
        'tie' AS "table", c.row_key AS rowKey, 'tie' AS laterTable, ${keyJson(tie, 'r')} AS laterKey
        FROM change c JOIN tie r ON r.community = c.community AND r.person_no = json_extract(c.row_key, '$.person_no')
        AND r.kind = json_extract(c.row_key, '$.kind') AND r.to_on IS NULL AND ${keyJson(tie, 'r')} <> c.row_key
        WHERE c.community = @community AND c.batch = @batch AND c.table_name = 'tie' AND c.before IS NOT NULL
        AND json_extract(c.before, '$.to_on') IS NULL
        AND (c.after IS NULL OR json_extract(c.after, '$.to_on') IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM temp.own o WHERE o.table_name = 'tie' AND o.row_key = ${keyJson(tie, 'r')})`,
    )
    .all(looking) as Touch[]
}

function tablesOfRemoved(db: Database, tables: ReadonlyMap<string, Table>, looking: Looking): Table[] {
  const names = db
    .prepare('SELECT DISTINCT table_name FROM change WHERE community = @community AND batch = @batch AND after IS NULL')
    .pluck()
    .all(looking) as string[]
  return names.flatMap((name) => tables.get(name) ?? [])
}
