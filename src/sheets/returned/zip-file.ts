/** A zip written to a file part by part: parts of another zip as they are, new ones packed, nothing kept in memory. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import pako from 'pako'
import type { Day } from '../../core/day.ts'
import { centralEntry, endOfDirectory, LOCAL_HEADER, localHeader, type PartFields } from '../zip-parts.ts'

export interface ZipFile {
  /** A part of another zip, its packed bytes as they are. */
  copy(part: Omit<PartFields, 'packedSize'>, packed: AsyncIterable<Uint8Array>): Promise<void>
  /** A part from its content. */
  add(name: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void>
  /** Writes the directory and closes the file. */
  end(): void
  /** Closes the file as it is. */
  abandon(): void
}

/** Above this the machine's own deflate packs, eight times faster but not with the same bytes on every machine. */
const PACKED_ALIKE = 64 * 1024 * 1024
const PIECE = 256 * 1024
const LEVEL = 3

/** Opens `path` for writing; every part is dated the first minute of `day`. */
export function zipFile(path: string, day: Day): ZipFile {
  const handle = openSync(path, 'w', 0o600)
  const directory: Buffer[] = []
  let at = 0
  const write = (bytes: Uint8Array) => {
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done, at + done)
    at += bytes.length
  }
  const part = async (name: string, fill: () => Promise<Omit<PartFields, 'name'>>) => {
    const start = at
    at += LOCAL_HEADER + Buffer.byteLength(name)
    const fields = { name, ...(await fill()) }
    const end = at
    at = start
    write(localHeader(fields, day))
    at = end
    directory.push(centralEntry(fields, day, start))
  }
  return {
    copy: ({ name, ...fields }, packed) =>
      part(name, async () => {
        const start = at
        for await (const bytes of packed) write(bytes)
        return { ...fields, packedSize: at - start }
      }),
    add: (name, pieces) =>
      part(name, async () => {
        const start = at
        const sum = { crc: 0, size: 0 }
        await deflate(inGoodPieces(pieces, sum), write)
        return { method: 8, ...sum, packedSize: at - start }
      }),
    end: () => {
      const offset = at
      for (const entry of directory) write(entry)
      write(endOfDirectory(directory.length, at - offset, offset))
      closeSync(handle)
    },
    abandon: () => closeSync(handle),
  }
}

/** Pieces of a size that packs well, summed up on the way. */
async function* inGoodPieces(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sum: { crc: number; size: number },
): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let length = 0
  const take = (): Uint8Array => {
    const bytes = Buffer.concat(waiting)
    sum.crc = crc32(bytes, sum.crc)
    sum.size += bytes.length
    waiting = []
    length = 0
    return bytes
  }
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length >= PIECE) yield take()
  }
  if (length > 0) yield take()
}

async function deflate(pieces: AsyncGenerator<Uint8Array>, write: (bytes: Uint8Array) => void): Promise<void> {
  const first: Uint8Array[] = []
  let size = 0
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    first.push(next.value)
    size += next.value.length
    if (size > PACKED_ALIKE) return deflateLong(first, pieces, write)
  }
  const packer = new pako.Deflate({ raw: true, level: LEVEL })
  packer.onData = write
  for (const piece of first) packer.push(piece, false)
  packer.push(new Uint8Array(0), true)
}

async function deflateLong(
  first: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array>,
  write: (bytes: Uint8Array) => void,
): Promise<void> {
  async function* all() {
    yield* first
    yield* rest
  }
  await pipeline(
    Readable.from(all()),
    createDeflateRaw({ level: LEVEL }),
    async (packed: AsyncIterable<Uint8Array>) => {
      for await (const bytes of packed) write(bytes)
    },
  )
}
