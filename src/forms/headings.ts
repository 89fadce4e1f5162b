/** Headings are found, not assumed: which row they are in, which form the sheet is, which column is which field. */
import { chooseForm, DOOR_COLUMNS, NAMES_HOUSEHOLD } from './choose-form.ts'
import type { Definitions, Field, Form, Role, Tick } from './form.ts'
import { isSerial, type Match, matchesOf, ownMatches, type Vocabulary, vocabularyOf } from './heading-words.ts'
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
  /** The master knows the heading, this form does not: it needs no remark. */
  readonly known: boolean
  /** Why a heading that is known was not taken: another column (`other`) was, or it is of people on a list of households. */
  readonly why?: 'same' | 'person'
  readonly other?: string
}
export interface SerialColumn {
  readonly kind: 'serial'
}
export type ColumnMeaning = FieldColumn | TickColumn | ExtraColumn | SerialColumn

export interface Column {
  /** 0-based. */
  readonly index: number
  /** Where the value stands when it is not in the row itself: on a paper form every value has a cell of its own. */
  readonly stands?: { readonly row: number; readonly col: number }
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
  /** A list of heads, one a household: their columns are read as those of a person. */
  readonly headsOnly: boolean
  /** Two columns for one field: field label → headings. */
  readonly duplicates: readonly { readonly label: string; readonly columns: readonly number[] }[]
}

export type HeadingsResult =
  | { readonly kind: 'found'; readonly headings: SheetHeadings }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'ambiguous'; readonly forms: readonly Form[] }

const HEADING_ROWS = 10
/** Finds the heading rows of a sheet and what every column is. `stamped` is the form id of a workbook of ours. Pure. */
export function findHeadings(sheet: RawSheet, definitions: Definitions, stamped: string | null = null): HeadingsResult {
  const vocabulary = vocabularyOf(definitions)
  const top = sheet.rows.filter((row) => row.number <= (sheet.rows[0]?.number ?? 1) + HEADING_ROWS - 1)
  const best = headingBlock(top, sheet.merges, vocabulary)
  if (best === null) return { kind: 'unknown' }
  const forms = chooseForm(best.texts, vocabulary, definitions, sheet.name, stamped)
  if (forms.length === 0) return { kind: 'unknown' }
  const [form] = forms
  if (forms.length > 1 || !form) return { kind: 'ambiguous', forms }
  return { kind: 'found', headings: assign(best, form, vocabulary) }
}

/** The words above each column, group before leaf, and the rows (1-based) they stand in; null where no row looks like headings. Pure. */
export function headingTextsOf(
  sheet: RawSheet,
  definitions: Definitions,
): { readonly texts: readonly (readonly string[])[]; readonly firstRow: number; readonly lastRow: number } | null {
  const top = sheet.rows.filter((row) => row.number <= (sheet.rows[0]?.number ?? 1) + HEADING_ROWS - 1)
  const block = headingBlock(top, sheet.merges, vocabularyOf(definitions))
  return block && { texts: block.texts, firstRow: block.first, lastRow: block.last }
}

interface Block {
  readonly texts: string[][]
  readonly first: number
  readonly last: number
  readonly score: number
  readonly nearlyWhole: boolean
}

