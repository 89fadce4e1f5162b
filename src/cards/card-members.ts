/** The members of a household on its card: the table's columns, one row a person, and the rest of each person's fields. */

import { ageFrom, type Facts, isAsked } from '../forms/conditions.ts'
import type { Condition, Definitions, Field, Form, Role } from '../forms/form.ts'
import { BLANK } from '../forms/record.ts'
import type { HouseholdFile, PersonFile } from '../register/household-file.ts'
import { mayBePrinted } from './card-fields.ts'
import { type CardItem, cardItem, type Showing, shortLabel, shownText } from './card-item.ts'

export const MEMBER_COLUMNS = ['name', 'relation', 'sex', 'birth', 'idNo', 'phone', 'residence'] as const
export type MemberColumn = (typeof MEMBER_COLUMNS)[number]

export interface CardMember {
  readonly cells: Readonly<Record<MemberColumn, string>>
  /** Full years on the day of print, '' when the birth date is not known. */
  readonly age: string
  /** What a visitor must know, and the areas that concern this person. */
  readonly marks: readonly string[]
  /** Every other field of the person that is filled or still to be asked. */
  readonly items: readonly CardItem[]
}

export interface CardMembers {
  /** The office's own heading of each column. */
  readonly labels: Readonly<Record<MemberColumn, string>>
  readonly rows: readonly CardMember[]
  readonly registered: number
  readonly living: number
}

const ROLE_OF: Readonly<Record<MemberColumn, Role>> = {
  name: 'person.name',
  relation: 'person.relation',
  sex: 'person.sex',
  birth: 'person.birth_date',
  idNo: 'person.id_no',
  phone: 'person.phone',
  residence: 'person.residence_status',
}

/** The members' table of one household. Pure. */
export function cardMembers(
  file: HouseholdFile,
  definitions: Definitions,
  marks: ReadonlyMap<string, readonly string[]>,
  showing: Showing,
): CardMembers {
  const all = definitions.forms.get('resident')?.fields ?? []
  const fields = all.filter((field) => field.per === 'person' && mayBePrinted(field))
  const columns = new Map(
    MEMBER_COLUMNS.map((column) => [column, fields.find((field) => field.role === ROLE_OF[column]) ?? null]),
  )
  const others = fields.filter((field) => ![...columns.values()].includes(field))
  return {
    labels: byColumn((column) => {
      const field = columns.get(column)
      return field ? shortLabel(field) : ''
    }),
    rows: file.members.map((person) => ({
      cells: byColumn((column) => columnText(column, columns.get(column) ?? null, person, showing)),
      age: String(ageFrom(birthOf(person, definitions), showing.today) ?? ''),
      marks: [...(marks.get(person.personNo) ?? []), ...concerns(person, definitions)],
      items: others.flatMap((field) => {
        const facts = personFacts(person, file, definitions, showing)
        return cardItem(field, person.cells[field.name] ?? BLANK, isAsked(field, facts), showing) ?? []
      }),
    })),
    registered: file.members.filter((person) => person.ties.includes('registered')).length,
    living: file.members.filter((person) => person.ties.includes('living')).length,
  }
}

/** What conditions may look at for one person of a household. Pure. */
export function personFacts(
  person: PersonFile,
  file: HouseholdFile,
  definitions: Definitions,
  showing: Showing,
): Facts {
  const resident = { ...file.cells, ...person.cells }
  return { today: showing.today, own: resident, resident, birth: birthOf(person, definitions) }
}

function birthOf(person: PersonFile, definitions: Definitions): string {
  const field = definitions.forms.get('resident')?.fields.find((one) => one.role === 'person.birth_date')
  const cell = field && person.cells[field.name]
  return cell?.state === 'value' ? cell.value : ''
}

/** Labels of the areas kept about this person in particular; what everybody has, or everybody of an age, marks nobody out. */
function concerns(person: PersonFile, definitions: Definitions): string[] {
  return [...definitions.forms.values()]
    .filter((form) => form.subject === 'person' && !form.sensitive && form.no > 0 && marksOut(form.applies))
    .filter((form) => (person.areas[form.id]?.length ?? 0) > 0)
    .sort((a, b) => a.no - b.no)
    .map(shortLabel)
}

/** An area that goes by age is seen from the age. */
function marksOut(applies: Form['applies']): boolean {
  return applies === 'asked' || (applies !== 'all' && !goesByAge(applies))
}

function goesByAge(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(goesByAge)
  if ('any' in condition) return condition.any.some(goesByAge)
  return 'age' in condition
}

/** Explanations in brackets are for lists of codes; in a narrow column the word itself is enough. */
function columnText(column: MemberColumn, field: Field | null, person: PersonFile, showing: Showing): string {
  const text = field === null ? '' : shownText(field, person.cells[field.name] ?? BLANK, showing)
  if (column === 'residence' && text === '') return tieText(person)
  return field?.type === 'code' ? text.replace(/（.*）$/u, '') : text
}

function tieText(person: PersonFile): string {
  const [registered, living] = [person.ties.includes('registered'), person.ties.includes('living')]
  if (registered && living) return '人户一致'
  // Where somebody who lives here is registered, nobody has said.
  return registered ? '户在人不在' : living ? '现住' : ''
}

function byColumn(text: (column: MemberColumn) => string): Record<MemberColumn, string> {
  return Object.fromEntries(MEMBER_COLUMNS.map((column) => [column, text(column)])) as Record<MemberColumn, string>
}
