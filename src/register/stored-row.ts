/** How the cells of a record become one row of a table and back: which fields are columns, where the states go. */
import type { Row, Value } from '../core/rows.ts'
import type { Field, Form } from '../forms/form.ts'
import type { Cell, CellState } from '../forms/record.ts'

/** Fields of any form that have a column: all but those that are recognised only to be dropped. Pure (memoised). */
export const storedFields = oncePerForm((form) => form.fields.filter((field) => !field.drop))

/** Master fields that are columns of `household`: its code is the key, its grid is `grid_code`. Pure (memoised). */
export const householdFields = oncePerForm((master) =>
  storedFields(master).filter(
    (field) => field.per === 'household' && field.role !== 'household.code' && field.role !== 'household.grid',
  ),
)

/** Master fields that are columns of `person`: the relation to the head stands on the tie. Pure (memoised). */
export const personFields = oncePerForm((master) =>
  storedFields(master).filter((field) => field.per === 'person' && field.role !== 'person.relation'),
)

/** These are asked for every row of a workbook. */
function oncePerForm(choose: (form: Form) => readonly Field[]): (form: Form) => readonly Field[] {
  const chosen = new WeakMap<Form, readonly Field[]>()
  return (form) => {
    const known = chosen.get(form)
    if (known) return known
    const fields = choose(form)
    chosen.set(form, fields)
    return fields
  }
}

/** The relation to the head; its value stands on the tie, its other states (不详, 拒填) on the person. Pure. */
export function relationField(master: Form): Field | null {
  return master.fields.find((field) => field.role === 'person.relation') ?? null
}

type Cells = ReadonlyMap<string, Cell>
type Extras = ReadonlyMap<string, string>

/**
 * The columns of these fields, after `first`, with `states` and `extras`. Blank is null without a state; `clear` must be resolved before.
 * Keys inside the JSON have a fixed order, so that equal records are equal rows. Pure.
 */
export function rowOfCells(fields: readonly Field[], cells: Cells, extras: Extras, first: Row = {}): Row {
  const row: Record<string, Value> = {}
  for (const name in first) row[name] = first[name] ?? null
  let states: Record<string, CellState> | null = null
  for (const field of fields) {
    const cell = cells.get(field.name)
    row[field.name] = cell?.state === 'value' ? columnValue(field, cell.value) : null
    if (!cell || cell.state === 'value' || cell.state === 'blank' || cell.state === 'clear') continue
    states ??= {}
    states[field.name] = cell.state
  }
  row.states = states === null ? '{}' : JSON.stringify(states)
  row.extras = extras.size === 0 ? '{}' : JSON.stringify(Object.fromEntries([...extras].sort(byHeading)))
  return row
}

/** The same for a row that is not there yet, with nothing but what it says: what a new row leaves out is empty. Pure. */
export function newRowOfCells(fields: readonly Field[], cells: Cells, extras: Extras, first: Row): Row {
  const row: Record<string, Value> = {}
  for (const name in first) row[name] = first[name] ?? null
  let states: Record<string, CellState> | null = null
  for (const field of fields) {
    const cell = cells.get(field.name)
    if (cell === undefined) continue
    if (cell.state === 'value') row[field.name] = columnValue(field, cell.value)
    else if (cell.state !== 'blank' && cell.state !== 'clear') {
      states ??= {}
      states[field.name] = cell.state
    }
  }
  if (states !== null) row.states = JSON.stringify(states)
  if (extras.size > 0) row.extras = JSON.stringify(Object.fromEntries([...extras].sort(byHeading)))
  return row
}

function byHeading([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The cells of a stored row, blank ones left out. Pure. */
export function cellsOfRow(fields: readonly Field[], row: Row): Record<string, Cell> {
  const states = parseObject(row.states) as Record<string, CellState>
  const cells: Record<string, Cell> = {}
  for (const field of fields) {
    const value = row[field.name]
    const state = states[field.name]
    if (value !== null && value !== undefined) cells[field.name] = { state: 'value', value: String(value) }
    else if (state) cells[field.name] = { state, value: '' }
  }
  return cells
}

/** The columns of a person after `first`; of a new one only those that say something. Pure. */
export function rowOfPersonCells(master: Form, cells: Cells, extras: Extras, first: Row, isNew: boolean): Row {
  const row = (isNew ? newRowOfCells : rowOfCells)(personFields(master), cells, extras, first)
  const relation = relationField(master)
  const state = relation && cells.get(relation.name)?.state
  if (!relation || !state || !['none', 'unknown', 'refused'].includes(state)) return row
  return { ...row, states: JSON.stringify({ ...parseObject(row.states), [relation.name]: state }) }
}

/** The cells of a stored person without the relation that stands on a tie. Pure. */
export function cellsOfPersonRow(master: Form, row: Row): Record<string, Cell> {
  const cells = cellsOfRow(personFields(master), row)
  const relation = relationField(master)
  const state = relation && parseObject(row.states)[relation.name]
  return relation && state ? { ...cells, [relation.name]: { state: state as CellState, value: '' } } : cells
}

/** The extra columns of a stored row, heading → text. Pure. */
export function extrasOfRow(row: Row): Record<string, string> {
  return parseObject(row.extras)
}

function columnValue(field: Field, text: string): Value {
  return field.type === 'int' || field.type === 'bool' ? Number(text) : text
}

function parseObject(value: Value | undefined): Record<string, string> {
  return typeof value === 'string' && value !== '{}' ? JSON.parse(value) : {}
}
