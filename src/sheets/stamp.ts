/** The stamp of workbooks that we made: form id → edition, kept in the document property `gridbook.forms`. */
import type { XmlHandler } from './xlsx-xml.ts'

export const STAMP_PROPERTY = 'gridbook.forms'
export const STAMP_PART = 'docProps/custom.xml'

/** A handler that fills `stamp` from the custom properties; a property that is not ours or makes no sense is ignored. */
export function stampHandler(stamp: Record<string, string>): XmlHandler {
  let ours = false
  let text = ''
  return {
    open: (name, attributes) => {
      if (name !== 'property') return
      ours = attributes.name === STAMP_PROPERTY
      text = ''
    },
    text: (piece) => {
      if (ours) text += piece
    },
    close: (name) => {
      if (name === 'property' && ours) Object.assign(stamp, parseStamp(text))
    },
  }
}

/** The document properties part that carries `stamp`. Pure. */
export function stampXml(stamp: Readonly<Record<string, string>>): string {
  const json = JSON.stringify(stamp).replace(/&/g, '&amp;').replace(/</g, '&lt;')
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"' +
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${STAMP_PROPERTY}">` +
    `<vt:lpwstr>${json}</vt:lpwstr></property></Properties>`
  )
}

function parseStamp(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return {}
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    )
  } catch {
    return {}
  }
}
