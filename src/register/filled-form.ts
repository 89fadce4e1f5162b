/** A form's rows as they are known, with the cells that are still to be asked: what a prefilled workbook shows. */
import type { Day } from '../core/day.ts'
import { appliesTo, type Facts, isAsked } from '../forms/conditions.ts'
import type { Definitions, Form } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { Cell } from '../forms/record.ts'
import { writeCell } from '../forms/write-cell.ts'
import type { HouseholdFile, PersonFile } from './household-file.ts'
import { residentRecords } from './register-table.ts'

export interface FilledForm {
  readonly values: Readonly<Record<string, string>>
  readonly missing: ReadonlySet<string>
}

type Cells = Readonly<Record<string, Cell>>

/** Residents door by door; an area's records, and a row for everybody to whom the area applies and who has none. Pure. */
export function filledForm(
  form: Form,
  definitions: Definitions,
  files: readonly HouseholdFile[],
  today: Day,
): FilledForm[] {
  const options = { codes: definitions.codes, reveal: true }
  if (form.id === 'resident') {
    return residentRecords(form, files, options).map(({ cells, written, personNo, householdCode }) => {
      const code = roleField(form, 'household.code')
      const own =
        code === null || householdCode === null
          ? cells
          : { ...cells, [code]: { state: 'value', value: householdCode } as const }
      const facts = factsOf(form, own, own, today)
      const row = filledRow(form, own, facts, definitions, personNo === null ? 'household' : null)
      return { ...row, values: { ...row.values, ...written } }
    })
  }
  const master = definitions.forms.get('resident')
  if (!master || form.subject === 'office') return []
  const subjects = (file: HouseholdFile): readonly (HouseholdFile | PersonFile)[] =>
    form.subject === 'household' ? [file] : file.members
  return files.flatMap(subjects).flatMap((subject) => areaRows(form, subject, master, definitions, today))
}

function areaRows(
  form: Form,
  subject: HouseholdFile | PersonFile,
  master: Form,
  definitions: Definitions,
  today: Day,
): FilledForm[] {
  const records = subject.areas[form.id] ?? []
  const named: Cells =
    'code' in subject
      ? { household_code: { state: 'value', value: subject.code } }
      : pick(subject.cells, [roleField(master, 'person.id_no') ?? '', roleField(master, 'person.name') ?? ''])
  const facts = (own: Cells) => factsOf(master, own, subject.cells, today)
  if (records.length === 0)
    return appliesTo(form, facts({})) ? [filledRow(form, named, facts({}), definitions, null)] : []
  return records.map((record) => filledRow(form, { ...record.cells, ...named }, facts(record.cells), definitions, null))
}

function pick(cells: Cells, names: readonly string[]): Cells {
  return Object.fromEntries(names.flatMap((name) => (cells[name] ? [[name, cells[name]]] : [])))
}

function factsOf(master: Form, own: Cells, resident: Cells, today: Day): Facts {
  const birth = resident[roleField(master, 'person.birth_date') ?? '']
  return { today, own, resident, birth: birth?.state === 'value' ? birth.value : '' }
}

/** `only` household: a door without people asks nothing about a person. */
function filledRow(
  form: Form,
  cells: Cells,
  facts: Facts,
  definitions: Definitions,
  only: 'household' | null,
): FilledForm {
  const values: Record<string, string> = {}
  const missing = new Set<string>()
  for (const field of form.fields) {
    const cell = cells[field.name]
    if (cell) values[field.name] = writeCell(field, cell, { codes: definitions.codes, reveal: true })
    const asked = isAsked(field, facts) && (only === null || field.per === only)
    if (asked && (cell === undefined || cell.state === 'blank' || cell.state === 'unknown')) missing.add(field.name)
  }
  return { values, missing }
}
