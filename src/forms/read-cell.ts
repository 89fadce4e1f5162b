/** One cell of one field: what a person wrote → one of five states with a canonical value, or a problem. */
import { parseDecimal } from '../core/decimal.ts'
import { nearestName } from '../core/nearest.ts'
import type { Detail } from '../core/problem.ts'
import { fold, halfWidth, tidy, tidyName } from '../core/text.ts'
import { readIdNo } from '../register/identity.ts'
import { choicesOf, codeLabel, indexCodes, matchCode } from './code-match.ts'
import type { CodeTable, Field } from './form.ts'
import type { RawCell } from './raw-sheet.ts'
import { readDate } from './read-date.ts'
import { BLANK, type Cell } from './record.ts'

export interface CellContext {
  /** The office's day, YYYY-MM-DD. */
  readonly today: string
  readonly codes: ReadonlyMap<string, CodeTable>
  /** The row's 证件类型 is not an identity card. */
  readonly otherDocument: boolean
}

export interface CellReading {
  readonly cell: Cell
  readonly defect: CellDefect | null
  /** Further readings of an ambiguous date; the row's identity number may settle them. */
  readonly alternatives: readonly string[]
  /** What the cell says where the warden has confirmed the defect to be true. */
  readonly ifTrue?: Cell
}

export interface CellDefect {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly detail: Detail
}

const STATE_WORDS = new Map<string, Cell['state']>([
  ...['无', '—', '－', '-', '--', '——', '/', '\\', '没有', '暂无', 'N/A'].map((word) => [fold(word), 'none'] as const),
  ...['不详', '未知', '不清楚', '待查', '不知道'].map((word) => [fold(word), 'unknown'] as const),
  ...['拒填', '拒访', '拒绝', '未见面', '人不在', '不配合'].map((word) => [fold(word), 'refused'] as const),
  ...['清空'].map((word) => [fold(word), 'clear'] as const),
  ...['空', '未填', 'NULL'].map((word) => [fold(word), 'blank'] as const),
])

const ERROR_WORD = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)$/u

const YES = new Set(['是', '有', '√', '✓', '✔', '☑', '■', '1', 'Y', 'YES', 'TRUE', '对', '已'].map(fold))
const NO = new Set(['否', '无', '没有', '×', 'X', '✗', '□', '0', 'N', 'NO', 'FALSE', '不是', '未', '不'].map(fold))

/** 已缴、已参保、未缴费、没有办 */
const DONE = /^(?:(已)|未|没有?)\p{Script=Han}{1,3}$/u

const ok = (value: string): CellReading => ({ cell: { state: 'value', value }, defect: null, alternatives: [] })
const bad = (code: string, detail: Detail = {}, severity: 'error' | 'warning' = 'error'): CellReading => ({
  cell: BLANK,
  defect: { code, severity, detail },
  alternatives: [],
})

/** Words for 是 and 否, ticks included; null when the text is neither. Pure. */
export function readYesNo(text: string): boolean | null {
  const word = fold(text)
  return YES.has(word) ? true : NO.has(word) ? false : null
}

/** 否, 无 and what is said not to be there: 未参保、没有办. Pure. */
export function saysNo(text: string): boolean {
  const done = DONE.exec(fold(text))
  return readYesNo(text) === false || (done !== null && done[1] === undefined)
}

/** The state that a word stands for, or null when it is a value. Pure. */
export function readState(text: string): Cell['state'] | null {
  return STATE_WORDS.get(fold(text)) ?? null
}

/** The canonical text of each type is in docs/ARCHITECTURE.md. Pure. */
export function readCell(field: Field, raw: RawCell | undefined, context: CellContext): CellReading {
  if (!raw || raw.kind === 'blank' || fold(raw.text) === '') {
    return raw?.kind === 'formula_without_value'
      ? bad('cell.formula_without_value')
      : { cell: BLANK, defect: null, alternatives: [] }
  }
  // A CSV has Excel's errors as words.
  if (raw.kind === 'error' || ERROR_WORD.test(raw.text.trim())) return bad('cell.error_value')
  if (raw.kind === 'formula_without_value') return bad('cell.formula_without_value')
  const table = field.codes === null ? null : (context.codes.get(field.codes) ?? null)
  if (table && field.type === 'code') {
    const code = matchCode(table, raw.text)
    if (code !== null) return ok(code)
  }
  if (field.type === 'bool') {
    const answer = readYesNo(raw.kind === 'bool' ? raw.text : raw.text)
    if (answer !== null) return ok(answer ? '1' : '0')
  }
  const state = readState(raw.text)
  if (state !== null) return { cell: state === 'blank' ? BLANK : { state, value: '' }, defect: null, alternatives: [] }
  const done = field.type === 'bool' ? DONE.exec(fold(raw.text)) : null
  if (done) return ok(done[1] ? '1' : '0')
  return READERS[field.type](field, raw, context, table)
}

