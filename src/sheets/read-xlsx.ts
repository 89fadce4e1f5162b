/** An .xlsx or .xlsm to raw sheets: part by part, streaming, strictly; macros and links are never looked at. */
import type { RawCell, RawSheet } from '../forms/raw-sheet.ts'
import type { NumberFormat } from './number-format.ts'
import { openBook } from './open-book.ts'
import { type ReadLimits, tooLarge } from './read-limits.ts'
import { STAMP_PART, stampHandler } from './stamp.ts'
import type { CellContext } from './xlsx-cell.ts'
import { type SheetContent, sheetReader } from './xlsx-sheet.ts'
import { stringsReader } from './xlsx-strings.ts'
import { stylesHandler } from './xlsx-styles.ts'

export interface XlsxContent {
  readonly sheets: readonly RawSheet[]
  readonly stamp: Readonly<Record<string, string>>
}

/** Reads the workbook in `bytes`; `file` is only for messages. */
export async function readXlsx(file: string, bytes: Buffer, limits: ReadLimits): Promise<XlsxContent> {
  const { epoch1904, worksheets, partOf, walk } = await openBook(file, bytes, limits)
  const formats: NumberFormat[] = []
  await walk(partOf('styles', 'xl/styles.xml'), stylesHandler(formats))
  const strings: (RawCell | undefined)[] = []
  const beyondText = () => tooLarge(file, 'text', limits.text)
  const { handler, items } = stringsReader(strings, limits.text, beyondText)
  await walk(partOf('sharedStrings', 'xl/sharedStrings.xml'), handler, items)
  const context: CellContext = { strings, formats, epoch1904, inline: new Map() }

  let cellCount = 0
  const count = () => {
    cellCount++
    if (cellCount > limits.cells) throw tooLarge(file, 'cells', limits.cells)
  }
  const sheets: RawSheet[] = []
  for (const { name, hidden, part } of worksheets) {
    const content: SheetContent = { rows: [], merges: [], hiddenColumns: [] }
    const reader = sheetReader(content, context, limits.text, count)
    await walk(part, reader.handler, reader.rows)
    sheets.push({ name, hidden, ...content })
  }
  const stamp: Record<string, string> = {}
  await walk(STAMP_PART, stampHandler(stamp))
  return { sheets, stamp }
}
