/** The letter to residents, with the words of the office and, for one grid, its warden. */
import { officialLetter, residentsLetter } from '../../../../cards/residents-letter.ts'
import { cardOfGrid, gridLabel } from '../../../../cards/staff-card.ts'
import type { Context } from '../../../context.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'
import { gridNoOf, staffOf } from './staff.ts'

export async function notice(context: Context, { grid }: PaperOptions): Promise<FilledPaper> {
  const { all, words } = await staffOf(context)
  const gridNo = grid === undefined ? null : await gridNoOf(context, grid)
  const held = gridNo === null ? null : cardOfGrid(all, gridNo)
  const warden = gridNo === null ? null : { grid: gridLabel(gridNo), name: held?.name ?? '', phone: held?.phone ?? '' }
  const { community } = (await context.office()).settings
  const about = { community, words: words.notice, warden, hotlines: words.hotlines, day: context.today }
  const letter = residentsLetter(about)
  return { data: { letter }, official: [officialLetter(letter, context.today)], count: 1 }
}
