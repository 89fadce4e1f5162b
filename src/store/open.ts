/** Opens the office's store: the right engine, tables as the forms say, the community's name. */
import type { Definitions } from '../forms/form.ts'
import { allTables } from './form-tables.ts'
import { bringUpToDate } from './schema.ts'
import type { Community, Engine, Store } from './store.ts'
import type { Table } from './table.ts'

/** `file` is made, readable by its owner only, when it is not there; `:memory:` keeps nothing. */
export async function openStore(file: string, definitions: Definitions, community: Community): Promise<Store> {
  const { openSqlite } = await import('./sqlite/open-sqlite.ts')
  const engine = await openSqlite(file)
  try {
    const tables = allTables(definitions)
    await bringUpToDate(engine, tables)
    await nameCommunity(engine, community)
    return storeOn(engine, definitions, community, new Map(tables.map((table) => [table.name, table])))
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function nameCommunity(engine: Engine, { code, name }: Community): Promise<void> {
  const { db } = engine
  const row = await db.selectFrom('community').select('name').where('community', '=', code).executeTakeFirst()
  if (row?.name === name) return
  await db
    .insertInto('community')
    .values({ community: code, name })
    .onConflict((conflict) => conflict.column('community').doUpdateSet({ name }))
    .execute()
}

function storeOn(
  engine: Engine,
  definitions: Definitions,
  community: Community,
  tables: ReadonlyMap<string, Table>,
): Store {
  const tableNamed = (name: string): Table => {
    const table = tables.get(name)
    if (!table) throw new TypeError(`no such table: ${name}`)
    return table
  }
  const store: Store = {
    db: engine.db,
    community,
    definitions,
    tables,
    transaction: (work) => engine.transaction(() => work(store)),
    withoutWaiting: (work) => engine.withoutWaiting(work),
    insert: async (name, rows) => engine.insert(community.code, tableNamed(name), rows),
    read: async (name, column, keys) =>
      keys.length === 0 ? [] : engine.read(community.code, tableNamed(name), column, keys),
    write: async (name, changes, batch) => engine.write(community.code, tableNamed(name), changes, batch),
    takeBack: (batch, undo) => engine.takeBack(community.code, tables, batch, undo),
    laterTouches: (batch, later) => engine.laterTouches(community.code, tables, batch, later),
    backupTo: (path) => engine.backupTo(path),
    integrity: () => engine.integrity(),
    close: () => engine.close(),
  }
  return store
}
