/** Groups that people are counted by: what groups there are, in which order, and to which of them somebody belongs. */
import type { Cell } from '../forms/record.ts'
import type { Word } from '../forms/where.ts'
import { mistake, type WhereMistake } from '../forms/where-words.ts'
import { writeValue } from '../forms/write-cell.ts'
import { type AskedOf, cellsReader } from './asked-cells.ts'
import { type Asked, askedBy, askedLabel } from './asked-names.ts'
import { compareNames } from './door-order.ts'
import type { WhereScope } from './where-meaning.ts'

export interface Grouping {
  readonly asked: Asked
  readonly label: string
  /** Keys of the groups that somebody belongs to; more than one where several answers are given. */
  keysOf(of: AskedOf): readonly string[]
  say(key: string): string
  compare(a: string, b: string): number
  /** Groups that are shown even when nobody is in them. */
  readonly always: readonly string[]
}

export interface Band {
  readonly from: number
  /** Null = and above. */
  readonly to: number | null
}

export type GroupingsResult =
  | { readonly ok: true; readonly groupings: readonly Grouping[] }
  | { readonly ok: false; readonly mistake: WhereMistake }

/** Cells that say no value, last and in this order. */
const STATES: Readonly<Record<string, string>> = {
  '~none': '无',
  '~unknown': '不详',
  '~refused': '拒填',
  '~~blank': '未填',
}

/** `网格,性别`, `年龄段=0-6,7-14,15+`: names with commas between, after a `=` bands of numbers. Pure. */
export function readGroupings(text: string, scope: WhereScope): GroupingsResult {
  const groupings: Grouping[] = []
  const words = listWords(text)
  for (let next = 0; next < words.length; next++) {
    const word = words[next] as Word
    const cut = /[=＝]/u.exec(word.text)
    const name: Word = cut ? { ...word, text: word.text.slice(0, cut.index).trim(), end: word.at + cut.index } : word
    const found = askedBy(name.text, scope.definitions, scope.office, 'column')
    if (!found.ok) return { ok: false, mistake: mistake(found.code, name, found.detail) }
    const bands: Band[] = []
    if (cut) {
      const first = word.at + cut.index + 1
      const said = [{ text: text.slice(first, word.end).trim(), at: first, end: word.end }]
      while (readBand(words[next + 1]?.text ?? '')) said.push(words[++next] as Word)
      for (const one of said) {
        const band = readBand(one.text)
        if (!band) return { ok: false, mistake: mistake('count.bad_band', one, { value: one.text }) }
        bands.push(band)
      }
    }
    groupings.push(groupingOf(found.asked, scope, bands))
  }
  return groupings.length > 0
    ? { ok: true, groupings }
    : { ok: false, mistake: mistake('count.no_field', { at: 0, end: 0 }) }
}

/** `0-6`, `60+`, `60以上`, `80岁及以上`, `6岁以下`, `18`; null for anything else. Pure. */
export function readBand(text: string): Band | null {
  const bare = text.normalize('NFKC').replace(/[\s（()）]|周?岁/gu, '')
  const parts = /^(\d{1,3})(?:(?:-|–|—|~|至|到)(\d{1,3}))?$/u.exec(bare)
  if (parts) {
    const from = Number(parts[1])
    const to = Number(parts[2] ?? parts[1])
    return from <= to ? { from, to } : null
  }
  const above = /^(\d{1,3})(?:\+|及?以上|-)$/u.exec(bare)
  if (above) return { from: Number(above[1]), to: null }
  const below = /^(\d{1,3})(及?)以下$/u.exec(bare)
  return below ? { from: 0, to: Number(below[1]) - (below[2] === '' ? 1 : 0) } : null
}

/** Words with commas between, each with its place; commas in brackets belong to the word. Pure. */
export function listWords(text: string): Word[] {
  return [...text.matchAll(/(?:[（(][^）)]*[）)]|[^,，、;；])+/gu)].flatMap((found): Word[] => {
    const trimmed = found[0].trim()
    const at = found.index + found[0].indexOf(trimmed)
    return trimmed === '' ? [] : [{ text: trimmed, at, end: at + trimmed.length }]
  })
}

