/** The parts that hold a workbook together, changed so that the list of problems is its first sheet. */
import {
  appended,
  attributeOf,
  childrenOf,
  type Edit,
  edited,
  escapeXml,
  prefixed,
  rootOf,
  tagOf,
  withAttribute,
} from './xml-text.ts'

/** A sheet as the workbook part lists it; chart sheets too. */
export interface ListedSheet {
  readonly name: string
  readonly relation: string
}

/** The sheets in order. Pure. */
export function listedSheets(book: string): ListedSheet[] {
  const sheets = sheetList(book)
  return childrenOf(book, sheets).map((sheet) => {
    const tag = tagOf(book, sheet)
    return { name: attributeOf(tag, 'name') ?? '', relation: attributeOf(tag, '*:id') ?? '' }
  })
}

export interface FirstSheet {
  readonly name: string
  readonly relation: string
  /** The namespace of relations. */
  readonly office: string
  /** Rows that are printed on every page, such as `$8:$8`. */
  readonly titleRows: string
}

/** The workbook part with `page` in front, an older sheet of that name gone, and only `page` selected. Pure. */
export function withFirstSheet(book: string, page: FirstSheet): string {
  const root = rootOf(book)
  const { prefix } = root
  const edits: Edit[] = []
  const sheets = sheetList(book)
  const list = childrenOf(book, sheets)
  const tags = list.map((sheet) => tagOf(book, sheet))
  const old = tags.findIndex((tag) => attributeOf(tag, 'name') === page.name)
  const id = Math.max(0, ...tags.map((tag) => Number(attributeOf(tag, 'sheetId') ?? '0'))) + 1
  // Some programs declare the prefix of relations sheet by sheet.
  const relation = `xmlns:r="${page.office}" r:id="${page.relation}"`
  const first = `<sheet name="${escapeXml(page.name)}" sheetId="${id}" ${relation}/>`
  edits.push({ start: sheets.innerStart, end: sheets.innerStart, text: prefixed(first, prefix) })
  const gone = list[old]
  if (gone !== undefined) edits.push({ start: gone.start, end: gone.end, text: '' })
  const children = childrenOf(book, root)
  const views = children.find(({ name }) => name === 'bookViews')
  for (const view of views === undefined ? [] : childrenOf(book, views)) {
    const tag = withAttribute(withAttribute(tagOf(book, view), 'activeTab', null), 'firstSheet', null)
    edits.push({ start: view.start, end: view.innerStart, text: tag })
  }
  const titles = `<definedName name="_xlnm.Print_Titles" localSheetId="0">'${escapeXml(page.name)}'!${page.titleRows}</definedName>`
  const names = children.find(({ name }) => name === 'definedNames')
  if (names === undefined) {
    const before = ['sheets', 'functionGroups', 'externalReferences']
    const place = children.findLast(({ name }) => before.includes(name))?.end ?? sheets.end
    edits.push({ start: place, end: place, text: prefixed(`<definedNames>${titles}</definedNames>`, prefix) })
  } else {
    for (const name of childrenOf(book, names)) {
      const tag = tagOf(book, name)
      const local = attributeOf(tag, 'localSheetId')
      if (local === null) continue
      const index = Number(local)
      if (index === old) edits.push({ start: name.start, end: name.end, text: '' })
      else if (old === -1 || index < old)
        edits.push({
          start: name.start,
          end: name.innerStart,
          text: withAttribute(tag, 'localSheetId', String(index + 1)),
        })
    }
    edits.push(appended(book, names, prefixed(titles, prefix)))
  }
  return edited(book, edits)
}

function sheetList(book: string) {
  const sheets = childrenOf(book, rootOf(book)).find(({ name }) => name === 'sheets')
  if (sheets === undefined) throw new Error('a workbook without sheets')
  return sheets
}

export interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

/** A relations part with some taken out and some put in; null makes a new one. Pure. */
export function withRelations(part: string | null, gone: ReadonlySet<string>, added: readonly Relation[]): string {
  const xml =
    part ?? `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
  const root = rootOf(xml)
  const edits: Edit[] = childrenOf(xml, root)
    .filter((one) => gone.has(attributeOf(tagOf(xml, one), 'Id') ?? ''))
    .map(({ start, end }) => ({ start, end, text: '' }))
  const text = added.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${escapeXml(type)}" Target="${escapeXml(target)}"/>`,
  )
  edits.push(appended(xml, root, prefixed(text.join(''), root.prefix)))
  return edited(xml, edits)
}

/** The relations of a relations part that lie inside the file. Pure. */
export function relationsIn(xml: string): Relation[] {
  return childrenOf(xml, rootOf(xml)).flatMap((one) => {
    const tag = tagOf(xml, one)
    if (attributeOf(tag, 'TargetMode') === 'External') return []
    const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => attributeOf(tag, name) ?? '')
    return [{ id: id ?? '', type: type ?? '', target: target ?? '' }]
  })
}

/** The list of content types: `types` by part name set, parts in `gone` out, shapes of notes known. Pure. */
export function withTypes(xml: string, types: ReadonlyMap<string, string>, gone: ReadonlySet<string>): string {
  const root = rootOf(xml)
  const children = childrenOf(xml, root)
  const name = (tag: string) => (attributeOf(tag, 'PartName') ?? '').replace(/^\//, '').toLowerCase()
  const drop = new Set([...gone, ...types.keys()].map((part) => part.toLowerCase()))
  const edits: Edit[] = children
    .filter((one) => drop.has(name(tagOf(xml, one))))
    .map(({ start, end }) => ({ start, end, text: '' }))
  const shapes = children.some((one) => attributeOf(tagOf(xml, one), 'Extension')?.toLowerCase() === 'vml')
  const text = [
    ...(shapes
      ? []
      : ['<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>']),
    ...[...types].map(([part, type]) => `<Override PartName="/${escapeXml(part)}" ContentType="${type}"/>`),
  ]
  edits.push(appended(xml, root, prefixed(text.join(''), root.prefix)))
  return edited(xml, edits)
}
