/** Copies of the database in backups/ before anything that could be regretted; the last few stay, and one a month. */
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../core/day.ts'
import { makeFolder } from './write-file.ts'

/** Before what the copy was made; part of its name. */
export type CopyReason = 'backup' | 'import' | 'undo' | 'close' | 'correct' | 'restore' | 'change'

export interface CopyJob {
  readonly backups: string
  readonly day: Day
  readonly reason: CopyReason
  /** How many stay, `copies:` in gridbook.yaml. */
  readonly keep: number
  /** The store's own way to a complete copy. */
  backupTo(path: string): Promise<void>
}

/** Makes a copy named by day, number and reason, lets old ones go, and gives back its path. */
export async function keepCopy(job: CopyJob): Promise<string> {
  makeFolder(job.backups)
  const names = copyNames(job.backups)
  const ofDay = names
    .filter((name) => name.startsWith(`gridbook-${job.day}-`))
    .map((name) => Number(name.slice(20, 23)))
  const number = String(Math.max(0, ...ofDay) + 1).padStart(3, '0')
  const path = join(job.backups, `gridbook-${job.day}-${number}-${job.reason}.db`)
  await job.backupTo(path)
  for (const name of outlived(copyNames(job.backups), job.keep)) rmSync(join(job.backups, name), { force: true })
  return path
}

/** The day of the last copy, by its name; null where there is none. */
export function lastCopyDay(backups: string): Day | null {
  const last = copyNames(backups).toSorted().at(-1)
  return last === undefined ? null : (last.slice(9, 19) as Day)
}

/** Which copies may go: all but the last `keep` and the last one of each month. Copies with other names are never ours. Pure. */
export function outlived(names: readonly string[], keep: number): string[] {
  const sorted = names.filter((name) => COPY_NAME.test(name)).sort()
  const staying = new Set(sorted.slice(-Math.max(1, keep)))
  const lastOfMonth = new Map(sorted.map((name) => [name.slice(9, 16), name]))
  for (const name of lastOfMonth.values()) staying.add(name)
  return sorted.filter((name) => !staying.has(name))
}

const COPY_NAME = /^gridbook-\d{4}-\d{2}-\d{2}-\d{3}-[a-z]+\.db$/

function copyNames(backups: string): string[] {
  return existsSync(backups) ? readdirSync(backups).filter((name) => COPY_NAME.test(name)) : []
}
