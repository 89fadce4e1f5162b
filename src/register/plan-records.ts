/** Records of the areas and of the office's own forms: found by subject and key, merged cell by cell, references resolved. */

import { error, type Problem, warning } from '../core/problem.ts'
import { maskIdNo } from '../core/text.ts'
import type { Form } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import type { Cell } from '../forms/record.ts'
import { writeCell } from '../forms/write-cell.ts'
import { type Draft, type DraftHousehold, type DraftPerson, type DraftRecord, mergedCell, recordOf } from './draft.ts'
import { findHousehold, householdOfCells } from './references.ts'
import { type RecordContext, resolveReferences } from './resolve-references.ts'
import { sayBeside } from './say-beside.ts'
import { recordId } from './snapshot.ts'
import { cellsOfRow, storedFields } from './stored-row.ts'

export interface PlannedRecord {
  /** Null when the row goes back. */
  readonly record: DraftRecord | null
  readonly problems: readonly Problem[]
  /** The row says nothing, and neither stands nor goes back. */
  readonly nothing?: true
}

/** A row of an area's own sheet, or of an office form. */
export function planRecord(row: ParsedRow, draft: Draft, context: RecordContext): PlannedRecord {
  const { form } = row
  const problems: Problem[] = []
  let subject: DraftHousehold | DraftPerson | null = null
  if (form.subject === 'person') {
    subject = personOf(row, draft)
    const number = row.cells.get('id_no')?.value ?? null
    if (subject === null) {
      const missing = row.cells.get('id_no')?.state !== 'value'
      const problem = missing
        ? error('required.missing', row.place('id_no'), null)
        : error('reference.unknown', row.place('id_no'), number, { known: '' })
      return { record: null, problems: [problem] }
    }
    const stored = subject.cells.get('name')?.value
    const name = row.cells.get('name')
    if (name?.state === 'value' && stored && name.value !== stored)
      return { record: null, problems: [error('person.name_mismatch', row.place('name'), name.value, { stored })] }
  }
  if (form.subject === 'household') {
    const text = textOf(row.cells, 'household_code') ?? textOf(row.cells, roleField(form, 'household.address') ?? '')
    const said = row.also.get('resident') ?? new Map<string, Cell>()
    subject =
      (text === null ? null : findHousehold(draft, text, context.grid)) ?? householdOfCells(draft, said, context.grid)
    if (subject === null)
      return {
        record: null,
        problems: [error('household.unknown', placeOfDoor(row), text ?? sayCells(said))],
      }
  }
  const cells = new Map(row.cells)
  problems.push(...resolveReferences(form, cells, row, draft, context))
  if (problems.some((problem) => problem.severity === 'error')) return { record: null, problems }
  const keyText = form.key.map((name) => textOf(cells, name) ?? '').join('|')
  const closed = intoClosedMonth(form, keyText, cells, row, draft, context)
  if (closed !== null) return { record: null, problems: [...problems, closed] }
  if (form.subject === 'office') {
    const faults = context.checkRecord?.(form.id, (name) => textOf(cells, name)) ?? []
    const clears = [...cells.values()].some(({ state }) => state === 'clear')
    if (faults === 'nothing' && !clears) return { record: null, problems, nothing: true }
    for (const fault of faults === 'nothing' ? [] : faults) {
      const make = fault.severity === 'error' ? error : warning
      problems.push(make(fault.code, row.place(fault.field), writtenIn(row, fault.field), fault.detail))
    }
    if (problems.some((problem) => problem.severity === 'error')) return { record: null, problems }
  }
  const record = recordOf(draft, form, subject, keyText)
  const twice = saidOtherwise(record, cells, row, draft)
  if (twice) return { record: null, problems: [...problems, twice] }
  say(record, cells, row)
  for (const [heading, text] of row.extras) record.extras.set(heading, text)
  if (form.subject === 'person' && subject && 'idKey' in subject)
    problems.push(...sayBeside(row, subject, draft, context))
  return { record, problems: [...problems, ...unmarked(row, record, draft)] }
}

/** The cell as it was written: a name, not the number that it stands for. */
function writtenIn(row: ParsedRow, field: string): string | null {
  return textOf(row.cells, field)
}

