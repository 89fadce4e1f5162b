/** A list as a questionnaire service or a phone app exports it, made an ordinary one: every column stays in its place. */
import { matchCode } from './code-match.ts'
import type { CodeTable, Definitions, Field, Form } from './form.ts'
import { headingKey, type Match, type Vocabulary, vocabularyOf } from './heading-words.ts'
import type { RawCell, RawRow, RawSheet } from './raw-sheet.ts'
import { readYesNo } from './read-cell.ts'
import { readDate } from './read-date.ts'
import { type SurveyWords, surveyWords } from './survey-words.ts'

/** What a column of the export is. */
export type SurveyColumn =
  | { readonly kind: 'blank' }
  /** `submission`, `parent`, `submitted_on` …: a word of the table. */
  | { readonly kind: 'service'; readonly word: string }
  | { readonly kind: 'question'; readonly heading: string; readonly match: Match | null }
  /** One choice of a question that has several. */
  | { readonly kind: 'choice'; readonly heading: string; readonly match: Match; readonly choice: string }

export interface SurveySheet {
  readonly sheet: RawSheet
  readonly headingRow: RawRow
  readonly columns: readonly SurveyColumn[]
}

const HEADING_ROWS = 3
/** A serial number to every form: a column that is not looked at, and no gap that a group heading would reach over. */
export const NOTHING = '#'

/** Any sheet, an export of answers as an ordinary list; cells stay where they are. Pure. */
export function ordinarySheet(sheet: RawSheet, definitions: Definitions, today: string): RawSheet {
  const survey = surveySheet(sheet, definitions)
  return survey ? plainSheet(survey, definitions, today) : sheet
}

/** Null for every other list. Pure. */
export function surveySheet(sheet: RawSheet, definitions: Definitions): SurveySheet | null {
  const words = surveyWords(definitions)
  if (words === null) return null
  const headingRow = sheet.rows.slice(0, HEADING_ROWS).find((row) => isSurveyHeading(row, words))
  if (!headingRow) return null
  const reader: Reader = { words, definitions, vocabulary: vocabularyOf(definitions), question: null }
  return { sheet, headingRow, columns: headingRow.cells.map((cell) => columnOf(cell?.text.trim() ?? '', reader)) }
}

/** A service's time or key beside other bookkeeping, or numbered questions. */
function isSurveyHeading(row: RawRow, words: SurveyWords): boolean {
  const texts = row.cells.map((cell) => cell?.text.trim() ?? '').filter((text) => text !== '')
  const kinds = texts.flatMap((text) => words.kindOf(text) ?? [])
  const sure = kinds.some((kind) => kind !== 'bookkeeping' && kind !== 'submitted_by')
  if (sure && kinds.length > 1) return true
  const numbered = texts.filter((text) => words.unnumbered(text) !== null).length
  return numbered >= 2 && numbered * 2 > texts.length
}

interface Reader {
  readonly words: SurveyWords
  readonly definitions: Definitions
  readonly vocabulary: Vocabulary
  /** The question of the choice before, for services that say it once. */
  question: { readonly number: string; readonly heading: string; readonly match: Match } | null
}

function columnOf(text: string, reader: Reader): SurveyColumn {
  const { words } = reader
  if (text === '') return { kind: 'blank' }
  const word = words.kindOf(text) ?? (isProvince(text, reader) || isComputed(text, reader) ? 'bookkeeping' : null)
  if (word !== null) return { kind: 'service', word }
  const bare = words.unnumbered(text) ?? text
  const number = text.slice(0, text.length - bare.length)
  const choice = choiceOf(bare, number, reader)
  if (choice) reader.question = { number, heading: choice.heading, match: choice.match }
  return choice ?? { kind: 'question', ...resolve(bare, reader) }
}

/** `members/elderly/elder_living`, `household-building`, `老龄/居住情况`: the last steps, and the form named before them. */
function resolve(text: string, { vocabulary, definitions }: Reader): { heading: string; match: Match | null } {
  const direct = vocabulary.byKey.get(headingKey(text)) ?? []
  if (direct.length > 0) return { heading: text, match: direct[0] ?? null }
  const steps = stepsOf(text)
  for (let from = 1; from < steps.length; from++) {
    const leaf = steps.slice(from).join('/')
    const matches = vocabulary.byKey.get(headingKey(leaf)) ?? []
    if (matches.length === 0) continue
    const groups = new Set(steps.slice(0, from))
    const isNamed = ({ id, label, en }: Form) => [id, label, en].some((name) => groups.has(name))
    const form = [...definitions.forms.values()].find(isNamed)
    const own = matches.find((match) => match.form === form)
    if (own?.field) return { heading: namedHeading(own.form, own.field, vocabulary), match: own }
    return { heading: leaf, match: matches[0] ?? null }
  }
  return { heading: text, match: null }
}

