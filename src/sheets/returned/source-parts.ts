/** The parts of the workbook that goes back, each read only when it is needed. */
import { openPromise } from 'yauzl'
import type { ZipFile } from './zip-file.ts'

export interface SourceParts {
  /** In the order of the source. */
  readonly names: readonly string[]
  /** Names are compared without case, as the packaging standard has it. */
  has(name: string): boolean
  /** Unpacked; nothing for a part that is not there. */
  read(name: string): AsyncIterable<Uint8Array>
  /** The part as it is, into another zip. */
  copyTo(zip: ZipFile, name: string): Promise<void>
  close(): void
}

/** The parts of the .xlsx at `path`. */
export async function openParts(path: string): Promise<SourceParts> {
  const source = await openPromise(path, { lazyEntries: true, autoClose: false, decodeStrings: false })
  const entries = new Map<string, { readonly name: string; readonly entry: import('yauzl').Entry }>()
  for await (const entry of source.eachEntry()) {
    const name = String(entry.fileName).replaceAll('\\', '/').replace(/^\/+/, '')
    // Folders are no parts of a workbook.
    if (!name.endsWith('/') && !entries.has(name.toLowerCase())) entries.set(name.toLowerCase(), { name, entry })
  }
  return {
    names: [...entries.values()].map(({ name }) => name),
    has: (name) => entries.has(name.toLowerCase()),
    async *read(name) {
      const found = entries.get(name.toLowerCase())
      if (found !== undefined) yield* await source.openReadStreamPromise(found.entry)
    },
    async copyTo(zip, name) {
      const found = entries.get(name.toLowerCase())
      if (found === undefined) throw new Error(`no part ${name}`)
      const { compressionMethod: method, crc32: crc, uncompressedSize: size } = found.entry
      const packed = await source.openReadStreamPromise(found.entry, { decodeFileData: false })
      await zip.copy({ name: found.name, method, crc, size }, packed)
    },
    close: () => source.close(),
  }
}

/** The whole text of a small part; throws where it is not UTF-8. */
export async function textOf(parts: SourceParts, name: string): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of parts.read(name)) pieces.push(piece)
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
}
