/** What is missing in a household: completeness, and the four clears (四清) of family, category, registration and hazard. */
import { addDays, type Day, parseDay } from '../core/day.ts'
import { fieldsOf } from '../forms/check-checks.ts'
import type { FourClears } from '../forms/checks.ts'
import { appliesTo, type Facts, holds, isAsked } from '../forms/conditions.ts'
import type { Definitions, Field, Form, Role } from '../forms/form.ts'
import { type Cells, cellIn, type FormRecord } from '../forms/record.ts'
import type { HouseholdFile, PersonFile } from './household-file.ts'

export const CLEARS = ['family', 'category', 'registration', 'hazard'] as const
export type Clear = (typeof CLEARS)[number]

/** A field that is blank or unknown, a record that is not there, or a question that nobody has answered. */
export interface Gap {
  readonly what: 'field' | 'record' | 'answer'
  readonly form: string
  /** A person number, or null where it is about the household. */
  readonly person: string | null
  readonly field: string | null
  /** K, M or C; null for what is no field. */
  readonly need: 'K' | 'M' | 'C' | null
  /** Which of the four is not clear because of it. */
  readonly clears: readonly Clear[]
}

export interface Filled {
  readonly asked: number
  readonly filled: number
}

export interface HouseholdCheck {
  readonly gaps: readonly Gap[]
  /** Key, main and applicable conditional fields together. */
  readonly all: Filled
  readonly key: Filled
  readonly main: Filled
  /** Verified within the days that the office asks for. */
  readonly verified: boolean
  readonly complete: boolean
  readonly clear: Readonly<Record<Clear, boolean>>
}

/** One household by the office's own rules; whether an area applies is computed where it can be. Pure. */
export function checkHousehold(file: HouseholdFile, definitions: Definitions, today: Day): HouseholdCheck {
  const rules = definitions.checks.fourClears
  const asking = newAsking()
  const master = definitions.forms.get('resident')
  const categories = categoryFields(definitions)
  if (master) {
    const facts = { today, own: file.cells, resident: file.cells, birth: '' }
    asking.fields(master, askedOfDoor(master, file), file.cells, null, facts, ['family'])
    for (const person of file.members) {
      const clearsOf = (field: Field): Clear[] => [
        'family',
        ...(categories.has(field.name) ? (['category'] as const) : []),
        ...(rules.registration.includes(field.name) ? (['registration'] as const) : []),
      ]
      const own = personFacts(person, master, today)
      for (const field of master.fields)
        if (field.per === 'person') asking.fields(master, [field], person.cells, person.personNo, own, clearsOf(field))
    }
  }
  for (const form of areaForms(definitions))
    for (const subject of subjectsOf(form, file, today, master)) askArea(asking, rules, form, subject)
  const { form: hazardForm, dated } = rules.hazard
  if (!(file.areas[hazardForm] ?? []).some(({ cells }) => cells[dated]?.state === 'value'))
    asking.gap({ what: 'answer', form: hazardForm, person: null, field: null, need: null, clears: ['hazard'] })
  return verdict(asking, rules, isVerified(file, rules, today, master))
}

/** The census areas that are switched on for everybody, in the order of their numbers. Pure. */
export function areaForms(definitions: Definitions): Form[] {
  return [...definitions.forms.values()]
    .filter((form) => form.no > 0 && form.subject !== 'office' && !form.sensitive)
    .sort((a, b) => a.no - b.no)
}

/** Fields of an area that can be a gap: what stands beside whom it is about. Pure. */
export function recordFields(form: Form): Field[] {
  return form.fields.filter((field) => !['household_code', 'id_no', 'name'].includes(field.name) && !field.drop)
}

/** What of a person must be known to say to which areas they belong. Pure. */
export function categoryFields(definitions: Definitions): Set<string> {
  const looked = areaForms(definitions)
    .filter((form) => form.subject === 'person')
    .flatMap(({ applies }) => (typeof applies === 'object' ? fieldsOf(applies) : []))
    .filter((name) => name.startsWith('resident.'))
    .map((name) => name.slice('resident.'.length))
  return new Set([...definitions.checks.fourClears.category.fields, ...looked])
}

interface Subject {
  readonly id: string
  readonly person: string | null
  readonly records: readonly FormRecord[]
  readonly facts: Facts
  /** Somebody answered that the area is not for them. */
  readonly denied: boolean
}

function askArea(asking: Asking, rules: FourClears, form: Form, subject: Subject): void {
  const { records, facts, denied, person } = subject
  const applies = records.length > 0 ? form.applies === 'asked' || appliesTo(form, facts) : appliesTo(form, facts)
  if (!applies || (denied && records.length === 0)) {
    const asked = rules.category.asked.find((one) => one.form === form.id)
    if (asked === undefined || denied || records.length > 0) return
    if (asked.unless !== null && holds(asked.unless, facts)) return
    asking.gap({ what: 'answer', form: form.id, person, field: null, need: null, clears: ['category'] })
    return
  }
  const clears: Clear[] = rules.family.includes(form.id) ? ['family'] : []
  const fields = recordFields(form)
  if (records.length === 0) asking.record(form, fields, person, clears)
  for (const { cells } of records) {
    // A record that says there is none needs nothing more.
    const none = rules.none.find(
      (one) => one.form === form.id && one.in.includes(cellIn(cells, one.field)?.value ?? ''),
    )
    const asked = none === undefined ? fields : fields.filter(({ name }) => name === none.field)
    asking.fields(form, asked, cells, person, { ...facts, own: cells }, clears)
  }
}

