/** Values that look wrong and that wardens have confirmed to be true: read whole, there are a handful in a community. */
import type { Row } from '../core/rows.ts'
import type { Flag } from '../register/household-file.ts'
import { without } from './rows.ts'
import type { Store } from './store.ts'

/** `form|subject|record_key|field` → `{code, value, why, on_day}`. */
export async function readFlags(store: Store): Promise<Map<string, Row>> {
  const rows = await flagRows(store)
  return new Map(
    rows.map((row) => [
      [row.form, row.subject, row.record_key, row.field].join('|'),
      without(row, 'community', 'form', 'subject', 'record_key', 'field'),
    ]),
  )
}

/** Person number or household code → what was confirmed of them. */
export async function flagsBySubject(store: Store): Promise<Map<string, Flag[]>> {
  const flags = new Map<string, Flag[]>()
  for (const row of await flagRows(store)) {
    const { form, subject, field, code, why, on_day: on } = row
    const flag = { form: String(form), field: String(field), code: String(code), why: String(why), on: String(on) }
    flags.set(String(subject), [...(flags.get(String(subject)) ?? []), flag])
  }
  return flags
}

async function flagRows(store: Store): Promise<Row[]> {
  return store.db
    .selectFrom('confirmed')
    .selectAll()
    .where('community', '=', store.community.code)
    .orderBy('form')
    .orderBy('subject')
    .orderBy('record_key')
    .orderBy('field')
    .execute()
}
