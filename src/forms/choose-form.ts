/** Which form a sheet is, by what its headings say and how it is named. */
import type { Definitions, Form, Role } from './form.ts'
import { DOOR_NAMES } from './form-roles.ts'
import { headingKey, isSerial, type Match, matchesOf, type Vocabulary } from './heading-words.ts'

export function chooseForm(
  texts: readonly string[][],
  vocabulary: Vocabulary,
  definitions: Definitions,
  sheetName: string,
  stamped: string | null,
): Form[] {
  const own = stamped === null ? undefined : definitions.forms.get(stamped)
  if (own) return [own]
  const matches = texts.map((levels) => matchesOf(levels, vocabulary))
  const scores = new Map<Form, number>()
  for (const all of matches) {
    for (const form of new Set(all.map((match) => match.form))) scores.set(form, (scores.get(form) ?? 0) + 10)
  }
  const name = headingKey(sheetName)
  const named = new Set<Form>()
  const exactly = new Set<Form>()
  /** Called what they are, and without the columns that say whose their rows are: better told than not known. */
  const nameless: Form[] = []
  const headed = texts.filter((levels) => levels.length > 0 && !isSerial(levels)).length
  for (const [form, score] of scores) {
    const names = [form.sheet, form.label, form.id, ...form.sheetAliases].map(headingKey)
    if (names.some((known) => known.length > 1 && name.includes(known))) named.add(form)
    if (names.includes(name)) {
      scores.set(form, score + 25)
      exactly.add(form)
    } else if (names.some((known) => known.length > 1 && name.includes(known))) scores.set(form, score + 5)
    if (!hasSubject(form, matches)) {
      scores.delete(form)
      if (exactly.has(form) && score >= 20) nameless.push(form)
    }
    // Somebody else's table shares a word or two with the office's own (名称, 类型, 说明).
    else if (form.subject === 'office' && !named.has(form) && score * 2 < headed * 10) scores.delete(form)
    // Nobody is put on a guarded list by headings that other lists have too.
    else if (form.sensitive && !named.has(form)) scores.set(form, score - 15)
  }
  // Without a column of names it is no list of people: columns of doors and heads only say whose house is meant.
  const master = definitions.forms.get('resident')
  const people = (master && scores.get(master)) ?? 0
  const roles = rolesOf(matches)
  const households = [...scores.keys()].some((form) => form.subject === 'household')
  const heads = roles.has('household.head_name') && roles.has('household.head_id_no') && hasDoorColumns(roles)
  const ofHouseholds = [...named].some(({ subject, no }) => subject === 'household' && no > 0)
  if (master && households && !roles.has('person.name') && !roles.has('household.state')) {
    // A list of heads with their doors and numbers is one of residents, whatever else it says of their homes.
    if (heads && !ofHouseholds && stamped === null) return [master]
    scores.delete(master)
  }
  // With doors it may be a wide list of residents, unless it is called 党员花名册 and nothing else.
  const ownName = [...exactly].some(({ no, subject }) => no > 0 && subject === 'person')
  if (master && (ownName || !DOOR_NAMES.some((role) => roles.has(role))) && isAreaList(matches, scores, named))
    scores.delete(master)
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const top = ranked[0]
  if (!top) return nameless.slice(0, 1)
  // Doors and people under a word for 姓名 that nobody knows: better asked for that column than taken for any of ten areas.
  if (master && top[1] < people && ranked[1]?.[1] === top[1]) return [master]
  return ranked.filter(([, score]) => score === top[1]).map(([form]) => form)
}

/** A list of people without doors is one area's own, where its name says so or only that area knows what else it has. */
function isAreaList(
  matches: readonly (readonly Match[])[],
  scores: ReadonlyMap<Form, number>,
  named: ReadonlySet<Form>,
): boolean {
  const isArea = (form: Form) =>
    form.subject === 'person' && form.no > 0 && scores.has(form) && (!form.sensitive || named.has(form))
  const areas = matches.filter((all) => !all.some((one) => one.form.no === 0))
  const known = areas.map((all) => new Set(all.flatMap(({ form }) => (isArea(form) ? [form] : []))))
  const own = new Set(known.flatMap((forms) => (forms.size === 1 ? [...forms] : [])))
  return own.size === 1 || [...named].some((form) => isArea(form) && known.some((forms) => forms.has(form)))
}

/** A sheet can only be a form whose subject it names. */
function hasSubject(form: Form, matches: readonly (readonly Match[])[]): boolean {
  const fields = new Set(matches.flat().flatMap((match) => (match.form === form ? [match.field] : [])))
  const has = (name: string) => form.fields.some((field) => field.name === name && fields.has(field))
  if (form.id === 'resident') return has('name') || [...fields].some((field) => field?.per === 'household')
  if (form.subject === 'person') return has('id_no')
  if (form.subject === 'household')
    return (
      has('household_code') ||
      [...fields].some((field) => field?.role === 'household.address') ||
      (fields.size > 0 && doorOf(matches))
    )
  return form.key.every((key, index) => has(key) || index > 0)
}

/** What of the master says where somebody's door is. */
export const DOOR_COLUMNS: ReadonlySet<Role | null> = new Set<Role>([
  'household.code',
  'household.grid',
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
])

/** What of the master tells whose household a row is of, where no column does so in one piece. */
export const NAMES_HOUSEHOLD: ReadonlySet<Role | null> = new Set<Role>([
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
  'household.head_name',
  'household.head_id_no',
  'person.name',
  'person.id_no',
  'person.living_address',
])

function rolesOf(matches: readonly (readonly Match[])[]): Set<Role | null> {
  return new Set(matches.flat().flatMap(({ form, field }) => (form.id === 'resident' && field ? [field.role] : [])))
}

function hasDoorColumns(roles: ReadonlySet<Role | null>): boolean {
  return roles.has('household.street_no') || (roles.has('household.building') && roles.has('household.room'))
}

/** A building and a room, an address in one piece, or the head's number. */
function doorOf(matches: readonly (readonly Match[])[]): boolean {
  const roles = rolesOf(matches)
  const one: readonly Role[] = ['household.head_id_no', 'person.id_no', 'person.living_address']
  return one.some((role) => roles.has(role)) || hasDoorColumns(roles)
}
