/** The data dictionary: one row for every field of every form, in words, from the same definitions that the program runs on. */
import { type Lang, NEED_WORDS, say, TYPE_WORDS } from './dictionary-words.ts'
import type { Condition, Definitions, Field, Form, Rule } from './form.ts'

export interface DictionaryRow {
  /** The form's label, and its id. */
  readonly form: string
  readonly formId: string
  readonly field: string
  readonly label: string
  readonly type: string
  readonly need: string
  /** The id of the table, then its entries where they fit in a cell. */
  readonly codes: string
  readonly unit: string
  readonly rule: string
  readonly aliases: string
}

/** Longer tables are named, not spelt out: nobody reads three thousand counties in a cell. */
const ENTRIES_IN_A_CELL = 30

/** Rows in the order of forms and fields; `forms` leaves out what is not to be shown. Pure. */
export function dictionary(definitions: Definitions, lang: Lang, forms?: readonly string[]): DictionaryRow[] {
  const chosen = [...definitions.forms.values()].filter((form) => forms?.includes(form.id) ?? true)
  return chosen.flatMap((form) =>
    form.fields.map((field) => ({
      form: lang === 'zh' ? form.label : form.en,
      formId: form.id,
      field: field.name,
      label: labelOf(field, lang),
      type: TYPE_WORDS[field.type][lang],
      need: `${field.need} ${NEED_WORDS[field.need][lang]}`,
      codes: codesOf(field, definitions, lang),
      unit: field.unit ?? '',
      rule: rulesOf(field, { form, definitions, lang }),
      aliases: field.aliases.join(say('list', lang)),
    })),
  )
}

interface Setting {
  readonly form: Form
  readonly definitions: Definitions
  readonly lang: Lang
}

function labelOf(field: Field, lang: Lang): string {
  return lang === 'zh' ? field.label : field.en
}

function codesOf(field: Field, definitions: Definitions, lang: Lang): string {
  const table = field.codes === null ? undefined : definitions.codes.get(field.codes)
  if (!table) return field.codes ?? ''
  if (table.entries.length > ENTRIES_IN_A_CELL) return table.id
  const entries = table.entries.map((entry) => `${entry.code} ${lang === 'zh' ? entry.label : entry.en}`)
  return `${table.id}: ${entries.join(say('next', lang))}`
}

function rulesOf(field: Field, setting: Setting): string {
  const { form, lang } = setting
  const { min, max } = field
  const pieces: string[] = []
  if (min !== null && max !== null) pieces.push(say('between', lang, { min, max }))
  else if (min !== null) pieces.push(say('from', lang, { min }))
  else if (max !== null) pieces.push(say('to', lang, { max }))
  if (field.maxLength !== null) pieces.push(say('length', lang, { length: String(field.maxLength) }))
  if ((field.type === 'date' || field.type === 'month') && !field.future) pieces.push(say('notFuture', lang))
  if (field.drop) pieces.push(say('dropped', lang))
  if (field.when) pieces.push(say('needed', lang, { condition: conditionWords(field.when, setting) }))
  for (const rule of form.rules) if (rule.field === field.name) pieces.push(ruleWords(rule, setting))
  return pieces.join(say('next', lang))
}

function ruleWords(rule: Rule, setting: Setting): string {
  const { lang } = setting
  switch (rule.rule) {
    case 'not_before':
      return say('notBefore', lang, { than: nameOf(rule.than, setting) })
    case 'age_at_least': {
      const years = String(rule.years)
      if (!rule.when) return say('ageAtLeast', lang, { years })
      return say('ageAtLeastWhen', lang, { years, condition: conditionWords(rule.when, setting) })
    }
    case 'not_together': {
      const condition = conditionWords(rule.when, setting)
      return say('notTogether', lang, { condition, with: conditionWords(rule.with, setting) })
    }
    case 'beside_head':
      return say('besideHead', lang, { condition: conditionWords(rule.when, setting), why: rule.why })
    case 'disability_no':
      return say('disabilityNo', lang, { type: nameOf(rule.type, setting), grade: nameOf(rule.grade, setting) })
  }
}

/** A condition as a person would say it. Pure. */
export function conditionWords(condition: Condition, setting: Setting): string {
  const { lang } = setting
  if ('all' in condition) return joined(condition.all, 'and', setting)
  if ('any' in condition) return joined(condition.any, 'or', setting)
  if ('age' in condition) {
    const from = String(condition.age.from ?? '')
    const below = String(condition.age.below ?? '')
    if (from !== '' && below !== '') return say('ageBetween', lang, { from, below })
    return from === '' ? say('ageBelow', lang, { below }) : say('ageFrom', lang, { from })
  }
  const field = nameOf(condition.field, setting)
  if ('filled' in condition) return say(condition.filled ? 'filled' : 'empty', lang, { field })
  if ('at_least' in condition) return say('atLeast', lang, { field, value: condition.at_least })
  const codes = 'in' in condition ? condition.in : condition.not_in
  const values = codes.map((code) => codeWords(condition.field, code, setting)).join(say('list', lang))
  return say('in' in condition ? 'is' : 'isNot', lang, { field, values })
}

function joined(conditions: readonly Condition[], by: 'and' | 'or', setting: Setting): string {
  const said = conditions.map((one) => {
    const words = conditionWords(one, setting)
    return conditions.length > 1 && ('all' in one || 'any' in one) ? `(${words})` : words
  })
  return said.join(say(by, setting.lang))
}

function find(name: string, { form, definitions }: Setting): Field | undefined {
  const [formId, fieldName] = name.includes('.') ? name.split('.') : [form.id, name]
  return definitions.forms.get(formId ?? '')?.fields.find((field) => field.name === fieldName)
}

function nameOf(name: string, setting: Setting): string {
  const field = find(name, setting)
  return field ? labelOf(field, setting.lang) : name
}

function codeWords(name: string, code: string, setting: Setting): string {
  const field = find(name, setting)
  if (field?.type === 'bool') return say(code === '1' ? 'yes' : 'no', setting.lang)
  const entry = setting.definitions.codes.get(field?.codes ?? '')?.entries.find((one) => one.code === code)
  return entry ? (setting.lang === 'zh' ? entry.label : entry.en) : code
}
