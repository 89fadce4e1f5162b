/** What a word means that somebody asks by: a column of any form, an area, a tick, or something that is computed. */
import { nearestName } from '../core/nearest.ts'
import type { Definitions, Field, Form, Tick } from '../forms/form.ts'
import { headingKey, type Match, vocabularyOf } from '../forms/heading-words.ts'
import { BASES, type Basis } from './standing.ts'

export type Asked =
  | { readonly kind: 'field'; readonly form: Form; readonly field: Field }
  | { readonly kind: 'tick'; readonly form: Form; readonly tick: Tick }
  /** Somebody or a household to whom an area applies. */
  | { readonly kind: 'area'; readonly form: Form }
  | { readonly kind: 'age' }
  | { readonly kind: 'basis'; readonly basis: Basis }

export type AskedResult =
  | { readonly ok: true; readonly asked: Asked }
  | {
      readonly ok: false
      readonly code: 'asked.unknown' | 'asked.ambiguous'
      readonly detail: Readonly<Record<string, string>>
    }

/** flag: the word stands alone (低保); column: something is said of it (低保类别=A类). */
export type AskedUse = 'flag' | 'column'

const COMPUTED: Readonly<Record<string, Asked>> = {
  年龄: { kind: 'age' },
  周岁: { kind: 'age' },
  岁数: { kind: 'age' },
  年龄段: { kind: 'age' },
  AGE: { kind: 'age' },
  户籍人口: { kind: 'basis', basis: 'registered' },
  户籍: { kind: 'basis', basis: 'registered' },
  常住人口: { kind: 'basis', basis: 'permanent' },
  流动人口: { kind: 'basis', basis: 'floating' },
  居住: { kind: 'basis', basis: 'living' },
  现住: { kind: 'basis', basis: 'living' },
  现住人口: { kind: 'basis', basis: 'living' },
  实有人口: { kind: 'basis', basis: 'living' },
  在册人口: { kind: 'basis', basis: 'all' },
  ...Object.fromEntries(BASES.map((basis) => [basis.toUpperCase(), { kind: 'basis', basis } as const])),
}

const COMPUTED_LABELS: readonly string[] = [
  '年龄',
  '年龄段',
  '户籍人口',
  '常住人口',
  '流动人口',
  '现住人口',
  '在册人口',
]

/**
 * The meaning of a word; `office` limits it to the columns of one office form. A label, alias or id; 老龄.自理能力 where two
 * forms have it. Pure.
 */
export function askedBy(word: string, definitions: Definitions, office: Form | null, use: AskedUse): AskedResult {
  const qualified = /^([^.．]+)[.．](.+)$/u.exec(word)
  if (qualified?.[1] && qualified[2]) {
    const form = formNamed(qualified[1], definitions)
    const field = form && fieldNamed(qualified[2], form)
    if (form && field && (office === null || office === form))
      return { ok: true, asked: { kind: 'field', form, field } }
  }
  const key = headingKey(word)
  const computed = office === null ? COMPUTED[key] : undefined
  if (computed) return { ok: true, asked: computed }
  const matches = (vocabularyOf(definitions).byKey.get(key) ?? []).filter(({ form }) =>
    office === null ? form.subject !== 'office' : form === office,
  )
  const form = use === 'flag' && office === null ? formNamed(word, definitions) : null
  return choose(word, matches, form, use) ?? unknown(word, definitions, office)
}

/** What a person reads as its name. Pure. */
export function askedLabel(asked: Asked): string {
  switch (asked.kind) {
    case 'field':
      return asked.field.label
    case 'tick':
      return asked.tick.headings[0] ?? ''
    case 'area':
      return asked.form.label
    case 'age':
      return '年龄'
    case 'basis':
      return Object.entries(COMPUTED).find(([, one]) => one.kind === 'basis' && one.basis === asked.basis)?.[0] ?? ''
  }
}

/** A census form by id, label or the name of its sheet. Pure. */
export function formNamed(word: string, definitions: Definitions): Form | null {
  const key = headingKey(word)
  const named = (form: Form, names: readonly string[]) => names.some((name) => headingKey(name) === key) && form
  const forms = [...definitions.forms.values()].filter((form) => form.no > 0)
  return (
    forms.find((form) => named(form, [form.id, form.label, form.sheet])) ??
    forms.find((form) => form.subject !== 'office' && named(form, form.sheetAliases)) ??
    null
  )
}

function fieldNamed(word: string, form: Form): Field | null {
  const key = headingKey(word)
  const fields = form.fields.filter((field) => !field.drop)
  return (
    fields.find(({ label, name }) => headingKey(label) === key || headingKey(name) === key) ??
    fields.find(({ aliases }) => aliases.some((alias) => headingKey(alias) === key)) ??
    null
  )
}

/** The master's columns, then ticks where the word stands alone, then the areas themselves, then their columns. */
function choose(word: string, matches: readonly Match[], form: Form | null, use: AskedUse): AskedResult | null {
  const fields = matches.filter(({ field }) => field !== null && !field.drop)
  const master = best(fields.filter(({ form: of, field }) => of.no === 0 && field))
  const [own] = master
  if (own?.field) return { ok: true, asked: { kind: 'field', form: own.form, field: own.field } }
  const [tick] = matches.filter((match) => match.tick !== null)
  if (use === 'flag' && tick?.tick) return { ok: true, asked: { kind: 'tick', form: tick.form, tick: tick.tick } }
  if (form) return { ok: true, asked: { kind: 'area', form } }
  const others = best(fields)
  const [first] = others
  if (first?.field && new Set(others.map(({ form: of }) => of)).size === 1)
    return { ok: true, asked: { kind: 'field', form: first.form, field: first.field } }
  if (first) {
    const choices = others.map(({ form: of, field }) => `${of.label}.${field?.label}`)
    return { ok: false, code: 'asked.ambiguous', detail: { name: word, choices: [...new Set(choices)].join('、') } }
  }
  if (!tick?.tick) return null
  const field = tick.form.fields.find(({ name }) => name === tick.tick?.field)
  return {
    ok: true,
    asked: field ? { kind: 'field', form: tick.form, field } : { kind: 'tick', form: tick.form, tick: tick.tick },
  }
}

function best(matches: readonly Match[]): readonly Match[] {
  const top = Math.max(...matches.map(({ quality }) => quality))
  return matches.filter(({ quality }) => quality === top)
}

function unknown(name: string, definitions: Definitions, office: Form | null): AskedResult {
  const forms =
    office === null ? [...definitions.forms.values()].filter(({ subject }) => subject !== 'office') : [office]
  const words = forms.flatMap((form) => [
    ...form.fields.flatMap((field) => [field.label, field.name, ...field.aliases]),
    ...(office === null ? [form.label, form.id, ...form.ticks.flatMap(({ headings }) => headings)] : []),
  ])
  const near = nearestName(name, [...(office === null ? COMPUTED_LABELS : []), ...words])
  return { ok: false, code: 'asked.unknown', detail: { name, near: near ?? '' } }
}
