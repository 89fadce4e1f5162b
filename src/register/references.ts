/** References as people write them: a grid as 7, 07, its code or name; a warden by number or name; a household by code, door or head. */
import { fold } from '../core/text.ts'
import { doorTokens, tokensOfDoor } from './door.ts'
import { currentTies, type Draft, type DraftHousehold } from './draft.ts'
import { readIdNo } from './identity.ts'
import type { StoredGrid } from './snapshot.ts'

/** The whole grid code, or null. Where the office has no list of grids yet, any number from 1 to 99 is one. Pure. */
export function gridCode(text: string, community: string, grids: readonly StoredGrid[]): string | null {
  const folded = fold(text)
    .replace(/(网格|号网格|号)$/u, '')
    .replace(/^第/u, '')
  const whole = new RegExp(`^${community}-(\\d{2})$`, 'u').exec(folded)
  const number = whole?.[1] ?? (/^\d{1,2}$/u.test(folded) && Number(folded) > 0 ? folded.padStart(2, '0') : null)
  if (number !== null) {
    const code = `${community}-${number}`
    return grids.length === 0 || grids.some((grid) => grid.gridCode === code) ? code : null
  }
  const named = grids.filter((grid) => fold(String(grid.row.name ?? '')) === fold(text))
  return named.length === 1 && named[0] ? named[0].gridCode : null
}

/** Staff number by number or by a name that only one person on the roster has; several are returned to be told apart. Pure. */
export function staffNumbers(
  text: string,
  roster: readonly { readonly staffNo: string; readonly name: string }[],
): string[] {
  const folded = fold(text)
  const byNumber = roster.filter((entry) => fold(entry.staffNo) === folded)
  const found = byNumber.length > 0 ? byNumber : roster.filter((entry) => fold(entry.name) === folded)
  return [...new Set(found.map((entry) => entry.staffNo))]
}

/** The household that a code, a door in one piece or the head's identity number means, or null. Pure. */
export function findHousehold(draft: Draft, text: string, grid: string | null): DraftHousehold | null {
  const byCode = draft.householdByCode.get(fold(text))
  if (byCode) return byCode
  const identity = readIdNo(text)
  if (identity.ok) {
    const person = draft.personByIdKey.get(identity.identity.key)
    const ties = person ? currentTies(draft, person) : []
    return (ties.find((tie) => tie.kind === 'living') ?? ties[0])?.household ?? null
  }
  const tokens = doorTokens(text)
  const doors = draft.households.filter(
    (household) =>
      (grid === null || household.gridCode === grid) &&
      tokens !== null &&
      tokensOfDoor(household.door).includes(tokens),
  )
  return doors.length === 1 ? (doors[0] ?? null) : null
}
