/** Fields found by what they mean, since an office may name them as it likes. */
import type { Definitions, Form, Role } from './form.ts'

/** The name of the field with that role, or null. Pure. */
export function roleField(form: Form, role: Role): string | null {
  return form.fields.find((field) => field.role === role)?.name ?? null
}

/** A form's name as a person knows it, or its id where no form has that id. Pure. */
export function nameOfForm(definitions: Definitions, id: string, lang: 'zh' | 'en'): string {
  const form = definitions.forms.get(id)
  return form ? (lang === 'zh' ? form.label : form.en) : id
}
