/** One row of a sheet read cell by cell, for the sheet's form and for every other form that its columns feed. */
import { type Place, type Problem, warning } from '../core/problem.ts'
import { readAsPrinted, readIdNo } from '../register/identity.ts'
import { matchCode } from './code-match.ts'
import { type TakenForTrue, whyTrue } from './confirmations.ts'
import type { Field, Form, Role } from './form.ts'
import { fieldNamed, roleField } from './form-roles.ts'
import type { FieldColumn } from './headings.ts'
import type { ParsedRow } from './parsed-row.ts'
import { type RawCell, shownText } from './raw-sheet.ts'
import { type CellReading, saysNo } from './read-cell.ts'
import { readSeveral } from './read-several.ts'
import { readTick } from './read-tick.ts'
import { BLANK, type Cell } from './record.ts'
import { doorOfRow } from './row-door.ts'
import { checkIdentity, missingIdentity, missingSubject, namesSomebody, namesSubject } from './row-identity.ts'
import { filled } from './row-kind.ts'
import { checkRules } from './rules.ts'
import { type ParseContext, placeIn, type ReadColumn, readIn, type SheetReading } from './sheet-reading.ts'

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
export function parseRow(input: RowInput, reading: SheetReading): ParsedRow | null {
  const { headings, context, columnOf } = reading
  const { form } = headings
  const where = { file: context.file, sheet: reading.sheet, row: input.number }
  const draft: RowDraft = {
    form,
    main: new Map(),
    also: new Map(),
    ticks: new Map(),
    extras: new Map(),
    problems: input.missing ? [input.missing] : [],
    typed: (name) => shownText(input.cells[columnOf.get(name)?.column.index ?? -1]),
    place: (name) => {
      const column = columnOf.get(name)
      const label = fieldNamed(form, name)?.label ?? (column && fieldOf(column)?.label) ?? name
      return column ? placeIn(where, column, label) : { ...where, ...(name === '' ? {} : { field: label }) }
    },
  }
  const otherDocument = isOtherDocument(input.cells, reading)
  const cellContext = otherDocument ? reading.otherDocument : reading.cellContext
  const unsettled: Unsettled[] = []
  for (const column of reading.columns) {
    const { meaning, index, heading } = column.column
    const raw = input.cells[index]
    if (meaning.kind === 'extra' && filled(raw)) draft.extras.set(heading, raw?.text.trim() ?? '')
    if (meaning.kind === 'tick' && filled(raw))
      readTick(meaning, raw, draft, () => placeIn(where, column, heading), cellContext, context.definitions)
    if (meaning.kind !== 'field' || meaning.field.drop) continue
    const read = readIn(column, raw, cellContext)
    if (read === null) continue
    readField(meaning, read, raw, column, where, draft, context, unsettled)
  }
  const name = draft.main.get(roleField(form, 'person.name') ?? '')
  if (headings.headsOnly && name?.state === 'value')
    draft.main.set(roleField(form, 'person.relation') ?? '', { state: 'value', value: HEAD })
  if (form.id === 'resident') relationOfNamedHead(form, draft.main)
  const idCell = draft.main.get('id_no')
  const number = idCell?.state === 'value' ? readIdNo(idCell.value, otherDocument) : null
  const identity = number === null ? null : number.ok ? number.identity : readAsPrinted(number.given)
  settleDates(unsettled, identity?.birth ?? null, draft)
  if (form.id === 'resident' && identity) checkIdentity(identity, draft, context)
  const idKey = identity?.key ?? null
  const born = draft.main.get(roleField(form, 'person.birth_date') ?? '')
  const birth = identity?.birth ?? (born?.state === 'value' ? born.value : null)
  const rules = { idKey, birth, today: context.today, codes: context.definitions.codes }
  if (form.rules.length > 0)
    draft.problems.push(...inOwnWords(checkRules(form, draft.main, { ...rules, place: draft.place }), input, reading))
  for (const [id, cells] of draft.also) {
    const fed = context.definitions.forms.get(id)
    if (!fed || fed.rules.length === 0) continue
    const place = (name: string) => placeOfFed(fed, name, reading, where)
    draft.problems.push(...inOwnWords(checkRules(fed, cells, { ...rules, place }), input, reading))
  }
  const { main: cells, also, ticks, extras, problems, place } = draft
  const rowOf = (inheritsDoor: boolean, emptyDoor: string | null): ParsedRow => {
    const { problems: left, confirmed } = taken(problems, reading)
    return {
      file: where.file,
      sheet: where.sheet,
      row: where.row,
      form,
      cells,
      also,
      ticks,
      extras,
      problems: left,
      confirmed,
      idKey,
      inheritsDoor,
      emptyDoor,
      place,
    }
  }
  if (form.id !== 'resident') {
    if (input.afterTotal === 'end') {
      if (!namesSubject(draft)) return null
      problems.push(warning('row.after_total', place(''), null))
    }
    if (!input.missing) problems.push(...missingSubject(draft))
    return rowOf(false, null)
  }
  const { inheritsDoor, emptyDoor } = doorOfRow(input, draft, headings.columns, context.definitions)
  if (input.afterTotal !== null) {
    if (input.afterTotal === 'end' && !namesSomebody(draft)) return null
    problems.push(warning('row.after_total', place('name'), draft.typed('name')))
  }
  if (emptyDoor === null && !input.missing) problems.push(...missingIdentity(draft))
  return rowOf(inheritsDoor, emptyDoor)
}

