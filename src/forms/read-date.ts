/** Dates as people type them, with the precision they came with: `1980`, `1980-05`, `1980-05-03` (domain.md section 6, lines 5 to 9). */
import { dayFromNumber, dayNumber, dayOf, parseDay } from '../core/day.ts'
import type { RawCell } from './raw-sheet.ts'

/** Every reading that the text allows, best first; empty when it is no date. `lunar` when it says so itself. */
export interface DateReading {
  readonly candidates: readonly string[]
  readonly lunar: boolean
  /** The year was written with two digits: the likelier century is first, and the identity number may know better. */
  readonly guessedCentury: boolean
}

const NONE: DateReading = { candidates: [], lunar: false, guessedCentury: false }
const HAN_DIGITS = new Map(
  [...'〇零○一二三四五六七八九'].map((digit, index) => [digit, String(Math.max(0, index - 2))]),
)

/** Reads a cell; `today` (YYYY-MM-DD) decides the century of two-digit years. Pure. */
export function readDate(raw: RawCell, today: string): DateReading {
  if (raw.kind === 'date') return found(raw.date ?? null)
  const whole = raw.kind === 'text' ? parseDay(raw.text) : null
  if (whole !== null) return found(whole)
  const text = raw.text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/u, '')
  if (/农历|阴历|旧历/u.test(text)) return { ...NONE, lunar: true }
  const spaced = text.replace(/^(公历|阳历|新历)[:：]?/u, '').replace(/^(\d{4}) (\d{1,2})(?: (\d{1,2}))?$/u, '$1.$2.$3')
  const compact = hanToDigits(spaced.replace(/\s/gu, ''))
    .replace(/[。．,、\\]/gu, '.')
    .replace(/[—–‐‑−~]+/gu, '-')
    .replace(/(?<=\d)[.-]+$|(?<=[年月日号])出?生$/gu, '')
  if (/^\d+$/u.test(compact)) return readDigits(compact, raw)
  if (raw.kind === 'number') return readYearPointMonth(compact)
  return readSeparated(compact, today)
}

function found(...days: readonly (string | null)[]): DateReading {
  return { ...NONE, candidates: days.filter((day) => day !== null) }
}

function ymd(year: string, month: string, day: string): string | null {
  return dayOf(Number(year), Number(month), Number(day))
}

function ym(year: string, month: string): string | null {
  return ymd(year, month, '1')?.slice(0, 7) ?? null
}

function readDigits(digits: string, { kind, date }: Pick<RawCell, 'kind' | 'date'>): DateReading {
  if (digits.length === 8) return found(ymd(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)))
  if (digits.length === 6 && /^(18|19|20)/u.test(digits)) return found(ym(digits.slice(0, 4), digits.slice(4)))
  const number = Number(digits)
  if (number >= 1850 && number <= 2100) return found(digits)
  // A serial number in a cell without a date format; text of that size is nobody's date.
  return kind === 'number' && number > 2100 && number <= 60000 ? found(date ?? fromSerial(number)) : NONE
}

/** Excel's 1900 system; serial 60 is a day that never was, so days before March 1900 are one later than they count. Pure. */
export function fromSerial(serial: number): string {
  return dayFromNumber(dayNumber(parseDay('1899-12-30') ?? dayFromNumber(0)) + (serial < 60 ? serial + 1 : serial))
}

/** `1980.5` typed as a number is May; `1980.1` may have been `1980.10`, so both months are offered. `29344.96` is a day and an hour. */
function readYearPointMonth(text: string): DateReading {
  const withTime = /^(\d{4,5})\.\d+$/u.exec(text)?.[1]
  if (withTime !== undefined && Number(withTime) > 2100) return readDigits(withTime, { kind: 'number' })
  const parts = /^((?:18|19|20)\d{2})\.(\d{1,2})$/u.exec(text)
  if (!parts?.[1] || !parts[2]) return NONE
  return parts[2] === '1' ? found(ym(parts[1], '1'), ym(parts[1], '10')) : found(ym(parts[1], parts[2]))
}

function readSeparated(text: string, today: string): DateReading {
  const full = /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$/u.exec(text)
  if (full?.[1] && full[2] && full[3]) return found(ymd(full[1], full[2], full[3]))
  const yearMonth = /^(\d{4})[年./-](\d{1,2})月?[份]?$/u.exec(text)
  if (yearMonth?.[1] && yearMonth[2]) return found(ym(yearMonth[1], yearMonth[2]))
  const year = /^(\d{4})年[生]?$/u.exec(text)
  if (year?.[1] && Number(year[1]) >= 1850) return found(year[1])
  const monthDayYear = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/u.exec(text)
  if (monthDayYear?.[1] && monthDayYear[2] && monthDayYear[3]) {
    const [, first, second, last] = monthDayYear as unknown as [string, string, string, string]
    return first === second
      ? found(ymd(last, first, second))
      : found(ymd(last, first, second), ymd(last, second, first))
  }
  const short =
    /^(\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?$/u.exec(text) ?? /^(\d{2})年(\d{1,2})月[份]?$/u.exec(text)
  if (short?.[1] && short[2]) {
    const [, year, month, day] = short
    const inCentury = (century: string) => (day ? ymd(century + year, month, day) : ym(century + year, month))
    const later = inCentury('20')
    const past = later !== null && later <= today.slice(0, later.length)
    return { ...found(...(past ? [later, inCentury('19')] : [inCentury('19')])), guessedCentury: true }
  }
  return NONE
}

/** `一九八〇年五月十三日` → `1980年5月13日`, half of it in digits too (`一九八0年`); other text is left alone. */
function hanToDigits(text: string): string {
  if (!/^[〇零○一二三四五六七八九十\d]+年/u.test(text)) return text
  return text
    .replace(/[〇零○一二三四五六七八九\d]{2,4}(?=年)/u, (year) =>
      [...year].map((digit) => HAN_DIGITS.get(digit) ?? digit).join(''),
    )
    .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?/gu, (number) => {
      const [tens = '', ones = ''] = number.split('十')
      return `${HAN_DIGITS.get(tens) ?? '1'}${HAN_DIGITS.get(ones) ?? '0'}`
    })
    .replace(/[一二三四五六七八九]/gu, (digit) => HAN_DIGITS.get(digit) ?? digit)
}
