/** A small zip taken apart and put together again, byte for byte the same for the same parts and the same day. */
import { crc32, inflateRawSync } from 'node:zlib'
import type { Day } from '../core/day.ts'

export interface ZipPart {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly packed: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50

/** The parts of a zip that we wrote ourselves a moment ago, in order. Pure. */
export function unzipParts(bytes: Uint8Array): ZipPart[] {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  const count = zip.readUInt16LE(end + 10)
  const parts: ZipPart[] = []
  for (let index = 0, at = zip.readUInt32LE(end + 16); index < count; index++) {
    const packedSize = zip.readUInt32LE(at + 20)
    const nameLength = zip.readUInt16LE(at + 28)
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    parts.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      crc: zip.readUInt32LE(at + 16),
      size: zip.readUInt32LE(at + 24),
      packed: zip.subarray(start, start + packedSize),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return parts
}

/** A zip of `parts`, every part dated the first minute of `day`. Pure. */
export function zipParts(parts: readonly ZipPart[], day: Day): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { packed, ...rest } of parts) {
    const fields = { ...rest, packedSize: packed.length }
    const header = localHeader(fields, day)
    pieces.push(header, packed)
    directory.push(centralEntry(fields, day, offset))
    offset += header.length + packed.length
  }
  const size = directory.reduce((total, entry) => total + entry.length, 0)
  return Buffer.concat([...pieces, ...directory, endOfDirectory(parts.length, size, offset)])
}

/** What a part's header says of it. */
export interface PartFields {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly size: number
  readonly packedSize: number
}

/** Length of a local header without the part's name. */
export const LOCAL_HEADER = 30

/** What stands before a part's bytes. Pure. */
export function localHeader(part: PartFields, day: Day): Buffer {
  const name = Buffer.from(part.name, 'utf8')
  return Buffer.concat([number32(LOCAL), sharedFields(part, name.length, day), name])
}

/** A part's line in the directory; `offset` is where its local header begins. Pure. */
export function centralEntry(part: PartFields, day: Day, offset: number): Buffer {
  const name = Buffer.from(part.name, 'utf8')
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(offset, 10)
  return Buffer.concat([number32(CENTRAL), Buffer.from([20, 0]), sharedFields(part, name.length, day), tail, name])
}

/** What closes a zip whose directory of `size` bytes begins at `offset`. Pure. */
export function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(END, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}

/** A part as it stands: stored, because a native deflate packs differently from machine to machine. Pure. */
export function storedPart(name: string, text: string): ZipPart {
  const packed = Buffer.from(text, 'utf8')
  return { name, method: 0, crc: crc32(packed), size: packed.length, packed }
}

/** The text of a part. Pure. */
export function partText(part: ZipPart): string {
  return (part.method === 0 ? Buffer.from(part.packed) : inflateRawSync(part.packed)).toString('utf8')
}

/** The 26 bytes that a local header and a directory entry have in common, from "version needed" on. */
function sharedFields(part: PartFields, nameLength: number, day: Day): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  // Names are UTF-8.
  fields.writeUInt16LE(0x0800, 2)
  fields.writeUInt16LE(part.method, 4)
  fields.writeUInt16LE(0, 6)
  fields.writeUInt16LE(dosDate(day), 8)
  fields.writeUInt32LE(part.crc, 10)
  fields.writeUInt32LE(part.packedSize, 14)
  fields.writeUInt32LE(part.size, 18)
  fields.writeUInt16LE(nameLength, 22)
  return fields
}

function dosDate(day: Day): number {
  const year = Math.min(Math.max(Number(day.slice(0, 4)), 1980), 2107)
  return ((year - 1980) << 9) | (Number(day.slice(5, 7)) << 5) | Number(day.slice(8, 10))
}

function number32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}
