/** Rows of the log by the names that a person knows: whom or which door a row is about, and what kind of record it is. */
import { roleField } from '../forms/form-roles.ts'
import { sayDoor } from '../register/door.ts'
import { doorOfCells } from '../register/draft.ts'
import { rowId } from '../register/plan-undo.ts'
import { cellsOfRow, householdFields } from '../register/stored-row.ts'
import { MASTER } from './form-tables.ts'
import { masterOf } from './household-files.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export interface NamedRow {
  /** A form's id, or the table's own name where no form made it (tie, door_attempt). */
  readonly form: string
  readonly personNo: string | null
  readonly householdCode: string | null
  /** A person's name, a door, or the key of an office's record. */
  readonly name: string
  /** Whole; '' where there is none. */
  readonly idNo: string
}

interface LoggedRow {
  readonly table: string
  readonly key: Readonly<Record<string, string>>
}

/** `rowId` → its name; somebody who is gone has only a number. */
export async function nameRows(store: Store, rows: readonly LoggedRow[]): Promise<Map<string, NamedRow>> {
  const master = masterOf(store)
  const persons = new Map(
    (await rowsWith(store, 'person', 'person_no', rows.flatMap(personOf))).map((row) => [String(row.person_no), row]),
  )
  const households = new Map(
    (await rowsWith(store, 'household', 'household_code', rows.flatMap(householdOf))).map((row) => [
      String(row.household_code),
      row,
    ]),
  )
  const [nameField, idField] = [roleField(master, 'person.name') ?? '', roleField(master, 'person.id_no') ?? '']
  const fields = householdFields(master)
  return new Map(
    rows.map((row) => {
      const [personNo = null, code = null] = [personOf(row)[0], householdOf(row)[0]]
      const person = personNo === null ? undefined : persons.get(personNo)
      const door = code === null ? undefined : households.get(code)
      const named: NamedRow = {
        form: formOf(row),
        personNo,
        householdCode: code,
        name: person
          ? String(person[nameField] ?? '')
          : door
            ? sayDoor(doorOfCells(master, cellsOfRow(fields, door)))
            : (row.key.record_key ?? ''),
        idNo: person ? String(person[idField] ?? '') : '',
      }
      return [rowId(row.table, row.key), named]
    }),
  )
}

/** A form's id, or the table's own name where no form made it. Pure. */
export function formOf({ table, key }: LoggedRow): string {
  if (table === 'person' || table === 'household') return MASTER
  if (table === 'area_answer') return key.form ?? table
  return table.startsWith('form_') ? table.slice('form_'.length) : table
}

function personOf({ key }: LoggedRow): string[] {
  const no = key.person_no ?? key.subject ?? ''
  return /^P\d+$/u.test(no) ? [no] : []
}

function householdOf({ key }: LoggedRow): string[] {
  const code = key.household_code ?? key.subject ?? ''
  return code === '' || /^P\d+$/u.test(code) ? [] : [code]
}
