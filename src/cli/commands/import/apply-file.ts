/** One planned workbook written in one transaction: its changes, the trace of its rows, and what wardens confirmed in the log. */
import type { Day } from '../../../core/day.ts'
import type { Change } from '../../../core/rows.ts'
import type { RawWorkbook } from '../../../forms/raw-sheet.ts'
import { maskIdNumbers } from '../../../messages/message.ts'
import type { Store } from '../../../store/store.ts'
import type { Asked } from './asked-workbook.ts'
import type { FileOutcome } from './plan-file.ts'

/** `batch` null begins one. Returns its number. With `strict` any error keeps the whole file out. */
export async function applyFile(
  store: Store,
  raw: RawWorkbook,
  { plan, problems, report, columns }: FileOutcome,
  { batch, day, strict, asked }: { batch: number | null; day: Day; strict: boolean; asked: Asked },
): Promise<number> {
  const { applyChanges } = await import('../../../store/apply.ts')
  const kept = strict && problems.some((problem) => problem.severity === 'error')
  const changes = kept ? [] : plan.changes
  const rows = plan.rows.map((row) => (kept ? { ...row, outcome: 'rejected' as const } : row))
  const faults = problems.filter((problem) => problem.severity === 'error').length
  const file = { file: raw.file, sha256: raw.sha256, counts: report.sheets, columns, ...asked, faults }
  return store.transaction(async () => {
    const number = await applyChanges(store, { batch, day, kind: 'import', note: '', file }, changes, rows)
    await noteConfirmed(store, number, day, changes)
    return number
  })
}

/** What wardens confirmed to be true, in the audit trail. */
export async function noteConfirmed(store: Store, batch: number, day: Day, changes: readonly Change[]): Promise<void> {
  for (const { table, key, after } of changes) {
    if (table !== 'confirmed' || after === null) continue
    const { writeAudit } = await import('../../../store/audit.ts')
    const detail = { batch, ...key, code: String(after.code) }
    await writeAudit(store, { day, action: 'confirm', purpose: maskIdNumbers(String(after.why)), detail })
  }
}
