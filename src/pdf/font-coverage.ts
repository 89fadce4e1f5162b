/** Which characters the shipped fonts can set, read from their `cmap` tables (OpenType 1.9, formats 4 and 12). */

/** Code points that at least one of the fonts has a glyph for. Pure. */
export function fontCoverage(fonts: readonly Buffer[]): (codePoint: number) => boolean {
  const ranges = merged(fonts.flatMap((font) => cmapRanges(font)))
  return (codePoint) => {
    let [low, high] = [0, ranges.length - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const range = ranges[middle]
      if (!range) return false
      if (codePoint < range[0]) high = middle - 1
      else if (codePoint > range[1]) low = middle + 1
      else return true
    }
    return false
  }
}

type Range = readonly [first: number, last: number]

/** Format 12 says everything that format 4 says, and the characters beyond U+FFFF as well; it is taken where there is one. */
function cmapRanges(font: Buffer): Range[] {
  const cmap = tableOffset(font, 'cmap')
  if (cmap === null) return []
  const offsets = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    return cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
  })
  const long = offsets.find((offset) => font.readUInt16BE(offset) === 12)
  if (long !== undefined) return format12(font, long)
  const short = offsets.find((offset) => font.readUInt16BE(offset) === 4)
  return short === undefined ? [] : format4(font, short)
}

function tableOffset(font: Buffer, tag: string): number | null {
  const count = font.readUInt16BE(4)
  for (let index = 0; index < count; index++) {
    const entry = 12 + index * 16
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8)
  }
  return null
}

function format12(font: Buffer, offset: number): Range[] {
  return Array.from({ length: font.readUInt32BE(offset + 12) }, (_, index) => {
    const group = offset + 16 + index * 12
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)] as const
  })
}

/** Segments, not glyphs: a hole inside a segment that maps to .notdef would pass, but such fonts have a format 12 table. */
function format4(font: Buffer, offset: number): Range[] {
  const segments = font.readUInt16BE(offset + 6) / 2
  return Array.from({ length: segments }, (_, index) => {
    const end = font.readUInt16BE(offset + 14 + index * 2)
    const start = font.readUInt16BE(offset + 16 + segments * 2 + index * 2)
    return [start, end] as const
  }).filter(([start]) => start !== 0xffff)
}

function merged(ranges: readonly Range[]): Range[] {
  const result: [number, number][] = []
  for (const [first, last] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const previous = result.at(-1)
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else result.push([first, last])
  }
  return result
}