function fieldOf({ column: { meaning } }: ReadColumn): Field | null {
  return meaning.kind === 'field' ? meaning.field : null
}

/** A cell of a field, of the sheet's form or of one that the sheet feeds. */
function readField(
  { field, form: owner }: FieldColumn,
  read: CellReading,
  raw: RawCell | undefined,
  column: ReadColumn,
  where: Place,
  draft: RowDraft,
  context: ParseContext,
  unsettled: Unsettled[],
): void {
  const own = owner === draft.form
  const cells = own ? draft.main : cellsOf(draft, owner)
  // 肢体四级 stands under the kind as often as under the grade.
  const unknown = read.defect?.code === 'code.unknown'
  const kind = field.several || !unknown ? field : owner.fields.find(({ several }) => several?.graded === field.name)
  const several = kind?.several && raw ? readSeveral(owner, kind, raw.text, context.definitions) : null
  if (several) {
    for (const [name, cell] of several)
      if (name === field.name || (cells.get(name)?.state ?? 'blank') === 'blank') cells.set(name, cell)
    return
  }
  // 否 under 残疾等级 in a list of residents: nobody has asked for the code of it.
  if (unknown && !own && raw && saysNo(raw.text)) {
    cells.set(field.name, { state: 'none', value: '' })
    return
  }
  if (read.defect === null) {
    // A blank column takes nothing away that another column has said of it.
    if (read.cell.state !== 'blank' || !cells.has(field.name)) cells.set(field.name, read.cell)
    if (own && read.alternatives.length > 0) unsettled.push({ field, reading: read })
    return
  }
  const defect = { ...read.defect, place: placeIn(where, column, field.label), value: shownText(raw) }
  const taken = read.ifTrue && whyTrue(defect, context.confirmed) !== null
  cells.set(field.name, (taken && read.ifTrue) || read.cell)
  if (own && read.alternatives.length > 0) unsettled.push({ field, reading: read })
  else draft.problems.push(defect)
}

/** What was confirmed stays as a warning; what the register knows already needs no word. */
function taken(
  problems: readonly Problem[],
  { columns, context: { confirmed } }: SheetReading,
): { problems: readonly Problem[]; confirmed: readonly TakenForTrue[] } {
  if (problems.length === 0) return NOTHING
  const taken: TakenForTrue[] = []
  const left = problems.flatMap((problem) => {
    const told = whyTrue(problem, confirmed)
    const meaning = columns.find((column) => placeIn(problem.place, column, '').cell === problem.place.cell)?.column
      .meaning
    if (told === null || meaning?.kind !== 'field') return [problem]
    taken.push({ form: meaning.form.id, field: meaning.field.name, code: problem.code, why: told.why })
    const { place, value } = problem
    return told.known ? [] : [warning('confirm.taken', place, value, { why: told.why })]
  })
  return { problems: left, confirmed: taken }
}

const NOTHING = { problems: [], confirmed: [] }

function placeOfFed(form: Form, name: string, { columns }: SheetReading, where: Place): Place {
  const column = columns.find(
    ({ column: { meaning } }) => meaning.kind === 'field' && meaning.form === form && meaning.field.name === name,
  )
  const label = fieldNamed(form, name)?.label ?? name
  return column ? placeIn(where, column, label) : { ...where, field: label }
}

export function cellsOf(draft: RowDraft, owner: Form): Map<string, Cell> {
  if (owner === draft.form) return draft.main
  const cells = draft.also.get(owner.id) ?? new Map<string, Cell>()
  draft.also.set(owner.id, cells)
  return cells
}

/** A problem between cells shows what stands in the cell, not the code that it means. */
function inOwnWords(problems: readonly Problem[], { cells }: RowInput, { columns }: SheetReading): Problem[] {
  return problems.map((problem) => {
    const column = columns.find(({ letter }) => letter === problem.place.column)
    return { ...problem, value: (column && shownText(cells[column.column.index])) ?? problem.value }
  })
}

function isOtherDocument(cells: RowInput['cells'], { idType, context }: SheetReading): boolean {
  if (idType?.meaning.kind !== 'field') return false
  const table = context.definitions.codes.get(idType.meaning.field.codes ?? '')
  const code = table ? matchCode(table, cells[idType.index]?.text ?? '') : null
  return code !== null && code !== '111'
}

/** Whom 户主姓名 of the own row names is the head, where nothing else is said of it. */
function relationOfNamedHead(form: Form, main: Map<string, Cell>): void {
  const cell = (role: Role) => main.get(roleField(form, role) ?? '')
  const [name, head, number] = [cell('person.name'), cell('household.head_name'), cell('household.head_id_no')]
  if ((cell('person.relation')?.state ?? 'blank') !== 'blank' || name?.state !== 'value') return
  const others = number?.state === 'value' && number.value !== cell('person.id_no')?.value
  if (head?.state === 'value' && head.value === name.value && !others)
    main.set(roleField(form, 'person.relation') ?? '', { state: 'value', value: HEAD })
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
