/** How the items of a paper form share a page's 24 columns: pairs of label and value in even slots, tables in wide parts. */
import type { PaperItem } from '../cards/paper-page.ts'
import type { Field } from '../forms/form.ts'
import { displayWidth } from './display-width.ts'

export const COLUMNS = 24
/** Width of a column in Excel's units; 24 of them are an A4 page across. */
export const COLUMN_WIDTH = 3.2

const SLOT = 6
const LABEL = 3
/** Units of text in nine points that fit a column. */
const FITS = 4

export interface Placed {
  readonly item: PaperItem
  readonly labelColumns: number
  readonly valueColumns: number
  /** Choices are printed to be ticked. */
  readonly ticks: boolean
}

/** Lines of pairs that fill the page from edge to edge, nearly in the items' order. Pure. */
export function pairLines(items: readonly PaperItem[]): Placed[][] {
  const lines: Placed[][] = []
  const left = items.map(placed)
  while (left.length > 0) {
    const line: Placed[] = []
    let room = COLUMNS
    // Where the next one is too wide, one of those that follow fills the gap.
    for (let at = 0; at < left.length && at <= AHEAD; ) {
      const next = left[at] as Placed
      const columns = next.labelColumns + next.valueColumns
      if (columns <= room) {
        line.push(next)
        left.splice(at, 1)
        room -= columns
      } else at++
    }
    const last = line.pop()
    if (last) lines.push([...line, { ...last, valueColumns: last.valueColumns + room }])
  }
  return lines
}

const AHEAD = 4

function placed(item: PaperItem): Placed {
  const { slots, ticks } = sizeOf(item)
  const wideLabel = displayWidth(labelOf(item.field)) > LABEL * FITS * 2
  const labelColumns = wideLabel ? LABEL * 2 : LABEL
  return { item, labelColumns, valueColumns: Math.max(slots, wideLabel ? 2 : 1) * SLOT - labelColumns, ticks }
}

function sizeOf({ field, choices }: PaperItem): { slots: number; ticks: boolean } {
  if (choices !== null) {
    const width = displayWidth(tickedText(choices, [])) + 1
    if (width <= (SLOT - LABEL) * FITS) return { slots: 1, ticks: true }
    if (width <= (2 * SLOT - LABEL) * FITS) return { slots: 2, ticks: true }
    if (width <= (COLUMNS - LABEL) * FITS && field.type === 'multi') return { slots: 4, ticks: true }
    return { slots: field.type === 'multi' ? 2 : 1, ticks: false }
  }
  if (field.type === 'long_text') return { slots: 4, ticks: false }
  if (field.type === 'id_no' || field.type === 'household') return { slots: 2, ticks: false }
  if (field.type === 'text' && (field.maxLength ?? 0) > 20) return { slots: 2, ticks: false }
  return { slots: 1, ticks: false }
}

export interface TableColumn {
  /** Index of the record's item; null for the line's number. */
  readonly at: number | null
  readonly columns: number
}

/** The columns of a table, in as many parts as it takes; each begins with the number of the line and whom it is about. Pure. */
export function tableParts(items: readonly PaperItem[]): TableColumn[][] {
  const lead: TableColumn[] = [{ at: null, columns: 1 }]
  const [first] = items
  const named = first?.field.type === 'name'
  if (named) lead.push({ at: 0, columns: 3 })
  const taken = lead.reduce((sum, { columns }) => sum + columns, 0)
  const parts: TableColumn[][] = []
  let part: TableColumn[] = []
  let used = taken
  items.forEach((item, at) => {
    if (named && at === 0) return
    let columns = columnsOf(item)
    if (used + columns === COLUMNS + 1) {
      // One column too many: a list of words can do with less.
      const wide = part.findIndex((other) => other.columns === 3 && items[other.at ?? -1]?.choices !== null)
      if (wide >= 0) {
        part = part.map((other, index) => (index === wide ? { ...other, columns: 2 } : other))
        used--
      } else if (item.choices !== null && columns === 3) columns = 2
    }
    if (used + columns > COLUMNS) {
      parts.push(stretched([...lead, ...part], items))
      part = []
      used = taken
    }
    part.push({ at, columns })
    used += columns
  })
  if (part.length > 0) parts.push(stretched([...lead, ...part], items))
  return parts
}

/** What is left over goes to the columns with the longest texts. */
function stretched(part: readonly TableColumn[], items: readonly PaperItem[]): TableColumn[] {
  let left = COLUMNS - part.reduce((sum, { columns }) => sum + columns, 0)
  const columns = part.map((column) => ({ ...column }))
  const order = [...columns.keys()].slice(1).sort((a, b) => need(b) - need(a) || b - a)
  function need(index: number): number {
    const item = items[columns[index]?.at ?? -1]
    return item?.field.maxLength ?? (item?.choices === null ? 5 : 10)
  }
  for (let index = 0; left > 0 && order.length > 0; index++, left--) {
    const column = columns[order[index % Math.min(order.length, 4)] ?? 0]
    if (column) column.columns++
  }
  return columns
}

function columnsOf({ field, choices }: PaperItem): number {
  if (field.type === 'bool') return 2
  if (choices !== null) {
    const widths = choices.map(displayWidth).sort((a, b) => a - b)
    return (widths[Math.floor((widths.length - 1) / 2)] ?? 0) <= 4 ? 2 : field.type === 'multi' ? 4 : 3
  }
  return (
    TABLE_COLUMNS[field.type] ?? (field.maxLength === null || field.maxLength > 50 ? 6 : field.maxLength > 20 ? 4 : 3)
  )
}

const TABLE_COLUMNS: Readonly<Partial<Record<Field['type'], number>>> = {
  name: 3,
  id_no: 6,
  phone: 4,
  int: 2,
  decimal: 2,
  date: 3,
  month: 3,
  area: 4,
  staff: 3,
  household: 6,
  grid: 3,
  long_text: 6,
}

/** `*姓名`, `建筑面积（㎡）`; what stands in brackets goes on a line of its own where one line is not enough. Pure. */
export function labelOf(field: Field, columns = COLUMNS): string {
  const text = (field.need === 'K' ? '*' : '') + field.label + (field.unit === null ? '' : `（${field.unit}）`)
  const at = text.lastIndexOf('（')
  return at > 1 && linesOf(text, columns) > 1 ? `${text.slice(0, at)}\n${text.slice(at)}` : text
}

/** `☑是 □否`. Pure. */
export function tickedText(choices: readonly string[], ticked: readonly string[]): string {
  return choices.map((choice) => (ticked.includes(choice) ? '☑' : '□') + choice).join(' ')
}

/** What stands in the value's box: the options with their ticks, or the text where it is none of them (不详). Pure. */
export function valueText({ item, ticks }: { readonly item: PaperItem; readonly ticks: boolean }): string {
  const { choices, field, text } = item
  if (!ticks || choices === null) return text
  const said = text === '' ? [] : field.type === 'multi' ? text.split('、') : [text]
  return said.every((one) => choices.includes(one)) ? tickedText(choices, said) : text
}

/** How many lines a text takes over so many columns. Pure. */
export function linesOf(text: string, columns: number): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(displayWidth(line) / (columns * FITS))))
  return lines.reduce((sum, count) => sum + count, 0)
}
