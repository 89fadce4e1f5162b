/** One row of a sheet read cell by cell, for the sheet's form and for every other form that its columns feed. */
import { type Place, type Problem, warning } from '../core/problem.ts'
import { readAsPrinted, readIdNo } from '../register/identity.ts'
import { matchCode } from './code-match.ts'
import { type Confirmed, type TakenForTrue, whyTrue } from './confirmations.ts'
import type { Field, Form } from './form.ts'
import { roleField } from './form-roles.ts'
import type { Column, SheetHeadings } from './headings.ts'
import type { ParseContext } from './parse-rows.ts'
import type { ParsedRow } from './parsed-row.ts'
import { columnLetter, type RawCell } from './raw-sheet.ts'
import { type CellContext, type CellReading, readCell } from './read-cell.ts'
import { readTick } from './read-tick.ts'
import { BLANK, type Cell } from './record.ts'
import { doorOfRow } from './row-door.ts'
import { checkIdentity, missingIdentity, missingSubject, namesSomebody, namesSubject } from './row-identity.ts'
import { filled, isRole } from './row-kind.ts'
import { checkRules } from './rules.ts'

export interface RowInput {
  /** With merges and dittos filled in. */
  readonly cells: readonly (RawCell | undefined)[]
  /** As the row itself has them. */
  readonly own: readonly (RawCell | undefined)[]
  readonly number: number
  readonly doorAbove: ReadonlyMap<string, Cell> | null
  /** Below a total: among more rows of people, or where only notes are to be expected. */
  readonly afterTotal: 'rows' | 'end' | null
  /** The sheet lacks a column without which no row of it can be known. */
  readonly missing: Problem | null
}

/** Everything that is being read of one row. */
export interface RowDraft {
  readonly form: Form
  readonly main: Map<string, Cell>
  readonly also: Map<string, Map<string, Cell>>
  readonly ticks: Map<string, boolean>
  readonly extras: Map<string, string>
  readonly problems: Problem[]
  /** What stands in a field's cell, or null. */
  typed(field: string): string | null
  place(field: string): Place
}

/** The code of 户主. */
const HEAD = '02'

/** Null for what only looks like data, such as notes below a total. Pure. */
export function parseRow(
  input: RowInput,
  sheet: string,
  headings: SheetHeadings,
  context: ParseContext,
): ParsedRow | null {
  const { form, columns } = headings
  const where = { file: context.file, sheet, row: input.number }
  const columnOf = new Map<string, Column>()
  const rawOf = (name: string) => input.cells[columnOf.get(name)?.index ?? -1]
  const draft: RowDraft = {
    form,
    main: new Map(),
    also: new Map(),
    ticks: new Map(),
    extras: new Map(),
    problems: input.missing ? [input.missing] : [],
    typed: (name) => rawOf(name)?.text ?? null,
    place: (name) => {
      const column = columnOf.get(name)
      const label = form.fields.find((field) => field.name === name)?.label ?? name
      return column ? placeIn(where, column, label) : { ...where, ...(name === '' ? {} : { field: label }) }
    },
  }
  const otherDocument = isOtherDocument(input.cells, columns, context)
  const cellContext: CellContext = { today: context.today, codes: context.definitions.codes, otherDocument }
  const unsettled: Unsettled[] = []
  for (const column of columns) {
    const raw = input.cells[column.index]
    const { meaning } = column
    if (meaning.kind === 'extra' && filled(raw)) draft.extras.set(column.heading, raw?.text.trim() ?? '')
    if (meaning.kind === 'tick')
      readTick(meaning, raw, draft, placeIn(where, column, column.heading), cellContext, context.definitions)
    if (meaning.kind !== 'field' || meaning.field.drop) continue
    const { field, form: owner } = meaning
    const reading = readCell(field, raw, cellContext)
    if (owner === form) columnOf.set(field.name, column)
    const defect = reading.defect && {
      ...reading.defect,
      place: placeIn(where, column, field.label),
      value: raw?.text ?? null,
    }
    const taken = reading.ifTrue && defect && whyTrue(defect, context.confirmed) !== null
    cellsOf(draft, owner).set(field.name, (taken && reading.ifTrue) || reading.cell)
    if (reading.alternatives.length > 1 && owner === form) unsettled.push({ field, reading })
    else if (defect) draft.problems.push(defect)
  }
  const name = draft.main.get(roleField(form, 'person.name') ?? '')
  if (headings.headsOnly && name?.state === 'value')
    draft.main.set(roleField(form, 'person.relation') ?? '', { state: 'value', value: HEAD })
  const idCell = draft.main.get('id_no')
  const reading = idCell?.state === 'value' ? readIdNo(idCell.value, otherDocument) : null
  const identity = reading === null ? null : reading.ok ? reading.identity : readAsPrinted(reading.given)
  settleDates(unsettled, identity?.birth ?? null, draft)
  if (form.id === 'resident' && identity) checkIdentity(identity, draft, context)
  const idKey = identity?.key ?? null
  const born = draft.main.get(roleField(form, 'person.birth_date') ?? '')
  const birth = identity?.birth ?? (born?.state === 'value' ? born.value : null)
  const rules = { idKey, birth, today: context.today }
  draft.problems.push(...ownWords(checkRules(form, draft.main, { ...rules, place: draft.place }), draft))
  for (const [id, cells] of draft.also) {
    const fed = context.definitions.forms.get(id)
    const place = (name: string) => placeOfFed(fed, name, columns, where)
    if (fed) draft.problems.push(...checkRules(fed, cells, { ...rules, place }))
  }
  const { main: cells, also, ticks, extras, problems, place } = draft
  const row = { ...where, form, cells, also, ticks, extras, idKey, place }
  if (form.id !== 'resident') {
    if (input.afterTotal === 'end') {
      if (!namesSubject(draft)) return null
      problems.push(warning('row.after_total', place(''), null))
    }
    problems.push(...missingSubject(draft))
    return { ...row, ...taken(problems, columns, context.confirmed), inheritsDoor: false, emptyDoor: null }
  }
  const { inheritsDoor, emptyDoor } = doorOfRow(input, draft, columns, context.definitions)
  if (input.afterTotal !== null) {
    if (input.afterTotal === 'end' && !namesSomebody(draft)) return null
    problems.push(warning('row.after_total', place('name'), draft.typed('name')))
  }
  if (emptyDoor === null && !input.missing) problems.push(...missingIdentity(draft))
  return { ...row, ...taken(problems, columns, context.confirmed), inheritsDoor, emptyDoor }
}

