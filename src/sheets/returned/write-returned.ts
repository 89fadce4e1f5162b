/**
 * The workbook that goes back: the warden's own file, bad cells coloured with a note, and a first sheet that lists them
 * all. Only the parts that change are written anew; all others go over as they are packed.
 */

import type { Day } from '../../core/day.ts'
import type { Severity } from '../../core/problem.ts'
import { RETURN_LIST } from '../../forms/confirmations.ts'
import type { RawWorkbook } from '../../forms/raw-sheet.ts'
import { resolveTarget } from '../xlsx-book.ts'
import { listedSheets } from './book-parts.ts'
import { changedParts } from './changed-parts.ts'
import { drawNotes } from './note-shapes.ts'
import { writeNotes } from './notes.ts'
import { patchSheet, type SheetSeen } from './patch-sheet.ts'
import { placeProblems } from './place-problems.ts'
import { plainParts } from './plain-parts.ts'
import { pageXml } from './return-page.ts'
import { measuresOf } from './sheet-measures.ts'
import { freeNames, openBook, openSheet, type SourceBook, type SourceSheet, wordOf } from './source-book.ts'
import { openParts, type SourceParts, textOf } from './source-parts.ts'
import { type Styles, stylesOf } from './styles.ts'
import { type ZipFile, zipFile } from './zip-file.ts'

/** A problem already said; the place may be less than a cell. */
export interface ReturnedProblem {
  readonly sheet: string | null
  readonly row: number | null
  readonly column: string | null
  readonly cell: string | null
  readonly severity: Severity
  /** The problem's dotted code: it decides the colour. */
  readonly kind: string
  readonly message: string
  /** Goes in when the warden writes 属实 and why; absent means no. */
  readonly forceable?: boolean
}

/** Writes the returned .xlsx of `source`, read again from `source.path`, to `target`. */
export async function writeReturned(
  source: RawWorkbook,
  problems: readonly ReturnedProblem[],
  day: Day,
  target: string,
): Promise<void> {
  if (source.kind === 'xlsx') {
    const own = await openParts(source.path)
    try {
      return await writeFrom(own, source, problems, day, target)
    } catch (error) {
      // A full disk is no reason to try once more; a workbook that is put together oddly is written anew from its cells.
      if (error instanceof Error && 'syscall' in error) throw error
    } finally {
      own.close()
    }
  }
  await writeFrom(plainParts(source, RETURN_LIST), source, problems, day, target)
}

async function writeFrom(
  parts: SourceParts,
  source: RawWorkbook,
  problems: readonly ReturnedProblem[],
  day: Day,
  target: string,
): Promise<void> {
  const book = await openBook(parts)
  const listed = listedSheets(book.xml).flatMap(({ name, relation }) => {
    const found = book.relations.find(({ id }) => id === relation)
    if (found === undefined || wordOf(found) !== 'worksheet') return []
    return [{ name, relation, part: resolveTarget(book.part, found.target) }]
  })
  const raw = source.sheets.filter(({ name }) => name !== RETURN_LIST)
  const own = listed.filter(({ name }) => name !== RETURN_LIST)
  const old = listed.find(({ name }) => name === RETURN_LIST)
  if (own.length !== raw.length) throw new Error('sheets that were not read')
  const placed = placeProblems(
    raw,
    own.map(({ name }) => name),
    problems,
  )
  const names = freeNames(parts)
  const sheets: SourceSheet[] = []
  for (const [at, { part }] of own.entries()) sheets.push(await openSheet(book, part, placed.sheets[at], names))
  const page = names('xl/worksheets/sheet', '.xml')
  const written = await changedParts(book, { page, old, sheets, placed })
  const zip = zipFile(target, day)
  try {
    for (const [name, text] of written.texts) await zip.add(name, [Buffer.from(text, 'utf8')])
    const there = written.styles !== null && parts.has(written.styles) ? await textOf(parts, written.styles) : null
    const styles = stylesOf(there, !(await fromLibreOffice(parts)))
    const done = new Set([...written.texts.keys(), ...written.gone].map((name) => name.toLowerCase()))
    const add = async (name: string, pieces: Parameters<ZipFile['add']>[1]) => {
      done.add(name.toLowerCase())
      await zip.add(name, pieces)
    }
    await add(page, encoded(pageXml(source.file, day, placed.lines, styles, book.main)))
    for (const sheet of sheets) {
      if (written.returnedBefore || sheet.marks.marks.size > 0 || (await isSelected(parts, sheet.part)))
        await writeSheet(book, sheet, styles, add)
    }
    await add(written.styles ?? 'xl/styles.xml', encoded([styles.xml()]))
    for (const name of parts.names) if (!done.has(name.toLowerCase())) await parts.copyTo(zip, name)
    zip.end()
  } catch (error) {
    zip.abandon()
    throw error
  }
}

async function writeSheet(
  book: SourceBook,
  { part, marks, notes }: SourceSheet,
  styles: Styles,
  add: (name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) => Promise<void>,
): Promise<void> {
  const { parts } = book
  const seen: SheetSeen = { measures: measuresOf('', new Map()) }
  const plan = {
    marks: marks.marks,
    styleFor: styles.marked,
    page: RETURN_LIST,
    lines: marks.lines,
    drawing: notes?.relation ?? null,
    office: book.office,
  }
  await add(part, patchSheet(parts.read(part), plan, seen))
  if (notes === null) return
  const before = async (name: string) => (parts.has(name) ? await textOf(parts, name) : null)
  const written = writeNotes(await before(notes.comments), marks.notes, book.main)
  await add(notes.comments, encoded([written.xml]))
  await add(notes.drawing, encoded([drawNotes(await before(notes.drawing), written, seen.measures)]))
}

/** It puts a colour of its own choice behind every solid fill. */
async function fromLibreOffice(parts: SourceParts): Promise<boolean> {
  return parts.has('docProps/app.xml') && /(?:Libre|Open)Office/.test(await textOf(parts, 'docProps/app.xml'))
}

/** With two sheets selected, Excel would write every correction into both. */
async function isSelected(parts: SourceParts, part: string): Promise<boolean> {
  let head = ''
  for await (const piece of parts.read(part)) {
    head += Buffer.from(piece).toString('latin1')
    if (/<(?:[^\s<>/:]+:)?sheetData[\s/>]/.test(head)) break
  }
  return /\stabSelected\s*=/.test(head)
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece, 'utf8')
}
