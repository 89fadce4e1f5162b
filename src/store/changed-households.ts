/** Households whose card is another one since a day or a batch: what was made, changed or taken away there, in the words of the forms. */
import type { Row } from '../core/rows.ts'
import type { Definitions, Field, Form } from '../forms/form.ts'
import type { Cell } from '../forms/record.ts'
import { cellsOfRow, householdFields } from '../register/stored-row.ts'
import { formTableName, MASTER } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'
import { MADE_IN } from './table.ts'

export interface ChangedHouseholds {
  /** Household code → labels of what is another, each once, in the order in which they came. */
  readonly changed: ReadonlyMap<string, readonly string[]>
  /** Not in the register before. */
  readonly made: ReadonlySet<string>
  /** No longer in the register: code → its columns as they were. */
  readonly gone: ReadonlyMap<string, { readonly gridCode: string; readonly cells: Readonly<Record<string, Cell>> }>
  /** What the door was before, where it is another now. */
  readonly doorBefore: ReadonlyMap<string, Readonly<Record<string, Cell>>>
}

/** `since`: that batch and those after it, or everything from that day on. `printed`: whether a field stands on a card at all. */
export async function changedHouseholds(
  store: Store,
  since: { readonly batch: number } | { readonly day: string },
  printed: (field: Field) => boolean,
): Promise<ChangedHouseholds> {
  const batches = await batchesSince(store, since)
  const changed = new Map<string, Set<string>>()
  const made = new Set<string>()
  const gone = new Map<string, { gridCode: string; cells: Record<string, Cell> }>()
  const doorBefore = new Map<string, Record<string, Cell>>()
  const found = { changed, made, gone, doorBefore }
  if (batches.length === 0) return { ...found, changed: new Map() }
  const homes = await homesOf(store)
  const note = (code: string, label: string) => changed.set(code, (changed.get(code) ?? new Set()).add(label))
  const words = wordsOf(store.definitions, printed)
  const from = Math.min(...batches)
  const within = new Set(batches)

  for (const row of await changesFrom(store, from)) {
    if (!within.has(Number(row.batch))) continue
    const table = String(row.table_name)
    const key = JSON.parse(String(row.row_key)) as Row
    const [before, after] = [parsed(row.before), parsed(row.after)]
    const labels = words(table, before, after)
    for (const code of homes(key)) for (const label of labels) note(code, label)
    if (table !== 'household') continue
    const code = String(key.household_code)
    const fields = householdFields(masterOf(store))
    if (before !== null && after === null) {
      const grid = String(before.grid_code ?? code.slice(0, -5))
      gone.set(code, { gridCode: grid, cells: cellsOfRow(fields, before) })
    }
    // The first thing that was written is the door that the printed card has.
    if (before !== null && after !== null && !doorBefore.has(code)) {
      const door = fields.filter((field) => DOOR.has(field.role ?? '') && field.name in before)
      if (door.length > 0) doorBefore.set(code, cellsOfRow(door, before))
    }
  }
  for (const [table, label] of censusTables(store.definitions)) {
    for (const row of await madeIn(store, table, from, within)) {
      if (table === 'household') made.add(String(row.household_code))
      for (const code of homes(row)) note(code, label)
    }
  }
  const rows = await rowsWith(store, 'household', 'household_code', null, ['household_code'])
  const there = new Set(rows.map((row) => String(row.household_code)))
  for (const code of gone.keys()) if (there.has(code)) gone.delete(code)
  for (const code of gone.keys()) changed.delete(code)
  return { ...found, changed: new Map([...changed].map(([code, labels]) => [code, [...labels]])) }
}

const DOOR: ReadonlySet<string> = new Set([
  ...['household.estate', 'household.building', 'household.unit', 'household.room', 'household.street_no'],
])
/** A day on which somebody looked and found all as it was is no reason to exchange a page. */
const LOOKED: ReadonlySet<string> = new Set(['household.verified_on', 'household.collected_on'])
const TIE = '家庭成员'

