/** Households of a paper form as rows of the import: one a person or door, one a record of an area, every value with its own cell. */
import { error, type Place, type Problem, warning } from '../../core/problem.ts'
import type { Form, Role } from '../form.ts'
import { DOOR_ROLES } from '../form-roles.ts'
import type { Column, SheetHeadings } from '../headings.ts'
import { parseRow } from '../parse-row.ts'
import type { ParsedRow, ParsedSheet } from '../parsed-row.ts'
import { columnLetter, type RawCell } from '../raw-sheet.ts'
import type { Cell } from '../record.ts'
import { type ParseContext, sheetReading } from '../sheet-reading.ts'
import type { Item } from './blocks.ts'
import { isField, itemOfRole, nameKey, type PaperHousehold, type PaperRecord, said } from './households.ts'
import { peopleOf } from './people.ts'

export interface PaperContext extends ParseContext {
  readonly master: Form
  readonly sheet: string
  /** The form is one of ours: whoever is not in its table of members is not meant. */
  readonly ours: boolean
}

/** One parsed sheet for the people and doors, and one for every area with a record; the people come first. Pure. */
export function paperRows(households: readonly PaperHousehold[], context: PaperContext): ParsedSheet[] {
  const told: Told = new Map()
  const rows = new Map<Form, ParsedRow[]>([[context.master, []]])
  const extras: Item[] = []
  let heading: number | null = null
  for (const household of households) {
    heading ??= household.heading
    const people = peopleOf(household, context)
    const members = personRows(household, people, context, told)
    rows.get(context.master)?.push(...members)
    for (const record of household.areas) {
      const row = areaRow(record, household, people, members, context, told)
      if (row !== null) rows.set(record.form, [...(rows.get(record.form) ?? []), row])
    }
    extras.push(...[...household.own, ...household.loose, ...people.flatMap(({ items }) => items)].filter(isUnknown))
  }
  const forms = [...rows].sort(([a], [b]) => a.no - b.no)
  return forms.map(([form, own], index) => ({
    headings: headingsOf(form, heading ?? own[0]?.row ?? 1, []),
    rows: own,
    unknownColumns: index === 0 ? [...new Set(extras.map((item) => item.heading))] : [],
    problems: index === 0 ? unknownLabels(extras, context) : [],
  }))
}

function isUnknown(item: Item): boolean {
  return item.meaning.kind === 'extra' && !item.meaning.known && said(item)
}

function unknownLabels(extras: readonly Item[], context: PaperContext): Problem[] {
  const first = new Map(extras.toReversed().map((item) => [item.heading, item]))
  return [...first.values()].map((item) =>
    warning('column.unknown', placeOf(item, context), item.heading, { suggestion: '' }),
  )
}

/** What is wrong with a cell is one problem, whoever's row reads it. */
type Told = Map<string, Problem>

/** The first row carries the household's own columns, the others are of the household above. */
function personRows(
  household: PaperHousehold,
  people: readonly PaperRecord[],
  context: PaperContext,
  told: Told,
): ParsedRow[] {
  const { master } = context
  const rows: ParsedRow[] = []
  if (people.length === 0) {
    const row = household.own.find(said)?.row ?? 1
    const door = rowOf({ form: master, row, items: [...household.own, ...household.loose] }, null, context, told)
    return door ? [door] : []
  }
  for (const person of people) {
    const first = rows[0]
    // A second head has to say the door again, or it would have none.
    const own =
      first === undefined
        ? household.own
        : isHead(person, context)
          ? household.own.filter((item) => isDoor(item, master))
          : []
    const row = rowOf({ ...person, items: [...own, ...person.items] }, first?.cells ?? null, context, told)
    if (row) rows.push(row)
  }
  return rows
}

function isDoor(item: Item, master: Form): boolean {
  return DOOR_ROLES.some((role) => isField(item, master, role))
}

function isHead(person: PaperRecord, { master }: PaperContext): boolean {
  const relation = itemOfRole(person.items, master, 'person.relation')
  return /户主|本人/u.test(relation?.cell?.text ?? '')
}

/** Null for a block that nobody has filled in. */
function areaRow(
  record: PaperRecord,
  household: PaperHousehold,
  people: readonly PaperRecord[],
  members: readonly ParsedRow[],
  context: PaperContext,
  told: Told,
): ParsedRow | null {
  const { form } = record
  const naming = new Set(['id_no', 'name', 'household_code'])
  const own = record.items.filter(
    (item) => item.meaning.kind !== 'serial' && !(item.meaning.kind === 'field' && naming.has(item.meaning.field.name)),
  )
  const first = own.find(said)
  if (first === undefined) return null
  const at = { ...record, row: record.items.find(said)?.row ?? record.row }
  if (form.subject === 'household') {
    const row = rowOf(
      { ...at, items: [...record.items, ...doorItems(form, household, people, context)] },
      null,
      context,
      told,
    )
    return row && waitingFor(members.slice(0, 1), row)
  }
  const master = context.master
  const number = record.items.find((item) => isFieldNamed(item, 'id_no') && said(item))
  const name = record.items.find((item) => isFieldNamed(item, 'name') && said(item))
  const of = whose(name, number, people, context)
  if (typeof of === 'string') {
    const row = rowOf(at, null, context, told)
    const names = people.map(({ items }) => nameKey(items, master)).join('、')
    const place = placeOf(name ?? first, context)
    return (
      row && {
        ...row,
        problems: [...row.problems, error(of, place, name?.cell?.text ?? null, { names, area: form.label })],
      }
    )
  }
  const index = of === null ? -1 : people.indexOf(of)
  const items =
    of === null
      ? record.items
      : [
          ...record.items.filter((item) => !isFieldNamed(item, 'id_no') || said(item)),
          ...subjectItems(form, of, context, record),
        ]
  const row = rowOf({ ...at, items }, null, context, told)
  return row && waitingFor([members[0], members[index]], row)
}