/** The one to three rows among the first ten that hold the most known headings. */
function headingBlock(top: readonly RawRow[], merges: readonly Merge[], vocabulary: Vocabulary): Block | null {
  let best: Block | null = null
  for (let start = 0; start < top.length; start++) {
    for (let depth = 1; depth <= 3 && start + depth <= top.length; depth++) {
      const rows = top.slice(start, start + depth)
      const first = rows[0]
      const last = rows.at(-1)
      if (!first || !last || last.number - first.number !== depth - 1) break
      const texts = headingTexts(rows, merges)
      const known = texts.filter((levels) => matchesOf(levels, vocabulary).length > 0 || isSerial(levels)).length
      const grouped = texts.filter((levels) =>
        matchesOf(levels, vocabulary).some(({ quality }) => quality % 1 !== 0),
      ).length
      const score = known * 10 + grouped * 3 - depth - (hasLeavesBelow(last, merges, top) ? GROUPED : 0)
      if (known >= 2 && (best === null || score > best.score))
        best = {
          texts,
          first: first.number,
          last: last.number,
          score,
          nearlyWhole: known >= 4 && known * 5 >= texts.length * 4,
        }
      // One row in which every column is understood, and which is no group over others: nothing can say more.
      const whole = known >= 4 && known === texts.length && depth === 1
      if (whole && !merges.some((merge) => merge.top <= first.number && first.number <= merge.bottom)) return best
    }
    // Nearly every column is understood and the row below says no more: what follows is data.
    if (best?.nearlyWhole && best.last < (top[start]?.number ?? 0)) return best
  }
  return best
}

/** A row of groups with words of their own below them is no row of leaves, even where the groups are known headings. */
const GROUPED = 15

function hasLeavesBelow({ number }: RawRow, merges: readonly Merge[], top: readonly RawRow[]): boolean {
  const below = top.find((row) => row.number === number + 1)
  const wide = merges.filter((merge) => merge.bottom === number && merge.top === number && merge.right > merge.left)
  return wide.some(({ left, right }) => {
    const texts = below?.cells.slice(left, right + 1) ?? []
    return texts.length > 1 && texts.every((cell) => cell?.kind === 'text')
  })
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
    const matches = matchesOf(levels, vocabulary)
    // 编号 is a staff number on a roster and a serial number everywhere else.
    if (isSerial(levels) && !matches.some((match) => match.form === form)) {
      columns.push({ index, heading: levels.join('/'), meaning: { kind: 'serial' } })
      return
    }
    pending.push({ index, levels, matches })
  })
  for (const { index, levels, matches } of pending) {
    const match = bestMatch(matches, ownMatches(levels, form, vocabulary), form)
    const heading = levels.join('/')
    if (!match) {
      const masters = matches.filter((other) => other.form.id === 'resident')
      if (form.subject === 'household' && masters.some(({ field }) => field?.per === 'person' && isBeside(field))) {
        columns.push({ index, heading, meaning: { kind: 'extra', suggestion: null, known: false, why: 'person' } })
        continue
      }
      const known = masters.length > 0
      const suggestion = known ? null : vocabulary.nearest(levels.at(-1) ?? '')
      columns.push({ index, heading, meaning: { kind: 'extra', suggestion, known } })
      continue
    }
    const key = `${match.form.id}.${match.field?.name ?? `tick:${match.tick?.headings[0]}`}`
    taken.set(key, [...(taken.get(key) ?? []), { index, quality: match.quality }])
    const meaning: ColumnMeaning = match.field
      ? { kind: 'field', form: match.form, field: match.field }
      : { kind: 'tick', form: match.form, tick: match.tick as Tick }
    columns.push({ index, heading, meaning })
  }
  const settled = settleDuplicates(columns, taken, form)
  const { duplicates } = settled
  const heads = headsAsPeople(settled.kept, form)
  const kept = heads ?? settled.kept
  return {
    headsOnly: heads !== null,
    form,
    firstRow: block.first,
    lastRow: block.last,
    columns: kept.toSorted((a, b) => a.index - b.index),
    duplicates,
  }
}

/** The least quality of a word that group and leaf make together (heading-words.ts). */
const GROUP_AND_LEAF = 3.5

function bestMatch(matches: readonly Match[], implied: readonly Match[], form: Form): Match | null {
  const own = matches.some((match) => match.form === form) ? matches.filter((match) => match.form === form) : implied
  const pool = own.length > 0 ? own : matches.filter((match) => mayFeed(match, form))
  const top = Math.max(...pool.map((match) => match.quality))
  // In a list of residents a word of two areas is neither's own, whichever has it for its label; a group above it tells.
  const shared = form.id === 'resident' && own.length === 0 && top < GROUP_AND_LEAF
  const candidates = shared ? pool : pool.filter((match) => match.quality === top)
  return new Set(candidates.map((match) => match.form)).size === 1 ? (candidates[0] ?? null) : null
}

