/** Which household a row belongs to: by code, by door and head, or a new one (semantics.md section 3). */
import { error, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import { BLANK } from '../forms/record.ts'
import { type Door, doorKey, sameEstate, sayDoor } from './door.ts'
import { currentTies, type Draft, type DraftHousehold, doorOfCells, membersOf, newHousehold } from './draft.ts'
import { wordsOf } from './plan-records.ts'
import { findHousehold, gridCode, knownGrids } from './references.ts'
import type { StoredGrid } from './snapshot.ts'

/** `household` null: the row goes back, with `problems`, or silently when it is held back with its head. */
export interface Placed {
  readonly household: DraftHousehold | null
  readonly problems: readonly Problem[]
  /** The head's row that was refused, when the whole new household waits for it. */
  readonly heldBackBy: ParsedRow | null
}

export interface DoorContext {
  readonly community: string
  /** The grid that `--grid` names, a whole code. */
  readonly grid: string | null
}

interface Slot {
  household: DraftHousehold | null
  /** Filled while planning: names and numbers of the head that rows of this workbook gave. */
  headKey: string | null
  headName: string | null
  readonly refusedHead: ParsedRow | null
}

/** Places rows one by one, heads before the others; `headOf` says with which head a list puts everybody else. */
export function doorPlanner(draft: Draft, context: DoorContext, headOf: ReadonlyMap<ParsedRow, ParsedRow>) {
  const slots = new Map<string, Slot[]>()
  const begun = new Map<ParsedRow, Slot>()
  const grids = knownGrids(draft, context.community)
  for (const household of draft.households) {
    const key = `${household.gridCode}|${doorKey(household.door)}`
    const head = membersOf(draft, household).find((tie) => tie.relation === '02' || tie.relation === '01')?.person
    const slot: Slot = {
      household,
      headKey: head?.idKey ?? null,
      headName: textOf(head?.cells.get('name')),
      refusedHead: null,
    }
    slots.set(key, [...(slots.get(key) ?? []), slot])
  }

  return function place(row: ParsedRow, refused: boolean): Placed {
    const code = cellText(row, draft, 'household.code')
    if (code !== null) {
      const household = findHousehold(draft, code, context.grid)
      if (household) return placed(household)
      return sentBack(error('household.unknown', row.place(roleField(draft.master, 'household.code') ?? ''), code))
    }
    const door = doorOfCells(draft.master, row.cells)
    const bare = doorKey(door)
    if (bare === '') return homeOf(row, draft, door)
    const grid = gridOfRow(row, draft, context, grids, door)
    if (grid.code === null) return sentBack(grid.problem)
    const key = `${grid.code}|${bare}`
    const here = (slots.get(key) ?? []).filter(
      (slot) => slot.household === null || sameEstate(slot.household.door, door),
    )
    const slot = chooseSlot(row, draft, here, begun.get(headOf.get(row) ?? row))
    if (slot && isHead(row, draft)) begun.set(row, slot)
    if (slot?.refusedHead) return { household: null, problems: [], heldBackBy: slot.refusedHead }
    if (slot?.household) {
      if (isHead(row, draft)) nameHead(slot, row)
      return placed(slot.household)
    }
    const waiting = refused && isHead(row, draft)
    if (refused && !waiting) return { household: null, problems: [], heldBackBy: null }
    const household = waiting ? null : newHousehold(draft, grid.code, door)
    const fresh: Slot = { household, headKey: null, headName: null, refusedHead: waiting ? row : null }
    if (isHead(row, draft)) nameHead(fresh, row)
    slots.set(key, [...(slots.get(key) ?? []), fresh])
    if (!isHead(row, draft)) return { household, problems: [], heldBackBy: null }
    const others = here.length === 0 ? [] : [...begun].filter(([, slot]) => here.includes(slot)).map(([head]) => head)
    begun.set(row, fresh)
    return { household, problems: others.length > 0 ? [twoHomes([...others, row], door)] : [], heldBackBy: null }
  }

  /** Two heads behind one door may be two families, or one whose list says it wrongly. */
  function twoHomes(heads: readonly ParsedRow[], door: Door): Problem {
    const inOrder = heads.toSorted((a, b) => a.row - b.row)
    const last = inOrder.at(-1) as ParsedRow
    const relation = roleField(draft.master, 'person.relation') ?? ''
    const names = [...new Set(inOrder.map((head) => textOf(head.cells.get('name')) ?? ''))].join('、')
    const words = wordsOf(draft.master, relation, last.cells.get(relation) ?? BLANK, draft)
    return warning('household.two_heads', last.place(relation), words, { door: sayDoor(door), names, why: 'two_homes' })
  }
}

const placed = (household: DraftHousehold): Placed => ({ household, problems: [], heldBackBy: null })
const sentBack = (problem: Problem): Placed => ({ household: null, problems: [problem], heldBackBy: null })

function nameHead(slot: Slot, row: ParsedRow): void {
  slot.headKey = row.idKey ?? slot.headKey
  slot.headName = textOf(row.cells.get('name')) ?? slot.headName
}

/** The head by number, then by name, then whoever of the row already lives there, then the head of the list, then a free door. */
function chooseSlot(row: ParsedRow, draft: Draft, here: readonly Slot[], last: Slot | undefined): Slot | undefined {
  const stated = cellText(row, draft, 'household.head_id_no')
  const statedName = cellText(row, draft, 'household.head_name')
  const person = row.idKey === null ? undefined : draft.personByIdKey.get(row.idKey)
  const home = person ? currentTies(draft, person).map((tie) => tie.household) : []
  const own = here.find((slot) => slot.household !== null && home.includes(slot.household))
  const empty = here.find((slot) => slot.household !== null && slot.refusedHead === null && isVacant(draft, slot))
  if (isHead(row, draft)) {
    const name = textOf(row.cells.get('name'))
    return (
      here.find((slot) => row.idKey !== null && slot.headKey === row.idKey) ??
      here.find((slot) => name !== null && slot.headName === name && (slot.headKey === null || row.idKey === null)) ??
      own ??
      here.find((slot) => statedName !== null && slot.headName === statedName) ??
      empty ??
      here.find((slot) => slot.headName === null && slot.headKey === null && slot.refusedHead === null)
    )
  }
  if (row.emptyDoor !== null) return here.find((slot) => slot.refusedHead === null)
  return (
    here.find((slot) => stated !== null && slot.headKey === fold(stated)) ??
    here.find((slot) => statedName !== null && slot.headName === statedName) ??
    (last && here.includes(last) ? last : undefined) ??
    own ??
    here[0]
  )
}

/** A door known without people, and no head given to it by this workbook. */
function isVacant(draft: Draft, slot: Slot): boolean {
  return (
    slot.household !== null &&
    slot.headKey === null &&
    slot.headName === null &&
    membersOf(draft, slot.household).length === 0
  )
}

export function isHead(row: ParsedRow, draft: Draft): boolean {
  const relation = cellText(row, draft, 'person.relation')
  return relation === '01' || relation === '02'
}

/** A row without a door may be of somebody whose door is known. */
function homeOf(row: ParsedRow, draft: Draft, door: Door): Placed {
  const person = row.idKey === null ? undefined : draft.personByIdKey.get(row.idKey)
  const ties = person ? currentTies(draft, person) : []
  const home = (ties.find((tie) => tie.kind === 'living') ?? ties[0])?.household
  if (home && door.building === '' && door.room === '') return placed(home)
  const missing = row.place(
    roleField(draft.master, door.building === '' ? 'household.building' : 'household.room') ?? '',
  )
  const number = row.place('id_no')
  const stranger = missing.cell === undefined && number.cell !== undefined && door.building === '' && row.idKey !== null
  if (!stranger) return sentBack(error('required.missing', missing, null))
  const value = row.cells.get('id_no')?.value ?? null
  return sentBack(error('reference.unknown', number, value, { known: '', why: 'no_door' }))
}

function gridOfRow(
  row: ParsedRow,
  draft: Draft,
  context: DoorContext,
  grids: readonly StoredGrid[],
  door: Door,
): { code: string; problem: null } | { code: null; problem: Problem } {
  const { snapshot } = draft
  const field = roleField(draft.master, 'household.grid') ?? ''
  const said = cellText(row, draft, 'household.grid')
  if (said !== null) {
    const code = gridCode(said, context.community, grids)
    if (code !== null) return { code, problem: null }
    const known = grids.map((grid) => grid.gridCode.slice(-2)).join('、')
    return { code: null, problem: error('reference.unknown', row.place(field), said, { known }) }
  }
  const buildings = snapshot.buildings.filter(
    (building) =>
      doorKey({ ...door, building: String(building.building ?? ''), room: '1', unit: '' }) ===
        doorKey({ ...door, room: '1', unit: '' }) &&
      sameEstate(door, { ...door, estate: String(building.estate ?? '') }),
  )
  const fromBuilding =
    buildings.length === 1 ? gridCode(String(buildings[0]?.grid_no ?? ''), context.community, []) : null
  const code = fromBuilding ?? context.grid ?? knownGrid(row, draft, door)
  if (code !== null) return { code, problem: null }
  return { code: null, problem: error('grid.missing', row.place(field), sayDoor(door)) }
}

/** Nobody said a grid, but the register knows this very door, and in one grid only. */
function knownGrid(row: ParsedRow, draft: Draft, door: Door): string | null {
  const person = row.idKey === null ? undefined : draft.personByIdKey.get(row.idKey)
  const same = (household: DraftHousehold) =>
    doorKey(household.door) === doorKey(door) && sameEstate(household.door, door)
  const home = (person ? currentTies(draft, person) : []).find((tie) => same(tie.household))
  if (home) return home.household.gridCode
  const grids = new Set(draft.households.filter(same).map((household) => household.gridCode))
  const [only] = grids
  return grids.size === 1 && only !== undefined ? only : null
}

function cellText(row: ParsedRow, draft: Draft, role: Parameters<typeof roleField>[1]): string | null {
  return textOf(row.cells.get(roleField(draft.master, role) ?? ''))
}

function textOf(cell: { state: string; value: string } | undefined): string | null {
  return cell?.state === 'value' ? cell.value : null
}
