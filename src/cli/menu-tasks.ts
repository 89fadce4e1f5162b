/** The tasks of the menu: each asks what it needs and comes back with the command line that does it. */
import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { addMonths, monthOf } from '../core/day.ts'
import type { OfficePaths } from '../office/office-folder.ts'
import type { App, Choice } from './app.ts'

/** What a task may ask and look at. */
export interface Desk {
  readonly app: App
  readonly today: string
  readonly paths: OfficePaths
  readonly grids: readonly Choice[]
  say(code: string, detail?: Readonly<Record<string, string>>): string
}

export interface Planned {
  /** Words after `gridbook`; null: the person went back. */
  readonly argv: readonly string[] | null
  /** A dry run that shows what would be written. */
  readonly preview?: readonly string[]
  /** It writes, and so it is asked once more. */
  readonly writes: boolean
}

export type Task = (desk: Desk) => Promise<Planned>

const BACK: Planned = { argv: null, writes: false }

/** In the order and the words of the clerk's day. */
export const TASKS: Readonly<Record<string, Task>> = {
  hand_out: handOut,
  collect: collect,
  gaps: async () => ({ argv: ['status'], writes: false }),
  cards: printCards,
  stars: rankMonth,
  find: findSomebody,
  backup: async () => ({ argv: ['backup'], writes: true }),
  more: moreTasks,
}

async function handOut(desk: Desk): Promise<Planned> {
  const grid = await chooseGrid(desk)
  if (grid === null) return BACK
  const file = join(desk.paths.out, `${desk.say('menu.file.template')}-${grid || desk.say('menu.file.all')}.xlsx`)
  return { argv: ['forms', 'template', ...gridFlag(grid), '-o', shorter(desk, file)], writes: true }
}

async function collect(desk: Desk): Promise<Planned> {
  const file = await chooseWorkbook(desk)
  if (file === null) return BACK
  const argv = ['import', file]
  return { argv, preview: [...argv, '--dry-run'], writes: true }
}

async function printCards(desk: Desk): Promise<Planned> {
  const grid = await chooseGrid(desk)
  if (grid === null) return BACK
  const file = join(desk.paths.out, `${desk.say('menu.file.cards')}-${grid || desk.say('menu.file.all')}.pdf`)
  return { argv: ['print', 'cards', ...gridFlag(grid), '-o', shorter(desk, file)], writes: true }
}

async function rankMonth({ app, today, say }: Desk): Promise<Planned> {
  const month = monthOf(today as Parameters<typeof monthOf>[0])
  const months = [0, -1, -2, -3].map((count) => addMonths(month, count))
  const chosen = await app.ask.choose(
    say('menu.ask_month'),
    months.map((value) => ({ value, label: value })),
  )
  return { argv: ['assess', 'month', chosen], writes: false }
}

async function findSomebody({ app, say }: Desk): Promise<Planned> {
  const words = (await app.ask.text(say('menu.ask_find'))).trim()
  return words === '' ? BACK : { argv: ['find', words], writes: false }
}

async function moreTasks({ app, say }: Desk): Promise<Planned> {
  const chosen = await app.ask.choose(say('menu.ask_more'), [
    { value: 'status', label: say('menu.more.status') },
    { value: 'imports list', label: say('menu.more.imports') },
    { value: 'forms list', label: say('menu.more.forms') },
    { value: 'doctor', label: say('menu.more.doctor') },
    { value: '--help', label: say('menu.more.help') },
    { value: 'back', label: say('menu.back') },
  ])
  return chosen === 'back' ? BACK : { argv: chosen.split(' '), writes: false }
}

/** A grid's code, '' for all of them, null for back. */
async function chooseGrid({ app, grids, say }: Desk): Promise<string | null> {
  if (grids.length === 0) return ''
  const chosen = await app.ask.choose(say('menu.ask_grid'), [
    ...grids,
    { value: 'all', label: say('menu.all_grids') },
    { value: 'back', label: say('menu.back') },
  ])
  if (chosen === 'back') return null
  return chosen === 'all' ? '' : chosen
}

/** Workbooks here and in the office's folder by list, or a path typed (or dragged) in. */
async function chooseWorkbook({ app, paths, say }: Desk): Promise<string | null> {
  const files = [...new Set([app.cwd, paths.dir])].flatMap(workbooksIn).map((file) => relative(app.cwd, file) || file)
  const chosen = await app.ask.choose(say('menu.ask_workbook'), [
    ...files.map((file) => ({ value: file, label: file })),
    { value: 'type', label: say('menu.other_file') },
    { value: 'back', label: say('menu.back') },
  ])
  if (chosen === 'back') return null
  if (chosen !== 'type') return chosen
  // Terminals put quotes around a file that is dragged into them.
  const typed = (await app.ask.text(say('menu.ask_path'))).trim().replace(/^(['"])(.*)\1$/, '$2')
  return typed === '' ? null : typed
}

function workbooksIn(dir: string): string[] {
  if (!existsSync(dir)) return []
  const names = readdirSync(dir).filter((name) => /\.(xlsx|xls|csv)$/i.test(name) && !name.startsWith('~$'))
  return names.sort().map((name) => join(dir, name))
}

function gridFlag(grid: string): string[] {
  return grid === '' ? [] : ['--grid', grid]
}

function shorter({ app }: Desk, file: string): string {
  const near = relative(app.cwd, file)
  return near.startsWith('..') ? file : near
}
