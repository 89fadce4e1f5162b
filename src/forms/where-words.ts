/** The words of a condition (`年龄>=60 且 性别=女`): names, values, operators and brackets with where they stand in the text. */

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>='

export type Token =
  | {
      readonly kind: 'word'
      readonly text: string
      readonly quoted: boolean
      readonly at: number
      readonly end: number
    }
  | { readonly kind: 'operator'; readonly operator: Operator; readonly at: number; readonly end: number }
  | {
      readonly kind: '(' | ')' | ',' | '..' | 'and' | 'or' | 'not' | 'in' | 'contains' | 'end'
      /** 不在, 不含. */
      readonly negated: boolean
      readonly at: number
      readonly end: number
    }

/** What is wrong with a condition, and which characters of it (UTF-16 positions) it is about. */
export interface WhereMistake {
  readonly code: string
  readonly at: number
  readonly end: number
  readonly detail: Readonly<Record<string, string>>
}

export function mistake(
  code: string,
  { at, end }: { readonly at: number; readonly end: number },
  detail: Readonly<Record<string, string>> = {},
): WhereMistake {
  return { code, at, end, detail }
}

/** Opening quote → closing; inside, the closing one is written twice. */
const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '「': '」', '＂': '＂' }

const OPERATORS: readonly (readonly [RegExp, Operator])[] = [
  [/^(?:!=|<>|≠|不等于)/u, '!='],
  [/^(?:<=|=<|≤|≦|⩽|小于等于|不大于|不超过)/u, '<='],
  [/^(?:>=|=>|≥|≧|⩾|大于等于|不小于|不少于)/u, '>='],
  [/^(?:==?|等于)/u, '='],
  [/^(?:<|小于)/u, '<'],
  [/^(?:>|大于)/u, '>'],
]

const WORDS: Readonly<Record<string, readonly [kind: Exclude<Token['kind'], 'word' | 'operator'>, negated: boolean]>> =
  {
    并: ['and', false],
    AND: ['and', false],
    者: ['or', false],
    OR: ['or', false],
    非: ['not', false],
    不是: ['not', false],
    NOT: ['not', false],
    在: ['in', false],
    属于: ['in', false],
    IN: ['in', false],
    不在: ['in', true],
    不属于: ['in', true],
    CONTAINS: ['contains', false],
    到: ['..', false],
    至: ['..', false],
    TO: ['..', false],
  }

/** Marks that end a word wherever they stand; a bracket right behind a word belongs to it: 工作单位（服务处所）. */
const MARK = /[\s=!<>≠≤≥≦≧⩽⩾,、;~&|()]|\.\.|且|或|不?(?:大于|小于|等于)|不少于|不超过/u

/** Whether a text says what it says without quotes, as a name or as a value. Pure. */
export function isPlain(text: string): boolean {
  return (
    text !== '' &&
    !MARK.test(narrow(text)) &&
    !/[含*"'“‘「＂]|^非|在$|^\.|\.$/u.test(text) &&
    WORDS[text.toUpperCase()] === undefined &&
    narrow(text).length === text.length
  )
}

/** Ends with `end`, or stops at a quote or bracket that is never closed. Pure. */
export function wordsOfWhere(text: string): {
  readonly tokens: readonly Token[]
  readonly mistake: WhereMistake | null
} {
  const plain = narrow(text)
  const tokens: Token[] = []
  const put = (kind: Exclude<Token['kind'], 'word' | 'operator'>, at: number, end: number, negated = false) =>
    tokens.push({ kind, at, end, negated })
  let at = 0
  while (at < text.length) {
    const rest = plain.slice(at)
    const space = /^\s+/u.exec(rest)
    const operator = OPERATORS.flatMap(([pattern, name]) => {
      const found = pattern.exec(rest)
      return found ? [{ name, length: found[0].length }] : []
    })[0]
    const joined = /^(?:&&?|且)|^(\|\|?|或者?)/u.exec(rest)
    const range = /^(?:\.\.+|~+|…+)/u.exec(rest)
    const quote = QUOTES[text[at] ?? '']
    if (space) at += space[0].length
    else if (operator) {
      tokens.push({ kind: 'operator', operator: operator.name, at, end: at + operator.length })
      at += operator.length
    } else if (joined) {
      put(joined[1] === undefined ? 'and' : 'or', at, at + joined[0].length)
      at += joined[0].length
    } else if (range) {
      put('..', at, at + range[0].length)
      at += range[0].length
    } else if (rest[0] === '(' || rest[0] === ')') put(rest[0], at, ++at)
    else if (/^[,、;]/u.test(rest)) put(',', at, ++at)
    else if (rest[0] === '!') put('not', at, ++at)
    else if (quote !== undefined) {
      const found = quoted(text, at, quote)
      if (found === null) return { tokens, mistake: mistake('where.quote_open', { at, end: at + 1 }, { quote }) }
      tokens.push({ kind: 'word', text: found.text, quoted: true, at, end: found.end })
      at = found.end
    } else {
      const end = endOfWord(plain, at)
      if (end === null) return { tokens, mistake: mistake('where.bracket_open', { at, end: text.length }) }
      at = putWord(tokens, text, at, end)
    }
  }
  put('end', text.length, text.length)
  return { tokens, mistake: null }
}

/** Full-width marks as half-width ones, character for character, so that positions stay. Pure. */
function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000]/gu, (wide) =>
    wide === '\u3000' ? ' ' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0),
  )
}

