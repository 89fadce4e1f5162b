/** A condition that was read becomes a question with yes or no about everybody; what cannot be asked is a mistake with its place. */

import { fold } from '../core/text.ts'
import type { CodeTable, Form } from '../forms/form.ts'
import type { Cell } from '../forms/record.ts'
import type { Where, Word } from '../forms/where.ts'
import { mistake, type WhereMistake } from '../forms/where-words.ts'
import { writeValue } from '../forms/write-cell.ts'
import { type AskedContext, type AskedOf, cellsReader } from './asked-cells.ts'
import { type Asked, askedBy } from './asked-names.ts'
import type { StoredGrid } from './snapshot.ts'
import { readWanted, type Wanted } from './where-value.ts'

export interface WhereScope extends AskedContext {
  readonly community: string
  readonly grids: readonly StoredGrid[]
  /** Ask about the records of this office form instead of people and doors. */
  readonly office: Form | null
}

export type Test = (of: AskedOf) => boolean

export type TestResult =
  | {
      readonly ok: true
      readonly test: Test /** The area forms that must be read for it. */
      readonly forms: ReadonlySet<string>
    }
  | { readonly ok: false; readonly mistake: WhereMistake }

/** The first mistake wins. Pure. */
export function testOf(where: Where, scope: WhereScope): TestResult {
  const forms = new Set<string>()
  const wrong: WhereMistake[] = []
  const test = compile(where, scope, forms, wrong)
  const [first] = wrong.sort((a, b) => a.at - b.at)
  return first ? { ok: false, mistake: first } : { ok: true, test, forms }
}

function compile(where: Where, scope: WhereScope, forms: Set<string>, wrong: WhereMistake[]): Test {
  const never: Test = () => false
  if ('parts' in where) {
    const tests = where.parts.map((part) => compile(part, scope, forms, wrong))
    return where.kind === 'and' ? (of) => tests.every((test) => test(of)) : (of) => tests.some((test) => test(of))
  }
  if (where.kind === 'not') {
    const test = compile(where.part, scope, forms, wrong)
    return (of) => !test(of)
  }
  const named = askedBy(where.name.text, scope.definitions, scope.office, where.kind === 'has' ? 'flag' : 'column')
  if (!named.ok) {
    wrong.push(mistake(named.code, where.name, named.detail))
    return never
  }
  const { asked } = named
  if ('form' in asked) forms.add(asked.form.id)
  const cells = cellsReader(asked, scope)
  const some =
    (holds: (cell: Cell) => boolean): Test =>
    (of) =>
      cells(of).some(holds)
  const wanted = (word: Word): Wanted | null => {
    const reading = readWanted(asked, word, scope)
    if (reading.ok) return reading.wanted
    wrong.push(reading.mistake)
    return null
  }
  switch (where.kind) {
    case 'has':
      return some(isYes(asked))
    case 'state':
      return where.state === 'blank' ? (of) => cells(of).every(isBlank) : some(({ state }) => state === where.state)
    case 'contains':
      return some(containing(asked, where.value, scope))
    case 'compare': {
      const value = wanted(where.value)
      if (value === null) return never
      const { operator } = where
      if (operator === '=' || operator === '!=') {
        const same: Test = value.blank ? (of) => cells(of).every(isBlank) : some(value.same)
        return operator === '=' ? same : (of) => !same(of)
      }
      if (value.order) return some(value.order(operator))
      wrong.push(mistake('where.no_order', where.name, { name: where.name.text, operator }))
      return never
    }
    case 'range': {
      const [from, to] = [where.from && wanted(where.from), where.to && wanted(where.to)]
      if ((from && !from.order) || (to && !to.order)) {
        wrong.push(mistake('where.no_order', where.name, { name: where.name.text, operator: '..' }))
        return never
      }
      if (from?.size != null && to?.size != null && from.size > to.size)
        wrong.push(mistake('where.range_backwards', { at: where.from?.at ?? 0, end: where.to?.end ?? 0 }))
      const [least, most] = [from?.order?.('>='), to?.order?.('<=')]
      return some((cell) => (!least || least(cell)) && (!most || most(cell)))
    }
    case 'list': {
      const values = where.values.flatMap((word) => wanted(word) ?? [])
      const blank = values.some((value) => value.blank)
      return (of) => {
        const here = cells(of)
        return (blank && here.every(isBlank)) || here.some((cell) => values.some(({ same }) => same(cell)))
      }
    }
  }
}

/** 高龄津贴 有 is a yes, 电话 有 is any value. */
function isYes(asked: Asked): (cell: Cell) => boolean {
  const yes = asked.kind !== 'field' || asked.field.type === 'bool'
  return asked.kind === 'age' || !yes
    ? (cell) => cell.state === 'value'
    : (cell) => cell.state === 'value' && cell.value === '1'
}

function isBlank({ state }: Cell): boolean {
  return state === 'blank'
}

function containing(asked: Asked, word: Word, { definitions }: WhereScope): (cell: Cell) => boolean {
  const part = fold(word.text)
  const field = asked.kind === 'field' ? asked.field : null
  const table: CodeTable | null = field?.codes ? (definitions.codes.get(field.codes) ?? null) : null
  const folded = new Map<string, boolean>()
  return ({ state, value }) => {
    if (state !== 'value') return false
    const known = folded.get(value)
    if (known !== undefined) return known
    const found = fold(field ? writeValue(field, value, table) : value).includes(part)
    if (table) folded.set(value, found)
    return found
  }
}
