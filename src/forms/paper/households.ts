/** The blocks of a sheet put together: which household they are of, who lives in it, and what is kept about whom. */
import { fold, tidyName } from '../../core/text.ts'
import type { Form, Role } from '../form.ts'
import type { Block, Item } from './blocks.ts'

/** A person or an area's record: its items, and the row that stands for it in reports. */
export interface PaperRecord {
  readonly form: Form
  readonly row: number
  readonly items: Item[]
}

export interface PaperHousehold {
  /** What is said of the household itself. */
  readonly own: Item[]
  /** A person in the household's own part: the head, or who the form is about. */
  readonly loose: Item[]
  readonly members: PaperRecord[]
  readonly areas: PaperRecord[]
  /** The row of the members' heading, where there is one. */
  heading: number | null
}

/** What tells one household from the next. */
const NAMES_IT: ReadonlySet<Role | null> = new Set<Role>([
  'household.code',
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
  'household.head_name',
  'household.head_id_no',
])

interface Draft extends PaperHousehold {
  /** A table or an area has been seen: what names a household now, names the next one. */
  passed: boolean
}

/** The households of a sheet in order; forms that nobody has filled in are not among them. Pure. */
export function householdsOf(blocks: readonly Block[], master: Form): PaperHousehold[] {
  const households: Draft[] = []
  let current = open(households)
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at] as Block
    if (block.kind === 'title') continue
    if (block.kind === 'table') {
      current.passed = true
      addTable(current, block, master)
      continue
    }
    if (block.section !== null && block.section !== master) {
      current.passed = true
      addToArea(current, block.section, block.item, isNewRecord(blocks, at))
      continue
    }
    if (current.passed && beginsNext(current, blocks, at, master)) current = open(households)
    addOwn(current, block.item, master)
  }
  return households.filter((household) => !isBlank(household))
}

function open(households: Draft[]): Draft {
  const fresh: Draft = { own: [], loose: [], members: [], areas: [], heading: null, passed: false }
  households.push(fresh)
  return fresh
}

export function said({ cell }: Item): boolean {
  return cell !== undefined && cell.kind !== 'blank' && cell.text.trim() !== ''
}

/** Pure. */
export function isField(item: Item, form: Form, role: Role): boolean {
  return item.meaning.kind === 'field' && item.meaning.form === form && item.meaning.field.role === role
}

/** The first of these items with that role and something written in it. Pure. */
export function itemOfRole(items: readonly Item[], form: Form, role: Role): Item | undefined {
  return items.find((item) => isField(item, form, role) && said(item))
}

function fieldOf(item: Item): string | null {
  const { meaning } = item
  return meaning.kind === 'field' ? `${meaning.form.id}.${meaning.field.name}` : null
}

/** This label and those after it up to the next table name a household, and not the one above. */
function beginsNext(current: Draft, blocks: readonly Block[], at: number, master: Form): boolean {
  const known = (item: Item) => current.own.find((own) => fieldOf(own) === fieldOf(item))
  const here = blocks[at]
  if (here?.kind !== 'pair' || fieldOf(here.item) === null || !known(here.item)) return false
  for (const block of blocks.slice(at)) {
    if (block.kind === 'title' && block.section === null) continue
    if (block.kind !== 'pair' || (block.section !== null && block.section !== master)) return false
    const { item } = block
    const names = item.meaning.kind === 'field' && item.meaning.form === master && NAMES_IT.has(item.meaning.field.role)
    const before = names ? known(item) : undefined
    if (before && fold(before.cell?.text ?? '') !== fold(item.cell?.text ?? '')) return true
  }
  return false
}

function addOwn(current: Draft, item: Item, master: Form): void {
  const ofPerson =
    item.meaning.kind !== 'extra' &&
    (item.meaning.kind !== 'field' || item.meaning.form !== master || item.meaning.field.per === 'person')
  add(ofPerson ? current.loose : current.own, item)
}

