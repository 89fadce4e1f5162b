/** Taking a batch back where later ones have been at work: what goes back to the value before, what stays as it is now, and why. */
import type { Change, Row, Value } from '../core/rows.ts'

type Key = Readonly<Record<string, string>>

export interface LaterChange extends Change {
  readonly batch: number
}

/** Why a row of the batch cannot simply be put back, and the later batch that makes it so. */
export interface Hindrance {
  readonly why: 'changed' | 'needed' | 'gone' | 'moved'
  readonly batch: number
  readonly table: string
  readonly key: Key
}

export interface Kept {
  readonly table: string
  readonly key: Key
  /** The column that stays; a heading for an extra column; null for the whole row. */
  readonly field: string | null
  readonly why: Hindrance['why']
  readonly batch: number
}

export interface UndoPlan {
  /** In the opposite order of what is taken back: what refers to a row goes before the row. */
  readonly changes: readonly Change[]
  readonly kept: readonly Kept[]
}

/**
 * `changes` of the batch, `hindrances` by later batches, `later` changes of the same rows (`rowId` → oldest first), and the
 * columns that hold JSON. A field that was changed later stays, the others of its row go back; a row that the batch made
 * stays whole when somebody changed it or put something on it, and what it belongs to stays with it. Pure.
 */
export function planUndo(
  changes: readonly Change[],
  hindrances: readonly Hindrance[],
  later: ReadonlyMap<string, readonly LaterChange[]>,
  jsonColumns: ReadonlySet<string>,
): UndoPlan {
  const whole = rowsThatStay(changes, hindrances)
  const back: Change[] = []
  const kept: Kept[] = []
  for (const change of changes) {
    const { table, key } = change
    const stays = whole.get(rowId(table, key))
    if (stays) kept.push({ table, key, field: null, ...stays })
    else if (change.before === null || change.after === null) back.push(opposite(change))
    else {
      const fields = fieldsBack(change, change.before, later.get(rowId(table, key)) ?? [], jsonColumns)
      kept.push(...fields.kept.map((each) => ({ table, key, why: 'changed' as const, ...each })))
      if (fields.change) back.push(fields.change)
    }
  }
  return { changes: back.reverse(), kept }
}

/** One row of one table as a text; keys are made with their columns in the table's order. Pure. */
export function rowId(table: string, key: Key): string {
  return `${table} ${Object.values(key).join('\u0000')}`
}

/** Rows that stay as a whole, each with the first reason for it. */
function rowsThatStay(changes: readonly Change[], hindrances: readonly Hindrance[]) {
  const stay = new Map<string, { readonly why: Hindrance['why']; readonly batch: number }>()
  const half = new Set(
    changes.filter(({ before, after }) => before && after).map(({ table, key }) => rowId(table, key)),
  )
  for (const { table, key, why, batch } of hindrances) {
    const row = rowId(table, key)
    // A row that was there before and after is taken back field by field; a tie is one fact.
    if (half.has(row) && why === 'changed' && table !== 'tie') continue
    if (!stay.has(row)) stay.set(row, { why, batch })
  }
  // Somebody who stays, stays at home; and ties of one kind are one story, of which no half can be told.
  for (let grown = -1; grown !== stay.size; ) {
    grown = stay.size
    const told = new Map<string, number>()
    const needed = new Map<string, number>()
    for (const { table, key } of changes) {
      const reason = stay.get(rowId(table, key))
      if (!reason) continue
      if (table === 'tie') told.set(`${key.person_no} ${key.kind}`, reason.batch)
      for (const entity of pointedAt(table, key)) needed.set(entity, reason.batch)
    }
    for (const { table, key, before } of changes) {
      const row = rowId(table, key)
      if (stay.has(row)) continue
      const home =
        table === 'tie' && before === null ? stay.get(rowId('person', { person_no: key.person_no ?? '' })) : null
      const batch = home?.batch ?? (table === 'tie' ? told.get(`${key.person_no} ${key.kind}`) : undefined)
      if (batch !== undefined) stay.set(row, { why: home ? 'needed' : 'moved', batch })
      const pointing = before === null ? needed.get(row) : undefined
      if (pointing !== undefined) stay.set(row, { why: 'needed', batch: pointing })
    }
  }
  return stay
}

