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

/** Null when it is nothing of the kind, and so a defect of ours. */
export function fileRefusal(thrown: unknown): AppError | null {
  if (!(thrown instanceof Error)) return null
  const { code, path } = thrown as NodeJS.ErrnoException
  const said = code === undefined ? undefined : SAID[code]
  // An error without a path is not about the person's file: a broken pipe, a module that is missing.
  return said && path !== undefined ? new AppError(said[0], said[1], { path }) : null
}
