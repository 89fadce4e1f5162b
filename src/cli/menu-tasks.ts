/** The tasks of the menu: each asks with lists what it needs, shows what it is going to do, and runs the command for it. */
import { join } from 'node:path'
import {
  buildingChoices,
  foundChoices,
  gridChoices,
  monthChoices,
  roundChoices,
  wardenChoices,
  workbookChoices,
} from './menu-choices.ts'
import { afterYes, type Desk, pick, shorter, type Task } from './menu-desk.ts'
import { backUp, moreTasks } from './menu-more.ts'
import { askPath, chooseForm } from './menu-questions.ts'
import { upperTable } from './menu-upper.ts'

/** In the order and the words of the clerk's day. */
export const TASKS: Readonly<Record<string, Task>> = {
  hand_out: handOut,
  collect,
  gaps: fillGaps,
  cards: printCards,
  stars: rankMonth,
  find: findSomebody,
  upper: upperTable,
  backup: backUp,
  more: moreTasks,
}

async function handOut(desk: Desk): Promise<void> {
  const { say } = desk
  const kind = await pick(desk, 'menu.ask_form', [
    { value: 'short', label: say('menu.form.short') },
    { value: 'full', label: say('menu.form.full') },
    { value: 'other', label: say('menu.form.other') },
    { value: 'round', label: say('menu.form.round') },
  ])
  if (kind === 'round') return openRound(desk)
  const form = kind === 'other' ? await chooseForm(desk) : kind && { id: 'resident', label: say(`menu.file.${kind}`) }
  if (!form) return
  const short = kind === 'short' ? ['--short'] : []
  const grids = await gridChoices(desk)
  const each = grids.length > 0 ? [{ value: 'each', label: say('menu.each_grid') }] : []
  const grid = await pick(desk, 'menu.ask_for_grid', [...each, ...grids, { value: '', label: say('menu.no_grid') }])
  if (grid === null) return
  const filled = grids.length === 0 ? 'empty' : await pick(desk, 'menu.ask_filled', fillings(desk))
  if (filled === null) return
  await writeTemplate(desk, form, grid, [...short, ...(filled === 'filled' ? ['--filled'] : [])])
}

/** One workbook a grid with its warden's name and a day, so that the office sees who has not answered. */
async function openRound(desk: Desk): Promise<void> {
  const { app, say } = desk
  const form = await chooseForm(desk)
  if (form === null) return
  const due = (await app.ask.text(say('collect.ask_due'))).trim()
  const filled = due === '' ? null : await pick(desk, 'menu.ask_filled', fillings(desk))
  if (filled === null) return
  const flags = filled === 'filled' ? ['--filled'] : []
  await afterYes(desk, say('menu.plan.round', { form: form.label, due }), [
    ...['collect', 'open', form.id, '--due', due, ...flags],
  ])
}

function fillings({ say }: Desk) {
  return ['empty', 'filled'].map((value) => ({ value, label: say(`menu.filled.${value}`) }))
}

async function writeTemplate(
  desk: Desk,
  form: { readonly id: string; readonly label: string },
  grid: string,
  flags: readonly string[],
): Promise<void> {
  const { paths, say } = desk
  const whose = grid === '' || grid === 'each' ? '' : `-${say('menu.file.grid', { number: grid })}`
  const target = shorter(desk, join(paths.out, form.label + whose + (grid === 'each' ? '' : '.xlsx')))
  const forGrid = grid === 'each' ? ['--each-grid'] : grid === '' ? [] : ['--grid', grid]
  await afterYes(desk, say(grid === 'each' ? 'menu.plan.each' : 'menu.plan.file', { file: target }), [
    ...['forms', 'template', form.id, ...flags, ...forGrid, '-o', target],
  ])
}

async function collect(desk: Desk): Promise<void> {
  const { app, say } = desk
  const other = { value: 'type', label: say('menu.other_file') }
  const chosen = await pick(desk, 'menu.ask_workbook', [...workbookChoices(desk), other, ...(await roundChoices(desk))])
  if (chosen === 'board' || chosen === 'close') return void (await desk.run(['collect', chosen]))
  const file = chosen === 'type' ? await askPath(desk, 'menu.ask_path') : chosen
  if (!file) return
  app.err(`${say('menu.preview')}\n`)
  // Nothing could be read: what to do stands there already, and there is nothing to write.
  if ((await desk.preview(['import', file, '--dry-run'])) > 1) return
  await afterYes(desk, say('menu.plan.import', { file }), ['import', file])
}

/** What is missing is marked in the warden's own workbook: the list and the remedy are one paper. */
async function fillGaps(desk: Desk): Promise<void> {
  const { say } = desk
  await desk.run(['status'])
  const grids = await gridChoices(desk)
  if (grids.length === 0) return
  const each = { value: 'each', label: say('menu.each_grid') }
  const grid = await pick(desk, 'menu.ask_gaps', [...grids, each])
  if (grid === null) return
  await writeTemplate(desk, { id: 'resident', label: say('menu.file.gaps') }, grid, ['--filled'])
}

