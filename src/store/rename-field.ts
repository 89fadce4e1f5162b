/** A field gets another name: its column, and every place that keeps the name beside values: states, the log, flags, traces. */
import { sql } from 'kysely'
import type { Engine } from './store.ts'

/** Inside a transaction; the column keeps its values and its place. */
export async function renameField(engine: Engine, table: string, before: string, name: string): Promise<void> {
  const { db } = engine
  await engine.renameColumn(table, before, name)
  const form = table.startsWith('form_') ? table.slice('form_'.length) : 'resident'
  const replaced = (column: string, from: string, to: string) =>
    sql<string>`replace(${sql.ref(column)}, ${from}, ${to})`
  const [from, to] = [`"${before}":`, `"${name}":`]
  await db
    .updateTable(table)
    .set({ states: replaced('states', from, to) })
    .where('states', 'like', `%${from}%`)
    .execute()
  // The log keeps rows as JSON, in which the states are JSON once more.
  for (const [was, is] of [
    [from, to],
    [`\\"${before}\\":`, `\\"${name}\\":`],
  ] as const)
    await db
      .updateTable('change')
      .set({ before: replaced('before', was, is), after: replaced('after', was, is) })
      .where('table_name', '=', table)
      .execute()
  await db.updateTable('confirmed').set({ field: name }).where('form', '=', form).where('field', '=', before).execute()
  await db
    .updateTable('batch_file')
    .set({ columns: replaced('columns', `"${form}.${before}":`, `"${form}.${name}":`) })
    .execute()
}
