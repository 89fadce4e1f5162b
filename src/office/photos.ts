/** Photos of staff: files in the office's folder of photos, named by the roster. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { type Problem, warning } from '../core/problem.ts'

/** In a Chinese office 照片/, in any office photos/; a photo may also lie in the office's folder itself. */
const FOLDERS = ['照片', 'photos', '']
const LARGEST = 8 * 1024 * 1024

export interface Photo {
  /** What layouts call it: the name alone, its ending by what the file is. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** The photo that the roster names, or a problem that says why there is none. A name with a path in it is only its last part. */
export function readPhoto(officeDir: string, said: string): Photo | Problem {
  const file = basename(said.replaceAll('\\', '/').trim())
  const path = FOLDERS.map((folder) => join(officeDir, folder, file)).find(
    (candidate) => file !== '' && statSync(candidate, { throwIfNoEntry: false })?.isFile(),
  )
  if (path === undefined || !existsSync(path)) return warning('print.photo_missing', { file }, said)
  if (statSync(path).size > LARGEST) return warning('print.photo_large', { file }, said, { mb: String(LARGEST >> 20) })
  const bytes = readFileSync(path)
  const kind = kindOf(bytes)
  if (kind === null) return warning('print.photo_broken', { file }, said)
  return { name: `photo-${basename(file, extname(file))}.${kind}`, bytes }
}

/** By its first and last bytes: a photo whose end is missing is cut off somewhere on its way. */
function kindOf(bytes: Buffer): 'jpg' | 'png' | null {
  const head = bytes.toString('hex', 0, 8)
  if (head.startsWith('ffd8ff')) return bytes.includes(Buffer.from('ffd9', 'hex'), bytes.length - 64) ? 'jpg' : null
  if (head === '89504e470d0a1a0a') return bytes.includes('IEND', bytes.length - 64) ? 'png' : null
  return null
}
