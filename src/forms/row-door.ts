/** The door of a resident's row: its own, the one above, or a door behind which nobody was met. */
import { matchCode } from './code-match.ts'
import type { Definitions, Form, Role } from './form.ts'
import { DOOR_NAMES, DOOR_ROLES, roleField } from './form-roles.ts'
import type { Column } from './headings.ts'
import type { RowDraft, RowInput } from './parse-row.ts'
import type { Cell } from './record.ts'
import { filled } from './row-kind.ts'

/** Blank household columns mean the household above, unless the row is itself a head. Fills the door into the row's cells. */
export function doorOfRow(
  input: RowInput,
  draft: RowDraft,
  columns: readonly Column[],
  definitions: Definitions,
): { inheritsDoor: boolean; emptyDoor: string | null } {
  const { form, main } = draft
  const { fields: doorFields, indexes } = doorColumnsOf(columns, form)
  const ownDoor = indexes.some((index) => filled(input.own[index]))
  // Lists with one column for the address have the door in it; where there are columns for the door, it says nothing new.
  const inAddress = !ownDoor && !hasDoorColumns(columns, form) ? doorInAddress(draft) : false
  if (ownDoor) doorInStreetNo(draft)
  const relation = main.get(roleField(form, 'person.relation') ?? '')
  const isHead = relation?.state === 'value' && ['01', '02'].includes(relation.value)
  const inheritsDoor = !ownDoor && !inAddress && !isHead && input.doorAbove !== null
  if (inheritsDoor) for (const name of doorFields) inherit(main, name, input.doorAbove)
  const emptyDoor = ownDoor ? whatWasMet(draft, definitions) : null
  return { inheritsDoor, emptyDoor }
}

interface DoorColumns {
  readonly fields: readonly string[]
  /** Where doors stand, 0-based; a grid alone is none. */
  readonly indexes: readonly number[]
}

const doorColumns = new WeakMap<readonly Column[], DoorColumns>()

function doorColumnsOf(columns: readonly Column[], form: Form): DoorColumns {
  const known = doorColumns.get(columns)
  if (known) return known
  const fields = DOOR_ROLES.flatMap((role) => roleField(form, role) ?? [])
  const grid = roleField(form, 'household.grid')
  const indexes = columns.flatMap(({ meaning, index }) => {
    const own = meaning.kind === 'field' && meaning.form === form ? meaning.field.name : null
    return own !== null && own !== grid && fields.includes(own) ? index : []
  })
  const made = { fields, indexes }
  doorColumns.set(columns, made)
  return made
}

function hasDoorColumns(columns: readonly Column[], form: Form): boolean {
  return columns.some(
    ({ meaning }) =>
      meaning.kind === 'field' &&
      meaning.form === form &&
      meaning.field.role !== null &&
      DOOR_NAMES.includes(meaning.field.role),
  )
}

const STREET_FIRST = /^(?:.*?(?:路|街|巷|道|弄)(?:\d+号(?!楼))?)?(.*)$/u
const WHOLE_DOOR =
  /^(\D*?)(\d+|[A-Z]\d*)(?:号楼|栋|幢|座)(?:([\dA-Z一二三四五六七八九十]+)(?:单元|梯|门))?(\d+)(?:室|房|号)?$/u

/** `长风路1号长风小区1栋1单元101室` names a door, `长风路105号` a house; anything else is only an address. */
function doorInAddress(draft: RowDraft): boolean {
  const { form, main } = draft
  const cell = main.get(roleField(form, 'person.living_address') ?? '')
  if (cell?.state !== 'value') return false
  const address = cell.value
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^.*(?:省|自治区|市|(?<!小)区|县|街道|社区|镇|乡)(?=.)/u, '')
  const parts = WHOLE_DOOR.exec(STREET_FIRST.exec(address)?.[1] ?? '')
  if (parts) {
    putDoor(draft, parts)
  } else if (/(路|街|巷|道|弄|村|屯|队)\d+号(之[一二三四五六七八九\d]+)?$/u.test(address))
    put(draft, 'household.street_no', address)
  return parts !== null || main.has(roleField(form, 'household.street_no') ?? '')
}

