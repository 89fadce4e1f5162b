/** Records of the office's own forms (roster, visits, matters …), in the order of their keys. */
import type { Form } from '../forms/form.ts'
import type { FormRecord } from '../forms/record.ts'
import { compareNames } from '../register/door-order.ts'
import { cellsOfRow, extrasOfRow, storedFields } from '../register/stored-row.ts'
import { formTableName } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/** `grid` keeps those of one grid, where the form knows grids. */
export async function loadOfficeRecords(store: Store, form: Form, grid: string | null = null): Promise<FormRecord[]> {
  const rows = await rowsWith(store, formTableName(form.id), 'subject', null)
  const column = form.fields.find((field) => field.type === 'grid')?.name
  const fields = storedFields(form)
  return rows
    .filter((row) => grid === null || column === undefined || row[column] === grid)
    .sort((a, b) => compareNames(String(a.record_key), String(b.record_key)))
    .map((row) => ({ form: form.id, subject: '', cells: cellsOfRow(fields, row), extras: extrasOfRow(row) }))
}
