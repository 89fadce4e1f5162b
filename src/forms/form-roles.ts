/** Fields found by what they mean, since an office may name them as it likes; looked up for every row, so indexed once a form. */
import type { Definitions, Field, Form, Role } from './form.ts'

/** The columns of a door, its household's code and grid among them. */
export const DOOR_ROLES = [
  'household.code',
  'household.grid',
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
] as const satisfies readonly Role[]

/** Those of them that name a door, where the others only say more of it. */
export const DOOR_NAMES: readonly Role[] = [
  'household.code',
  'household.building',
  'household.room',
  'household.street_no',
]

interface FieldIndex {
  readonly byRole: ReadonlyMap<Role, string>
  readonly byName: ReadonlyMap<string, Field>
}

const indexes = new WeakMap<Form, FieldIndex>()

function indexOf(form: Form): FieldIndex {
  const known = indexes.get(form)
  if (known) return known
  const byRole = new Map<Role, string>()
  for (const { role, name } of form.fields) if (role !== null && !byRole.has(role)) byRole.set(role, name)
  const index = { byRole, byName: new Map(form.fields.map((field) => [field.name, field])) }
  indexes.set(form, index)
  return index
}

/** The name of the field with that role, or null. Pure (memoised). */
export function roleField(form: Form, role: Role): string | null {
  return indexOf(form).byRole.get(role) ?? null
}

/** Pure (memoised). */
export function fieldNamed(form: Form, name: string): Field | undefined {
  return indexOf(form).byName.get(name)
}

/** A form's name as a person knows it, or its id where no form has that id. Pure. */
export function nameOfForm(definitions: Definitions, id: string, lang: 'zh' | 'en'): string {
  const form = definitions.forms.get(id)
  return form ? (lang === 'zh' ? form.label : form.en) : id
}