interface Asking {
  readonly gaps: Gap[]
  readonly count: Record<'K' | 'M' | 'C', { asked: number; filled: number }>
  gap(gap: Gap): void
  fields(
    form: Form,
    fields: readonly Field[],
    cells: Cells,
    person: string | null,
    facts: Facts,
    clears: readonly Clear[],
  ): void
  record(form: Form, fields: readonly Field[], person: string | null, clears: readonly Clear[]): void
}

function newAsking(): Asking {
  const gaps: Gap[] = []
  const count = { K: { asked: 0, filled: 0 }, M: { asked: 0, filled: 0 }, C: { asked: 0, filled: 0 } }
  return {
    gaps,
    count,
    gap: (gap) => gaps.push(gap),
    fields(form, fields, cells, person, facts, clears) {
      for (const field of fields) {
        if (field.drop || !isAsked(field, facts)) continue
        const need = field.need as 'K' | 'M' | 'C'
        const state = cellIn(cells, field.name)?.state ?? 'blank'
        count[need].asked += 1
        if (state !== 'blank' && state !== 'unknown') count[need].filled += 1
        // Only key and main fields make a family clear, and what tells where somebody belongs whatever its need.
        else {
          const counts = need === 'C' ? clears.filter((clear) => clear !== 'family') : clears
          gaps.push({ what: 'field', form: form.id, person, field: field.name, need, clears: counts })
        }
      }
      // What the office counts as category or registration may be a field that the form does not ask for.
      for (const field of fields) {
        if (isAsked(field, facts) || !clears.some((clear) => clear !== 'family')) continue
        const state = cellIn(cells, field.name)?.state ?? 'blank'
        if (state !== 'blank' && state !== 'unknown') continue
        const own = clears.filter((clear) => clear !== 'family')
        gaps.push({ what: 'field', form: form.id, person, field: field.name, need: null, clears: own })
      }
    },
    record(form, fields, person, clears) {
      for (const { need } of fields) if (need === 'K' || need === 'M') count[need].asked += 1
      gaps.push({ what: 'record', form: form.id, person, field: null, need: null, clears })
    },
  }
}

/** Complete: verified in time, and key and main fields filled as far as the office asks. Pure. */
export function completeBy({ complete }: FourClears, key: Filled, main: Filled, verified: boolean): boolean {
  const reaches = ({ asked, filled }: Filled, percent: number) => filled * 100 >= asked * percent
  return verified && reaches(key, complete.key_percent) && reaches(main, complete.main_percent)
}

function verdict({ gaps, count }: Asking, rules: FourClears, verified: boolean): HouseholdCheck {
  const { K, M, C } = count
  const clear = CLEARS.map((one) => [one, !gaps.some(({ clears }) => clears.includes(one))])
  return {
    gaps,
    all: { asked: K.asked + M.asked + C.asked, filled: K.filled + M.filled + C.filled },
    key: K,
    main: M,
    verified,
    complete: completeBy(rules, K, M, verified),
    clear: Object.fromEntries(clear) as Record<Clear, boolean>,
  }
}

/** What a house on the road has a number instead of. */
export const PLACES: readonly (Role | null)[] = [
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
]

/** A house on the road has a number instead of building and room. */
function askedOfDoor(master: Form, file: HouseholdFile): Field[] {
  const street = master.fields.find((field) => field.role === 'household.street_no')
  const onRoad = street !== undefined && file.cells[street.name]?.state === 'value'
  return master.fields.filter((field) => field.per === 'household' && !(onRoad && PLACES.includes(field.role)))
}

function subjectsOf(form: Form, file: HouseholdFile, today: Day, master: Form | undefined): Subject[] {
  const denied = file.notApplicable[form.id] ?? []
  const of = (id: string, person: PersonFile | null, facts: Facts): Subject => ({
    id,
    person: person?.personNo ?? null,
    records: (person ?? file).areas[form.id] ?? [],
    facts,
    denied: denied.includes(id),
  })
  if (form.subject === 'household')
    return [of(file.code, null, { today, own: file.cells, resident: file.cells, birth: '' })]
  return file.members.map((person) => of(person.personNo, person, personFacts(person, master, today)))
}

function personFacts(person: PersonFile, master: Form | undefined, today: Day): Facts {
  const field = master?.fields.find((one) => one.role === 'person.birth_date')
  const cell = field && person.cells[field.name]
  return { today, own: person.cells, resident: person.cells, birth: cell?.state === 'value' ? cell.value : '' }
}

function isVerified(file: HouseholdFile, rules: FourClears, today: Day, master: Form | undefined): boolean {
  const field = master?.fields.find((one) => one.role === 'household.verified_on')
  return verifiedBy(rules, (field && file.cells[field.name]?.value) ?? '', today)
}

/** Whether a household verified on that day, as it was written, is verified in time. Pure. */
export function verifiedBy(rules: FourClears, verifiedOn: string, today: Day): boolean {
  const day = parseDay(verifiedOn)
  return day !== null && day <= today && addDays(day, rules.complete.verified_days) >= today
}
