/** A zip of text tables, as ODK Central and its like export submissions: every table a sheet. */
import type { RawSheet } from '../forms/raw-sheet.ts'
import { readCsv } from './read-csv.ts'
import type { ReadLimits } from './read-limits.ts'
import { openArchive } from './xlsx-archive.ts'

/** The tables that stand in the zip itself, not in a folder of it (those are pictures); null when there is none. */
export async function readCsvArchive(file: string, bytes: Buffer, limits: ReadLimits): Promise<RawSheet[] | null> {
  const { names, read } = await openArchive(file, bytes, limits)
  const tables = names.filter((name) => /^[^/]+\.(csv|tsv)$/u.test(name)).sort()
  const sheets: RawSheet[] = []
  for (const name of tables) {
    const pieces: Uint8Array[] = []
    for await (const piece of read(name)) pieces.push(piece)
    sheets.push(readCsv(file, name.replace(/\.[^.]*$/u, ''), Buffer.concat(pieces), limits))
  }
  return sheets.length === 0 ? null : sheets
}