/** The first to say something wins; what else is there under the same label is kept as an extra. */
function add(items: Item[], item: Item): void {
  const name = fieldOf(item)
  const at = name === null ? -1 : items.findIndex((other) => fieldOf(other) === name)
  const other = items[at]
  if (other === undefined) items.push(item)
  else if (!said(other)) items[at] = item
  else if (said(item) && fold(other.cell?.text ?? '') !== fold(item.cell?.text ?? ''))
    items.push({ ...item, meaning: { kind: 'extra', suggestion: null, known: true } })
}

/** Tables that go on with the same people say the name again. */
function addTable(current: Draft, block: Extract<Block, { kind: 'table' }>, master: Form): void {
  const { form } = block
  if (form !== master) {
    addAreaTable(current, block)
    return
  }
  const earlier = [...current.members]
  const goesOn = current.heading !== null
  current.heading ??= block.row
  const used = new Set<PaperRecord>()
  for (const row of block.rows) {
    const name = nameKey(row, master)
    const same = earlier.find((member) => !used.has(member) && isSame(member, row, name, master))
    if (goesOn && same) {
      used.add(same)
      for (const item of row) add(same.items, item)
    } else current.members.push({ form, row: rowOf(row, block.row), items: [...row] })
  }
}

/** A table of an area that has no room for all fields goes on in a next one, with the names or the numbers of the lines again. */
function addAreaTable(current: Draft, { form, row: at, rows }: Extract<Block, { kind: 'table' }>): void {
  const earlier = current.areas.filter((record) => record.form === form)
  for (const row of rows) {
    const name = nameKey(row, form, 'name')
    const asked = new Set(row.map(fieldOf))
    const goesOn = earlier.find(
      (record) =>
        (name === ''
          ? serialOf(record.items) === serialOf(row) && serialOf(row) !== ''
          : nameKey(record.items, form, 'name') === name) &&
        !record.items.some((item) => !isNaming(item) && fieldOf(item) !== null && asked.has(fieldOf(item))),
    )
    if (goesOn) for (const item of row) add(goesOn.items, item)
    else current.areas.push({ form, row: rowOf(row, at), items: [...row] })
  }
}

function isNaming({ meaning }: Item): boolean {
  return meaning.kind === 'field' && ['name', 'id_no'].includes(meaning.field.name)
}

function serialOf(items: readonly Item[]): string {
  return items.find(({ meaning }) => meaning.kind === 'serial')?.cell?.text ?? ''
}

function isSame(member: PaperRecord, row: readonly Item[], name: string, master: Form): boolean {
  if (name !== '') return nameKey(member.items, master) === name
  return serialOf(row) !== '' && serialOf(row) === serialOf(member.items)
}

/** The name as it is compared, '' without one; an area has it in its field `name`. Pure. */
export function nameKey(items: readonly Item[], form: Form, field?: string): string {
  const item = items.find(
    ({ meaning }) =>
      meaning.kind === 'field' &&
      meaning.form === form &&
      (field === undefined ? meaning.field.role === 'person.name' : meaning.field.name === field),
  )
  return tidyName(item?.cell?.text ?? '')
}

function rowOf(items: readonly Item[], otherwise: number): number {
  return items.find(said)?.row ?? otherwise
}

/** The record begins again where its area's title stands, and where its first label is asked a second time. */
function isNewRecord(blocks: readonly Block[], at: number): boolean {
  return blocks[at - 1]?.kind === 'title'
}

function addToArea(current: Draft, form: Form, item: Item, fresh: boolean): void {
  if (item.meaning.kind === 'field' && item.meaning.form !== form) {
    add(current.own, item)
    return
  }
  const last = current.areas.findLast((record) => record.form === form)
  const name = fieldOf(item)
  const again = last !== undefined && name !== null && last.items.some((other) => fieldOf(other) === name)
  if (last === undefined && item.meaning.kind !== 'field') return
  if (last === undefined || fresh || again) current.areas.push({ form, row: item.row, items: [item] })
  else last.items.push(item)
}

/** Nothing that names a door and nobody: a form as it was handed out. */
function isBlank({ own, loose, members }: Draft): boolean {
  const named = [...own, ...loose].some((item) => {
    const role = item.meaning.kind === 'field' ? item.meaning.field.role : null
    return said(item) && (NAMES_IT.has(role) || role === 'person.name' || role === 'person.id_no')
  })
  return !named && members.length === 0
}
