/** Numbers of records that an office counts by the day: the next one of it. */
import type { Day } from '../core/day.ts'
import type { Form } from '../forms/form.ts'
import { formTableName } from './form-tables.ts'
import type { Store } from './store.ts'

/** `20150320-03` where 01 and 02 of the day are taken, whoever wrote them. */
export async function nextNumber(store: Store, form: Form, field: string, day: Day): Promise<string> {
  const prefix = `${day.replaceAll('-', '')}-`
  const rows = await store.db
    .selectFrom(formTableName(form.id))
    .select(field)
    .where('community', '=', store.community.code)
    .where(field, 'like', `${prefix}%`)
    .execute()
  const taken = rows.map((row) => Number(String(row[field]).slice(prefix.length))).filter(Number.isInteger)
  return prefix + String(Math.max(0, ...taken) + 1).padStart(2, '0')
}
