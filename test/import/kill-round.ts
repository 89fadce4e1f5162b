/** One kill -9 in the middle of an import or an undo, and what must hold afterwards: all or nothing, sound, and the next one works. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Day } from '../../src/core/day.ts'
import { packWorkbook } from '../../src/demo/pack-workbook.ts'
import { makeCommunity } from '../../src/demo/people.ts'
import { wardenWorkbook } from '../../src/demo/warden-workbooks.ts'
import { makeOffice } from '../../src/office/office-folder.ts'

const GRIDBOOK = resolve('bin/gridbook.js')
const DAY = '2015-01-16' as Day
const CODE = '450205006003'

export interface Stage {
  /** Folders of an office before the import, after it, and after its undo. */
  readonly offices: Readonly<Record<'before' | 'after' | 'undone', string>>
  readonly workbook: string
  readonly batch: number
  readonly persons: number
  /** How long each takes undisturbed, in ms. */
  readonly takes: Readonly<Record<Work, number>>
}

export type Work = 'import' | 'undo'

export interface Round {
  readonly killed: boolean
  readonly done: boolean
  /** Empty when all is well. */
  readonly wrong: readonly string[]
}

/** An office with the people of `grids`, and the workbook of grid 7 to come, of a community of so many households. */
export function stageOf(dir: string, households: number, grids: readonly number[]): Stage {
  const community = makeCommunity(1, households)
  const workbook = (grid: number) => {
    const { first } = wardenWorkbook(community, grid)
    const path = join(dir, `${households}-${first.file}`)
    writeFileSync(path, packWorkbook(first, DAY))
    return path
  }
  const office = (name: string) => join(dir, `${households}-${name}`)
  const offices = { before: office('before'), after: office('after'), undone: office('undone') }
  makeOffice(offices.before, { community: '示例社区', code: CODE, language: 'zh' })
  for (const grid of grids) finish(offices.before, 'import', workbook(grid), '--grid', String(grid))
  const file = workbook(7)
  cpSync(offices.before, offices.after, { recursive: true })
  const imported = finish(offices.after, 'import', file, '--grid', '7')
  cpSync(offices.after, offices.undone, { recursive: true })
  const batch = grids.length + 1
  const undone = finish(offices.undone, 'imports', 'undo', String(batch))
  const persons = (rowsOf(offices.after).person ?? []).length
  return { offices, workbook: file, batch, persons, takes: { import: imported, undo: undone } }
}

/** Runs in `dir`, which is made anew. */
export async function killRound(stage: Stage, work: Work, delay: number, dir: string): Promise<Round> {
  const { offices, workbook, batch } = stage
  const [from, to] = work === 'import' ? [offices.before, offices.after] : [offices.after, offices.undone]
  const argv = work === 'import' ? ['import', workbook, '--grid', '7'] : ['imports', 'undo', String(batch)]
  rmSync(dir, { recursive: true, force: true })
  cpSync(from, dir, { recursive: true })
  const killed = await killedAfter(start(dir, argv), delay)
  const wrong: string[] = []
  const now = JSON.stringify(rowsOf(dir, true))
  const done = now === JSON.stringify(rowsOf(to, true))
  if (!done && now !== JSON.stringify(rowsOf(from, true))) wrong.push('neither as before nor as after')
  const doctor = spawnSync(process.execPath, [GRIDBOOK, 'doctor', '--office', dir, '--json'], { encoding: 'utf8' })
  if (doctor.status !== 0) wrong.push(`doctor: ${doctor.stdout}`)
  const again = spawnSync(process.execPath, [GRIDBOOK, ...argv, '--office', dir, '--today', DAY, '--json'], {
    encoding: 'utf8',
  })
  const refusedRightly = work === 'undo' && done && again.status === 3 && again.stdout.includes('undone_already')
  if (!(again.status === 0 || (work === 'import' && again.status === 1) || refusedRightly))
    wrong.push(`the next one: ${again.status} ${again.stdout.slice(0, 400)}${again.stderr.slice(0, 400)}`)
  if (JSON.stringify(rowsOf(dir)) !== JSON.stringify(rowsOf(to))) wrong.push('the next one did not make it whole')
  wrong.push(...damagedCopies(dir))
  return { killed, done, wrong }
}

/** Every row of the register; with `log` also batches and changes. */
function rowsOf(office: string, log = false): Record<string, unknown[]> {
  const db = new Sqlite(join(office, 'gridbook.db'))
  try {
    const names = db
      .prepare(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
          AND (${log ? 1 : 0} OR (name NOT LIKE 'batch%' AND name <> 'change')) ORDER BY name`,
      )
      .pluck()
      .all() as string[]
    return Object.fromEntries(names.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).raw().all()]))
  } finally {
    db.close()
  }
}

function damagedCopies(office: string): string[] {
  const dir = join(office, '备份')
  return readdirSync(dir)
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => {
      const db = new Sqlite(join(dir, name), { readonly: true })
      try {
        return db.pragma('quick_check', { simple: true }) === 'ok' ? [] : [`${name} is damaged`]
      } finally {
        db.close()
      }
    })
}

function start(office: string, argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, [GRIDBOOK, ...argv, '--office', office, '--today', DAY, '--json'], { stdio: 'ignore' })
}

/** Milliseconds that it took. */
function finish(office: string, ...argv: string[]): number {
  const started = performance.now()
  const done = spawnSync(process.execPath, [GRIDBOOK, ...argv, '--office', office, '--today', DAY, '--json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (done.status === null || done.status > 1) throw new Error(done.stdout + done.stderr)
  return performance.now() - started
}

function killedAfter(child: ChildProcess, delay: number): Promise<boolean> {
  return new Promise((settle) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), delay)
    child.on('exit', (_, signal) => {
      clearTimeout(timer)
      settle(signal === 'SIGKILL')
    })
  })
}
