/** XML edited as text: elements are found where they stand, so that everything that is not touched stays as it was written. */

/** Offsets into the text; `inner` is what lies between the tags, empty for `<a/>`. */
export interface Element {
  readonly name: string
  /** With its colon, '' without one. */
  readonly prefix: string
  readonly start: number
  readonly innerStart: number
  readonly innerEnd: number
  readonly end: number
}

/** Replaces the text from `start` to `end`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

const TOKEN =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|![^>]*>|(\/?)([^\s/>"'=<!?:]+:)?([^\s/>"'=<!?:]+)((?:[^>"']|"[^"]*"|'[^']*')*?)(\/?)>)/g

/** The elements directly in `xml` from `from` on, up to the end or to the tag that closes what they stand in. Pure. */
export function elementsIn(xml: string, from = 0, until = xml.length): Element[] {
  const found: Element[] = []
  const token = new RegExp(TOKEN)
  token.lastIndex = from
  let depth = 0
  let open = { name: '', prefix: '', start: 0, innerStart: 0 }
  for (let match = token.exec(xml); match !== null && match.index < until; match = token.exec(xml)) {
    const [whole, closing, prefix = '', name, , selfClosed] = match
    if (name === undefined) continue
    const end = match.index + whole.length
    if (closing === '/') {
      depth--
      if (depth < 0) break
      if (depth === 0) found.push({ ...open, innerEnd: match.index, end })
    } else if (selfClosed === '/') {
      if (depth === 0) found.push({ name, prefix, start: match.index, innerStart: end, innerEnd: end, end })
    } else if (depth++ === 0) open = { name, prefix, start: match.index, innerStart: end }
  }
  return found
}

/** The elements directly in another one. Pure. */
export function childrenOf(xml: string, parent: Element): Element[] {
  return elementsIn(xml, parent.innerStart, parent.innerEnd)
}

/** The outermost element; throws where there is none. Pure. */
export function rootOf(xml: string): Element {
  const root = elementsIn(xml)[0]
  if (root === undefined) throw new Error('a part without an element')
  return root
}

/** The opening tag of an element. Pure. */
export function tagOf(xml: string, { start, innerStart }: Element): string {
  return xml.slice(start, innerStart)
}

/** An attribute of an opening tag by its written name, or by its local name behind any prefix (`*:id`); null without it. Pure. */
export function attributeOf(tag: string, name: string): string | null {
  const wanted = name.startsWith('*:') ? `[^\\s=:"'<>]+:${name.slice(2)}` : name
  const match = new RegExp(`\\s${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return match === null ? null : unescapeXml(match[1] ?? match[2] ?? '')
}

/** An opening tag with an attribute set, or taken away with null. Pure. */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const without = tag.replace(new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`), '')
  if (value === null) return without
  return without.replace(/\s*(\/?)>$/, (_, slash: string) => ` ${name}="${escapeXml(value)}"${slash}>`)
}

/** The edit that puts `text` behind the last child of `parent`, which may have been written as `<a/>`. Pure. */
export function appended(xml: string, parent: Element, text: string): Edit {
  if (parent.end !== parent.innerStart) return { start: parent.innerEnd, end: parent.innerEnd, text }
  const tag = tagOf(xml, parent).replace(/\s*\/>$/, '>')
  return { start: parent.start, end: parent.end, text: `${tag}${text}</${parent.prefix}${parent.name}>` }
}

/** All edits done; they must not overlap. Pure. */
export function edited(xml: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < at) throw new Error('edits of a part overlap')
    pieces.push(xml.slice(at, start), text)
    at = end
  }
  pieces.push(xml.slice(at))
  return pieces.join('')
}

/** Plainly written elements given the prefix of the part into which they go. Pure. */
export function prefixed(xml: string, prefix: string): string {
  return prefix === '' ? xml : xml.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`)
}

/** Text for an attribute or an element; what XML can't hold is left out. Pure. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string)
}

/** The same in ASCII alone, for parts that are handled as bytes. Pure. */
export function escapeAscii(text: string): string {
  return escapeXml(text).replace(/[^\0-\u007f]/gu, (sign) => `&#${sign.codePointAt(0)};`)
}

export function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}