/** A stroke inside brackets is one of the label: 月租金（元/月）. */
function stepsOf(text: string): string[] {
  const steps = text.split(/\/(?![^(（]*[)）])/u)
  return (steps.length > 1 ? steps : text.split('-')).map((step) => step.trim())
}

/** The label alone where no other area has it too. */
function namedHeading(form: Form, field: Field, vocabulary: Vocabulary): string {
  const others = (vocabulary.byKey.get(headingKey(field.label)) ?? []).filter(
    (match) => match.form.subject !== 'office',
  )
  return new Set(others.map((match) => match.form)).size === 1 || form.no === 0 ? field.label : form.label + field.label
}

/** `家庭类型:低保`, `service_need/1`, `服务需求(助餐)`, or `5、(助餐)` after another choice of question 5. */
function choiceOf(text: string, number: string, reader: Reader): (SurveyColumn & { readonly kind: 'choice' }) | null {
  const { words, definitions, vocabulary, question } = reader
  const bracketed = /^(.*?)[(（](.+)[)）][:：]?$/u.exec(text)
  const splits = words.stems.flatMap((stem): [string, string][] => {
    const at = text.normalize('NFKC').lastIndexOf(stem)
    return at > 0 ? [[text.slice(0, at), text.slice(at + stem.length)]] : []
  })
  for (const [stem, rest] of [...splits, ...(bracketed ? [[bracketed[1] ?? '', bracketed[2] ?? ''] as const] : [])]) {
    const choice = words.unlettered(rest.trim())
    const again = stem.trim() === '' && question !== null && number === question.number ? question : null
    const { heading, match } = again ?? resolve(stem.trim(), reader)
    const table = match?.field?.codes ? definitions.codes.get(match.field.codes) : undefined
    if (match && table && matchCode(table, choice) !== null) return { kind: 'choice', heading, match, choice }
    // What the question is called says nothing, but the choice is a column by itself: 家庭类型:低保.
    const tick = (vocabulary.byKey.get(headingKey(choice)) ?? []).find((one) => one.tick !== null)
    if (!match && tick && number !== '') return { kind: 'choice', heading: choice, match: tick, choice }
  }
  return null
}

/** Our questionnaires ask for the province first; the county says it too. */
function isProvince(text: string, { vocabulary }: Reader): boolean {
  const area = /^(.+?)(?:_province|[:：]\s*(?:省|province))$/u.exec(stepsOf(text).at(-1) ?? '')?.[1]
  return (
    area !== undefined && (vocabulary.byKey.get(headingKey(area)) ?? []).some(({ field }) => field?.type === 'area')
  )
}

/** What a questionnaire computes in a roster: a word of the table below groups that is no heading of ours. */
function isComputed(text: string, { words, vocabulary }: Reader): boolean {
  const leaf = stepsOf(text).at(-1) ?? ''
  return leaf !== text && words.kindOf(leaf) !== null && !vocabulary.byKey.has(headingKey(leaf))
}

/**
 * The same rows with headings that forms know, service columns empty, letters and marks of choices gone, and the columns of one
 * question's choices in the first of them. The time of submission stands for the day of collection where nothing else does. Pure.
 */
export function plainSheet(
  { sheet, headingRow, columns }: SurveySheet,
  definitions: Definitions,
  today: string,
): RawSheet {
  const words = surveyWords(definitions)
  if (words === null) return sheet
  const merged = mergedChoices(columns)
  const day = columnOfDay(columns, definitions)
  const headings = columns.map((column, index): string => {
    if (column.kind === 'question') return column.heading
    if (column.kind === 'choice' && merged.has(index)) return column.heading
    if (column.kind === 'blank') return ''
    return index === day?.index ? day.label : NOTHING
  })
  // What was written beside 其他 is kept in a column of its own, right of all others.
  const written = [...columns.keys()].filter((index) =>
    sheet.rows.some((row) => otherText(row.cells[index]) !== undefined),
  )
  const rows = sheet.rows.map((row): RawRow => {
    if (row === headingRow)
      return { ...row, cells: [...headings, ...written.map((index) => `${headings[index]}补充说明`)].map(textCell) }
    if (row.number < headingRow.number) return { ...row, cells: [] }
    const cells = row.cells.map((cell, index) => {
      const column = columns[index]
      const parts = merged.get(index)
      if (parts) return chosen(parts, row, columns, words)
      if (index === day?.index) return dayCell(cell, today)
      if (column?.kind !== 'question' || !cell || words.isUnanswered(cell.text)) return undefined
      return answer(cell, column.match, words, definitions)
    })
    return {
      ...row,
      cells: [...padded(cells, headings.length), ...written.map((index) => otherText(row.cells[index]))],
    }
  })
  return { ...sheet, rows: rows.filter((row) => row.cells.some((cell) => cell !== undefined)) }
}

