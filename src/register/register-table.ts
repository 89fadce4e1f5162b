/** The register as rows that `import` takes back without a change: headings are the labels, cells are what was meant. */
import { matchCode } from '../forms/code-match.ts'
import type { Field, Form } from '../forms/form.ts'
import type { Cell, FormRecord } from '../forms/record.ts'
import { type WriteOptions, writeCell } from '../forms/write-cell.ts'
import type { HouseholdFile, PersonFile } from './household-file.ts'
import { storedFields } from './stored-row.ts'

/** One row to be: the cells of a form, and who or what they are of. */
export interface RegisterRecord {
  readonly personNo: string | null
  readonly householdCode: string | null
  readonly cells: Readonly<Record<string, Cell>>
  readonly extras: Readonly<Record<string, string>>
  /** What is written in place of a cell, field → text. */
  readonly written: Readonly<Record<string, string>>
}

export interface RegisterTable {
  readonly sheet: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** 0-based; everything but numbers stays text. */
  readonly textColumns: ReadonlySet<number>
}

export interface TableOptions extends WriteOptions {
  /** Takes identity numbers out of free text where they are not to be shown. */
  readonly mask: (text: string) => string
}

/**
 * One row a person, at the door that 人户状态 puts them; a door without people is a row with its state. `homes` says where
 * people live, person → household, where not all households are among the files. Pure.
 */
export function residentRecords(
  master: Form,
  files: readonly HouseholdFile[],
  options: WriteOptions,
  homes?: ReadonlyMap<string, string>,
): RegisterRecord[] {
  const livingIn = homes ?? homesOf(files)
  const status = master.fields.find((field) => field.role === 'person.residence_status')?.name ?? ''
  return files.flatMap((file): RegisterRecord[] => {
    if (file.members.length === 0) return [emptyDoor(master, file, options)]
    return file.members
      .filter((member) => standsHere(member, file, member.cells[status]?.value, livingIn.get(member.personNo)))
      .map((member) => ({
        personNo: member.personNo,
        householdCode: file.code,
        cells: { ...file.cells, ...member.cells },
        extras: member.extras,
        written: {},
      }))
  })
}

function homesOf(files: readonly HouseholdFile[]): Map<string, string> {
  const homes = new Map<string, string>()
  for (const { code, members } of files)
    for (const { personNo, ties } of members) if (ties.includes('living')) homes.set(personNo, code)
  return homes
}

/** Area records of households or of their people, in the order of doors; people in `seen` had theirs. Pure but for `seen`. */
export function areaRecords(form: Form, files: readonly HouseholdFile[], seen = new Set<string>()): RegisterRecord[] {
  const rows: RegisterRecord[] = []
  for (const file of files) {
    for (const record of file.areas[form.id] ?? []) rows.push(recordRow(record, null, file.code))
    for (const member of file.members) {
      // Somebody registered here and living there stands in two households, with one set of records.
      if (seen.has(member.personNo)) continue
      seen.add(member.personNo)
      for (const record of member.areas[form.id] ?? []) rows.push(recordRow(record, member.personNo, file.code))
    }
  }
  return rows
}

/** Pure. */
export function recordRow(record: FormRecord, personNo: string | null, householdCode: string | null): RegisterRecord {
  return { personNo, householdCode, cells: record.cells, extras: record.extras, written: {} }
}

/** Pure. */
export function registerTable(form: Form, records: readonly RegisterRecord[], options: TableOptions): RegisterTable {
  const fields = storedFields(form)
  const extras = [...new Set(records.flatMap((record) => Object.keys(record.extras)))]
  const headings = [...fields.map((field) => field.label), ...extras]
  const rows = records.map(({ cells, extras: own, written }) => [
    ...fields.map((field) => written[field.name] ?? textOf(field, cells[field.name], options)),
    ...extras.map((heading) => options.mask(own[heading] ?? '')),
  ])
  const textColumns = new Set(headings.keys())
  for (const [index, { type }] of fields.entries()) if (type === 'int' || type === 'decimal') textColumns.delete(index)
  return { sheet: form.sheet, headings, rows, textColumns }
}

function textOf(field: Field, cell: Cell | undefined, options: TableOptions): string {
  const text = writeCell(field, cell, options)
  return field.type === 'id_no' ? text : options.mask(text)
}

function standsHere(
  member: PersonFile,
  file: HouseholdFile,
  status: string | undefined,
  livingIn: string | undefined,
): boolean {
  if (status === LIVES_ELSEWHERE) return member.ties.includes('registered')
  return member.ties.includes('living') || (status !== REGISTERED_ELSEWHERE && (livingIn ?? file.code) === file.code)
}

/** Codes of 人户状态: 人在户不在 and 户在人不在. */
const REGISTERED_ELSEWHERE = '2'
const LIVES_ELSEWHERE = '3'

/** The state of the door as it was last written (租客不让进), where that still means the stored code. */
function emptyDoor(master: Form, file: HouseholdFile, { codes }: WriteOptions): RegisterRecord {
  const field = master.fields.find((each) => each.role === 'household.state')
  const table = field?.codes ? codes.get(field.codes) : undefined
  const said = file.attempts.at(-1)?.outcome
  const stored = field ? file.cells[field.name]?.value : undefined
  const same = field && table && said !== undefined && stored !== undefined && matchCode(table, said) === stored
  return {
    personNo: null,
    householdCode: file.code,
    cells: file.cells,
    extras: file.extras,
    written: same ? { [field.name]: said } : {},
  }
}
