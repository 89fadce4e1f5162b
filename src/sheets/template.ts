/** Workbooks to hand out: one sheet for each form, derived from its definition, recognised by its stamp when it comes back. */
import type { Day } from '../core/day.ts'
import type { Definitions, Form } from '../forms/form.ts'
import { GRID_STAMP } from '../forms/raw-sheet.ts'
import { newWorkbook, sheetNameFor } from './new-workbook.ts'
import { finishNotes } from './note-size.ts'
import { settleZip } from './settle-zip.ts'
import { offering, templateColumns } from './template-columns.ts'
import { collectLists, LIST_SHEET } from './template-lists.ts'
import { type FilledRow, fillTemplateSheet } from './template-sheet.ts'

export interface TemplateOptions {
  readonly day: Day
  /** Before the sheet's name in the title, such as the community's name. */
  readonly title: string
  /** Label of the grid for which the workbook is, or null. */
  readonly grid: string | null
  /** Its code, stamped into the workbook: rows that come back without a grid are of this one. */
  readonly gridCode: string | null
  /** Only what a door needs, and ticks for the areas. */
  readonly short: boolean
  /** S fields are switched on in this office. */
  readonly sensitive: boolean
  /** By form id: what is known and what is missing, one entry a row. */
  readonly filled: Readonly<Record<string, readonly FilledRow[]>>
  /** Rows ready to be written in. */
  readonly rows: number
  /** `form.field` → what its drop-down offers, where somebody knows better than the form. */
  readonly choices: Readonly<Record<string, readonly string[]>>
  /** The whole title, where the sheet's own name would not say enough; and what the line of help says first. */
  readonly heading: string | null
  readonly help: string
}

export const DEFAULT_TEMPLATE: Omit<TemplateOptions, 'day' | 'title'> = {
  grid: null,
  gridCode: null,
  short: false,
  sensitive: false,
  filled: {},
  rows: 1000,
  choices: {},
  heading: null,
  help: '',
}

/** The bytes of the workbook for `forms`, in the order given. */
export async function writeTemplate(
  forms: readonly Form[],
  definitions: Definitions,
  options: TemplateOptions,
): Promise<Uint8Array> {
  const workbook = await newWorkbook(options.day, options.title)
  const { lists, finish } = collectLists(workbook)
  const names: string[] = [LIST_SHEET]
  for (const form of forms) {
    const columns = templateColumns(form, definitions, options)
    // A form without a short field is asked in full rather than not at all.
    const wanted = columns.length > 0 ? columns : templateColumns(form, definitions, { ...options, short: false })
    const asked = wanted.map((column) => offering(column, options.choices[`${form.id}.${column.key}`]))
    const name = sheetNameFor(form.sheet, names)
    names.push(name)
    const title = options.heading ?? [options.title, form.sheet].filter((part) => part !== '').join('　')
    const filled = options.filled[form.id] ?? []
    const sheet = workbook.addWorksheet(name)
    const { grid, help, rows } = options
    fillTemplateSheet(sheet, { title, grid, help, columns: asked, filled, rows }, lists)
  }
  finish()
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
  const grid = options.gridCode === null ? [] : [[GRID_STAMP, options.gridCode]]
  const stamp = Object.fromEntries([...forms.map((form) => [form.id, form.edition]), ...grid])
  return settleZip(finishNotes(bytes, workbook, options.day), options.day, stamp)
}
