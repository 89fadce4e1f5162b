/** The words of headings: every label, alias and tick of every form, and what a heading may mean by them. */
import { nearestName } from '../core/nearest.ts'
import { fold } from '../core/text.ts'
import type { Definitions, Field, Form, Tick } from './form.ts'

/** Counted or computed, never data: an age is out of date the day after, and the birth date says it. */
const SERIAL = new Set([
  '序号',
  '编号',
  '序',
  '号',
  '顺序号',
  'NO',
  'NO.',
  'INDEX',
  '行号',
  '#',
  '年龄',
  '周岁',
  '岁数',
  '实际年龄',
])

/** How well a heading fits: the label itself before an alias before a heading without its group; halves where a group above it says so too. */
export interface Match {
  readonly form: Form
  readonly field: Field | null
  readonly tick: Tick | null
  readonly quality: number
}

export interface Vocabulary {
  readonly byKey: ReadonlyMap<string, readonly Match[]>
  /** The label that an unknown heading comes close to, or null. */
  readonly nearest: (heading: string) => string | null
}

const vocabularies = new WeakMap<Definitions, Vocabulary>()

const MOST_KEYS = 5000
const keys = new Map<string, string>()

/** A heading without stars, colons, white space and bracketed hints. Pure (the first words that are asked for are kept). */
export function headingKey(text: string): string {
  const known = keys.get(text)
  if (known !== undefined) return known
  const key = keyOf(text)
  if (keys.size < MOST_KEYS) keys.set(text, key)
  return key
}

function keyOf(text: string): string {
  const folded = fold(text).replace(/[*:：＊★●]/gu, '')
  const bare = folded.replace(/[([{【〔].*?[)\]}】〕]/gu, '')
  return bare === '' ? folded.replace(/[()[\]{}【】〔〕]/gu, '') : bare
}

export function vocabularyOf(definitions: Definitions): Vocabulary {
  const known = vocabularies.get(definitions)
  if (known) return known
  const byKey = new Map<string, Match[]>()
  const put = (text: string, match: Match) => {
    const key = headingKey(text)
    const list = byKey.get(key) ?? []
    if (!list.some((other) => other.form === match.form && other.field === match.field && other.tick === match.tick))
      list.push(match)
    byKey.set(key, list)
  }
  for (const form of definitions.forms.values()) {
    for (const field of form.fields) {
      put(field.label, { form, field, tick: null, quality: 3 })
      put(field.name, { form, field, tick: null, quality: 3 })
    }
    for (const field of form.fields)
      for (const alias of [...field.aliases, ...field.was]) put(alias, { form, field, tick: null, quality: 2 })
    for (const tick of form.ticks)
      for (const heading of tick.headings) put(heading, { form, field: null, tick, quality: 2 })
    if (form.subject === 'office' || form.no === 0) continue
    // Under a group heading, or where two areas have a word in common: 老龄 自理能力.
    for (const field of form.fields) put(form.label + field.label, { form, field, tick: null, quality: 3 })
    const applies: Tick = { headings: [appliesHeading(form)], set: {} }
    put(appliesHeading(form), { form, field: null, tick: applies, quality: 3 })
  }
  const labels = [...definitions.forms.values()].flatMap((form) => form.fields.map((field) => field.label))
  const words = [...new Set(labels)]
  const suggestions = new Map<string, string | null>()
  const nearest = (heading: string): string | null => {
    let suggestion = suggestions.get(heading)
    if (suggestion === undefined) {
      const near = nearestName(heading, words)
      // A word of another form is none that could stand there instead.
      suggestion = near === null || headingKey(near) === headingKey(heading) ? null : near
      if (suggestions.size < MOST_KEYS) suggestions.set(heading, suggestion)
    }
    return suggestion
  }
  const vocabulary = { byKey, nearest }
  vocabularies.set(definitions, vocabulary)
  return vocabulary
}

/** Asks whether an area applies: 是 makes a record, 否 is an answer too. Pure. */
export function appliesHeading(form: Form): string {
  return `${form.id}_applies`
}

export function isSerial(levels: readonly string[]): boolean {
  return SERIAL.has(headingKey(levels.at(-1) ?? ''))
}

/** Leaf first, then group and leaf together, then each level above. */
export function matchesOf(levels: readonly string[], vocabulary: Vocabulary): readonly Match[] {
  const leaf = levels.at(-1)
  if (leaf === undefined) return []
  const own = vocabulary.byKey.get(headingKey(leaf)) ?? NONE
  if (levels.length === 1) return own
  const groups = levels.slice(0, -1)
  const joined =
    vocabulary.byKey.get(headingKey(levels.join(''))) ??
    vocabulary.byKey.get(headingKey(groups.join('').replace(/(基本)?(情况|信息|登记|类)$/u, '') + leaf)) ??
    NONE
  return joined.length === 0 ? own : [...joined.map((match) => ({ ...match, quality: match.quality + 1.5 })), ...own]
}

const NONE: readonly Match[] = []

/** On a sheet of one form its own words need not be said again: 类别 on 残疾人名册 is 残疾类别. */
export function ownMatches(levels: readonly string[], form: Form, vocabulary: Vocabulary): readonly Match[] {
  const leaf = levels.at(-1)
  if (leaf === undefined || form.no === 0) return []
  return [form.label, form.sheet, ...form.sheetAliases]
    .flatMap((word) => vocabulary.byKey.get(headingKey(word + leaf)) ?? [])
    .filter((match) => match.form === form && match.field !== null)
    .map((match) => ({ ...match, quality: 1 }))
}