type Reader = (field: Field, raw: RawCell, context: CellContext, table: CodeTable | null) => CellReading

/** One reader per type; the compiler asks for a new one when a type is added. */
const READERS: Readonly<Record<Field['type'], Reader>> = {
  text: readText,
  long_text: readText,
  name: readName,
  id_no: readIdCell,
  phone: readPhones,
  int: (field, raw) => readNumber(field, raw, /^-?\d+$/u),
  decimal: (field, raw) => readNumber(field, raw, /^-?\d+(\.\d+)?$/u),
  date: (field, raw, context) => readDateCell(field, raw, context, 10),
  month: (field, raw, context) => readDateCell(field, raw, context, 7),
  bool: () => bad('bool.unknown'),
  code: (_field, raw, _context, table) => unknownCode(raw.text, table),
  multi: readMulti,
  area: readArea,
  staff: readText,
  household: readText,
  grid: readText,
}

function readText(field: Field, raw: RawCell): CellReading {
  const words = raw.kind === 'date' ? (raw.date ?? raw.text) : tidy(raw.text)
  // Doors are compared and sorted.
  const text = field.per === 'household' ? withoutMark(halfWidth(words), field) : words
  if (raw.lossy) return bad('id_number.lost_digits')
  return tooLong(field, text) ?? ok(text)
}

/** `2单元` under 单元 is 2, `101室` under 房号 is 101. */
function withoutMark(text: string, field: Field): string {
  const number = /^(\d+) ?(\D+)$/u.exec(text)
  return number?.[1] && field.units.includes(number[2] ?? '') ? number[1] : text
}

function tooLong(field: Field, text: string): CellReading | null {
  if (field.maxLength === null || text.length <= field.maxLength) return null
  const length = [...text].length
  if (length <= field.maxLength) return null
  return bad('text.too_long', { max: String(field.maxLength), length: String(length) })
}

function readName(field: Field, raw: RawCell): CellReading {
  const name = tidyName(raw.text)
  if (/\d/u.test(name.normalize('NFKC')) || raw.kind === 'number') return bad('name.invalid')
  return tooLong(field, name) ?? ok(name)
}

function readIdCell(_field: Field, raw: RawCell, context: CellContext): CellReading {
  if (raw.lossy) return bad('id_number.lost_digits')
  const reading = readIdNo(raw.text, context.otherDocument)
  if (reading.ok) return ok(reading.identity.given)
  const { given, defect } = reading
  const wrong = bad(`id_number.${defect}`, { length: String(given.length) })
  return defect === 'checksum' ? { ...wrong, ifTrue: { state: 'value', value: given } } : wrong
}

const MOBILE = /^1[3-9]\d{9}$/

