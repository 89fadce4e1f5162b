/** A definition file: YAML text and a schema become a value, or problems that know their line and column. */
import type { z } from 'zod'
import { error, type Place, type Problem } from '../core/problem.ts'
import { issueProblems } from './issue-problems.ts'
import { parseYaml } from './parse-yaml.ts'

export type Path = readonly (string | number)[]

export interface LineCol {
  readonly line: number
  readonly col: number
}

export interface ReadDefinition<T> {
  /** Null when there is any error. */
  readonly value: T | null
  readonly problems: Problem[]
  /** Where the value at `path` stands; the nearest thing around it when it does not exist. */
  locate(path: Path): LineCol
}

export interface ReadOptions {
  /** What people write for a key in their own words, e.g. 扣分 → points: only for suggestions. */
  readonly words?: Readonly<Record<string, string>>
}

/** Reads one definition file. Bytes are checked to be UTF-8, text is taken as it is. Every scalar reaches the schema as a string. Pure. */
export function readDefinition<T>(
  file: string,
  text: string | Uint8Array,
  schema: z.ZodType<T>,
  options: ReadOptions = {},
): ReadDefinition<T> {
  const decoded = typeof text === 'string' ? text.replace(/^\ufeff/, '') : decodeUtf8(text)
  if (decoded === null) {
    return { value: null, problems: [notUtf8(file)], locate: () => ({ line: 1, col: 1 }) }
  }
  const parsed = parseYaml(file, decoded)
  if (parsed.problems.length > 0) return { value: null, problems: parsed.problems, locate: parsed.locate }

  const result = schema.safeParse(parsed.value)
  if (result.success) return { value: result.data, problems: [], locate: parsed.locate }
  const problems = issueProblems(result.error.issues, {
    schema,
    value: parsed.value,
    words: options.words ?? {},
    place: (path): Place => ({ file, ...parsed.locate(path) }),
    keyPlace: (path): Place => ({ file, ...parsed.locateKey(path) }),
  })
  return { value: null, problems, locate: parsed.locate }
}

/** UTF-8 bytes as text without a byte order mark, or null when they are something else, such as GBK. Pure. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function notUtf8(file: string): Problem {
  return error('definition.not_utf8', { file, line: 1, col: 1 }, null)
}
