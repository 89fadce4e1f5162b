/** A YAML file with single values replaced: comments, order and everything else stay as somebody wrote them. */
import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import type { Path } from './read-definition.ts'

export interface ValueEdit {
  readonly path: Path
  /** YAML text of the new value: `"20"`, `none`, `{pause: {max_gap: "2"}}`; null: what `propose` says at that place. */
  readonly value: string | null
}

/** The text with the edits, or null when a path is not there or a value is not YAML. Pure. */
export function editYaml(text: string, edits: readonly ValueEdit[]): string | null {
  const document = parseDocument(text, { schema: 'failsafe', keepSourceTokens: true })
  const pieces: { from: number; to: number; text: string }[] = []
  for (const edit of edits) {
    const node = nodeAt(document, edit.path)
    if (!node?.range) return null
    const replacement = edit.value ?? proposed(node, text)
    if (replacement === null || parseDocument(replacement, { schema: 'failsafe' }).errors.length > 0) return null
    // A map in lines of its own ends after its last line break; the next key must stay on its own line.
    const [from, end] = node.range
    pieces.push({ from, to: from + text.slice(from, end).trimEnd().length, text: replacement })
  }
  // From the end, so that the places before stay where they are.
  pieces.sort((a, b) => b.from - a.from)
  return pieces.reduce((now, piece) => now.slice(0, piece.from) + piece.text + now.slice(piece.to), text)
}

function proposed(node: Node, text: string): string | null {
  const inner = isMap(node) ? (node.get('propose', true) as Node | undefined) : undefined
  if (!inner?.range) return null
  // What stands in lines of its own would need its indentation changed; nothing that is proposed is written so.
  const written = text.slice(inner.range[0], inner.range[1])
  return written.includes('\n') ? null : written.trim()
}

function nodeAt(document: Document.Parsed, path: Path): Node | null {
  let node = document.contents as Node | null
  for (const step of path) {
    // Inside a proposal the path goes on with what it proposes.
    if (isMap(node) && node.has('propose')) node = node.get('propose', true) as Node
    if (isSeq(node)) node = (node.items[Number(step)] as Node | undefined) ?? null
    else if (isMap(node))
      node =
        (node.items.find((pair) => isScalar(pair.key) && pair.key.value === String(step))?.value as Node | undefined) ??
        null
    else return null
  }
  return node
}
