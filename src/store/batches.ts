/** What was imported and changed before: lists of batches, the changes of one, and who touched the same rows later. */
import { AppError } from '../core/app-error.ts'
import type { Change, Row } from '../core/rows.ts'
import { type BatchLink, standingAfter, takenBack } from '../register/batch-standing.ts'
import { type LaterChange, rowId } from '../register/plan-undo.ts'
import type { Outcome } from './apply.ts'
import { without } from './rows.ts'
import type { Store, Touch } from './store.ts'
import { MADE_IN } from './table.ts'

export interface BatchSummary {
  readonly batch: number
  readonly day: string
  readonly kind: string
  readonly note: string
  readonly undoes: number | null
  /** The batch that took this one back and still stands, or null. */
  readonly undoneBy: number | null
  /** It takes another one back, but not all of it. */
  readonly partly: boolean
  readonly files: readonly { readonly file: string; readonly sha256: string; readonly counts: unknown }[]
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly changes: number
}

export interface BatchRow {
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly form: string
  readonly subject: string
  readonly outcome: Outcome
}

/** Oldest first. */
export async function listBatches(store: Store): Promise<BatchSummary[]> {
  return summaries(store, null)
}

async function summaries(store: Store, only: number | null): Promise<BatchSummary[]> {
  const code = store.community.code
  const within = only === null ? { from: 0, to: Number.MAX_SAFE_INTEGER } : { from: only, to: only }
  const batches = await store.db
    .selectFrom('batch')
    .selectAll()
    .where('community', '=', code)
    .where('batch', '>=', within.from)
    .where('batch', '<=', within.to)
    .orderBy('batch')
    .execute()
  const files = await filesByBatch(store)
  const outcomes = await store.db
    .selectFrom('batch_row')
    .select(['batch', 'outcome', (columns) => columns.fn.countAll().as('count')])
    .where('community', '=', code)
    .where('batch', '>=', within.from)
    .where('batch', '<=', within.to)
    .groupBy(['batch', 'outcome'])
    .execute()
  const undoneBy = takenBack(await readLinks(store))
  return batches.map((row) => ({
    batch: Number(row.batch),
    day: String(row.day),
    kind: String(row.kind),
    note: String(row.note),
    undoes: row.undoes === null ? null : Number(row.undoes),
    undoneBy: undoneBy.get(Number(row.batch)) ?? null,
    partly: row.partly === 1,
    files: files.get(Number(row.batch)) ?? [],
    outcomes: {
      ...{ created: 0, updated: 0, unchanged: 0, rejected: 0 },
      ...Object.fromEntries(
        outcomes.filter(({ batch }) => batch === row.batch).map(({ outcome, count }) => [outcome, Number(count)]),
      ),
    },
    changes: Number(row.changes ?? 0),
  }))
}

/** One batch, or `batch.unknown` with the numbers there are. */
export async function readBatch(store: Store, number: number): Promise<BatchSummary> {
  const [found] = await summaries(store, number)
  if (found) return found
  const last = (await readLinks(store)).at(-1)?.batch ?? 0
  throw new AppError('batch.unknown', 2, { batch: String(number), last: String(last) })
}

/** Which batch takes which back, in the order of their numbers. */
export async function readLinks({ db, community }: Store): Promise<BatchLink[]> {
  const rows = await db
    .selectFrom('batch')
    .select(['batch', 'undoes', 'partly'])
    .where('community', '=', community.code)
    .orderBy('batch')
    .execute()
  return rows.map(({ batch, undoes, partly }) => ({
    batch: Number(batch),
    undoes: undoes === null ? null : Number(undoes),
    partly: partly === 1,
  }))
}

/** Where every row of a batch went, in the order of the workbook. */
export async function rowsOfBatch(store: Store, number: number): Promise<BatchRow[]> {
  const files = await store.db
    .selectFrom('batch_file')
    .select(['file_no', 'file'])
    .where('community', '=', store.community.code)
    .where('batch', '=', number)
    .execute()
  const names = new Map(files.map((row) => [row.file_no, String(row.file)]))
  const rows = await store.db
    .selectFrom('batch_row')
    .selectAll()
    .where('community', '=', store.community.code)
    .where('batch', '=', number)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    file: names.get(row.file_no ?? null) ?? '',
    sheet: String(row.sheet),
    row: Number(row.row_no),
    form: String(row.form),
    subject: String(row.subject),
    outcome: row.outcome as Outcome,
  }))
}

