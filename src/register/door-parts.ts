/** A list of residents cut into parts between doors, as long as it is in the order of doors: each part can be planned alone. */
import { seenTexts } from '../core/seen-texts.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import { type Door, doorKey } from './door.ts'
import { compareDoors } from './door-order.ts'
import { doorOfCells } from './draft.ts'

export interface DoorParts {
  /** The part that this row ends, without the row; null while it goes on, and `broken` where only the whole list can tell. */
  readonly take: (row: ParsedRow) => readonly ParsedRow[] | null | 'broken'
  /** The last part. */
  readonly rest: () => readonly ParsedRow[]
}

/**
 * Parts have at least `least` rows. Broken is a list that comes back to a door or a number of an earlier part, or to a door before
 * the last ones, and one that names households by code; where people are `known` also one that names somebody without a door.
 */
export function doorParts(least: number, known: boolean): DoorParts {
  const [doorsBefore, numbersBefore] = [seenTexts(), seenTexts()]
  let part: ParsedRow[] = []
  let doors = new Set<string>()
  let key = ''
  let [highest, highestBefore]: [Door | null, Door | null] = [null, null]

  const cut = (): ParsedRow[] => {
    const done = part
    for (const door of doors) doorsBefore.add(door)
    for (const { idKey } of part) if (idKey !== null) numbersBefore.add(idKey)
    highestBefore = highest
    part = []
    doors = new Set()
    return done
  }
  return {
    take: (row) => {
      if (row.cells.get(roleField(row.form, 'household.code') ?? '')?.state === 'value') return 'broken'
      if (row.idKey !== null && numbersBefore.has(row.idKey)) return 'broken'
      const door = doorOfCells(row.form, row.cells)
      const own = doorKey(door)
      let done: ParsedRow[] | null = null
      if (own === '') {
        if (known && row.idKey !== null) return 'broken'
      } else if (own !== key) {
        key = own
        if (doorsBefore.has(own) || (highestBefore !== null && compareDoors(door, highestBefore) <= 0)) return 'broken'
        const onward = highest === null || compareDoors(door, highest) > 0
        if (part.length >= least && onward && !doors.has(own)) done = cut()
        doors.add(own)
        if (onward) highest = door
      }
      part.push(row)
      return done
    },
    rest: () => part,
  }
}