function quoted(text: string, at: number, close: string): { text: string; end: number } | null {
  let said = ''
  for (let next = at + 1; next < text.length; next++) {
    if (text[next] !== close) said += text[next]
    else if (text[next + 1] === close) said += text[next++]
    else return { text: said, end: next + 1 }
  }
  return null
}

function endOfWord(plain: string, at: number): number | null {
  let end = at
  while (end < plain.length) {
    const found = MARK.exec(plain.slice(end))
    if (!found) return plain.length
    end += found.index
    const word = plain.slice(at, end)
    const belongs = found[0] === '(' && end > at && !keyword(word) && !/(?:在|含|in)$/u.test(word)
    if (!belongs) return Math.max(end, at + 1)
    const close = plain.indexOf(')', end)
    if (close < 0) return null
    end = close + 1
  }
  return end
}

/** A word of the grammar, or a name and what is written right behind it: 地址含长风路, 政治面貌在（…）. Where reading goes on. */
function putWord(tokens: Token[], text: string, at: number, end: number): number {
  const word = text.slice(at, end)
  const known = keyword(word)
  if (known) {
    // 并且 is one word, and the lexer has seen its 且 already.
    const and = /^[并而]$/u.test(word) && text[end] === '且'
    tokens.push({ ...known, at, end: and ? end + 1 : end } as Token)
    return and ? end + 1 : end
  }
  const named = !valueComes(tokens)
  const contains = named ? /(?:不|包|不包)?含/u.exec(word) : null
  if (contains) {
    const from = at + contains.index
    if (contains.index > 0)
      tokens.push({ kind: 'word', text: word.slice(0, contains.index), quoted: false, at, end: from })
    const to = from + contains[0].length
    tokens.push({ kind: 'contains', negated: contains[0].startsWith('不'), at: from, end: to })
    return to
  }
  const within = named && /^[(（]/u.test(text.slice(end)) ? /不?在$/u.exec(word) : null
  const stop = within ? at + within.index : end
  tokens.push({ kind: 'word', text: text.slice(at, stop), quoted: false, at, end: stop })
  if (within) tokens.push({ kind: 'in', negated: within[0] === '不在', at: stop, end })
  return end
}

function keyword(word: string): { kind: Token['kind']; negated?: boolean } | null {
  const known = word === '而' ? WORDS.并 : WORDS[word.toUpperCase()]
  return known ? { kind: known[0], negated: known[1] } : null
}

/** What comes next is a value, so that 含山县 is not 含 and a name. */
function valueComes(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  const before = tokens.at(-2)
  if (last?.kind === '(') return before?.kind === 'in' || before?.kind === 'operator'
  return last?.kind === 'operator' || last?.kind === 'contains' || last?.kind === '..' || last?.kind === ','
}
