/** What somebody types to find a person or a door: a name, the end of a number, a phone, a door, a code. */
import { fold } from '../core/text.ts'
import { type Door, doorWords, sayDoor, wordsOfDoor } from './door.ts'

export interface FindablePerson {
  readonly personNo: string
  /** Name first, then former names. */
  readonly names: readonly string[]
  readonly idNo: string
  /** Upgraded, where a 15-digit number was given. */
  readonly idKey: string | null
  readonly phones: readonly string[]
}

export interface FindableDoor {
  readonly code: string
  readonly door: Door
  readonly headName: string
  readonly phones: readonly string[]
}

/** How well an entry fits, 0 best; null when it does not. */
export interface Finder {
  person(entry: FindablePerson): number | null
  door(entry: FindableDoor): number | null
}

const WHOLE = 0
const BEGINS = 1
const PART = 2
/** Shorter ends of numbers and phones would find half the register. */
const DIGITS = 4

/** Null when the text says nothing. Pure. */
export function finderFor(text: string): Finder | null {
  const wanted = fold(text)
  if (wanted === '') return null
  const digits = wanted.replace(/-/gu, '')
  const isNumber = /^\d{4,18}$|^\d{3,17}X$/u.test(digits) && digits.length >= DIGITS
  const words = doorWords(text)
  const inDoor = partOfDoor(wanted)
  return {
    person(entry) {
      if (fold(entry.personNo) === wanted) return WHOLE
      if (isNumber) return best([numberFit(entry.idNo, entry.idKey, digits), phoneFit(entry.phones, digits)])
      return best(entry.names.map((name) => nameFit(fold(name), wanted)))
    },
    door(entry) {
      if (entry.code === wanted) return WHOLE
      if (/^\d{2}-\d{4}$/u.test(wanted) && entry.code.endsWith(`-${wanted}`)) return WHOLE
      if (wordsOfDoor(entry.door).some((one) => words.includes(one))) return WHOLE
      if (isNumber && digits.length >= 7) return phoneFit(entry.phones, digits)
      if (fold(entry.door.room) === wanted) return BEGINS
      if (inDoor(fold(sayDoor(entry.door)))) return PART
      return nameFit(fold(entry.headName), wanted) === WHOLE ? PART : null
    },
  }
}

function numberFit(idNo: string, idKey: string | null, digits: string): number | null {
  if (idNo === digits || idKey === digits) return WHOLE
  return idNo.endsWith(digits) || (idKey?.endsWith(digits) ?? false) ? BEGINS : null
}

function phoneFit(phones: readonly string[], digits: string): number | null {
  const bare = phones.map((phone) => phone.replace(/\D/gu, ''))
  if (bare.includes(digits)) return WHOLE
  if (bare.some((phone) => phone.endsWith(digits))) return BEGINS
  return digits.length >= 7 && bare.some((phone) => phone.includes(digits)) ? PART : null
}

function nameFit(name: string, wanted: string): number | null {
  if (name === '') return null
  return name === wanted ? WHOLE : name.startsWith(wanted) ? BEGINS : name.includes(wanted) ? PART : null
}

/** 3栋 is not a part of 13栋: where a digit begins or ends the text, none may stand beside it. */
function partOfDoor(wanted: string): (door: string) => boolean {
  if (!/\D/u.test(wanted)) return () => false
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const pattern = new RegExp(
    `${/^\d/u.test(wanted) ? '(?<!\\d)' : ''}${escaped}${/\d$/u.test(wanted) ? '(?!\\d)' : ''}`,
    'u',
  )
  return (door) => pattern.test(door)
}

function best(fits: readonly (number | null)[]): number | null {
  const found = fits.filter((fit) => fit !== null)
  return found.length === 0 ? null : Math.min(...found)
}
