/** Households and people as `--json` shows them: `household show` and `person show`, contract.md section 4. */
import type { Definitions, Form } from '../forms/form.ts'
import type { FormRecord } from '../forms/record.ts'
import type { WriteOptions } from '../forms/write-cell.ts'
import { maskIdNumbers } from '../messages/message.ts'
import type { Flag, HouseholdFile, PersonFile } from '../register/household-file.ts'
import { householdFields, storedFields } from '../register/stored-row.ts'
import { recordJson } from './record-json.ts'

export interface JsonOptions extends WriteOptions {
  readonly definitions: Definitions
  readonly master: Form
  /** By person number and household code. */
  readonly flags: ReadonlyMap<string, readonly Flag[]>
}

export function householdJson(file: HouseholdFile, options: JsonOptions): Record<string, unknown> {
  return {
    household_code: file.code,
    grid_code: file.gridCode,
    ...recordJson(householdFields(options.master), file.cells, file.extras, options),
    ...flagsJson(file.code, options),
    members: file.members.map((member) => memberJson(member, options)),
    forms: formsJson(file.areas, options),
    attempts: file.attempts,
    not_applicable: file.notApplicable,
  }
}

/** A row of the register: the columns of the home first, then the person's own. */
export function personJson(
  person: PersonFile,
  home: HouseholdFile | null,
  options: JsonOptions,
): Record<string, unknown> {
  const { master } = options
  const fields = [...(home ? householdFields(master) : []), ...master.fields.filter((field) => field.per === 'person')]
  return {
    person_no: person.personNo,
    household_code: home?.code ?? null,
    grid_code: home?.gridCode ?? null,
    ties: person.ties,
    ...recordJson(fields, { ...home?.cells, ...person.cells }, person.extras, options),
    ...flagsJson(person.personNo, options),
    forms: formsJson(person.areas, options),
  }
}

function memberJson(person: PersonFile, options: JsonOptions): Record<string, unknown> {
  const fields = options.master.fields.filter((field) => field.per === 'person')
  return {
    person_no: person.personNo,
    ties: person.ties,
    ...recordJson(fields, person.cells, person.extras, options),
    ...flagsJson(person.personNo, options),
    forms: formsJson(person.areas, options),
  }
}

/** What was confirmed of them to be true; nothing where nothing was. */
function flagsJson(subject: string, { flags, reveal }: JsonOptions): { confirmed?: readonly Flag[] } {
  const own = flags.get(subject) ?? []
  return own.length === 0
    ? {}
    : { confirmed: own.map((flag) => ({ ...flag, why: reveal ? flag.why : maskIdNumbers(flag.why) })) }
}

/** A form of which a subject has several records is a list, any other the record itself. */
export function formsJson(
  areas: Readonly<Record<string, readonly FormRecord[]>>,
  options: JsonOptions,
): Record<string, unknown> {
  const forms: Record<string, unknown> = {}
  for (const [id, records] of Object.entries(areas)) {
    const form = options.definitions.forms.get(id)
    if (!form) continue
    const shown = records.map(({ cells, extras }) => recordJson(storedFields(form), cells, extras, options))
    forms[id] = form.key.length > 0 ? shown : (shown[0] ?? null)
  }
  return forms
}
