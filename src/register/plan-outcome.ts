/** What became of every row, read off the finished draft: created, updated, unchanged, sent back; and what its columns fed. */
import type { ParsedRow } from '../forms/parsed-row.ts'
import type { Draft, DraftHousehold, DraftPerson, DraftRecord } from './draft.ts'
import type { DraftChanges } from './draft-changes.ts'

export type Outcome = 'created' | 'updated' | 'unchanged' | 'rejected'

export interface RowOutcome {
  readonly sheet: string
  readonly row: number
  readonly form: string
  readonly subject: string
  readonly outcome: Outcome
}

export interface AlsoCounts {
  readonly form: string
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

/** What a row was made into; outcomes are read off the finished draft. */
export interface Made {
  readonly sheet: number
  readonly row: ParsedRow
  readonly person: DraftPerson | null
  readonly household: DraftHousehold | null
  readonly record: DraftRecord | null
  readonly fed: readonly DraftRecord[]
  readonly rejected: boolean
  /** The household's own changes are counted with its first row. */
  readonly leads: boolean
}

/** Pure. */
export function outcomeOf(one: Made, draft: Draft, changed: Changed, sheet: string): RowOutcome {
  const { row, person, household, record } = one
  const base = {
    sheet,
    row: row.row,
    form: row.form.id,
    subject: person?.key ?? household?.key ?? record?.subject?.key ?? '',
  }
  if (one.rejected) return { ...base, outcome: 'rejected' }
  if (record) {
    const outcome = stateOf(record, changed)
    const { subject } = record
    const beside = outcome === 'unchanged' && row.also.size > 0 && subject && 'idKey' in subject && subject.stored
    return { ...base, outcome: beside && changed.has(subject) ? 'updated' : outcome }
  }
  if (person) {
    if (person.stored === null) return { ...base, outcome: 'created' }
    const ties = (draft.tiesOf.get(person) ?? []).some((tie) => changed.has(tie))
    const household = one.leads && one.household && changed.has(one.household)
    return { ...base, outcome: ties || household || changed.has(person) ? 'updated' : 'unchanged' }
  }
  return { ...base, outcome: household ? stateOf(household, changed) : 'unchanged' }
}

type Changed = DraftChanges['changed']

function stateOf(of: DraftHousehold | DraftRecord, changed: Changed): Outcome {
  return of.stored === null ? 'created' : changed.has(of) ? 'updated' : 'unchanged'
}

/** Records that a sheet's other columns fed, each counted once. Pure. */
export function alsoOf(sheet: number, made: readonly Made[], draft: Draft, changed: Changed): AlsoCounts[] {
  const counts = new Map<string, Record<Outcome, number>>()
  const count = (form: string, outcome: Outcome) => {
    const own = counts.get(form) ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 }
    own[outcome]++
    counts.set(form, own)
  }
  const seen = new Set<DraftRecord>()
  for (const one of made.filter((candidate) => candidate.sheet === sheet)) {
    for (const record of one.fed) {
      if (seen.has(record)) continue
      seen.add(record)
      count(record.form.id, stateOf(record, changed))
    }
    if (!one.rejected) continue
    for (const [form, cells] of one.row.also)
      if (form !== draft.master.id && [...cells.values()].some((cell) => cell.state === 'value'))
        count(form, 'rejected')
  }
  const order = (form: string) => draft.definitions.forms.get(form)?.no ?? 0
  return [...counts].sort((a, b) => order(a[0]) - order(b[0])).map(([form, own]) => ({ form, ...own }))
}
