/** A finished .xlsx made to depend on nothing but its content: zip times settled on the office's day, our stamp put in. */
import type { Day } from '../core/day.ts'
import { STAMP_PART, stampXml } from './stamp.ts'
import { partText, storedPart, unzipParts, type ZipPart, zipParts } from './zip-parts.ts'

const CONTENT_TYPES = '[Content_Types].xml'
const ROOT_RELATIONS = '_rels/.rels'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The same workbook with every zip entry dated `day`, and with a stamp (form id → edition) when one is given. Pure. */
export function settleZip(bytes: Uint8Array, day: Day, stamp: Readonly<Record<string, string>> = {}): Uint8Array {
  // Folders are no parts of a workbook; exceljs leaves them behind.
  const parts = unzipParts(bytes).filter((part) => !part.name.endsWith('/'))
  return zipParts(Object.keys(stamp).length === 0 ? parts : stamped(parts, stamp), day)
}

/** exceljs knows no custom properties, so the part and the two places that must name it are added here. */
function stamped(parts: readonly ZipPart[], stamp: Readonly<Record<string, string>>): ZipPart[] {
  const type =
    `<Override PartName="/${STAMP_PART}" ` +
    'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>'
  const relation = `<Relationship Id="rIdStamp" Type="${OFFICE}/custom-properties" Target="${STAMP_PART}"/>`
  const changed = parts
    .filter((part) => part.name !== STAMP_PART)
    .map((part) => {
      if (part.name === CONTENT_TYPES) return storedPart(part.name, withLast(partText(part), '</Types>', type))
      if (part.name === ROOT_RELATIONS) {
        return storedPart(part.name, withLast(partText(part), '</Relationships>', relation))
      }
      return part
    })
  return [...changed, storedPart(STAMP_PART, stampXml(stamp))]
}

function withLast(xml: string, end: string, addition: string): string {
  const at = xml.lastIndexOf(end)
  return xml.slice(0, at) + addition + xml.slice(at)
}
