/** One record of an office form written at the command line, as the same row that the form's sheet would have made. */
import type { Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import type { Cell } from '../forms/record.ts'
import { rowOfCells, storedFields } from '../register/stored-row.ts'
import { applyChanges } from './apply.ts'
import { formTableName } from './form-tables.ts'
import { without } from './rows.ts'
import type { Store } from './store.ts'

/** Field name → canonical text; fields without one stay blank. Gives back the batch, for `imports undo`. */
export async function writeOfficeRecord(
  store: Store,
  formId: string,
  values: Readonly<Record<string, string | null>>,
  how: { readonly day: Day; readonly command: string },
): Promise<number> {
  const form = store.definitions.forms.get(formId)
  if (!form) throw new TypeError(`no such form: ${formId}`)
  const cells = new Map<string, Cell>()
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== '') cells.set(name, { state: 'value', value })
  const table = formTableName(formId)
  const key = { subject: '', record_key: form.key.map((name) => values[name] ?? '').join('|') }
  const before = await storedRow(store, table, key)
  const after = rowOfCells(storedFields(form), cells, new Map())
  const batch = { batch: null, day: how.day, kind: how.command, note: '', file: null }
  return applyChanges(store, batch, [{ table, key, before, after }], [])
}

/** Whether a record with these key fields is stored. */
export async function hasOfficeRecord(
  store: Store,
  formId: string,
  values: Readonly<Record<string, string | null>>,
): Promise<boolean> {
  const form = store.definitions.forms.get(formId)
  const key = { subject: '', record_key: (form?.key ?? []).map((name) => values[name] ?? '').join('|') }
  return (await storedRow(store, formTableName(formId), key)) !== null
}

async function storedRow(
  store: Store,
  table: string,
  key: { subject: string; record_key: string },
): Promise<Row | null> {
  const row = await store.db
    .selectFrom(table)
    .selectAll()
    .where('community', '=', store.community.code)
    .where('subject', '=', key.subject)
    .where('record_key', '=', key.record_key)
    .executeTakeFirst()
  if (row === undefined) return null
  return without(row, 'community', 'subject', 'record_key', 'made_in')
}
