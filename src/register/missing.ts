/** Whom a snapshot does not name: people of its grids of whom no row speaks, not even one that went back. */
import type { Definitions } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedSheet } from '../forms/parsed-row.ts'
import { sayDoor } from './door.ts'
import { doorOfCells } from './draft.ts'
import type { ImportPlan } from './plan-import.ts'
import type { Snapshot } from './snapshot.ts'
import { cellsOfRow, householdFields } from './stored-row.ts'

export interface Missing {
  readonly person_no: string
  readonly name: string
  readonly id_no: string | null
  readonly birth: string | null
  readonly household_code: string
  readonly door: string
}

/**
 * Nobody where the workbook has no list of residents. `grid` null: the grids in which its rows were taken in. Somebody whose
 * row went back is named by the number, or by the name where the number can't be read. Pure.
 */
export function missingFrom(
  sheets: readonly { readonly parsed: ParsedSheet }[],
  plan: ImportPlan,
  snapshot: Snapshot,
  grid: string | null,
  definitions: Definitions,
): Missing[] {
  const master = definitions.forms.get('resident')
  const lists = sheets.filter(({ parsed }) => parsed.headings.form === master)
  if (!master || lists.length === 0) return []
  const [nameField, idField, birthField] = (['person.name', 'person.id_no', 'person.birth_date'] as const).map(
    (role) => roleField(master, role) ?? '',
  ) as [string, string, string]
  const rows = lists.flatMap(({ parsed }) => parsed.rows)
  const named = new Set([
    ...plan.rows.map((row) => row.subject),
    ...rows.map((row) => snapshot.personByIdKey.get(row.idKey ?? '') ?? ''),
  ])
  const names = new Set(
    rows
      .flatMap((row) => (row.idKey === null ? [row.cells.get(nameField)?.value ?? ''] : []))
      .filter((name) => name !== ''),
  )
  const grids = grid === null ? new Set(plan.byGrid.keys()) : new Set([grid])
  const fields = householdFields(master)
  const found = new Map<string, Missing>()
  for (const { personNo, householdCode, to } of snapshot.ties) {
    const household = snapshot.households.get(householdCode)
    if (to !== null || household === undefined || !grids.has(household.gridCode)) continue
    const { row = {} } = snapshot.persons.get(personNo) ?? {}
    const text = (field: string) => (row[field] === null || row[field] === undefined ? null : String(row[field]))
    const name = text(nameField) ?? ''
    if (named.has(personNo) || names.has(name) || found.has(personNo)) continue
    const door = sayDoor(doorOfCells(master, cellsOfRow(fields, household.row)))
    const one = {
      person_no: personNo,
      name,
      id_no: text(idField),
      birth: text(birthField),
      household_code: householdCode,
    }
    found.set(personNo, { ...one, door })
  }
  return [...found.values()].sort((a, b) =>
    a.household_code < b.household_code
      ? -1
      : a.household_code > b.household_code
        ? 1
        : a.person_no < b.person_no
          ? -1
          : 1,
  )
}
