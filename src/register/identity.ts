/** Identity numbers: what a number says, or what is wrong with it (GB 11643-1999 and -1989; facts in domain.md 1.1 to 1.5). */
import { type Day, dayOf } from '../core/day.ts'
import { fold } from '../core/text.ts'

export type IdKind = 'citizen' | 'citizen_15' | 'permit' | 'foreigner' | 'foreigner_2017' | 'other'

export interface Identity {
  readonly kind: IdKind
  /** Folded as given: full-width, spaces, tabs, hyphens and a leading apostrophe gone, X in upper case. */
  readonly given: string
  /** What people are matched by: 18 characters, 15-digit numbers upgraded; other documents as given. */
  readonly key: string
  readonly birth: Day | null
  /** GB/T 2261.1: 1 male, 2 female. */
  readonly sex: '1' | '2' | null
  /** Six-digit code at first registration, or null for foreigners and other documents. */
  readonly area: string | null
}

export type IdDefect = 'checksum' | 'date' | 'lost_digits' | 'masked' | 'format'

export type IdReading =
  | { readonly ok: true; readonly identity: Identity }
  | { readonly ok: false; readonly defect: IdDefect; readonly given: string }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

/** ISO 7064 MOD 11-2 check character of the first 17 digits. Pure. */
export function checkCharacter(digits17: string): string {
  let total = 0
  for (let index = 0; index < 17; index++) total += (digits17.charCodeAt(index) - 48) * (WEIGHTS[index] ?? 0)
  return CHECKS[total % 11] ?? ''
}

/** A 15-digit number as 18 characters: century 19 and the check character added. Pure. */
export function upgrade15(number15: string): string {
  const digits = `${number15.slice(0, 6)}19${number15.slice(6)}`
  return digits + checkCharacter(digits)
}

/**
 * Reads a number as people type it. `otherDocument` is true when the row's 证件类型 is a passport, permit or officer's
 * card: then anything of 5 to 20 letters and digits is taken as it is. Pure.
 */
export function readIdNo(text: string, otherDocument = false): IdReading {
  if (!otherDocument && /^\d{17}[\dX]$/.test(text)) return read18(text)
  const given = fold(text)
    .replace(/^(身份证号?码?|ID)?[:：]?['"‘’“”`]*/u, '')
    .replace(/[-‐‑–—]|['"‘’“”`.。,、;]+$/gu, '')
  if (/[*＊✱×]{2,}/u.test(given) || /^\d+X{3,}\d*$/u.test(given)) return { ok: false, defect: 'masked', given }
  if (/^\d(\.\d+)?E\+\d+$/u.test(given)) return { ok: false, defect: 'lost_digits', given }
  if (otherDocument) {
    return /^[A-Z0-9()]{5,20}$/u.test(given)
      ? { ok: true, identity: { kind: 'other', given, key: given, birth: null, sex: null, area: null } }
      : { ok: false, defect: 'format', given }
  }
  if (/^\d{17}[\dX]$/u.test(given)) return read18(given)
  if (/^\d{15}$/u.test(given)) return read15(given)
  if (/^[A-Z]{3}\d{12}$/u.test(given)) return readForeigner2017(given)
  return { ok: false, defect: 'format', given }
}

/** What people are matched by, of a number that was taken: right, or confirmed as printed; null for anything else. Pure. */
export function keyOfTaken(given: string): string | null {
  const reading = readIdNo(given)
  return reading.ok ? reading.identity.key : (readAsPrinted(reading.given)?.key ?? null)
}

function read18(given: string): IdReading {
  if (given[17] !== checkCharacter(given)) {
    return { ok: false, defect: given.endsWith('000') ? 'lost_digits' : 'checksum', given }
  }
  const birth = dayOf(Number(given.slice(6, 10)), Number(given.slice(10, 12)), Number(given.slice(12, 14)))
  if (birth === null) return { ok: false, defect: 'date', given }
  const foreigner = given.startsWith('9')
  const kind = foreigner ? 'foreigner' : /^8[123]0000/u.test(given) ? 'permit' : 'citizen'
  const sex = Number(given[16]) % 2 === 1 ? '1' : '2'
  return { ok: true, identity: { kind, given, key: given, birth, sex, area: foreigner ? null : given.slice(0, 6) } }
}

/** A number whose check digit somebody has confirmed to be printed so; null for what is no number of 18 characters. Pure. */
export function readAsPrinted(given: string): Identity | null {
  if (!/^\d{17}[\dX]$/u.test(given)) return null
  const right = read18(given.slice(0, 17) + checkCharacter(given))
  return right.ok ? { ...right.identity, given, key: given } : null
}

function read15(given: string): IdReading {
  const birth = dayOf(1900 + Number(given.slice(6, 8)), Number(given.slice(8, 10)), Number(given.slice(10, 12)))
  if (birth === null) return { ok: false, defect: 'date', given }
  const sex = Number(given[14]) % 2 === 1 ? '1' : '2'
  return {
    ok: true,
    identity: { kind: 'citizen_15', given, key: upgrade15(given), birth, sex, area: given.slice(0, 6) },
  }
}

/** The 2017 card has a passport-style check digit (7-3-1) and no century: no birth date is taken from it. */
function readForeigner2017(given: string): IdReading {
  const weights = [7, 3, 1]
  let total = 0
  for (let index = 0; index < 14; index++) {
    const character = given.charCodeAt(index)
    total += (character >= 65 ? character - 55 : character - 48) * (weights[index % 3] ?? 0)
  }
  if (total % 10 !== Number(given[14])) return { ok: false, defect: 'checksum', given }
  const sex = Number(given[13]) % 2 === 1 ? '1' : '2'
  return { ok: true, identity: { kind: 'foreigner_2017', given, key: given, birth: null, sex, area: null } }
}

export interface DisabilityNumber {
  readonly given: string
  readonly idKey: string
  /** 1 to 7 */
  readonly type: string
  /** 1 to 4 */
  readonly grade: string
}

/** A disability certificate number: identity number, type, grade, and B with a count on a reissue (domain.md 1.5). Pure. */
export function readDisabilityNo(text: string): DisabilityNumber | null {
  const given = fold(text).replace(/^['‘’`]+/u, '')
  const parts = /^(\d{17}[\dX])([1-7])([1-4])(B\d{1,2})?$/u.exec(given)
  if (!parts?.[1] || !parts[2] || !parts[3]) return null
  const identity = readIdNo(parts[1])
  return identity.ok ? { given, idKey: identity.identity.key, type: parts[2], grade: parts[3] } : null
}
