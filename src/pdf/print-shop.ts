/** What every paper is set with: the layouts, the office's own laid over the shipped ones, and the shipped fonts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontCoverage } from './font-coverage.ts'

export interface PrintShop {
  /** Layout file name → text. */
  readonly layouts: ReadonlyMap<string, string>
  readonly fonts: readonly Buffer[]
  /** Whether the fonts can set a character. */
  readonly covers: (codePoint: number) => boolean
}

/** Reads templates/fonts of `shipped`, and templates/cards of every folder given; a later folder's layout replaces an earlier one's. */
export function openPrintShop(shipped: string, overlays: readonly string[] = []): PrintShop {
  const fonts = filesIn(join(shipped, 'fonts'), '.ttf').map((path) => readFileSync(path))
  const layouts = new Map<string, string>()
  for (const folder of [shipped, ...overlays]) {
    for (const path of filesIn(join(folder, 'cards'), '.typ')) layouts.set(nameOf(path), readFileSync(path, 'utf8'))
  }
  return { layouts, fonts, covers: fontCoverage(fonts) }
}

/** Sorted, so that every machine hands them over in the same order. */
function filesIn(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(folder, name))
}

function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}
