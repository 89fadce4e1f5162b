/** The small parts of a workbook that goes back: contents, relations and content types, as they are with what is added. */
import { RETURN_LIST } from '../../forms/confirmations.ts'
import { relationsOf, resolveTarget } from '../xlsx-book.ts'
import { type Relation, withFirstSheet, withRelations, withTypes } from './book-parts.ts'
import { MARK } from './notes.ts'
import type { Placed } from './place-problems.ts'
import { SPREADSHEET } from './plain-parts.ts'
import { headingRow } from './return-page.ts'
import { freeId, type SourceBook, type SourceSheet, seenFrom, wordOf } from './source-book.ts'
import { textOf } from './source-parts.ts'

export interface ChangedParts {
  readonly texts: ReadonlyMap<string, string>
  readonly gone: readonly string[]
  readonly styles: string | null
  readonly returnedBefore: boolean
}

/** The parts that hold the workbook together, with the list of problems as the first sheet. */
export async function changedParts(
  book: SourceBook,
  what: {
    readonly page: string
    readonly old: { readonly relation: string; readonly part: string } | undefined
    readonly sheets: readonly SourceSheet[]
    readonly placed: Placed
  },
): Promise<ChangedParts> {
  const { parts } = book
  const { page, old, sheets, placed } = what
  const texts = new Map<string, string>()
  const macros = book.relations.filter((relation) => wordOf(relation) === 'vbaProject')
  const styles = book.relations.find((relation) => wordOf(relation) === 'styles')
  const added: Relation[] = [
    { id: freeId(book.relations, 'returned'), type: `${book.office}/worksheet`, target: seenFrom(book.part, page) },
  ]
  if (styles === undefined)
    added.push({
      id: freeId(book.relations, 'styles'),
      type: `${book.office}/styles`,
      target: seenFrom(book.part, 'xl/styles.xml'),
    })
  const relation = added[0]?.id ?? ''
  const gone = [...macros.map(({ target }) => resolveTarget(book.part, target))]
  if (old !== undefined) gone.push(old.part, relationsOf(old.part))
  const types = new Map([
    // Without its macros, and as a workbook even where it was a template.
    [book.part, `${SPREADSHEET}.sheet.main+xml`],
    [page, `${SPREADSHEET}.worksheet+xml`],
  ])
  if (styles === undefined) types.set('xl/styles.xml', `${SPREADSHEET}.styles+xml`)
  let returnedBefore = old !== undefined
  for (const { part, notes, relations } of sheets) {
    if (notes === null) continue
    if (parts.has(notes.comments) && (await textOf(parts, notes.comments)).includes(MARK)) returnedBefore = true
    if (notes.added.length === 0) continue
    types.set(notes.comments, `${SPREADSHEET}.comments+xml`)
    const file = relationsOf(part)
    const before = parts.has(file) ? await textOf(parts, file) : null
    if (before === null && relations.length > 0) throw new Error('relations that are not there')
    texts.set(file, withRelations(before, new Set(), notes.added))
  }
  const drop = new Set([...macros.map(({ id }) => id), ...(old === undefined ? [] : [old.relation])])
  texts.set(relationsOf(book.part), withRelations(await textOf(parts, relationsOf(book.part)), drop, added))
  const heading = headingRow(placed.lines)
  const first = { name: RETURN_LIST, relation, office: book.office, titleRows: `$${heading}:$${heading}` }
  texts.set(book.part, withFirstSheet(book.xml, first))
  const all = withTypes(await textOf(parts, '[Content_Types].xml'), types, new Set(gone))
  return {
    texts: new Map([['[Content_Types].xml', all], ...texts]),
    gone,
    styles: styles === undefined ? null : resolveTarget(book.part, styles.target),
    returnedBefore,
  }
}
