/** Scans, screenshots and minutes: copied into the office's evidence folder under their hash, never overwritten. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { AppError } from '../core/app-error.ts'
import type { OfficePaths } from './office-folder.ts'
import { writeFile } from './write-file.ts'

/** A phone's photo has a few MB; a video belongs elsewhere. */
const LARGEST_MB = 20

/** How a kept file is named: the beginning of its SHA-256, then its own name. Short of what looks like an identity number. */
const KEPT = /^(?:佐证|evidence)\/([0-9a-f]{12})_.+$/u

/**
 * What was said as evidence: words stay words; a file that is there (from `folder`) is copied and becomes `佐证/<hash>_<name>`.
 * What looks like a path and is no file is refused.
 */
export function keepEvidence(paths: OfficePaths, folder: string, said: string): string {
  const file = resolve(folder, said)
  if (!existsSync(file) || !statSync(file).isFile()) {
    if (looksLikeFile(said)) throw new AppError('evidence.not_there', 2, { value: said })
    return said
  }
  const { size } = statSync(file)
  if (size > LARGEST_MB * 1e6) {
    throw new AppError('evidence.too_large', 2, {
      value: said,
      megabytes: (size / 1e6).toFixed(1),
      most: String(LARGEST_MB),
    })
  }
  const bytes = readFileSync(file)
  const name = `${hashOf(bytes)}_${basename(file)
    .normalize('NFC')
    .replace(/[\s;；|]+/gu, '_')}`
  const copy = join(paths.evidence, name)
  if (!existsSync(copy)) writeFile(copy, bytes)
  else if (!readFileSync(copy).equals(bytes)) throw new AppError('evidence.changed', 3, { file: name })
  return `${basename(paths.evidence)}/${name}`
}

/**
 * Takes evidence along with a copy of the register: to the folder of the same name beside it, which all copies there share. A
 * name holds the hash, so that what is there already stays. Gives how many files were new.
 */
export function evidenceBeside(paths: OfficePaths, copy: string): number {
  return copyKept(paths.evidence, join(dirname(copy), basename(paths.evidence)))
}

/** Brings back from beside a copy what the office no longer has; gives how many files those were. */
export function evidenceFrom(paths: OfficePaths, copy: string): number {
  return FOLDER_NAMES.reduce((count, name) => count + copyKept(join(dirname(copy), name), paths.evidence), 0)
}

const FOLDER_NAMES = ['佐证', 'evidence']

function copyKept(from: string, to: string): number {
  if (!existsSync(from) || resolve(from) === resolve(to)) return 0
  const names = readdirSync(from).filter((name) => KEPT.test(`evidence/${name}`) && !existsSync(join(to, name)))
  for (const name of names) writeFile(join(to, name), readFileSync(join(from, name)))
  return names.length
}

/** Which of these are files that were kept here, each once. Pure. */
export function keptFiles(named: readonly string[]): string[] {
  return [...new Set(named.filter((text) => KEPT.test(text)))].sort()
}

/** Of the files that records name: which are gone, and which in the folder are no longer what they were. */
export function checkEvidence(paths: OfficePaths, named: readonly string[]): { missing: string[]; changed: string[] } {
  const missing = keptFiles(named).filter((text) => !existsSync(join(paths.evidence, basename(text))))
  const there = existsSync(paths.evidence) ? readdirSync(paths.evidence).sort() : []
  const changed = there.filter((name) => {
    const hash = KEPT.exec(`evidence/${name}`)?.[1]
    return hash !== undefined && hashOf(readFileSync(join(paths.evidence, name))) !== hash
  })
  return { missing, changed }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}

function looksLikeFile(text: string): boolean {
  return /^[^\s，。；：]+\.(?:jpe?g|png|heic|webp|bmp|gif|pdf|docx?|xlsx?|wps|et|txt|mp4)$/iu.test(text.trim())
}
