/** YAML text as plain maps, lists and strings, with what may not stand in a definition refused where it stands. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  parseDocument,
  type YAMLError,
  type YAMLMap,
} from 'yaml'
import { error, type Problem } from '../core/problem.ts'
import type { LineCol, Path } from './read-definition.ts'

export type Plain = string | Plain[] | { [key: string]: Plain }

export interface ParsedYaml {
  readonly value: Plain
  readonly problems: Problem[]
  locate(path: Path): LineCol
  /** The key of the entry at `path`, for problems that are about the key and not about its value. */
  locateKey(path: Path): LineCol
}

interface Reading {
  readonly file: string
  readonly lines: LineCounter
  readonly problems: Problem[]
}

/** One YAML document, failsafe schema: every scalar is the text in the file. Pure. */
export function parseYaml(file: string, text: string): ParsedYaml {
  const lines = new LineCounter()
  // Our own walk below replaces toJS(), which would resolve aliases and turn keys that are maps into text.
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  })
  const reading: Reading = { file, lines, problems: [] }
  const value = document.contents === null ? {} : plain(document.contents, reading)
  // A whole file that is one text is a file whose colons are not colons.
  if (isScalar(document.contents) && COLON.test(value as string)) {
    reading.problems.push(problem('definition.full_width_colon', document.contents, reading, value as string))
  }
  const problems = syntaxProblems(document.errors, text, reading)
  const root = document.contents
  return {
    value,
    problems: problems.length > 0 ? problems : reading.problems,
    locate: (path) => at(lines, find(root, path).value),
    locateKey: (path) => at(lines, find(root, path).key),
  }
}

function plain(node: Node | null, reading: Reading): Plain {
  if (node === null) return ''
  if (isAlias(node)) {
    reading.problems.push(problem('definition.anchor', node, reading, `*${node.source}`))
    return ''
  }
  if (isScalar(node) || isSeq(node) || isMap(node)) {
    if (node.anchor) reading.problems.push(problem('definition.anchor', node, reading, `&${node.anchor}`))
    if (node.tag && !/^tag:yaml\.org,2002:(str|seq|map)$/.test(node.tag)) {
      reading.problems.push(problem('definition.tag', node, reading, node.tag))
    }
  }
  if (isScalar(node)) return plainScalar(String(node.value ?? ''), node, reading)
  if (isSeq(node)) return node.items.map((item) => plain(item as Node | null, reading))
  if (isMap(node)) return plainMap(node, reading)
  return ''
}

function plainScalar(text: string, node: Node, reading: Reading): string {
  // ２０ and 95％ look right and are not numbers; nothing that is only digits is meant to be full-width.
  if (/[０-９％．]/.test(text) && /^[-\d.%０-９％．－]+$/.test(text)) {
    reading.problems.push(
      problem('definition.full_width_digits', node, reading, text, { plain: text.normalize('NFKC') }),
    )
  }
  return text
}

function plainMap(node: YAMLMap, reading: Reading): Plain {
  const entries: [string, Plain][] = []
  for (const pair of node.items as Pair<Node, Node | null>[]) {
    const key = isScalar(pair.key) ? String(pair.key.value ?? '') : ''
    if (!isScalar(pair.key)) reading.problems.push(problem('definition.key_kind', pair.key, reading, null))
    else if (key === '<<') reading.problems.push(problem('definition.anchor', pair.key, reading, '<<'))
    else if (key.includes('：')) reading.problems.push(problem('definition.full_width_colon', pair.key, reading, key))
    entries.push([key, plain(pair.value, reading)])
  }
  return Object.fromEntries(entries)
}

/** Errors of the parser, the ones with a cause that we can name under that name; one a line, or they repeat each other. */
function syntaxProblems(errors: readonly YAMLError[], text: string, reading: Reading): Problem[] {
  const rows = text.split(/\r?\n/)
  const found = new Map<number, Problem>()
  for (const problemOfParser of errors) {
    const place = reading.lines.linePos(problemOfParser.pos[0])
    const row = rows[place.line - 1] ?? ''
    const code = syntaxCode(problemOfParser.code, row, rows[place.line - 2] ?? '')
    // The parser often stops a line late: the row above is named when that is the one with the wrong mark.
    const line = code.above ? place.line - 1 : place.line
    if (found.has(line)) continue
    const value = (rows[line - 1] ?? '').trim()
    const at = { file: reading.file, line, col: code.above ? 1 : Math.max(1, place.col) }
    found.set(line, error(code.name, at, value === '' ? null : value.slice(0, 80), { reason: problemOfParser.message }))
  }
  return [...found.values()].sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0))
}

const COLON = /[A-Za-z_]\w*\s*：/
const COMMA = /，\s*[A-Za-z_]\w*\s*[:：]/

function syntaxCode(parserCode: string, row: string, above: string): { name: string; above: boolean } {
  if (parserCode === 'TAB_AS_INDENT' || /^ *\t/.test(row)) return { name: 'definition.tab', above: false }
  if (parserCode === 'DUPLICATE_KEY') return { name: 'definition.duplicate_key', above: false }
  if (parserCode === 'MULTIPLE_DOCS') return { name: 'definition.several_documents', above: false }
  if (COLON.test(row)) return { name: 'definition.full_width_colon', above: false }
  if (COMMA.test(row)) return { name: 'definition.full_width_comma', above: false }
  if (COLON.test(above)) return { name: 'definition.full_width_colon', above: true }
  if (COMMA.test(above)) return { name: 'definition.full_width_comma', above: true }
  return { name: 'definition.syntax', above: false }
}

function problem(
  code: string,
  node: Node,
  reading: Reading,
  value: string | null,
  detail: Record<string, string> = {},
) {
  return error(code, { file: reading.file, ...at(reading.lines, node) }, value, detail)
}

function at(lines: LineCounter, node: Node | null): LineCol {
  return node?.range ? lines.linePos(node.range[0]) : { line: 1, col: 1 }
}

function find(root: ParsedNode | null, path: Path): { key: Node | null; value: Node | null } {
  let key: Node | null = root
  let value: Node | null = root
  for (const step of path) {
    if (isSeq(value)) {
      const item = value.items[Number(step)] as Node | undefined
      if (!item) break
      key = item
      value = item
    } else if (isMap(value)) {
      const pair = (value.items as Pair<Node, Node | null>[]).find(
        (p) => isScalar(p.key) && p.key.value === String(step),
      )
      if (!pair) break
      key = pair.key
      value = pair.value ?? pair.key
    } else break
  }
  return { key, value }
}
