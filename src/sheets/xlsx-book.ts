/** The table of contents of an .xlsx: its worksheets in order, where their parts are, and its epoch. */
import { attribute, isTrue, type XmlHandler } from './xlsx-xml.ts'

export interface Relation {
  /** Last word of the type's address, the same in the transitional and the strict edition: `worksheet`, `styles` … */
  readonly type: string
  readonly target: string
}

export interface BookSheet {
  readonly name: string
  readonly hidden: boolean
  readonly relation: string
}

export interface Book {
  epoch1904: boolean
  readonly sheets: BookSheet[]
}

/** A handler that fills `book` from the workbook part. */
export function bookHandler(book: Book): XmlHandler {
  return {
    open: (name, attributes) => {
      if (name === 'workbookPr') book.epoch1904 = isTrue(attribute(attributes, 'date1904'))
      else if (name === 'sheet') {
        book.sheets.push({
          name: attribute(attributes, 'name') ?? '',
          hidden: (attribute(attributes, 'state') ?? 'visible') !== 'visible',
          relation: relationId(attributes),
        })
      }
    },
  }
}

/** A handler that fills `relations` by id; what lies outside the file is never followed. */
export function relationsHandler(relations: Map<string, Relation>): XmlHandler {
  return {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attribute(attributes, 'TargetMode') === 'External') return
      const type = (attribute(attributes, 'Type') ?? '').split('/').at(-1) ?? ''
      relations.set(attribute(attributes, 'Id') ?? '', { type, target: attribute(attributes, 'Target') ?? '' })
    },
  }
}

/** The relations part that belongs to a part: `xl/_rels/workbook.xml.rels`. Pure. */
export function relationsOf(part: string): string {
  return part.replace(/([^/]*)$/, '_rels/$1.rels')
}

/** A relation's target as a part name, seen from the part that names it. Pure. */
export function resolveTarget(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const path = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** `r:id`, which a sheet has beside its own `sheetId`. */
function relationId(attributes: Readonly<Record<string, string>>): string {
  return attribute(attributes, 'id') ?? ''
}