const DASHED = /^(\D*?)(\d+|[A-Z]\d*)(?:[-—–/](\d+)[-—–/](\d{1,4})|[-—–/](\d{3,4}))(?:室|房|号)?$/u
/** Beside a column of buildings the number of the door is the room's. */
const IN_BUILDING = /^(?:(\d+)(?:单元|梯|门|[-—–/]))?(\d{1,4})(?:室|房|号)?$/u

/** `3栋2单元501` and `3-2-501` under 门牌号 are a building's door; `长风路105号` and `105-2` stay a street's number. */
function doorInStreetNo(draft: RowDraft): void {
  const { form, main } = draft
  const street = roleField(form, 'household.street_no') ?? ''
  const cell = main.get(street)
  if (cell?.state !== 'value') return
  const building = roleField(form, 'household.building') ?? ''
  const room = roleField(form, 'household.room') ?? ''
  if (main.get(room)?.state === 'value') return
  const text = cell.value.normalize('NFKC').replace(/\s+/gu, '')
  if (main.get(building)?.state === 'value') {
    const [, unit, number] = IN_BUILDING.exec(text) ?? []
    if (number === undefined) return
    put(draft, 'household.unit', unit)
    put(draft, 'household.room', number)
    main.delete(street)
    return
  }
  const road = /^.*?(?:路|街|巷|道|弄)\d+号(?!楼)(?=.)/u.exec(text)?.[0] ?? ''
  const rest = text.slice(road.length)
  const marked = WHOLE_DOOR.exec(rest)
  const dashed = marked || /[路街巷道弄村屯队]/u.test(rest) ? null : DASHED.exec(rest)
  const parts = marked ?? (dashed && [rest, dashed[1], dashed[2], dashed[3], dashed[4] ?? dashed[5]])
  if (!parts) return
  putDoor(draft, parts)
  if (road === '') main.delete(street)
  else main.set(street, { state: 'value', value: road })
}

function putDoor(draft: RowDraft, [, estate, building, unit, room]: readonly (string | undefined)[]): void {
  put(draft, 'household.estate', estate)
  put(draft, 'household.building', building)
  put(draft, 'household.unit', unit)
  put(draft, 'household.room', room)
}

/** A column of its own has the last word. */
function put({ form, main }: RowDraft, role: Role, value: string | undefined): void {
  const name = roleField(form, role)
  if (name && value && main.get(name)?.state !== 'value') main.set(name, { state: 'value', value })
}

function inherit(main: Map<string, Cell>, name: string, above: ReadonlyMap<string, Cell> | null): void {
  const cell = above?.get(name)
  if (cell && (main.get(name)?.state ?? 'blank') === 'blank') main.set(name, cell)
}

/** Null when the row names a person; else what the warden wrote of the door, in whichever column. */
function whatWasMet(draft: RowDraft, definitions: Definitions): string | null {
  const { form, main } = draft
  const [nameField, stateField] = [roleField(form, 'person.name') ?? '', roleField(form, 'household.state') ?? '']
  const states = definitions.codes.get(form.fields.find((field) => field.name === stateField)?.codes ?? '')
  const name = main.get(nameField)
  const nameIsState = name?.state === 'value' && states !== undefined && matchCode(states, name.value) !== null
  if ((name?.state === 'value' && !nameIsState) || main.get('id_no')?.state === 'value') return null
  if (nameIsState) main.delete(nameField)
  const written = [
    nameIsState || name?.state === 'refused' ? draft.typed(nameField) : null,
    draft.typed(stateField),
    draft.typed('remark'),
    ...draft.extras.values(),
  ]
  return written.find((text) => text !== null && text.trim() !== '')?.trim() ?? ''
}
