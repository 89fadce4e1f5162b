/** Which columns a workbook to hand out has for a form, and what each of them asks, offers and explains. */
import type { CodeTable, Definitions, Field, FieldType, Form, Need } from '../forms/form.ts'
import { displayWidth } from './display-width.ts'
import { fieldNote } from './template-notes.ts'

export interface TemplateColumn {
  /** Field name; for a tick its heading. The key of prefilled values. */
  readonly key: string
  readonly heading: string
  readonly need: Need
  readonly width: number
  /** What the drop-down offers, in order; null where anything may be written. */
  readonly choices: readonly string[] | null
  /** Several of the choices may stand in one cell, so the drop-down only helps. */
  readonly several: boolean
  /** Numbers are the only columns that are not text. */
  readonly number: { readonly whole: boolean; readonly min: string | null; readonly max: string | null } | null
  readonly idNo: boolean
  readonly note: string
}

export interface ColumnOptions {
  /** Only what a door needs, and ticks for the areas. */
  readonly short: boolean
  /** S fields and S forms are on in this office. */
  readonly sensitive: boolean
}

const YES_NO = ['是', '否'] as const

/** The columns of a form's sheet, in the form's order; ticks of the areas follow the short residents' form. Pure. */
export function templateColumns(form: Form, definitions: Definitions, options: ColumnOptions): TemplateColumn[] {
  const fields = form.fields.filter((field) => isAsked(field, options))
  const columns = fields.map((field) => fieldColumn(field, definitions.codes))
  return options.short && form.subject === 'person' && form.no === 0
    ? [...columns, ...tickColumns(definitions, options)]
    : columns
}

function isAsked(field: Field, options: ColumnOptions): boolean {
  if (field.drop || field.need === 'D' || (field.need === 'S' && !options.sensitive)) return false
  return !options.short || field.short
}

function fieldColumn(field: Field, codes: ReadonlyMap<string, CodeTable>): TemplateColumn {
  const table = field.codes === null ? undefined : codes.get(field.codes)
  const choices = choicesOf(field, table)
  const number = field.type === 'int' || field.type === 'decimal'
  const heading = (field.need === 'K' ? '*' : '') + field.label + (field.unit === null ? '' : `\n（${field.unit}）`)
  return {
    key: field.name,
    heading,
    need: field.need,
    width: widthOf(field, heading, choices),
    choices,
    several: field.type === 'multi',
    number: number ? { whole: field.type === 'int', min: field.min, max: field.max } : null,
    idNo: field.type === 'id_no',
    note: fieldNote(field, table),
  }
}

/** An area has thousands of codes and is quicker written than chosen. */
function choicesOf(field: Field, table: CodeTable | undefined): readonly string[] | null {
  if (field.type === 'bool') return YES_NO
  return field.type === 'code' || field.type === 'multi' ? (table?.entries.map((entry) => entry.label) ?? null) : null
}

function tickColumns(definitions: Definitions, options: ColumnOptions): TemplateColumn[] {
  const areas = [...definitions.forms.values()].filter((form) => options.sensitive || !form.sensitive)
  const headings = areas.sort((a, b) => a.no - b.no).flatMap((form) => form.ticks.map((tick) => tick.headings[0] ?? ''))
  return [...new Set(headings)]
    .filter((heading) => heading !== '')
    .map((heading) => ({
      key: heading,
      heading,
      need: 'O',
      // Ticks are many: four characters on a line keep them narrow.
      width: Math.max(10, Math.ceil(displayWidth(heading) * 0.55) + 2),
      choices: YES_NO,
      several: false,
      number: null,
      idNo: false,
      note: '是：有这一项，详细情况另填一张表。\n否：没有。\n不清楚就空着。',
    }))
}

/** The column with these choices, wide enough for them; as it was without any. Pure. */
export function offering(column: TemplateColumn, choices: readonly string[] | undefined): TemplateColumn {
  if (choices === undefined || choices.length === 0) return column
  const widest = Math.max(...choices.map((choice) => displayWidth(choice) + 3))
  return { ...column, choices, width: Math.max(column.width, Math.min(widest, 26)) }
}

const WIDTHS: Readonly<Record<FieldType, number>> = {
  text: 12,
  long_text: 26,
  name: 10,
  id_no: 21,
  phone: 14,
  int: 8,
  decimal: 9,
  date: 12,
  month: 10,
  bool: 7,
  code: 9,
  multi: 14,
  area: 14,
  staff: 10,
  household: 24,
  grid: 12,
}

/** Wide enough for what is written in it, and for the heading on two lines without a last character alone. */
function widthOf({ type, maxLength }: Field, heading: string, choices: readonly string[] | null): number {
  const usual = Math.min(WIDTHS[type], maxLength === null ? WIDTHS[type] : Math.max(maxLength + 1, 7))
  const typical = choices === null ? [] : choices.map((choice) => displayWidth(choice) + 2).sort((a, b) => a - b)
  // Few long labels must not widen the column: the width of eight labels in ten is enough, the rest wraps.
  const forChoices = typical[Math.floor((typical.length - 1) * 0.8)] ?? 0
  const onOneLine = displayWidth(heading) + 2
  const width = Math.max(usual, Math.min(forChoices, 16), Math.min(Math.ceil(onOneLine / 2) + 2, 20))
  return onOneLine > width && onOneLine - width <= 6 ? onOneLine : width
}