/** Where the row says whose home it is about. */
function placeOfDoor(row: ParsedRow) {
  const places = ['household_code', 'building', 'street_no', 'head_id_no', 'living_address'].map((name) =>
    row.place(name),
  )
  return places.find(({ cell }) => cell !== undefined) ?? row.place('household_code')
}

/** What was published stays as it was: a row that says nothing new may stand, any other goes back. */
function intoClosedMonth(
  form: Form,
  recordKey: string,
  cells: ReadonlyMap<string, Cell>,
  row: ParsedRow,
  draft: Draft,
  { closedMonth }: RecordContext,
): Problem | null {
  if (closedMonth === undefined || form.subject !== 'office') return null
  const stored = draft.snapshot.records.get(recordId(form.id, '', recordKey)) ?? null
  const before = new Map(Object.entries(stored === null ? {} : cellsOfRow(storedFields(form), stored)))
  const after: DraftRecord = {
    form,
    subject: null,
    recordKey,
    stored,
    cells: new Map(before),
    extras: new Map(),
    said: new Map(),
    fed: new Map(),
  }
  say(after, cells, row)
  const month =
    closedMonth(form.id, (field) => textOf(before, field)) ??
    closedMonth(form.id, (field) => textOf(after.cells, field))
  if (month === null || (stored !== null && sameCells(before, after.cells))) return null
  const field = form.fields.find(({ name }) => name === 'month' || name === 'date')?.name ?? ''
  return error('assess.closed_row', row.place(field), month, { month })
}

function sameCells(a: ReadonlyMap<string, Cell>, b: ReadonlyMap<string, Cell>): boolean {
  return [...new Set([...a.keys(), ...b.keys()])].every((name) => {
    const [before, after] = [a.get(name), b.get(name)]
    return (before?.state ?? 'blank') === (after?.state ?? 'blank') && (before?.value ?? '') === (after?.value ?? '')
  })
}

function sayCells(cells: ReadonlyMap<string, Cell>): string {
  return [...cells.values()]
    .flatMap(({ state, value }) => (state === 'value' ? [/^[\dX]{15,18}$/u.test(value) ? maskIdNo(value) : value] : []))
    .join(' ')
}

/** By number; else the one person of that name who has none (a newborn's sheet). */
function personOf(row: ParsedRow, draft: Draft): DraftPerson | null {
  if (row.idKey !== null) return draft.personByIdKey.get(row.idKey) ?? null
  const name = row.cells.get('name')
  if (name?.state !== 'value') return null
  const same = draft.persons.filter((person) => person.idKey === null && person.cells.get('name')?.value === name.value)
  return same.length === 1 ? (same[0] ?? null) : null
}

/** What the columns of a wide list feed: a record, or the answer that the area does not apply. Adds to `problems`. */
export function planFed(
  row: ParsedRow,
  form: Form,
  person: DraftPerson | null,
  household: DraftHousehold,
  draft: Draft,
  problems: Problem[],
): DraftRecord | null {
  const subject = form.subject === 'household' ? household : person
  if (subject === null) return null
  const cells = row.also.get(form.id) ?? NO_CELLS
  const tick = row.ticks.get(form.id)
  let [values, nones, written] = [0, 0, 0]
  for (const { state } of cells.values()) {
    if (state !== 'blank') written++
    if (state === 'value') values++
    else if (state === 'none') nones++
  }
  if ((tick === true || values > 0) && tick !== false) {
    const key = form.key.map((name) => textOf(cells, name) ?? '')
    const keyText = key.every((part) => part === '') ? '' : key.join('|')
    const existing = keyText === '' ? onlyRecord(draft, form, subject) : null
    const record = existing ?? recordOf(draft, form, subject, keyText)
    // What a tick implies gives way to the area's own sheet, so it is not held against it.
    for (const [name, cell] of cells) {
      if (!isOwnColumn(form, name, cell)) continue
      const earlier = record.fed.get(name)
      if (earlier && (earlier.state !== cell.state || earlier.value !== cell.value))
        problems.push(saidOtherwiseAbove(row, form, name, cell, earlier, draft))
      else {
        if (!earlier) record.fed.set(name, cell)
        sayIn(record, name, cell)
      }
    }
    return record
  }
  const declaredNone = written > 0 && nones === written
  if (tick === false || declaredNone) {
    if (onlyRecord(draft, form, subject) === null) draft.answers.push({ form: form.id, subject, applies: false })
  }
  return null
}

