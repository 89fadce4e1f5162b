/** An .xlsx or .xlsm to raw sheets: part by part, streaming, strictly; macros and links are never looked at. */
import type { RawCell, RawSheet } from '../forms/raw-sheet.ts'
import type { NumberFormat } from './number-format.ts'
import { type ReadLimits, tooLarge } from './read-limits.ts'
import { stampHandler } from './stamp.ts'
import { unreadable, type Why } from './unreadable.ts'
import { type Archive, openArchive } from './xlsx-archive.ts'
import { type Book, bookHandler, type Relation, relationsHandler, relationsOf, resolveTarget } from './xlsx-book.ts'
import type { CellContext } from './xlsx-cell.ts'
import { type SheetContent, sheetHandler } from './xlsx-sheet.ts'
import { stringsHandler } from './xlsx-strings.ts'
import { stylesHandler } from './xlsx-styles.ts'
import { walkXml, type XmlHandler } from './xlsx-xml.ts'

export interface XlsxContent {
  readonly sheets: readonly RawSheet[]
  readonly stamp: Readonly<Record<string, string>>
}

const OTHER_ZIPS: readonly (readonly [string, Why])[] = [
  ['word/document.xml', 'word'],
  ['ppt/presentation.xml', 'slides'],
  ['xl/workbook.bin', 'xlsb'],
  ['content.xml', 'ods'],
]

/** Reads the workbook in `bytes`; `file` is only for messages. */
export async function readXlsx(file: string, bytes: Buffer, limits: ReadLimits): Promise<XlsxContent> {
  const archive = await openArchive(file, bytes, limits)
  const walk = (part: string, handler: XmlHandler) =>
    walkXml(archive.read(part), handler, limits.text, () => tooLarge(file, 'text', limits.text))

  const bookPart = await findBook(archive, walk, file)
  const relations = new Map<string, Relation>()
  await walk(relationsOf(bookPart), relationsHandler(relations))
  const book: Book = { epoch1904: false, sheets: [] }
  await walk(bookPart, bookHandler(book))
  const partOf = (type: string, fallback: string) => {
    const relation = [...relations.values()].find((candidate) => candidate.type === type)
    return relation === undefined ? fallback : resolveTarget(bookPart, relation.target)
  }

  const formats: NumberFormat[] = []
  await walk(partOf('styles', 'xl/styles.xml'), stylesHandler(formats))
  const strings: (RawCell | undefined)[] = []
  const beyondText = () => tooLarge(file, 'text', limits.text)
  await walk(partOf('sharedStrings', 'xl/sharedStrings.xml'), stringsHandler(strings, limits.text, beyondText))
  const context: CellContext = { strings, formats, epoch1904: book.epoch1904 }

  let cellCount = 0
  const count = () => {
    cellCount++
    if (cellCount > limits.cells) throw tooLarge(file, 'cells', limits.cells)
  }
  const sheets: RawSheet[] = []
  for (const sheet of book.sheets) {
    const relation = relations.get(sheet.relation)
    if (relation?.type !== 'worksheet') continue
    const part = resolveTarget(bookPart, relation.target)
    if (!archive.has(part)) throw unreadable(file, 'damaged')
    const content: SheetContent = { rows: [], merges: [] }
    await walk(part, sheetHandler(content, context, count))
    sheets.push({ name: sheet.name, hidden: sheet.hidden, rows: content.rows, merges: content.merges })
  }
  const stamp: Record<string, string> = {}
  await walk('docProps/custom.xml', stampHandler(stamp))
  return { sheets, stamp }
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
