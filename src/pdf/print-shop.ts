/** What every paper is set with: the layouts, the office's own laid over the shipped ones, and the shipped fonts. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontCoverage } from './font-coverage.ts'

export interface PrintShop {
  /** Layout file name → text. */
  readonly layouts: ReadonlyMap<string, string>
  /** Font files, in the same order on every machine. */
  readonly fonts: readonly string[]
  /** Whether the fonts can set a character. */
  readonly covers: (codePoint: number) => boolean
}

/** Looks into templates/fonts of `shipped`, and templates/cards of every folder given; a later folder's layout replaces an earlier one's. */
export function openPrintShop(shipped: string, overlays: readonly string[] = []): PrintShop {
  const layouts = new Map<string, string>()
  for (const folder of [shipped, ...overlays]) {
    for (const path of filesIn(join(folder, 'cards'), '.typ')) layouts.set(nameOf(path), readFileSync(path, 'utf8'))
  }
  return { layouts, ...fontsOf(shipped) }
}

type Fonts = Pick<PrintShop, 'fonts' | 'covers'>

/** What they cover is read once in a process. */
const readBefore = new Map<string, Fonts>()

function fontsOf(shipped: string): Fonts {
  const known = readBefore.get(shipped)
  if (known) return known
  const fonts = filesIn(join(shipped, 'fonts'), '.ttf')
  const read = { fonts, covers: fontCoverage(fonts) }
  readBefore.set(shipped, read)
  return read
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
