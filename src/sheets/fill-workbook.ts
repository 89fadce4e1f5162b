/** Somebody else's workbook: its drop-down lists and formulas told, and the same file written again with values filled in. */
import type { Day } from '../core/day.ts'
import type { RawWorkbook } from '../forms/raw-sheet.ts'
import { type FillLook, fillSheetXml, movedReferences, movesOf, type SheetFill } from './fill-sheet.ts'
import { builtinFormat, formatOf } from './number-format.ts'
import { listedSheets, withRelations, withTypes } from './returned/book-parts.ts'
import { cellPlace } from './returned/cell-name.ts'
import { openBook, type SourceBook, wordOf } from './returned/source-book.ts'
import { openParts, textOf } from './returned/source-parts.ts'
import { attributeOf, childrenOf, rootOf, tagOf, unescapeXml, withAttribute } from './returned/xml-text.ts'
import { zipFile } from './returned/zip-file.ts'
import { relationsOf, resolveTarget } from './xlsx-book.ts'

export interface SheetRules {
  /** 0-based column → what its drop-down list offers. */
  readonly drops: ReadonlyMap<number, readonly string[]>
  isFormula(row: number, column: number): boolean
}

/** Rules of the sheets by name; the workbook has been read already, within its limits. */
export async function readSheetRules(raw: RawWorkbook): Promise<ReadonlyMap<string, SheetRules>> {
  const parts = await openParts(raw.path)
  try {
    const book = await openBook(parts)
    const rules = new Map<string, SheetRules>()
    for (const { name, part } of sheetsOf(book)) {
      const xml = await textOf(parts, part)
      const formulas = new Set(
        [...xml.matchAll(/<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f[\s>/]/gu)].map(
          ([, cell]) => cell ?? '',
        ),
      )
      const places = new Set([...formulas].map((cell) => keyOf(cellPlace(cell))))
      rules.set(name, {
        drops: dropsIn(xml, name, raw, book),
        isFormula: (row, column) => places.has(`${row}:${column}`),
      })
    }
    return rules
  } finally {
    parts.close()
  }
}

/** Writes `raw`, filled, to `target`; sheets without a fill go over as they are. */
export async function writeFilled(
  raw: RawWorkbook,
  fills: ReadonlyMap<string, SheetFill>,
  day: Day,
  target: string,
): Promise<void> {
  const parts = await openParts(raw.path)
  const zip = zipFile(target, day)
  try {
    const book = await openBook(parts)
    const look = await lookOf(book)
    const texts = new Map<string, string>()
    let contents = book.xml
    for (const [index, { name, part }] of sheetsOf(book).entries()) {
      const fill = fills.get(name)
      if (!fill) continue
      texts.set(part, fillSheetXml(await textOf(parts, part), fill, look))
      contents = movedNames(contents, index, fill)
    }
    const chain = book.relations.find((relation) => wordOf(relation) === 'calcChain')
    const gone = chain ? resolveTarget(book.part, chain.target) : null
    if (chain && gone !== null) {
      const file = relationsOf(book.part)
      texts.set(file, withRelations(await textOf(parts, file), new Set([chain.id]), []))
      texts.set(
        '[Content_Types].xml',
        withTypes(await textOf(parts, '[Content_Types].xml'), new Map(), new Set([gone])),
      )
    }
    texts.set(book.part, countedAgain(contents))
    const lower = new Map([...texts].map(([name, text]) => [name.toLowerCase(), text]))
    for (const name of parts.names) {
      const text = lower.get(name.toLowerCase())
      if (text !== undefined) await zip.add(name, [Buffer.from(text, 'utf8')])
      else if (name.toLowerCase() !== gone?.toLowerCase()) await parts.copyTo(zip, name)
    }
    zip.end()
  } catch (error) {
    zip.abandon()
    throw error
  } finally {
    parts.close()
  }
}

function sheetsOf(book: SourceBook): { name: string; part: string }[] {
  return listedSheets(book.xml).map(({ name, relation }) => {
    const found = book.relations.find(({ id }) => id === relation)
    return { name, part: found ? resolveTarget(book.part, found.target) : '' }
  })
}

function keyOf(place: { row: number; column: number } | null): string {
  return place ? `${place.row}:${place.column}` : ''
}

