/** A field that the office renames: everything of its form's file that speaks of it by name. */

/** Keys whose text is a field's name. */
const NAMING: ReadonlySet<string> = new Set(['field', 'than', 'type', 'grade', 'detail', 'graded'])
/** Keys under which fields' names are keys, or a list. */
const BY_NAME: ReadonlySet<string> = new Set(['example', 'set', 'key'])

/** `written` with `before` called `name` in its key, example, ticks, rules and conditions. Pure. */
export function renameIn<T>(written: T, before: string, name: string): T {
  return within('', written, (text) => (text === before ? name : text)) as T
}

function within(key: string, value: unknown, say: (text: string) => string): unknown {
  if (Array.isArray(value))
    return value.map((one: unknown) => (typeof one === 'string' && BY_NAME.has(key) ? say(one) : within('', one, say)))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([own, one]) => [BY_NAME.has(key) ? say(own) : own, within(own, one, say)]),
    )
  return typeof value === 'string' && NAMING.has(key) ? say(value) : value
}
