/** A value that somebody asks for, read as the column reads it: codes by label or synonym, dates with their precision, doors. */
import { parseDecimal } from '../core/decimal.ts'
import { nearestName } from '../core/nearest.ts'
import { fold } from '../core/text.ts'
import { codeLabel, indexCodes, matchCode } from '../forms/code-match.ts'
import type { CodeTable, Field } from '../forms/form.ts'
import { readState, readYesNo } from '../forms/read-cell.ts'
import { readDate } from '../forms/read-date.ts'
import type { Cell } from '../forms/record.ts'
import type { Word } from '../forms/where.ts'
import { mistake, type Operator, type WhereMistake } from '../forms/where-words.ts'
import type { Asked } from './asked-names.ts'
import { samePart } from './door.ts'
import { readIdNo, upgrade15 } from './identity.ts'
import { gridCode } from './references.ts'
import type { WhereScope } from './where-meaning.ts'

type Order = Exclude<Operator, '=' | '!='>

export interface Wanted {
  /** Never true of a blank cell; `blank` wants just those. */
  readonly same: (cell: Cell) => boolean
  readonly blank: boolean
  /** Null for what has no order. */
  readonly order: ((operator: Order) => (cell: Cell) => boolean) | null
  /** What two ends of a range are compared by. */
  readonly size: number | string | null
}

export type WantedResult =
  | { readonly ok: true; readonly wanted: Wanted }
  | { readonly ok: false; readonly mistake: WhereMistake }

/** Pure. */
export function readWanted(asked: Asked, word: Word, scope: WhereScope): WantedResult {
  const table = tableOf(asked, scope)
  if (asked.kind === 'field' && table && (asked.field.type === 'code' || asked.field.type === 'multi')) {
    const code = saidCode(table, word.text)
    if (code !== null)
      return ok(asked.field.type === 'multi' ? (value) => value.split(';').includes(code) : (value) => value === code)
  }
  if (asked.kind !== 'age' && (asked.kind !== 'field' || asked.field.type === 'bool')) {
    const answer = readYesNo(word.text)
    if (answer !== null) return ok((value) => value === (answer ? '1' : '0'))
  }
  const state = word.text === '' ? 'blank' : readState(word.text)
  if (state === 'blank') return { ok: true, wanted: { same: () => false, blank: true, order: null, size: null } }
  if (state !== null)
    return { ok: true, wanted: { same: (cell) => cell.state === state, blank: false, order: null, size: null } }
  if (asked.kind === 'age') return number(word, { unit: '岁', units: ['周岁'] })
  if (asked.kind !== 'field') return bad('where.not_yes_no', word)
  return READERS[asked.field.type](word, asked.field, scope, table)
}

type Reader = (word: Word, field: Field, scope: WhereScope, table: CodeTable | null) => WantedResult

const byText: Reader = (word) => {
  const said = fold(word.text)
  return ok((value) => value === word.text || fold(value) === said)
}

const READERS: Readonly<Record<Field['type'], Reader>> = {
  text: doorOrText,
  long_text: byText,
  name: byText,
  id_no: (word, field, scope, table) => {
    const reading = readIdNo(word.text)
    if (!reading.ok) return byText(word, field, scope, table)
    const { key } = reading.identity
    return ok((value) => value === key || (value.length === 15 && upgrade15(value) === key))
  },
  phone: (word) => {
    const digits = word.text.normalize('NFKC').replace(/\D/gu, '')
    return digits === ''
      ? bad('where.bad_number', word)
      : ok((value) => value.split(';').some((one) => one.replace(/\D/gu, '') === digits))
  },
  int: (word, field) => number(word, field),
  decimal: (word, field) => number(word, field),
  date,
  month: date,
  bool: (word) => bad('where.not_yes_no', word),
  code: unknownCode,
  multi: unknownCode,
  area: (word, _field, _scope, table) => {
    const code = table && !indexCodes(table).shared.has(fold(word.text)) ? matchCode(table, word.text) : null
    const said = fold(word.text)
    const within = code?.replace(/(?:00)+$/u, '')
    return ok((value) => fold(value) === said || (within !== undefined && value.startsWith(within)))
  },
  staff: byText,
  household: (word) => {
    const said = fold(word.text)
    return ok((value) => value === said || (/^\d{2}-\d{4}$/u.test(said) && value.endsWith(`-${said}`)))
  },
  grid: (word, _field, { community, grids }) => {
    const code = gridCode(word.text, community, grids) ?? gridCode(word.text, community, [])
    if (code === null)
      return bad('where.no_grid', word, {
        known:
          grids
            .map((grid) => grid.gridCode.slice(-2))
            .sort()
            .join('、') || '01–99',
      })
    return ok((value) => value === code)
  },
}

