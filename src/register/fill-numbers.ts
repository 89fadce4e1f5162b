/** Somebody else's table of numbers understood: conditions on its side and across its top, and the cells where they cross. */
import { matchCode } from '../forms/code-match.ts'
import type { Field, Form } from '../forms/form.ts'
import type { RawSheet } from '../forms/raw-sheet.ts'
import { joined, type Where } from '../forms/where.ts'
import { type Asked, askedBy } from './asked-names.ts'
import { readBand } from './count-by.ts'
import { BELOW } from './fill-list.ts'
import { word } from './fill-people.ts'
import { gridCode } from './references.ts'
import { type Test, testOf, type WhereScope } from './where-meaning.ts'

export interface NumberHead {
  readonly test: Test
  readonly forms: ReadonlySet<string>
  readonly counts: 'persons' | 'households'
}

export interface NumberTable {
  /** 1-based row or 0-based column → what is counted there. */
  readonly rows: ReadonlyMap<number, NumberHead>
  readonly columns: ReadonlyMap<number, NumberHead>
  /** Empty cells where both are known. */
  readonly cells: readonly { readonly row: number; readonly column: number }[]
  /** Heads that mean nothing here. */
  readonly unknown: readonly string[]
  readonly title: string
}

/** Null where no two heads cross. `taken` tells the cells with a formula of their own. Pure. */
export function readNumberTable(
  sheet: RawSheet,
  taken: (row: number, column: number) => boolean,
  scope: WhereScope,
): NumberTable | null {
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length))
  const textAt = (row: number, column: number): string => {
    const merge = sheet.merges.find(
      (one) => one.top <= row && row <= one.bottom && one.left <= column && column <= one.right,
    )
    const from = merge ? { row: merge.top, column: merge.left } : { row, column }
    return sheet.rows.find(({ number }) => number === from.row)?.cells[from.column]?.text.trim() ?? ''
  }
  const top = sheet.rows.slice(0, 10).map(({ number }) => number)
  const known = (row: number) =>
    range(1, width).filter(
      (column) => meant([textAt(row, column)], scope) !== null && ownText(sheet, row, column, textAt),
    )
  const leaf = top.reduce<number | null>((best, row) => {
    const count = known(row).length
    return count > 0 && count >= (best === null ? 1 : known(best).length) ? row : best
  }, null)
  if (leaf === null) return null
  const columns = new Map<number, NumberHead>()
  const unknown: string[] = []
  for (const column of range(1, width)) {
    const levels = [textAt(leaf - 1, column), textAt(leaf, column)].filter(
      (text, at, all) => text !== '' && text !== all[at - 1],
    )
    const head = meant(levels, scope)
    if (head) columns.set(column, head)
    else if (levels.length > 0 && columns.size > 0) unknown.push(levels.join('/'))
  }
  const side = Math.min(...columns.keys())
  const rows = new Map<number, NumberHead>()
  const sums: number[] = []
  for (const { number } of sheet.rows.filter((row) => row.number > leaf)) {
    const levels = range(0, side)
      .map((column) => textAt(number, column))
      .filter((text, at, all) => text !== '' && text !== all[at - 1] && !(/^\d+$/u.test(text) && all.length > 1))
    const head = meant(levels, scope)
    if (head && levels.length === 1 && SUM.test((levels[0] ?? '').replace(/\s/gu, ''))) sums.push(number)
    if (head) rows.set(number, head)
    else if (levels.length > 0 && rows.size > 0 && !BELOW.test(levels[0] ?? '')) unknown.push(levels.join('/'))
  }
  const parts = [...rows].flatMap(([number, { test }]) => (sums.includes(number) ? [] : [test]))
  for (const number of sums) {
    const head = rows.get(number)
    if (head && parts.length > 0) rows.set(number, { ...head, test: (of) => parts.some((test) => test(of)) })
  }
  const cells = [...rows.keys()].flatMap((row) =>
    [...columns.keys()].flatMap((column) =>
      textAt(row, column) === '' && !taken(row, column) ? [{ row, column }] : [],
    ),
  )
  if (cells.length === 0) return null
  return {
    rows,
    columns,
    cells,
    unknown,
    title: top
      .filter((row) => row < leaf)
      .map((row) => textAt(row, 0))
      .join(' '),
  }
}

