/** The styles part of a workbook that goes back: the marks of an earlier return made invisible, colours for the new ones. */
import { RETURN_KINDS, type ReturnKindName } from '../return-kinds.ts'
import { MAIN, XML } from './plain-parts.ts'
import {
  appended,
  attributeOf,
  childrenOf,
  type Edit,
  type Element,
  edited,
  prefixed,
  rootOf,
  tagOf,
  withAttribute,
} from './xml-text.ts'

/** Parts of a style of our own, as plainly written elements. */
export interface Look {
  readonly font: string
  readonly fill: string
  readonly border: string
  /** `alignment`, or ''. */
  readonly alignment: string
}

export interface Styles {
  /** The style of a cell that has style `base`, in the colour of `kind`. */
  marked(base: number, kind: ReturnKindName): number
  /** A style of our own. */
  own(look: Look): number
  /** The part with all that was asked for. */
  xml(): string
}

const EMPTY = `${XML}<styleSheet xmlns="${MAIN}"/>`
/** Excel takes no more in one workbook. */
const MOST_STYLES = 64_000
/** Behind a colour of ours where the cell had none: a ground that a solid fill never shows. */
const NO_GROUND = 'rgb="FFFEFDFC"'
const ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
]
const FIRST: Readonly<Record<string, readonly string[]>> = {
  fonts: ['<font><sz val="11"/><name val="宋体"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border><left/><right/><top/><bottom/><diagonal/></border>'],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'],
}

/**
 * `part` is the text of the styles part, or null where the workbook has none; `grounds` tells whether the program that
 * wrote it keeps the colour behind a solid fill.
 */
export function stylesOf(part: string | null, grounds: boolean): Styles {
  const xml = part ?? EMPTY
  const root = rootOf(xml)
  const prefix = root.prefix
  const lists = new Map(['fonts', 'fills', 'borders', 'cellXfs'].map((name) => [name, listOf(xml, root, name)]))
  const list = (name: string) => lists.get(name) as List
  unmark(list('fills').items, grounds)
  const add = (name: string, element: string): number => {
    const { items } = list(name)
    const written = prefixed(element, prefix)
    const known = items.indexOf(written)
    if (known !== -1) return known
    if (items.length >= MOST_STYLES) throw new Error('more styles than a workbook holds')
    return items.push(written) - 1
  }
  const known = new Map<string, number>()
  return {
    marked(base, kind) {
      const key = `${base} ${kind}`
      let index = known.get(key)
      if (index === undefined) {
        const { items } = list('cellXfs')
        const xf = items[base] ?? items[0] ?? ''
        const ground = solidColour(list('fills').items[Number(attributeOf(xf, 'fillId') ?? '0')] ?? '') ?? NO_GROUND
        const colour = `rgb="FF${RETURN_KINDS[kind].colour}"`
        const fill = add(
          'fills',
          `<fill><patternFill patternType="solid"><fgColor ${colour}/><bgColor ${ground}/></patternFill></fill>`,
        )
        index = add('cellXfs', withFill(xf, fill))
        known.set(key, index)
      }
      return index
    },
    own({ font, fill, border, alignment }) {
      const parts = `fontId="${add('fonts', font)}" fillId="${add('fills', fill)}" borderId="${add('borders', border)}"`
      const applied = 'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"'
      return add('cellXfs', `<xf numFmtId="49" ${parts} xfId="0" ${applied}>${alignment}</xf>`)
    },
    xml: () => edited(xml, [...listEdits(xml, root, lists)]),
  }
}

interface List {
  readonly element: Element | null
  readonly items: string[]
}

function listOf(xml: string, root: Element, name: string): List {
  const element = childrenOf(xml, root).find((child) => child.name === name) ?? null
  const items = element === null ? [] : childrenOf(xml, element).map(({ start, end }) => xml.slice(start, end))
  return { element, items: items.length > 0 ? items : (FIRST[name] ?? []).map((first) => prefixed(first, root.prefix)) }
}

/** A fill of ours becomes the one that it covered; every cell that has it is then as it was, wherever it is by now. */
function unmark(fills: string[], kept: boolean): void {
  const ours = new Set(Object.values(RETURN_KINDS).map(({ colour }) => `FF${colour}`))
  const grounds = new Map<string, string>()
  for (const fill of fills) {
    const colour = solidColour(fill)
    if (colour !== null && !ours.has(attributeOf(` ${colour}`, 'rgb') ?? '')) grounds.set(colour, fill)
  }
  fills.forEach((fill, index) => {
    const colour = solidColour(fill)
    if (colour === null || !ours.has(attributeOf(` ${colour}`, 'rgb') ?? '')) return
    fills[index] = (kept ? grounds.get(colourIn(fill, 'bgColor') ?? '') : undefined) ?? fills[0] ?? fill
  })
}

/** The attributes of a solid fill's colour, or null. */
function solidColour(fill: string): string | null {
  return /\spatternType\s*=\s*["']solid["']/.test(fill) ? colourIn(fill, 'fgColor') : null
}

function colourIn(fill: string, name: string): string | null {
  return new RegExp(`<(?:[^\\s<>/]+:)?${name}\\s+([^>]*?)\\s*/?>`).exec(fill)?.[1] ?? null
}

function withFill(xf: string, fill: number): string {
  const tag = /^<[^>]*>/.exec(xf)?.[0] ?? ''
  return withAttribute(withAttribute(tag, 'fillId', String(fill)), 'applyFill', '1') + xf.slice(tag.length)
}

function* listEdits(xml: string, root: Element, lists: ReadonlyMap<string, List>): Generator<Edit> {
  const missing: string[] = []
  for (const [name, { element, items }] of lists) {
    const body = `${items.join('')}</${root.prefix}${name}>`
    if (element === null) missing.push(`<${root.prefix}${name} count="${items.length}">${body}`)
    else {
      const tag = withAttribute(tagOf(xml, element).replace(/\s*\/>$/, '>'), 'count', String(items.length))
      yield { start: element.start, end: element.end, text: tag + body }
    }
  }
  if (missing.length === 0) return
  const names = new Map(
    [...lists].filter(([, { element }]) => element === null).map(([name], at) => [name, missing[at] ?? '']),
  )
  yield* insertedInOrder(xml, root, names)
}

/** Lists that were not there, each in front of what must follow it. */
function* insertedInOrder(xml: string, root: Element, missing: ReadonlyMap<string, string>): Generator<Edit> {
  const children = childrenOf(xml, root)
  const places = new Map<number, string>()
  let last = ''
  for (const [name, text] of missing) {
    const next = children.find((child) => ORDER.indexOf(child.name) > ORDER.indexOf(name))
    if (next === undefined) last += text
    else places.set(next.start, (places.get(next.start) ?? '') + text)
  }
  for (const [start, text] of places) yield { start, end: start, text }
  if (last !== '') yield appended(xml, root, last)
}
