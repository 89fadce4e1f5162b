/** What an XLSForm is made of: rows of its three sheets, and texts that stand in it in both languages. */
import type { Detail } from '../core/problem.ts'
import { text } from '../messages/say.ts'

export interface Both {
  readonly zh: string
  readonly en: string
}

/** A row of `survey`; what is left out is blank. */
export interface SurveyRow {
  readonly type: string
  readonly name?: string
  readonly label?: Both
  readonly hint?: Both | null
  /** `yes`, or the XPath that makes it so. */
  readonly required?: string
  readonly relevant?: string | null
  readonly constraint?: string | null
  readonly message?: Both | null
  readonly appearance?: string | null
  readonly default?: string
  readonly calculation?: string
  readonly choiceFilter?: string
}

/** A row of `choices`; `province` is what a list of areas is narrowed by. */
export interface ChoiceRow {
  readonly list: string
  readonly name: string
  readonly label: Both
  readonly province?: string
}

export const SURVEY_HEADINGS = [
  'type',
  'name',
  'label::中文 (zh)',
  'label::English (en)',
  'hint::中文 (zh)',
  'hint::English (en)',
  'required',
  'required_message::中文 (zh)',
  'required_message::English (en)',
  'relevant',
  'constraint',
  'constraint_message::中文 (zh)',
  'constraint_message::English (en)',
  'appearance',
  'default',
  'calculation',
  'choice_filter',
] as const

export const CHOICE_HEADINGS = ['list_name', 'name', 'label::中文 (zh)', 'label::English (en)', 'province'] as const

/** Words of the catalogue in both languages. Pure. */
export function both(code: string, detail: Detail | { readonly zh: Detail; readonly en: Detail } = {}): Both {
  const of = (lang: 'zh' | 'en'): Detail =>
    ('zh' in detail && typeof detail.zh === 'object' ? detail[lang] : detail) as Detail
  return { zh: text(code, of('zh'), 'zh'), en: text(code, of('en'), 'en') }
}

/** The cells of a row, in the order of the headings. Pure. */
export function surveyCells(row: SurveyRow): string[] {
  const required = row.required ?? ''
  const missing = required === '' ? null : both('xlsform.required')
  return [
    row.type,
    row.name ?? '',
    ...two(row.label),
    ...two(row.hint),
    required,
    ...two(missing),
    row.relevant ?? '',
    row.constraint ?? '',
    ...two(row.constraint ? row.message : null),
    row.appearance ?? '',
    row.default ?? '',
    row.calculation ?? '',
    row.choiceFilter ?? '',
  ]
}

export function choiceCells({ list, name, label, province }: ChoiceRow): string[] {
  return [list, name, ...two(label), province ?? '']
}

function two(words: Both | null | undefined): [zh: string, en: string] {
  return [words?.zh ?? '', words?.en ?? '']
}
