/** A household's paper form as data: what is asked in which order, what is known and what is still missing; never how it looks. */
import type { Day } from '../core/day.ts'
import { appliesTo, type Facts, isAsked } from '../forms/conditions.ts'
import type { CodeTable, Definitions, Field, Form, Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { Cell } from '../forms/record.ts'
import { writeCell } from '../forms/write-cell.ts'
import { maskIdNumbers } from '../messages/message.ts'
import type { HouseholdFile, PersonFile } from '../register/household-file.ts'
import { residentRecords } from '../register/register-table.ts'

/** What an office settles in templates/paper/household.yaml. */
export interface PaperLayout {
  readonly title: string
  readonly note: string
  /** Lines for members; a household with more people has more. */
  readonly members: number
  /** Form id → how many records there is room for, `members` for a line a person; in the order in which they are printed. */
  readonly areas: ReadonlyMap<string, number | 'members'>
  readonly signatures: readonly string[]
}

export interface PaperItem {
  readonly field: Field
  /** What is known, as it is written; '' where nothing is. */
  readonly text: string
  /** Asked of this household and not known. */
  readonly missing: boolean
  /** All choices of a short list, in order; null where the value is written. */
  readonly choices: readonly string[] | null
}

export interface PaperBlock {
  readonly form: Form
  /** '' where the block goes on with the one before. */
  readonly title: string
  readonly kind: 'labels' | 'table'
  /** One record after another; every record has the same fields. */
  readonly records: readonly (readonly PaperItem[])[]
}

export interface PaperPage {
  /** The household's code, '' on a form that is not about one yet. */
  readonly household: string
  readonly title: string
  readonly note: string
  readonly blocks: readonly PaperBlock[]
  readonly signatures: readonly string[]
}

export interface PaperOptions {
  readonly today: Day
  readonly layout: PaperLayout
  readonly community: string
  /** Areas to print, of those that the layout has. */
  readonly forms: ReadonlySet<string>
  /** Label of the grid for a form without a household, or ''. */
  readonly grid: string
  /** Whole identity numbers; else they are masked, in free text too. */
  readonly reveal: boolean
  /** With room for what is not known; without, only what is stored. */
  readonly room: boolean
}

type Cells = Readonly<Record<string, Cell>>

/** More records than this stand in a table, a line each. */
const MOST_LABELLED = 2

/** The first table of members; what else is asked of them follows in further tables. */
const FIRST: readonly Role[] = [
  'person.name',
  'person.relation',
  'person.sex',
  'person.id_no',
  'person.birth_date',
  'person.phone',
  'person.residence_status',
]

/** The form of `file`, or one for a household that is not known yet. Pure. */
export function paperPage(file: HouseholdFile | null, definitions: Definitions, options: PaperOptions): PaperPage {
  const { layout, community } = options
  const master = definitions.forms.get('resident')
  if (!master) throw new TypeError('no form resident')
  const people = file === null ? [] : peopleOn(file, master, definitions, options)
  const areas = [...layout.areas].flatMap(([id, lines]) => {
    const form = definitions.forms.get(id)
    return form && options.forms.has(id) && !form.sensitive
      ? [areaBlock(form, lines, file, people, master, definitions, options)]
      : []
  })
  return {
    household: file?.code ?? '',
    title: [community, layout.title].filter((part) => part !== '').join('　'),
    note: layout.note,
    blocks: [
      householdBlock(file, master, definitions, options),
      ...memberBlocks(people, master, definitions, options),
      ...areas.flatMap((block) => block ?? []),
    ],
    signatures: layout.signatures,
  }
}

/** Fields that a form on paper has room for: not what is worked out, not what is sensitive. Pure. */
export function paperFields(form: Form): Field[] {
  return form.fields.filter((field) => !field.drop && field.need !== 'D' && field.need !== 'S')
}

interface Person {
  readonly file: PersonFile
  readonly cells: Cells
}

/** Whoever stands on this household's lines of the register's own list; the others are on another household's form. */
function peopleOn(file: HouseholdFile, master: Form, definitions: Definitions, options: PaperOptions): Person[] {
  const here = new Set(
    residentRecords(master, [file], { codes: definitions.codes, reveal: options.reveal }).map(
      ({ personNo }) => personNo,
    ),
  )
  return file.members
    .filter(({ personNo }) => here.has(personNo))
    .map((member) => ({ file: member, cells: member.cells }))
}

function householdBlock(
  file: HouseholdFile | null,
  master: Form,
  definitions: Definitions,
  options: PaperOptions,
): PaperBlock {
  const fields = paperFields(master).filter(({ per }) => per === 'household')
  const code = roleField(master, 'household.code') ?? ''
  const grid = roleField(master, 'household.grid') ?? ''
  const cells: Cells = file === null ? {} : { ...file.cells, [code]: { state: 'value', value: file.code } }
  const [door] =
    file === null || file.members.length > 0
      ? []
      : residentRecords(master, [file], { codes: definitions.codes, reveal: options.reveal })
  const facts = { today: options.today, own: cells, resident: cells, birth: '' }
  const items = fields.map((field) => {
    const item = itemOf(field, cells, file === null ? null : facts, definitions, options)
    const written = door?.written[field.name]
    if (written !== undefined) return { ...item, text: written }
    return field.name === grid ? { ...item, text: file === null ? options.grid : file.gridCode.slice(-2) } : item
  })
  return { form: master, title: '住户信息', kind: 'labels', records: [items] }
}

function memberBlocks(
  people: readonly Person[],
  master: Form,
  definitions: Definitions,
  options: PaperOptions,
): PaperBlock[] {
  const own = paperFields(master).filter(({ per }) => per === 'person')
  const first = FIRST.flatMap((role) => own.find((field) => field.role === role) ?? [])
  const fields = [...first, ...own.filter((field) => !first.includes(field))]
  const lines = options.room ? Math.max(options.layout.members, people.length) : people.length
  if (lines === 0) return []
  const records = Array.from({ length: lines }, (_, index) => {
    const person = people[index]
    const cells = person?.cells ?? {}
    const facts = person ? factsOf(person, cells, master, options) : null
    return fields.map((field) => itemOf(field, cells, facts, definitions, options))
  })
  return [{ form: master, title: '家庭成员', kind: 'table', records }]
}

/** Null where there is nothing to show and no room to keep. */
function areaBlock(
  form: Form,
  lines: number | 'members',
  file: HouseholdFile | null,
  people: readonly Person[],
  master: Form,
  definitions: Definitions,
  options: PaperOptions,
): PaperBlock | null {
  const known =
    form.subject === 'household' ? householdRecords(form, file, options) : personRecords(form, people, master, options)
  const atLeast = lines === 'members' ? options.layout.members : lines
  // On a household's own form there is room for one more where only asking can tell.
  const room = !options.room ? 0 : file === null ? atLeast : form.applies === 'asked' || lines === 'members' ? 1 : 0
  const count = Math.max(known.length, room)
  if (count === 0) return null
  const names = people.map(({ cells }) => cells[roleField(master, 'person.name') ?? '']?.value)
  const naming = form.subject === 'household' ? [] : new Set(names).size < names.length ? ['name', 'id_no'] : ['name']
  const all = paperFields(form)
  const fields = [
    ...naming.flatMap((name) => all.find((field) => field.name === name) ?? []),
    ...all.filter(({ name }) => !['id_no', 'name', 'household_code'].includes(name)),
  ]
  const records = Array.from({ length: count }, (_, index) => {
    const record = known[index]
    return fields.map((field) => itemOf(field, record?.cells ?? {}, record?.facts ?? null, definitions, options))
  })
  const kind = lines === 'members' || atLeast > MOST_LABELLED ? 'table' : 'labels'
  return { form, title: form.label, kind, records }
}

interface Known {
  readonly cells: Cells
  readonly facts: Facts
}

function householdRecords(form: Form, file: HouseholdFile | null, options: PaperOptions): Known[] {
  if (file === null) return []
  const facts = (own: Cells): Facts => ({ today: options.today, own, resident: file.cells, birth: '' })
  const records = (file.areas[form.id] ?? []).map(({ cells }) => ({ cells, facts: facts(cells) }))
  return records.length === 0 && options.room && appliesTo(form, facts({}))
    ? [{ cells: {}, facts: facts({}) }]
    : records
}

function personRecords(form: Form, people: readonly Person[], master: Form, options: PaperOptions): Known[] {
  return people.flatMap((person) => {
    const [name, number] = [roleField(master, 'person.name') ?? '', roleField(master, 'person.id_no') ?? '']
    const naming: Cells = Object.fromEntries(
      (
        [
          ['name', person.cells[name]],
          ['id_no', person.cells[number]],
        ] as const
      ).flatMap(([key, cell]) => (cell ? [[key, cell]] : [])),
    )
    const facts = (own: Cells) => factsOf(person, own, master, options)
    const records = (person.file.areas[form.id] ?? []).map(({ cells }) => ({
      cells: { ...cells, ...naming },
      facts: facts(cells),
    }))
    return records.length === 0 && options.room && appliesTo(form, facts({}))
      ? [{ cells: naming, facts: facts({}) }]
      : records
  })
}

function factsOf(person: Person, own: Cells, master: Form, options: PaperOptions): Facts {
  const birth = person.cells[roleField(master, 'person.birth_date') ?? '']
  return { today: options.today, own, resident: person.cells, birth: birth?.state === 'value' ? birth.value : '' }
}

/** Without facts nothing is missing: the form is not about anybody yet. */
function itemOf(
  field: Field,
  cells: Cells,
  facts: Facts | null,
  { codes }: Definitions,
  { reveal, room }: PaperOptions,
): PaperItem {
  const cell = cells[field.name]
  const whole = writeCell(field, cell, { codes, reveal })
  const text = reveal || field.type === 'id_no' ? whole : maskIdNumbers(whole)
  const missing =
    room &&
    facts !== null &&
    isAsked(field, facts) &&
    (cell === undefined || cell.state === 'blank' || cell.state === 'unknown')
  return { field, text, missing, choices: choicesOf(field, field.codes === null ? undefined : codes.get(field.codes)) }
}

function choicesOf(field: Field, table: CodeTable | undefined): readonly string[] | null {
  if (field.type === 'bool') return ['是', '否']
  return field.type === 'code' || field.type === 'multi' ? (table?.entries.map(({ label }) => label) ?? null) : null
}
