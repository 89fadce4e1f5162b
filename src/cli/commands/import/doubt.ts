/** The stop rule: before a workbook that looks like the wrong one is written, somebody looks at the figures. */
import { AppError } from '../../../core/app-error.ts'
import type { Problem } from '../../../core/problem.ts'
import { GRID_STAMP, type RawWorkbook } from '../../../forms/raw-sheet.ts'
import { ofOtherCommunity, ofOtherGrid, putsBack } from '../../../register/wrong-file.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import type { FileOutcome } from './plan-file.ts'

/** Why the workbook may be the wrong one, or null; one that would change nothing and send nothing back is never doubted. */
export async function doubtOf(raw: RawWorkbook, outcome: FileOutcome, store: Store): Promise<Problem | null> {
  const { plan, parsed, snapshot, grid } = outcome
  const rejected = plan.rows.some((row) => row.outcome === 'rejected')
  if (plan.changes.length === 0 && !rejected) return null
  const stamped = /^(\d{12})-/u.exec(raw.stamp[GRID_STAMP] ?? '')?.[1] ?? null
  const whose =
    ofOtherCommunity(parsed, stamped, store.community.code, raw.file) ?? ofOtherGrid(parsed, snapshot, grid, raw.file)
  if (whose !== null) return whose
  const updates = plan.changes.filter(({ before, after }) => before !== null && after !== null)
  if (updates.length === 0) return null
  const { earlierChanges, importedBefore } = await import('../../../store/earlier-changes.ts')
  const same = await importedBefore(store, raw.sha256)
  return putsBack(updates, await earlierChanges(store, updates), same, raw.file)
}

/** True to go on: `--yes`, or the person has looked at the figures. Off a terminal a lone file is refused with exit 3. */
export async function goesOn(doubt: Problem, outcome: FileOutcome, alone: boolean, context: Context): Promise<boolean> {
  if (context.yes) return true
  const count = (name: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected') =>
    String(outcome.report.sheets.reduce((sum, sheet) => sum + sheet[name], 0))
  if (!context.canAsk) {
    if (alone) throw new AppError(doubt.code, 3, doubt.detail, doubt.place)
    return false
  }
  context.warn(context.problem(doubt))
  const figures = {
    rows: count('rows'),
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged'),
    rejected: count('rejected'),
  }
  context.warn(context.say('import.doubt_figures', figures))
  return context.app.ask.yesNo(context.say('import.doubt_ask', { file: outcome.report.file }), false)
}
