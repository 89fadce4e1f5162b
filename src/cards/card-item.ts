/** One labelled value of a card: a cell put into words, or a line to write on. */
import type { Day } from '../core/day.ts'
import { codeLabel } from '../forms/code-match.ts'
import type { CodeTable, Field } from '../forms/form.ts'
import type { Cell } from '../forms/record.ts'
import { maskIdNumbers } from '../messages/message.ts'

export interface CardItem {
  readonly label: string
  /** '' where it is still to be asked. */
  readonly text: string
  readonly state: 'filled' | 'ask'
  /** Widths in half characters, so that a layout can share out its columns without measuring. */
  readonly labelWidth: number
  readonly width: number
}

/** What turning cells into words needs to know. */
export interface Showing {
  readonly today: Day
  readonly codes: ReadonlyMap<string, CodeTable>
  readonly maskIdNo: boolean
  /** Staff number → name. */
  readonly staffNames: ReadonlyMap<string, string>
}

/** The item of a field, or null when there is nothing to print: blank and not required. Pure. */
export function cardItem(field: Field, cell: Cell, required: boolean, showing: Showing): CardItem | null {
  const text = shownText(field, cell, showing)
  if (text === '' && !required) return null
  const label = shortLabel(field)
  return {
    label,
    text,
    state: text === '' ? 'ask' : 'filled',
    labelWidth: halfWidths(label),
    width: halfWidths(text),
  }
}

/** A label without its explanation in brackets: what the form says once, every card need not. Pure. */
export function shortLabel({ label }: { readonly label: string }): string {
  return label.replace(/（[^（）]*）$/u, '')
}

/** A cell as people read it (never read back, so unlike `writeCell` it always says the label): labels for codes, units after numbers, 无 / 不详 / 拒填 for what was declared. Pure. */
export function shownText(field: Field, cell: Cell, showing: Showing): string {
  if (cell.state === 'none') return '无'
  if (cell.state === 'unknown') return '不详'
  if (cell.state === 'refused') return '拒填'
  if (cell.state !== 'value' || cell.value === '') return ''
  const text = valueText(field, cell.value, showing)
  // Disability certificates and remarks carry identity numbers too.
  return showing.maskIdNo ? maskIdNumbers(text) : text
}

/** Width in half characters: two for Han, and what Latin letters and digits take in the typeface that we set. Pure. */
export function halfWidths(text: string): number {
  let width = 0
  for (const character of text) {
    if ((character.codePointAt(0) ?? 0) >= 0x2000) width += 2
    else width += /[A-Z]/u.test(character) ? 1.27 : 1.12
  }
  return width
}

function valueText(field: Field, value: string, showing: Showing): string {
  const table = field.codes === null ? undefined : showing.codes.get(field.codes)
  switch (field.type) {
    case 'bool':
      return value === '1' ? '是' : '否'
    case 'code':
    case 'area':
      return table ? codeLabel(table, value) : value
    case 'multi':
      return value
        .split(';')
        .map((code) => (table ? codeLabel(table, code) : code))
        .join('、')
    case 'phone':
      return value.split(';').join('、')
    case 'staff':
      return showing.staffNames.get(value) ?? value
    case 'int':
    case 'decimal':
      return field.unit === null ? value : value + field.unit
    default:
      return value
  }
}
