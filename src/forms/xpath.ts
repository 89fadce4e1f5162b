/** The closed conditions of a form as XPath, the language in which XLSForms say when a question is asked. */
import type { Condition } from './form.ts'

/** How a condition's fields are called in the form that is being written; null where they are not in it. */
export interface XPathNames {
  /** `${name}` of a field, or of `resident.NAME`. */
  refer(field: string): string | null
  /** A question with several answers. */
  several(field: string): boolean
  /** `${name}` of full years of age. */
  readonly age: string | null
}

/** Null where the form does not hold what the condition looks at: then nobody can tell, and the question is asked. Pure. */
export function xpathOf(condition: Condition, names: XPathNames): string | null {
  if ('all' in condition) {
    const known = condition.all.flatMap((part) => xpathOf(part, names) ?? [])
    return known.length === 0 ? null : joined(known, 'and')
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => xpathOf(part, names))
    return parts.includes(null) ? null : joined(parts as string[], 'or')
  }
  if ('age' in condition) {
    if (names.age === null) return null
    const { from, below } = condition.age
    const bounds = [
      from === undefined ? [] : `${names.age} >= ${from}`,
      below === undefined ? [] : `${names.age} < ${below}`,
    ]
    return [`${names.age} != ''`, ...bounds.flat()].join(' and ')
  }
  const ref = names.refer(condition.field)
  if (ref === null) return null
  if ('filled' in condition) return `${ref} ${condition.filled ? '!=' : '='} ''`
  if ('at_least' in condition) return `${ref} >= ${condition.at_least}`
  const is = (code: string) => (names.several(condition.field) ? `selected(${ref}, '${code}')` : `${ref} = '${code}'`)
  if ('in' in condition) return joined(condition.in.map(is), 'or')
  return `${ref} != '' and not(${joined(condition.not_in.map(is), 'or')})`
}

function joined(parts: readonly string[], by: 'and' | 'or'): string {
  if (parts.length === 1) return parts[0] ?? ''
  return parts.map((part) => (by === 'and' || / and /.test(part) ? `(${part})` : part)).join(` ${by} `)
}
