/** The door of a resident's row: its own, the one above, or a door behind which nobody was met. */
import { matchCode } from './code-match.ts'
import type { Definitions, Role } from './form.ts'
import { roleField } from './form-roles.ts'
import type { Column } from './headings.ts'
import type { RowDraft, RowInput } from './parse-row.ts'
import type { Cell } from './record.ts'
import { filled } from './row-kind.ts'

const DOOR: readonly Role[] = [
  'household.code',
  'household.grid',
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
]

/** Blank household columns mean the household above, unless the row is itself a head. Fills the door into the row's cells. */
export function doorOfRow(
  input: RowInput,
  draft: RowDraft,
  columns: readonly Column[],
  definitions: Definitions,
): { inheritsDoor: boolean; emptyDoor: string | null } {
  const { form, main } = draft
  const doorFields = DOOR.flatMap((role) => roleField(form, role) ?? [])
  const grid = roleField(form, 'household.grid')
  const ownDoor = columns.some(
    ({ meaning, index }) =>
      meaning.kind === 'field' &&
      meaning.form === form &&
      doorFields.includes(meaning.field.name) &&
      meaning.field.name !== grid &&
      filled(input.own[index]),
  )
  const relation = main.get(roleField(form, 'person.relation') ?? '')
  const isHead = relation?.state === 'value' && ['01', '02'].includes(relation.value)
  const inheritsDoor = !ownDoor && !isHead && input.doorAbove !== null
  if (inheritsDoor) for (const name of doorFields) inherit(main, name, input.doorAbove)
  const emptyDoor = ownDoor ? whatWasMet(draft, definitions) : null
  return { inheritsDoor, emptyDoor }
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
