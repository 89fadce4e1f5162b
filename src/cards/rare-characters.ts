/** Characters that no font of ours can set: shown as 〓 on paper and named, so that nobody's name has a silent gap. */
import { type Problem, warning } from '../core/problem.ts'

/** What printers have always put where a sort was missing. */
export const MISSING_MARK = '〓'

export interface MissingCharacter {
  readonly character: string
  /** `U+20BB7` */
  readonly code: string
  /** The whole text it stands in. */
  readonly text: string
}

export interface Settable<T> {
  readonly data: T
  readonly missing: readonly MissingCharacter[]
}

/** The same data with every unsettable character replaced by 〓, and the list of those characters, each once. Pure. */
export function settable<T>(data: T, covers: (codePoint: number) => boolean): Settable<T> {
  const missing = new Map<string, MissingCharacter>()
  const mark = (text: string): string => {
    let marked = ''
    for (const character of text) {
      const codePoint = character.codePointAt(0) ?? 0
      if (isInvisible(codePoint) || covers(codePoint)) marked += character
      else {
        marked += MISSING_MARK
        if (!missing.has(character)) missing.set(character, { character, code: codeOf(codePoint), text })
      }
    }
    return marked
  }
  return { data: mapText(data, mark), missing: [...missing.values()] }
}

/** The warning for one missing character; page and household are where a person looks for it. Pure. */
export function missingProblem(found: MissingCharacter, file: string, page: number, household: string): Problem {
  return warning('print.character_missing', { file }, found.text, {
    character: found.character,
    code: found.code,
    page: String(page),
    household,
  })
}

/** Every text in plain data, keys excepted. */
function mapText<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T
  if (Array.isArray(data)) return data.map((part) => mapText(part, change)) as T
  if (typeof data === 'object' && data !== null) {
    return Object.fromEntries(Object.entries(data).map(([key, part]) => [key, mapText(part, change)])) as T
  }
  return data
}

/** Variation selectors and line ends take no room; a font need not have them. */
function isInvisible(codePoint: number): boolean {
  return (
    codePoint === 10 || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0100 && codePoint <= 0xe01ef)
  )
}

function codeOf(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
