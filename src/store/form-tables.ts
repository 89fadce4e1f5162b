/** The tables that follow from the forms: household and person from the master, one table for every other form. */
import type { Definitions, Form } from '../forms/form.ts'
import { householdFields, personFields, storedFields } from '../register/stored-row.ts'
import { ASSESS_TABLES } from './assess-tables.ts'
import { FIXED_TABLES } from './fixed-tables.ts'
import { fieldColumn, json, MADE_IN, orNull, type Table, text } from './table.ts'

export const MASTER = 'resident'

/** Every table of the store, in the order in which they are made. Pure. */
export function allTables(definitions: Definitions): Table[] {
  const master = definitions.forms.get(MASTER)
  const others = [...definitions.forms.values()].filter((form) => form.id !== MASTER)
  return [...masterTables(master), ...others.map(formTable), ...FIXED_TABLES, ...ASSESS_TABLES]
}

export function formTableName(formId: string): string {
  return `form_${formId}`
}

function masterTables(master: Form | undefined): Table[] {
  return [
    {
      name: 'household',
      key: [text('household_code')],
      columns: [text('grid_code'), ...(master ? householdFields(master).map(fieldColumn) : []), ...beside()],
      indexes: [{ name: 'household_grid', columns: ['grid_code'], unique: false, where: null }],
      references: [],
    },
    {
      name: 'person',
      key: [text('person_no')],
      columns: [orNull(text('id_key')), ...(master ? personFields(master).map(fieldColumn) : []), ...beside()],
      indexes: [{ name: 'person_id', columns: ['id_key'], unique: true, where: { column: 'id_key', isNull: false } }],
      references: [],
    },
  ]
}

function formTable(form: Form): Table {
  return {
    name: formTableName(form.id),
    key: [text('subject'), text('record_key')],
    columns: [...storedFields(form).map(fieldColumn), ...beside()],
    indexes: [],
    references: [],
  }
}

function beside() {
  return [json('states'), json('extras'), MADE_IN]
}
