/** What planning an import has to know of the store: which numbers, codes, grids and forms its rows name. */
import type { Form, Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow, ParsedSheet } from '../forms/parsed-row.ts'
import { keyOfTaken } from './identity.ts'
import type { ImportContext } from './plan-import.ts'
import { gridCode } from './references.ts'
import type { KeyedBy, Wanted } from './snapshot.ts'

const HOUSEHOLD_CODE = /^\d{12}-\d{2}-\d{4,}$/u

/** Pure. */
export function wantedBy(sheets: readonly { readonly parsed: ParsedSheet }[], context: ImportContext): Wanted {
  const idKeys = new Set<string>()
  const householdCodes = new Set<string>()
  const grids = new Set(context.grid === null ? [] : [context.grid])
  const forms = new Set<string>()
  let everywhere = false
  for (const { parsed } of sheets) {
    const { form } = parsed.headings
    forms.add(form.id)
    const named = form.fields.filter(({ type }) => type === 'id_no' || type === 'household' || type === 'grid')
    for (const row of parsed.rows) {
      if (row.idKey !== null) idKeys.add(row.idKey)
      for (const id of [...row.also.keys(), ...row.ticks.keys()]) forms.add(id)
      everywhere ||= context.grid === null && mayBeAnywhere(row)
      for (const cell of form.subject === 'household' ? (row.also.get('resident')?.values() ?? []) : []) {
        const number = keyOfTaken(cell.value)
        if (number !== null) idKeys.add(number)
        else everywhere ||= context.grid === null && cell.state === 'value'
      }
      for (const field of named) {
        const cell = row.cells.get(field.name)
        if (cell?.state !== 'value') continue
        if (field.role === 'household.grid') grids.add(gridCode(cell.value, context.community, []) ?? '')
        if (field.type === 'grid') continue
        const number = keyOfTaken(cell.value)
        if (number !== null) idKeys.add(number)
        else if (field.type === 'household') {
          householdCodes.add(cell.value)
          everywhere ||= context.grid === null && !HOUSEHOLD_CODE.test(cell.value)
        }
      }
    }
  }
  // A door without a grid may be in any of them: buildings say which, and they are only known once the store is read.
  const all = Array.from({ length: 99 }, (_, index) => `${context.community}-${String(index + 1).padStart(2, '0')}`)
  return {
    idKeys: [...idKeys],
    householdCodes: [...householdCodes],
    grids: everywhere ? all : [...grids],
    forms: [...forms],
    keyed: keyedRecords(sheets.map(({ parsed }) => parsed)),
  }
}

/** What is stored as it was read; a grid or a member of staff may be named in many ways, and a number is no text. */
const STORED_AS_READ: readonly string[] = ['date', 'month', 'text', 'code']

/** A year's diaries and scores need not be read to take in a month's: the days, months or numbers that its rows name do. */
function keyedRecords(sheets: readonly ParsedSheet[]): Map<string, KeyedBy> {
  const rows = new Map<Form, ParsedRow[]>()
  for (const { headings, rows: own } of sheets) rows.set(headings.form, [...(rows.get(headings.form) ?? []), ...own])
  const keyed = new Map<string, KeyedBy>()
  for (const [form, all] of rows) {
    if (form.subject !== 'office') continue
    const field = form.key.find((name) =>
      form.fields.some((one) => one.name === name && STORED_AS_READ.includes(one.type)),
    )
    const cells = all.map((row) => (field === undefined ? undefined : row.cells.get(field)))
    // A row that leaves it open may mean a record that leaves it open.
    if (field === undefined || cells.some((cell) => cell?.state !== 'value')) continue
    keyed.set(form.id, { field, values: [...new Set(cells.map((cell) => cell?.value ?? ''))] })
  }
  return keyed
}

/** A resident's door without code and grid, or a person's record without a number: only the whole register can tell. */
function mayBeAnywhere(row: ParsedRow): boolean {
  if (row.form.subject === 'office') return false
  const said = (role: Role) => row.cells.get(roleField(row.form, role) ?? '')?.state === 'value'
  if (row.form.id === 'resident') {
    // A number without a door is somebody at home, and where that is the number tells.
    const door = said('household.building') || said('household.street_no') || row.idKey === null
    return door && !said('household.code') && !said('household.grid')
  }
  return row.form.subject === 'person' && row.idKey === null
}
