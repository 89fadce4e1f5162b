/** Several PDFs of our own typesetter as one, with bookmarks: a book of thousands of cards is set in parts that fit in memory. */
import { list, type PdfWriter, pdfWriter, readObjects, ref, reference, textOf } from './pdf-objects.ts'

export interface Bookmark {
  readonly title: string
  /** Page of the joined document, from 1. */
  readonly page: number
}

export interface JoinOptions {
  readonly bookmarks: readonly Bookmark[]
  /** Every part but the last ends on an even page, with a blank one where it must: for paper printed on both sides. */
  readonly evenParts: boolean
  /** Which pages stay: for printers that cannot turn the sheet, the odd ones, or the even ones from the last to the first. */
  readonly sides?: 'all' | 'odd' | 'even-reversed'
}

/**
 * The parts' pages one after the other; title, date and language are the first part's. Reads what Typst 0.14 writes and nothing
 * else: a plain cross-reference table, one flat page list, no object streams. Pure.
 */
export function joinPdf(parts: readonly Buffer[], { bookmarks, evenParts, sides = 'all' }: JoinOptions): Buffer {
  const written = pdfWriter()
  const root = written.reserve()
  const catalog = written.reserve()
  const kids: number[] = []
  let firstPage = ''
  let info: number | null = null
  let metadata: number | null = null
  for (const [index, part] of parts.entries()) {
    const { objects, trailer } = readObjects(part)
    const oldCatalog = reference(trailer, 'Root')
    const oldInfo = reference(trailer, 'Info')
    const catalogText = textOf(objects, oldCatalog)
    const oldRoot = reference(catalogText, 'Pages')
    const oldMetadata = reference(catalogText, 'Metadata')
    const numbers = new Map<number, number>([[oldRoot ?? 0, root]])
    const dropped = new Set([oldRoot, oldCatalog, ...(index === 0 ? [] : [oldInfo, oldMetadata])])
    const kept = objects.filter((object) => !dropped.has(object.number))
    for (const object of kept) numbers.set(object.number, written.reserve())
    for (const object of kept) written.put(numbers.get(object.number) ?? 0, renumbered(object.bytes, numbers))
    for (const kid of list(textOf(objects, oldRoot), 'Kids')) kids.push(numbers.get(kid) ?? 0)
    firstPage ||= textOf(objects, list(textOf(objects, oldRoot), 'Kids')[0] ?? null)
    if (evenParts && kids.length % 2 === 1 && index < parts.length - 1) kids.push(writeBlankPage(written, root, A4))
    if (index === 0) {
      info = oldInfo === null ? null : (numbers.get(oldInfo) ?? null)
      metadata = oldMetadata === null ? null : (numbers.get(oldMetadata) ?? null)
    }
  }
  const size = /\/MediaBox (\[[^\]]*\])/u.exec(firstPage)?.[1] ?? A4
  // The back of the last odd page is a blank one, else every even page would lie on the wrong back.
  if (sides === 'even-reversed' && kids.length % 2 === 1) kids.push(writeBlankPage(written, root, size))
  const shown =
    sides === 'all'
      ? kids
      : sides === 'odd'
        ? kids.filter((_, index) => index % 2 === 0)
        : kids.filter((_, index) => index % 2 === 1).reverse()
  written.put(root, Buffer.from(`<< /Type /Pages /Count ${shown.length} /Kids [${shown.map(ref).join(' ')}] >>`))
  const outline = writeOutline(written, sides === 'all' ? bookmarks : [], kids)
  const extras = [
    metadata === null ? '' : `/Metadata ${ref(metadata)}`,
    outline === null ? '' : `/Outlines ${ref(outline)} /PageMode /UseOutlines`,
  ]
  written.put(catalog, Buffer.from(`<< /Type /Catalog /Pages ${ref(root)} /Lang (zh-CN) ${extras.join(' ')} >>`))
  return written.finish(catalog, info)
}

const A4 = '[0 0 595.2756 841.8898]'

function writeBlankPage(written: PdfWriter, root: number, size: string): number {
  const page = written.reserve()
  written.put(page, Buffer.from(`<< /Type /Page /Parent ${ref(root)} /MediaBox ${size} /Resources << >> >>`))
  return page
}

export function writeOutline(
  written: PdfWriter,
  bookmarks: readonly Bookmark[],
  pages: readonly number[],
): number | null {
  if (bookmarks.length === 0) return null
  const outline = written.reserve()
  const entries = bookmarks.map((bookmark) => ({ ...bookmark, number: written.reserve() }))
  for (const [index, { title, page, number }] of entries.entries()) {
    const before = entries[index - 1]
    const after = entries[index + 1]
    const parts = [
      `/Title ${textString(title)} /Parent ${ref(outline)}`,
      `/Dest [${ref(pages[page - 1] ?? pages[0] ?? 0)} /Fit]`,
      before ? `/Prev ${ref(before.number)}` : '',
      after ? `/Next ${ref(after.number)}` : '',
    ]
    written.put(number, Buffer.from(`<< ${parts.join(' ')} >>`))
  }
  const [first, last] = [entries[0]?.number ?? 0, entries.at(-1)?.number ?? 0]
  written.put(
    outline,
    Buffer.from(`<< /Type /Outlines /First ${ref(first)} /Last ${ref(last)} /Count ${entries.length} >>`),
  )
  return outline
}

/** References outside of a stream's bytes pointed at the new numbers. */
function renumbered(bytes: Buffer, numbers: ReadonlyMap<number, number>): Buffer {
  const stream = bytes.indexOf('stream')
  const head = bytes.toString('latin1', 0, stream < 0 ? bytes.length : stream)
  const changed = head.replace(/\b(\d+) 0 R\b/gu, (_, old: string) => ref(numbers.get(Number(old)) ?? 0))
  const rest = stream < 0 ? Buffer.alloc(0) : bytes.subarray(stream)
  return Buffer.concat([Buffer.from(changed.trim(), 'latin1'), Buffer.from('\n'), rest])
}

/** UTF-16 with a byte order mark, as PDF wants text beyond Latin. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}
