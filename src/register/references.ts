/** References as people write them: a grid as 7, 07, its code or name; a warden by number or name; a household by code, door or head. */
import { fold } from '../core/text.ts'
import type { Role } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { Cell } from '../forms/record.ts'
import { doorKey, doorWords, sameEstate, wordsOfDoor } from './door.ts'
import { currentTies, type Draft, type DraftHousehold, type DraftPerson, doorOfCells, membersOf } from './draft.ts'
import { keyOfTaken } from './identity.ts'
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

/** The grids that an office works with: on its list, in this workbook's list, and those in which households stand. Pure. */
export function knownGrids(draft: Draft, community: string): StoredGrid[] {
  const listed = draft.snapshot.grids
  const planned = draft.records.filter(({ form }) => form.id === 'grid')
  const all = new Map(listed.map((grid) => [grid.gridCode, grid]))
  for (const { cells } of planned) {
    const code = gridCode(cells.get('grid_no')?.value ?? '', community, [])
    if (code !== null) all.set(code, { gridCode: code, row: { name: cells.get('name')?.value ?? null } })
  }
  // Without a list any number will do; with one, only what stands somewhere.
  if (all.size === 0) return []
  const standing = [...(draft.snapshot.standing ?? []), ...draft.households.map((household) => household.gridCode)]
  for (const code of standing) if (!all.has(code)) all.set(code, { gridCode: code, row: {} })
  return [...all.values()]
}

/** Staff number by number or by a name that only one person on the roster has; several are returned to be told apart. Pure. */
export function staffNumbers(
  text: string,
  roster: readonly { readonly staffNo: string; readonly name: string }[],
): string[] {
  const folded = fold(text)
  const byNumber = roster.filter((entry) => fold(entry.staffNo) === folded)
  const byName = roster.filter((entry) => fold(entry.name) === folded)
  const found =
    byNumber.length > 0 ? byNumber : byName.length > 0 ? byName : roster.filter((entry) => isBoth(text, entry))
  return [...new Set(found.map((entry) => entry.staffNo))]
}

/** Number and name together, whatever follows them: `W03 韦网格 03网格`, as our own workbooks write it. */
function isBoth(text: string, { staffNo, name }: { readonly staffNo: string; readonly name: string }): boolean {
  const [first = '', second = ''] = text.trim().split(/\s+/u)
  return fold(first) === fold(staffNo) && fold(second) === fold(name)
}

/** The household that a code, a door in one piece or the head's identity number means, or null. Pure. */
export function findHousehold(draft: Draft, text: string, grid: string | null): DraftHousehold | null {
  const byCode = draft.householdByCode.get(fold(text))
  if (byCode) return byCode
  if (keyOfTaken(text) !== null) return homeOf(draft, text)
  const { byWords } = doorsOf(draft)
  const here = doorWords(text).flatMap((words) => byWords.get(words) ?? [])
  return only(inGrid([...new Set(here)], grid))
}

/** The household that columns of the master mean: by the head's number, else by the door, and of several there by the name. Pure. */
export function householdOfCells(
  draft: Draft,
  cells: ReadonlyMap<string, Cell>,
  grid: string | null,
): DraftHousehold | null {
  const said = (role: Role) => {
    const cell = cells.get(roleField(draft.master, role) ?? '')
    return cell?.state === 'value' ? cell.value : null
  }
  const number = said('household.head_id_no') ?? said('person.id_no')
  const home = number === null ? null : homeOf(draft, number)
  if (home) return home
  const door = doorOfCells(draft.master, cells)
  const key = doorKey(door)
  const address = said('person.living_address')
  if (key === '') return address === null ? null : findHousehold(draft, address, grid)
  const here = inGrid(doorsOf(draft).byKey.get(key) ?? [], grid).filter((household) => sameEstate(household.door, door))
  const name = said('household.head_name') ?? said('person.name')
  const named = here.filter((household) => membersOf(draft, household).some(({ person }) => nameOf(person) === name))
  const inOnePiece = said('household.street_no')
  return only(here) ?? only(named) ?? (inOnePiece === null ? null : findHousehold(draft, inOnePiece, grid))
}

function nameOf(person: DraftPerson): string | null {
  return person.cells.get('name')?.value ?? null
}

function only<T>(list: readonly T[]): T | null {
  return list.length === 1 ? (list[0] ?? null) : null
}

function inGrid(households: readonly DraftHousehold[], grid: string | null): DraftHousehold[] {
  return households.filter((household) => grid === null || household.gridCode === grid)
}

interface Doors {
  readonly count: number
  readonly byKey: ReadonlyMap<string, DraftHousehold[]>
  readonly byWords: ReadonlyMap<string, DraftHousehold[]>
}

const doorsOfDrafts = new WeakMap<Draft, Doors>()

/** Made once all residents are placed: thousands of rows ask for it. */
function doorsOf(draft: Draft): Doors {
  const made = doorsOfDrafts.get(draft)
  if (made?.count === draft.households.length) return made
  const [byKey, byWords] = [new Map<string, DraftHousehold[]>(), new Map<string, DraftHousehold[]>()]
  const put = (index: Map<string, DraftHousehold[]>, key: string, household: DraftHousehold) =>
    index.set(key, [...(index.get(key) ?? []), household])
  for (const household of draft.households) {
    put(byKey, doorKey(household.door), household)
    for (const words of new Set(wordsOfDoor(household.door))) put(byWords, words, household)
  }
  const doors = { count: draft.households.length, byKey, byWords }
  doorsOfDrafts.set(draft, doors)
  return doors
}

function homeOf(draft: Draft, number: string): DraftHousehold | null {
  const person = draft.personByIdKey.get(keyOfTaken(number) ?? '')
  const ties = person ? currentTies(draft, person) : []
  return (ties.find((tie) => tie.kind === 'living') ?? ties[0])?.household ?? null
}
