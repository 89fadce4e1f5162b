/** The shipped editions of the regulation, read once when the program is built: a ranking waits neither for YAML nor for a schema. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { Rulebook } from '../assessment/read-rulebook.ts'
import { type Decimal, decimal } from '../core/decimal.ts'
import type { Plain } from '../definition/parse-yaml.ts'
import type { LineCol, Path } from '../definition/read-definition.ts'

const FILE = 'rulebooks.json'

interface CompiledRulebook {
  readonly book: Omit<Rulebook, 'locate'>
  /** `items.0.max` → line and column; the file itself under the empty name. */
  readonly places: Readonly<Record<string, LineCol>>
}

/** Writes what the editions in `rules` say into `folder` (dist/); part of the build. Refuses an edition with an error. */
export async function compileRulebooks(
  folder: string,
  rules: readonly { readonly file: string; readonly bytes: Buffer }[],
): Promise<void> {
  const { readRulebook } = await import('../assessment/read-rulebook.ts')
  const { parseYaml } = await import('../definition/parse-yaml.ts')
  const compiled: Record<string, string> = {}
  for (const { file, bytes } of rules) {
    const { locate, ...book } = readRulebook(file, bytes)
    if (book.edition === null) throw new Error(`${file}: ${JSON.stringify(book.problems)}`)
    const places: Record<string, LineCol> = {}
    for (const path of pathsIn(parseYaml(file, bytes.toString('utf8')).value, [])) places[path.join('.')] = locate(path)
    const whole: CompiledRulebook = { book, places }
    const text = JSON.stringify(whole, toText)
    if (!isDeepStrictEqual(JSON.parse(text, fromText), whole)) throw new Error(`${file} is not kept as it is`)
    compiled[digest(bytes)] = text
  }
  writeFileSync(join(folder, FILE), JSON.stringify(compiled))
}

let known: Readonly<Record<string, string>> | null = null

/** The edition in `bytes` as it was compiled; null from source, and for every file that is not ours. */
export function compiledRulebook(file: string, bytes: Buffer): Rulebook | null {
  const path = join(dirname(fileURLToPath(import.meta.url)), FILE)
  known ??= existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
  const text = known?.[digest(bytes)]
  if (text === undefined) return null
  const compiled = JSON.parse(text, fromText) as CompiledRulebook
  if (compiled.book.file !== file) return null
  return { ...compiled.book, locate: (wanted) => nearest(wanted, compiled.places) }
}

function nearest(path: Path, places: CompiledRulebook['places']): LineCol {
  for (let length = path.length; length > 0; length--) {
    const place = places[path.slice(0, length).join('.')]
    if (place) return place
  }
  return places[''] ?? { line: 1, col: 1 }
}

function pathsIn(value: Plain, path: Path): Path[] {
  if (typeof value === 'string') return [path]
  const inside = Object.entries(value).flatMap(([key, one]) =>
    pathsIn(one, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return [path, ...inside]
}

/** A decimal stays one: its own text, marked. */
const MARK = '\u0000'

function toText(this: unknown, key: string, value: unknown): unknown {
  const own = (this as Record<string, unknown>)[key]
  return isDecimal(own) ? MARK + own.toFixed() : value
}

function fromText(_: string, value: unknown): unknown {
  return typeof value === 'string' && value.startsWith(MARK) ? decimal(value.slice(1)) : value
}

function isDecimal(value: unknown): value is Decimal {
  return typeof value === 'object' && value !== null && 'toFixed' in value
}

function digest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