/** Lists written out, and lists of cells of this workbook; anything cleverer offers nothing that could be known here. */
function dropsIn(xml: string, sheet: string, raw: RawWorkbook, book: SourceBook): Map<number, readonly string[]> {
  const drops = new Map<number, readonly string[]>()
  for (const [, attributes = '', inner = ''] of xml.matchAll(
    /<(?:\w+:)?dataValidation(\s[^>]*)>([\s\S]*?)<\/(?:\w+:)?dataValidation>/gu,
  )) {
    if (attributeOf(`<a${attributes}>`, 'type') !== 'list') continue
    const formula = unescapeXml(
      (/<(?:\w+:)?formula1>([\s\S]*?)<\/(?:\w+:)?formula1>/u.exec(inner)?.[1] ?? '').replace(/<[^>]*>/gu, ''),
    ).trim()
    const ranges =
      attributeOf(`<a${attributes}>`, 'sqref') ?? /<(?:\w+:)?sqref>([\s\S]*?)<\/(?:\w+:)?sqref>/u.exec(inner)?.[1] ?? ''
    const words = wordsOf(formula, sheet, raw, book)
    if (words.length === 0) continue
    for (const range of ranges.split(/\s+/u)) {
      const [from, to] = range.split(':').map(cellPlace)
      if (!from) continue
      for (let column = from.column; column <= (to ?? from).column; column++)
        if (!drops.has(column)) drops.set(column, words)
    }
  }
  return drops
}

function wordsOf(formula: string, sheet: string, raw: RawWorkbook, book: SourceBook): string[] {
  const written = /^"([\s\S]*)"$/u.exec(formula)?.[1]
  if (written !== undefined)
    return written
      .split(/[,，]/u)
      .map((word) => word.trim())
      .filter((word) => word !== '')
  const names = [...book.xml.matchAll(/<(?:\w+:)?definedName\s[^>]*?\bname="([^"]*)"[^>]*>([^<]*)</gu)]
  const target = names.find(([, name]) => unescapeXml(name ?? '') === formula)?.[2] ?? formula
  const parts = /^(?:'?([^'!]+)'?!)?(\$?[A-Z]+\$?\d+)(?::(\$?[A-Z]+\$?\d+))?$/u.exec(unescapeXml(target))
  const [from, to] = [cellPlace(parts?.[2] ?? ''), cellPlace(parts?.[3] ?? parts?.[2] ?? '')]
  const source = raw.sheets.find(({ name }) => name === (parts?.[1] ?? sheet))
  if (!from || !to || !source) return []
  return source.rows
    .filter(({ number }) => from.row <= number && number <= to.row)
    .flatMap(({ cells }) => cells.slice(from.column, to.column + 1))
    .flatMap((cell) => (cell && cell.text.trim() !== '' ? [cell.text.trim()] : []))
}

async function lookOf(book: SourceBook): Promise<FillLook> {
  const relation = book.relations.find((one) => wordOf(one) === 'styles')
  const part = relation ? resolveTarget(book.part, relation.target) : null
  const xml = part !== null && book.parts.has(part) ? await textOf(book.parts, part) : ''
  const custom = new Map(
    [...xml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/gu)].map(([tag]) => [
      attributeOf(tag, 'numFmtId') ?? '',
      formatOf(attributeOf(tag, 'formatCode') ?? ''),
    ]),
  )
  const styles = xml === '' ? undefined : childrenOf(xml, rootOf(xml)).find(({ name }) => name === 'cellXfs')
  const dates = styles
    ? childrenOf(xml, styles).map((one) => {
        const id = attributeOf(tagOf(xml, one), 'numFmtId') ?? '0'
        return (custom.get(id) ?? builtinFormat(Number(id))).date
      })
    : []
  return { isDate: (style) => dates[style] ?? false, epoch1904: /\bdate1904="(?:1|true)"/u.test(book.xml) }
}

/** The print area of a sheet reaches as far as its rows. */
function movedNames(book: string, index: number, fill: SheetFill): string {
  const moves = movesOf(fill)
  if (!moves) return book
  return book.replace(
    /(<(?:\w+:)?definedName\s[^>]*\blocalSheetId="(\d+)"[^>]*>)([^<]*)/gu,
    (whole, tag: string, local: string, text: string) =>
      Number(local) === index && !tag.includes('Print_Titles') ? tag + movedReferences(text, moves) : whole,
  )
}

/** Excel counts every formula again when it opens the file. */
function countedAgain(book: string): string {
  const tag = /<(?:\w+:)?calcPr\b[^>]*>/u.exec(book)?.[0]
  if (tag) return book.replace(tag, withAttribute(tag, 'fullCalcOnLoad', '1'))
  const root = rootOf(book)
  const before = childrenOf(book, root).filter(({ name }) =>
    ['sheets', 'functionGroups', 'externalReferences', 'definedNames'].includes(name),
  )
  const at = before.at(-1)?.end ?? root.innerEnd
  return `${book.slice(0, at)}<${root.prefix}calcPr fullCalcOnLoad="1"/>${book.slice(at)}`
}
