/** What exceljs leaves half done in a written workbook: notes too small to read, links inside the file made as outside ones. */
import type { Workbook, Worksheet } from 'exceljs'
import type { Day } from '../core/day.ts'
import { partText, storedPart, unzipParts, type ZipPart, zipParts } from './zip-parts.ts'

/** Pixels of a note, and of an Excel column's unit of width. */
const NOTE = { width: 290, rows: 7 } as const
const PIXELS_PER_UNIT = 7

/** The same workbook with readable notes and clean links. Pure. */
export function finishNotes(bytes: Uint8Array, workbook: Workbook, day: Day): Uint8Array {
  const sheets = new Map(workbook.worksheets.map((sheet) => [String(sheet.id), sheet]))
  const linked = new Set<string>()
  const parts = unzipParts(bytes).map((part) => {
    const notes = /^xl\/drawings\/vmlDrawing(\d+)\.vml$/.exec(part.name)
    const sheet = sheets.get(notes?.[1] ?? '')
    if (sheet !== undefined) return storedPart(part.name, widened(partText(part), sheet))
    return cleanLinks(part, sheets, linked)
  })
  const settled = parts.map((part) => {
    const id = /^xl\/worksheets\/_rels\/sheet(\d+)\.xml\.rels$/.exec(part.name)?.[1] ?? ''
    return linked.has(id) ? storedPart(part.name, withoutInnerLinks(partText(part))) : part
  })
  return zipParts(settled, day)
}

/** A note reaches over as many columns as make it wide enough; narrow ones would cut every sentence. */
function widened(vml: string, sheet: Worksheet): string {
  return vml.replace(/(<x:Anchor>)([^<]*)(<\/x:Anchor>)/g, (whole, open: string, anchor: string, close: string) => {
    const [left, , top] = anchor.split(',').map((number) => Number(number))
    if (left === undefined || top === undefined || Number.isNaN(left + top)) return whole
    let right = left
    for (let width = 0; width < NOTE.width && right < left + 40; right++) {
      width += (sheet.getColumn(right + 1).width ?? 9) * PIXELS_PER_UNIT
    }
    return `${open}${[left, 6, top, 10, right, 6, top + NOTE.rows, 10].join(', ')}${close}`
  })
}

/** A link to a cell of the same file needs only its place; beside an address, Excel would look for a file of that name. */
function cleanLinks(part: ZipPart, sheets: ReadonlyMap<string, Worksheet>, linked: Set<string>): ZipPart {
  const id = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(part.name)?.[1] ?? ''
  const sheet = sheets.get(id)
  if (sheet === undefined || part.size > 64 * 1024 * 1024) return part
  const xml = partText(part)
  if (!/<hyperlink [^>]*location=/.test(xml)) return part
  linked.add(id)
  return storedPart(
    part.name,
    xml.replace(/<hyperlink [^>]*location="[^>]*>/g, (link) => link.replace(/ r:id="[^"]*"/, '')),
  )
}

function withoutInnerLinks(relations: string): string {
  return relations.replace(/<Relationship [^>]*\/hyperlink"[^>]*>/g, (relation) =>
    /Target="[^"]+![A-Za-z]+\d+"/.test(relation) ? '' : relation,
  )
}