async function printCards(desk: Desk): Promise<void> {
  const { say } = desk
  const wanted = await pick(
    desk,
    'menu.ask_cards',
    ['grid', 'building', 'household', 'all'].map((value) => ({ value, label: say(`menu.cards.${value}`) })),
  )
  const which = wanted === null ? null : await chooseCards(desk, wanted)
  if (which === null) return
  const book = join(desk.paths.out, `${say('menu.file.cards')}-${which.name}`.replace(/[\\/:*?"<>|]/g, '_'))
  const [pdf, xlsx] = ['.pdf', '.xlsx'].map((ending) => shorter(desk, book + ending)) as [string, string]
  const place = await pick(desk, 'menu.ask_where', [
    { value: pdf, label: say('menu.where.pdf', { file: pdf }) },
    { value: xlsx, label: say('menu.where.xlsx', { file: xlsx }) },
    { value: 'type', label: say('menu.where.other') },
  ])
  const file = place === 'type' ? await askPath(desk, 'print.ask_output') : place
  if (!file) return
  await afterYes(desk, say('menu.plan.cards', { what: which.label, file }), [
    ...['print', 'cards', ...which.flags, '-o', file],
  ])
}

interface Cards {
  readonly flags: readonly string[]
  /** In the file's name. */
  readonly name: string
  readonly label: string
}

async function chooseCards(desk: Desk, wanted: string): Promise<Cards | null> {
  const { say } = desk
  if (wanted === 'all') return { flags: [], name: say('menu.file.all'), label: say('menu.cards.all') }
  if (wanted === 'household') {
    const words = await desk.app.ask.text(say('menu.ask_household'))
    const code = words === '' ? null : await chooseFound(desk, words, 'household')
    return code === null ? null : { flags: ['--household', code], name: code, label: code }
  }
  const grids = await gridChoices(desk)
  const grid = await pick(desk, 'menu.ask_grid', grids)
  if (grid === null) return null
  const label = say('menu.file.grid', { number: grid })
  if (wanted === 'grid') return { flags: ['--grid', grid], name: label, label }
  const building = await pick(desk, 'menu.ask_building', await buildingChoices(desk, grid))
  return building === null ? null : { flags: ['--grid', grid, '--building', building], name: building, label: building }
}

async function chooseFound(desk: Desk, words: string, kind?: 'household'): Promise<string | null> {
  const found = await foundChoices(desk, words, kind)
  if (found.length > 0) return pick(desk, kind ? 'menu.ask_which_household' : 'menu.ask_which', found.slice(0, 30))
  desk.app.err(`${desk.say('find.nothing', { text: words })}\n`)
  return null
}

async function rankMonth(desk: Desk): Promise<void> {
  const { say } = desk
  const month = await pick(desk, 'menu.ask_month', await monthChoices(desk))
  if (month === null || (await desk.run(['rank', month])) > 1) return
  const next = await pick(desk, 'menu.ask_stars', [
    { value: 'explain', label: say('menu.stars.explain') },
    { value: 'poster', label: say('menu.stars.poster') },
    { value: 'template', label: say('menu.stars.template') },
    { value: 'publish', label: say('menu.stars.publish') },
    { value: 'objection', label: say('menu.stars.objection') },
    { value: 'tasks', label: say('menu.stars.tasks') },
    { value: 'close', label: say('menu.stars.close') },
  ])
  if (next === 'explain' || next === 'objection') {
    const wardens = await wardenChoices(desk)
    const warden = wardens.length > 0 ? await pick(desk, 'menu.ask_warden', wardens) : null
    if (warden === null) return
    await desk.run(
      next === 'explain' ? ['assess', 'explain', month, warden] : ['assess', 'objection', 'add', month, warden],
    )
  } else if (next === 'template') {
    const folder = shorter(desk, join(desk.paths.out, `${month}-${say('menu.file.sheets')}`))
    await afterYes(desk, say('menu.plan.file', { file: folder }), ['assess', 'template', month, '-o', folder])
  } else if (next === 'tasks') {
    await desk.run(['assess', 'tasks'])
  } else if (next === 'poster') {
    const file = shorter(desk, join(desk.paths.out, `${say('menu.file.poster')}-${month}.pdf`))
    await afterYes(desk, say('menu.plan.file', { file }), ['print', 'ranking', month, '-o', file])
  } else if (next === 'publish') {
    await afterYes(desk, say('menu.plan.publish', { month }), ['assess', 'publish', month])
  } else if (next === 'close') {
    await afterYes(desk, say('menu.plan.close', { month }), ['assess', 'close', month])
  }
}

async function findSomebody(desk: Desk): Promise<void> {
  const words = await desk.app.ask.text(desk.say('menu.ask_find'))
  if (words === '') return
  await desk.run(['find', words])
  const found = await foundChoices(desk, words)
  const chosen = found.length === 0 ? null : await pick(desk, 'menu.ask_which', found.slice(0, 30))
  if (chosen !== null) await desk.run([chosen.startsWith('P') ? 'person' : 'household', 'show', chosen])
}
