/** Every value that was ever stored of a person or a household, and where it came from: batch, file, sheet, row, cell. */
import type { Row } from '../core/rows.ts'
import { type FieldStep, fieldSteps, type LoggedChange, type RowStep, stepsOf } from '../register/field-history.ts'
import { type BatchSummary, keyOf, listBatches } from './batches.ts'
import { formOf } from './name-rows.ts'
import { rowsWith, without } from './rows.ts'
import type { Store } from './store.ts'
import type { Table } from './table.ts'

export interface Source {
  readonly file: string
  readonly sheet: string
  readonly row: number
  /** `G12`; null where the sheet has no column for the field, as on a paper form. */
  readonly cell: string | null
}

export interface HistoryEntry extends FieldStep {
  readonly batch: BatchSummary
  readonly table: string
  readonly key: Readonly<Record<string, string>>
  /** The whole row came or went with this. */
  readonly whole: 'made' | 'removed' | null
  /** More than one where a workbook speaks of somebody in several rows. */
  readonly sources: readonly Source[]
}

/** `pointer` is `person_no` or `household_code`; oldest first. */
export async function readHistory(
  store: Store,
  pointer: 'person_no' | 'household_code',
  id: string,
): Promise<HistoryEntry[]> {
  const batches = new Map((await listBatches(store)).map((batch) => [batch.batch, batch]))
  const traces = await tracesOf(store, [id, ...(pointer === 'household_code' ? await everMembers(store, id) : [])])
  const entries: HistoryEntry[] = []
  for (const table of store.tables.values()) {
    const column = table.key.find(({ name }) => name === pointer || name === 'subject')?.name
    if (!column) continue
    for (const { key, now, log } of await rowsAbout(store, table, column, id))
      for (const step of stepsOf(now, log).map((each) => withBeginning(each, table.name, key))) {
        const batch = batches.get(step.batch)
        if (!batch) continue
        const whole = step.before === null ? 'made' : step.after === null ? 'removed' : null
        for (const field of fieldSteps(step, shownColumns(table)))
          entries.push({
            ...field,
            batch,
            table: table.name,
            key,
            whole,
            sources: sourcesOf(traces, step.batch, formOf({ table: table.name, key }), field.field),
          })
      }
  }
  return entries.sort((a, b) => a.batch.batch - b.batch.batch)
}

interface LoggedRow {
  readonly key: Readonly<Record<string, string>>
  readonly now: Row | null
  readonly log: LoggedChange[]
}

async function rowsAbout(store: Store, table: Table, column: string, id: string): Promise<LoggedRow[]> {
  const names = table.key.map(({ name }) => name)
  const rows = new Map<string, LoggedRow>()
  for (const row of await rowsWith(store, table.name, column, [id])) {
    const key = keyOf(row, names)
    rows.set(JSON.stringify(key), { key, now: without(row, 'community', ...names), log: [] })
  }
  for (const change of await loggedOf(store, table, column, id)) {
    const text = String(change.row_key)
    const row: LoggedRow = rows.get(text) ?? { key: JSON.parse(text), now: null, log: [] }
    rows.set(text, row)
    row.log.push({ batch: Number(change.batch), before: parsed(change.before), after: parsed(change.after) })
  }
  return [...rows.values()]
}

/** By the beginning of the key, which the index has in order; where the pointer is not first, by the table. */
async function loggedOf({ db, community }: Store, table: Table, column: string, id: string): Promise<Row[]> {
  const first = table.key[0]?.name === column
  const said = `${JSON.stringify(column)}:${JSON.stringify(id)}`
  let query = db
    .selectFrom('change')
    .select(['batch', 'row_key', 'before', 'after'])
    .where('community', '=', community.code)
    .where('table_name', '=', table.name)
  query = first
    ? query.where('row_key', '>=', `{${said}`).where('row_key', '<', `{${said}~`)
    : query.where('row_key', 'like', `%${said}%`)
  return query.orderBy('batch').orderBy('seq').execute()
}

