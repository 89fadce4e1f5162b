/** A worksheet part on its way into the returned workbook: rows that are not marked pass through untouched, whatever their number. */
import type { ReturnKindName } from '../return-kinds.ts'
import { markRow, newRow, type RowContext } from './mark-rows.ts'
import { patchSheetEnd, type SheetLinks } from './patch-sheet-end.ts'
import { measuresOf, type SheetMeasures } from './sheet-measures.ts'
import { attributeOf } from './xml-text.ts'

export interface SheetPlan extends SheetLinks {
  /** Row (1-based) → column (0-based) → kind. */
  readonly marks: ReadonlyMap<number, ReadonlyMap<number, ReturnKindName>>
  /** The style `base` in the colour of `kind`. */
  styleFor(base: number, kind: ReturnKindName): number
}

/** What was seen on the way, whole when the last piece is out. */
export interface SheetSeen {
  measures: SheetMeasures
}

/** How far below its cell a note may reach. */
const NOTE_ROWS = 40

/**
 * The part in pieces, with its marks, links and notes. The text is handled byte for byte (Latin-1): everything that is
 * put in is ASCII. Throws where the sheet is not as any program writes one.
 */
export async function* patchSheet(
  pieces: AsyncIterable<Uint8Array>,
  plan: SheetPlan,
  seen: SheetSeen,
): AsyncGenerator<Uint8Array> {
  const heights = new Map<number, number>()
  const filled = new Map<number, readonly number[]>()
  const out: string[] = []
  let text = ''
  let rows: RowsPhase | null = null
  let root = ''
  let end: string[] | null = null
  for await (const piece of pieces) {
    const more = latin1(piece)
    if (end !== null) {
      end.push(more)
      continue
    }
    text += more
    if (rows === null) {
      const data = /<([^\s<>/:]+:)?sheetData(?:\s[^>]*?)?(\/?)>/.exec(text)
      if (data === null) continue
      const [whole, prefix = '', selfClosed] = data
      const head = text.slice(0, data.index)
      root = rootTag(head)
      seen.measures = measuresOf(head, heights)
      out.push(head.replace(/(<(?:[^\s<>/:]+:)?sheetView(?:\s[^>]*?)?)\s+tabSelected\s*=\s*["'][^"']*["']/g, '$1'))
      out.push(`<${prefix}sheetData>`)
      // An empty sheet gets an end of its data, so that both kinds go on alike.
      text = (selfClosed === '/' ? `</${prefix}sheetData>` : '') + text.slice(data.index + whole.length)
      rows = rowsPhase(prefix, plan, seen.measures, heights, filled)
    }
    const taken = rows.take(text, out)
    text = text.slice(taken.upTo)
    if (taken.done) {
      end = [text]
      text = ''
    }
    yield Buffer.from(out.join(''), 'latin1')
    out.length = 0
  }
  if (end === null) throw new Error('a sheet without its end')
  yield Buffer.from(patchSheetEnd(end.join(''), root, plan, filled), 'latin1')
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function rootTag(head: string): string {
  const tag = /<(?:[^\s<>/:]+:)?worksheet[\s>][^>]*>?/.exec(head)?.[0]
  // UTF-16 has a zero beside every letter.
  if (tag === undefined) throw new Error('no worksheet')
  return tag
}

interface RowsPhase {
  /** Handles what is whole of `text`: how far, and whether the data ended there. */
  take(text: string, out: string[]): { readonly upTo: number; readonly done: boolean }
}

function rowsPhase(
  prefix: string,
  plan: SheetPlan,
  measures: SheetMeasures,
  heights: Map<number, number>,
  filled: Map<number, readonly number[]>,
): RowsPhase {
  const open = `<${prefix}row`
  const close = `</${prefix}row>`
  const endOfData = `</${prefix}sheetData`
  const waiting = [...plan.marks.keys()].sort((a, b) => a - b)
  let last = 0
  let noteUntil = 0
  const columnsOf = (row: number) => [...(plan.marks.get(row)?.keys() ?? [])].sort((a, b) => a - b)
  const contextOf = (row: number): RowContext => ({
    prefix,
    columnStyle: measures.columnStyle,
    styleFor: (base, column) => plan.styleFor(base, plan.marks.get(row)?.get(column) ?? 'wrong'),
  })
  const insertUpTo = (row: number, out: string[]) => {
    while (waiting[0] !== undefined && waiting[0] < row) {
      const missing = waiting.shift() as number
      out.push(newRow(missing, columnsOf(missing), contextOf(missing)))
    }
  }
  return {
    take(text, out) {
      // Comments could hide what looks like a row; no program writes them here.
      if (text.includes('<!')) throw new Error('a comment among the rows')
      const dataEnd = text.indexOf(endOfData)
      let copied = 0
      let at = 0
      for (;;) {
        const start = text.indexOf(open, at)
        if (start === -1 || (dataEnd !== -1 && start > dataEnd)) break
        const tagEnd = text.indexOf('>', start)
        if (tagEnd === -1) return keepFrom(start)
        const tag = text.slice(start, tagEnd + 1)
        const number = Number(attributeOf(tag, 'r') ?? last + 1)
        if (!(number > last)) throw new Error('rows out of order')
        const marked = plan.marks.has(number)
        let end = tagEnd + 1
        if (marked && !tag.endsWith('/>')) {
          end = text.indexOf(close, tagEnd) + close.length
          if (end <= tagEnd) return keepFrom(start)
        }
        if ((waiting[0] ?? Number.POSITIVE_INFINITY) <= number) {
          out.push(text.slice(copied, start))
          copied = start
          insertUpTo(number, out)
        }
        if (marked) {
          waiting.shift()
          const done = markRow(text.slice(start, end), number, columnsOf(number), contextOf(number))
          out.push(done.xml)
          filled.set(number, done.filled)
          copied = end
          noteUntil = number + NOTE_ROWS
        }
        if (number <= noteUntil || number + 2 >= (waiting[0] ?? Number.POSITIVE_INFINITY)) keepHeight(tag, number)
        last = number
        at = end
      }
      if (dataEnd !== -1) {
        const tagEnd = text.indexOf('>', dataEnd)
        if (tagEnd === -1) return keepFrom(dataEnd)
        out.push(text.slice(copied, dataEnd))
        insertUpTo(Number.POSITIVE_INFINITY, out)
        out.push(text.slice(dataEnd, tagEnd + 1))
        return { upTo: tagEnd + 1, done: true }
      }
      const lastTag = text.lastIndexOf('<')
      return keepFrom(lastTag >= Math.max(at, copied) && text.indexOf('>', lastTag) === -1 ? lastTag : text.length)

      function keepFrom(position: number) {
        out.push(text.slice(copied, position))
        return { upTo: position, done: false }
      }
    },
  }

  function keepHeight(tag: string, row: number) {
    const height = attributeOf(tag, 'ht')
    const hidden = attributeOf(tag, 'hidden')
    if (hidden === '1' || hidden === 'true') heights.set(row, 0)
    else if (height !== null) heights.set(row, Number(height))
  }
}
