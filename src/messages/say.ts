/** Problems, refusals and words of the interface said in a person's language: place first, then the way out. */
import type { Detail, Place, Problem, Severity } from '../core/problem.ts'
import { MESSAGES, TEXTS } from './catalogue.ts'
import { fill, type Lang, maskIdNumbers } from './message.ts'

export interface Said {
  readonly message: string
  readonly fix: string
}

/** A problem in the shape that `--json` promises (contract.md section 2). */
export interface ProblemJson {
  readonly code: string
  readonly severity: Severity
  readonly file: string | null
  readonly sheet: string | null
  readonly row: number | null
  readonly column: string | null
  readonly cell: string | null
  readonly field: string | null
  readonly value: string | null
  readonly message: string
  readonly fix: string
}

/** What is wrong and what to do, in two parts; an unknown code throws. Pure. */
export function messageOf(code: string, detail: Detail, lang: Lang): Said {
  // Some refusals have a sentence of their own for each reason.
  const message = MESSAGES[`${code}.${detail.why}`] ?? MESSAGES[code]
  if (!message) throw new Error(`no message for ${code}`)
  const [what, fix] = message[lang]
  return { message: ended(fill(what, detail, code), lang), fix: ended(fill(fix, detail, code), lang) }
}

/** Words of the interface; an unknown code throws. Pure. */
export function text(code: string, detail: Detail, lang: Lang): string {
  const found = TEXTS[code]
  if (!found) throw new Error(`no text for ${code}`)
  return fill(found[lang], detail, code)
}

/** `户情表.xlsx ［居住信息］ B3 “建筑面积”：“0.3亩”的单位不是平方米。请换算…` Pure. */
export function sayProblem(problem: Problem, lang: Lang): string {
  return sayAt(problem.place, messageOf(problem.code, problemDetail(problem, lang), lang), lang)
}

/** A refusal in one line, with its place in front when it has one. Pure. */
export function sayAt(place: Place | null, said: Said, lang: Lang): string {
  const where = place ? sayPlace(place, lang) : ''
  const sentence = lang === 'zh' ? said.message + said.fix : `${said.message} ${said.fix}`.trim()
  if (where === '') return sentence
  return lang === 'zh' ? `${where}：${sentence}` : `${where}: ${sentence}`
}

/** `户情表.xlsx ［居住信息］ B3 “建筑面积”`, or `forms/01-housing.yaml:12:5` in a text file. Pure. */
export function sayPlace(place: Place, lang: Lang): string {
  const parts: string[] = []
  const line = place.line === undefined ? '' : `:${place.line}${place.col === undefined ? '' : `:${place.col}`}`
  if (place.file !== undefined) parts.push(place.file + line)
  if (place.sheet !== undefined) parts.push(lang === 'zh' ? `［${place.sheet}］` : `[${place.sheet}]`)
  const cell = cellOf(place, lang)
  if (cell !== '') parts.push(cell)
  if (place.field !== undefined) parts.push(lang === 'zh' ? `“${place.field}”` : `"${place.field}"`)
  return parts.join(' ')
}

/** A problem as `--json` prints it. Pure. */
export function problemJson(problem: Problem, lang: Lang): ProblemJson {
  const { place } = problem
  return {
    code: problem.code,
    severity: problem.severity,
    file: place.file ?? null,
    sheet: place.sheet ?? null,
    row: place.row ?? null,
    column: place.column ?? null,
    cell: place.cell ?? null,
    field: place.field ?? null,
    value: problem.value === null ? null : maskIdNumbers(problem.value),
    ...messageOf(problem.code, problemDetail(problem, lang), lang),
  }
}

function cellOf(place: Place, lang: Lang): string {
  if (place.cell !== undefined) return place.cell
  if (place.column !== undefined && place.row !== undefined) return `${place.column}${place.row}`
  if (place.row !== undefined) return lang === 'zh' ? `第${place.row}行` : `row ${place.row}`
  if (place.column !== undefined) return lang === 'zh' ? `${place.column}列` : `column ${place.column}`
  return ''
}

/** The field's own label and the value are at hand in every message without the room that found the problem repeating them. */
function problemDetail(problem: Problem, lang: Lang): Detail {
  const value = shortened(problem.value ?? (lang === 'zh' ? '（空白）' : '(blank)'))
  return { field: problem.place.field ?? '', ...withSuggestion(problem.detail, lang), value }
}

/** The token `did_you_mean` in words, '' where nothing is suggested. Pure. */
export function withSuggestion(detail: Detail, lang: Lang): Detail {
  const { suggestion } = detail
  return { did_you_mean: suggestion ? text('import.did_you_mean', { suggestion }, lang) : '', ...detail }
}

/** What a sentence shows of a whole paragraph; the cell itself is named beside it. */
const SHOWN = 40

function shortened(value: string): string {
  const characters = [...value]
  return characters.length <= SHOWN ? value : `${characters.slice(0, SHOWN - 10).join('')}……`
}

function ended(sentence: string, lang: Lang): string {
  // A suggestion that there was none of leaves a space behind.
  const told = sentence.trimEnd()
  if (told === '' || /[。！？.!?：:]$/u.test(told)) return told
  return told + (lang === 'zh' ? '。' : '.')
}
