/** Tables inside a paper form: a line of labels side by side, and the rows below it. */
import { fold } from '../../core/text.ts'
import type { Form } from '../form.ts'
import type { ColumnMeaning } from '../headings.ts'
import { type Item, itemOf } from './blocks.ts'
import { inlineLabels, isRemark } from './inline-labels.ts'
import type { Labels, Section } from './labels.ts'
import { type Box, type Boxes, heightOf } from './sheet-boxes.ts'

interface HeadColumn {
  readonly col: number
  readonly right: number
  readonly text: string
  readonly group: string
  readonly meaning: ColumnMeaning | null
}

export interface TableHead {
  readonly row: number
  /** The last row of the heading. */
  readonly last: number
  readonly columns: readonly HeadColumn[]
}

/** The heading of a table where the line is one: labels side by side, with no room for values between them. Pure. */
export function headingAt(
  boxes: Boxes,
  row: number,
  line: readonly Box[],
  section: Section,
  labels: Labels,
): TableHead | null {
  const filled = line.filter(({ text }) => text !== '')
  if (filled.length < 2) return null
  let [known, side] = [0, 0]
  let before = null as { box: Box; meaning: ColumnMeaning | null } | null
  for (const box of filled) {
    if (inlineLabels(box.text, section, labels).length > 0 && !/[:：]$/u.test(box.text)) return null
    const adjacent: boolean = before !== null && before.box.right + 1 === box.col
    const isValue: boolean = adjacent && labels.isValueOf(box.text, before?.meaning ?? null)
    const label: boolean = !isValue && labels.isLabel(box.text.replace(/[:：]$/u, ''), section)
    if (label) known++
    if (label && adjacent && before?.meaning !== undefined) side++
    before = label ? { box, meaning: labels.meaning(box.text, section, '') } : null
  }
  const whole = filled.every((box, index) => index === 0 || (filled[index - 1]?.right ?? 0) + 1 === box.col)
  const reaches = (filled.at(-1)?.right ?? 0) >= boxes.last
  const all = known === filled.length
  const fits = all ? whole && (known >= 4 || reaches) : whole && known >= 3 && known * 10 >= filled.length * 7
  if (side === 0 || !fits || known < 2) return null
  const last = Math.max(...filled.map(({ bottom }) => bottom))
  const columns = filled.flatMap((box) => leavesOf(box, last, boxes, section, labels))
  return { row, last, columns }
}

function leavesOf(box: Box, last: number, boxes: Boxes, section: Section, labels: Labels): HeadColumn[] {
  const leaf = (own: Box, group: string): HeadColumn => ({
    col: own.col,
    right: own.right,
    text: own.text,
    group,
    meaning: labels.meaning(own.text, section, group),
  })
  if (box.bottom === last || heightOf(box) > 1) return [leaf(box, '')]
  const below = boxes.in(last).filter(({ col, right, text }) => col >= box.col && right <= box.right && text !== '')
  return below.length === 0 ? [leaf(box, '')] : below.map((own) => leaf(own, box.text))
}

export interface TableBody {
  readonly form: Form
  readonly rows: readonly (readonly Item[])[]
  /** The last row that belongs to the table, its heading included. */
  readonly last: number
}

/** The rows below a heading down to `until` at most, and the form that they are records of. Pure. */
export function tableRows(boxes: Boxes, head: TableHead, section: Section, labels: Labels, until: number): TableBody {
  const form = formOf(head, section, labels)
  const columns = head.columns.map((column) => ({
    ...column,
    meaning: form === labels.master ? column.meaning : labels.meaning(column.text, form, column.group),
  }))
  const rows: Item[][] = []
  let last = head.last
  for (const row of boxes.rows) {
    if (row <= head.last) continue
    if (row > until || endsTable(boxes, row, columns, form, labels)) break
    const first = boxes.in(row).find(({ text }) => text !== '')
    last = row
    if (first && /^.{0,4}(?:合计|总计|共计|小计)/u.test(fold(first.text))) continue
    const items = columns.map((column, index): Item => {
      const box = boxes.at(row, column.col)
      const meaning = column.meaning ?? { kind: 'extra', suggestion: null, known: false }
      const ditto = DITTO.has(fold(box.text)) ? rows.at(-1)?.[index] : undefined
      return itemOf(meaning, column.text, ditto ? ditto.cell : box.cell, box)
    })
    const said = items.some(
      ({ meaning, cell }) => meaning.kind !== 'serial' && cell !== undefined && cell.text.trim() !== '',
    )
    if (said) rows.push(items)
  }
  return { form, rows, last }
}

const DITTO = new Set(['同上', '〃', '″', '"', '“', '”'].map(fold))

/** Below a table comes a title, a line for signing, another heading, or a label with its value. */
function endsTable(boxes: Boxes, row: number, columns: TableHead['columns'], form: Form, labels: Labels): boolean {
  const filled = boxes.in(row).filter(({ text }) => text !== '')
  const [first] = filled
  if (!first) return false
  const section = form === labels.master ? null : form
  const few = filled.length * 2 <= columns.length
  if (few && filled.some(({ text }) => inlineLabels(text, section, labels).length > 0)) return true
  if (filled.length <= 3 && isRemark(first.text)) return true
  if (first.col === 0 && heightOf(first) > 1 && labels.titled(first.text) !== null) return true
  const wide = (first.right - first.col + 1) * 2 > boxes.last + 1
  if (filled.length === 1 && (wide || (labels.titled(first.text) !== null && first.col === 0))) return true
  const strange = filled.filter((box) => {
    const column = columns.find(({ col, right }) => col <= box.col && box.col <= right)
    return labels.isLabel(box.text, section) && !labels.isValueOf(box.text, column?.meaning ?? null)
  })
  const leads = strange.includes(first) && columns.find(({ col }) => col === first.col)?.meaning?.kind !== 'serial'
  return leads || (strange.length >= 3 && strange.length * 2 > filled.length)
}

/** The area's own under its title; else the master, unless one area knows more of the headings. */
function formOf(head: TableHead, section: Section, labels: Labels): Form {
  if (section !== null && section !== labels.master) return section
  const named = head.columns.some(({ meaning }) => meaning?.kind === 'field' && meaning.form === labels.master)
  const counts = new Map<Form, number>()
  for (const { meaning } of head.columns)
    if (meaning?.kind === 'field') counts.set(meaning.form, (counts.get(meaning.form) ?? 0) + 1)
  const [top] = [...counts].sort((a, b) => b[1] - a[1])
  const mine = counts.get(labels.master) ?? 0
  // Beside the name and the number, what is left decides.
  return top && top[0] !== labels.master && (!named || top[1] > mine) ? top[0] : labels.master
}
