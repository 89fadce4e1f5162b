/** The styles of an .xlsx, as far as they say what a number means: one number format for each style index. */
import { builtinFormat, formatOf, type NumberFormat } from './number-format.ts'
import { attribute, type XmlHandler } from './xlsx-xml.ts'

/** A handler that fills `formats`, by the index that cells carry in `s`. */
export function stylesHandler(formats: NumberFormat[]): XmlHandler {
  const custom = new Map<string, NumberFormat>()
  let inCellXfs = false
  return {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        custom.set(attribute(attributes, 'numFmtId') ?? '', formatOf(attribute(attributes, 'formatCode') ?? ''))
      } else if (name === 'cellXfs') inCellXfs = true
      else if (name === 'xf' && inCellXfs) {
        const id = attribute(attributes, 'numFmtId') ?? '0'
        formats.push(custom.get(id) ?? builtinFormat(Number(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellXfs = false
    },
  }
}
