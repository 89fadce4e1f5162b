/** Scans, screenshots and minutes: copied into the office's evidence folder under their hash, never overwritten. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
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
