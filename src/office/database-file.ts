/** The database as a file: whether it is one of ours, and how it is put in place of another. */
import { closeSync, copyFileSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs'

/** SQLite's own first 16 bytes, and `grbk` where it keeps the number of the program that a file belongs to (offset 68). */
export function isGridbookDatabase(file: string): boolean {
  if (statSync(file).isDirectory()) return false
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    const length = readSync(handle, header, 0, 100, 0)
    return (
      length === 100 &&
      header.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
      header.toString('latin1', 68, 72) === 'grbk'
    )
  } finally {
    closeSync(handle)
  }
}

/** `file` copied next to `database`, tried by `prove`, and then renamed over it: an interruption leaves the old one. */
export async function replaceDatabase(
  database: string,
  file: string,
  prove: (aside: string) => Promise<void>,
): Promise<void> {
  const aside = `${database}.restoring`
  try {
    copyFileSync(file, aside)
    await prove(aside)
    renameSync(aside, database)
    // What belongs to the database that was there would be played into the new one.
    for (const tail of ['-wal', '-shm']) rmSync(database + tail, { force: true })
  } finally {
    for (const tail of ['', '-wal', '-shm']) if (existsSync(aside + tail)) rmSync(aside + tail, { force: true })
  }
}
