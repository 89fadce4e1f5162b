/** A workbook of paper forms: one household a sheet, recognised by its stamp when it comes back. */
import type { PaperPage } from '../cards/paper-page.ts'
import type { Day } from '../core/day.ts'
import type { Definitions } from '../forms/form.ts'
import { GRID_STAMP, HOUSEHOLD_STAMP, PAPER_STAMP } from '../forms/raw-sheet.ts'
import { newWorkbook, sheetNameFor } from './new-workbook.ts'
import { fillPaperSheet } from './paper-sheet.ts'
import { settleZip } from './settle-zip.ts'
import { type TemplateColumn, templateColumns } from './template-columns.ts'
import { collectLists, LIST_SHEET } from './template-lists.ts'

export interface PaperSheetContent {
  /** What the sheet is called, such as the door; made unique. */
  readonly name: string
  readonly page: PaperPage
}

export interface PaperBookOptions {
  readonly day: Day
  readonly title: string
  readonly gridCode: string | null
  /** Form id → edition. */
  readonly editions: Readonly<Record<string, string>>
}

/** The bytes of the workbook; the same pages on the same day are the same bytes. */
export async function paperBook(
  contents: readonly PaperSheetContent[],
  definitions: Definitions,
  { day, title, gridCode, editions }: PaperBookOptions,
): Promise<Uint8Array> {
  const workbook = await newWorkbook(day, title)
  const { lists, finish } = collectLists(workbook)
  const columns = new Map<string, TemplateColumn>()
  for (const form of definitions.forms.values())
    for (const column of templateColumns(form, definitions, { short: false, sensitive: false }))
      columns.set(`${form.id}.${column.key}`, column)
  const names: string[] = [LIST_SHEET]
  const stamp: Record<string, string> = {
    ...editions,
    [PAPER_STAMP]: '1',
    ...(gridCode === null ? {} : { [GRID_STAMP]: gridCode }),
  }
  for (const { name: wanted, page } of contents) {
    const name = sheetNameFor(wanted, names)
    names.push(name)
    if (page.household !== '') stamp[HOUSEHOLD_STAMP + name] = page.household
    fillPaperSheet(workbook.addWorksheet(name), page, lists, (form, field) => columns.get(`${form}.${field}`))
  }
  finish()
  return settleZip(new Uint8Array(await workbook.xlsx.writeBuffer()), day, stamp)
}
