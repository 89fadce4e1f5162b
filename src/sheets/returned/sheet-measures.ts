/** How wide columns and how high rows of a sheet are on the screen, as far as the notes on it need to know. */
import { attributeOf, childrenOf, elementsIn, tagOf } from './xml-text.ts'

export interface SheetMeasures {
  /** 0-based. */
  readonly lastColumn: number
  /** Pixels of a 0-based column. */
  columnWidth(column: number): number
  /** Pixels of a 1-based row. */
  rowHeight(row: number): number
  /** The style that a column gives to cells that are not there. */
  columnStyle(column: number): number
}

const LAST_COLUMN = 16_383
const PIXELS_PER_POINT = 4 / 3

/**
 * Measures from what stands before a sheet's data; `heights` has the rows, in points, that have a height of their own
 * and may still grow. Pure.
 */
export function measuresOf(head: string, heights: ReadonlyMap<number, number>): SheetMeasures {
  const start = head.search(/<(?:[^\s<>/:]+:)?worksheet[\s>]/)
  const inside = elementsIn(head, head.indexOf('>', Math.max(start, 0)) + 1)
  const format = inside.find(({ name }) => name === 'sheetFormatPr')
  const formatTag = format === undefined ? '' : tagOf(head, format)
  const characters = Number(attributeOf(formatTag, 'baseColWidth') ?? '8')
  const usualWidth = Number(attributeOf(formatTag, 'defaultColWidth') ?? String(characters + 0.71))
  const usualHeight = Number(attributeOf(formatTag, 'defaultRowHeight') ?? '15')
  const cols = inside.find(({ name }) => name === 'cols')
  const ranges = (cols === undefined ? [] : childrenOf(head, cols)).map((col) => {
    const tag = tagOf(head, col)
    return {
      from: Number(attributeOf(tag, 'min')) - 1,
      to: Number(attributeOf(tag, 'max')) - 1,
      width: /\shidden\s*=\s*["'](?:1|true)["']/.test(tag) ? 0 : Number(attributeOf(tag, 'width') ?? usualWidth),
      style: Number(attributeOf(tag, 'style') ?? '0'),
    }
  })
  const rangeOf = (column: number) => ranges.find(({ from, to }) => from <= column && column <= to)
  return {
    lastColumn: LAST_COLUMN,
    columnWidth: (column) => {
      const width = rangeOf(column)?.width ?? usualWidth
      return width === 0 ? 0 : Math.trunc(width * 7 + 5)
    },
    rowHeight: (row) => Math.round((heights.get(row) ?? usualHeight) * PIXELS_PER_POINT),
    columnStyle: (column) => rangeOf(column)?.style ?? 0,
  }
}
