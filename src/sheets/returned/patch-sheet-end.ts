/** What stands behind a sheet's data: ways back to the list of problems, and the sheet's notes. */
import { cellName, cellPlace } from './cell-name.ts'
import { attributeOf, childrenOf, type Edit, edited, elementsIn, escapeAscii, prefixed, tagOf } from './xml-text.ts'

export interface SheetLinks {
  /** The sheet with the list of problems. */
  readonly page: string
  /** Row of this sheet → the row of the list that speaks of it first. */
  readonly lines: ReadonlyMap<number, number>
  /** The relation to the shapes of the notes, or null where there are none. */
  readonly drawing: string | null
  /** The namespace of relations. */
  readonly office: string
}

/** Excel takes 65,530 in one sheet. */
export const MOST_LINKS = 60_000

/** In the order of the standard, as far as something of ours must stand before it. */
const AFTER_LINKS = [
  ...['printOptions', 'pageMargins', 'pageSetup', 'headerFooter', 'rowBreaks', 'colBreaks', 'customProperties'],
  ...['cellWatches', 'ignoredErrors', 'smartTags', 'drawing'],
]
const AFTER_NOTES = [
  ...['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'AlternateContent', 'webPublishItems'],
  ...['tableParts', 'extLst'],
]

/** `end` is what follows the data, `root` the sheet's opening tag, `filled` the filled columns of every marked row. Pure. */
export function patchSheetEnd(
  end: string,
  root: string,
  links: SheetLinks,
  filled: ReadonlyMap<number, readonly number[]>,
): string {
  const elements = elementsIn(end)
  const prefix = /^<([^\s<>/:]+:)?worksheet/.exec(root)?.[1] ?? ''
  const insertBefore = (names: readonly string[], text: string): Edit => {
    const next = elements.find(({ name }) => names.includes(name))
    const start = next?.start ?? elements.at(-1)?.end ?? 0
    return { start, end: start, text }
  }
  const edits: Edit[] = []
  const there = elements.find(({ name }) => name === 'hyperlinks')
  const before = there === undefined ? [] : childrenOf(end, there)
  const kept = before.filter((link) => !leadsTo(links.page, tagOf(end, link)))
  const taken = new Set(kept.flatMap((link) => cornersOf(attributeOf(tagOf(end, link), 'ref') ?? '')))
  const added = prefixed(waysBack(links, filled, taken, MOST_LINKS - kept.length), prefix)
  if (there !== undefined && (kept.length < before.length || added !== '')) {
    const body = kept.map(({ start, end: until }) => end.slice(start, until)).join('') + added
    const whole = body === '' ? '' : `<${prefix}hyperlinks>${body}</${prefix}hyperlinks>`
    edits.push({ start: there.start, end: there.end, text: whole })
  } else if (added !== '') {
    const whole = `<${prefix}hyperlinks>${added}</${prefix}hyperlinks>`
    edits.push(insertBefore([...AFTER_LINKS, 'legacyDrawing', ...AFTER_NOTES], whole))
  }
  const drawing = elements.find(({ name }) => name === 'legacyDrawing')
  if (links.drawing !== null) {
    if (drawing === undefined)
      edits.push(insertBefore(AFTER_NOTES, legacyDrawing(prefix, root, links.office, links.drawing)))
    else if (attributeOf(tagOf(end, drawing), '*:id') !== links.drawing) throw new Error('notes in another drawing')
  }
  return edited(end, joinedAtOnePlace(edits))
}

/** A link on the first cell of each marked row that is neither marked nor a link already: nobody has to edit it. */
function waysBack(
  { page, lines }: SheetLinks,
  filled: ReadonlyMap<number, readonly number[]>,
  taken: ReadonlySet<string>,
  most: number,
): string {
  const links: string[] = []
  for (const [row, line] of lines) {
    if (links.length >= most) break
    const column = filled.get(row)?.find((one) => !taken.has(cellName({ column: one, row })))
    if (column === undefined) continue
    const location = escapeAscii(`'${page}'!A${line}`)
    const tooltip = escapeAscii(`回到${page}`)
    links.push(`<hyperlink ref="${cellName({ column, row })}" location="${location}" tooltip="${tooltip}"/>`)
  }
  return links.join('')
}

function leadsTo(page: string, tag: string): boolean {
  const location = attributeOf(tag, 'location')
  if (location === null) return false
  // Written as bytes or as numbers of characters.
  const said = /[^\0-\u00ff]/.test(location) ? location : Buffer.from(location, 'latin1').toString('utf8')
  return said.startsWith(`'${page}'!`) || said.startsWith(`${page}!`)
}

function cornersOf(reference: string): string[] {
  return reference.split(':').flatMap((corner) => {
    const place = cellPlace(corner)
    return place === null ? [] : [cellName(place)]
  })
}

function legacyDrawing(prefix: string, root: string, office: string, id: string): string {
  const declared = attributeOf(root, 'xmlns:r') === office ? '' : ` xmlns:r="${office}"`
  return `<${prefix}legacyDrawing${declared} r:id="${id}"/>`
}

/** Links and notes may have to go to the same place, the links first. */
function joinedAtOnePlace(edits: readonly Edit[]): Edit[] {
  const joined = new Map<string, Edit>()
  for (const edit of edits) {
    const key = `${edit.start} ${edit.end}`
    const known = joined.get(key)
    joined.set(key, known === undefined ? edit : { ...edit, text: known.text + edit.text })
  }
  return [...joined.values()]
}
