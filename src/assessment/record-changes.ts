/** Two records of one month side by side: who has what otherwise, field by field, and which lines of the explanation. */
import { sameValue } from '../core/canonical.ts'
import type { Detail } from '../core/problem.ts'
import type { ExplainedRecord, MonthRecord, WardenRecord } from './month-record.ts'

export interface FieldChange {
  readonly warden: string
  readonly name: string
  readonly field: (typeof FIELDS)[number] | 'listed'
  readonly before: string | null
  readonly after: string | null
}

/** A line of the explanation: a component or an item of the regulation, or a limit. */
export interface LineChange {
  readonly warden: string
  readonly name: string
  readonly code: string
  readonly params: Detail
  readonly before: string | null
  readonly after: string | null
}

const FIELDS = ['score', 'rank', 'ranked', 'reason', 'star', 'last', 'streak', 'grid', 'name'] as const

/** Differences of the results, in the order of the later record; `listed` is somebody who stands in one of them only. Pure. */
export function changedFields(before: MonthRecord, after: MonthRecord): FieldChange[] {
  return pairs(before, after).flatMap(({ was, now, warden, name }): FieldChange[] => {
    if (was === null || now === null) {
      return [{ warden, name, field: 'listed', before: String(was !== null), after: String(now !== null) }]
    }
    return FIELDS.filter((field) => was[field] !== now[field]).map((field) => ({
      warden,
      name,
      field,
      before: said(was[field]),
      after: said(now[field]),
    }))
  })
}

/** Lines of the explanations whose amount, or what stands behind it, is no longer the same. Pure. */
export function changedLines(before: MonthRecord, after: MonthRecord): LineChange[] {
  return pairs(before, after).flatMap(({ was, now, warden, name }): LineChange[] => {
    const [old, young] = [linesOf(was), linesOf(now)]
    return [...new Set([...old.keys(), ...young.keys()])].flatMap((key): LineChange[] => {
      const [a, b] = [old.get(key), young.get(key)]
      const line = b ?? a
      if (line === undefined || sameValue(a, b)) return []
      const { code, params } = line
      return [{ warden, name, code, params, before: a?.value ?? null, after: b?.value ?? null }]
    })
  })
}

interface Pair {
  readonly warden: string
  readonly name: string
  readonly was: WardenRecord | null
  readonly now: WardenRecord | null
}

function pairs(before: MonthRecord, after: MonthRecord): Pair[] {
  const old = new Map(before.results.map((result) => [result.warden, result]))
  const both = after.results.map((now) => ({ ...who(now), was: old.get(now.warden) ?? null, now }))
  const there = new Set(after.results.map(({ warden }) => warden))
  const gone = before.results.filter(({ warden }) => !there.has(warden))
  return [...both, ...gone.map((was) => ({ ...who(was), was, now: null }))]
}

function who({ warden, name }: WardenRecord) {
  return { warden, name }
}

/** Components one by one, then the items and limits that stand below the total. */
function linesOf(result: WardenRecord | null): Map<string, ExplainedRecord> {
  const lines = new Map<string, ExplainedRecord>()
  const [weighted, ...items] = result?.explained.parts ?? []
  for (const line of [...(weighted === undefined ? [] : componentsOf(weighted)), ...items]) {
    // What rounding takes or gives follows from the rest.
    if (line.code !== 'assess.rounding') lines.set(line.params.id ?? line.params.name ?? line.code, line)
  }
  return lines
}

function componentsOf(line: ExplainedRecord): ExplainedRecord[] {
  return line.code === 'assess.component' ? [line] : line.parts.flatMap(componentsOf)
}

function said(value: string | number | boolean | null): string | null {
  return value === null ? null : String(value)
}
