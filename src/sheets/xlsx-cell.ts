/** One stored cell of an .xlsx to a raw cell: the meaning of its type, style and formula. */
import type { RawCell } from '../forms/raw-sheet.ts'
import { GENERAL, type NumberFormat } from './number-format.ts'
import { looksScientific, numberText } from './number-text.ts'
import { serialDay } from './serial-day.ts'

/** What all cells of a workbook lean on. */
export interface CellContext {
  /** Shared strings, each once as a cell: a register repeats the same words thousands of times. */
  readonly strings: readonly (RawCell | undefined)[]
  /** By style index. */
  readonly formats: readonly NumberFormat[]
  readonly epoch1904: boolean
  /** Texts that stand in the cells themselves, each once as a cell. */
  readonly inline: Map<string, RawCell | undefined>
}

export interface StoredCell {
  readonly type: string
  readonly style: number
  /** Text of `<v>`, or null where there is none. */
  readonly value: string | null
  readonly inline: string | null
  /** Text of `<f>`, '' for a shared formula's other cells, or null. */
  readonly formula: string | null
}

/** A raw cell, or undefined for a blank one. Pure. */
export function xlsxCell(stored: StoredCell, context: CellContext): RawCell | undefined {
  const { type, value, formula } = stored
  if (type === 'inlineStr') return textCell(stored.inline ?? value ?? '')
  if (formula !== null && (value === null || (value === '' && type !== 'str'))) {
    return { kind: 'formula_without_value', text: formula === '' ? '' : `=${formula}` }
  }
  if (value === null) return undefined
  if (type === 's') return sharedCell(value, context.strings)
  if (type === 'str') return textCell(unescapeText(value))
  if (type === 'b') return { kind: 'bool', text: value === '1' || value === 'true' ? 'TRUE' : 'FALSE' }
  if (type === 'e') return { kind: 'error', text: value }
  if (type === 'd') return isoDateCell(value)
  return numberCell(value.trim(), context.formats[stored.style] ?? GENERAL, context.epoch1904)
}

/** Excel writes a cell of no text also as one of a string without a number; a number that no string has is damage. */
function sharedCell(value: string, strings: CellContext['strings']): RawCell | undefined {
  if (value.trim() === '') return undefined
  const index = Number(value)
  if (!Number.isInteger(index) || index < 0 || index >= strings.length) throw new Error(`no such string: ${value}`)
  return strings[index]
}

/** The cell of a text that stands in the cell itself: a register repeats the same words thousands of times. */
export function internedCell(text: string, { inline }: CellContext): RawCell | undefined {
  if (text.length > LONGEST_WORD) return textCell(unescapeText(text))
  const known = inline.get(text)
  if (known !== undefined) return known
  const cell = textCell(unescapeText(text))
  if (inline.size < MOST_WORDS) inline.set(text, cell)
  return cell
}

/** What is longer is hardly ever said twice; a file of different words is not to be held twice in memory. */
const LONGEST_WORD = 40
const MOST_WORDS = 50_000

/** A text cell, or undefined when nothing can be seen in it. Pure. */
export function textCell(text: string): RawCell | undefined {
  if (!/\S/.test(text)) return undefined
  return looksScientific(text) ? { kind: 'text', text, lossy: true } : { kind: 'text', text }
}

/** A number as the file has it, read by its format. Pure. */
export function numberCell(stored: string, format: NumberFormat, epoch1904: boolean): RawCell | undefined {
  const number = numberText(stored)
  if (number === null) return textCell(stored)
  if (format.date) {
    const date = serialDay(number.text, epoch1904)
    if (date !== null) return { kind: 'date', text: number.text, date }
    // Excel shows a day that never was; as text it is refused with the very words that the person sees.
    if (!epoch1904 && /^60(\.|$)/.test(number.text)) return { kind: 'text', text: '1900-02-29' }
  }
  if (number.lossy) return { kind: 'number', text: number.text, lossy: true }
  const text = /^\d+$/.test(number.text) ? number.text.padStart(format.zeros, '0') : number.text
  const date = epoch1904 && /^\d{4,5}$/.test(text) ? serialDay(text, true) : null
  return { kind: 'number', text, ...(date === null ? {} : { date }) }
}

/** Excel writes control characters as `_x000D_`, and a literal `_x` as `_x005F_x`. Pure. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

function isoDateCell(value: string): RawCell | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
  return day === undefined ? textCell(value) : { kind: 'date', text: value, date: day }
}