/** The rows of people and households that a row speaks of. */
function pointedAt(table: string, key: Key): string[] {
  if (table === 'person' || table === 'household') return []
  const persons = [key.person_no, key.subject].flatMap((no) => (no ? [rowId('person', { person_no: no })] : []))
  const homes = [key.household_code, key.subject].flatMap((code) =>
    code ? [rowId('household', { household_code: code })] : [],
  )
  return [...persons, ...homes]
}

/** What of a changed row goes back, as one change from how it stands now. */
function fieldsBack(
  { table, key, after }: Change,
  before: Row,
  later: readonly LaterChange[],
  jsonColumns: ReadonlySet<string>,
): { readonly change: Change | null; readonly kept: readonly { readonly field: string; readonly batch: number }[] } {
  const changedBy = new Map<string, number>()
  const now: Record<string, Value> = { ...after }
  for (const { batch, before: was, after: became } of later) {
    for (const field of fieldsOf(was, became, jsonColumns)) changedBy.set(field, batch)
    for (const column in became) if (column in now) now[column] = became[column] ?? null
  }
  const kept = new Map<string, number>()
  const target: Record<string, Value> = { ...now }
  for (const column of Object.keys(now)) {
    const json = jsonColumns.has(column)
    const mine = json
      ? fieldsOf({ [column]: before[column] ?? null }, { [column]: after?.[column] ?? null }, jsonColumns)
      : [column]
    const held = mine.filter((field) => changedBy.has(field))
    for (const field of held) kept.set(field, changedBy.get(field) ?? 0)
    if (json)
      target[column] = mixed(
        now[column],
        before[column],
        mine.filter((field) => !changedBy.has(field)),
      )
    else if (held.length === 0) target[column] = before[column] ?? null
  }
  const columns = Object.keys(now).filter((column) => target[column] !== now[column])
  const only = (row: Row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))
  return {
    change: columns.length === 0 ? null : { table, key, before: only(now), after: only(target) },
    kept: [...kept].map(([field, batch]) => ({ field, batch })),
  }
}

/** The columns that differ, and in columns of JSON the fields or headings that do. */
function fieldsOf(before: Row | null, after: Row | null, jsonColumns: ReadonlySet<string>): string[] {
  const fields = new Set<string>()
  for (const column of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    const [was, is] = [before?.[column] ?? null, after?.[column] ?? null]
    if (was === is) continue
    if (!jsonColumns.has(column)) fields.add(column)
    else {
      const [a, b] = [parsed(was), parsed(is)]
      for (const name of new Set([...Object.keys(a), ...Object.keys(b)]))
        if (JSON.stringify(a[name]) !== JSON.stringify(b[name])) fields.add(name)
    }
  }
  return [...fields]
}

/** The JSON as it is now, with these of its entries as they were. */
function mixed(now: Value | undefined, before: Value | undefined, entries: readonly string[]): string {
  const [result, was] = [parsed(now), parsed(before)]
  for (const name of entries) {
    if (name in was) result[name] = was[name]
    else delete result[name]
  }
  // In the order in which rows are written, so that equal content is an equal text.
  const order = Object.keys({ ...was, ...result })
  return JSON.stringify(Object.fromEntries(order.filter((name) => name in result).map((name) => [name, result[name]])))
}

function parsed(value: Value | undefined): Record<string, unknown> {
  return typeof value === 'string' && value !== '' ? JSON.parse(value) : {}
}

function opposite({ table, key, before, after }: Change): Change {
  return { table, key, before: after, after: before }
}
