/** Where the office's folder is, and the two of its settings that are needed before anything heavy is loaded. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { AppError } from '../core/app-error.ts'

export const SETTINGS_FILE = 'gridbook.yaml'

export interface OfficeSearch {
  /** `--office DIR`. */
  readonly flag: string | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

export interface PeekedSettings {
  readonly language: string | null
  readonly today: string | null
}

/** The folder named by --office or GRIDBOOK_OFFICE as it is, else the nearest upwards with gridbook.yaml, else null. */
export function findOffice(search: OfficeSearch): string | null {
  const named = search.flag ?? search.env.GRIDBOOK_OFFICE
  if (named) return resolve(search.cwd, named)
  for (let dir = resolve(search.cwd); ; dir = dirname(dir)) {
    if (existsSync(join(dir, SETTINGS_FILE))) return dir
    if (dirname(dir) === dir) return null
  }
}

/** The same, or the refusal that names `gridbook init` and `gridbook demo`. */
export function requireOffice(search: OfficeSearch): string {
  const dir = findOffice(search)
  if (dir === null) throw new AppError('office.not_found', 2, { dir: resolve(search.cwd) })
  if (!isThere(join(dir, SETTINGS_FILE))) {
    throw new AppError(existsSync(dir) ? 'office.not_an_office' : 'office.no_such_folder', 2, { dir })
  }
  return dir
}

/** A folder that may not be looked into is no empty folder: what the system refuses is thrown. */
function isThere(path: string): boolean {
  try {
    statSync(path)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM') throw error
    return false
  }
}

/** Language and day from gridbook.yaml by its lines: the YAML reader is too heavy for `--help`. Nothing is checked here. */
export function peekSettings(dir: string): PeekedSettings {
  let lines: string
  try {
    lines = readFileSync(join(dir, SETTINGS_FILE), 'utf8')
  } catch {
    return { language: null, today: null }
  }
  return { language: topScalar(lines, 'language'), today: topScalar(lines, 'today') }
}

function topScalar(text: string, key: string): string | null {
  const found = new RegExp(`^${key}:[ \\t]*["']?([^"'#\\s]+)`, 'm').exec(text)
  return found?.[1] ?? null
}
