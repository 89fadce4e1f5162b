/** One writer at a time in an office: a file with the number of the process that is at work. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../core/app-error.ts'
import { OWNER_ONLY } from './write-file.ts'

export interface LockHolder {
  readonly pid: number
  readonly host: string
}

const LOCK_FILE = '.gridbook.lock'

/** Takes the office's lock and gives back how to let it go; a lock whose process is dead is taken over. */
export function lockOffice(dir: string): () => void {
  const file = join(dir, LOCK_FILE)
  const mine = `${process.pid} ${hostname()}\n`
  for (let attempt = 0; ; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx', mode: OWNER_ONLY })
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = lockHolder(dir)
      if (attempt > 0 || (holder !== null && atWork(holder))) {
        throw new AppError('office.locked', 3, { pid: String(holder?.pid ?? '?'), host: holder?.host ?? '?', file })
      }
      rmSync(file, { force: true })
    }
  }
  const letGo = (): void => {
    process.off('exit', letGo)
    if (readLock(file) === mine) rmSync(file, { force: true })
  }
  process.on('exit', letGo)
  return letGo
}

/** Who is at work in the office, or null; the process may be dead (`atWork` tells). */
export function lockHolder(dir: string): LockHolder | null {
  const parts = /^(\d+) (.+)$/m.exec(readLock(join(dir, LOCK_FILE)))
  return parts ? { pid: Number(parts[1]), host: parts[2] ?? '' } : null
}

/** Of a process on another machine (a shared folder) nothing is known, and so it counts as working. */
export function atWork({ pid, host }: LockHolder): boolean {
  if (host !== hostname()) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readLock(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
