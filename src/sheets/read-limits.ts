/** How much a workbook may hold before it is refused: checked while reading, before memory is used. */
import { AppError } from '../core/app-error.ts'

export interface ReadLimits {
  /** Bytes of the file itself. */
  readonly file: number
  /** Bytes of all parts of an .xlsx once unpacked, as declared; a part longer than it declares is damaged. */
  readonly unpacked: number
  /** Unpacked to packed, looked at only beyond 32 MiB unpacked: blank formatted rows pack very well. */
  readonly ratio: number
  readonly entries: number
  /** Cells that are not blank, over all sheets. */
  readonly cells: number
  /** Characters of one cell or one run of text. */
  readonly text: number
}

export const DEFAULT_LIMITS: ReadLimits = {
  file: 512 * 1024 * 1024,
  unpacked: 2 * 1024 * 1024 * 1024,
  ratio: 400,
  entries: 10_000,
  cells: 20_000_000,
  text: 4 * 1024 * 1024,
}

/** The limits that an office has settled, by the names of gridbook.yaml. Pure. */
export function readLimits(
  settled: Readonly<Record<'file_mb' | 'unpacked_mb' | 'ratio' | 'entries' | 'cells' | 'text', number>>,
): ReadLimits {
  const { file_mb, unpacked_mb, ...others } = settled
  return { ...others, file: file_mb * MEBIBYTE, unpacked: unpacked_mb * MEBIBYTE }
}

/** The refusal of a workbook that is beyond a limit; `why` names the limit. Pure. */
export function tooLarge(file: string, why: keyof ReadLimits, limit: number): AppError {
  const bytes = why === 'file' || why === 'unpacked'
  const said = bytes && limit >= MEBIBYTE ? `${Math.floor(limit / MEBIBYTE)} MB` : String(limit)
  return new AppError('file.too_large', 2, { file, why, limit: said }, { file })
}

const MEBIBYTE = 1024 * 1024
