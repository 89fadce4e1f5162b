/** Headings are found, not assumed: which row they are in, which form the sheet is, which column is which field. */
import { nearestName } from '../core/nearest.ts'
import { fold } from '../core/text.ts'
import type { Definitions, Field, Form, Tick } from './form.ts'
import type { Merge, RawRow, RawSheet } from './raw-sheet.ts'

export interface FieldColumn {
  readonly kind: 'field'
  readonly form: Form
  readonly field: Field
}
export interface TickColumn {
  readonly kind: 'tick'
  readonly form: Form
  readonly tick: Tick
}
export interface ExtraColumn {
  readonly kind: 'extra'
  readonly suggestion: string | null
}
export interface SerialColumn {
  readonly kind: 'serial'
}
export type ColumnMeaning = FieldColumn | TickColumn | ExtraColumn | SerialColumn

export interface Column {
  /** 0-based. */
  readonly index: number
  /** The heading as a person reads it, group and leaf joined by `/` where both are there. */
  readonly heading: string
  readonly meaning: ColumnMeaning
}

export interface SheetHeadings {
  readonly form: Form
  /** 1-based row numbers of the heading, first and last. */
  readonly firstRow: number
  readonly lastRow: number
  readonly columns: readonly Column[]
  /** Two columns for one field: field label → headings. */
  readonly duplicates: readonly { readonly label: string; readonly columns: readonly number[] }[]
}

export type HeadingsResult =
  | { readonly kind: 'found'; readonly headings: SheetHeadings }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly forms: readonly Form[] }

const HEADING_ROWS = 10
const SERIAL = new Set(['序号', '编号', '序', 'NO', 'NO.', 'INDEX', '行号', '#'])

/** How well a heading fits: the label itself before an alias before a heading without its group. */
interface Match {
  readonly form: Form
  readonly field: Field | null
  readonly tick: Tick | null
  readonly quality: number
}

interface Vocabulary {
  readonly byKey: ReadonlyMap<string, readonly Match[]>
  readonly words: readonly string[]
}

const vocabularies = new WeakMap<Definitions, Vocabulary>()

/** A heading without stars, colons, white space and bracketed hints. Pure. */
export function headingKey(text: string): string {
  const folded = fold(text).replace(/[*:：＊★●]/gu, '')
  const bare = folded.replace(/[([{【〔].*?[)\]}】〕]/gu, '')
  return bare === '' ? folded.replace(/[()[\]{}【】〔〕]/gu, '') : bare
}

function vocabularyOf(definitions: Definitions): Vocabulary {
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
      for (const alias of field.aliases) put(alias, { form, field, tick: null, quality: 2 })
    for (const tick of form.ticks)
      for (const heading of tick.headings) put(heading, { form, field: null, tick, quality: 2 })
  }
  const words = [...definitions.forms.values()].flatMap((form) => form.fields.map((field) => field.label))
  const vocabulary = { byKey, words: [...new Set(words)] }
  vocabularies.set(definitions, vocabulary)
  return vocabulary
}

/** Finds the heading rows of a sheet and what every column is. `stamped` is the form id of a workbook of ours. Pure. */
export function findHeadings(sheet: RawSheet, definitions: Definitions, stamped: string | null = null): HeadingsResult {
  const vocabulary = vocabularyOf(definitions)
  const top = sheet.rows.filter((row) => row.number <= (sheet.rows[0]?.number ?? 1) + HEADING_ROWS - 1)
  let best: { texts: string[][]; first: number; last: number; score: number } | null = null
  for (let start = 0; start < top.length; start++) {
    for (let depth = 1; depth <= 3 && start + depth <= top.length; depth++) {
      const rows = top.slice(start, start + depth)
      const first = rows[0]
      const last = rows.at(-1)
      if (!first || !last || last.number - first.number !== depth - 1) break
      const texts = headingTexts(rows, sheet.merges)
      const known = texts.filter((levels) => matchesOf(levels, vocabulary).length > 0 || isSerial(levels)).length
      const score = known * 10 - depth
      if (known >= 2 && (best === null || score > best.score))
        best = { texts, first: first.number, last: last.number, score }
    }
  }
  if (best === null) return { kind: 'unknown' }
  const forms = chooseForm(best.texts, vocabulary, definitions, sheet.name, stamped)
  if (forms.length === 0) return { kind: 'unknown' }
  const [form] = forms
  if (forms.length > 1 || !form) return { kind: 'ambiguous', forms }
  return { kind: 'found', headings: assign(best, form, vocabulary) }
}

/** Per column the texts from group down to leaf; a group reaches over its merge, or over blanks to its right. */
function headingTexts(rows: readonly RawRow[], merges: readonly Merge[]): string[][] {
  const width = Math.max(...rows.map((row) => row.cells.length))
  const levels = rows.map((row, level) => {
    let group = ''
    return Array.from({ length: width }, (_, column) => {
      const own = row.cells[column]?.text.trim() ?? ''
      const merge = merges.find(
        (m) => m.top <= row.number && row.number <= m.bottom && m.left <= column && column <= m.right,
      )
      if (own !== '') group = own
      if (merge) return merge.left < column && own === '' ? group : own
      if (level < rows.length - 1 && own === '' && merges.length === 0) return group
      return own
    })
  })
  return Array.from({ length: width }, (_, column) =>
    levels.map((level) => level[column] ?? '').filter((text, index, all) => text !== '' && text !== all[index - 1]),
  )
}

function isSerial(levels: readonly string[]): boolean {
  return SERIAL.has(headingKey(levels.at(-1) ?? ''))
}

