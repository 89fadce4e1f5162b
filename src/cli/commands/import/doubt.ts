/** The stop rule: before a workbook that looks like the wrong one is written, somebody looks at the figures. */
import { AppError } from '../../../core/app-error.ts'
import type { Problem } from '../../../core/problem.ts'
import type { ParsedSheet } from '../../../forms/parsed-row.ts'
import { GRID_STAMP, type RawWorkbook } from '../../../forms/raw-sheet.ts'
import type { ImportPlan } from '../../../register/plan-import.ts'
import type { Snapshot } from '../../../register/snapshot.ts'
import {
  addWhose,
  countSetBack,
  ofOtherCommunity,
  ofOtherGrid,
  putsBack,
  type SetBack,
  type Whose,
  whoseIs,
} from '../../../register/wrong-file.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import type { FileReport } from './report.ts'

/** What has been planned of a workbook, or of a part of it. */
export interface PlannedPart {
  readonly plan: ImportPlan
  readonly parsed: readonly { readonly parsed: ParsedSheet }[]
  readonly snapshot: Snapshot
}

/** What speaks for a wrong file, gathered over its parts. */
export interface Signs {
  /** Something would change, or goes back: all other workbooks are never doubted. */
  matters: boolean
  updates: boolean
  readonly whose: Whose
  readonly setBack: SetBack
}

export function noSigns(): Signs {
  const whose = { people: 0, elsewhere: new Map(), codes: 0, others: 0, other: null }
  return { matters: false, updates: false, whose, setBack: { changed: 0, back: 0, last: null } }
}

/** Adds what one part tells; before its changes are written. `grid` is the grid of the workbook. */
export async function noteSigns(
  signs: Signs,
  { plan, parsed, snapshot }: PlannedPart,
  { grid, sha256 }: { readonly grid: string | null; readonly sha256: string },
  store: Store,
): Promise<void> {
  signs.matters ||= plan.changes.length > 0 || plan.rows.some((row) => row.outcome === 'rejected')
  addWhose(signs.whose, whoseIs(parsed, snapshot, grid, store.community.code))
  const updates = plan.changes.filter(({ before, after }) => before !== null && after !== null)
  if (updates.length === 0) return
  signs.updates = true
  const { earlierChanges, importedBefore } = await import('../../../store/earlier-changes.ts')
  countSetBack(signs.setBack, updates, await earlierChanges(store, updates), await importedBefore(store, sha256))
}

/** Why the workbook may be the wrong one, or null; one that would change nothing and send nothing back is never doubted. */
export async function doubtOf(
  raw: RawWorkbook,
  signs: Signs,
  grid: string | null,
  store: Store,
): Promise<Problem | null> {
  if (!signs.matters) return null
  const stamped = /^(\d{12})-/u.exec(raw.stamp[GRID_STAMP] ?? '')?.[1] ?? null
  const whose =
    ofOtherCommunity(signs.whose, stamped, store.community.code, raw.file) ?? ofOtherGrid(signs.whose, grid, raw.file)
  if (whose !== null || !signs.updates) return whose
  const { importedBefore } = await import('../../../store/earlier-changes.ts')
  return putsBack(signs.setBack, await importedBefore(store, raw.sha256), raw.file)
}

/** True to go on: `--yes`, or the person has looked at the figures. Off a terminal a lone file is refused with exit 3. */
export async function goesOn(doubt: Problem, report: FileReport, alone: boolean, context: Context): Promise<boolean> {
  if (context.yes) return true
  const count = (name: 'rows' | 'created' | 'updated' | 'unchanged' | 'rejected') =>
    String(report.sheets.reduce((sum, sheet) => sum + sheet[name], 0))
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
  return context.app.ask.yesNo(context.say('import.doubt_ask', { file: report.file }), false)
}