function doorOrText(word: Word, field: Field, scope: WhereScope, table: CodeTable | null): WantedResult {
  const part = field.role === 'household.building' || field.role === 'household.unit' || field.role === 'household.room'
  return part ? ok((value) => samePart(value, word.text)) : byText(word, field, scope, table)
}

/** `60`, `60岁`, `60-79`, `60至79`. */
function number(
  word: Word,
  { unit, units }: { readonly unit: string | null; readonly units: readonly string[] },
): WantedResult {
  const bare = [unit ?? '', ...units].reduce(
    (text, each) => (each !== '' && text.endsWith(each.normalize('NFKC')) ? text.slice(0, -each.length) : text),
    word.text.normalize('NFKC'),
  )
  const range = /^(\d+(?:\.\d+)?)(?:-|–|—|至|到)(\d+(?:\.\d+)?)$/u.exec(bare)
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    return from > to ? bad('where.range_backwards', word) : ok((value) => from <= Number(value) && Number(value) <= to)
  }
  if (parseDecimal(bare) === null) return bad('where.bad_number', word)
  const size = Number(bare)
  return {
    ok: true,
    wanted: {
      same: valueTest((value) => Number(value) === size),
      blank: false,
      size,
      order: (operator) => valueTest((value) => inOrder(Number(value), operator, size)),
    },
  }
}

/** 1950 takes in all of the year; a birth known by year only lies before a day when the whole year does. */
function date(word: Word, _field: Field, { day }: WhereScope): WantedResult {
  const [said, ...others] = readDate({ kind: 'text', text: word.text }, day).candidates
  if (said === undefined || others.length > 0) return bad('where.bad_date', word)
  const [first, last] = [start(said), end(said)]
  const order = (operator: Order) =>
    valueTest((value) =>
      operator === '<'
        ? end(value) < first
        : operator === '<='
          ? end(value) <= last
          : operator === '>'
            ? start(value) > last
            : start(value) >= first,
    )
  return {
    ok: true,
    wanted: {
      same: valueTest((value) => first <= start(value) && end(value) <= last),
      blank: false,
      size: first,
      order,
    },
  }
}

function start(day: string): string {
  return day + '-00-00'.slice(day.length - 4)
}

function end(day: string): string {
  return day + '-99-99'.slice(day.length - 4)
}

function inOrder<T>(value: T, operator: Order, than: T): boolean {
  if (operator === '<') return value < than
  if (operator === '<=') return value <= than
  return operator === '>' ? value > than : value >= than
}

function saidCode(table: CodeTable, text: string): string | null {
  const said = fold(text)
  return matchCode(table, text) ?? table.entries.find((entry) => fold(entry.en) === said)?.code ?? null
}

function unknownCode(word: Word, field: Field, _scope: WhereScope, table: CodeTable | null): WantedResult {
  if (!table) return byText(word, field, _scope, table)
  const { byText: words } = indexCodes(table)
  const near = words.get(nearestName(word.text, words.keys()) ?? '')
  const labels = table.entries.map((entry) => entry.label)
  const options = labels.length <= 12 ? labels.join('、') : `${labels.slice(0, 10).join('、')}……`
  return bad('where.no_code', word, {
    field: field.label,
    options,
    near: near === undefined ? '' : codeLabel(table, near),
  })
}

function tableOf(asked: Asked, { definitions }: WhereScope): CodeTable | null {
  return asked.kind === 'field' && asked.field.codes !== null
    ? (definitions.codes.get(asked.field.codes) ?? null)
    : null
}

function valueTest(holds: (value: string) => boolean): (cell: Cell) => boolean {
  return ({ state, value }) => state === 'value' && holds(value)
}

function ok(holds: (value: string) => boolean): WantedResult {
  return { ok: true, wanted: { same: valueTest(holds), blank: false, order: null, size: null } }
}

function bad(code: string, word: Word, detail: Readonly<Record<string, string>> = {}): WantedResult {
  return { ok: false, mistake: mistake(code, word, { value: word.text, ...detail }) }
}