function wordsOf(definitions: Definitions, printed: (field: Field) => boolean) {
  const forms = new Map<string, Form>()
  for (const form of definitions.forms.values())
    if (form.subject !== 'office' && !form.sensitive) forms.set(formTableName(form.id), form)
  const master = definitions.forms.get(MASTER)
  return (table: string, before: Row | null, after: Row | null): string[] => {
    if (table === 'tie') return [TIE]
    if (table === 'door_attempt') return ['上门记录']
    if (table === 'area_answer') return ['涉及事项']
    const form = table === 'household' || table === 'person' ? master : forms.get(table)
    if (!form) return []
    if (before === null || after === null)
      return [table === 'household' || table === 'person' ? TIE : plain(form.label)]
    const columns = new Set([...Object.keys(before), ...Object.keys(after)])
    const fields = form.fields.filter(({ name }) => columns.has(name))
    if (fields.length === 0) return columns.has('states') ? [plain(form.label)] : []
    return fields.filter((field) => printed(field) && !LOOKED.has(field.role ?? '')).map(({ label }) => plain(label))
  }
}

/** Tables of which rows know the batch that made them, and what a new row is called. */
function censusTables(definitions: Definitions): [table: string, label: string][] {
  const areas = [...definitions.forms.values()].filter(
    ({ id, subject, sensitive }) => id !== MASTER && subject !== 'office' && !sensitive,
  )
  return [
    ['household', '新户'],
    ['person', TIE],
    ['tie', TIE],
    ['door_attempt', '上门记录'],
    ['area_answer', '涉及事项'],
    ...areas.map(({ id, label }): [string, string] => [formTableName(id), plain(label)]),
  ]
}

function plain(label: string): string {
  return label.replace(/（[^（）]*）$/u, '')
}

async function batchesSince(store: Store, since: { batch: number } | { day: string }): Promise<number[]> {
  const rows = await rowsWith(store, 'batch', 'batch', null, ['batch', 'day'])
  return rows
    .filter(({ batch, day }) => ('batch' in since ? Number(batch) >= since.batch : String(day) >= since.day))
    .map(({ batch }) => Number(batch))
}

async function changesFrom(store: Store, batch: number): Promise<Row[]> {
  return store.db
    .selectFrom('change')
    .selectAll()
    .where('community', '=', store.community.code)
    .where('batch', '>=', batch)
    .orderBy('batch')
    .orderBy('seq')
    .execute()
}

async function madeIn(store: Store, table: string, from: number, within: ReadonlySet<number>): Promise<Row[]> {
  const known = store.tables.get(table)
  if (!known?.columns.includes(MADE_IN)) return []
  const key = known.key.map(({ name }) => name)
  const rows = await store.db
    .selectFrom(table)
    .select([...key, 'made_in'])
    .where('community', '=', store.community.code)
    .where('made_in', '>=', from)
    .execute()
  return rows.filter(({ made_in }) => within.has(Number(made_in)))
}

/** Which households a row is about: its own, or where its person lives or is registered today. */
async function homesOf(store: Store): Promise<(key: Row) => readonly string[]> {
  const homes = new Map<string, Set<string>>()
  for (const tie of await rowsWith(store, 'tie', 'person_no', null, ['person_no', 'household_code', 'to_on'])) {
    if (tie.to_on !== null) continue
    const own = homes.get(String(tie.person_no)) ?? new Set()
    homes.set(String(tie.person_no), own.add(String(tie.household_code)))
  }
  return ({ household_code: household, person_no: person, subject }) => {
    if (household !== null && household !== undefined) return [String(household)]
    const id = String(person ?? subject ?? '')
    return /^P\d+$/.test(id) ? [...(homes.get(id) ?? [])] : id === '' ? [] : [id]
  }
}

function masterOf(store: Store): Form {
  const master = store.definitions.forms.get(MASTER)
  if (!master) throw new TypeError(`no form ${MASTER}`)
  return master
}

function parsed(text: unknown): Row | null {
  return text === null || text === undefined ? null : (JSON.parse(String(text)) as Row)
}
