/** The editions of the regulation in force: ours in templates/rules, the office's own laid over them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkEditions, editionFor } from '../assessment/check-editions.ts'
import type { Rulebook } from '../assessment/read-rulebook.ts'
import type { Edition } from '../assessment/rulebook.ts'
import { AppError } from '../core/app-error.ts'
import { addMonths, type Month } from '../core/day.ts'
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
  const all = [...rulebookFiles(shippedTemplates(), false), ...rulebookFiles(join(officeDir, 'templates'), true)]
  const wanted = settings.rulebook ?? SHIPPED_ID
  const id = all.find((file) => stem(file.path) === wanted)?.id ?? wanted
  const ofId = await loadAll(all.filter((file) => file.id === id || (file.id === null && stem(file.path) === wanted)))
  if (ofId.length === 0) {
    const known = [...new Set(all.flatMap((file) => file.id ?? []))].join('、')
    throw new AppError('assess.no_rulebook', 2, { id: wanted, known })
  }
  // An office's file stands in place of ours of the same edition.
  const standing = ofId.filter(
    (book) => book.own || !ofId.some((other) => other.own && other.editionName === book.editionName),
  )
  standing.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
  const books = standing.map((book, at) => (book.own ? book : endedBy(book, standing[at + 1])))
  return { id, books, problems: [...books.flatMap((book) => book.problems), ...checkEditions(books)] }
}

/** Ours has no end, and nobody can write one into it: it ends where the office's own next edition begins. */
function endedBy(book: RulebookFile, next: RulebookFile | undefined): RulebookFile {
  const { edition } = book
  const from = next?.edition?.effective.from
  if (edition === null || edition.effective.to !== null || !next?.own || from === undefined) return book
  if (from <= edition.effective.from) return book
  return { ...book, edition: { ...edition, effective: { ...edition.effective, to: addMonths(from, -1) } } }
}

/** The rulebooks that come with the program, for whoever looks for an example. */
export async function shippedRulebooks(): Promise<RulebookFile[]> {
  return loadAll(rulebookFiles(shippedTemplates(), false))
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

interface FoundFile {
  readonly path: string
  readonly shownAs: string
  readonly own: boolean
  /** As its line says, so that only the rulebook in force is read whole; null where no line says it. */
  readonly id: string | null
}

function rulebookFiles(templates: string, own: boolean): FoundFile[] {
  const folder = join(templates, 'rules')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
  return names.map((name) => {
    const path = join(folder, name)
    const id = /^id:[ ]*["']?([\w-]+)/m.exec(readFileSync(path, 'utf8'))?.[1] ?? null
    return { path, shownAs: `templates/rules/${name}`, own, id }
  })
}

async function loadAll(files: readonly FoundFile[]): Promise<RulebookFile[]> {
  const books: RulebookFile[] = []
  for (const { path, shownAs, own } of files) books.push(await loadRulebookFile(path, shownAs, own))
  return books
}

function stem(path: string): string {
  return path.replace(/^.*[/\\]/, '').replace(/\.ya?ml$/, '')
}

function startOf(book: RulebookFile): string {
  return book.edition?.effective.from ?? '9999'
}