const NO_CELLS: ReadonlyMap<string, Cell> = new Map()

/** Two rows of a wide list about one home or one person: what was said first stays. */
function saidOtherwiseAbove(
  row: ParsedRow,
  form: Form,
  name: string,
  cell: Cell,
  earlier: Cell,
  draft: Draft,
): Problem {
  const field = form.fields.find((candidate) => candidate.name === name)?.label ?? name
  const code = form.subject === 'household' ? 'household.conflict' : 'person.conflict'
  const { file, sheet, row: number } = row
  const other = wordsOf(form, name, earlier, draft)
  return warning(code, { file, sheet, row: number, field }, wordsOf(form, name, cell, draft), { other })
}

/** A list without the area's own key means the one record there is. */
function onlyRecord(draft: Draft, form: Form, subject: DraftHousehold | DraftPerson): DraftRecord | null {
  const keys = draft.storedKeys.get(`${form.id}|${subject.key}`) ?? []
  const [only] = keys
  return keys.length === 1 && only !== undefined ? recordOf(draft, form, subject, only) : null
}

/** Two rows of one workbook about one record must not take turns: the second one goes back, naming the first. */
function saidOtherwise(
  record: DraftRecord,
  cells: ReadonlyMap<string, Cell>,
  row: ParsedRow,
  draft: Draft,
): Problem | null {
  const said = (name: string, cell: Cell) => wordsOf(record.form, name, cell, draft)
  for (const [name, cell] of ownColumns(record, cells)) {
    const earlier = record.said.get(name)
    if (!earlier || (earlier.cell.state === cell.state && earlier.cell.value === cell.value)) continue
    const other = said(name, earlier.cell)
    return error('record.twice', row.place(name), said(name, cell), { where: earlier.where, other })
  }
  return null
}

function say(record: DraftRecord, cells: ReadonlyMap<string, Cell>, row: ParsedRow | null): void {
  for (const [name, cell] of ownColumns(record, cells)) {
    if (row && !record.said.has(name)) record.said.set(name, { cell, where: `［${row.sheet}］第${row.row}行` })
    sayIn(record, name, cell)
  }
}

function sayIn(record: DraftRecord, name: string, cell: Cell): void {
  const merged = mergedCell(record.cells.get(name), cell)
  if (merged) record.cells.set(name, merged)
  else record.cells.delete(name)
}

/** What is written, without the columns that only name the subject: those are not stored a second time. */
function ownColumns({ form }: DraftRecord, cells: ReadonlyMap<string, Cell>): [string, Cell][] {
  return [...cells].filter(([name, cell]) => isOwnColumn(form, name, cell))
}

function isOwnColumn({ subject }: Form, name: string, { state }: Cell): boolean {
  if (state === 'blank') return false
  return subject === 'person'
    ? name !== 'id_no' && name !== 'name'
    : subject !== 'household' || name !== 'household_code'
}

/** A cell as a person would write it: labels, not codes. */
export function wordsOf(form: Form, name: string, cell: Cell, draft: Draft): string {
  const field = form.fields.find((candidate) => candidate.name === name)
  return field ? writeCell(field, cell, { codes: draft.definitions.codes, reveal: true }) : cell.value
}

function textOf(cells: ReadonlyMap<string, Cell>, name: string): string | null {
  const cell = cells.get(name)
  return cell?.state === 'value' ? cell.value : null
}

/** A party record of somebody whose 政治面貌 says otherwise, and the like: the form's `applies` over the master. */
function unmarked(row: ParsedRow, record: DraftRecord, draft: Draft): Problem[] {
  const { form, subject } = record
  if (typeof form.applies === 'string' || form.subject !== 'person' || !subject || !('field' in form.applies)) return []
  const { applies } = form
  const name = applies.field.replace(/^resident\./u, '')
  const cell = subject.cells.get(name)
  const marked =
    cell?.state === 'value' && 'in' in applies && cell.value.split(';').some((code) => applies.in.includes(code))
  if (marked || !('in' in applies)) return []
  const label = draft.master.fields.find((candidate) => candidate.name === name)?.label ?? name
  return [warning('area.unmarked', row.place('id_no'), null, { area: form.label, field: label })]
}
