/** Strict XML in pieces: bytes in, elements by local name out; a character cut by a piece's border stays whole. */
import { SaxesParser } from 'saxes'

export type Attributes = Readonly<Record<string, string>>

export interface XmlHandler {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

export interface XmlFeed {
  readonly write: (bytes: Uint8Array) => void
  readonly end: () => void
}

/**
 * A parser that takes a document's bytes in pieces of any length. Throws on anything that is not well-formed, on a
 * document type (no entity is ever followed), and through `beyond` when one run of text is longer than `maxText`.
 */
export function xmlFeed(handler: XmlHandler, maxText: number, beyond: () => Error): XmlFeed {
  const parser = new SaxesParser({ position: false, xmlns: false })
  let sinceEvent = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('a document type has no place in a workbook')
  })
  parser.on('opentag', (tag) => {
    sinceEvent = 0
    handler.open?.(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    sinceEvent = 0
    handler.close?.(localName(tag.name))
  })
  const text = (value: string) => {
    sinceEvent = 0
    handler.text?.(value)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  const decode = xmlDecoder()
  const take = (piece: string) => {
    sinceEvent += piece.length
    if (sinceEvent > maxText) throw beyond()
    if (piece !== '') parser.write(piece)
  }
  return {
    write: (bytes) => take(decode(bytes)),
    end: () => {
      take(decode(null))
      parser.close()
    },
  }
}

/** Feeds a whole part; `between` is awaited after every piece. */
export async function walkXml(
  pieces: AsyncIterable<Uint8Array>,
  feed: XmlFeed,
  between?: () => Promise<void>,
): Promise<void> {
  let any = false
  for await (const piece of pieces) {
    any = true
    feed.write(piece)
    if (between) await between()
  }
  if (any) feed.end()
}

/** An attribute by its local name, whatever prefix the writing program chose. Pure. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name]
  if (plain !== undefined) return plain
  for (const key in attributes) if (key.endsWith(`:${name}`)) return attributes[key]
  return undefined
}

/** XML's own truth: `1` and `true`. Pure. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** By the first two bytes: a mark of UTF-16, or `<` as UTF-16 has it. */
const UTF16: ReadonlyMap<string, string> = new Map([
  ['fffe', 'utf-16le'],
  ['3c00', 'utf-16le'],
  ['feff', 'utf-16be'],
  ['003c', 'utf-16be'],
])

/** UTF-8 unless the document begins as UTF-16; both are kept over the borders of pieces. */
function xmlDecoder(): (bytes: Uint8Array | null) => string {
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let head = Buffer.alloc(0)
  return (bytes) => {
    if (decoder !== null) return bytes === null ? decoder.decode() : decoder.decode(bytes, { stream: true })
    if (bytes !== null) head = Buffer.concat([head, bytes])
    if (bytes !== null && head.length < 2) return ''
    const mark = head.subarray(0, 2).toString('hex')
    const encoding = UTF16.get(mark) ?? 'utf-8'
    decoder = new TextDecoder(encoding, { fatal: true })
    return decoder.decode(head, { stream: bytes !== null })
  }
}