/** Column of the first choice → columns of all choices; nothing where the question itself has a column with the answer. */
function mergedChoices(columns: readonly SurveyColumn[]): Map<number, readonly number[]> {
  const answered = new Set(
    columns.flatMap((column) => (column.kind === 'question' ? [headingKey(column.heading)] : [])),
  )
  const byHeading = new Map<string, number[]>()
  for (const [index, column] of columns.entries()) {
    if (column.kind !== 'choice' || answered.has(headingKey(column.heading))) continue
    byHeading.set(column.heading, [...(byHeading.get(column.heading) ?? []), index])
  }
  return new Map([...byHeading.values()].map((indexes) => [indexes[0] ?? 0, indexes]))
}

/** The choices that were made: ticked, counted 1, or written out. A tick by itself stays what it is. */
function chosen(
  parts: readonly number[],
  row: RawRow,
  columns: readonly SurveyColumn[],
  words: SurveyWords,
): RawCell | undefined {
  const answered = parts.filter((index) => {
    const text = row.cells[index]?.text.trim() ?? ''
    return text !== '' && !words.isUnanswered(text)
  })
  const made = answered.filter((index) => readYesNo(row.cells[index]?.text ?? '') !== false)
  const of = (index: number) => columns[index] as SurveyColumn & { kind: 'choice' }
  const [first] = parts
  if (first !== undefined && of(first).match.tick)
    return answered.length === 0 ? undefined : textCell(made.length > 0 ? '是' : '否')
  return textCell(made.map((index) => of(index).choice).join('、'))
}

/** `A.男` → 男, `助餐┋助医` and `1 3` → several choices, `其他〖养蜂〗` → 其他. */
function answer(cell: RawCell, match: Match | null, words: SurveyWords, definitions: Definitions): RawCell {
  const { field = null, tick = null } = match ?? {}
  if (cell.kind !== 'text' || !(tick || field?.codes || field?.type === 'bool')) return cell
  const table = field?.codes ? definitions.codes.get(field.codes) : undefined
  const parts = words.separated(cell.text.replace(/〖.*?〗/gu, '')).split(field?.type === 'multi' ? /[、\n]/u : '、')
  const text = parts.map((part) => words.unlettered(part.trim())).join('、')
  return { ...cell, text: field?.type === 'multi' && table ? spacedCodes(text, table) : text }
}

function otherText(cell: RawCell | undefined): RawCell | undefined {
  return textCell(/〖(.*?)〗/u.exec(cell?.text ?? '')?.[1]?.trim() ?? '')
}

function padded(cells: readonly (RawCell | undefined)[], length: number): (RawCell | undefined)[] {
  return Array.from({ length }, (_, index) => cells[index])
}

function spacedCodes(text: string, table: CodeTable): string {
  const codes = text.split(' ').filter((code) => code !== '')
  const all = codes.length > 1 && codes.every((code) => table.entries.some((entry) => entry.code === code))
  return all ? codes.join('、') : text
}

/** Only in a list of doors, which are collected on some day; and only where no question asked for it. */
function columnOfDay(
  columns: readonly SurveyColumn[],
  definitions: Definitions,
): { index: number; label: string } | null {
  const fields = columns.flatMap((column) =>
    column.kind === 'question' && column.match?.field ? [column.match.field] : [],
  )
  const collected = definitions.forms.get('resident')?.fields.find((field) => field.role === 'household.collected_on')
  const isDoors = fields.some(({ role }) => role === 'household.room' || role === 'household.street_no')
  // A phone app has a question for the day, and says its own time in another time zone.
  const byPhone = columns.some((column) => column.kind === 'service' && /^(submission|parent|row)$/u.test(column.word))
  const index = columns.findIndex((column) => column.kind === 'service' && column.word === 'submitted_on')
  if (!collected || !isDoors || byPhone || index < 0 || fields.includes(collected)) return null
  return { index, label: collected.label }
}

/** Nothing that the service wrote may send a row back. */
function dayCell(cell: RawCell | undefined, today: string): RawCell | undefined {
  const [day, other] = cell ? readDate(cell, today).candidates : []
  return day === undefined || other !== undefined || day > today ? undefined : textCell(day)
}

function textCell(text: string): RawCell | undefined {
  return text === '' ? undefined : { kind: 'text', text }
}
