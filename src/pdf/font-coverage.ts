/** Which characters fonts can set, read from their `cmap` tables (OpenType 1.9, formats 4 and 12). */
import { closeSync, openSync, readSync } from 'node:fs'

/** Code points that at least one of the font files has a glyph for; of ten megabytes a file this reads a few thousandths. */
export function fontCoverage(files: readonly string[]): (codePoint: number) => boolean {
  const ranges = merged(files.flatMap((file) => cmapRanges(cmapOf(file))))
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
function cmapRanges(cmap: Buffer): Range[] {
  if (cmap.length === 0) return []
  const offsets = Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => cmap.readUInt32BE(4 + index * 8 + 4))
  const long = offsets.find((offset) => cmap.readUInt16BE(offset) === 12)
  if (long !== undefined) return format12(cmap, long)
  const short = offsets.find((offset) => cmap.readUInt16BE(offset) === 4)
  return short === undefined ? [] : format4(cmap, short)
}

/** The table alone, found by the file's directory of tables; empty where there is none. */
function cmapOf(file: string): Buffer {
  const descriptor = openSync(file, 'r')
  const read = (from: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(descriptor, bytes, 0, length, from))
  }
  try {
    const count = read(4, 2).readUInt16BE(0)
    const directory = read(12, count * 16)
    for (let entry = 0; entry < directory.length; entry += 16) {
      if (directory.toString('latin1', entry, entry + 4) === 'cmap')
        return read(directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12))
    }
    return Buffer.alloc(0)
  } finally {
    closeSync(descriptor)
  }
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
