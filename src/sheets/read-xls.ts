/** A BIFF8 .xls to raw sheets, by SheetJS: values as stored, dates by their number format, no Date in between. */
import type { CellObject, WorkSheet } from '@e965/xlsx'
import type { Merge, RawCell, RawRow, RawSheet } from '../forms/raw-sheet.ts'
import { onlyCells, workbookStream } from './biff-records.ts'
import { formatOf, GENERAL } from './number-format.ts'
import { openOle } from './ole-file.ts'
import { type ReadLimits, tooLarge } from './read-limits.ts'
import { encrypted } from './unreadable.ts'
import { numberCell, textCell } from './xlsx-cell.ts'

/** Reads the workbook in `bytes`; throws what SheetJS throws for a damaged file. */
export async function readXls(file: string, bytes: Buffer, limits: ReadLimits): Promise<RawSheet[]> {
  const { read } = await import('@e965/xlsx')
  const stream = workbookStream(openOle(bytes))
  if (stream === null) throw new Error('no stream of a workbook')
  const options = { dense: true, cellDates: false, cellNF: true, cellText: false, cellStyles: true, cellFormula: false }
  const book = parse(file, () => read(onlyCells(stream), options))
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true
  let cellCount = 0
  return book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name] ?? {}
    const rows = readRows(sheet, epoch1904, () => {
      cellCount++
      if (cellCount > limits.cells) throw tooLarge(file, 'cells', limits.cells)
    })
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return { name, hidden, rows, merges: readMerges(sheet), hiddenColumns: readHiddenColumns(sheet) }
  })
}

function parse<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Error && /password|encrypt/i.test(error.message)) throw encrypted(file)
    throw error
  }
}

function readRows(sheet: WorkSheet, epoch1904: boolean, count: () => void): RawRow[] {
  const rows: RawRow[] = []
  const stored: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  // Holes in the outer array are blank rows; forEach skips them.
  stored.forEach((line, index) => {
    const cells: (RawCell | undefined)[] = []
    line?.forEach((object, column) => {
      const cell = object === undefined ? undefined : xlsCell(object, epoch1904)
      if (cell === undefined) return
      count()
      while (cells.length < column) cells.push(undefined)
      cells[column] = cell
    })
    const hidden = sheet['!rows']?.[index]?.hidden === true
    if (cells.length > 0) rows.push({ number: index + 1, hidden, cells })
  })
  return rows
}

function xlsCell(cell: CellObject, epoch1904: boolean): RawCell | undefined {
  if (cell.t === 's') return textCell(String(cell.v ?? ''))
  if (cell.t === 'b') return { kind: 'bool', text: cell.v === true ? 'TRUE' : 'FALSE' }
  if (cell.t === 'e') return { kind: 'error', text: cell.w ?? errorName(Number(cell.v)) }
  if (cell.t !== 'n' || cell.v === undefined) return undefined
  // BIFF stores a binary double; its shortest decimal is the number that was typed.
  const format = typeof cell.z === 'string' ? formatOf(cell.z) : GENERAL
  return numberCell(String(cell.v), format, epoch1904)
}

function errorName(code: number): string {
  const names = new Map([
    [0x00, '#NULL!'],
    [0x07, '#DIV/0!'],
    [0x0f, '#VALUE!'],
    [0x17, '#REF!'],
    [0x1d, '#NAME?'],
    [0x24, '#NUM!'],
    [0x2a, '#N/A'],
  ])
  return names.get(code) ?? '#ERROR'
}

function readHiddenColumns(sheet: WorkSheet): { first: number; last: number }[] {
  return (sheet['!cols'] ?? []).flatMap((column, index) =>
    column?.hidden === true ? [{ first: index, last: index }] : [],
  )
}

function readMerges(sheet: WorkSheet): Merge[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
}
