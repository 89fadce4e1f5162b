/** The one look of every workbook that we write: a typeface, quiet lines and colours that mean something. */
import type { Alignment, Border, Borders, Fill, Font } from 'exceljs'

/** Colours without the leading alpha; the sheets that explain them use the same names. */
export const COLOURS = {
  ink: '1F2937',
  quiet: '6B7280',
  line: 'C9CFD6',
  key: '1F4E79',
  main: 'BDD7EE',
  other: 'E8EBEF',
  known: 'EEEEEE',
  missing: 'FFF2B3',
  link: '0563C1',
} as const

export const FACE = '微软雅黑'

/** A font of our face. Pure. */
export function font(size: number, colour: string = COLOURS.ink, bold = false): Partial<Font> {
  return { name: FACE, size, bold, color: { argb: `FF${colour}` } }
}

/** A plain fill. Pure. */
export function fill(colour: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${colour}` }, bgColor: { argb: `FF${colour}` } }
}

const THIN: Partial<Border> = { style: 'thin', color: { argb: `FF${COLOURS.line}` } }
export const BOX: Partial<Borders> = { top: THIN, left: THIN, bottom: THIN, right: THIN }

export const CENTRE: Partial<Alignment> = { vertical: 'middle', horizontal: 'center', wrapText: true }
export const LEFT: Partial<Alignment> = { vertical: 'middle', horizontal: 'left', wrapText: true }
export const MIDDLE: Partial<Alignment> = { vertical: 'middle' }
