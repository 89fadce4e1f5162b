/** Brings the tables of a database to what the forms say: only by adding, with a record, and all in one transaction. */
import { AppError } from '../core/app-error.ts'
import { renameField } from './rename-field.ts'
import type { Engine } from './store.ts'
import type { Column, Table } from './table.ts'

/** What stands in `schema_change`, folded: table → column → its last recorded kind and type. */
type Known = ReadonlyMap<string, Columns>
type Columns = ReadonlyMap<string, { kind: string; type: string }>

interface Step {
  readonly change: 'table' | 'column' | 'retype' | 'retype_empty' | 'rename'
  readonly table: Table
  readonly columns: readonly Column[]
  /** For `rename`: what its only column is called so far. */
  readonly before?: string
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
    const before = new Map(columns.map((column) => [column, columnBefore(column, there, columns)]))
    for (const [column, name] of before)
      if (name !== null) steps.push({ change: 'rename', table, columns: [column], before: name })
    const added = columns.filter((column) => !there.has(column.name) && before.get(column) === null)
    if (added.length > 0) steps.push({ change: 'column', table, columns: added })
    for (const column of columns) {
      const before = there.get(column.name)
      if (before && (before.kind !== column.kind || before.type !== column.type))
        steps.push({ change: await retyping(engine, table, column, before), table, columns: [column] })
    }
    const renamed = [...before.values()]
    await refuseRemoved(
      engine,
      table,
      [...there.keys()].filter((name) => !renamed.includes(name)),
    )
  }
  // What a new name changes beside its own table must be there.
  return [...steps.filter(({ change }) => change !== 'rename'), ...steps.filter(({ change }) => change === 'rename')]
}

/** The column under which a field that was renamed is stored, of the same meaning; null for every other. */
function columnBefore(column: Column, there: Columns, columns: readonly Column[]): string | null {
  if (there.has(column.name)) return null
  const name = column.was?.find((was) => {
    const known = there.get(was)
    return known?.kind === column.kind && known.type === column.type && columns.every((other) => other.name !== was)
  })
  return name ?? null
}

async function takeStep(engine: Engine, { change, table, columns, before }: Step): Promise<void> {
  if (change === 'table') await engine.createTable(table)
  for (const column of columns) {
    if (change === 'retype_empty') await engine.dropColumn(table.name, column.name)
    if (change === 'column' || change === 'retype_empty') await engine.addColumn(table.name, column)
    if (change === 'rename' && before !== undefined) await renameField(engine, table.name, before, column.name)
  }
  const last = await engine.db.selectFrom('schema_change').select(engine.db.fn.max('no').as('no')).executeTakeFirst()
  const first = Number(last?.no ?? 0) + 1
  const gone = columns.map(({ kind, type }) => ({ change: 'renamed', name: before ?? '', kind, type }))
  const now = columns.map(({ name, kind, type }) => ({
    change: change === 'retype_empty' ? 'retype' : change === 'rename' ? 'column' : change,
    name,
    kind,
    type,
  }))
  const rows = [...(change === 'rename' ? gone : []), ...now].map(({ name, ...column }, position) => ({
    no: first + position,
    ...column,
    table_name: table.name,
    column_name: name,
  }))
  await engine.db.insertInto('schema_change').values(rows).execute()
}

async function readKnown(engine: Engine): Promise<Known> {
  const rows = await engine.db.selectFrom('schema_change').selectAll().orderBy('no').execute()
  const known = new Map<string, Map<string, { kind: string; type: string }>>()
  for (const row of rows) {
    const columns = known.get(String(row.table_name)) ?? new Map()
    known.set(String(row.table_name), columns)
    if (row.change === 'renamed') columns.delete(String(row.column_name))
    else columns.set(String(row.column_name), { kind: String(row.kind), type: String(row.type) })
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