/** The changes of a batch, what it made first; `before` and `after` swapped take it back. */
export async function changesOfBatch(
  store: Store,
  number: number,
  tables: readonly string[] = [...store.tables.keys()],
): Promise<Change[]> {
  const made = [...(await rowsMadeIn(store, number, tables)), ...(await goneSince(store, number, tables))]
  const own = new Set(made.map(({ table, key }) => rowId(table, key)))
  // What it changed in its own rows afterwards is in them already.
  const logged = (await loggedIn(store, number, tables)).filter(({ table, key }) => !own.has(rowId(table, key)))
  return [...made, ...logged]
}

/** What a batch made and is still there, as it stands now. */
async function rowsMadeIn(store: Store, number: number, tables: readonly string[]): Promise<Change[]> {
  const made: Change[] = []
  for (const table of tables.flatMap((name) => store.tables.get(name) ?? [])) {
    if (!table.columns.includes(MADE_IN)) continue
    const rows = await store.db
      .selectFrom(table.name)
      .selectAll()
      .where('community', '=', store.community.code)
      .where(MADE_IN.name, '=', number)
      .execute()
    const names = table.key.map(({ name }) => name)
    for (const row of rows)
      made.push({
        table: table.name,
        key: keyOf(row, names),
        before: null,
        after: without(row, 'community', ...names),
      })
  }
  return made
}

/** What a batch made and a later one took away, as it was then. */
async function goneSince(store: Store, number: number, tables: readonly string[]): Promise<Change[]> {
  const rows = await store.db
    .selectFrom('change')
    .select(['table_name', 'row_key', 'before'])
    .where('community', '=', store.community.code)
    .where('batch', '>', number)
    .where('table_name', 'in', tables)
    .where('after', 'is', null)
    .execute()
  return rows.flatMap((row) => {
    const before = parseRow(row.before)
    const key = JSON.parse(String(row.row_key)) as Record<string, string>
    return before?.made_in === number ? [{ table: String(row.table_name), key, before: null, after: before }] : []
  })
}

async function loggedIn(store: Store, number: number, tables: readonly string[]): Promise<Change[]> {
  const rows = await store.db
    .selectFrom('change')
    .select(['table_name', 'row_key', 'before', 'after'])
    .where('community', '=', store.community.code)
    .where('batch', '=', number)
    .where('table_name', 'in', tables)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    table: String(row.table_name),
    key: JSON.parse(String(row.row_key)) as Record<string, string>,
    before: parseRow(row.before),
    after: parseRow(row.after),
  }))
}

/** What later batches that still stand did that is in the way of taking this one back. */
export async function touchedAfter(store: Store, number: number): Promise<Touch[]> {
  return store.laterTouches(number, standingAfter(await readLinks(store), number))
}

/** The changes that later batches made to rows of these keys (JSON as in the log), oldest first; `table rowKey` → changes. */
export async function laterChanges(store: Store, touches: readonly Touch[]): Promise<Map<string, LaterChange[]>> {
  const found = new Map<string, LaterChange[]>()
  const changed = touches.filter(({ why }) => why === 'changed')
  for (const batch of new Set(changed.map((touch) => touch.batch))) {
    const wanted = new Set(changed.filter((touch) => touch.batch === batch).map(touchedRow))
    for (const change of await loggedIn(store, batch, [...new Set(changed.map(({ table }) => table))])) {
      const row = rowId(change.table, change.key)
      if (!wanted.has(row)) continue
      const list = found.get(row) ?? []
      found.set(row, list)
      list.push({ batch, ...change })
    }
  }
  return found
}

export function touchedRow({ table, rowKey }: Touch): string {
  return rowId(table, JSON.parse(rowKey) as Record<string, string>)
}

/** The key of a stored row as texts, its columns in the order of the table. Pure. */
export function keyOf(row: Row, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, String(row[name])]))
}

async function filesByBatch(store: Store) {
  const rows = await store.db
    .selectFrom('batch_file')
    .selectAll()
    .where('community', '=', store.community.code)
    .orderBy('batch')
    .orderBy('file_no')
    .execute()
  const files = new Map<number, { file: string; sha256: string; counts: unknown }[]>()
  for (const row of rows) {
    const list = files.get(Number(row.batch)) ?? []
    files.set(Number(row.batch), list)
    list.push({ file: String(row.file), sha256: String(row.sha256), counts: JSON.parse(String(row.counts)) })
  }
  return files
}

function parseRow(value: unknown): Row | null {
  return typeof value === 'string' ? (JSON.parse(value) as Row) : null
}
