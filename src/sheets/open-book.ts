/** An .xlsx opened at its table of contents: which worksheets there are, under which parts, and what a zip of something else is. */
import { type ReadLimits, tooLarge } from './read-limits.ts'
import { type LongList, scannedPart } from './scanned-part.ts'
import { unreadable, type Why } from './unreadable.ts'
import { type Archive, openArchive } from './xlsx-archive.ts'
import { type Book, bookHandler, type Relation, relationsHandler, relationsOf, resolveTarget } from './xlsx-book.ts'
import { walkXml, type XmlHandler, xmlFeed } from './xlsx-xml.ts'

export interface OpenBook {
  readonly epoch1904: boolean
  readonly worksheets: readonly {
    readonly name: string
    readonly hidden: boolean
    readonly part: string
    /** Unpacked, in bytes. */
    readonly size: number
  }[]
  /** The part of a type of relation of the workbook, or `fallback`. */
  readonly partOf: (type: string, fallback: string) => string
  readonly walk: Walk
}

/** Reads a part; `between` is awaited after every piece. */
export type Walk = (part: string, handler: XmlHandler, list?: LongList, between?: () => Promise<void>) => Promise<void>

const OTHER_ZIPS: readonly (readonly [string, Why])[] = [
  ['word/document.xml', 'word'],
  ['ppt/presentation.xml', 'slides'],
  ['xl/workbook.bin', 'xlsb'],
  ['content.xml', 'ods'],
]

/** Opens the workbook in `bytes`; `file` is only for messages. */
export async function openBook(file: string, bytes: Buffer, limits: ReadLimits): Promise<OpenBook> {
  const archive = await openArchive(file, bytes, limits)
  const walk: Walk = (part, handler, list, between) => {
    const strict = xmlFeed(handler, limits.text, () => tooLarge(file, 'text', limits.text))
    return walkXml(archive.read(part), list ? scannedPart(list, strict) : strict, between)
  }
  const bookPart = await findBook(archive, walk, file)
  const relations = new Map<string, Relation>()
  await walk(relationsOf(bookPart), relationsHandler(relations))
  const book: Book = { epoch1904: false, sheets: [] }
  await walk(bookPart, bookHandler(book))
  const worksheets = book.sheets.flatMap(({ name, hidden, relation: id }) => {
    const relation = relations.get(id)
    // Chart sheets and dialogs have no cells.
    if (relation?.type !== 'worksheet') return []
    const part = resolveTarget(bookPart, relation.target)
    if (!archive.has(part)) throw unreadable(file, 'damaged')
    return [{ name, hidden, part, size: archive.size(part) }]
  })
  const partOf = (type: string, fallback: string) => {
    const relation = [...relations.values()].find((candidate) => candidate.type === type)
    return relation === undefined ? fallback : resolveTarget(bookPart, relation.target)
  }
  return { epoch1904: book.epoch1904, worksheets, partOf, walk }
}

async function findBook(
  archive: Archive,
  walk: (part: string, handler: XmlHandler) => Promise<void>,
  file: string,
): Promise<string> {
  for (const [part, why] of OTHER_ZIPS) if (archive.has(part)) throw unreadable(file, why)
  const relations = new Map<string, Relation>()
  await walk('_rels/.rels', relationsHandler(relations))
  const main = [...relations.values()].find((relation) => relation.type === 'officeDocument')
  const part = main === undefined ? 'xl/workbook.xml' : resolveTarget('', main.target)
  if (archive.has(part)) return part
  // A zip of something else, or a workbook that lost its heart: a name inside tells which.
  throw unreadable(file, archive.has('[Content_Types].xml') ? 'damaged' : 'archive')
}