/** Leaf first, then group and leaf together, then each level above. */
function matchesOf(levels: readonly string[], vocabulary: Vocabulary): readonly Match[] {
  const leaf = levels.at(-1)
  if (leaf === undefined) return []
  const joined = levels.length > 1 ? (vocabulary.byKey.get(headingKey(levels.join(''))) ?? []) : []
  return [
    ...joined.map((match) => ({ ...match, quality: match.quality + 1 })),
    ...(vocabulary.byKey.get(headingKey(leaf)) ?? []),
  ]
}

function chooseForm(
  texts: readonly string[][],
  vocabulary: Vocabulary,
  definitions: Definitions,
  sheetName: string,
  stamped: string | null,
): Form[] {
  const own = stamped === null ? undefined : definitions.forms.get(stamped)
  if (own) return [own]
  const scores = new Map<Form, number>()
  for (const levels of texts) {
    for (const form of new Set(matchesOf(levels, vocabulary).map((match) => match.form)))
      scores.set(form, (scores.get(form) ?? 0) + 10)
  }
  const name = headingKey(sheetName)
  for (const [form, score] of scores) {
    const names = [form.sheet, form.label, form.id, ...form.sheetAliases].map(headingKey)
    if (names.includes(name)) scores.set(form, score + 25)
    else if (names.some((known) => known.length > 1 && name.includes(known))) scores.set(form, score + 5)
    if (!hasSubject(form, texts, vocabulary)) scores.delete(form)
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1])
  const top = ranked[0]
  return top ? ranked.filter(([, score]) => score === top[1]).map(([form]) => form) : []
}

/** A sheet can only be a form whose subject it names. */
function hasSubject(form: Form, texts: readonly string[][], vocabulary: Vocabulary): boolean {
  const fields = new Set(
    texts.flatMap((levels) =>
      matchesOf(levels, vocabulary)
        .filter((match) => match.form === form)
        .map((match) => match.field),
    ),
  )
  const has = (name: string) => form.fields.some((field) => field.name === name && fields.has(field))
  if (form.id === 'resident') return has('name') || [...fields].some((field) => field?.per === 'household')
  if (form.subject === 'person') return has('id_no')
  if (form.subject === 'household') return has('household_code')
  return form.key.every((key, index) => has(key) || index > 0)
}

/** Main form first; what is left may feed the other census forms, if exactly one of them knows the heading. */
function assign(
  block: { texts: string[][]; first: number; last: number },
  form: Form,
  vocabulary: Vocabulary,
): SheetHeadings {
  const taken = new Map<string, { index: number; quality: number }[]>()
  const columns: Column[] = []
  const pending: { index: number; levels: readonly string[]; matches: readonly Match[] }[] = []
  block.texts.forEach((levels, index) => {
    if (levels.length === 0) return
    if (isSerial(levels)) {
      columns.push({ index, heading: levels.join('/'), meaning: { kind: 'serial' } })
      return
    }
    pending.push({ index, levels, matches: matchesOf(levels, vocabulary) })
  })
  for (const { index, levels, matches } of pending) {
    const match = bestMatch(matches, form)
    const heading = levels.join('/')
    if (!match) {
      columns.push({
        index,
        heading,
        meaning: { kind: 'extra', suggestion: nearestName(levels.at(-1) ?? '', vocabulary.words) },
      })
      continue
    }
    const key = `${match.form.id}.${match.field?.name ?? `tick:${match.tick?.headings[0]}`}`
    taken.set(key, [...(taken.get(key) ?? []), { index, quality: match.quality }])
    const meaning: ColumnMeaning = match.field
      ? { kind: 'field', form: match.form, field: match.field }
      : { kind: 'tick', form: match.form, tick: match.tick as Tick }
    columns.push({ index, heading, meaning })
  }
  const { kept, duplicates } = settleDuplicates(columns, taken)
  return {
    form,
    firstRow: block.first,
    lastRow: block.last,
    columns: kept.sort((a, b) => a.index - b.index),
    duplicates,
  }
}

function bestMatch(matches: readonly Match[], form: Form): Match | null {
  const own = matches.filter((match) => match.form === form)
  const pool =
    own.length > 0
      ? own
      : form.id === 'resident'
        ? matches.filter((match) => match.form.subject !== 'office' && match.form.no > 0)
        : []
  const top = Math.max(...pool.map((match) => match.quality))
  const candidates = pool.filter((match) => match.quality === top)
  return new Set(candidates.map((match) => match.form)).size === 1 ? (candidates[0] ?? null) : null
}

/** Of two columns for one field the better heading wins and the other is kept as an extra; equally good is a duplicate. */
function settleDuplicates(
  columns: readonly Column[],
  taken: ReadonlyMap<string, readonly { index: number; quality: number }[]>,
) {
  const losers = new Set<number>()
  const duplicates: { label: string; columns: readonly number[] }[] = []
  for (const places of taken.values()) {
    if (places.length < 2) continue
    const top = Math.max(...places.map((place) => place.quality))
    const winners = places.filter((place) => place.quality === top)
    for (const place of places) if (place !== winners[0]) losers.add(place.index)
    if (winners.length > 1) {
      const first = columns.find((column) => column.index === winners[0]?.index)
      const label = first?.meaning.kind === 'field' ? first.meaning.field.label : (first?.heading ?? '')
      duplicates.push({ label, columns: winners.map((place) => place.index) })
    }
  }
  const kept = columns.map((column) =>
    losers.has(column.index) ? { ...column, meaning: { kind: 'extra', suggestion: null } as const } : column,
  )
  return { kept, duplicates }
}
