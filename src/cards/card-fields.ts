/** Which fields of a form come onto a card at all. */
import type { Field } from '../forms/form.ts'

/** Sensitive fields and fields that are dropped on arrival stay off every card. Pure. */
export function mayBePrinted(field: Field): boolean {
  return field.need !== 'S' && !field.drop
}
