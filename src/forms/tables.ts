/** The tables of a sheet, one below the other, each with headings of its own; mostly there is one. */
import type { Definitions, Form, Role } from './form.ts'
import { headingKey, vocabularyOf } from './heading-words.ts'
import { findHeadings, type SheetHeadings } from './headings.ts'
import type { RawRow, RawSheet } from './raw-sheet.ts'
import { filled } from './row-kind.ts'

export interface Table {
  /** The sheet with no other rows than this table's. */
  readonly sheet: RawSheet
  readonly headings: SheetHeadings
}

export type TablesResult =
  | { readonly kind: 'found'; readonly tables: readonly Table[] }
  | { readonly kind: 'unknown'; readonly tables: readonly [] }
  | { readonly kind: 'ambiguous'; readonly tables: readonly []; readonly forms: readonly Form[] }

/** `stamped` is the form id of a workbook of ours. Pure. */
export function findTables(sheet: RawSheet, definitions: Definitions, stamped: string | null): TablesResult {
  const found = findHeadings(sheet, definitions, stamped)
  if (found.kind === 'unknown') return { kind: 'unknown', tables: [] }
  if (found.kind === 'ambiguous') return { kind: 'ambiguous', tables: [], forms: found.forms }
  const starts = [{ from: 0, headings: found.headings }]
  for (let index = 0; index < sheet.rows.length; index++) {
    const last = starts.at(-1) as (typeof starts)[number]
    const row = sheet.rows[index] as RawRow
    if (row.number <= last.headings.lastRow || !mayBeHeading(row, definitions)) continue
    const from = firstRowOf(sheet, index, last.headings.lastRow)
    const next = findHeadings({ ...sheet, rows: sheet.rows.slice(from, index + 1) }, definitions)
    if (next.kind === 'found' && next.headings.lastRow === row.number && !sameColumns(next.headings, last.headings))
      starts.push({ from, headings: next.headings })
  }
  const tables = starts.map(({ from, headings }, index) =>
    starts.length === 1
      ? { sheet, headings }
      : { sheet: { ...sheet, rows: sheet.rows.slice(from, starts[index + 1]?.from) }, headings },
  )
  return { kind: 'found', tables }
}

/** A list of the office's own, or one whose words all head columns: no need to look for a paper form. Pure. */
export function isSurelyList({ tables }: TablesResult, definitions: Definitions): boolean {
  const [first] = tables
  if (!first) return false
  const { sheet, headings } = first
  if (headings.form.subject === 'office') return true
  if (tables.length === 1 && hasNoOtherLabels(first, definitions)) return true
  const fields = headings.columns.filter(({ meaning }) => meaning.kind === 'field')
  // The people on a paper form have no doors: theirs stands above.
  if (!fields.some(({ meaning }) => meaning.kind === 'field' && DOORS.has(meaning.field.role))) return false
  const below = sheet.rows.filter(({ number }) => number > headings.lastRow).slice(0, LONG)
  const full = (row: RawRow) => fields.filter(({ index }) => filled(row.cells[index])).length * 2 >= fields.length
  return fields.length >= WIDE && below.length === LONG && below.every(full)
}

/** Headings of nearly only known words; above them a title at most, and nothing below them that is a label itself. */
function hasNoOtherLabels({ sheet, headings }: Table, definitions: Definitions): boolean {
  const { byKey } = vocabularyOf(definitions)
  const { columns } = headings
  const extras = columns.filter(({ meaning }) => meaning.kind === 'extra').length
  if (columns.length - extras < WIDE || extras * 4 > columns.length) return false
  return sheet.rows.slice(0, LOOK).every(({ number, cells }) => {
    if (number >= headings.firstRow && number <= headings.lastRow) return true
    const shown = cells.filter(filled)
    if (number < headings.firstRow) return shown.length <= 1 && !shown.some((cell) => /[:：]/u.test(cell?.text ?? ''))
    return !shown.some(
      (cell) => cell?.kind === 'text' && !startsWithDigit(cell.text) && byKey.has(headingKey(cell.text)),
    )
  })
}

/** As far down as a paper form is looked for. */
const LOOK = 40

const DOORS: ReadonlySet<Role | null> = new Set<Role>(['household.code', 'household.room', 'household.street_no'])

/** Columns and rows of a list that is no form for one household. */
const WIDE = 6
const LONG = 3

/** Nearly all of the row are words that head columns. Data fails at its first number, so that a long list costs little. Pure. */
export function mayBeHeading(row: RawRow, definitions: Definitions): boolean {
  const { byKey } = vocabularyOf(definitions)
  let known = 0
  let unknown = 0
  for (const cell of row.cells) {
    if (cell === undefined) continue
    if (cell.kind !== 'text' || cell.text.length > 30 || startsWithDigit(cell.text)) return false
    if (byKey.has(headingKey(cell.text))) known++
    else unknown++
    if (unknown > known + 1) return false
  }
  return known >= 3 && unknown * 2 <= known
}

function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** Above the headings their groups, a title and a line of units, each with few cells and none of them data. */
function firstRowOf(sheet: RawSheet, heading: number, above: number): number {
  const width = sheet.rows[heading]?.cells.filter(filled).length ?? 0
  let from = heading
  while (from > 0 && heading - from < 4) {
    const row = sheet.rows[from - 1] as RawRow
    const shown = row.cells.filter(filled)
    const next = sheet.rows[from] as RawRow
    if (row.number <= above || next.number - row.number > 2 || shown.length * 2 > width) break
    if (shown.some((cell) => cell?.kind !== 'text' || /\d{15}|[合总共小]\s*计|签|填表人|审核/u.test(cell.text))) break
    from--
  }
  return from
}

/** Printed again on the next page, the headings go on with the same table. */
function sameColumns(one: SheetHeadings, other: SheetHeadings): boolean {
  const said = (headings: SheetHeadings) =>
    headings.columns.map(({ index, heading }) => `${index} ${headingKey(heading)}`).join()
  return one.form === other.form && said(one) === said(other)
}