/** 户主姓名 and 户主身份证号 without a column of names: whoever they name is the household's head. Null for other lists. */
function headsAsPeople(columns: readonly Column[], form: Form): readonly Column[] | null {
  if (form.id !== 'resident') return null
  const has = (role: Role) =>
    columns.some(({ meaning }) => meaning.kind === 'field' && meaning.form === form && meaning.field.role === role)
  const named = has('household.head_name') && (has('household.head_id_no') || has('person.id_no'))
  if (!named || has('person.name') || has('person.relation')) return null
  return columns.map((column) => {
    const { meaning } = column
    const role = meaning.kind === 'field' && meaning.form === form ? HEAD_AS_PERSON.get(meaning.field.role) : undefined
    const field = form.fields.find((candidate) => candidate.role === role)
    return role && field && !has(role) ? { ...column, meaning: { kind: 'field', form, field } } : column
  })
}

const HEAD_AS_PERSON: ReadonlyMap<Role | null, Role> = new Map<Role, Role>([
  ['household.head_name', 'person.name'],
  ['household.head_id_no', 'person.id_no'],
  ['household.head_phone', 'person.phone'],
])

/** A list of residents feeds every area; an area's own list is told by columns of the master whose household it is, or who somebody is. */
function mayFeed({ form: other, field }: Match, form: Form): boolean {
  if (form.id === 'resident') return other.subject !== 'office' && other.no > 0
  if (form.subject === 'person') return form.no > 0 && other.id === 'resident' && field !== null && isBeside(field)
  return form.subject === 'household' && other.id === 'resident' && NAMES_HOUSEHOLD.has(field?.role ?? null)
}

/** Left to the residents' list: what moves people, and remarks, which every list has of its own. */
const LEFT_ALONE: ReadonlySet<Role | null> = new Set<Role>([
  'person.residence_status',
  'person.relation',
  'person.moved_in_on',
  'person.moved_out_on',
  'person.died_on',
])

function isBeside({ per, role, type, drop }: Field): boolean {
  if (drop || type === 'long_text') return false
  return per === 'person' ? !LEFT_ALONE.has(role) : DOOR_COLUMNS.has(role)
}

/** Of two columns for one field the better heading wins and the other is kept as an extra; equally good is a duplicate. */
function settleDuplicates(
  columns: readonly Column[],
  taken: ReadonlyMap<string, readonly { index: number; quality: number }[]>,
  form: Form,
) {
  /** Column → the heading of the one that is taken for it, null where nobody can tell which of them is meant. */
  const losers = new Map<number, string | null>()
  const duplicates: { label: string; columns: readonly number[] }[] = []
  for (const places of taken.values()) {
    if (places.length < 2) continue
    const top = Math.max(...places.map((place) => place.quality))
    const winners = places.filter((place) => place.quality === top)
    const first = columns.find((column) => column.index === winners[0]?.index)
    const beside = first?.meaning.kind === 'field' && first.meaning.form !== form && form.id !== 'resident'
    const twice = winners.length > 1 && !beside
    for (const place of places)
      if (place !== winners[0])
        losers.set(place.index, twice && winners.includes(place) ? null : (first?.heading ?? null))
    if (twice) {
      const label = first?.meaning.kind === 'field' ? first.meaning.field.label : (first?.heading ?? '')
      duplicates.push({ label, columns: winners.map((place) => place.index) })
    }
  }
  const kept = columns.map((column): Column => {
    const other = losers.get(column.index)
    if (other === undefined) return column
    const meaning = { kind: 'extra', suggestion: null, known: other === null } as const
    return { ...column, meaning: other === null ? meaning : { ...meaning, why: 'same', other } }
  })
  return { kept, duplicates }
}
