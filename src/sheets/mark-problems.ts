/** Bad cells made visible in a warden's workbook: a colour for the kind and a note with the sentence. */
import type { Cell, Workbook, Worksheet } from 'exceljs'
import { columnLetter } from '../forms/raw-sheet.ts'
import { fill } from './look.ts'
import { RETURN_KINDS, type ReturnKindName, returnKind } from './return-kinds.ts'
import type { ReturnedProblem } from './returned-workbook.ts'

/** What our notes begin with, so that they can be taken away when the workbook comes back. */
const MARK = '【退回】'

interface MarkedCell {
  readonly cell: Cell
  readonly kinds: ReturnKindName[]
  readonly messages: string[]
}

/** Where each problem was marked: sheet and cell address, or null for a problem of the whole file. */
export type MarkedPlace = { readonly sheet: string; readonly address: string; readonly marked: boolean } | null

/** Colours and notes for all problems; gives each problem's place, in order. */
export function markProblems(workbook: Workbook, problems: readonly ReturnedProblem[]): MarkedPlace[] {
  const marks = new Map<string, MarkedCell>()
  const places = problems.map((problem): MarkedPlace => {
    const sheet = problem.sheet === null ? undefined : workbook.getWorksheet(problem.sheet)
    if (sheet === undefined) return null
    const address = addressOf(sheet, problem)
    if (address === null) return { sheet: sheet.name, address: 'A1', marked: false }
    const cell = sheet.getCell(address).master
    const key = `${sheet.id} ${cell.address}`
    const mark = marks.get(key) ?? { cell, kinds: [], messages: [] }
    mark.kinds.push(returnKind(problem.kind, problem.severity))
    if (!mark.messages.includes(problem.message)) mark.messages.push(problem.message)
    marks.set(key, mark)
    return { sheet: sheet.name, address: cell.address, marked: true }
  })
  for (const mark of marks.values()) markCell(mark)
  return places
}

/** Takes away what an earlier return left: our notes, and the colour of their cells. */
export function unmarkProblems(workbook: Workbook): void {
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => {
      row.eachCell({ includeEmpty: true }, (cell) => {
        const note = noteText(cell)
        if (!note.includes(MARK)) return
        const kept = note.slice(0, note.indexOf(MARK)).trimEnd()
        dropNote(cell)
        if (kept !== '') cell.note = kept
        const { fill: _, ...style } = cell.style
        cell.style = style
      })
    })
  }
}

/** exceljs has no way to take a note away; it keeps one in the cell and one in the cell's model. */
function dropNote(cell: Cell): void {
  ;(cell as unknown as { _comment: unknown })._comment = undefined
  delete (cell.model as { comment?: unknown }).comment
}

function addressOf(sheet: Worksheet, problem: ReturnedProblem): string | null {
  if (problem.cell !== null) return problem.cell
  if (problem.row === null) return null
  return (problem.column ?? firstFilledColumn(sheet, problem.row)) + String(problem.row)
}

function firstFilledColumn(sheet: Worksheet, row: number): string {
  let first = 0
  sheet.findRow(row)?.eachCell((cell, column) => {
    if (first === 0 && cell.value !== null) first = column
  })
  return columnLetter(Math.max(first, 1) - 1)
}

function markCell({ cell, kinds, messages }: MarkedCell): void {
  const names = Object.keys(RETURN_KINDS) as ReturnKindName[]
  const kind = names.find((name) => kinds.includes(name)) ?? 'wrong'
  // A style read from a file is one object for all cells that share it: changed in place it would colour them all.
  cell.style = { ...cell.style, fill: fill(RETURN_KINDS[kind].colour) }
  const own = noteText(cell)
  const words = messages.map((message, index) => (messages.length > 1 ? `${index + 1}. ${message}` : message))
  cell.note = {
    texts: [
      ...(own === '' ? [] : [{ text: `${own}\n` }]),
      { font: { bold: true, size: 9, name: '宋体' }, text: `${MARK}\n` },
      { font: { size: 9, name: '宋体' }, text: words.join('\n') },
    ],
    editAs: 'twoCells',
  }
}

function noteText(cell: Cell): string {
  const note = cell.note as unknown
  if (typeof note === 'string') return note
  const texts = (note as { texts?: { text: string }[] } | undefined)?.texts ?? []
  return texts.map(({ text }) => text).join('')
}