/** What was confirmed stays as a warning; what the register knows already needs no word. */
function taken(
  problems: readonly Problem[],
  columns: readonly Column[],
  confirmed: Confirmed,
): { problems: Problem[]; confirmed: TakenForTrue[] } {
  const taken: TakenForTrue[] = []
  const left = problems.flatMap((problem) => {
    const told = whyTrue(problem, confirmed)
    const meaning = columns.find((column) => placeIn(problem.place, column, '').cell === problem.place.cell)?.meaning
    if (told === null || meaning?.kind !== 'field') return [problem]
    taken.push({ form: meaning.form.id, field: meaning.field.name, code: problem.code, why: told.why })
    const { place, value } = problem
    return told.known ? [] : [warning('confirm.taken', place, value, { why: told.why })]
  })
  return { problems: left, confirmed: taken }
}

function placeIn(where: Place, column: Column, label: string): Place {
  const letter = columnLetter(column.stands?.col ?? column.index)
  const row = column.stands?.row ?? where.row
  return { ...where, ...(row === undefined ? {} : { row }), column: letter, cell: `${letter}${row}`, field: label }
}

function placeOfFed(form: Form | undefined, name: string, columns: readonly Column[], where: Place): Place {
  const column = columns.find(
    ({ meaning }) => meaning.kind === 'field' && meaning.form === form && meaning.field.name === name,
  )
  const label = form?.fields.find((field) => field.name === name)?.label ?? name
  return column ? placeIn(where, column, label) : { ...where, field: label }
}

export function cellsOf(draft: RowDraft, owner: Form): Map<string, Cell> {
  if (owner === draft.form) return draft.main
  const cells = draft.also.get(owner.id) ?? new Map<string, Cell>()
  draft.also.set(owner.id, cells)
  return cells
}

/** A problem between cells shows what stands in the cell, not the code that it means. */
function ownWords(problems: readonly Problem[], draft: RowDraft): Problem[] {
  return problems.map((problem) => {
    const field = draft.form.fields.find(({ label }) => label === problem.place.field)
    return { ...problem, value: (field && draft.typed(field.name)) ?? problem.value }
  })
}

function isOtherDocument(cells: RowInput['cells'], columns: readonly Column[], context: ParseContext): boolean {
  const column = columns.find((candidate) => isRole(candidate, 'person.id_type'))
  if (column?.meaning.kind !== 'field') return false
  const table = context.definitions.codes.get(column.meaning.field.codes ?? '')
  const code = table ? matchCode(table, cells[column.index]?.text ?? '') : null
  return code !== null && code !== '111'
}

interface Unsettled {
  readonly field: Field
  readonly reading: CellReading
}

/** `1980.1` may be January or October, `15.3.2` 1915 or 2015: the identity number knows. */
function settleDates(unsettled: readonly Unsettled[], birth: string | null, draft: RowDraft): void {
  for (const { field, reading } of unsettled) {
    const settled =
      field.role === 'person.birth_date' ? reading.alternatives.find((day) => birth?.startsWith(day)) : undefined
    // Where the number contradicts every reading, that is what there is to say.
    const read = settled ?? (field.role === 'person.birth_date' && birth !== null ? reading.alternatives[0] : undefined)
    if (read !== undefined) {
      draft.main.set(field.name, { state: 'value', value: read })
      continue
    }
    const { code, severity, detail } = reading.defect ?? { code: 'date.ambiguous', severity: 'error', detail: {} }
    if (severity === 'error') draft.main.set(field.name, BLANK)
    draft.problems.push({ code, severity, place: draft.place(field.name), value: draft.typed(field.name), detail })
  }
}
