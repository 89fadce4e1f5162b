/** A sheet as a person sees it: boxes of one cell or several merged ones, row by row. */
import type { Merge, RawCell, RawSheet } from '../raw-sheet.ts'

export interface Box {
  /** 1-based rows and 0-based columns, all inclusive; the value stands in the first cell. */
  readonly row: number
  readonly col: number
  readonly right: number
  readonly bottom: number
  readonly cell: RawCell | undefined
  readonly text: string
}

export interface Boxes {
  /** Rows with anything in them, in order. */
  readonly rows: readonly number[]
  /** 0-based, the last column in use. */
  readonly last: number
  /** Boxes that begin in a row, blank ones included, from left to right. */
  in(row: number): readonly Box[]
  at(row: number, col: number): Box
}

/** The boxes of `sheet` down to its row `until`. Pure. */
export function boxesOf(sheet: RawSheet, until = Number.POSITIVE_INFINITY): Boxes {
  const shown = sheet.rows.filter((row) => row.number <= until)
  const merges = sheet.merges.filter((merge) => merge.top <= until)
  const cells = new Map(shown.map((row) => [row.number, row.cells]))
  const covers = new Map<string, Merge>()
  for (const merge of merges) {
    // A format dragged over a whole sheet is no box of a form.
    if ((merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) > MOST_CELLS) continue
    for (let row = merge.top; row <= merge.bottom; row++)
      for (let col = merge.left; col <= merge.right; col++) covers.set(`${row},${col}`, merge)
  }
  const last = Math.max(
    0,
    ...shown.map((row) => row.cells.length - 1),
    ...merges.filter((merge) => merge.right < MOST_COLUMNS).map((merge) => merge.right),
  )
  const at = (row: number, col: number): Box => {
    const merge = covers.get(`${row},${col}`)
    const [top, left] = merge ? [merge.top, merge.left] : [row, col]
    const cell = cells.get(top)?.[left]
    const text = cell === undefined || cell.kind === 'blank' ? '' : cell.text.trim()
    return { row: top, col: left, right: merge?.right ?? col, bottom: merge?.bottom ?? row, cell, text }
  }
  const made = new Map<number, readonly Box[]>()
  const inRow = (row: number): readonly Box[] => {
    const known = made.get(row)
    if (known) return known
    const boxes: Box[] = []
    for (let col = 0; col <= last; col++) {
      const box = at(row, col)
      if (box.row === row && box.col === col) boxes.push(box)
    }
    made.set(row, boxes)
    return boxes
  }
  return { rows: shown.map((row) => row.number), last, in: inRow, at }
}

const MOST_CELLS = 20_000
const MOST_COLUMNS = 200

/** How many rows a box takes. Pure. */
export function heightOf(box: Box): number {
  return box.bottom - box.row + 1
}