/** Everybody who was ever tied to a household: their rows told what is known of the door. */
async function everMembers(store: Store, code: string): Promise<string[]> {
  const tie = store.tables.get('tie')
  const now = await rowsWith(store, 'tie', 'household_code', [code])
  const gone = await store.db
    .selectFrom('change')
    .select('row_key')
    .where('community', '=', store.community.code)
    .where('table_name', '=', tie?.name ?? '')
    .where('row_key', 'like', `%"household_code":${JSON.stringify(code)}%`)
    .execute()
  const keys = gone.map((row) => JSON.parse(String(row.row_key)) as Record<string, string>)
  return [...new Set([...now.map((row) => String(row.person_no)), ...keys.map((key) => key.person_no ?? '')])]
}

interface Trace {
  readonly batch: number
  readonly form: string
  readonly outcome: string
  readonly file: string
  readonly sheet: string
  readonly row: number
  readonly columns: Readonly<Record<string, string>>
}

async function tracesOf({ db, community }: Store, subjects: readonly string[]): Promise<Trace[]> {
  const rows = await db
    .selectFrom('batch_row')
    .selectAll()
    .where('community', '=', community.code)
    .where('subject', 'in', subjects)
    .where('outcome', '<>', 'rejected')
    .orderBy('batch')
    .orderBy('seq')
    .execute()
  const files = await db
    .selectFrom('batch_file')
    .select(['batch', 'file_no', 'file', 'columns'])
    .where('community', '=', community.code)
    .where('batch', 'in', [...new Set(rows.map(({ batch }) => Number(batch)))])
    .execute()
  const byNumber = new Map(files.map((file) => [`${file.batch} ${file.file_no}`, file]))
  return rows.map((row) => {
    const file = byNumber.get(`${row.batch} ${row.file_no}`)
    const columns = typeof file?.columns === 'string' ? JSON.parse(file.columns) : {}
    return {
      batch: Number(row.batch),
      form: String(row.form),
      outcome: String(row.outcome),
      file: String(file?.file ?? ''),
      sheet: String(row.sheet),
      row: Number(row.row_no),
      columns: columns[String(row.sheet)] ?? {},
    }
  })
}

/** Rows whose sheet has a column for the field, else those of the form, else any of the person's in that workbook. */
function sourcesOf(traces: readonly Trace[], batch: number, form: string, field: string): Source[] {
  const own = traces.filter((trace) => trace.batch === batch)
  const letterIn = ({ columns }: Trace) => columns[`${form}.${field}`] ?? columns[field] ?? columns[form] ?? null
  const best = [
    own.filter((trace) => letterIn(trace) !== null && trace.outcome !== 'unchanged'),
    own.filter((trace) => letterIn(trace) !== null),
    own.filter((trace) => trace.form === form),
    own,
  ].find((found) => found.length > 0)
  return (best ?? []).map((trace) => {
    const letter = letterIn(trace)
    return {
      file: trace.file,
      sheet: trace.sheet,
      row: trace.row,
      cell: letter === null ? null : `${letter}${trace.row}`,
    }
  })
}

/** When somebody came to a household stands in the key of the tie; '' is no known beginning. */
function withBeginning(step: RowStep, table: string, key: Readonly<Record<string, string>>): RowStep {
  if (table !== 'tie') return step
  const told = (row: Row | null) => row && { ...row, since: key.from_on ?? '' }
  return { ...step, before: told(step.before), after: told(step.after) }
}

function shownColumns(table: Table): string[] {
  const hidden = ['id_key', 'made_in', 'states', 'extras']
  const shown = table.columns.map(({ name }) => name).filter((name) => !hidden.includes(name))
  return table.name === 'tie' ? ['since', ...shown] : shown
}

function parsed(value: unknown): Row | null {
  return typeof value === 'string' ? (JSON.parse(value) as Row) : null
}
