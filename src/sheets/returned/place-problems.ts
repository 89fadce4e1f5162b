/** Problems put in their places: which cells get a colour and which words, and the lines of the list. */
import { RETURN_LIST } from '../../forms/confirmations.ts'
import type { Merge, RawSheet } from '../../forms/raw-sheet.ts'
import { maskIdNumbers } from '../../messages/message.ts'
import { RETURN_KINDS, type ReturnKindName, returnKind } from '../return-kinds.ts'
import { cellName, cellPlace, columnNumber } from './cell-name.ts'
import type { Note } from './notes.ts'
import { headingRow, type PageLine } from './return-page.ts'
import type { ReturnedProblem } from './write-returned.ts'

export interface SheetMarks {
  /** Row (1-based) → column (0-based) → kind. */
  readonly marks: ReadonlyMap<number, ReadonlyMap<number, ReturnKindName>>
  readonly notes: readonly Note[]
  /** Row → row of the list that speaks of it first. */
  readonly lines: ReadonlyMap<number, number>
}

export interface Placed {
  readonly lines: readonly PageLine[]
  /** By the position of the sheet. */
  readonly sheets: readonly SheetMarks[]
}

/** Programs open a workbook with more notes than this only after minutes; further cells have their colour and their line. */
const MOST_NOTES = 20_000
const HIDDEN = '（这一行被隐藏或者筛掉了，先取消隐藏或筛选。）'
const RANK = Object.keys(RETURN_KINDS) as ReturnKindName[]

/** `names` are the sheets' names in the workbook that goes back, in the order of `sheets`. Pure. */
export function placeProblems(
  sheets: readonly RawSheet[],
  names: readonly string[],
  problems: readonly ReturnedProblem[],
): Placed {
  const places = sheets.map(placesOf)
  const marks = sheets.map(() => new Map<number, Map<number, ReturnKindName>>())
  const spoken = sheets.map(() => new Map<string, { numbers: number[]; texts: string[] }>())
  const spokenOf = sheets.map(() => new Map<number, number>())
  const lines: PageLine[] = []
  problems.forEach((problem, at) => {
    const kind = returnKind(problem.kind, problem.severity)
    const message = maskIdNumbers(problem.message)
    const sheet = sheets.findIndex(({ name }) => name === problem.sheet)
    const place = places[sheet]?.(problem) ?? null
    const words = place?.hidden ? `${message}${HIDDEN}` : message
    lines.push({ ...lineOf(problem, names[sheet], place), kind, message: words, forceable: problem.forceable ?? false })
    if (place === null) return
    const ofRow = marks[sheet]?.get(place.row) ?? new Map<number, ReturnKindName>()
    marks[sheet]?.set(place.row, ofRow)
    const before = ofRow.get(place.column)
    if (before === undefined || RANK.indexOf(kind) < RANK.indexOf(before)) ofRow.set(place.column, kind)
    const cell = cellName(place)
    const said = spoken[sheet]?.get(cell) ?? { numbers: [], texts: [] }
    spoken[sheet]?.set(cell, said)
    said.numbers.push(at + 1)
    if (!said.texts.includes(message)) said.texts.push(message)
    if (!spokenOf[sheet]?.has(place.row)) spokenOf[sheet]?.set(place.row, at + 1)
  })
  const heading = headingRow(lines)
  let left = MOST_NOTES
  return {
    lines,
    sheets: sheets.map((_, sheet) => {
      const notes = [...(spoken[sheet] ?? [])].slice(0, left).map(([cell, said]) => ({ cell, text: noteText(said) }))
      left -= notes.length
      return {
        marks: marks[sheet] ?? new Map(),
        notes,
        lines: new Map([...(spokenOf[sheet] ?? [])].map(([row, number]) => [row, heading + number])),
      }
    }),
  }
}

interface Place {
  readonly column: number
  readonly row: number
  readonly hidden: boolean
}

/** Where a problem of this sheet is marked, or null where it is about more than a row. */
function placesOf(sheet: RawSheet): (problem: ReturnedProblem) => Place | null {
  const rows = new Map(sheet.rows.map((row) => [row.number, row]))
  const masterOf = mastersOf(sheet.merges)
  return (problem) => {
    const said = problem.cell === null ? null : cellPlace(problem.cell)
    const row = said?.row ?? problem.row
    if (row === null) return null
    const filled = Math.max(0, rows.get(row)?.cells.findIndex((cell) => cell !== undefined) ?? 0)
    const column = said?.column ?? (problem.column === null ? filled : columnNumber(problem.column))
    return { ...masterOf(row, column), hidden: rows.get(row)?.hidden ?? false }
  }
}

/** Only the first cell of merged ones is seen. */
function mastersOf(merges: readonly Merge[]): (row: number, column: number) => { row: number; column: number } {
  const tall = merges.filter(({ top, bottom }) => bottom - top > 1000)
  const byRow = new Map<number, Merge[]>()
  for (const merge of merges) {
    if (merge.bottom - merge.top > 1000) continue
    for (let row = merge.top; row <= merge.bottom; row++) {
      const ofRow = byRow.get(row)
      if (ofRow === undefined) byRow.set(row, [merge])
      else ofRow.push(merge)
    }
  }
  return (row, column) => {
    const inside = ({ top, bottom, left, right }: Merge) =>
      top <= row && row <= bottom && left <= column && column <= right
    const merge = byRow.get(row)?.find(inside) ?? tall.find(inside)
    return merge === undefined ? { row, column } : { row: merge.top, column: merge.left }
  }
}

function lineOf(problem: ReturnedProblem, name: string | undefined, place: Place | null) {
  if (name === undefined || problem.sheet === RETURN_LIST)
    return { sheet: problem.sheet ?? '', place: '', target: null }
  if (place === null) return { sheet: name, place: '整张表', target: 'A1' }
  const cell = cellName(place)
  const whole = problem.cell === null && problem.column === null
  return { sheet: name, place: whole ? `第 ${place.row} 行` : (problem.cell ?? cell), target: cell }
}

function noteText({
  numbers,
  texts,
}: {
  readonly numbers: readonly number[]
  readonly texts: readonly string[]
}): string {
  const words = texts.map((text, at) => (texts.length > 1 ? `${at + 1}. ${text}` : text))
  return [...words, `（${RETURN_LIST}第 ${numbers.join('、')} 条）`].join('\n')
}
