/** The notes of a sheet that goes back: ours of an earlier return taken out, new ones put in, those of others left alone. */
import { columnLetter } from '../../forms/raw-sheet.ts'
import { XML } from './plain-parts.ts'
import {
  appended,
  attributeOf,
  childrenOf,
  type Edit,
  type Element,
  edited,
  elementsIn,
  escapeXml,
  prefixed,
  rootOf,
  tagOf,
  unescapeXml,
} from './xml-text.ts'

/** What our notes begin with, so that they can be taken away when the workbook comes back. */
export const MARK = '【退回】'
const AUTHOR = '网格册'

export interface Note {
  /** Such as `C7`. */
  readonly cell: string
  readonly text: string
}

export interface WrittenNotes {
  readonly xml: string
  /** Cells whose note is gone. */
  readonly gone: ReadonlySet<string>
  /** Notes that were put below somebody else's, with what now stands there. */
  readonly joined: readonly Note[]
  /** Notes where there was none. */
  readonly fresh: readonly Note[]
}

/**
 * The comments part of a sheet; `part` is its text, or null where there is none, `main` the namespace of the workbook.
 * A threaded comment stays as it is: Excel shows its thread, and nothing that stands beside it. Pure.
 */
export function writeNotes(part: string | null, notes: readonly Note[], main: string): WrittenNotes {
  const xml =
    part ?? `${XML}<comments xmlns="${main}"><authors><author>${AUTHOR}</author></authors><commentList/></comments>`
  const root = rootOf(xml)
  const list = childNamed(xml, root, 'commentList')
  const authors = childNamed(xml, root, 'authors')
  const names = childrenOf(xml, authors).map((one) => unescapeXml(xml.slice(one.innerStart, one.innerEnd)))
  const wanted = new Map(notes.map((note) => [note.cell, note]))
  const edits: Edit[] = []
  const gone = new Set<string>()
  const joined: Note[] = []
  for (const comment of childrenOf(xml, list)) {
    const tag = tagOf(xml, comment)
    const cell = (attributeOf(tag, 'ref') ?? '').replaceAll('$', '')
    const text = childrenOf(xml, comment).find(({ name }) => name === 'text')
    const before = text === undefined ? '' : xml.slice(text.innerStart, text.innerEnd)
    if ((names[Number(attributeOf(tag, 'authorId'))] ?? '').startsWith('tc=')) {
      wanted.delete(cell)
      continue
    }
    const own = withoutMark(before)
    const note = wanted.get(cell)
    if (own === '' && before !== '') {
      gone.add(cell)
      edits.push({ start: comment.start, end: comment.end, text: '' })
    } else if (text !== undefined && (note !== undefined || own !== before)) {
      const added = note === undefined ? '' : prefixed(runsOf(`\n${note.text}`), root.prefix)
      const whole = `<${root.prefix}text>${asRuns(own, root.prefix)}${added}</${root.prefix}text>`
      edits.push({ start: text.start, end: text.end, text: whole })
      if (note === undefined) continue
      wanted.delete(cell)
      joined.push({ cell, text: `${textOfRuns(own)}\n${note.text}` })
    }
  }
  const fresh = [...wanted.values()]
  let author = names.indexOf(AUTHOR)
  if (author === -1 && fresh.length > 0) {
    author = names.length
    edits.push(appended(xml, authors, prefixed(`<author>${AUTHOR}</author>`, root.prefix)))
  }
  const added = fresh.map(
    ({ cell, text }) => `<comment ref="${cell}" authorId="${author}"><text>${runsOf(text)}</text></comment>`,
  )
  edits.push(appended(xml, list, prefixed(added.join(''), root.prefix)))
  return { xml: edited(xml, edits), gone, joined, fresh }
}

/** 0-based column and 1-based row as a reference. Pure. */
export function cellName(column: number, row: number): string {
  return columnLetter(column) + String(row)
}

function childNamed(xml: string, root: Element, name: string): Element {
  const child = childrenOf(xml, root).find((one) => one.name === name)
  if (child === undefined) throw new Error(`comments without ${name}`)
  return child
}

/** Bold what it is, then the sentences; readable in WPS, which knows no font of the system here. */
function runsOf(text: string): string {
  const properties = '<sz val="9"/><color indexed="81"/><rFont val="宋体"/><family val="3"/><charset val="134"/>'
  const run = (bold: string, words: string) =>
    `<r><rPr>${bold}${properties}</rPr><t xml:space="preserve">${escapeXml(words)}</t></r>`
  const at = text.startsWith('\n') ? 1 : 0
  return run('<b/>', `${text.slice(0, at)}${MARK}\n`) + run('', text.slice(at))
}

/** What somebody else wrote in a note, without what we added below it; '' where all of it is ours. */
function withoutMark(inner: string): string {
  const at = inner.indexOf(MARK)
  if (at === -1) return inner
  const run = elementsIn(inner).find(({ start, end }) => start < at && at < end)
  if (run === undefined) return inner
  const words = textOfRuns(`${inner.slice(run.start, at)}</t>`)
  const before = inner.slice(0, run.start)
  if (words.trim() === '') return textOfRuns(before).trim() === '' ? '' : before
  const close = /<\/(?:[^<>/]+:)?t>/.exec(inner.slice(at))?.[0] ?? '</t>'
  const end = run.name === 'r' ? `</${run.prefix}r>` : ''
  return before + inner.slice(run.start, at).trimEnd() + close + end
}

function textOfRuns(inner: string): string {
  const texts = [...inner.matchAll(/<(?:[^\s<>/:]+:)?t(?:\s[^>]*)?>([^<]*)<\//g)].map(([, text]) => text ?? '')
  return unescapeXml(texts.join(''))
}

function asRuns(inner: string, prefix: string): string {
  return elementsIn(inner)
    .map(({ name, start, end }) => {
      const element = inner.slice(start, end)
      return name === 't' ? `<${prefix}r>${element}</${prefix}r>` : element
    })
    .join('')
}