/** A record waits for the person that it is of, and for the row that brings the household: said once, on their cells. */
function waitingFor(members: readonly (ParsedRow | undefined)[], row: ParsedRow): ParsedRow {
  const errors = members.flatMap((member) => member?.problems.filter(({ severity }) => severity === 'error') ?? [])
  return { ...row, problems: [...new Set([...row.problems, ...errors])] }
}

function isFieldNamed(item: Item, name: string): boolean {
  return item.meaning.kind === 'field' && item.meaning.field.name === name
}

/** The member that a record is of; null when its own number says so, a problem's code where nobody can tell. */
function whose(
  name: Item | undefined,
  number: Item | undefined,
  people: readonly PaperRecord[],
  { master }: PaperContext,
): PaperRecord | null | 'paper.whose' | 'paper.not_a_member' | 'paper.same_name' {
  if (number) {
    const text = number.cell?.text.trim()
    return people.find(({ items }) => itemOfRole(items, master, 'person.id_no')?.cell?.text.trim() === text) ?? null
  }
  if (name === undefined) return people.length === 1 ? (people[0] ?? null) : 'paper.whose'
  const key = nameKey([{ ...name, meaning: { kind: 'field', form: master, field: nameField(master) } }], master)
  const same = people.filter(({ items }) => nameKey(items, master) === key)
  if (same.length > 1) return 'paper.same_name'
  return same[0] ?? 'paper.not_a_member'
}

function nameField(master: Form): Form['fields'][number] {
  const field = master.fields.find(({ role }) => role === 'person.name')
  if (!field) throw new Error('the master has no field for a name')
  return field
}

/** Name and number of the person, as the members' table has them, under the area's own fields. */
function subjectItems(form: Form, of: PaperRecord, { master }: PaperContext, record: PaperRecord): Item[] {
  return (['id_no', 'name'] as const).flatMap((wanted) => {
    const field = form.fields.find(({ name }) => name === wanted)
    const item = itemOfRole(of.items, master, wanted === 'id_no' ? 'person.id_no' : 'person.name')
    const there = record.items.some((own) => isFieldNamed(own, wanted) && said(own))
    return field && item && !there ? [{ ...item, meaning: { kind: 'field', form, field } as const }] : []
  })
}

/** Whose house a household's record is about: the code, else the door with a name, else somebody's number. */
function doorItems(
  form: Form,
  { own }: PaperHousehold,
  people: readonly PaperRecord[],
  { master }: PaperContext,
): Item[] {
  const code = itemOfRole(own, master, 'household.code')
  const field = form.fields.find(({ name }) => name === 'household_code')
  if (code && field) return [{ ...code, meaning: { kind: 'field', form, field } }]
  const door = own.filter((item) => isDoor(item, master) && said(item) && !isField(item, master, 'household.grid'))
  const person = people[0]?.items ?? []
  const roles: readonly Role[] = door.length > 0 ? ['person.name'] : ['person.id_no', 'person.living_address']
  const head =
    door.length > 0 ? itemOfRole(own, master, 'household.head_name') : itemOfRole(own, master, 'household.head_id_no')
  return [...door, ...(head ? [head] : []), ...roles.flatMap((role) => itemOfRole(person, master, role) ?? [])]
}

/** Reads the items as one row of the form, and puts every problem on the cell where the value stands. */
function rowOf(
  record: PaperRecord,
  doorAbove: ReadonlyMap<string, Cell> | null,
  context: PaperContext,
  told: Told,
): ParsedRow | null {
  const { form, row: number } = record
  const items = record.items.filter(({ meaning }) => meaning.kind !== 'serial')
  const columns = items.map(
    (item, index): Column => ({
      index,
      stands: { row: item.row, col: item.col },
      heading: item.heading,
      meaning: item.meaning,
    }),
  )
  const cells = items.map(({ cell }): RawCell | undefined => cell)
  const input = { cells, own: cells, number, doorAbove, afterTotal: null, missing: null }
  const row = parseRow(input, sheetReading(context.sheet, headingsOf(form, number, columns), context))
  if (row === null) return null
  const several = items.filter((item) => item.several && said(item))
  const twoTicks = several.map((item) => error('paper.two_ticks', placeOf(item, context), item.cell?.text ?? null))
  const problems = row.problems.filter((problem) => !twoTicks.some((other) => other.place.cell === problem.place.cell))
  return { ...row, problems: [...twoTicks, ...problems].map((problem) => once(problem, told)) }
}

function once(problem: Problem, told: Told): Problem {
  const { code, place, value } = problem
  const key = [code, place.cell ?? place.row, place.field, value].join('|')
  const known = told.get(key)
  if (!known) told.set(key, problem)
  return known ?? problem
}

function placeOf(item: Item, { file, sheet }: PaperContext): Place {
  const column = columnLetter(item.col)
  const field = item.meaning.kind === 'field' ? item.meaning.field.label : item.heading
  return { file, sheet, row: item.row, column, cell: `${column}${item.row}`, field }
}

function headingsOf(form: Form, row: number, columns: readonly Column[]): SheetHeadings {
  return { form, firstRow: row, lastRow: row, columns, headsOnly: false, duplicates: [] }
}
