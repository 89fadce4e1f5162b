/** What the file system says when it cannot go on, as one of our refusals that names the path. */
import { AppError, type RefusalExit } from '../core/app-error.ts'

const SAID: Readonly<Record<string, readonly [code: string, exit: RefusalExit]>> = {
  ENOENT: ['disk.not_found', 2],
  ENOTDIR: ['disk.not_a_folder', 2],
  EISDIR: ['disk.is_a_folder', 2],
  EACCES: ['disk.no_permission', 2],
  EPERM: ['disk.no_permission', 2],
  EROFS: ['disk.read_only', 2],
  ENOSPC: ['disk.full', 3],
  EDQUOT: ['disk.full', 3],
  ENAMETOOLONG: ['disk.name_too_long', 2],
  EBUSY: ['disk.in_use', 3],
  ETXTBSY: ['disk.in_use', 3],
}

const DISK = new Set(['ENOSPC', 'EDQUOT', 'EROFS'])

/** Null when it is nothing of the kind, and so a defect of ours. */
export function fileRefusal(thrown: unknown): AppError | null {
  if (!(thrown instanceof Error)) return null
  const { code, path } = thrown as NodeJS.ErrnoException
  const said = code === undefined ? undefined : SAID[code]
  if (said === undefined) return null
  // Without a path only a disk that is full or write-protected is about the person's file: a write knows its handle alone.
  if (path === undefined && !DISK.has(code ?? '')) return null
  return new AppError(said[0], said[1], { path: path ?? process.cwd() })
}
