/** Fields as questions of one XLSForm: which are asked, how they are called, what makes them necessary. */
import type { CodeTable, Definitions, Field, FieldType, Form, Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { XPathNames } from '../forms/xpath.ts'
import { xpathOf } from '../forms/xpath.ts'
import { ID_SHAPE, questionRows } from './xlsform-question.ts'
import type { SurveyRow } from './xlsform-rows.ts'

export interface Asker {
  /** The rows of a field. */
  ask(form: Form, field: Field): SurveyRow[]
  /** What conditions of a form may refer to. */
  names(form: Form): XPathNames
  /** `${name}` of the master's question with that role; null where there is no master. */
  ref(role: Role): string | null
  /** Every table that was asked from, with the type of the field that did. */
  readonly tables: ReadonlyMap<CodeTable, FieldType>
}

/** Questions that only compute: eight digits of the birth date, full years of age, the sex that number or person says. */
export const COMPUTED = { birth: 'birth_ymd', age: 'age_years', sex: 'sex_known' } as const

/** D is computed, S is off unless its form is named, and what is dropped is not asked for. Pure. */
export function askedFields(form: Form): Field[] {
  return form.fields.filter(({ need, drop }) => !drop && need !== 'D' && (need !== 'S' || form.sensitive))
}

/** The columns that say whom a census form is about. Pure. */
export function isSubject({ subject }: Form, { name }: Field): boolean {
  if (subject === 'household') return name === 'household_code'
  return subject === 'person' && (name === 'id_no' || name === 'name')
}

/** One name a question: a field's own, with its form in front where two forms of the survey share it. Pure. */
export function asker(forms: readonly Form[], definitions: Definitions): Asker {
  const master = forms.find((form) => form.id === 'resident')
  const tables = new Map<CodeTable, FieldType>()
  const uses = new Map<string, number>()
  for (const form of forms)
    for (const field of form.fields) if (!isSubject(form, field)) uses.set(field.name, (uses.get(field.name) ?? 0) + 1)
  const nameIn = (form: Form, { name }: Field) => ((uses.get(name) ?? 0) > 1 ? `${form.id}_${name}` : name)
  const find = (form: Form, name: string) => {
    const owner = name.includes('.') ? master : form
    const field = owner && askedFields(owner).find((one) => one.name === name.replace(/^.*\./u, ''))
    return owner && field ? { field, ref: `\${${nameIn(owner, field)}}` } : null
  }
  const people = master !== undefined || forms.some((form) => form.subject === 'person')
  const ref = (role: Role) => (master ? (find(master, roleField(master, role) ?? '')?.ref ?? null) : null)
  const names = (form: Form): XPathNames => ({
    refer(name) {
      const found = find(form, name)
      return found?.field.role === 'person.sex' ? `\${${COMPUTED.sex}}` : (found?.ref ?? null)
    },
    several: (name) => find(form, name)?.field.type === 'multi',
    age: people ? `\${${COMPUTED.age}}` : null,
  })
  return {
    tables,
    names,
    ref,
    ask(form, field) {
      const table = field.codes === null ? undefined : definitions.codes.get(field.codes)
      if (table) tables.set(table, field.type)
      const when = field.need === 'C' && field.when ? xpathOf(field.when, names(form)) : null
      const own = form === master ? identityRules(field, ref) : { required: isNeeded(form, field) ? 'yes' : '' }
      const document = form === master && field.role === 'person.id_no' ? ref('person.id_type') : null
      const asked = { field, name: nameIn(form, field), relevant: when, document, ...own }
      return questionRows(asked, table)
    },
  }
}

/** Only what a row would go back without: any other missing answer is a gap, and nobody is to invent one. */
function isNeeded(form: Form, field: Field): boolean {
  if (form.subject === 'office') return form.key.includes(field.name) && field.need !== 'O'
  return form.key.includes(field.name) || field.name === (form.subject === 'household' ? 'household_code' : 'name')
}

/** A person by number or birth date, a door by building and room or by street and number; the number tells sex and birth. */
function identityRules({ role }: Field, ref: Asker['ref']): { required: string; relevant?: string } {
  const numberless = `not(regex(${ref('person.id_no')}, ${ID_SHAPE}))`
  const noBuilding = `${ref('household.building')} = ''`
  if (role === 'person.name') return { required: 'yes' }
  if (role === 'person.birth_date') return { required: 'yes', relevant: numberless }
  if (role === 'person.sex') return { required: '', relevant: numberless }
  if (role === 'household.room') return { required: `not(${noBuilding})` }
  if (role === 'household.street_no') return { required: `${noBuilding} and ${ref('household.code')} = ''` }
  return { required: '' }
}

/** What the ages and the sex in conditions are computed from; without a master only the number tells. Pure. */
export function computedRows({ ref }: Pick<Asker, 'ref'>): SurveyRow[] {
  const id = ref('person.id_no') ?? `\${id_no}`
  const birthDate = ref('person.birth_date')
  const by = (newer: string, older: string, else_: string) =>
    `if(regex(${id}, '^[0-9]{17}[0-9Xx]$'), ${newer}, if(regex(${id}, '^[0-9]{15}$'), ${older}, ${else_}))`
  const sexAt = (at: number) => `if(number(substr(${id}, ${at}, ${at + 1})) mod 2 = 1, '1', '2')`
  const fromDate = birthDate === null ? "''" : `if(${birthDate} = '', '', format-date(${birthDate}, '%Y%m%d'))`
  const birth = `\${${COMPUTED.birth}}`
  const years = `int((number(format-date(today(), '%Y%m%d')) - number(${birth})) div 10000)`
  const row = (name: string, calculation: string): SurveyRow => ({ type: 'calculate', name, calculation })
  return [
    row(COMPUTED.birth, by(`substr(${id}, 6, 14)`, `concat('19', substr(${id}, 6, 12))`, fromDate)),
    row(COMPUTED.age, `if(${birth} = '', '', ${years})`),
    ...(ref('person.sex') === null ? [] : [row(COMPUTED.sex, by(sexAt(16), sexAt(14), ref('person.sex') ?? "''"))]),
  ]
}
