/** The zip around an .xlsx: its parts by name, refused when they would unpack to more than the limits allow. */
import { inflateRawSync } from 'node:zlib'
import { type Entry, fromBufferPromise } from 'yauzl'
import { type ReadLimits, tooLarge } from './read-limits.ts'
import { encrypted } from './unreadable.ts'

export interface Archive {
  readonly names: readonly string[]
  readonly has: (name: string) => boolean
  /** Unpacked bytes of a part, as declared; 0 for one that is not there. */
  readonly size: (name: string) => number
  /** The unpacked bytes of a part, piece by piece; nothing for a part that is not there. */
  readonly read: (name: string) => AsyncIterable<Uint8Array>
}

const RATIO_MATTERS_FROM = 32 * 1024 * 1024

/** Opens the zip in `bytes`; every limit on size is checked here, by the directory, before anything is unpacked. */
export async function openArchive(file: string, bytes: Buffer, limits: ReadLimits): Promise<Archive> {
  // Names as bytes: nothing is written to disk, so a name with a leading slash or a backslash is harmless here.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, decodeStrings: false })
  if (zip.entryCount > limits.entries) throw tooLarge(file, 'entries', limits.entries)
  const entries = new Map<string, Entry>()
  let unpacked = 0
  let packed = 0
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize
    packed += entry.compressedSize
    if (unpacked > limits.unpacked) throw tooLarge(file, 'unpacked', limits.unpacked)
    const name = partName(String(entry.fileName))
    if (!entries.has(name)) entries.set(name, entry)
  }
  if (unpacked > RATIO_MATTERS_FROM && unpacked > packed * limits.ratio) throw tooLarge(file, 'ratio', limits.ratio)
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(partName(name)),
    size: (name) => entries.get(partName(name))?.uncompressedSize ?? 0,
    async *read(name) {
      const entry = entries.get(partName(name))
      if (entry === undefined) return
      if (entry.isEncrypted()) throw encrypted(file)
      const whole = smallPart(bytes, entry)
      if (whole !== null) yield whole
      else yield* await zip.openReadStreamPromise(entry)
    },
  }
}

/** Unpacked at once where a stream would take longer to open; parts of a warden's list are a few kilobytes. */
const SMALL = 256 * 1024
const LOCAL_HEADER = 30

/** A small part's bytes, or null for one that is not small or not quite as its directory says: the stream tells why. */
function smallPart(bytes: Buffer, entry: Entry): Buffer | null {
  const { compressedSize, uncompressedSize, compressionMethod, relativeOffsetOfLocalHeader: header } = entry
  if (uncompressedSize > SMALL || compressedSize > SMALL || header + LOCAL_HEADER > bytes.length) return null
  if (bytes.readUInt32LE(header) !== 0x04034b50) return null
  const from = header + LOCAL_HEADER + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  if (from + compressedSize > bytes.length) return null
  const packed = bytes.subarray(from, from + compressedSize)
  if (compressionMethod === 0) return compressedSize === uncompressedSize ? packed : null
  if (compressionMethod !== 8) return null
  try {
    const whole = inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) })
    return whole.length === uncompressedSize ? whole : null
  } catch {
    return null
  }
}

/** Part names are compared without case, as the packaging standard has it. */
function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}
