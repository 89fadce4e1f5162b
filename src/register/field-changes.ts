/** Planned changes field by field, before and after, as a person reads them: what a dry run shows. */
import type { Change, Row } from '../core/rows.ts'
import type { Definitions, Field, Form } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import { writeCell } from '../forms/write-cell.ts'
import type { Snapshot } from './snapshot.ts'
import { cellsOfRow, extrasOfRow, householdFields, personFields, storedFields } from './stored-row.ts'

export interface FieldChange {
  readonly form: string
  /** A person number, a household code, or the key of an office's record. */
  readonly subject: string
  /** The person's name, or '' where it is nobody's. */
  readonly name: string
  /** A field's name, `living` or `registered` (the household), `applies`, `attempt`, or the heading of an extra column. */
  readonly field: string
  readonly label: string
  /** Null where there was nothing, or is nothing any more. */
  readonly before: string | null
  readonly after: string | null
  /** The row itself is new. */
  readonly made: boolean
}

type Told = Pick<FieldChange, 'field' | 'label' | 'before' | 'after'>

/** `snapshot` knows the names of people who are not among the changes; identity numbers in number fields are masked. Pure. */
export function fieldChanges(changes: readonly Change[], definitions: Definitions, snapshot: Snapshot): FieldChange[] {
  const master = definitions.forms.get('resident')
  if (!master) return []
  const nameField = roleField(master, 'person.name') ?? ''
  const names = new Map<string, string>()
  for (const { table, key, before, after } of changes)
    if (table === 'person' && (after ?? before)?.[nameField])
      names.set(String(key.person_no), String(after?.[nameField] ?? before?.[nameField]))
  const name = (subject: string) => names.get(subject) ?? String(snapshot.persons.get(subject)?.row[nameField] ?? '')
  return changes.flatMap((change): FieldChange[] => {
    const { table, key, before } = change
    const subject = String(key.person_no ?? key.household_code ?? (key.subject || key.record_key) ?? '')
    const form = table.startsWith('form_') ? table.slice(5) : table === 'area_answer' ? String(key.form) : master.id
    const base = { form, subject, name: name(subject), made: before === null }
    return toldBy(change, master, definitions).map((told) => ({ ...base, ...told }))
  })
}

function toldBy(change: Change, master: Form, definitions: Definitions): Told[] {
  const { table, key, before, after } = change
  switch (table) {
    case 'household':
      return ofCells(householdFields(master), before, after, definitions)
    case 'person':
      return ofCells(personFields(master), before, after, definitions)
    case 'tie':
      return ofTie(change, master, definitions)
    case 'door_attempt':
      return [pair('attempt', String(key.on_day), text(before?.outcome), text(after?.outcome))]
    case 'area_answer': {
      const label = definitions.forms.get(String(key.form))?.label ?? String(key.form)
      return [pair('applies', label, yesNo(before?.applies), yesNo(after?.applies))]
    }
    default: {
      const form = definitions.forms.get(table.replace(/^form_/u, ''))
      return form && table.startsWith('form_') ? ofCells(storedFields(form), before, after, definitions) : []
    }
  }
}

function ofCells(fields: readonly Field[], before: Row | null, after: Row | null, { codes }: Definitions): Told[] {
  const was = before ? cellsOfRow(fields, before) : {}
  const is = after ? cellsOfRow(fields, after) : {}
  const shown = (field: Field, cells: typeof was) =>
    writeCell(field, cells[field.name], { codes, reveal: false }) || null
  // Numbers are compared whole: two of them may look alike once they are masked.
  const changed = fields.filter(
    ({ name }) => was[name]?.state !== is[name]?.state || was[name]?.value !== is[name]?.value,
  )
  const extras = { was: before ? extrasOfRow(before) : {}, is: after ? extrasOfRow(after) : {} }
  const headings = [...new Set([...Object.keys(extras.was), ...Object.keys(extras.is)])]
  return [
    ...changed.map((field) => pair(field.name, field.label, shown(field, was), shown(field, is))),
    ...headings
      .filter((heading) => extras.was[heading] !== extras.is[heading])
      .map((heading) => pair(heading, heading, extras.was[heading] ?? null, extras.is[heading] ?? null)),
  ]
}

function ofTie({ key, before, after }: Change, master: Form, { codes }: Definitions): Told[] {
  const home = String(key.household_code)
  const current = (row: Row | null) => (row !== null && (row.to_on ?? null) === null ? home : null)
  const kind = String(key.kind)
  const moved = current(before) === current(after) ? [] : [pair(kind, kind, current(before), current(after))]
  const field = master.fields.find(({ role }) => role === 'person.relation')
  const relation = (row: Row | null) =>
    field && row?.relation
      ? writeCell(field, { state: 'value', value: String(row.relation) }, { codes, reveal: false })
      : null
  // A closed tie keeps its relation; only what is said of somebody who belongs here is a change.
  if (!field || current(after) === null || relation(before) === relation(after)) return moved
  return [...moved, pair(field.name, field.label, relation(before), relation(after))]
}

function pair(field: string, label: string, before: string | null, after: string | null): Told {
  return { field, label, before, after }
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value)
}

function yesNo(value: unknown): string | null {
  return value === undefined || value === null ? null : value === '1' ? '是' : '否'
}