/** A title that reaches over all columns is no head of each. */
function ownText(
  sheet: RawSheet,
  row: number,
  column: number,
  textAt: (row: number, column: number) => string,
): boolean {
  return (
    textAt(row, column) !== '' &&
    !sheet.merges.some((one) => one.top <= row && row <= one.bottom && one.left === 0 && column <= one.right)
  )
}

/** The sum of the rows above it, whichever they are. */
const SUM = /^(?:合计|总计|共计)$/u
const TOTAL = /^(?:合计|总计|小计|总数|总人数|人数|人口数|总人口|人口总数|人口|实有人口|全部|数量)$/u
const HOUSEHOLDS = /^(?:户数|总户数|家庭户数|户)$/u

/** The innermost level must mean something; an outer one helps where it does: 性别/男, 60岁以上/女. */
function meant(levels: readonly string[], scope: WhereScope): NumberHead | null {
  if (levels.length === 0) return null
  const parts: Where[] = []
  let context: Asked | null = null
  let counts: NumberHead['counts'] = 'persons'
  for (const [at, level] of levels.entries()) {
    const last = at === levels.length - 1
    const bare = level.normalize('NFKC').replace(/\s|^其中[:、]?|\((?:人|户|个)\)|[:*]$/gu, '')
    if (HOUSEHOLDS.test(bare)) counts = 'households'
    if (TOTAL.test(bare) || HOUSEHOLDS.test(bare)) continue
    const named = bare.replace(/(?:人数|户数|数)$/u, '')
    if (/户数?$/u.test(bare) && named !== bare) counts = 'households'
    const part: Where | null = conditionOf(bare, context, scope) ?? conditionOf(named, context, scope)
    if (part) parts.push(part)
    else if (last) return null
    else {
      const field = askedBy(bare, scope.definitions, null, 'column')
      context = field.ok && (field.asked.kind === 'field' || field.asked.kind === 'age') ? field.asked : context
    }
  }
  if (parts.length === 0) return { test: () => true, forms: new Set(), counts }
  const meaning = testOf(joined('and', parts), scope)
  return meaning.ok ? { test: meaning.test, forms: meaning.forms, counts } : null
}

function conditionOf(text: string, context: Asked | null, scope: WhereScope): Where | null {
  if (text === '') return null
  const band = /岁/u.test(text) || context?.kind === 'age' ? readBand(text) : null
  if (band)
    return {
      kind: 'range',
      name: word('年龄'),
      from: word(String(band.from)),
      to: band.to === null ? null : word(String(band.to)),
    }
  const isGrid = /网格/u.test(text) || (context?.kind === 'field' && context.field.type === 'grid')
  const grid =
    isGrid || scope.grids.some((one) => one.row.name === text) ? gridCode(text, scope.community, scope.grids) : null
  const gridField = scope.master.fields.find(({ role }) => role === 'household.grid')
  if (grid !== null && gridField)
    return { kind: 'compare', name: word(gridField.name), operator: '=', value: word(grid) }
  if (context?.kind === 'field' && codeIn(context.field, text, scope) !== null)
    return inField(context.form, context.field, text, scope)
  const flag = askedBy(text, scope.definitions, null, 'flag')
  if (
    flag.ok &&
    flag.asked.kind !== 'field' &&
    flag.asked.kind !== 'age' &&
    !('form' in flag.asked && flag.asked.form.sensitive)
  )
    return { kind: 'has', name: word(text) }
  if (/^\d+$/u.test(text)) return null
  const census = [...scope.definitions.forms.values()]
    .filter((form) => form.subject !== 'office' && !form.sensitive)
    .sort((a, b) => a.no - b.no)
  for (const form of census)
    for (const field of form.fields)
      if (field.type === 'code' && codeIn(field, text, scope) !== null) return inField(form, field, text, scope)
  return null
}

function codeIn(field: Field, text: string, { definitions }: WhereScope): string | null {
  const table = field.codes === null ? undefined : definitions.codes.get(field.codes)
  return table ? matchCode(table, text) : null
}

function inField(form: Form, field: Field, text: string, { master }: WhereScope): Where {
  const name = form === master ? field.name : `${form.id}.${field.name}`
  return { kind: 'compare', name: word(name), operator: '=', value: word(text) }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
}
