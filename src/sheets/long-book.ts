/** An .xlsx that is one long list: its first rows, and the way to all of them without ever holding the list. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { RawRow, RawSheet, RawWorkbook } from '../forms/raw-sheet.ts'
import { fileKind } from './file-kind.ts'
import type { ReadLimits } from './read-limits.ts'
import { openXlsx } from './read-xlsx.ts'

export interface LongBook {
  /** The list with its first rows only, and without its merges, which stand behind the rows; beside it only sheets without rows. */
  readonly head: RawWorkbook
  /** Hands the rows over as they come, in ascending order, and gives back the sheet without them; null when it can't be read so. */
  readonly rows: (take: (rows: readonly RawRow[]) => Promise<void>) => Promise<RawSheet | null>
}

/** A list that packs smaller than this is read whole: it costs nothing, and is the usual case. */
const LONG_FILE = 80_000
const LONG_SHEET = 600_000
/** A sheet without rows takes no more. */
const BLANK_SHEET = 64 * 1024
const HEAD_ROWS = 50

/** `isIdle` names sheets that are not looked at. Null for every other workbook, and for one that has to be read whole to say what is wrong with it. */
export async function openLongBook(
  path: string,
  limits: ReadLimits,
  isIdle: (sheet: string) => boolean,
): Promise<LongBook | null> {
  try {
    const packed = (await stat(path)).size
    if (packed < LONG_FILE || packed > limits.file) return null
    const file = basename(path)
    const bytes = await readFile(path)
    if (fileKind(file, bytes) !== 'zip') return null
    // Cells are counted because they are held, and these are not.
    const book = await openXlsx(file, bytes, { ...limits, cells: Number.MAX_SAFE_INTEGER })
    const long = book.worksheets.findIndex((sheet) => sheet.size >= LONG_SHEET)
    if (long < 0) return null
    for (const [index, { name, size }] of book.worksheets.entries())
      if (index !== long && !isIdle(name) && (size > BLANK_SHEET || (await book.sheet(index)).rows.length > 0))
        return null
    const first: RawRow[] = []
    const enough = new Error('enough')
    const { name = '', hidden = false } = book.worksheets[long] ?? {}
    await book
      .rows(long, async (rows) => {
        first.push(...rows.slice(0, HEAD_ROWS - first.length))
        if (first.length === HEAD_ROWS) throw enough
      })
      .catch((error) => {
        if (error !== enough) throw error
      })
    const sheet: RawSheet = { name, hidden, rows: first, merges: [] }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    return {
      head: { file, path, sha256, kind: 'xlsx', sheets: [sheet], stamp: book.stamp },
      rows: (take) => rowsInOrder(take, (inner) => book.rows(long, inner)),
    }
  } catch {
    return null
  }
}

/** Null when the file is damaged or its rows are out of order; what `take` throws is thrown. */
async function rowsInOrder(
  take: (rows: readonly RawRow[]) => Promise<void>,
  read: (take: (rows: readonly RawRow[]) => Promise<void>) => Promise<RawSheet>,
): Promise<RawSheet | null> {
  let last = 0
  let thrown: { readonly error: unknown } | null = null
  try {
    return await read(async (rows) => {
      for (const { number } of rows) {
        if (number <= last) throw new Error(`row ${number} stands below row ${last}`)
        last = number
      }
      try {
        await take(rows)
      } catch (error) {
        thrown = { error }
        throw error
      }
    })
  } catch {
    if (thrown !== null) throw (thrown as { readonly error: unknown }).error
    return null
  }
}
