/** Conditions as people write them, `年龄>=60 且 (性别=女 或 低保)`: a closed grammar with a mistake for everything else. */
import { isPlain, mistake, type Operator, type Token, type WhereMistake, wordsOfWhere } from './where-words.ts'

/** A name or value and the characters (UTF-16 positions) at which it stands. */
export interface Word {
  readonly text: string
  readonly at: number
  readonly end: number
}

/** What is known of a cell besides a value. */
export type AskedState = 'blank' | 'unknown' | 'refused'

export type Where =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Where[] }
  | { readonly kind: 'not'; readonly part: Where }
  | { readonly kind: 'compare'; readonly name: Word; readonly operator: Operator; readonly value: Word }
  /** Both ends are included; null is an open end, never both. */
  | { readonly kind: 'range'; readonly name: Word; readonly from: Word | null; readonly to: Word | null }
  | { readonly kind: 'list'; readonly name: Word; readonly values: readonly Word[] }
  | { readonly kind: 'contains'; readonly name: Word; readonly value: Word }
  | { readonly kind: 'state'; readonly name: Word; readonly state: AskedState }
  /** A name alone, or 有 and a name: 低保, 有 elderly, 有 电话. */
  | { readonly kind: 'has'; readonly name: Word }

export type WhereReading =
  | { readonly ok: true; readonly where: Where }
  | { readonly ok: false; readonly mistake: WhereMistake }

const STATES: Readonly<Record<string, AskedState>> = {
  空: 'blank',
  为空: 'blank',
  空白: 'blank',
  EMPTY: 'blank',
  不详: 'unknown',
  UNKNOWN: 'unknown',
  拒填: 'refused',
  REFUSED: 'refused',
}
const FILLED = new Set(['非空', '不空', '不为空'])
const HAS = new Set(['有', 'HAS'])
const LACKS = new Set(['无', '没有', '没', '不', 'NO'])
const STATE_WORDS: Readonly<Record<AskedState, string>> = { blank: '空', unknown: '不详', refused: '拒填' }

const NOTHING: Word = { text: '', at: 0, end: 0 }

/** Reads one condition; of several mistakes the first is told. Pure. */
export function parseWhere(text: string): WhereReading {
  const words = wordsOfWhere(text)
  if (words.mistake) return { ok: false, mistake: words.mistake }
  const reader = readerOf(words.tokens)
  const where = reader.peek().kind === 'end' ? reader.refuse('where.empty', reader.peek()) : readEither(reader)
  const left = reader.peek()
  if (left.kind === ')') reader.refuse('where.bracket_close', left)
  else if (left.kind !== 'end') reader.refuse(BEGINS.has(left.kind) ? 'where.no_join' : 'where.not_here', left)
  const wrong = reader.mistake()
  return wrong ? { ok: false, mistake: wrong } : { ok: true, where }
}

const BEGINS: ReadonlySet<Token['kind']> = new Set<Token['kind']>(['word', '(', 'not'])

/** Goes on after a mistake, so that every reading function gives something; only the first mistake counts. */
interface Reader {
  peek(): Token
  take(): Token
  refuse(code: string, at: { readonly at: number; readonly end: number }): Where
  mistake(): WhereMistake | null
}

function readerOf(tokens: readonly Token[]): Reader {
  let next = 0
  let wrong: WhereMistake | null = null
  const peek = () => tokens[Math.min(next, tokens.length - 1)] as Token
  return {
    peek,
    take() {
      const token = peek()
      next++
      return token
    },
    refuse(code, at) {
      wrong ??= mistake(code, at)
      return { kind: 'has', name: NOTHING }
    },
    mistake: () => wrong,
  }
}

function readEither(reader: Reader): Where {
  return readSeveral(reader, 'or', (each) => readSeveral(each, 'and', readOne))
}

function readSeveral(reader: Reader, kind: 'and' | 'or', part: (reader: Reader) => Where): Where {
  const parts = [part(reader)]
  while (reader.peek().kind === kind) {
    reader.take()
    parts.push(part(reader))
  }
  return joined(kind, parts)
}

/** Parts of the same kind are one list; a single part is itself. Pure. */
export function joined(kind: 'and' | 'or', parts: readonly Where[]): Where {
  const [only] = parts
  if (parts.length === 1 && only) return only
  return { kind, parts: parts.flatMap((part) => (part.kind === kind ? part.parts : [part])) }
}

function readOne(reader: Reader): Where {
  const token = reader.take()
  if (token.kind === 'not') return { kind: 'not', part: readOne(reader) }
  if (token.kind === '(') {
    const inner = readEither(reader)
    if (reader.peek().kind !== ')') return reader.refuse('where.bracket_open', token)
    reader.take()
    return inner
  }
  if (token.kind === 'end') return reader.refuse('where.ends_early', token)
  if (token.kind !== 'word') return reader.refuse('where.no_name', token)
  const after = reader.peek()
  if (!token.quoted && after.kind === 'word' && stateOf(after) === null) {
    const has = HAS.has(token.text.toUpperCase())
    if (has || LACKS.has(token.text.toUpperCase())) {
      reader.take()
      return turned(!has, { kind: 'has', name: { text: after.text, at: after.at, end: after.end } })
    }
  }
  // 非低保: no name begins so.
  if (!token.quoted && /^非./u.test(token.text))
    return { kind: 'not', part: readAbout(reader, { text: token.text.slice(1), at: token.at + 1, end: token.end }) }
  return readAbout(reader, token)
}

