/** What imports that still stand did to rows that a new one would change, and whether a file was imported before. */
import type { Change, Row } from '../core/rows.ts'
import { rowId } from '../register/plan-undo.ts'
import type { Earlier } from '../register/wrong-file.ts'
import { keyText } from './apply.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/** Every engine limits the parameters of one query. */
const PIECE = 2000

/** Answers for `changes` of rows that were there before; oldest first. */
export async function earlierChanges(
  store: Store,
  changes: readonly Change[],
): Promise<(change: Change) => readonly Earlier[]> {
  const updates = changes.filter(({ before, after }) => before !== null && after !== null)
  const days = await standingImports(store)
  const found = new Map<string, Earlier[]>()
  const rows = days.size === 0 ? [] : await loggedOf(store, updates)
  for (const row of rows.sort((a, b) => Number(a.batch) - Number(b.batch))) {
    const day = days.get(Number(row.batch))
    if (day === undefined || row.before === null || row.after === null) continue
    const id = rowId(String(row.table_name), JSON.parse(String(row.row_key)))
    const earlier = { batch: Number(row.batch), day, before: parse(row.before), after: parse(row.after) }
    found.set(id, [...(found.get(id) ?? []), earlier])
  }
  return ({ table, key }) => found.get(rowId(table, key)) ?? []
}

/** The last import of the same bytes that was not taken back, or null. */
export async function importedBefore(store: Store, sha256: string): Promise<number | null> {
  const days = await standingImports(store)
  const rows = await rowsWith(store, 'batch_file', 'sha256', [sha256])
  const batches = rows.map((row) => Number(row.batch)).filter((batch) => days.has(batch))
  return batches.length === 0 ? null : Math.max(...batches)
}

async function loggedOf(store: Store, changes: readonly Change[]): Promise<Row[]> {
  const found: Row[] = []
  const query = store.db.selectFrom('change').selectAll().where('community', '=', store.community.code)
  for (const table of new Set(changes.map((change) => change.table))) {
    const own = changes.filter((change) => change.table === table)
    const keys = [...new Set(own.map((change) => keyText(change, store.tables.get(table))))]
    for (let from = 0; from < keys.length; from += PIECE) {
      const piece = query.where('table_name', '=', table).where('row_key', 'in', keys.slice(from, from + PIECE))
      found.push(...(await piece.execute()))
    }
  }
  return found
}

async function standingImports(store: Store): Promise<Map<number, string>> {
  const rows = await store.db
    .selectFrom('batch')
    .select(['batch', 'day', 'kind', 'undoes'])
    .where('community', '=', store.community.code)
    .execute()
  const undone = new Set(rows.flatMap(({ undoes }) => (undoes === null ? [] : [Number(undoes)])))
  return new Map(
    rows
      .filter(({ batch, kind }) => kind === 'import' && !undone.has(Number(batch)))
      .map(({ batch, day }) => [Number(batch), String(day)]),
  )
}

function parse(text: unknown): Row {
  return JSON.parse(String(text)) as Row
}
