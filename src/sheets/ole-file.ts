/** The file system inside an old Office file: its streams by name, every chain followed once and never in a circle. */

export interface OleFile {
  /** Names of the streams, as they stand. */
  readonly streams: readonly string[]
  /** The bytes of the first stream of that name, whatever its case; null when there is none. Throws on a broken chain. */
  readonly read: (name: string) => Buffer | null
}

const LAST_SECTOR = 0xfffffffa
const ENTRY = 128
const STREAM = 2
const ROOT = 5

/** Opens the file in `bytes`; throws when its own tables are damaged. Pure. */
export function openOle(bytes: Buffer): OleFile {
  const sectorSize = 2 ** bytes.readUInt16LE(30)
  const smallSize = 2 ** bytes.readUInt16LE(32)
  if (sectorSize < 128 || sectorSize > 65536 || smallSize < 8 || smallSize > sectorSize) throw new Error('sector size')
  const sector = (number: number): Buffer => {
    const at = (number + 1) * sectorSize
    if (at >= bytes.length) throw new Error('a sector beyond the end of the file')
    return bytes.subarray(at, at + sectorSize)
  }
  const fat = tableOf(fatSectors(bytes, sector, sectorSize).map(sector))
  const whole = (first: number) => Buffer.concat(chain(first, fat).map(sector))
  const entries = entriesOf(whole(bytes.readUInt32LE(48)))
  const root = entries.find((entry) => entry.type === ROOT)
  const smallLimit = bytes.readUInt32LE(56)
  let small: { readonly fat: Uint32Array; readonly bytes: Buffer } | null = null
  const readSmall = (first: number): Buffer => {
    small ??= { fat: tableOf([whole(bytes.readUInt32LE(60))]), bytes: whole(root?.first ?? LAST_SECTOR) }
    const { fat: smallFat, bytes: held } = small
    return Buffer.concat(
      chain(first, smallFat).map((number) => held.subarray(number * smallSize, (number + 1) * smallSize)),
    )
  }
  const streams = entries.filter((entry) => entry.type === STREAM)
  return {
    streams: streams.map((entry) => entry.name),
    read: (name) => {
      const found = streams.find((entry) => entry.name.toLowerCase() === name.toLowerCase())
      if (found === undefined) return null
      return (found.size < smallLimit ? readSmall(found.first) : whole(found.first)).subarray(0, found.size)
    },
  }
}

/** The sectors that hold the table of sectors: 109 in the header, further ones in a chain of their own. */
function fatSectors(bytes: Buffer, sector: (number: number) => Buffer, sectorSize: number): number[] {
  const found: number[] = []
  for (let at = 76; at < 512; at += 4) found.push(bytes.readUInt32LE(at))
  const seen = new Set<number>()
  for (let next = bytes.readUInt32LE(68); next < LAST_SECTOR; ) {
    if (seen.has(next)) throw new Error('a chain in a circle')
    seen.add(next)
    const table = sector(next)
    for (let at = 0; at < sectorSize - 4; at += 4) found.push(table.readUInt32LE(at))
    next = table.readUInt32LE(sectorSize - 4)
  }
  return found.filter((number) => number < LAST_SECTOR)
}

function tableOf(sectors: readonly Buffer[]): Uint32Array {
  const held = Buffer.concat(sectors)
  return Uint32Array.from({ length: Math.floor(held.length / 4) }, (_, index) => held.readUInt32LE(index * 4))
}

function chain(first: number, fat: Uint32Array): number[] {
  const numbers: number[] = []
  for (let next = first; next < LAST_SECTOR; next = fat[next] ?? LAST_SECTOR) {
    // A chain longer than the table has met one of its sectors again.
    if (numbers.length > fat.length) throw new Error('a chain in a circle')
    numbers.push(next)
  }
  return numbers
}

function entriesOf(directory: Buffer) {
  const entries: { name: string; type: number; first: number; size: number }[] = []
  for (let at = 0; at + ENTRY <= directory.length; at += ENTRY) {
    const length = Math.min(Math.max(directory.readUInt16LE(at + 64) - 2, 0), 62)
    entries.push({
      name: directory.toString('utf16le', at, at + length),
      type: directory.readUInt8(at + 66),
      first: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    })
  }
  return entries
}
