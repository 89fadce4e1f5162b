/** `ask` and `{propose, why}`: taken out of a rulebook's tree, so that the rest of it reads as if every value were said. */
import type { Month } from '../core/day.ts'
import type { Plain } from '../definition/parse-yaml.ts'
import type { Path } from '../definition/read-definition.ts'
import { ASK, type Edition, type OpenAsk, type Proposal } from './rulebook.ts'

/** The sections that an office may leave open; without the others nobody can tell which edition is meant, and from when. */
export const MAY_BE_OPEN: ReadonlySet<string> = new Set([
  'score',
  'numbers',
  'components',
  'items',
  'vetoes',
  'eligibility',
  'star',
  'last_place',
  'consequences',
  'publication',
  'annual',
])

export interface OpenValues {
  /** The tree with each proposal replaced by what it proposes; asks still stand. */
  readonly tree: Plain
  readonly asks: OpenAsk[]
  readonly proposals: Proposal[]
}

/** Every ask and proposal of a tree, in the order of the file. Pure. */
export function openValues(tree: Plain): OpenValues {
  const asks: OpenAsk[] = []
  const proposals: Proposal[] = []
  return { tree: walk(tree, [], asks, proposals), asks, proposals }
}

function walk(value: Plain, path: Path, asks: OpenAsk[], proposals: Proposal[]): Plain {
  if (typeof value === 'string') {
    if (value === ASK) asks.push({ path })
    return value
  }
  if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index], asks, proposals))
  const keys = Object.keys(value)
  if (value.propose !== undefined && keys.every((key) => key === 'propose' || key === 'why')) {
    const why = value.why
    proposals.push({ path, value: written(value.propose), why: typeof why === 'string' ? why : '' })
    return walk(value.propose, path, asks, proposals)
  }
  return Object.fromEntries(keys.map((key) => [key, walk(value[key] ?? '', [...path, key], asks, proposals)]))
}

/** The tree with every section that has an open value in it replaced by `ask`; an item keeps what it is called. Pure. */
export function closeSections(tree: Plain, asks: readonly OpenAsk[]): Plain {
  if (typeof tree === 'string' || Array.isArray(tree)) return tree
  const open = new Set(asks.map((ask) => ask.path[0]))
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => {
      if (!open.has(key) || !MAY_BE_OPEN.has(key)) return [key, value]
      if (key !== 'items' || !Array.isArray(value)) return [key, ASK]
      const openItems = new Set(asks.filter((ask) => ask.path[0] === 'items').map((ask) => ask.path[1]))
      return [key, value.map((item, index) => (openItems.has(index) ? closedItem(item) : item))]
    }),
  )
}

function closedItem(item: Plain): Plain {
  if (typeof item === 'string' || Array.isArray(item)) return item
  const kept = ['id', 'name', 'clause', 'from'].filter((key) => item[key] !== undefined && item[key] !== ASK)
  return { name: '', ...Object.fromEntries(kept.map((key) => [key, item[key] ?? ''])), method: ASK }
}

/** Whether a value is open at or above a path: then a complaint about it is the same complaint again. Pure. */
export function isOpenAt(asks: readonly OpenAsk[], path: Path): boolean {
  return asks.some((ask) => ask.path.length <= path.length && ask.path.every((step, index) => step === path[index]))
}

function written(value: Plain): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** The asks without an answer of which a month cannot be closed; those of the year and of later items can wait. Pure. */
export function asksForMonth(book: { readonly asks: readonly OpenAsk[] }, edition: Edition, month: Month): OpenAsk[] {
  return book.asks.filter(({ path }) => {
    if (path[0] === 'annual' || path[0] === 'tests' || path[0] === 'title') return false
    if (path[0] !== 'items' || typeof path[1] !== 'number' || edition.items === 'ask') return true
    const from = edition.items[path[1]]?.from ?? null
    return from === null || from <= month
  })
}
