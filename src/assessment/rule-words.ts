/** What a place in a rulebook is called in plain words: for questions about open values and for differences between editions. */
import type { Plain } from '../definition/parse-yaml.ts'
import type { Path } from '../definition/read-definition.ts'

export interface RuleWords {
  /** `rule.items.points`; its sentence is in messages/. */
  readonly code: string
  /** `entry`: the nearest list entry by its name · `key`: a word of the office's own, such as a choice or a level. */
  readonly detail: { readonly entry: string; readonly key: string; readonly path: string }
}

/** Maps whose keys are the office's own words. */
const OWN_KEYS = ['components.map', 'annual.bonus.levels', 'annual.formula']

/** The code for a path, and the names that fill its sentence. Pure. */
export function ruleWords(tree: Plain, path: Path): RuleWords {
  const steps: string[] = []
  let here: Plain | undefined = tree
  let entry = ''
  let key = ''
  for (const step of path) {
    const inMap = OWN_KEYS.includes(steps.join('.'))
    here = below(here, step)
    if (inMap) key = String(step)
    else if (typeof step === 'number') entry = calledIn(here) ?? entry
    else steps.push(step)
  }
  return {
    code: `rule.${[...steps, ...(key === '' ? [] : ['key'])].join('.')}`,
    detail: { entry, key, path: namedPath(tree, path) },
  }
}

/** `items.missed.points` for `items.0.points`: entries of a list by their id, kind or name. Pure. */
export function namedPath(tree: Plain, path: Path): string {
  let here: Plain | undefined = tree
  return path
    .map((step) => {
      here = below(here, step)
      return typeof step === 'number' ? (idOf(here) ?? String(step)) : step
    })
    .join('.')
}

/** What tells a list's entry from the others. Pure. */
export function idOf(value: Plain | undefined): string | null {
  if (typeof value !== 'object' || Array.isArray(value)) return null
  const name = [value.id, value.kind, value.name, value.task].find((one) => typeof one === 'string')
  return typeof name === 'string' ? name : null
}

function calledIn(value: Plain | undefined): string | null {
  if (typeof value !== 'object' || Array.isArray(value)) return null
  const name = [value.name, value.task, value.id, value.kind].find((one) => typeof one === 'string')
  return typeof name === 'string' ? name : null
}

function below(value: Plain | undefined, step: string | number): Plain | undefined {
  const inside =
    typeof value === 'object' && !Array.isArray(value) && value.propose !== undefined ? value.propose : value
  if (Array.isArray(inside)) return inside[Number(step)]
  return typeof inside === 'object' ? inside[String(step)] : undefined
}
