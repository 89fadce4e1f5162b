/** The order of an XLSForm: the household, its members in a roster, their areas where they apply, lists of the household. */
import type { Field, Form, Role } from '../forms/form.ts'
import { appliesHeading } from '../forms/heading-words.ts'
import { xpathOf } from '../forms/xpath.ts'
import { type Asker, askedFields, computedRows, isSubject } from './xlsform-asker.ts'
import { YES_NO } from './xlsform-question.ts'
import { type Both, both, type SurveyRow } from './xlsform-rows.ts'

/** Columns that follow from the members of the roster: nobody is asked twice. */
const OF_THE_HEAD: readonly (Role | null)[] = ['household.head_name', 'household.head_id_no', 'household.head_phone']

/** Asked before the roster; an empty home has none. */
export const PEOPLE_HERE = 'people_here'

/** `forms` are census forms, or one office form. Pure. */
export function surveyRows(forms: readonly Form[], asker: Asker): SurveyRow[] {
  const master = forms.find((form) => form.id === 'resident')
  if (master) return withRoster(master, forms, asker)
  const subjects = forms.flatMap((form) =>
    form.fields.filter((field) => isSubject(form, field)).map((field) => ({ form, field })),
  )
  const once = subjects.filter(
    ({ field }, index) => subjects.findIndex((one) => one.field.name === field.name) === index,
  )
  const whose = once.flatMap(({ form, field }) => asker.ask(form, field))
  const computed = forms.some((form) => form.subject === 'person') ? computedRows(asker) : []
  const [only] = forms
  const rest =
    only && forms.length === 1
      ? ownFields(only).flatMap((field) => asker.ask(only, field))
      : forms.flatMap((form) => areaRows(form, asker, { question: form.applies !== 'all' && form.key.length === 0 }))
  return [...whose, ...computed, ...rest]
}

/** How a submission is called in the lists of the apps: by its door, its person or its first key, an XPath. Pure. */
export function instanceName(forms: readonly Form[], { ref }: Asker): string {
  const doors: readonly Role[] = [
    'household.estate',
    'household.building',
    'household.unit',
    'household.room',
    'household.street_no',
  ]
  const parts = doors.flatMap((role) => ref(role) ?? [])
  if (parts.length > 0) return `concat(${parts.join(", ' ', ")})`
  const form = forms.find(({ subject }) => subject === 'person') ?? forms[0]
  const name = form?.subject === 'person' ? 'name' : form?.subject === 'household' ? 'household_code' : form?.key[0]
  return name === undefined ? '' : `\${${name}}`
}

function withRoster(master: Form, forms: readonly Form[], asker: Asker): SurveyRow[] {
  const of = (per: Field['per']) => {
    const fields = askedFields(master).filter((field) => field.per === per && !OF_THE_HEAD.includes(field.role))
    return fields.flatMap((field) => asker.ask(master, field))
  }
  const areas = forms.filter((form) => form !== master)
  const ofHousehold = areas.filter((form) => form.subject === 'household')
  const ofPerson = areas.filter((form) => form.subject === 'person')
  const lists = ofHousehold.filter((form) => form.key.length > 0)
  return [
    ...section('group', 'household', both('xlsform.household'), null, of('household')),
    ...ofHousehold.filter((form) => !lists.includes(form)).flatMap((form) => areaRows(form, asker)),
    {
      type: `select_one ${YES_NO}`,
      name: PEOPLE_HERE,
      label: both('xlsform.people_here'),
      default: '1',
      required: 'yes',
    },
    ...section('repeat', 'members', both('xlsform.members'), `\${${PEOPLE_HERE}} = '1'`, [
      ...of('person'),
      ...computedRows(asker),
      ...ofPerson.flatMap((form) => areaRows(form, asker, { question: form.applies === 'asked', computed: true })),
    ]),
    ...lists.flatMap((form) => areaRows(form, asker)),
  ]
}

/** An area's own questions, in a repeat where a subject may have several records; shown when asked for or when it applies. */
function areaRows(
  form: Form,
  asker: Asker,
  how: { readonly question?: boolean; readonly computed?: boolean } = {},
): SurveyRow[] {
  const label = { zh: form.label, en: form.en }
  const rows = ownFields(form).flatMap((field) => asker.ask(form, field))
  const kind = form.key.length > 0 ? 'repeat' : 'group'
  if (!how.question) {
    const applies = how.computed && typeof form.applies === 'object' ? xpathOf(form.applies, asker.names(form)) : null
    return section(kind, form.id, label, applies, rows)
  }
  const name = appliesHeading(form)
  const words = both('xlsform.applies', { zh: { form: form.label }, en: { form: form.en } })
  const tick = form.ticks.find(({ partial }) => !partial)?.headings[0]
  return [
    { type: `select_one ${YES_NO}`, name, label: { ...words, zh: tick ?? words.zh } },
    ...section(kind, form.id, label, `\${${name}} = '1'`, rows),
  ]
}

function ownFields(form: Form): Field[] {
  return askedFields(form).filter((field) => !isSubject(form, field))
}

function section(
  kind: 'group' | 'repeat',
  name: string,
  label: Both,
  relevant: string | null,
  rows: readonly SurveyRow[],
): SurveyRow[] {
  return [{ type: `begin ${kind}`, name, label, relevant }, ...rows, { type: `end ${kind}` }]
}
