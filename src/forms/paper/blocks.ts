/** A paper form taken apart from top to bottom: titles, labels with what stands beside, below or behind them, and tables. */
import type { Form } from '../form.ts'
import type { ColumnMeaning } from '../headings.ts'
import type { RawCell } from '../raw-sheet.ts'
import { inlineLabels, isRemark } from './inline-labels.ts'
import type { Labels, Section } from './labels.ts'
import { type Box, type Boxes, heightOf } from './sheet-boxes.ts'
import { headingAt, type TableHead, tableRows } from './tables.ts'
import { withoutLines, writtenIn } from './ticks.ts'

/** One value of the form: what it is, how it is headed, and the cell in which it stands. */
export interface Item {
  readonly meaning: ColumnMeaning
  readonly heading: string
  readonly cell: RawCell | undefined
  readonly row: number
  readonly col: number
  readonly several: boolean
}

export type Block =
  | { readonly kind: 'title'; readonly section: Section; readonly row: number }
  /** `above`: the labels stand in one line and the values in the next, as in a list of one row. */
  | { readonly kind: 'pair'; readonly section: Section; readonly item: Item; readonly above: boolean }
  | {
      readonly kind: 'table'
      readonly form: Form
      readonly row: number
      readonly rows: readonly (readonly Item[])[]
    }

/** What a tall box at the left says of the rows beside it. */
interface Side {
  readonly until: number
  readonly section: Section | undefined
  readonly group: string
}

const NUMBERED =
  /^\s*(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．，])/u

/** Pure. */
export function blocksOf(boxes: Boxes, labels: Labels): Block[] {
  const blocks: Block[] = []
  let section: Section = null
  let side: Side | null = null
  for (let index = 0; index < boxes.rows.length; index++) {
    const row = boxes.rows[index] ?? 0
    if (side !== null && row > side.until) side = null
    let line = boxes.in(row)
    const filled = line.filter(({ text }) => text !== '')
    const tall = sideOf(filled, labels, boxes)
    if (tall) {
      side = tall
      line = line.filter((box) => box !== filled[0])
      if (tall.section !== undefined) blocks.push({ kind: 'title', section: tall.section, row })
    }
    const here: Section = side?.section !== undefined ? side.section : section
    const title = tall ? undefined : titleOf(filled, row, boxes, labels)
    if (title !== undefined) {
      section = title
      blocks.push({ kind: 'title', section, row })
      continue
    }
    const head = headingAt(boxes, row, line, here, labels)
    if (head) {
      const { form, rows, last } = tableRows(boxes, head, here, labels, side?.until ?? Number.POSITIVE_INFINITY)
      blocks.push(
        ...(isLabelAbove(head, form, rows, labels)
          ? asPairs(rows, here)
          : [{ kind: 'table' as const, form, row, rows }]),
      )
      while ((boxes.rows[index + 1] ?? Number.POSITIVE_INFINITY) <= last) index++
      continue
    }
    const part = leavesArea(filled, here, boxes, labels) ? null : here
    for (const item of pairsOf(line, boxes, part, side?.group ?? '', labels))
      blocks.push({ kind: 'pair', section: part, item, above: false })
  }
  return blocks
}

/** A tall box before lower ones: the title of an area, or 户主 beside 姓名 and 电话. */
function sideOf(filled: readonly Box[], labels: Labels, boxes: Boxes): Side | null {
  const [first, second] = filled
  if (!first || heightOf(first) < 2 || first.right - first.col > 3 || first.col > 1) return null
  const rows = boxes.rows.filter((row) => row > first.row && row <= first.bottom)
  // A heading of two rows has tall boxes all along; a tall label has its tall value beside it.
  if (filled.filter((box) => box.bottom === first.bottom).length > 1) return null
  const next = boxes.in(first.row).find((box) => box.col === first.right + 1)
  if (!second && next && next.bottom === first.bottom) return null
  if (rows.length === 0 && second && heightOf(second) === heightOf(first)) return null
  const section = labels.titled(first.text)
  const groups = !labels.isLabel(first.text, null) || labels.completes(first.text, second?.text ?? '')
  if (section === null && !groups) return null
  return { until: first.bottom, section: section ?? undefined, group: section === null ? first.text : '' }
}

/** The area that a line of its own names; null for any other title, undefined where the line is none. */
function titleOf(filled: readonly Box[], row: number, boxes: Boxes, labels: Labels): Section | undefined {
  const [only] = filled
  if (!only || filled.length > 1 || isRemark(only.text) || inlineLabels(only.text, null, labels).length > 0)
    return undefined
  const wide = (only.right - only.col + 1) * 2 > boxes.last + 1
  const form = labels.titled(only.text)
  const above = () => headingAt(boxes, row + 1, boxes.in(row + 1), form, labels) !== null
  if (form && (wide || NUMBERED.test(only.text) || above())) return form
  if (labels.isLabel(only.text, null) && !NUMBERED.test(only.text)) return undefined
  return (wide && only.text.length <= 60) || NUMBERED.test(only.text) ? null : undefined
}

