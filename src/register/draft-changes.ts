/** What a draft has become: its rows as the store keeps them, and every one that is not as it was. */
import type { Change, Row, Value } from '../core/rows.ts'
import type { Draft, DraftHousehold, DraftPerson, DraftRecord, DraftTie } from './draft.ts'
import { flagChanges } from './plan-confirmed.ts'
import { householdFields, newRowOfCells, rowOfCells, rowOfPersonCells, storedFields } from './stored-row.ts'

function rowOfHousehold({ master }: Draft, { stored, gridCode, cells, extras }: DraftHousehold): Row {
  const fields = householdFields(master)
  if (stored === null) return newRowOfCells(fields, cells, extras, { grid_code: gridCode })
  return rowOfCells(fields, cells, extras, { grid_code: gridCode })
}

function rowOfPerson({ master }: Draft, { stored, idKey, cells, extras }: DraftPerson): Row {
  return rowOfPersonCells(master, cells, extras, { id_key: idKey }, stored === null)
}

function rowOfRecord({ form, stored, cells, extras }: DraftRecord): Row {
  const fields = storedFields(form)
  return stored === null ? newRowOfCells(fields, cells, extras, {}) : rowOfCells(fields, cells, extras)
}

export interface DraftChanges {
  readonly changes: readonly Change[]
  /** What of the draft is new or not as it was. */
  readonly changed: ReadonlySet<DraftHousehold | DraftPerson | DraftTie | DraftRecord>
}

/** Every row that is not as it was, in the order of tables. Pure. */
export function changesOf(draft: Draft): DraftChanges {
  const changes: Change[] = []
  const changed = new Set<DraftHousehold | DraftPerson | DraftTie | DraftRecord>()
  const put = (table: string, key: Readonly<Record<string, string>>, before: Row | null, after: Row | null) => {
    if (before === null || after === null) {
      if (before !== after) changes.push({ table, key, before, after })
    } else {
      const columns = changedColumns(before, after)
      if (columns.length > 0) changes.push({ table, key, before: only(before, columns), after: only(after, columns) })
    }
  }
  const note = (
    of: DraftHousehold | DraftPerson | DraftTie | DraftRecord,
    ...[table, key, before, after]: Parameters<typeof put>
  ) => {
    const earlier = changes.length
    put(table, key, before, after)
    if (changes.length > earlier) changed.add(of)
  }
  for (const household of draft.households)
    if (draft.touched.has(household))
      note(
        household,
        'household',
        { household_code: household.key },
        household.stored,
        rowOfHousehold(draft, household),
      )
  for (const person of draft.persons)
    if (draft.touched.has(person))
      note(person, 'person', { person_no: person.key }, person.stored, rowOfPerson(draft, person))
  for (const tie of draft.ties)
    note(
      tie,
      'tie',
      { person_no: tie.person.key, household_code: tie.household.key, kind: tie.kind, from_on: tie.from },
      tie.stored,
      { to_on: tie.to, relation: tie.relation },
    )
  for (const { household, day, outcome } of draft.attempts) {
    const before = draft.snapshot.attempts.get(`${household.key}|${day}`)
    put(
      'door_attempt',
      { household_code: household.key, on_day: day },
      before === undefined ? null : { outcome: before },
      { outcome },
    )
  }
  for (const { form, subject, applies } of draft.answers) {
    const before = draft.snapshot.answers.get(`${form}|${subject.key}`)
    put('area_answer', { form, subject: subject.key }, before === undefined ? null : { applies: before ? '1' : '0' }, {
      applies: applies ? '1' : '0',
    })
  }
  for (const record of draft.records)
    note(
      record,
      `form_${record.form.id}`,
      { subject: record.subject?.key ?? '', record_key: record.recordKey },
      record.stored,
      rowOfRecord(record),
    )
  changes.push(...flagChanges(draft))
  return { changes, changed }
}

/** Equal in every column; a column that one side does not have is null. Pure. */
export function sameRow(before: Row | null, after: Row | null): boolean {
  if (before === null || after === null) return before === after
  return changedColumns(before, after).length === 0
}

/** What a stored row has beside what is said of it. */
const KEYS: ReadonlySet<string> = new Set([
  'community',
  'household_code',
  'person_no',
  'subject',
  'record_key',
  'made_in',
])

function changedColumns(before: Row, after: Row): string[] {
  const changed: string[] = []
  for (const column in after) if (!same(before[column], after[column])) changed.push(column)
  for (const column in before)
    if (!(column in after) && !same(before[column], null) && !KEYS.has(column)) changed.push(column)
  return changed
}

function only(row: Row, columns: readonly string[]): Row {
  const part: Record<string, Value> = {}
  for (const column of columns) part[column] = row[column] ?? null
  return part
}

function same(a: Value | undefined, b: Value | undefined): boolean {
  return (a ?? null) === (b ?? null)
}
