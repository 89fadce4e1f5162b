/** The shipped regulation and calendars, read once when the program is built: a ranking waits neither for YAML nor for a schema. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { Rulebook } from '../assessment/read-rulebook.ts'
import type { CalendarYear } from '../assessment/workdays.ts'
import { type Decimal, decimal } from '../core/decimal.ts'
import type { Plain } from '../definition/parse-yaml.ts'
import type { LineCol, Path } from '../definition/read-definition.ts'

const FILE = 'regulation.json'

interface CompiledRulebook {
  readonly book: Omit<Rulebook, 'locate'>
  /** `items.0.max` → line and column; the file itself under the empty name. */
  readonly places: Readonly<Record<string, LineCol>>
}

export interface RegulationFile {
  readonly file: string
  readonly bytes: Buffer
}

/** Writes what the editions and calendars say into `folder` (dist/); part of the build. Refuses a file with an error. */
export async function compileRegulation(
  folder: string,
  { rules, calendar }: { rules: readonly RegulationFile[]; calendar: readonly RegulationFile[] },
): Promise<void> {
  const { readRulebook } = await import('../assessment/read-rulebook.ts')
  const { readCalendar } = await import('../assessment/read-calendar.ts')
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
  for (const { file, bytes } of calendar) {
    const { year, problems } = readCalendar(file, bytes)
    if (year === null) throw new Error(`${file}: ${JSON.stringify(problems)}`)
    compiled[digest(bytes)] = JSON.stringify(year)
  }
  writeFileSync(join(folder, FILE), JSON.stringify(compiled))
}

let known: Readonly<Record<string, string>> | null = null

/** The edition in `bytes` as it was compiled; null from source, and for every file that is not ours. */
export function compiledRulebook(file: string, bytes: Buffer): Rulebook | null {
  const text = compiledText(bytes)
  if (text === null) return null
  const { book, places } = JSON.parse(text, fromText) as CompiledRulebook
  return book.file === file ? { ...book, locate: (wanted) => nearest(wanted, places) } : null
}

/** The year in `bytes` as it was compiled; null as above. */
export function compiledYear(bytes: Buffer): CalendarYear | null {
  const text = compiledText(bytes)
  return text === null ? null : (JSON.parse(text) as CalendarYear)
}

function compiledText(bytes: Buffer): string | null {
  const path = join(dirname(fileURLToPath(import.meta.url)), FILE)
  known ??= existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {}
  return known[digest(bytes)] ?? null
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
