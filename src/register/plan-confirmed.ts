/** Flags on what is odd but true: set when a warden confirms a value, gone when the value is another. */
import type { Change, Row } from '../core/rows.ts'
import type { TakenForTrue } from '../forms/confirmations.ts'
import type { Draft, DraftHousehold, DraftPerson, DraftRecord } from './draft.ts'

/** A flag to be: of a household, a person or a record of theirs. */
export interface DraftFlag extends TakenForTrue {
  readonly subject: DraftHousehold | DraftPerson | null
  readonly recordKey: string
  readonly cells: DraftRecord['cells']
  readonly on: string
}

/** What a row's person, household and record were taken with. */
export function flagTaken(
  confirmed: readonly TakenForTrue[],
  {
    person,
    household,
    record,
  }: { person: DraftPerson | null; household: DraftHousehold | null; record: DraftRecord | null },
  on: string,
  draft: Draft,
): void {
  for (const one of confirmed) {
    const field = draft.definitions.forms.get(one.form)?.fields.find(({ name }) => name === one.field)
    const own = record?.form.id === one.form ? record : null
    const subject = own ? own.subject : field?.per === 'household' ? household : person
    // The number by which an area's row is known is the person's own, and flagged there.
    if (subject === null || (own === null && one.form !== draft.master.id) || (own && !own.cells.has(one.field)))
      continue
    draft.flags.push({ ...one, subject, recordKey: own?.recordKey ?? '', cells: own?.cells ?? subject.cells, on })
  }
}

/** New flags, and those whose value is no longer there. Pure. */
export function flagChanges(draft: Draft): Change[] {
  const changes = new Map<string, Change>()
  for (const { form, subject, recordKey, field, code, why, cells, on } of draft.flags) {
    const key = { form, subject: subject?.key ?? '', record_key: recordKey, field }
    const id = Object.values(key).join('|')
    const before = draft.snapshot.flags.get(id) ?? null
    const value = cells.get(field)?.value ?? ''
    if (before?.code === code && before.value === value) continue
    changes.set(id, { table: 'confirmed', key, before, after: { code, value, why, on_day: on } })
  }
  const confirmedAgain = new Set(
    draft.flags.map(({ form, subject, recordKey, field }) => `${form}|${subject?.key ?? ''}|${recordKey}|${field}`),
  )
  for (const [id, before] of draft.snapshot.flags) {
    if (confirmedAgain.has(id)) continue
    const [form = '', subject = '', ...rest] = id.split('|')
    const field = rest.at(-1) ?? ''
    const recordKey = rest.slice(0, -1).join('|')
    const cells = cellsNow(draft, form, subject, recordKey)
    if (cells === null || cells.get(field)?.value === before.value) continue
    changes.set(id, { table: 'confirmed', key: { form, subject, record_key: recordKey, field }, before, after: null })
  }
  return [...changes.values()]
}

/** The cells as this workbook leaves them; null where it does not speak of them. */
function cellsNow(draft: Draft, form: string, subject: string, recordKey: string): DraftRecord['cells'] | null {
  if (form !== draft.master.id) {
    const records = draft.records
    return (
      records.find((one) => one.form.id === form && one.recordKey === recordKey && one.subject?.key === subject)
        ?.cells ?? null
    )
  }
  for (const one of draft.touched) if (one.key === subject) return one.cells
  return null
}

/** Numbers that were confirmed before, `code|number` → why: they are taken without being asked about again. Pure. */
export function knownNumbers(flags: ReadonlyMap<string, Row>): Map<string, string> {
  const known = new Map<string, string>()
  for (const { code, value, why } of flags.values())
    if (String(code).startsWith('id_number.')) known.set(`${code}|${value}`, String(why))
  return known
}
