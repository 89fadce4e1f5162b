/** A field and a form that say nothing but their names, for fixtures that say the rest: a new key of a form is added here. */
import type { Field, Form } from '../src/forms/form.ts'

export function blankField(name: string, label: string): Field {
  return {
    name,
    label,
    en: label,
    type: 'text',
    need: 'O',
    codes: null,
    unit: null,
    units: [],
    aliases: [],
    per: 'person',
    role: null,
    when: null,
    min: null,
    max: null,
    maxLength: null,
    future: false,
    drop: false,
    short: false,
    hint: null,
    was: [],
    several: null,
  }
}

export function blankForm(id: string, label: string): Form {
  return {
    id,
    no: 0,
    label,
    en: label,
    sheet: label,
    sheetAliases: [],
    subject: 'person',
    edition: '2015',
    source: '',
    key: [],
    applies: 'all',
    ticks: [],
    rules: [],
    fields: [],
    example: {},
    sensitive: false,
  }
}
