/** Any workbook file to a raw workbook: what the file really is decides how it is read, and what can't be read says why. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../core/app-error.ts'
import type { RawSheet, RawWorkbook } from '../forms/raw-sheet.ts'
import { fileKind } from './file-kind.ts'
import { readCsv } from './read-csv.ts'
import { readCsvArchive } from './read-csv-archive.ts'
import { DEFAULT_LIMITS, type ReadLimits, tooLarge } from './read-limits.ts'
import { readXls } from './read-xls.ts'
import { readXlsx } from './read-xlsx.ts'
import { empty, unreadable } from './unreadable.ts'

/** Reads the workbook at `path`; throws an AppError with exit 2 when it can't be read at all. */
export async function readWorkbook(path: string, limits: ReadLimits = DEFAULT_LIMITS): Promise<RawWorkbook> {
  const file = basename(path)
  const bytes = await readBytes(path, file, limits)
  if (bytes.length === 0) throw empty(file)
  const base = { file, path, sha256: createHash('sha256').update(bytes).digest('hex') }
  const workbook = { ...base, ...(await readContent(file, bytes, limits)) }
  if (workbook.sheets.every((sheet) => sheet.rows.length === 0)) throw empty(file)
  return workbook
}

async function readContent(
  file: string,
  bytes: Buffer,
  limits: ReadLimits,
): Promise<Pick<RawWorkbook, 'kind' | 'sheets' | 'stamp'>> {
  try {
    const kind = fileKind(file, bytes)
    if (kind === 'zip') return await readZip(file, bytes, limits)
    if (kind === 'xls') return { kind: 'xls', sheets: await readXls(file, bytes, limits), stamp: {} }
    const sheets: RawSheet[] = [readCsv(file, sheetName(file), bytes, limits)]
    return { kind: 'csv', sheets, stamp: {} }
  } catch (error) {
    // Whatever a zip, XML or BIFF reader stumbles over is the file's damage, not a defect of ours.
    throw error instanceof AppError ? error : unreadable(file, 'damaged')
  }
}

/** A zip that is no workbook may hold text tables. */
async function readZip(file: string, bytes: Buffer, limits: ReadLimits): ReturnType<typeof readContent> {
  try {
    return { kind: 'xlsx', ...(await readXlsx(file, bytes, limits)) }
  } catch (error) {
    if (!(error instanceof AppError) || error.detail.why !== 'archive') throw error
    const sheets = await readCsvArchive(file, bytes, limits)
    if (sheets === null) throw error
    return { kind: 'csv', sheets, stamp: {} }
  }
}

async function readBytes(path: string, file: string, limits: ReadLimits): Promise<Buffer> {
  try {
    const status = await stat(path)
    if (status.isDirectory()) throw unreadable(file, 'folder')
    if (status.size > limits.file) throw tooLarge(file, 'file', limits.file)
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT' || code === 'ENOTDIR') throw unreadable(file, 'not_found')
    throw unreadable(file, code === 'EACCES' || code === 'EPERM' ? 'no_permission' : 'damaged')
  }
}

/** The sheet of a text table carries the file's name without its ending. */
function sheetName(file: string): string {
  return file.replace(/\.[^.]*$/, '')
}
