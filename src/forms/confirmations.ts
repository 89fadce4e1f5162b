/** What wardens have confirmed: an error that the office takes once somebody wrote 属实 and why. */
import { type Problem, warning } from '../core/problem.ts'
import { fold, maskIdNo } from '../core/text.ts'
import { readIdNo } from '../register/identity.ts'
import type { CodeTable } from './form.ts'
import { columnLetter, type RawRow, type RawSheet } from './raw-sheet.ts'

/** The first sheet of a returned workbook, in which wardens write 属实 and why. */
export const RETURN_LIST = '退回说明'

/** One line of the list in which something was written beside the problem. */
export interface Confirmation {
  readonly row: number
  readonly sheet: string
  readonly cell: string
  /** '' where no reason was given. */
  readonly why: string
}

export interface Confirmed {
  readonly codes: ReadonlyMap<string, CodeTable>
  /** `sheet!cell` of this workbook → why. */
  readonly cells: ReadonlyMap<string, string>
  /** `code|number` → why: a number that is printed so is so wherever it is written. */
  readonly numbers: ReadonlyMap<string, string>
  /** The same of what the register had before: next month nobody needs to be asked again. */
  readonly known: ReadonlyMap<string, string>
}

/** An error that was taken for true, on the field of the form that it stands in. */
export interface TakenForTrue {
  readonly form: string
  readonly field: string
  readonly code: string
  readonly why: string
}

const WORDS = /^(属实|确实|是|对|确认|无误|核实|√|✓|✔|☑|Y|YES)/u
const COLUMNS = { sheet: '工作表', cell: '位置', what: '问题和改法', confirm: '属实', why: '原因' } as const

/** Which errors go in with 属实 and a reason: the codes of the table `forceable`. Pure. */
export function isForceable(problem: Problem, codes: ReadonlyMap<string, CodeTable>): boolean {
  return (
    problem.severity === 'error' &&
    problem.place.cell !== undefined &&
    (codes.get('forceable')?.entries.some(({ code }) => code === problem.code) ?? false)
  )
}

/**
 * The confirmations of a workbook that comes back. A line whose words speak of another number than the cell now holds
 * confirms nothing: the rows have moved, or the number was changed since. Pure.
 */
export function readConfirmations(sheets: readonly RawSheet[]): Confirmation[] {
  const list = sheets.find((sheet) => sheet.name === RETURN_LIST)
  const heading = list?.rows.find((row) => at(row, COLUMNS.confirm) >= 0 && at(row, COLUMNS.cell) >= 0)
  if (!list || !heading) return []
  const column = Object.fromEntries(Object.entries(COLUMNS).map(([key, word]) => [key, at(heading, word)]))
  const text = (row: RawRow, key: keyof typeof COLUMNS) => row.cells[column[key] ?? -1]?.text.trim() ?? ''
  return list.rows.flatMap((row): Confirmation[] => {
    const said = text(row, 'confirm')
    if (row.number <= heading.number || !WORDS.test(fold(said))) return []
    const [sheet, cell] = [text(row, 'sheet'), text(row, 'cell').toUpperCase()]
    const number = readIdNo(textAt(sheets, sheet, cell)).ok ? '' : folded(textAt(sheets, sheet, cell))
    const what = text(row, 'what')
    if (/^\d{17}[\dX]$/u.test(number) && what !== '' && !what.includes(maskIdNo(number))) return []
    // Some write the reason into the same cell: 属实，旧证就是这样印的.
    const beside = said.replace(/^(属实|确实|是|对|确认|无误|核实|√|✓|✔|☑|Y(ES)?)[\s，,。.：:；;、]*/iu, '')
    return [{ row: row.number, sheet, cell, why: [beside, text(row, 'why')].filter((part) => part !== '').join('，') }]
  })
}

/** What holds for this workbook: its own confirmations that give a reason, and `known` ones of the register. Pure. */
export function confirmedBy(
  confirmations: readonly Confirmation[],
  known: ReadonlyMap<string, string>,
  sheets: readonly RawSheet[],
  codes: ReadonlyMap<string, CodeTable>,
): Confirmed {
  const cells = new Map<string, string>()
  const numbers = new Map<string, string>()
  for (const { sheet, cell, why } of confirmations) {
    if (why === '') continue
    cells.set(`${sheet}!${cell}`, why)
    const number = folded(textAt(sheets, sheet, cell))
    for (const { code } of codes.get('forceable')?.entries ?? [])
      if (code.startsWith('id_number.') && number !== '') numbers.set(`${code}|${number}`, why)
  }
  return { codes, cells, numbers, known }
}

/** Why an error is to be taken as it is, or null; `known` where the register had it before. Pure. */
export function whyTrue(problem: Problem, confirmed: Confirmed): { why: string; known: boolean } | null {
  if (!isForceable(problem, confirmed.codes)) return null
  const { sheet, cell } = problem.place
  const number = `${problem.code}|${folded(problem.value ?? '')}`
  const before = confirmed.known.get(number)
  if (before !== undefined) return { why: before, known: true }
  const why = confirmed.cells.get(`${sheet}!${cell}`) ?? confirmed.numbers.get(number)
  return why === undefined ? null : { why, known: false }
}

/** 属实 that did nothing: without a reason, or beside an error that has to be put right. Pure. */
export function idleConfirmations(
  confirmations: readonly Confirmation[],
  problems: readonly Problem[],
  file: string,
): Problem[] {
  const wrong = new Map(
    problems
      .filter(({ severity, place }) => severity === 'error' && place.cell !== undefined)
      .map((problem) => [`${problem.place.sheet}!${problem.place.cell}`, problem]),
  )
  return confirmations.flatMap(({ row, sheet, cell, why }) => {
    const left = wrong.get(`${sheet}!${cell}`)
    if (left === undefined) return []
    const place = { file, sheet: RETURN_LIST, row, field: COLUMNS.confirm }
    const detail = { sheet, cell }
    return [warning(why === '' ? 'confirm.no_reason' : 'confirm.not_this', place, null, detail)]
  })
}

function at(row: RawRow, heading: string): number {
  return row.cells.findIndex((cell) => cell !== undefined && fold(cell.text) === heading)
}

function textAt(sheets: readonly RawSheet[], name: string, cell: string): string {
  const row = sheets
    .find((sheet) => sheet.name === name)
    ?.rows.find(({ number }) => cell.replace(/^[A-Z]+/u, '') === String(number))
  return row?.cells.find((_, index) => `${columnLetter(index)}${row.number}` === cell)?.text ?? ''
}

/** A number as it is compared: what `readIdNo` takes for given. */
function folded(text: string): string {
  const reading = readIdNo(text)
  return reading.ok ? reading.identity.given : reading.given
}
