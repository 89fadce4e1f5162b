/** An .xlsx put together by hand for the tests: exactly the XML that is given, as no program would write it. */
import type { Day } from '../../src/core/day.ts'
import { storedPart, zipParts } from '../../src/sheets/zip-parts.ts'

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface HandXlsx {
  readonly sheet: string
  readonly strings?: string
  readonly styles?: string
  readonly workbook?: string
}

/** The bytes of a workbook with one sheet named 表. */
export function handXlsx({ sheet, strings, styles, workbook }: HandXlsx): Buffer {
  const book =
    workbook ??
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const parts = [
    storedPart('[Content_Types].xml', '<Types/>'),
    storedPart(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}">${relation('a', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    ),
    storedPart('xl/workbook.xml', book),
    storedPart(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    ),
    storedPart('xl/worksheets/sheet1.xml', sheet),
    ...(strings === undefined ? [] : [storedPart('xl/sharedStrings.xml', strings)]),
    ...(styles === undefined ? [] : [storedPart('xl/styles.xml', styles)]),
  ]
  return Buffer.from(zipParts(parts, '2015-03-20' as Day))
}
