/** The shared strings of an .xlsx, each as one raw cell: rich text joined, phonetic guides left out. */
import type { RawCell } from '../forms/raw-sheet.ts'
import { textCell, unescapeText } from './xlsx-cell.ts'
import type { XmlHandler } from './xlsx-xml.ts'

/** A handler that fills `strings` in the file's order; `beyond` is thrown for a string longer than `maxText`. */
export function stringsHandler(
  strings: (RawCell | undefined)[],
  maxText: number,
  beyond: () => Error,
): Required<XmlHandler> {
  let text = ''
  let inText = false
  let phonetic = 0
  return {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') inText = phonetic === 0
    },
    text: (piece) => {
      if (!inText) return
      text += piece
      if (text.length > maxText) throw beyond()
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') strings.push(textCell(unescapeText(text)))
    },
  }
}
