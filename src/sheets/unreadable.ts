/** Why a file can't be read at all; each reason has its own sentence under `file.unreadable.<why>` in the messages. */
import { AppError } from '../core/app-error.ts'

export type Why =
  | 'not_found'
  | 'folder'
  | 'no_permission'
  | 'html'
  | 'xml'
  | 'word'
  | 'slides'
  | 'ods'
  | 'xlsb'
  | 'old_xls'
  | 'pdf'
  | 'picture'
  | 'archive'
  | 'damaged'
  | 'unknown'

/** The refusal of a file that is not a workbook we can read. Pure. */
export function unreadable(file: string, why: Why): AppError {
  return new AppError('file.unreadable', 2, { file, why }, { file })
}

/** The refusal of a workbook that is locked by a password. Pure. */
export function encrypted(file: string): AppError {
  return new AppError('file.encrypted', 2, { file }, { file })
}

/** The refusal of a workbook without one filled cell. Pure. */
export function empty(file: string): AppError {
  return new AppError('file.empty', 2, { file }, { file })
}
