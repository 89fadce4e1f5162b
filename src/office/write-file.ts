/** Writing a file so that an interruption leaves the old one whole: aside first, then in place. */
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Only its owner may read what is about residents. */
export const OWNER_ONLY = 0o600
export const OWNER_ONLY_FOLDER = 0o700

/** The whole content of `file`, new or replaced in one step; folders on the way are made. */
export function writeFile(file: string, content: string | Uint8Array): void {
  withFileAside(file, (aside) => {
    const handle = openSync(aside, 'w', OWNER_ONLY)
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content
      // One call may write less than it was given, and a disk that fills up says so only on the next one.
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  })
}

/** For writers that want a path (a stream, a library): `write` fills the path it is given, then it takes the place of `file`. */
export async function writeFileWith(file: string, write: (aside: string) => Promise<void>): Promise<void> {
  makeFolder(dirname(file))
  const aside = asideOf(file)
  try {
    closeSync(openSync(aside, 'w', OWNER_ONLY))
    await write(aside)
    putInPlace(aside, file)
  } catch (error) {
    removeAside(aside)
    throw named(error, file)
  }
}

/** A folder that only its owner may look into; one that is there stays as it is. */
export function makeFolder(dir: string): void {
  if (existsSync(dir)) return
  // One after the other: asked for all at once, Node 20 never comes back from a folder such as /proc, where nothing can be made.
  if (dirname(dir) !== dir) makeFolder(dirname(dir))
  mkdirSync(dir, { mode: OWNER_ONLY_FOLDER })
}

function withFileAside(file: string, write: (aside: string) => void): void {
  makeFolder(dirname(file))
  const aside = asideOf(file)
  try {
    write(aside)
    putInPlace(aside, file)
  } catch (error) {
    removeAside(aside)
    throw named(error, file)
  }
}

/** Where the folder may not be written to, there is nothing to remove either, and what is told is the first failure. */
function removeAside(aside: string): void {
  try {
    rmSync(aside, { force: true })
  } catch {}
}

function putInPlace(aside: string, file: string): void {
  chmodSync(aside, OWNER_ONLY)
  renameSync(aside, file)
}

/** In the same folder, because only there a rename is one step. */
function asideOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.part`)
}

/** The person knows the file by its own name, not by the one it had aside. */
function named(error: unknown, file: string): unknown {
  if (error instanceof Error && 'code' in error) Object.assign(error, { path: file })
  return error
}
