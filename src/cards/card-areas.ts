/** The census areas on a card: what is filled, what applies and is still to be asked, and what concerns nobody here. */

import { appliesTo, type Facts, isAsked } from '../forms/conditions.ts'
import type { Definitions, Form } from '../forms/form.ts'
import { BLANK, type Cell, type FormRecord } from '../forms/record.ts'
import type { HouseholdFile, PersonFile } from '../register/household-file.ts'
import { mayBePrinted } from './card-fields.ts'
import { type CardItem, cardItem, type Showing, shortLabel, shownText } from './card-item.ts'
import { personFacts } from './card-members.ts'

export interface CardArea {
  readonly form: string
  readonly label: string
  readonly records: readonly CardRecord[]
}

export interface CardRecord {
  /** The person it is about, '' for the household. */
  readonly name: string
  readonly items: readonly CardItem[]
}

export interface CardAreas {
  readonly areas: readonly CardArea[]
  readonly notConcerned: readonly string[]
}

interface AreaSubject {
  readonly id: string
  readonly name: string
  readonly records: readonly FormRecord[]
  readonly facts: Facts
}

/** An area form opens with whom it is about; the card has said that already. */
const SUBJECT_FIELDS = new Set(['household_code', 'id_no', 'name'])

/** The areas of one household in the order of their numbers. Pure. */
export function cardAreas(file: HouseholdFile, definitions: Definitions, showing: Showing): CardAreas {
  const forms = [...definitions.forms.values()]
    .filter((form) => form.no > 0 && form.subject !== 'office' && !form.sensitive)
    .sort((a, b) => a.no - b.no)
  const areas: CardArea[] = []
  const notConcerned: string[] = []
  for (const form of forms) {
    const answered = new Set(file.notApplicable[form.id] ?? [])
    const records = subjectsOf(form, file, definitions, showing).flatMap((subject) =>
      subject.records.length === 0 && answered.has(subject.id) ? [] : cardRecords(form, subject, showing),
    )
    if (records.length > 0) areas.push({ form: form.id, label: shortLabel(form), records })
    else if (answered.size > 0) notConcerned.push(shortLabel(form))
  }
  return { areas, notConcerned }
}

function subjectsOf(form: Form, file: HouseholdFile, definitions: Definitions, showing: Showing): AreaSubject[] {
  if (form.subject === 'household') {
    const facts = { today: showing.today, own: file.cells, resident: file.cells, birth: '' }
    return [{ id: file.code, name: '', records: file.areas[form.id] ?? [], facts }]
  }
  return file.members.map((person) => ({
    id: person.personNo,
    name: nameOf(person, definitions, showing),
    records: person.areas[form.id] ?? [],
    facts: personFacts(person, file, definitions, showing),
  }))
}

function cardRecords(form: Form, subject: AreaSubject, showing: Showing): CardRecord[] {
  const made = subject.records.length > 0
  if (!made && !appliesTo(form, subject.facts)) return []
  const records = made ? subject.records.map((record) => record.cells) : [{}]
  return records.flatMap((cells) => {
    const items = recordItems(form, cells, { ...subject.facts, own: cells }, showing)
    return items.length === 0 ? [] : [{ name: subject.name, items }]
  })
}

function recordItems(form: Form, cells: Readonly<Record<string, Cell>>, facts: Facts, showing: Showing): CardItem[] {
  return form.fields
    .filter((field) => mayBePrinted(field) && !SUBJECT_FIELDS.has(field.name))
    .flatMap((field) => cardItem(field, cells[field.name] ?? BLANK, isAsked(field, facts), showing) ?? [])
}

function nameOf(person: PersonFile, definitions: Definitions, showing: Showing): string {
  const field = definitions.forms.get('resident')?.fields.find((one) => one.role === 'person.name')
  return field ? shownText(field, person.cells[field.name] ?? BLANK, showing) : person.personNo
}
