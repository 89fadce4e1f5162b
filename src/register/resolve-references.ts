/** References in a record's cells, replaced by the codes and numbers that they mean; what cannot be found is an error of its cell. */
import { type Detail, error, type Problem } from '../core/problem.ts'
import type { Form } from '../forms/form.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import type { Cell } from '../forms/record.ts'
import type { Draft } from './draft.ts'
import { keyOfTaken } from './identity.ts'
import { findHousehold, gridCode, staffNumbers } from './references.ts'
import type { StoredGrid } from './snapshot.ts'

export interface RecordContext {
  readonly community: string
  readonly grid: string | null
  /** `rosterOf` of the draft, looked up once a sheet. */
  readonly roster: readonly StaffEntry[]
  /** `knownGrids` of the draft. */
  readonly grids: readonly StoredGrid[]
  readonly closedMonth?: ClosedMonth
  readonly checkRecord?: CheckRecord
}

/** The closed month that a record of a form counts in; `value` gives a field's text. */
export type ClosedMonth = (form: string, value: (field: string) => string | null) => string | null

/** Faults of a record by the office's own rules for it; `nothing`: a prepared line that nobody has filled in. */
export type CheckRecord = (form: string, value: (field: string) => string | null) => readonly FieldFault[] | 'nothing'

export interface FieldFault {
  readonly field: string
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly detail: Detail
}

export interface StaffEntry {
  readonly staffNo: string
  readonly name: string
}

/** Replaces what people write by codes and numbers; what cannot be found is an error of its cell. */
export function resolveReferences(
  form: Form,
  cells: Map<string, Cell>,
  row: ParsedRow,
  draft: Draft,
  context: RecordContext,
): Problem[] {
  const problems: Problem[] = []
  const put = (name: string, value: string | null, text: string, known: string) => {
    if (value !== null) cells.set(name, { state: 'value', value })
    else problems.push(error('reference.unknown', row.place(name), text, { known }))
  }
  for (const field of form.fields) {
    const text = valueText(cells.get(field.name))
    if (text === null) continue
    if (field.type === 'grid') {
      // The list of grids is itself what makes a grid known.
      const grids = form.id === 'grid' || form.id === 'roster' ? [] : context.grids
      put(
        field.name,
        gridCode(text, context.community, grids),
        text,
        grids.map((grid) => grid.gridCode.slice(-2)).join('、'),
      )
    }
    if (field.type === 'staff' && form.id !== 'roster' && context.roster.length > 0) {
      const found = staffNumbers(text, context.roster)
      if (found.length > 1)
        problems.push(error('reference.ambiguous', row.place(field.name), text, { known: found.join('、') }))
      else
        put(
          field.name,
          found[0] ?? null,
          text,
          context.roster.map((entry) => `${entry.staffNo} ${entry.name}`).join('、'),
        )
    }
    if (field.type === 'household' && form.subject === 'office') {
      const household = findHousehold(draft, text, null)
      if (household) put(field.name, household.key, text, '')
      else problems.push(error('household.unknown', row.place(field.name), text))
    }
    if (field.type === 'id_no' && form.subject === 'office') {
      const number = keyOfTaken(text)
      if (number !== null && !draft.personByIdKey.has(number)) put(field.name, null, text, '')
    }
  }
  return problems
}

/** The stored roster and what this workbook adds to it. */
export function rosterOf(draft: Draft): StaffEntry[] {
  const planned = draft.records.filter((record) => record.form.id === 'roster')
  const stored = draft.snapshot.roster.map((row) => ({
    staffNo: String(row.staff_no ?? ''),
    name: String(row.name ?? ''),
  }))
  return [
    ...stored,
    ...planned.map(({ cells }) => ({
      staffNo: cells.get('staff_no')?.value ?? '',
      name: cells.get('name')?.value ?? '',
    })),
  ]
}

function valueText(cell: Cell | undefined): string | null {
  return cell?.state === 'value' ? cell.value : null
}
