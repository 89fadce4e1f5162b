/** Workbooks that went wrong on their way: one damaged file a seed, always the same one. */
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import type { Day } from '../../src/core/day.ts'
import { unzipParts, type ZipPart, zipParts } from '../../src/sheets/zip-parts.ts'

export interface Base {
  readonly name: string
  readonly bytes: Buffer
}

export interface Mutated {
  readonly what: string
  readonly ending: string
  readonly bytes: Buffer
}

/** Numbers from 0 to below `limit`, in an order that the seed decides. */
type Dice = (limit: number) => number

/** The workbooks of a folder that are small enough to be damaged by the thousand. */
export function basesIn(folder: string): Base[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => ['.xlsx', '.xls', '.csv', '.tsv', '.txt'].includes(extname(name)))
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}

/** Pure. */
export function mutated(bases: readonly Base[], seed: number): Mutated {
  const dice = diceOf(seed)
  const base = bases[dice(bases.length)]!
  const zipped = base.bytes.readUInt32LE(0) === 0x04034b50
  const [how, bytes] = zipped ? damagedZip(base.bytes, dice) : damaged(base.bytes, dice)
  return { what: `${base.name}: ${how}`, ending: extname(base.name), bytes }
}

/** mulberry32, after one turn so that neighbouring seeds part. */
function diceOf(seed: number): Dice {
  let state = (seed * 0x9e3779b1) >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit
  }
}

function damagedZip(bytes: Buffer, dice: Dice): [how: string, bytes: Buffer] {
  const kind = dice(10)
  if (kind < 3) return damaged(bytes, dice)
  const parts = unzipParts(bytes).filter((part) => !part.name.endsWith('/'))
  const at = dice(parts.length)
  const part = parts[at]!
  const other = parts[dice(parts.length)]!
  const zipped = (changed: readonly ZipPart[]) => Buffer.from(zipParts(changed, '2015-03-20' as Day))
  if (kind === 3) return [`without ${part.name}`, zipped(parts.filter((one) => one !== part))]
  if (kind === 4) {
    const swapped = parts.map((one) =>
      one === part ? { ...other, name: one.name } : one === other ? { ...part, name: one.name } : one,
    )
    return [`${part.name} and ${other.name} changed places`, zipped(swapped)]
  }
  if (kind === 5) {
    const lie = dice(2) === 0 ? dice(50) : part.size * (2 + dice(1000))
    return [
      `${part.name} says it has ${lie} bytes`,
      zipped(parts.map((one) => (one === part ? { ...one, size: lie } : one))),
    ]
  }
  const [how, content] = kind < 8 ? editedXml(unpacked(part), dice) : damaged(unpacked(part), dice)
  const stored = { name: part.name, method: 0, crc: crc32(content), size: content.length, packed: content }
  return [`${part.name}: ${how}`, zipped(parts.map((one) => (one === part ? stored : one)))]
}

function unpacked(part: ZipPart): Buffer {
  return part.method === 0 ? Buffer.from(part.packed) : inflateRawSync(part.packed)
}

/** Damage that stays XML: an attribute or a text gets another value, an element is doubled or taken out. */
function editedXml(content: Buffer, dice: Dice): [how: string, bytes: Buffer] {
  const xml = content.toString('utf8')
  const values = [...xml.matchAll(/"[^"<>]*"|>[^<>]+</g)]
  const elements = [...xml.matchAll(/<(\w+)[^<>]*?(?:\/>|>[^<>]*<\/\1>)/g)]
  const found = dice(2) === 0 || elements.length === 0 ? values : elements
  const place = found[dice(Math.max(found.length, 1))]
  if (place === undefined) return damaged(content, dice)
  const text = place[0]
  const odd = ODD[dice(ODD.length)]!
  const instead =
    found === values
      ? text[0] + odd + text.slice(-1)
      : [text + text, '', text.repeat(40), `<x:${text.slice(1)}`][dice(4)]!
  const changed = xml.slice(0, place.index) + instead + xml.slice(place.index + text.length)
  return [`${text.slice(0, 40)} is ${instead.slice(0, 40)}`, Buffer.from(changed, 'utf8')]
}

const ODD = [
  '',
  '0',
  '-1',
  '1048577',
  '4294967296',
  '1e308',
  '-1e-320',
  'NaN',
  '99999999999999999999',
  '0.00000000000000000001',
  'ZZZZ9',
  'A0',
  'XFE1',
  'A1:XFD1048576',
  'A1:A1048576',
  's',
  'str',
  'inlineStr',
  'd',
  'e',
  'x'.repeat(3000),
  '𠮷𠮷𠮷',
  '&#x1F600;',
  '&lt;',
  '_x000D_',
  '../../../etc/passwd',
  '/xl/workbook.xml',
  'http://example.invalid/x',
  '2958466',
  '60',
  '姓名',
  '合计',
  '同上',
  '清空',
]

const EXTREMES = [0x00, 0xff, 0x7f, 0x80, 0x01, 0x3c, 0x22, 0x0a]

/** Damage that any file can take: bytes changed, the end cut off, a piece taken out, doubled or moved. */
function damaged(bytes: Buffer, dice: Dice): [how: string, bytes: Buffer] {
  const length = Math.max(bytes.length, 1)
  const from = dice(length)
  const piece = bytes.subarray(from, from + 1 + dice(Math.min(600, length)))
  const rest = bytes.subarray(from + piece.length)
  switch (dice(6)) {
    case 0:
      return [`cut off after ${from}`, bytes.subarray(0, from)]
    case 1:
      return [`${piece.length} bytes out at ${from}`, Buffer.concat([bytes.subarray(0, from), rest])]
    case 2:
      return [`${piece.length} bytes doubled at ${from}`, Buffer.concat([bytes.subarray(0, from), piece, piece, rest])]
    case 3: {
      const to = dice(length)
      const moved = Buffer.from(bytes)
      piece.copy(moved, Math.min(to, length - 1))
      return [`${piece.length} bytes from ${from} over ${to}`, moved]
    }
    default: {
      const changed = Buffer.from(bytes)
      const count = 1 + dice(8)
      for (let index = 0; index < count && changed.length > 0; index++) {
        // Headers and directories stand at the ends.
        const near = dice(3)
        const at =
          near === 0
            ? dice(Math.min(600, length))
            : near === 1
              ? length - 1 - dice(Math.min(600, length))
              : dice(length)
        changed[at] = dice(2) === 0 ? dice(256) : EXTREMES[dice(EXTREMES.length)]!
      }
      return [`${count} bytes changed`, changed]
    }
  }
}
