/** 上级要表: filling another department's empty workbook, or counting for a report, from the menu. */
import { basename, extname, join } from 'node:path'
import { gridChoices, workbookChoices } from './menu-choices.ts'
import { afterYes, type Desk, pick, shorter } from './menu-desk.ts'
import { askPath } from './menu-questions.ts'

export async function upperTable(desk: Desk): Promise<void> {
  const kind = await pick(
    desk,
    'menu.ask_upper',
    ['fill', 'count'].map((value) => ({ value, label: desk.say(`menu.upper.${value}`) })),
  )
  if (kind === 'fill') await fillTheirs(desk)
  if (kind === 'count') await countFor(desk)
}

async function fillTheirs(desk: Desk): Promise<void> {
  const { paths, say } = desk
  const other = { value: 'type', label: say('menu.other_file') }
  const chosen = await pick(desk, 'menu.ask_theirs', [...workbookChoices(desk), other])
  const file = chosen === 'type' ? await askPath(desk, 'menu.ask_path') : chosen
  if (!file) return
  const grids = await gridChoices(desk)
  const grid = await pick(desk, 'menu.ask_fill_grid', [{ value: '', label: say('menu.all_grids') }, ...grids])
  if (grid === null) return
  const target = shorter(desk, join(paths.out, `${basename(file, extname(file))}-${say('menu.file.filled')}.xlsx`))
  await afterYes(desk, say('menu.plan.fill', { file, target }), [
    ...['fill', file, ...(grid === '' ? [] : ['--grid', grid]), '-o', target],
  ])
}

async function countFor(desk: Desk): Promise<void> {
  const { say } = desk
  const by = await pick(
    desk,
    'menu.ask_count',
    ['网格,性别', '网格,年龄段=0-6,7-14,15-59,60-79,80+', '年龄', '政治面貌', '民族', '文化程度'].map((value) => ({
      value,
      label: value,
    })),
  )
  if (by === null) return
  const basis = await pick(
    desk,
    'menu.ask_basis',
    ['all', 'registered', 'permanent', 'floating'].map((value) => ({ value, label: say(`count.basis.${value}`) })),
  )
  if (basis !== null) await desk.run(['count', '--by', by, ...(basis === 'all' ? [] : ['--basis', basis])])
}
