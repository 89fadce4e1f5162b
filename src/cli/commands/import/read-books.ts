/** The workbooks of one import, read one after the other; tables of submissions wait for their rosters and come last, joined. */
import { basename } from 'node:path'
import { AppError } from '../../../core/app-error.ts'
import { error, type Problem } from '../../../core/problem.ts'
import type { Definitions } from '../../../forms/form.ts'
import type { RawWorkbook } from '../../../forms/raw-sheet.ts'
import { holdsSubmissions, joinSubmissions } from '../../../forms/submissions.ts'
import type { LongBook } from '../../../sheets/long-book.ts'
import type { ReadLimits } from '../../../sheets/read-limits.ts'

/** `open` tries to open a long list. A file that can't be read is a problem beside others, and a refusal when it is the only one. */
export async function* readBooks(
  files: readonly string[],
  limits: ReadLimits,
  definitions: Definitions,
  today: string,
  open: (file: string) => Promise<LongBook | null>,
): AsyncGenerator<RawWorkbook | LongBook | Problem> {
  const waiting: RawWorkbook[] = []
  for (const file of files) {
    const long = await open(file)
    if (long !== null && !holdsSubmissions(long.head, definitions)) {
      yield long
      continue
    }
    const book = await readBook(file, limits, files.length === 1)
    if (!('sheets' in book)) yield book
    else if (holdsSubmissions(book, definitions)) waiting.push(book)
    else yield book
  }
  const { books, halves } = joinSubmissions(waiting, definitions, today)
  const [half] = halves
  if (half && files.length === waiting.length && books.length === 0)
    throw new AppError('import.half', 2, { file: half.file, why: half.lacks })
  for (const { file, lacks } of halves) yield error('import.half', { file }, null, { file, why: lacks })
  yield* books
}

/** One workbook, whole; when it is the only one, what is wrong with it is thrown. */
export async function readBook(file: string, limits: ReadLimits, alone: boolean): Promise<RawWorkbook | Problem> {
  const { readWorkbook } = await import('../../../sheets/read-workbook.ts')
  try {
    return await readWorkbook(file, limits)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || alone) throw thrown
    return error(thrown.code, { file: basename(file) }, null, thrown.detail)
  }
}
