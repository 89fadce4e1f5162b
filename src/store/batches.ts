/** What was imported and changed before: lists of batches, the changes of one, and who touched the same rows later. */
import { AppError } from '../core/app-error.ts'
import type { Change, Row } from '../core/rows.ts'
import type { LaterTouch } from '../register/plan-undo.ts'
import type { Outcome } from './apply.ts'
import { without } from './rows.ts'
import type { Store } from './store.ts'
import { MADE_IN } from './table.ts'

export interface BatchSummary {
  readonly batch: number
  readonly day: string
  readonly kind: string
  readonly note: string
  readonly undoes: number | null
  /** The batch that took this one back, or null. */
  readonly undoneBy: number | null
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
  const code = store.community.code
  const batches = await store.db
    .selectFrom('batch')
    .selectAll()
    .where('community', '=', code)
    .orderBy('batch')
    .execute()
  const files = await filesByBatch(store)
  const outcomes = await store.db
    .selectFrom('batch_row')
    .select(['batch', 'outcome', (columns) => columns.fn.countAll().as('count')])
    .where('community', '=', code)
    .groupBy(['batch', 'outcome'])
    .execute()
  const undoneBy = new Map(batches.map((row) => [row.undoes, Number(row.batch)]))
  return batches.map((row) => ({
    batch: Number(row.batch),
    day: String(row.day),
    kind: String(row.kind),
    note: String(row.note),
    undoes: row.undoes === null ? null : Number(row.undoes),
    undoneBy: undoneBy.get(Number(row.batch)) ?? null,
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
  const batches = await listBatches(store)
  const found = batches.find((each) => each.batch === number)
  if (!found)
    throw new AppError('batch.unknown', 2, { batch: String(number), last: String(batches.at(-1)?.batch ?? 0) })
  return found
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
export async function changesOfBatch(store: Store, number: number): Promise<Change[]> {
  return [...(await rowsMadeIn(store, number)), ...(await goneSince(store, number)), ...(await loggedIn(store, number))]
}

/** What a batch made and is still there, as it stands now. */
async function rowsMadeIn(store: Store, number: number): Promise<Change[]> {
  const made: Change[] = []
  for (const table of store.tables.values()) {
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
async function goneSince(store: Store, number: number): Promise<Change[]> {
  const rows = await store.db
    .selectFrom('change')
    .select(['table_name', 'row_key', 'before'])
    .where('community', '=', store.community.code)
    .where('batch', '>', number)
    .where('after', 'is', null)
    .execute()
  return rows.flatMap((row) => {
    const before = parseRow(row.before)
    const key = JSON.parse(String(row.row_key)) as Record<string, string>
    return before?.made_in === number ? [{ table: String(row.table_name), key, before: null, after: before }] : []
  })
}

async function loggedIn(store: Store, number: number): Promise<Change[]> {
  const rows = await store.db
    .selectFrom('change')
    .select(['table_name', 'row_key', 'before', 'after'])
    .where('community', '=', store.community.code)
    .where('batch', '=', number)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    table: String(row.table_name),
    key: JSON.parse(String(row.row_key)) as Record<string, string>,
    before: parseRow(row.before),
    after: parseRow(row.after),
  }))
}

/** Which rows later batches touched; a batch that was taken back again, and its taking back, left nothing behind. */
export async function touchedAfter(store: Store, number: number): Promise<LaterTouch[]> {
  const batches = await listBatches(store)
  const gone = batches.filter(({ batch, undoneBy }) => batch > number && undoneBy !== null).map(({ batch }) => batch)
  const goneBy = batches.filter(({ undoes }) => undoes !== null && gone.includes(undoes)).map(({ batch }) => batch)
  const rows = await store.db
    .selectFrom('change')
    .select(['batch', 'table_name', 'row_key'])
    .where('community', '=', store.community.code)
    .where('batch', '>', number)
    .orderBy('batch')
    .execute()
  const nothing = new Set([...gone, ...goneBy])
  const changed = rows.map((row) => ({
    batch: Number(row.batch),
    table: String(row.table_name),
    key: JSON.parse(String(row.row_key)) as Record<string, string>,
  }))
  return [...changed, ...(await madeAfter(store, number))].filter(({ batch }) => !nothing.has(batch))
}

async function madeAfter(store: Store, number: number): Promise<LaterTouch[]> {
  const made: LaterTouch[] = []
  for (const { name: table, key, columns } of store.tables.values()) {
    if (!columns.includes(MADE_IN)) continue
    const names = key.map(({ name }) => name)
    const rows = await store.db
      .selectFrom(table)
      .select([...names, MADE_IN.name])
      .where('community', '=', store.community.code)
      .where(MADE_IN.name, '>', number)
      .execute()
    for (const row of rows) made.push({ batch: Number(row.made_in), table, key: keyOf(row, names) })
  }
  return made
}

function keyOf(row: Row, names: readonly string[]): Record<string, string> {
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
