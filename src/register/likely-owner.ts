/** Whose a damaged number may be: the one stored person of that name with the same first fifteen digits; never filled in by itself. */
import type { Problem } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import type { Draft } from './draft.ts'

/** What is wrong with a number whose owner may be found. */
export const DAMAGED: ReadonlySet<string> = new Set([
  'id_number.lost_digits',
  'id_number.checksum',
  'id_number.date',
  'id_number.format',
])

/** The row's problems, those of a damaged number with the number that may be meant. Pure. */
export function withLikelyOwner(row: ParsedRow, draft: Draft): readonly Problem[] {
  const damaged = row.problems.find(({ code, value }) => DAMAGED.has(code) && value !== null)
  const name = row.cells.get(roleField(row.form, 'person.name') ?? 'name')
  if (!damaged || name?.state !== 'value') return row.problems
  const nameField = roleField(draft.master, 'person.name') ?? ''
  const alike = draft.persons.filter(
    ({ stored, idKey, cells }) =>
      stored !== null && idKey?.slice(0, 15) === digitsOf(damaged) && cells.get(nameField)?.value === name.value,
  )
  const [only] = alike
  if (alike.length !== 1 || !only?.idKey) return row.problems
  const suggestion = only.idKey
  return row.problems.map((problem) =>
    problem === damaged ? { ...problem, detail: { ...problem.detail, suggestion } } : problem,
  )
}

function digitsOf({ value }: Problem): string {
  return fold(value ?? '')
    .replace(/[^\dX]/gu, '')
    .slice(0, 15)
}