function readPhones(_field: Field, raw: RawCell): CellReading {
  if (raw.lossy) return bad('phone.invalid')
  if (MOBILE.test(raw.text)) return ok(raw.text)
  const text = raw.text
    .normalize('NFKC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\.0+$/u, '')
    .replace(/^(?:联系)?(?:电话|手机)(?:号码?)?[::]?(?=\d)/u, '')
  if (/^(无|没有?)(联系)?(电话|手机|方式)(号码?)?$/u.test(text))
    return { ...ok(''), cell: { state: 'none', value: '' } }
  const whole = phone(text)
  if (whole !== null) return ok(whole)
  const numbers = text
    .split(/[、,;/|\s和或]+/u)
    .filter((part) => part !== '')
    .map(phone)
  if (numbers.length > 0 && !numbers.includes(null)) return ok([...new Set(numbers)].join(';'))
  return withoutRemark(text) ?? bad('phone.invalid')
}

/** `13000000000（儿子）`, `女儿13000000000`: the numbers in full, and words of whose they are. */
function withoutRemark(text: string): CellReading | null {
  const remark =
    text.match(/\p{Script=Han}+/gu)?.filter((word) => word !== '转' && word !== '或' && word !== '和') ?? []
  if (remark.length === 0) return null
  const numbers = text
    .replace(/\p{Script=Han}+|[()[\]【】:：]/gu, ' ')
    .split(/[、,;/|\s]+/u)
    .filter((part) => part !== '')
    .map(phone)
  if (numbers.length === 0 || numbers.includes(null)) return null
  const defect: CellDefect = { code: 'phone.remark', severity: 'warning', detail: { remark: remark.join('、') } }
  return { ...ok([...new Set(numbers)].join(';')), defect }
}

function phone(text: string): string | null {
  const digits = text.replace(/[\s\p{Cc}().-]+/gu, '').replace(/^(\+|00)?86(?=1\d{10}$)/u, '')
  if (/^1[3-9]\d{9}$/u.test(digits)) return digits
  const land = /^\(?(0\d{2,3})?\)?-?(\d{7,8})(?:[转-](\d{1,6}))?$/u.exec(
    text.replace(/[\s\p{Cc}]+/gu, '').replace(/^(\(?0\d{2,3}\)?-?\d{3,4})-(\d{4})$/u, '$1$2'),
  )
  // Without an area code it is a mobile number cut short.
  if (!land?.[2] || (land[1] === undefined && land[2].startsWith('1'))) return null
  return [land[1], land[2], land[3]].filter((part) => part !== undefined).join('-')
}

/** The field's own unit after a number is accepted; another unit is named in the problem. */
function readNumber(field: Field, raw: RawCell, shape: RegExp): CellReading {
  const text = raw.text.normalize('NFKC').replace(/[\s\p{Cc}]+/gu, '')
  const parts = /^(-?[\d.,]*\d)(.*)$/u.exec(text)
  if (!parts?.[1]) return bad('number.invalid', { unit: field.unit ?? '' })
  const units = [field.unit ?? '', ...field.units].map((unit) => unit.normalize('NFKC'))
  if (parts[2] !== '' && !units.includes(parts[2] ?? '')) {
    return bad(/\p{L}|%/u.test(parts[2] ?? '') ? 'number.unit' : 'number.invalid', {
      unit: field.unit ?? '',
      given: parts[2] ?? '',
    })
  }
  let digits = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/u.test(parts[1]) ? parts[1].replaceAll(',', '') : parts[1]
  if (/^-?\d+\.0+$/u.test(digits)) digits = digits.replace(/\.0+$/u, '')
  const value = shape.test(digits) ? parseDecimal(digits) : null
  if (value === null) return bad('number.invalid', { unit: field.unit ?? '' })
  const below = field.min !== null && value.lt(field.min)
  const above = field.max !== null && value.gt(field.max)
  if (below || above)
    return bad('number.out_of_range', { min: field.min ?? '', max: field.max ?? '', unit: field.unit ?? '' })
  return ok(value.toFixed())
}

function readDateCell(field: Field, raw: RawCell, context: CellContext, length: 7 | 10): CellReading {
  const reading = readDate(raw, context.today)
  const days = [...new Set(reading.candidates.map((day) => day.slice(0, length)))]
  const day = days[0]
  if (day === undefined || (length === 7 && day.length < 7)) return bad(reading.lunar ? 'date.lunar' : 'date.invalid')
  if (!field.future && day > context.today.slice(0, day.length)) return bad('date.future', { today: context.today })
  const cell: Cell = { state: 'value', value: day }
  if (reading.guessedCentury)
    return {
      cell,
      defect: { code: 'date.two_digit_year', severity: 'warning', detail: { read: day } },
      alternatives: days,
    }
  if (days.length > 1) {
    const detail = { first: day, second: days[1] ?? '' }
    return { cell, defect: { code: 'date.ambiguous', severity: 'error', detail }, alternatives: days }
  }
  return ok(day)
}

function unknownCode(text: string, table: CodeTable | null): CellReading {
  if (!table) return bad('code.unknown', { options: '', suggestion: '' })
  const { byText } = indexCodes(table)
  const near = nearestName(text, byText.keys()) ?? ''
  const code = byText.get(near)
  // The word that comes close is what was meant to be typed; a code is nobody's word.
  const suggestion = code === undefined ? '' : near === fold(code) ? codeLabel(table, code) : near
  return bad('code.unknown', { options: choicesOf(table), suggestion })
}

function readMulti(_field: Field, raw: RawCell, _context: CellContext, table: CodeTable | null): CellReading {
  if (!table)
    return ok(
      tidy(raw.text)
        .split(/[、,，;；/]+/u)
        .map(tidy)
        .join(';'),
    )
  const whole = matchCode(table, raw.text)
  if (whole !== null) return ok(whole)
  const parts = raw.text.split(/[、,，;；/\s]+/u).filter((part) => fold(part) !== '')
  const codes = new Set<string>()
  for (const part of parts) {
    const code = matchCode(table, part)
    if (code === null) return unknownCode(part, table)
    codes.add(code)
  }
  return ok(
    table.entries
      .filter((entry) => codes.has(entry.code))
      .map((entry) => entry.code)
      .join(';'),
  )
}

/** A six-digit code must be in the table; a name becomes its code when only one place has it, else stays as written. */
function readArea(field: Field, raw: RawCell, _context: CellContext, table: CodeTable | null): CellReading {
  if (!table) return readText(field, raw)
  const text = tidy(raw.text)
  const key = fold(text)
  const { byText, shared } = indexCodes(table)
  if (/^\d{6}(\d{6})?$/u.test(key)) {
    if (byText.has(key.slice(0, 6))) return ok(key)
    return { ...ok(key), defect: { code: 'area.unknown', severity: 'warning', detail: {} } }
  }
  const code = shared.has(key) ? undefined : byText.get(key)
  return code === undefined ? (tooLong(field, text) ?? ok(text)) : ok(code)
}
