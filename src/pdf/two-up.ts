/** A PDF of A4 pages as A5, two to an A4 sheet that lies: for a book that is cut in the middle. */
import { type Bookmark, writeOutline } from './join-pdf.ts'
import { list, type PdfObject, pdfWriter, readObjects, ref, reference, textOf } from './pdf-objects.ts'

const HALF = 420.9449
const SCALE = Math.SQRT1_2

/**
 * Printed on one side, each sheet has two pages after each other; on both sides, cut and laid on each other, the halves are a
 * book: fronts 1 and 3, on their backs 2 and 4. Bookmarks name pages of `pdf`. Pure.
 */
export function twoUp(
  pdf: Buffer,
  { twoSided, bookmarks }: { twoSided: boolean; bookmarks: readonly Bookmark[] },
): Buffer {
  const { objects, trailer } = readObjects(pdf)
  const byNumber = new Map(objects.map((object) => [object.number, object]))
  const catalog = reference(trailer, 'Root')
  const catalogText = textOf(objects, catalog)
  const pageTree = reference(catalogText, 'Pages')
  const pages = list(textOf(objects, pageTree), 'Kids')
  const written = pdfWriter()
  const root = written.reserve()
  const newCatalog = written.reserve()
  // Objects keep their numbers, moved up by the two before them; pages, page tree, catalog and outline are written anew.
  const dropped = new Set([pageTree, catalog, ...pages])
  const highest = Math.max(...objects.map(({ number }) => number))
  const moved = new Map<number, number>()
  for (let number = 1; number <= highest; number++) moved.set(number, written.reserve())
  const contents = new Map(pages.map((page) => [reference(textOf(objects, page), 'Contents') ?? 0, page]))
  for (const object of objects) {
    if (dropped.has(object.number) || /\/Type \/Outlines|\/Dest \[/u.test(head(object))) continue
    const page = contents.get(object.number)
    const own = page === undefined ? '' : formEntries(textOf(objects, page))
    written.put(moved.get(object.number) ?? 0, renumbered(object, moved, own))
  }
  const order = sheetsOf(pages.length, twoSided)
  const sheets = order.map((sides) => {
    const drawn = sides.flatMap((page, side) => {
      const content = page === null ? null : reference(textOf(objects, pages[page] ?? 0), 'Contents')
      return content === null || !byNumber.has(content) ? [] : [{ side, form: moved.get(content) ?? 0 }]
    })
    const stream = [
      ...drawn.map(
        ({ side }) => `q ${SCALE.toFixed(6)} 0 0 ${SCALE.toFixed(6)} ${side === 0 ? 0 : HALF} 0 cm /P${side} Do Q`,
      ),
      `q 0.4 w [3 3] 0 d 0.7 G ${HALF} 0 m ${HALF} 14 l ${HALF} 581 m ${HALF} 595.3 l S Q`,
    ].join('\n')
    const [content, sheet] = [written.reserve(), written.reserve()]
    written.put(content, Buffer.from(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`))
    const forms = drawn.map(({ side, form }) => `/P${side} ${ref(form)}`).join(' ')
    const box = '/MediaBox [0 0 841.8898 595.2756]'
    const resources = `/Resources << /XObject << ${forms} >> >>`
    written.put(
      sheet,
      Buffer.from(`<< /Type /Page /Parent ${ref(root)} ${box} ${resources} /Contents ${ref(content)} >>`),
    )
    return sheet
  })
  written.put(root, Buffer.from(`<< /Type /Pages /Count ${sheets.length} /Kids [${sheets.map(ref).join(' ')}] >>`))
  const sheetOf = (page: number) => order.findIndex((sides) => sides.includes(page - 1)) + 1
  const outline = writeOutline(
    written,
    bookmarks.map((one) => ({ ...one, page: sheetOf(one.page) })),
    sheets,
  )
  const metadata = reference(catalogText, 'Metadata')
  const extras = [
    metadata === null ? '' : `/Metadata ${ref(moved.get(metadata) ?? 0)}`,
    outline === null ? '' : `/Outlines ${ref(outline)} /PageMode /UseOutlines`,
  ]
  written.put(newCatalog, Buffer.from(`<< /Type /Catalog /Pages ${ref(root)} /Lang (zh-CN) ${extras.join(' ')} >>`))
  const info = reference(trailer, 'Info')
  return written.finish(newCatalog, info === null ? null : (moved.get(info) ?? null))
}

/** Pages by sheet and half, from 0; null where there is none. Pure. */
export function sheetsOf(pages: number, twoSided: boolean): (readonly (number | null)[])[] {
  const at = (page: number) => (page < pages ? page : null)
  const step = twoSided ? 4 : 2
  return Array.from({ length: Math.ceil(pages / step) }, (_, sheet) => sheet * step).flatMap((first) =>
    twoSided
      ? [
          [at(first), at(first + 2)],
          [at(first + 3), at(first + 1)],
        ]
      : [[at(first), at(first + 1)]],
  )
}

/** What makes a page's stream of drawing one that can be drawn on another page. */
function formEntries(page: string): string {
  const box = /\/MediaBox (\[[^\]]*\])/u.exec(page)?.[1] ?? '[0 0 595.2756 841.8898]'
  return `/Type /XObject /Subtype /Form /BBox ${box} /Resources ${dictionaryAfter(page, '/Resources')}`
}

/** The dictionary or the reference that a key has. */
function dictionaryAfter(text: string, key: string): string {
  const from = text.indexOf(key) + key.length
  const rest = text.slice(from).trimStart()
  if (!rest.startsWith('<<')) return /^\d+ 0 R/u.exec(rest)?.[0] ?? '<< >>'
  let depth = 0
  for (const { 0: mark, index } of rest.matchAll(/<<|>>/gu)) {
    depth += mark === '<<' ? 1 : -1
    if (depth === 0) return rest.slice(0, index + 2)
  }
  return '<< >>'
}

function head({ bytes }: PdfObject): string {
  const stream = bytes.indexOf('stream')
  return bytes.toString('latin1', 0, stream < 0 ? bytes.length : stream)
}

function renumbered(object: PdfObject, moved: ReadonlyMap<number, number>, entries: string): Buffer {
  const before = head(object)
  const text = (entries === '' ? before : before.replace('<<', `<< ${entries} `)).replace(
    /\b(\d+) 0 R\b/gu,
    (_, old: string) => ref(moved.get(Number(old)) ?? 0),
  )
  return Buffer.concat([
    Buffer.from(`${text.trim()}\n`, 'latin1'),
    object.bytes.subarray(Buffer.byteLength(before, 'latin1')),
  ])
}
