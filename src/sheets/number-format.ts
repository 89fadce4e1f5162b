/** What a number format says about a number: that it is a date, or that it is shown with leading zeros. */

export interface NumberFormat {
  readonly date: boolean
  /** `000000` shows six digits: a staff number or a room, not a quantity. 0 for every other format. */
  readonly zeros: number
}

export const GENERAL: NumberFormat = { date: false, zeros: 0 }
const DATE: NumberFormat = { date: true, zeros: 0 }

/**
 * A format by its built-in id, which has no text in the file. 27 to 36 and 50 to 58 are the dates of Chinese, Japanese
 * and Korean Excel; 48 is scientific and 49 is text. Pure.
 */
export function builtinFormat(id: number): NumberFormat {
  const date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
  return date ? DATE : GENERAL
}

/** A format by its text, in any language. Pure. */
export function formatOf(code: string): NumberFormat {
  // Quoted text, [colours and locales], \escapes, _padding and *filling are no part of what is asked.
  const bare = (code.split(';')[0] ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./gu, '')
  if (/general|通用格式|@/i.test(bare)) return GENERAL
  if (/^0{2,}$/.test(bare)) return { date: false, zeros: bare.length }
  if (/[ymd]|a{3,4}/i.test(bare)) return DATE
  return /[年月日]/.test(bare) && !/[0#?]/.test(bare) ? DATE : GENERAL
}