/** Ages without bands of their own fall into tens. Pure. */
export function groupingOf(asked: Asked, scope: WhereScope, bands: readonly Band[] = []): Grouping {
  const cells = cellsReader(asked, scope)
  const own = bands.length > 0 ? bandGroups(bands) : valueGroups(asked, scope)
  const keyOf = (cell: Cell): string | null => {
    if (cell.state === 'value') return own.keyOf(cell.value)
    return cell.state === 'blank' || cell.state === 'clear' ? '~~blank' : `~${cell.state}`
  }
  return {
    asked,
    label: askedLabel(asked),
    always: own.always,
    keysOf(of) {
      const here = cells(of)
      if (here.length === 0) return ['~~blank']
      if (here.length === 1 && here[0] && !own.several) {
        const key = keyOf(here[0])
        return key === null ? [] : [key]
      }
      const keys = here.flatMap((cell) =>
        cell.state === 'value' && own.several
          ? cell.value.split(';').flatMap((each) => own.keyOf(each) ?? [])
          : (keyOf(cell) ?? []),
      )
      return [...new Set(keys)]
    },
    say: (key) => STATES[key] ?? own.say(key),
    compare(a, b) {
      const last = Number(a.startsWith('~')) - Number(b.startsWith('~'))
      if (last !== 0) return last
      return a.startsWith('~') ? Object.keys(STATES).indexOf(a) - Object.keys(STATES).indexOf(b) : own.compare(a, b)
    },
  }
}

interface Groups {
  /** Null where the value is in none of the groups. */
  keyOf(value: string): string | null
  say(key: string): string
  compare(a: string, b: string): number
  readonly always: readonly string[]
  /** A cell can hold several values. */
  readonly several: boolean
}

function bandGroups(bands: readonly Band[]): Groups {
  const keys = bands.map((_, index) => String(index))
  return {
    keyOf(value) {
      const index = bands.findIndex(({ from, to }) => from <= Number(value) && (to === null || Number(value) <= to))
      return index < 0 ? null : String(index)
    },
    say: (key) => sayBand(bands[Number(key)]),
    compare: (a, b) => Number(a) - Number(b),
    always: keys,
    several: false,
  }
}

function sayBand(band: Band | undefined): string {
  if (!band) return ''
  if (band.to === null) return `${band.from}岁以上`
  return band.from === band.to ? `${band.from}岁` : `${band.from}–${band.to}岁`
}

const TENS: readonly Band[] = Array.from({ length: 10 }, (_, ten) => ({
  from: ten * 10,
  to: ten === 9 ? null : ten * 10 + 9,
}))

function valueGroups(asked: Asked, { definitions, grids }: WhereScope): Groups {
  if (asked.kind === 'age') return { ...bandGroups(TENS), always: [] }
  if (asked.kind !== 'field')
    return {
      keyOf: same,
      say: (key) => (key === '1' ? '是' : '否'),
      compare: (a, b) => Number(b) - Number(a),
      always: [],
      several: false,
    }
  const { field } = asked
  const table = field.codes === null ? null : (definitions.codes.get(field.codes) ?? null)
  const say = (key: string) => writeValue({ ...field, type: field.type === 'multi' ? 'code' : field.type }, key, table)
  const named = {
    keyOf: same,
    say,
    compare: (a: string, b: string) => compareNames(say(a), say(b)),
    always: [],
    several: false,
  }
  switch (field.type) {
    case 'code':
    case 'multi': {
      const place = new Map(table?.entries.map(({ code }, index) => [code, index]))
      const order = (a: string, b: string) => (place.get(a) ?? -1) - (place.get(b) ?? -1) || compareNames(a, b)
      return { ...named, compare: table ? order : named.compare, several: field.type === 'multi' }
    }
    case 'bool':
      return { ...named, compare: (a, b) => Number(b) - Number(a) }
    case 'grid':
      return {
        ...named,
        say: (key) => key.slice(-2),
        compare: compareNames,
        always: grids.map(({ gridCode }) => gridCode),
      }
    case 'date':
      return { ...named, keyOf: (value) => value.slice(0, 4), say: same }
    default:
      return named
  }
}

function same(value: string): string {
  return value
}