function readAbout(reader: Reader, { text, at, end }: Word): Where {
  const name = { text, at, end }
  const token = reader.peek()
  if (token.kind === 'operator') return readCompared(reader, name, token.operator)
  if (token.kind === 'in') {
    reader.take()
    const within = reader.peek().kind === '(' ? readList(reader, name) : readValues(reader, name, '=', token)
    return turned(token.negated, within)
  }
  if (token.kind === 'contains') {
    reader.take()
    return turned(token.negated, { kind: 'contains', name, value: readValue(reader, token) })
  }
  const said = stateOf(token)
  if (said === null) return { kind: 'has', name }
  reader.take()
  return said(name)
}

function stateOf(token: Token): ((name: Word) => Where) | null {
  if (token.kind !== 'word' || token.quoted) return null
  const word = token.text.toUpperCase()
  const state = STATES[word]
  if (state) return (name) => ({ kind: 'state', name, state })
  if (FILLED.has(word)) return (name) => ({ kind: 'not', part: { kind: 'state', name, state: 'blank' } })
  if (HAS.has(word)) return (name) => ({ kind: 'has', name })
  return LACKS.has(word) ? (name) => ({ kind: 'not', part: { kind: 'has', name } }) : null
}

function readCompared(reader: Reader, name: Word, operator: Operator): Where {
  const at = reader.take()
  if (operator !== '=' && operator !== '!=') return { kind: 'compare', name, operator, value: readValue(reader, at) }
  const list = reader.peek().kind === '('
  return list ? turned(operator === '!=', readList(reader, name)) : readValues(reader, name, operator, at)
}

/** One value, a range or values with commas between them. */
function readValues(reader: Reader, name: Word, operator: '=' | '!=', at: Token): Where {
  const without = operator === '!='
  if (reader.peek().kind === '..') {
    const to = readValue(reader, reader.take())
    return turned(without, { kind: 'range', name, from: null, to })
  }
  const first = readValue(reader, at)
  if (reader.peek().kind === '..') {
    reader.take()
    const to = reader.peek().kind === 'word' ? readValue(reader, at) : null
    return turned(without, { kind: 'range', name, from: first, to })
  }
  if (reader.peek().kind !== ',') return { kind: 'compare', name, operator, value: first }
  return turned(without, { kind: 'list', name, values: [first, ...readMore(reader)] })
}

function readList(reader: Reader, name: Word): Where {
  const open = reader.take()
  const values = [readValue(reader, open), ...readMore(reader)]
  if (reader.peek().kind !== ')') return reader.refuse('where.bracket_open', open)
  reader.take()
  return { kind: 'list', name, values }
}

function readMore(reader: Reader): Word[] {
  const values: Word[] = []
  while (reader.peek().kind === ',') values.push(readValue(reader, reader.take()))
  return values
}

function readValue(reader: Reader, after: Token): Word {
  const token = reader.peek()
  if (token.kind === 'word') {
    const { text, at, end } = token
    reader.take()
    return { text, at, end }
  }
  reader.refuse('where.no_value', { at: after.at, end: token.end })
  return NOTHING
}

function turned(not: boolean, part: Where): Where {
  return not ? { kind: 'not', part } : part
}

/** The condition in one spelling, with quotes and brackets only where they are needed; `parseWhere` reads it back. Pure. */
export function printWhere(where: Where): string {
  switch (where.kind) {
    case 'and':
    case 'or':
      return where.parts
        .map((part) => (where.kind === 'and' && part.kind === 'or' ? `(${printWhere(part)})` : printWhere(part)))
        .join(where.kind === 'and' ? ' 且 ' : ' 或 ')
    case 'not':
      return where.part.kind === 'and' || where.part.kind === 'or'
        ? `非 (${printWhere(where.part)})`
        : `非 ${printWhere(where.part)}`
    case 'compare':
      return `${print(where.name)} ${where.operator} ${print(where.value)}`
    case 'range':
      return `${print(where.name)} = ${where.from ? print(where.from) : ''}..${where.to ? print(where.to) : ''}`
    case 'list':
      return `${print(where.name)} 在 (${where.values.map(print).join(', ')})`
    case 'contains':
      return `${print(where.name)} 含 ${print(where.value)}`
    case 'state':
      return `${print(where.name)} ${STATE_WORDS[where.state]}`
    case 'has':
      return `有 ${print(where.name)}`
  }
}

function print({ text }: Word): string {
  const word = text.toUpperCase()
  const plain = isPlain(text) && !STATES[word] && !FILLED.has(word) && !HAS.has(word) && !LACKS.has(word)
  return plain ? text : `"${text.replaceAll('"', '""')}"`
}
