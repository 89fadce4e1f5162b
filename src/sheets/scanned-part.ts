/** A part of an .xlsx fed in pieces: what stands in its long list is scanned, all else goes to the strict parser. */
import { isUtf8 } from 'node:buffer'
import type { XmlFeed } from './xlsx-xml.ts'

export interface LongList {
  /** The element that holds the list (`sheetData`, `sst`) and the one that is repeated in it (`row`, `si`). */
  readonly list: string
  readonly item: string
  /** Reads whole items; see `scanRows`. */
  readonly scan: (bytes: Buffer, from: number, end: number) => { readonly at: number; readonly unusual: boolean }
  /** Whether the strict parser, after an item that it was given, stands between two items again. */
  readonly isBetween: () => boolean
}

/** An item longer than this is read by the strict parser, which has limits of its own. */
const LONGEST_ITEM = 4 * 1024 * 1024
/** Scanning begins when this much has come: pieces of a zip are small. */
const WORTHWHILE = 256 * 1024
/** The strict parser measures texts by the piece. */
const PIECE = 64 * 1024

type Stage = 'head' | 'items' | 'strict'

/**
 * Takes the part's bytes in pieces of any length and scans when `worthwhile` many have come; `strict` sees a well-formed document,
 * with the list empty where it was scanned.
 */
export function scannedPart(list: LongList, strict: XmlFeed, worthwhile = WORTHWHILE): XmlFeed {
  const itemEnd = Buffer.from(`</${list.item}>`)
  let stage: Stage = 'head'
  let kept: Buffer[] = []
  let size = 0

  const together = (): Buffer => {
    const bytes = kept.length === 1 ? kept[0]! : Buffer.concat(kept)
    kept = []
    size = 0
    return bytes
  }
  const keep = (bytes: Buffer): void => {
    if (bytes.length === 0) return
    kept.push(bytes)
    size += bytes.length
  }

  const toStrict = (bytes: Buffer): void => {
    for (let at = 0; at < bytes.length; at += PIECE) strict.write(bytes.subarray(at, at + PIECE))
  }

  /** The list begins after its opening tag; a part that is not UTF-8, or whose list has another name, has none. */
  const head = (bytes: Buffer, last: boolean): void => {
    const opening = listStart(bytes, list.list)
    if (opening === 0 && !last && bytes.length < LONGEST_ITEM) {
      keep(bytes)
      return
    }
    if (opening <= 0) {
      stage = 'strict'
      toStrict(bytes)
      return
    }
    toStrict(bytes.subarray(0, opening))
    stage = list.isBetween() ? 'items' : 'strict'
    if (stage === 'items') items(bytes.subarray(opening), last)
    else toStrict(bytes.subarray(opening))
  }

  const items = (bytes: Buffer, last: boolean): void => {
    let at = 0
    const lastEnd = bytes.lastIndexOf(itemEnd)
    let end = lastEnd < 0 ? 0 : lastEnd + itemEnd.length
    // Bytes that are no UTF-8 are damage, and the strict parser is the one to say so.
    if (!isUtf8(bytes.subarray(0, end))) end = 0
    while (at < end) {
      const scanned = list.scan(bytes, at, end)
      at = scanned.at
      if (!scanned.unusual) break
      const itemStop = bytes.indexOf(itemEnd, at)
      if (itemStop < 0) break
      toStrict(bytes.subarray(at, itemStop + itemEnd.length))
      at = itemStop + itemEnd.length
      if (!list.isBetween()) {
        stage = 'strict'
        toStrict(bytes.subarray(at))
        return
      }
    }
    const rest = bytes.subarray(at)
    // Either the list goes on in the next piece, or what follows is no item of it.
    if (!last && at === Math.max(end, 0) && rest.length < LONGEST_ITEM && goesOn(rest, list.item)) {
      keep(rest)
      return
    }
    stage = 'strict'
    toStrict(rest)
  }

  const take = (last: boolean): void => {
    const bytes = together()
    if (stage === 'head') head(bytes, last)
    else if (stage === 'items') items(bytes, last)
    else toStrict(bytes)
  }

  return {
    write: (piece) => {
      const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      if (stage === 'strict') {
        toStrict(bytes)
        return
      }
      keep(bytes)
      if (size >= worthwhile) take(false)
    },
    end: () => {
      if (size > 0) take(true)
      strict.end()
    },
  }
}

/** The position after `<sheetData …>`; 0 while it may still come, -1 when the list is empty or the part is not plain UTF-8. */
function listStart(bytes: Buffer, list: string): number {
  if (bytes[0] === 0xfe || bytes[0] === 0xff) return -1
  const tag = bytes.indexOf(`<${list}`)
  if (tag < 0) return 0
  const close = bytes.indexOf('>', tag)
  if (close < 0) return 0
  const after = bytes[tag + list.length + 1]
  return bytes[close - 1] === 0x2f || (after !== 0x3e && after !== 0x20) ? -1 : close + 1
}

/** Whether what is left may be the beginning of an item: white space, or a tag that can still become one. */
function goesOn(rest: Buffer, item: string): boolean {
  let at = 0
  while (at < rest.length && (rest[at] === 0x20 || rest[at] === 0x0a || rest[at] === 0x0d || rest[at] === 0x09)) at++
  const begins = rest.toString('latin1', at, at + item.length + 2)
  return `<${item}>`.startsWith(begins) || `<${item} `.startsWith(begins) || begins === `<${item}/`
}
