/** The boxes in which Excel and WPS show notes: one shape a note, wide and high enough for its sentences. */
import { displayWidth } from '../display-width.ts'
import { cellName, cellPlace } from './cell-name.ts'
import type { WrittenNotes } from './notes.ts'
import type { SheetMeasures } from './sheet-measures.ts'
import { attributeOf, withAttribute } from './xml-text.ts'

/** Pixels; a Han character of 9 points is twice `half` wide. */
const NOTE = { narrow: 250, wide: 358, longText: 200, line: 16, half: 6, frame: 24 } as const
const POINTS = 0.75

const SPACES = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
} as const
const EMPTY = '<xml><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>'
const TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
/** Whoever drew before us numbers from 1025 on. */
const FIRST_SHAPE = 500_001
const SHAPE = /<([^\s<>/:]+:)?shape\s(?:(?!<\/(?:[^\s<>/:]+:)?shape>)[\s\S])*<\/(?:[^\s<>/:]+:)?shape>/g

/** The drawing of a sheet's notes; `part` is its text, or null where there is none. Pure. */
export function drawNotes(part: string | null, notes: WrittenNotes, measures: SheetMeasures): string {
  const joined = new Map(notes.joined.map((note) => [note.cell, note.text]))
  const kept = withSpaces(part ?? EMPTY).replace(SHAPE, (shape) => {
    const cell = cellOfShape(shape)
    if (cell === null) return shape
    if (notes.gone.has(cell)) return ''
    const text = joined.get(cell)
    if (text === undefined) return shape
    return shape.replace(/(<(?:[^\s<>/:]+:)?Anchor>)[^<]*/, `$1${boxOf(cell, text, measures).anchor}`)
  })
  if (notes.fresh.length === 0) return kept
  const end = kept.search(/<\/xml>\s*$/)
  if (end === -1) throw new Error('a drawing without its end')
  const type = /shapetype\s[^>]*id="_x0000_t202"/.test(kept) ? '' : TYPE
  const shapes = notes.fresh.map(({ cell, text }, at) => shapeXml(FIRST_SHAPE + at, cell, text, measures))
  return kept.slice(0, end) + type + shapes.join('') + kept.slice(end)
}

/** The outermost element with the prefixes that our shapes use; some programs declare theirs shape by shape. */
function withSpaces(xml: string): string {
  return xml.replace(/<xml(?:\s[^>]*)?>/, (tag) =>
    Object.entries(SPACES).reduce((root, [prefix, space]) => {
      const name = `xmlns:${prefix}`
      return attributeOf(root, name) === space ? root : withAttribute(root, name, space)
    }, tag),
  )
}

/** The cell of a note's shape, or null for a button or a picture. */
function cellOfShape(shape: string): string | null {
  if (!/\sObjectType\s*=\s*["']Note["']/.test(shape)) return null
  const number = (name: string) => Number(new RegExp(`<(?:[^\\s<>/:]+:)?${name}>\\s*(\\d+)`).exec(shape)?.[1])
  const [row, column] = [number('Row'), number('Column')]
  return Number.isNaN(row + column) ? null : cellName({ column, row: row + 1 })
}

function shapeXml(id: number, cell: string, text: string, measures: SheetMeasures): string {
  const place = cellPlace(cell)
  if (place === null) throw new Error(`no such cell: ${cell}`)
  const { anchor, width, height } = boxOf(cell, text, measures)
  const style = `position:absolute;margin-left:60pt;margin-top:2pt;width:${width * POINTS}pt;height:${height * POINTS}pt;z-index:1;visibility:hidden`
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="${style}" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${place.row - 1}</x:Row><x:Column>${place.column}</x:Column></x:ClientData></v:shape>`
  )
}

/** How large a note must be, and the cells over which it then lies. */
function boxOf(cell: string, text: string, measures: SheetMeasures) {
  const { column, row } = cellPlace(cell) ?? { column: 0, row: 1 }
  const width = displayWidth(text) > NOTE.longText || text.length > NOTE.longText ? NOTE.wide : NOTE.narrow
  const perLine = Math.floor((width - NOTE.frame) / NOTE.half)
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / perLine)), 1)
  const height = lines * NOTE.line + NOTE.frame
  const left = Math.min(column + 1, measures.lastColumn)
  const top = Math.max(row - 2, 0)
  const right = reach(left, 12, width, (at) => measures.columnWidth(at))
  const bottom = reach(top, 8, height, (at) => measures.rowHeight(at + 1))
  return { anchor: [left, 12, top, 8, ...right, ...bottom].join(', '), width, height }
}

/** Where something that begins `offset` pixels into cell `first` and is `length` long ends: the cell and how far into it. */
function reach(first: number, offset: number, length: number, sizeOf: (at: number) => number): [number, number] {
  let rest = offset + length
  let at = first
  for (; at < first + 200; at++) {
    const size = sizeOf(at)
    if (rest <= size) break
    rest -= size
  }
  return [at, Math.max(0, Math.min(rest, sizeOf(at)))]
}
