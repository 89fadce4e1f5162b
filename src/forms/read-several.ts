/** Several values in one cell of a code: 肢体、视力 is 多重残疾, with its kinds and grades kept beside it; 肢体三级 is one with its grade. */
import { fold } from '../core/text.ts'
import { codeLabel, indexCodes } from './code-match.ts'
import type { CodeTable, Definitions, Field, Form } from './form.ts'
import { fieldNamed } from './form-roles.ts'
import type { Cell } from './record.ts'

/** Cells by field name; null where the cell is one plain value, or has words that are neither values nor grades. Pure. */
export function readSeveral(
  form: Form,
  { name, codes, several }: Field,
  text: string,
  { codes: tables }: Definitions,
): ReadonlyMap<string, Cell> | null {
  const kinds = tables.get(codes ?? '')
  if (several === null || !kinds || indexCodes(kinds).byText.has(fold(text))) return null
  const grades = tables.get(fieldNamed(form, several.graded ?? '')?.codes ?? '')
  const words = wordsIn(text, kinds, grades)
  if (words === null || !words.some(({ table }) => table === kinds)) return null
  const graded = new Map<string, string | null>()
  let last = ''
  for (const { table, code } of words) {
    if (table === kinds) last = code
    graded.set(last, table === kinds ? (graded.get(code) ?? null) : code)
  }
  const parts = inOrder(kinds, graded.keys()).filter((code) => code !== several.code)
  const many = parts.length > 1 || graded.has(several.code)
  const said = new Map([[name, value(many ? several.code : (parts[0] ?? ''))]])
  const worst =
    grades &&
    inOrder(
      grades,
      words.flatMap(({ table, code }) => (table === grades ? [code] : [])),
    )[0]
  if (worst !== undefined && several.graded !== null) said.set(several.graded, value(worst))
  const detail = parts.map((code) => {
    const grade = graded.get(code)
    return codeLabel(kinds, code) + (grade && grades ? codeLabel(grades, grade) : '')
  })
  if (many && detail.length > 0) said.set(several.detail, value(detail.join('；')))
  return said
}

interface Word {
  readonly table: CodeTable
  readonly code: string
}

/** The text cut into words of the two tables, the longest first, whatever marks stand between; null where another word is in it. */
function wordsIn(text: string, kinds: CodeTable, grades: CodeTable | undefined): Word[] | null {
  const words: Word[] = []
  for (const part of fold(text).split(/[、,;/.+&|()[\]【】和及与兼:：-]+/u)) {
    let rest = part
    while (rest !== '') {
      const found = firstWord(rest, kinds) ?? (grades && firstWord(rest, grades))
      if (!found) return null
      words.push(found)
      rest = rest.slice(found.length)
    }
  }
  return words
}

function firstWord(text: string, table: CodeTable): (Word & { readonly length: number }) | null {
  const { byText } = indexCodes(table)
  for (let length = text.length; length > 0; length--) {
    const code = byText.get(text.slice(0, length))
    // A digit alone may be a kind, a grade or the number of a line.
    if (code !== undefined && !/^\d+$/u.test(text.slice(0, length))) return { table, code, length }
  }
  return null
}

function inOrder(table: CodeTable, codes: Iterable<string>): string[] {
  const said = new Set(codes)
  return table.entries.map(({ code }) => code).filter((code) => said.has(code))
}

function value(text: string): Cell {
  return { state: 'value', value: text }
}
