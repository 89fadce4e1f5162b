/** Doors: what makes two ways of writing an address the same door. */
import { fold, halfWidth, tidy } from '../core/text.ts'

export interface Door {
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly room: string
  /** 门牌号, where houses have no rooms. */
  readonly streetNo: string
}

/** `1栋`, `1幢`, `1号楼`, `第1栋`, `01` are one building; the same for 单元 and 室. Pure. */
export function part(text: string): string {
  const bare = fold(text).replace(/(号楼|栋|幢|座|楼|单元|门洞|室|房|号|#)+$/u, '')
  return bare.replace(/^第?0*(?=.)/u, '')
}

/** Whether two ways of writing a building, a unit or a room are one: 3栋 and 03. Pure. */
export function samePart(a: string, b: string): boolean {
  return part(a) === part(b)
}

/** What doors are compared by, the estate left out: it is often not written. Empty when the door is not named whole. Pure. */
export function doorKey(door: Door): string {
  if (door.building !== '' && door.room !== '') return `${part(door.building)}/${part(door.unit)}/${part(door.room)}`
  return door.streetNo === '' ? '' : `#${fold(door.streetNo)}`
}

/** Whether two doors with one key can be the same: estates agree, or one is not written. Pure. */
export function sameEstate(a: Door, b: Door): boolean {
  return a.estate === '' || b.estate === '' || fold(a.estate) === fold(b.estate)
}

/** A door as people say it: 长风小区1栋2单元301. Pure. */
export function sayDoor(door: Door): string {
  if (door.building === '') return `${door.estate}${door.streetNo}`
  const named = (text: string, mark: string) => (text === '' || /\D$/u.test(text) ? text : text + mark)
  return door.estate + named(door.building, '栋') + named(door.unit, '单元') + named(door.room, '室')
}

/**
 * A door in one piece of text, `1栋1单元101` or `1-1-101`, as its parts without marks, with and without a street before it
 * (长风路1号1栋1单元101); a street and number stays whole. Pure.
 */
export function doorWords(text: string): string[] {
  const folded = fold(text)
  const parts = folded
    .split(/号楼|栋|幢|座|单元|室|房|号|[-—–/、,.]/u)
    .filter((part) => part !== '')
    .map((part) => part.replace(/^0+(?=.)/u, ''))
  if (parts.length < 2) return [folded]
  const [first = '', ...rest] = parts
  return [folded, parts.join('/'), ...(rest.length > 1 && /[路街巷道弄]\d+$/u.test(first) ? [rest.join('/')] : [])]
}

/** The same made from a door's parts, with and without its estate. Pure. */
export function wordsOfDoor(door: Door): string[] {
  const parts = [door.building, door.unit, door.room].filter((text) => text !== '').map(part)
  if (parts.length === 0) return door.streetNo === '' ? [] : [fold(door.streetNo), fold(door.estate + door.streetNo)]
  const [first = '', ...rest] = parts
  return [parts.join('/'), [fold(door.estate) + first, ...rest].join('/')]
}

/** 长风小区3栋1单元501室, 3-1-501 or 长风路8号 taken apart; null where a text does not say a door whole. Pure. */
export function readDoor(text: string): Door | null {
  const said = halfWidth(tidy(text)).replace(/\s/gu, '')
  const nothing = { estate: '', building: '', unit: '', room: '', streetNo: '' }
  const dashed = /^(\d{1,3}[A-Za-z]?)-(?:(\d{1,2})-)?(\d{3,4}[A-Za-z]?)$/u.exec(said)
  if (dashed) return { ...nothing, building: `${dashed[1]}栋`, unit: dashed[2] ?? '', room: dashed[3] ?? '' }
  const whole = /^(\D*?)([0-9A-Za-z]+(?:号楼|栋|幢|座))(?:([0-9A-Za-z]+)单元)?([0-9A-Za-z]+)(?:室|房|号)?$/u.exec(said)
  if (whole) {
    const [, estate = '', building = '', unit = '', room = ''] = whole
    return { ...nothing, estate, building, unit, room }
  }
  return /^\D*(?:路|街|巷|道|弄|屯|村)\D*\d+(?:[-—之]\d+)?(?:号|号院)?$/u.test(said)
    ? { ...nothing, streetNo: said }
    : null
}
