/** Whether a workbook that was written again still says, cell by cell, what its source says. */
import type { RawCell, RawSheet } from '../../src/forms/raw-sheet.ts'

/** True when both hold the same sheets in the same order with the same cells, hidden rows and merges. Pure. */
export function sameContent(before: readonly RawSheet[], after: readonly RawSheet[]): boolean {
  return before.length === after.length && before.every((sheet, index) => sameSheet(sheet, after[index]))
}

function sameSheet(before: RawSheet, after: RawSheet | undefined): boolean {
  if (after === undefined || before.name !== after.name || before.hidden !== after.hidden) return false
  if (before.rows.length !== after.rows.length || !sameMerges(before, after)) return false
  return before.rows.every((row, index) => {
    const other = after.rows[index]
    if (other === undefined || row.number !== other.number || row.hidden !== other.hidden) return false
    const length = Math.max(row.cells.length, other.cells.length)
    for (let column = 0; column < length; column++) {
      if (!sameCell(row.cells[column], other.cells[column])) return false
    }
    return true
  })
}

function sameMerges(before: RawSheet, after: RawSheet): boolean {
  const texts = (sheet: RawSheet) => sheet.merges.map((m) => `${m.top}:${m.left}:${m.bottom}:${m.right}`).sort()
  return texts(before).join() === texts(after).join()
}

function sameCell(before: RawCell | undefined, after: RawCell | undefined): boolean {
  if (before === undefined || after === undefined) return before === after
  if (before.kind !== after.kind || before.date !== after.date || before.lossy !== after.lossy) return false
  if (before.text === after.text || before.kind === 'date') return true
  // Digits beyond the fifteenth are noise; line breaks may change their form.
  if (before.lossy === true) return before.text.slice(0, 15) === after.text.slice(0, 15)
  return before.kind === 'text' && before.text.replace(/\r\n?/g, '\n') === after.text.replace(/\r\n?/g, '\n')
}
