/** A workbook that goes back, opened at its table of contents: its sheets, their notes, and names for what is added. */
import { relationsOf, resolveTarget } from '../xlsx-book.ts'
import { type Relation, relationsIn } from './book-parts.ts'
import type { SheetMarks } from './place-problems.ts'
import { type SourceParts, textOf } from './source-parts.ts'
import { attributeOf, rootOf, tagOf } from './xml-text.ts'

export interface SourceBook {
  readonly parts: SourceParts
  readonly part: string
  readonly xml: string
  readonly relations: readonly Relation[]
  /** The address before the last word of a relation's type; two editions of the standard have two. */
  readonly office: string
  /** The namespace of sheets. */
  readonly main: string
}

export interface SourceSheet {
  readonly part: string
  readonly marks: SheetMarks
  readonly relations: readonly Relation[]
  readonly notes: SheetNotes | null
}

interface SheetNotes {
  readonly comments: string
  readonly drawing: string
  readonly added: readonly Relation[]
  readonly relation: string
}

/** The workbook in `parts`; throws where it has no sheets. */
export async function openBook(parts: SourceParts): Promise<SourceBook> {
  const packageRelations = relationsIn(await textOf(parts, '_rels/.rels'))
  const target = packageRelations.find((relation) => wordOf(relation) === 'officeDocument')?.target
  const part = target === undefined ? 'xl/workbook.xml' : resolveTarget('', target)
  const xml = await textOf(parts, part)
  const relations = relationsIn(await textOf(parts, relationsOf(part)))
  const sheet = relations.find((relation) => wordOf(relation) === 'worksheet')
  const root = rootOf(xml)
  const main = attributeOf(tagOf(xml, root), root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix.slice(0, -1)}`)
  if (sheet === undefined || main === null) throw new Error('a workbook without sheets')
  return { parts, part, xml, relations, office: sheet.type.replace(/\/worksheet$/, ''), main }
}

/** The last word of a relation's type: `worksheet`, `comments` … Pure. */
export function wordOf({ type }: Relation): string {
  return type.split('/').at(-1) ?? ''
}

/** Names of new parts, numbered as every program does it. */
export function freeNames(parts: SourceParts): (before: string, after: string) => string {
  const taken = new Set(parts.names.map((name) => name.toLowerCase()))
  return (before, after) => {
    for (let number = 1; ; number++) {
      const name = `${before}${number}${after}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  }
}

/** A worksheet with its marks and, where it has notes or gets some, where these are or will be. */
export async function openSheet(
  book: SourceBook,
  part: string,
  marks: SheetMarks | undefined,
  names: (before: string, after: string) => string,
): Promise<SourceSheet> {
  if (marks === undefined || !book.parts.has(part)) throw new Error('a sheet without its part')
  const file = relationsOf(part)
  const relations = book.parts.has(file) ? relationsIn(await textOf(book.parts, file)) : []
  const comments = relations.find((relation) => wordOf(relation) === 'comments')
  const drawing = await shapesOf(book.parts, part, relations)
  if (marks.notes.length === 0 && comments === undefined) return { part, marks, relations, notes: null }
  const added: Relation[] = []
  const partOf = (known: Relation | undefined, word: string, before: string, after: string) => {
    if (known !== undefined) return { name: resolveTarget(part, known.target), id: known.id }
    const name = names(before, after)
    const id = freeId([...relations, ...added], word)
    added.push({ id, type: `${book.office}/${word}`, target: seenFrom(part, name) })
    return { name, id }
  }
  const notes = partOf(comments, 'comments', 'xl/comments', '.xml')
  const shapes = partOf(drawing, 'vmlDrawing', 'xl/drawings/vmlDrawing', '.vml')
  return { part, marks, relations, notes: { comments: notes.name, drawing: shapes.name, added, relation: shapes.id } }
}

/** The drawing with notes and buttons; pictures of headers are in one of their own. */
async function shapesOf(parts: SourceParts, part: string, relations: readonly Relation[]) {
  for (const relation of relations) {
    if (wordOf(relation) !== 'vmlDrawing') continue
    if ((await textOf(parts, resolveTarget(part, relation.target))).includes('ClientData')) return relation
  }
  return undefined
}

/** An id that none of `relations` has. Pure. */
export function freeId(relations: readonly Relation[], word: string): string {
  const taken = new Set(relations.map(({ id }) => id))
  for (let number = 1; ; number++) if (!taken.has(`${word}${number}`)) return `${word}${number}`
}

/** A part's name as a relation of another part says it. Pure. */
export function seenFrom(part: string, target: string): string {
  const folder = part.split('/').slice(0, -1).join('/')
  if (target.startsWith(`${folder}/`)) return target.slice(folder.length + 1)
  const above = folder.split('/').slice(0, -1).join('/')
  return target.startsWith(`${above}/`) ? `../${target.slice(above.length + 1)}` : `/${target}`
}
