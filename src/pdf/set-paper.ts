/** Plain data and the name of a layout → one PDF: characters without a glyph marked, codes drawn, photos at hand. */
import { type MissingCharacter, settable } from '../cards/rare-characters.ts'
import { type CompiledPaper, compilePaper } from './compile.ts'
import type { PrintShop } from './print-shop.ts'
import { qrRows } from './qr.ts'

export interface SetPaper extends CompiledPaper {
  readonly missing: readonly MissingCharacter[]
}

/** Every `{ qr: text }` in `data` becomes `{ qr: rows }`; `images` are found by layouts under their names. */
export function setPaper(
  shop: PrintShop,
  layout: string,
  data: unknown,
  images: ReadonlyMap<string, Uint8Array> = new Map(),
): SetPaper {
  const { data: settled, missing } = settable(withCodes(data), shop.covers)
  return { ...compilePaper({ ...shop, layout, data: settled, images }), missing }
}

function withCodes(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withCodes)
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, part]) => {
      return [key, key === 'qr' && typeof part === 'string' ? (part === '' ? [] : qrRows(part)) : withCodes(part)]
    }),
  )
}
