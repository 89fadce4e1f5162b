/** The editions of the regulation in force: ours in templates/rules, the office's own laid over them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkEditions, editionFor } from '../assessment/check-editions.ts'
import type { Rulebook } from '../assessment/read-rulebook.ts'
import type { Edition } from '../assessment/rulebook.ts'
import { AppError } from '../core/app-error.ts'
import type { Month } from '../core/day.ts'
import type { Problem } from '../core/problem.ts'
import { compiledRulebook } from './compiled-regulation.ts'
import { shippedTemplates } from './package-root.ts'
import { refuseErrors } from './problem-refusal.ts'
import type { Settings } from './settings.ts'

const SHIPPED_ID = 'baisha'

export interface RulebookFile extends Rulebook {
  /** The file's text, kept with every month that it scores. */
  readonly text: string
  readonly path: string
  readonly own: boolean
}

export interface Rulebooks {
  readonly id: string
  /** Editions of that id, oldest first; files that cannot be read stand last. */
  readonly books: readonly RulebookFile[]
  readonly problems: readonly Problem[]
}

/** Every edition of the rulebook that gridbook.yaml names, with what is wrong in them and between them. */
export async function loadRulebooks(officeDir: string, settings: Pick<Settings, 'rulebook'>): Promise<Rulebooks> {
  const shipped = await rulebookFiles(shippedTemplates(), false)
  const all = [...shipped, ...(await rulebookFiles(join(officeDir, 'templates'), true))]
  const wanted = settings.rulebook ?? SHIPPED_ID
  const id = all.find((book) => stem(book.path) === wanted)?.id ?? wanted
  const ofId = all.filter((book) => book.id === id || (book.id === null && stem(book.path) === wanted))
  if (ofId.length === 0) {
    const known = [...new Set(all.flatMap((book) => book.id ?? []))].join('、')
    throw new AppError('assess.no_rulebook', 2, { id: wanted, known })
  }
  // An office's file stands in place of ours of the same edition.
  const books = ofId.filter(
    (book) => book.own || !ofId.some((other) => other.own && other.editionName === book.editionName),
  )
  books.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
  return { id, books, problems: [...books.flatMap((book) => book.problems), ...checkEditions(books)] }
}

/** What a file said last in this process, so that a year of closings reads one regulation once. */
const readBefore = new Map<string, { readonly bytes: Buffer; readonly book: RulebookFile }>()

/** One file, for `assess rules check FILE` and for what-ifs. */
export async function loadRulebookFile(path: string, shownAs: string, own = true): Promise<RulebookFile> {
  const bytes = readFileSync(path)
  const id = JSON.stringify([path, shownAs, own])
  const known = readBefore.get(id)
  if (known?.bytes.equals(bytes)) return known.book
  const read = compiledRulebook(shownAs, bytes) ?? (await readFromText(shownAs, bytes))
  const book = { ...read, text: bytes.toString('utf8'), path, own }
  readBefore.set(id, { bytes, book })
  return book
}

async function readFromText(shownAs: string, bytes: Buffer): Promise<Rulebook> {
  const { readRulebook } = await import('../assessment/read-rulebook.ts')
  return readRulebook(shownAs, bytes)
}

export interface InForce {
  readonly book: RulebookFile
  readonly edition: Edition
  readonly editions: readonly Edition[]
}

/** The edition that scores a month; a regulation with an error scores nothing. */
export function rulesFor({ books, problems }: Rulebooks, month: Month): InForce {
  refuseErrors(problems)
  const editions = books.flatMap((book) => book.edition ?? [])
  const edition = editionFor(editions, month)
  const book = books.find((candidate) => candidate.edition === edition)
  if (edition === null || book === undefined) throw new AppError('assess.no_edition', 2, { month })
  return { book, edition, editions }
}

async function rulebookFiles(templates: string, own: boolean): Promise<RulebookFile[]> {
  const folder = join(templates, 'rules')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
  const books: RulebookFile[] = []
  for (const name of names) books.push(await loadRulebookFile(join(folder, name), `templates/rules/${name}`, own))
  return books
}

function stem(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '')
}

function startOf(book: RulebookFile): string {
  return book.edition?.effective.from ?? '9999'
}
