/** An .xlsx or .xlsm to raw sheets: part by part, streaming, strictly; macros and links are never looked at. */
import type { RawCell, RawRow, RawSheet } from '../forms/raw-sheet.ts'
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

/** A workbook whose sheets are still to be read, in any order. */
export interface OpenXlsx {
  readonly worksheets: readonly { readonly name: string; readonly hidden: boolean; readonly size: number }[]
  readonly stamp: Readonly<Record<string, string>>
  readonly sheet: (index: number) => Promise<RawSheet>
  /** Hands the rows over as they come, in the order of the file, and gives back the sheet without them. */
  readonly rows: (index: number, take: (rows: readonly RawRow[]) => Promise<void>) => Promise<RawSheet>
}

/** Reads the workbook in `bytes`; `file` is only for messages. */
export async function readXlsx(file: string, bytes: Buffer, limits: ReadLimits): Promise<XlsxContent> {
  const { worksheets, stamp, sheet } = await openXlsx(file, bytes, limits)
  const sheets: RawSheet[] = []
  for (const index of worksheets.keys()) sheets.push(await sheet(index))
  return { sheets, stamp }
}

/** Everything but the worksheets is read. */
export async function openXlsx(file: string, bytes: Buffer, limits: ReadLimits): Promise<OpenXlsx> {
  const { epoch1904, worksheets, partOf, walk } = await openBook(file, bytes, limits)
  const formats: NumberFormat[] = []
  await walk(partOf('styles', 'xl/styles.xml'), stylesHandler(formats))
  const strings: (RawCell | undefined)[] = []
  const beyondText = () => tooLarge(file, 'text', limits.text)
  const { handler, items } = stringsReader(strings, limits.text, beyondText)
  await walk(partOf('sharedStrings', 'xl/sharedStrings.xml'), handler, items)
  const context: CellContext = { strings, formats, epoch1904, inline: new Map() }
  const stamp: Record<string, string> = {}
  await walk(STAMP_PART, stampHandler(stamp))

  let cellCount = 0
  const count = () => {
    cellCount++
    if (cellCount > limits.cells) throw tooLarge(file, 'cells', limits.cells)
  }
  const read = async (index: number, between?: (content: SheetContent) => Promise<void>): Promise<RawSheet> => {
    const { name = '', hidden = false, part = '' } = worksheets[index] ?? {}
    const content: SheetContent = { rows: [], merges: [], hiddenColumns: [] }
    const reader = sheetReader(content, context, limits.text, count)
    await walk(part, reader.handler, reader.rows, between && (() => between(content)))
    return { name, hidden, ...content }
  }
  return {
    worksheets,
    stamp,
    sheet: (index) => read(index),
    rows: async (index, take) => {
      const handOver = async ({ rows }: { readonly rows: RawRow[] }) => {
        if (rows.length > 0) await take(rows.splice(0))
      }
      const { rows, ...rest } = await read(index, handOver)
      if (rows.length > 0) await take(rows)
      return { ...rest, rows: [] }
    },
  }
}
