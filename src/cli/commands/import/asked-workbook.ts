/** Which workbook of the open round of collection an imported one answers. */
import { GRID_STAMP, type RawWorkbook } from '../../../forms/raw-sheet.ts'
import { answers, gridOfMost, sameWorkbook } from '../../../register/collection-round.ts'
import type { ImportPlan } from '../../../register/plan-import.ts'
import type { Store } from '../../../store/store.ts'
import type { FileOutcome } from './plan-file.ts'

export interface Asked {
  /** Whole code of the grid that the workbook is of, or null. */
  readonly grid: string | null
  /** The name under which it was handed out; null where no round is open or it is none of its workbooks. */
  readonly workbook: string | null
}

/** Where nothing in the workbook says its grid, the name does under which it was handed out. */
export async function askedWorkbook(
  store: Store,
  raw: RawWorkbook,
  planned: Pick<FileOutcome, 'report' | 'grid'> & Pick<ImportPlan, 'byGrid'>,
): Promise<Asked> {
  const { byGrid, report } = planned
  const grid = planned.grid ?? gridOfMost(byGrid)
  const { openedRound, readHandedIn } = await import('../../../store/rounds.ts')
  const round = await openedRound(store)
  const one = round?.grids.find((asked) => (grid === null ? sameWorkbook(asked.file, raw.file) : asked.grid === grid))
  if (!round || !one || !report.sheets.some(({ form }) => form !== null && round.forms.includes(form)))
    return { grid, workbook: null }
  const handed = (await readHandedIn(store, round)).filter((other) => other.grid === one.grid)
  const answered = answers(raw.file, raw.stamp[GRID_STAMP] === one.grid, one.file, handed)
  return { grid: one.grid, workbook: answered ? one.file : null }
}
