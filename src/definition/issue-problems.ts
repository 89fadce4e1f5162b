/** What a schema says against a value, as problems in a person's terms: unknown key, missing key, wrong kind, not allowed. */
import type { z } from 'zod'
import { byNearness, nearestName } from '../core/nearest.ts'
import { type Detail, error, type Place, type Problem } from '../core/problem.ts'
import type { Plain } from './parse-yaml.ts'
import type { Path } from './read-definition.ts'
import { keysAt, literalsAt } from './schema-keys.ts'

type Issue = z.core.$ZodIssue

interface Context {
  readonly schema: z.ZodType
  readonly value: Plain
  readonly words: Readonly<Record<string, string>>
  /** Paths at which a complaint does not count, because what stands there is open on purpose. */
  readonly forgive?: (path: Path) => boolean
  place(path: Path): Place
  keyPlace(path: Path): Place
}

/** Problems in the order of the file. Pure. */
export function issueProblems(issues: readonly Issue[], context: Context): Problem[] {
  const problems = issues.flatMap((issue) => translate(issue, [], context))
  return problems.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.col ?? 0) - (b.place.col ?? 0))
}

function translate(issue: Issue, above: Path, context: Context): Problem[] {
  const path = [...above, ...(issue.path as (string | number)[])]
  if (context.forgive?.(path)) return []
  const name = path.join('.')
  const isKind = issue.code === 'invalid_type' || issue.code === 'invalid_value' || issue.code === 'invalid_union'
  if (isKind && valueAt(context.value, path) === undefined) {
    const key = String(path.at(-1) ?? '')
    return [error('definition.missing_key', context.place(path.slice(0, -1)), null, { key, name })]
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, path, context))
    case 'invalid_union': {
      const forgiven = issue.errors.map((branch) => branch.filter((inner) => !isForgiven(inner, path, context)))
      const branch = bestBranch(forgiven)
      if (branch) return branch.flatMap((inner) => translate(inner, path, context))
      return [at('definition.not_allowed', path, context, { name, allowed: discriminators(context, path).join(', ') })]
    }
    case 'invalid_type':
      return [at('definition.wrong_kind', path, context, { name, expected: issue.expected })]
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      const written = String(valueAt(context.value, path) ?? '')
      return [at('definition.not_allowed', path, context, { name, allowed: byNearness(written, allowed).join(', ') })]
    }
    case 'custom': {
      const params = (issue.params ?? {}) as { code?: string; detail?: Detail }
      return [
        at(params.code ?? dotted(issue.message), path, context, { name, reason: issue.message, ...params.detail }),
      ]
    }
    default:
      return [at(dotted(issue.message), path, context, { name, reason: issue.message })]
  }
}

function isForgiven(issue: Issue, above: Path, context: Context): boolean {
  return context.forgive?.([...above, ...(issue.path as (string | number)[])]) ?? false
}

function discriminators(context: Context, path: Path): string[] {
  const written = String(valueAt(context.value, path) ?? '')
  return byNearness(written, literalsAt(context.schema, path))
}

/** A schema author may give a problem code as the message: `z.string().regex(…, 'rulebook.not_a_decimal')`. */
function dotted(message: string): string {
  return /^[a-z_]+(\.[a-z_]+)+$/.test(message) ? message : 'definition.invalid'
}

function unknownKey(key: string, path: Path, context: Context): Problem {
  const known = keysAt(context.schema, path)
  const near = context.words[key] ?? nearestName(key, known) ?? nearestWord(key, context.words)
  const rest = byNearness(key, known).filter((candidate) => candidate !== near)
  const allowed = near !== null && known.includes(near) ? [near, ...rest] : rest
  return error('definition.unknown_key', context.keyPlace([...path, key]), key, {
    key,
    name: [...path, key].join('.'),
    near: near ?? '',
    allowed: allowed.join(', '),
  })
}

/** 扣份 is one stroke from 扣分, which people write for `points`. */
function nearestWord(key: string, words: Readonly<Record<string, string>>): string | null {
  const word = nearestName(key, Object.keys(words))
  return word === null ? null : (words[word] ?? null)
}

/** The branch that was most likely meant: the right kind of value, then the fewest complaints. */
function bestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const wrongKind = (branch: readonly Issue[]) =>
    branch.some((issue) => issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
  return [...branches].sort((a, b) => Number(wrongKind(a)) - Number(wrongKind(b)) || complaints(a) - complaints(b))[0]
}

function complaints(branch: readonly Issue[]): number {
  return branch.reduce((count, issue) => count + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)
}

function at(code: string, path: Path, context: Context, detail: Detail): Problem {
  const value = valueAt(context.value, path)
  return error(code, context.place(path), typeof value === 'string' ? value : null, detail)
}

function valueAt(value: Plain, path: Path): Plain | undefined {
  let here: Plain | undefined = value
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)]
    else if (typeof here === 'object') here = Object.hasOwn(here, String(step)) ? here[String(step)] : undefined
    else return undefined
  }
  return here
}
