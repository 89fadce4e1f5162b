/** Brings the tables of a database to what the forms say: only by adding, with a record, and all in one transaction. */
import { AppError } from '../core/app-error.ts'
import type { Engine } from './store.ts'
import type { Column, Table } from './table.ts'

/** What stands in `schema_change`, folded: table → column → its last recorded kind and type. */
type Known = ReadonlyMap<string, ReadonlyMap<string, { kind: string; type: string }>>

interface Step {
  readonly change: 'table' | 'column' | 'retype' | 'retype_empty'
  readonly table: Table
  readonly columns: readonly Column[]
}

/** Types as which any text may be read: going there loses nothing. */
const WIDE = new Set(['text', 'long_text'])

export async function bringUpToDate(engine: Engine, tables: readonly Table[]): Promise<void> {
  if ((await planSteps(engine, tables)).length === 0) return
  await engine.transaction(async () => {
    // Another process may have done it while we waited for our turn.
    for (const step of await planSteps(engine, tables)) await takeStep(engine, step)
  })
}

async function planSteps(engine: Engine, tables: readonly Table[]): Promise<Step[]> {
  const known = await readKnown(engine)
  const steps: Step[] = []
  for (const table of tables) {
    const there = known.get(table.name)
    const columns = [...table.key, ...table.columns]
    if (!there) {
      steps.push({ change: 'table', table, columns })
      continue
    }
    const added = columns.filter((column) => !there.has(column.name))
    if (added.length > 0) steps.push({ change: 'column', table, columns: added })
    for (const column of columns) {
      const before = there.get(column.name)
      if (before && (before.kind !== column.kind || before.type !== column.type))
        steps.push({ change: await retyping(engine, table, column, before), table, columns: [column] })
    }
    await refuseRemoved(engine, table, [...there.keys()])
  }
  return steps
}

async function takeStep(engine: Engine, { change, table, columns }: Step): Promise<void> {
  if (change === 'table') await engine.createTable(table)
  for (const column of columns) {
    if (change === 'retype_empty') await engine.dropColumn(table.name, column.name)
    if (change === 'column' || change === 'retype_empty') await engine.addColumn(table.name, column)
  }
  const last = await engine.db.selectFrom('schema_change').select(engine.db.fn.max('no').as('no')).executeTakeFirst()
  const first = Number(last?.no ?? 0) + 1
  const rows = columns.map((column, position) => ({
    no: first + position,
    change: change === 'retype_empty' ? 'retype' : change,
    table_name: table.name,
    column_name: column.name,
    kind: column.kind,
    type: column.type,
  }))
  await engine.db.insertInto('schema_change').values(rows).execute()
}

async function readKnown(engine: Engine): Promise<Known> {
  const rows = await engine.db.selectFrom('schema_change').selectAll().orderBy('no').execute()
  const known = new Map<string, Map<string, { kind: string; type: string }>>()
  for (const row of rows) {
    const columns = known.get(String(row.table_name)) ?? new Map()
    known.set(String(row.table_name), columns)
    columns.set(String(row.column_name), { kind: String(row.kind), type: String(row.type) })
  }
  return known
}

async function retyping(
  engine: Engine,
  table: Table,
  column: Column,
  before: { kind: string; type: string },
): Promise<'retype' | 'retype_empty'> {
  const values = await countValues(engine, table.name, column.name)
  if (before.kind === column.kind && (values === 0 || WIDE.has(column.type))) return 'retype'
  if (values === 0 && !column.required) return 'retype_empty'
  throw new AppError('store.field_retyped', 2, {
    table: table.name,
    field: column.name,
    was: before.type,
    now: column.type,
    count: String(values),
  })
}

/** A column whose field is gone may stay while it is empty; with values in it the definitions must not forget it. */
async function refuseRemoved(engine: Engine, table: Table, there: readonly string[]): Promise<void> {
  const wanted = new Set([...table.key, ...table.columns].map((column) => column.name))
  for (const column of there) {
    if (wanted.has(column)) continue
    const values = await countValues(engine, table.name, column)
    if (values > 0)
      throw new AppError('store.field_removed', 2, { table: table.name, field: column, count: String(values) })
  }
}

async function countValues(engine: Engine, table: string, column: string): Promise<number> {
  const { db } = engine
  const row = await db
    .selectFrom(table)
    .select(db.fn.countAll().as('count'))
    .where(column, 'is not', null)
    .executeTakeFirst()
  return Number(row?.count ?? 0)
}
