/** Every value that the fields of a row ever had, from how it stands now and what the log says of it. */
import type { Row, Value } from '../core/rows.ts'

/** One logged change of a row; the columns that it says, or the whole row where that came or went. */
export interface LoggedChange {
  readonly batch: number
  readonly before: Row | null
  readonly after: Row | null
}

export interface RowStep {
  readonly batch: number
  readonly before: Row | null
  readonly after: Row | null
}

/** Whole rows before and after each change, oldest first; the batch that made the row is known by the row itself. Pure. */
export function stepsOf(now: Row | null, log: readonly LoggedChange[]): RowStep[] {
  const steps: RowStep[] = []
  let state = now
  for (const { batch, before, after } of log.toReversed()) {
    const was = before === null ? null : after === null ? before : { ...state, ...before }
    steps.push({ batch, before: was, after: state })
    state = was
  }
  const made = state?.made_in
  if (state && typeof made === 'number') steps.push({ batch: made, before: null, after: state })
  return steps.reverse()
}

/** What a field says: a value, a state (none, unknown, refused), or nothing. */
export interface Said {
  readonly state: string
  readonly value: string
}

export interface FieldStep {
  readonly field: string
  /** A column of the office's own that no form knows. */
  readonly extra: boolean
  readonly before: Said | null
  readonly after: Said | null
}

/** The fields that a step changed, in the order of the columns, extra columns last. Pure. */
export function fieldSteps(step: RowStep, columns: readonly string[]): FieldStep[] {
  const steps: FieldStep[] = []
  const put = (field: string, extra: boolean, before: Said | null, after: Said | null) => {
    if (before?.state !== after?.state || before?.value !== after?.value) steps.push({ field, extra, before, after })
  }
  const [was, is] = [statesOf(step.before), statesOf(step.after)]
  for (const column of columns)
    put(column, false, saidIn(step.before, column, was[column]), saidIn(step.after, column, is[column]))
  // A state may stand where no column is: the relation to the head, whose value is on the tie.
  for (const field of new Set([...Object.keys(was), ...Object.keys(is)]))
    if (!columns.includes(field)) put(field, false, saidIn(null, field, was[field]), saidIn(null, field, is[field]))
  const [had, has] = [parsed(step.before?.extras), parsed(step.after?.extras)]
  for (const heading of new Set([...Object.keys(had), ...Object.keys(has)]))
    put(heading, true, textOf(had[heading]), textOf(has[heading]))
  return steps
}

function saidIn(row: Row | null, column: string, state: string | undefined): Said | null {
  const value = row?.[column]
  return value === null || value === undefined ? (state ? { state, value: '' } : null) : textOf(String(value))
}

function textOf(value: string | undefined): Said | null {
  return value === undefined ? null : { state: 'value', value }
}

function statesOf(row: Row | null): Record<string, string> {
  return parsed(row?.states)
}

function parsed(value: Value | undefined): Record<string, string> {
  return typeof value === 'string' && value !== '' ? JSON.parse(value) : {}
}