/** A line across the whole form that says nothing of the area above it: 备注：…, 采集人：… 日期：… */
function leavesArea(filled: readonly Box[], section: Section, boxes: Boxes, labels: Labels): boolean {
  const [only] = filled
  if (section === null || !only || filled.length > 1 || (only.right - only.col + 1) * 2 <= boxes.last + 1) return false
  const inline = inlineLabels(only.text, section, labels)
  return inline.length > 0 && inline.every(({ label }) => !isOwn(labels.meaning(label, section, ''), section))
}

function isOwn(meaning: ColumnMeaning | null, form: Form): boolean {
  return meaning?.kind === 'field' && meaning.form === form
}

/** Labels in one line and their values in the next are a table of one row about the household itself. */
function isLabelAbove(head: TableHead, form: Form, rows: readonly (readonly Item[])[], labels: Labels): boolean {
  if (form !== labels.master || rows.length > 1) return false
  const fields = head.columns.flatMap(({ meaning }) => (meaning?.kind === 'field' ? [meaning.field] : []))
  const named = fields.some((field) => field.role === 'person.name')
  return !named || (rows.length > 0 && fields.some((field) => HEADED.has(field.role ?? '')))
}

/** A table with such a column is no table of members. */
const HEADED = new Set(['household.head_name', 'household.code', 'household.room', 'household.street_no'])

function asPairs(rows: readonly (readonly Item[])[], section: Section): Block[] {
  return rows.flat().map((item) => ({ kind: 'pair', section, item, above: true }))
}

/** Labels with the box to their right, below where they end the line, or what follows their colon. */
function pairsOf(line: readonly Box[], boxes: Boxes, section: Section, group: string, labels: Labels): Item[] {
  const items: Item[] = []
  for (let at = 0; at < line.length; at++) {
    const box = line[at] as Box
    if (box.text === '') continue
    const inline = inlineLabels(box.text, section, labels)
    const [lone] = inline
    const alone = inline.length === 1 && lone !== undefined && withoutLines(lone.value) === '' && lone.start === 0
    if (inline.length > 0 && !(alone && nextIsFree(line, at, labels, section))) {
      for (const { label, value } of inline) push(items, label, { kind: 'text', text: value }, box)
      continue
    }
    const label = alone ? lone.label : box.text.replace(/[:：]$/u, '')
    const known = labels.isLabel(label, section)
    if (!known && !isUnknownLabel(box, line[at + 1], items, labels)) continue
    const meaning = known ? labels.meaning(label, section, group) : null
    const value = valueBox(line, at, boxes, labels, section, meaning)
    if (value === null) continue
    if (known || value.text !== '') push(items, label, value.cell, value)
    if (value.row === box.row) at = line.indexOf(value)
  }
  return items

  function push(to: Item[], label: string, cell: RawCell | undefined, at: Box): void {
    const meaning = labels.meaning(label, section, group) ?? { kind: 'extra', suggestion: null, known: false }
    if (meaning.kind === 'serial') return
    to.push(itemOf(meaning, label, cell, at))
  }
}

/** Pure. */
export function itemOf(meaning: ColumnMeaning, heading: string, cell: RawCell | undefined, at: Box): Item {
  const written = writtenIn(cell, meaning.kind === 'field' ? meaning.field : null)
  return { meaning, heading, cell: written.cell, several: written.several, row: at.row, col: at.col }
}

/** The next box with anything in it before another label; else the blank one beside, else the one below. */
function valueBox(
  line: readonly Box[],
  at: number,
  boxes: Boxes,
  labels: Labels,
  section: Section,
  meaning: ColumnMeaning | null,
): Box | null {
  const label = line[at] as Box
  const beside = line[at + 1]
  if (beside === undefined) {
    const below = boxes.at(label.bottom + 1, label.col)
    return below.row === label.bottom + 1 && !labels.isLabel(below.text, section) ? below : null
  }
  for (const box of line.slice(at + 1)) {
    if (box.text === '') continue
    const free =
      !labels.isLabel(box.text, section) ||
      labels.isValueOf(box.text, meaning) ||
      (box === beside && !labels.isExact(box.text))
    const inline = inlineLabels(box.text, section, labels).length > 0
    return free && !inline ? box : beside.text === '' ? beside : null
  }
  return beside
}

function nextIsFree(line: readonly Box[], at: number, labels: Labels, section: Section): boolean {
  const next = line[at + 1]
  return (
    next !== undefined && inlineLabels(next.text, section, labels).length === 0 && !labels.isLabel(next.text, section)
  )
}

/** Where a label is to be expected, a word that no form knows has its value beside it all the same: 车牌号 桂B12345. */
function isUnknownLabel(box: Box, beside: Box | undefined, items: readonly Item[], labels: Labels): boolean {
  if (beside === undefined || beside.text === '' || labels.isLabel(beside.text, null)) return false
  const shaped = /^[\p{Script=Han}（）()A-Za-z/]{2,12}[:：]?$/u.test(box.text) && !isRemark(box.text)
  return shaped && box.right + 1 === beside.col && (items.length > 0 || /[:：]$/u.test(box.text))
}
