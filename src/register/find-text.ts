/** What somebody types to find a person or a door, in any mixture: a name or its sound, the end of a number, a phone, a door, a code. */
import { fold } from '../core/text.ts'
import { type Door, doorWords, sayDoor, wordsOfDoor } from './door.ts'
import { letters, type Readings, soundFit } from './pinyin.ts'

export interface FindablePerson {
  readonly personNo: string
  /** Name first, then former names. */
  readonly names: readonly string[]
  readonly idNo: string
  /** Upgraded, where a 15-digit number was given. */
  readonly idKey: string | null
  readonly phones: readonly string[]
  /** Where the person belongs now, looked up only where it is asked for; null for somebody who has left. */
  readonly home: () => { readonly code: string; readonly door: Door } | null
}

export interface FindableDoor {
  readonly code: string
  readonly door: Door
  readonly headName: string
  readonly phones: readonly string[]
}

/** How well an entry fits, 0 best; null when it does not. */
export interface Finder {
  /** Whether it asks for people's homes. */
  readonly mixed: boolean
  person(entry: FindablePerson): number | null
  door(entry: FindableDoor): number | null
}

const WHOLE = 0
const BEGINS = 1
const PART = 2
/** Shorter ends of numbers and phones would find half the register. */
const DIGITS = 4

/** Null when the text says nothing. `readings` null leaves sounds out. Pure. */
export function finderFor(text: string, readings: Readings | null = null): Finder | null {
  const whole = oneFinder(text, readings)
  if (whole === null) return null
  const words = text.split(/[\s,，、;；]+/u).flatMap((word) => oneFinder(word, readings) ?? [])
  if (words.length < 2) return { mixed: false, person: whole.person, door: whole.door }
  // Every word must fit something of the same entry; the text as one word is better still.
  return {
    mixed: true,
    person: (entry) =>
      whole.person(entry) ?? together(words.map((word) => best([word.person(entry), word.home(entry)]))),
    door: (entry) => whole.door(entry) ?? together(words.map((word) => word.inDoor(entry))),
  }
}

interface WordFinder extends Omit<Finder, 'mixed'> {
  /** One word of several may be of the person's door. */
  home(entry: FindablePerson): number | null
  /** One word of several may be a room, a part of the head's name. */
  inDoor(entry: FindableDoor): number | null
}

function oneFinder(text: string, readings: Readings | null): WordFinder | null {
  const wanted = fold(text)
  if (wanted === '') return null
  const digits = wanted.replace(/-/gu, '')
  const isNumber = /^\d{4,18}$|^\d{3,17}X$/u.test(digits) && digits.length >= DIGITS
  const words = doorWords(text)
  const inDoor = partOfDoor(wanted)
  const sound = letters(text)
  const hasSound = readings !== null && /^[a-z\p{Script=Han}]+$/u.test(sound) && /[a-z]/u.test(sound)
  const heard = new Map<string, number | null>()
  const nameOf = (name: string): number | null => {
    const written = nameFit(fold(name), wanted)
    if (!hasSound || written === WHOLE) return written
    const known = heard.get(name)
    const fit = known === undefined ? soundFit(name, sound, readings) : known
    if (known === undefined) heard.set(name, fit)
    return best([written, fit])
  }
  const mayBeDoor = /[\d\P{ASCII}]/u.test(text)
  const isCode = (code: string) => code === wanted || (/^\d{2}-\d{4}$/u.test(wanted) && code.endsWith(`-${wanted}`))
  const atDoor = (code: string, door: Door): number | null => {
    if (!mayBeDoor) return null
    if (isCode(code) || wordsOfDoor(door).some((one) => words.includes(one))) return WHOLE
    if (fold(door.room) === wanted) return BEGINS
    return inDoor(fold(sayDoor(door))) ? PART : null
  }
  return {
    person(entry) {
      if (fold(entry.personNo) === wanted) return WHOLE
      if (isNumber) return best([numberFit(entry.idNo, entry.idKey, digits), phoneFit(entry.phones, digits)])
      return best(entry.names.map(nameOf))
    },
    home(entry) {
      const home = entry.home()
      return home === null ? null : atDoor(home.code, home.door)
    },
    door(entry) {
      const there = atDoor(entry.code, entry.door)
      if (there === WHOLE) return WHOLE
      if (isNumber && digits.length >= 7) return phoneFit(entry.phones, digits)
      return there ?? (nameOf(entry.headName) === WHOLE ? PART : null)
    },
    inDoor(entry) {
      const head = isNumber ? phoneFit(entry.phones, digits) : nameOf(entry.headName)
      return best([head, atDoor(entry.code, entry.door)])
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
  if (!/[^\dA-Z]/u.test(wanted)) return () => false
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
  const pattern = new RegExp(
    `${/^\d/u.test(wanted) ? '(?<!\\d)' : ''}${escaped}${/\d$/u.test(wanted) ? '(?!\\d)' : ''}`,
    'u',
  )
  return (door) => pattern.test(door)
}

function best(fits: readonly (number | null)[]): number | null {
  let least: number | null = null
  for (const fit of fits) if (fit !== null && (least === null || fit < least)) least = fit
  return least
}

/** All of them, after whatever fits as one word. */
function together(fits: readonly (number | null)[]): number | null {
  let sum = PART
  for (const fit of fits) {
    if (fit === null) return null
    sum += fit
  }
  return sum
}
