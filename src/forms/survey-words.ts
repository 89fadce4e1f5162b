/** What questionnaire services write around the answers, from the table `survey_columns`: bookkeeping, numbers, letters, marks. */
import { fold } from '../core/text.ts'
import type { Definitions } from './form.ts'
import { headingKey } from './heading-words.ts'

export interface SurveyWords {
  /** What a heading is where it is no question: `submitted_on`, `bookkeeping`, `submission` … */
  kindOf(heading: string): string | null
  /** A question without its number: `1、姓名` and `Q1_姓名` are 姓名. Null where there is no number. */
  unnumbered(heading: string): string | null
  /** A choice without its letter: `A.男` is 男. */
  unlettered(text: string): string
  isUnanswered(text: string): boolean
  /** The choices of one cell with `、` between them. */
  separated(text: string): string
  /** Marks between a question and one of its choices. */
  readonly stems: readonly string[]
}

const TABLE = 'survey_columns'
/** These codes say what a mark in a heading or a cell is; all others say what a column is. */
const MARKS = new Set(['number', 'option', 'unanswered', 'joint', 'stem'])

const made = new WeakMap<Definitions, SurveyWords | null>()

/** Null where the office's definitions have no such table. Pure (memoised). */
export function surveyWords(definitions: Definitions): SurveyWords | null {
  const known = made.get(definitions)
  if (known !== undefined) return known
  const words = read(definitions)
  made.set(definitions, words)
  return words
}

function read(definitions: Definitions): SurveyWords | null {
  const entries = definitions.codes.get(TABLE)?.entries
  if (!entries) return null
  const of = (code: string) => {
    const entry = entries.find((one) => one.code === code)
    return entry ? [entry.label, ...entry.synonyms] : []
  }
  const kinds = new Map<string, string>()
  for (const { code, label, synonyms } of entries)
    if (!MARKS.has(code)) for (const word of [label, ...synonyms]) kinds.set(headingKey(word), code)
  const unanswered = new Set(of('unanswered').map(fold))
  const number = startOf(of('number'), '1', '\\d{1,3}')
  const option = startOf(of('option'), 'A', '[A-Za-z]')
  const joints = of('joint')
  return {
    stems: of('stem'),
    kindOf: (heading) => kinds.get(headingKey(heading)) ?? null,
    unnumbered(heading) {
      const start = number.exec(heading)
      return start ? heading.slice(start[0].length) : null
    },
    unlettered: (text) => text.replace(option, ''),
    isUnanswered: (text) => unanswered.has(fold(text)),
    separated: (text) => joints.reduce((now, joint) => now.replaceAll(joint, '、'), text),
  }
}

/** The examples as one expression; `stand` stands for anything that `any` matches. What follows is no digit: 89.5 has no number in front. */
function startOf(examples: readonly string[], stand: string, any: string): RegExp {
  const parts = examples.map((example) => example.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&').replace(stand, any))
  return parts.length === 0 ? /(?!)/u : new RegExp(`^\\s*(?:${parts.join('|')})\\s*(?=[^\\s\\d])`, 'iu')
}
