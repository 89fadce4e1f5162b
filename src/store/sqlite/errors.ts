/** What SQLite and the disk say when it cannot go on, said in gridbook's words. */
import { AppError } from '../../core/app-error.ts'

/** Result code without its extension, or the disk's own code → our code and exit; anything else is a defect of ours and stays as it is. */
const SAID: Readonly<Record<string, readonly [code: string, exit: 2 | 3]>> = {
  SQLITE_NOTADB: ['store.not_ours', 2],
  SQLITE_CANTOPEN: ['store.cannot_open', 2],
  SQLITE_CORRUPT: ['store.damaged', 3],
  SQLITE_IOERR: ['store.damaged', 3],
  SQLITE_BUSY: ['store.busy', 3],
  SQLITE_LOCKED: ['store.busy', 3],
  SQLITE_FULL: ['store.full', 3],
  SQLITE_READONLY: ['store.read_only', 3],
  ENOENT: ['store.cannot_open', 2],
  ENOTDIR: ['store.cannot_open', 2],
  EISDIR: ['store.cannot_open', 2],
  EACCES: ['store.cannot_open', 2],
  EPERM: ['store.cannot_open', 2],
  EROFS: ['store.read_only', 3],
  ENOSPC: ['store.full', 3],
}

export function inOurWords(error: unknown, file: string): unknown {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return error
  const said = SAID[code.split('_').slice(0, 2).join('_')]
  return said ? new AppError(said[0], said[1], { file }) : error
}

export function said<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw inOurWords(error, file)
  }
}

/** Whether two rows would be where only one may be, or one would point at nothing. */
export function collides(error: unknown): boolean {
  return String((error as { code?: unknown } | null)?.code).startsWith('SQLITE_CONSTRAINT')
}
