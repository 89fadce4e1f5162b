/** Codes from what people write: the table's own labels, their synonyms, and a digit only where it is the table's own code. */
import { fold } from '../core/text.ts'
import type { CodeTable } from './form.ts'

export interface CodeIndex {
  readonly table: CodeTable
  /** Folded label, synonym or code → code. */
  readonly byText: ReadonlyMap<string, string>
  /** Folded names that several entries share: 城中区 is a district of two cities. */
  readonly shared: ReadonlySet<string>
}

const indexes = new WeakMap<CodeTable, CodeIndex>()

/** The look-up of a table, made once per table. Labels win over synonyms, synonyms over codes. Pure (memoised). */
export function indexCodes(table: CodeTable): CodeIndex {
  const known = indexes.get(table)
  if (known) return known
  const byText = new Map<string, string>()
  const shared = new Set<string>()
  const put = (text: string, code: string) => {
    const key = fold(text)
    if (key === '') return
    if (!byText.has(key)) byText.set(key, code)
    else if (byText.get(key) !== code) shared.add(key)
  }
  for (const entry of table.entries) put(entry.label, entry.code)
  for (const entry of table.entries) for (const synonym of entry.synonyms) put(synonym, entry.code)
  for (const entry of table.entries) put(entry.code, entry.code)
  const index = { table, byText, shared }
  indexes.set(table, index)
  return index
}

const labels = new WeakMap<CodeTable, ReadonlyMap<string, string>>()

/** Code → label; asked of long tables for every row, so it does without the folding of every name. */
function labelsOf(table: CodeTable): ReadonlyMap<string, string> {
  const known = labels.get(table)
  if (known) return known
  const made = new Map(table.entries.map((entry) => [entry.code, entry.label]))
  labels.set(table, made)
  return made
}

/** Whether the table has that very code. Pure (memoised). */
export function hasCode(table: CodeTable, code: string): boolean {
  return labelsOf(table).has(code)
}

/** The code that a text means, or null. Bracketed explanations of a label need not be typed. Pure. */
export function matchCode(table: CodeTable, text: string): string | null {
  const { byText } = indexCodes(table)
  const key = fold(text)
  return byText.get(key) ?? byText.get(key.replace(/\(.*?\)/gu, '')) ?? null
}

export function codeLabel(table: CodeTable, code: string): string {
  return labelsOf(table).get(code) ?? code
}

/** Entries that one sentence can name. */
const MOST_CHOICES = 13

/** What there is to choose from in one line: every label of a short table, the groups of a long one in the words that offices use. Pure. */
export function choicesOf({ entries }: CodeTable): string {
  if (entries.length <= MOST_CHOICES) return entries.map(({ label }) => label).join('、')
  const groups = entries.filter(({ code }) => /^\d0$/u.test(code))
  const shown = groups.length >= 5 && groups.length <= MOST_CHOICES ? groups : entries.slice(0, 10)
  return `${shown.map(({ label, synonyms }) => (label.length > 4 ? (synonyms[0] ?? label) : label)).join('、')}……`
}
