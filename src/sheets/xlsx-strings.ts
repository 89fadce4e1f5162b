/** The shared strings of an .xlsx, each as one raw cell: rich text joined, phonetic guides left out. */
import type { RawCell } from '../forms/raw-sheet.ts'
import { scanStrings } from './scan-rows.ts'
import type { LongList } from './scanned-part.ts'
import { textCell, unescapeText } from './xlsx-cell.ts'
import type { XmlHandler } from './xlsx-xml.ts'

export interface StringsReader {
  /** For the strict parser. */
  readonly handler: Required<XmlHandler>
  /** For the strings that need none. */
  readonly items: LongList
}

/** Fills `strings` in the file's order; `beyond` is thrown for a string longer than `maxText`. */
export function stringsReader(strings: (RawCell | undefined)[], maxText: number, beyond: () => Error): StringsReader {
  let depth = 0
  let text = ''
  let inText = false
  let phonetic = 0
  const take = (whole: string) => void strings.push(textCell(unescapeText(whole)))
  const handler: Required<XmlHandler> = {
    open: (name) => {
      depth++
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
      depth--
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') take(text)
    },
  }
  return {
    handler,
    items: {
      list: 'sst',
      item: 'si',
      scan: (bytes, from, end) => scanStrings(bytes, from, end, take, maxText),
      isBetween: () => depth === 1,
    },
  }
}
