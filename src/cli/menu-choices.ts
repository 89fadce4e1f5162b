/** The lists that the menu's questions choose from, read from the office. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { addMonths, type Day, monthOf } from '../core/day.ts'
import type { OpenOffice } from '../office/open-office.ts'
import type { Choice } from './app.ts'
import { type Desk, shorter } from './menu-desk.ts'

/** `07网格　113户 331人`, chosen as `07`. */
export async function gridChoices({ look, say }: Desk): Promise<Choice[]> {
  const { countRegister } = await import('../store/counts.ts')
  const { byGrid } = await look(async (office) => countRegister(await office.store()))
  return byGrid.map(({ grid, households, persons }) => {
    const number = grid.slice(-2)
    return {
      value: number,
      label: say('menu.grid', { number, households: String(households), persons: String(persons) }),
    }
  })
}

/** Buildings of a grid in the order of their doors, with how many doors each has. */
export async function buildingChoices({ look, say }: Desk, grid: string): Promise<Choice[]> {
  const { loadHouseholdFiles, masterOf } = await import('../store/household-files.ts')
  const { doorOfCells } = await import('../register/draft.ts')
  return look(async (office) => {
    const store = await office.store()
    const files = await loadHouseholdFiles(store, { grid: `${store.community.code}-${grid}` })
    const doors = new Map<string, number>()
    for (const file of files) {
      const { estate, building } = doorOfCells(masterOf(store), file.cells)
      if (building !== '') doors.set(estate + building, (doors.get(estate + building) ?? 0) + 1)
    }
    return [...doors].map(([value, count]) => ({
      value,
      label: say('menu.building', { name: value, doors: String(count) }),
    }))
  })
}

/** What the register has for some words: people as person numbers, doors as household codes. */
export async function foundChoices({ look }: Desk, words: string, kind?: 'household'): Promise<Choice[]> {
  const { findInRegister } = await import('../store/find.ts')
  const { readingsFor } = await import('../office/pinyin.ts')
  const found = await look(async (office) => findInRegister(await office.store(), words, readingsFor(words)))
  const choices = found.map((entry) =>
    entry.kind === 'household' || kind === 'household'
      ? {
          value: entry.householdCode ?? '',
          label: `${entry.door}　${entry.kind === 'person' ? entry.name : entry.headName}　${entry.householdCode ?? ''}`,
        }
      : { value: entry.personNo, label: `${entry.name}　${entry.door}　${entry.personNo}` },
  )
  return choices.filter(({ value }, at) => value !== '' && choices.findIndex((one) => one.value === value) === at)
}

/** The board and the end of the round of collection that is open; nothing where none is. */
export async function roundChoices({ look, say }: Desk): Promise<Choice[]> {
  const { openedRound } = await import('../store/rounds.ts')
  const round = await look(async (office) => openedRound(await office.store()))
  if (round === null) return []
  return ['board', 'close'].map((value) => ({ value, label: say(`menu.round.${value}`, { due: round.due }) }))
}

/** Months that something was scored in, the latest first; else this month and those before it. */
export async function monthChoices({ look, today }: Desk): Promise<Choice[]> {
  const scored = await look(scoredMonths)
  const now = monthOf(today as Day)
  const months = scored.length > 0 ? scored : [0, -1, -2, -3].map((count) => addMonths(now, count))
  return months.map((value) => ({ value, label: value }))
}

/** Everybody on the roster who has a grid, by name; chosen by staff number. */
export async function wardenChoices({ look }: Desk): Promise<Choice[]> {
  const rows = await look(async (office) => {
    const { db, community } = await office.store()
    const roster = db.selectFrom('form_roster').select(['staff_no', 'name']).distinct()
    return roster.where('community', '=', community.code).where('grid_no', 'is not', null).orderBy('staff_no').execute()
  })
  return rows.map(({ staff_no: no, name }) => ({ value: String(no), label: `${no}　${name}` }))
}

async function scoredMonths(office: OpenOffice): Promise<string[]> {
  const { db, community } = await office.store()
  const rows = await db
    .selectFrom('form_scorecard')
    .select('month')
    .distinct()
    .where('community', '=', community.code)
    .orderBy('month', 'desc')
    .limit(14)
    .execute()
  return rows.map((row) => String(row.month))
}

/** Workbooks where the person is, in the office and one folder below it, the newest first; what gridbook wrote is left out. */
export function workbookChoices(desk: Desk): Choice[] {
  const { app, paths } = desk
  const ours = [paths.returned, paths.out, paths.backups, paths.evidence, paths.templates]
  const below = foldersIn(paths.dir).filter((dir) => !ours.includes(dir))
  const files = [...new Set([app.cwd, paths.dir, ...below])].flatMap(workbooksIn)
  const named = [...new Map(files.map((file) => [file.path, file])).values()]
  const newest = named.sort((a, b) => b.changed - a.changed || (a.path < b.path ? -1 : 1)).slice(0, 40)
  return newest.map(({ path }) => ({ value: shorter(desk, path), label: shorter(desk, path) }))
}

function foldersIn(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(dir, entry.name))
}

function workbooksIn(dir: string): { path: string; changed: number }[] {
  if (!existsSync(dir)) return []
  const names = readdirSync(dir).filter((name) => /\.(xlsx|xls|csv)$/i.test(name) && !/^(~\$|\.)/.test(name))
  return names.map((name) => ({ path: join(dir, name), changed: statSync(join(dir, name)).mtimeMs }))
}
