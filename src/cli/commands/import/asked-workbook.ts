/** Which workbook of the open round of collection an imported one answers. */
import { GRID_STAMP, type RawWorkbook } from '../../../forms/raw-sheet.ts'
import { answers } from '../../../register/collection-round.ts'
import type { Store } from '../../../store/store.ts'
import type { FileOutcome } from './plan-file.ts'

/** The name under which it was handed out; null where no round is open or it is none of its workbooks. */
export async function askedWorkbook(
  store: Store,
  raw: RawWorkbook,
  { grid, report }: FileOutcome,
): Promise<string | null> {
  const { openedRound, readHandedIn } = await import('../../../store/rounds.ts')
  const round = grid === null ? null : await openedRound(store)
  const asked = round?.grids.find((one) => one.grid === grid)?.file
  if (round === null || asked === undefined) return null
  if (!report.sheets.some(({ form }) => form !== null && round.forms.includes(form))) return null
  const handed = (await readHandedIn(store, round)).filter((one) => one.grid === grid)
  return answers(raw.file, raw.stamp[GRID_STAMP] === grid, asked, handed) ? asked : null
}
