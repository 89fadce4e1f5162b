/** The invented community as data: places, households, people, staff, before anybody writes it into a workbook. */
import type { Day } from '../core/day.ts'
import type { Sex } from './names.ts'

export const COMMUNITY_NAME = '白沙社区（示例）'
export const COMMUNITY_CODE = '450205006003'
export const GROUPS = 7
export const GRIDS = 14
export const HOUSEHOLDS = 3582
export const PEOPLE = 10_388
/** The day on which every household had been visited once and the wardens' workbooks were due. */
export const CENSUS_DAY = '2015-01-15' as Day

/** Text by field name of a form, as a warden writes it. */
export type Texts = Readonly<Record<string, string>>

export interface Person {
  readonly idNo: string
  readonly name: string
  readonly sex: Sex
  readonly birth: Day
  /** Full years on the census day. */
  readonly age: number
  readonly ethnic: string
  readonly marital: '未婚' | '已婚' | '丧偶' | '离婚'
  readonly floating: boolean
  readonly phone: string
  /** Where the person is registered, when that is not the household's own door. */
  readonly hukouArea: string
  readonly hukouAddress: string
  /** Where the person lives, when that is not the household's own door. */
  readonly livingAddress: string
  readonly student: boolean
  /** Person columns of `resident` that are not among the above. */
  readonly master: Texts
  /** Records of the person areas, form id → fields. */
  readonly areas: Readonly<Record<string, Texts>>
}

/** Whether somebody is registered at this door, lives behind it, or both. */
export type Tie = 'both' | 'living' | 'registered'

export interface Member {
  readonly person: Person
  readonly relation: string
  readonly tie: Tie
}

export interface Door {
  readonly estate: string
  readonly building: string
  readonly unit: string
  readonly room: string
  /** Only for houses without rooms. */
  readonly streetNo: string
}

export interface Household {
  readonly grid: number
  readonly door: Door
  readonly address: string
  readonly tenants: boolean
  readonly members: readonly Member[]
  readonly collectedOn: Day
  readonly housing: Texts
  readonly assistance: Texts
  readonly hazards: readonly Texts[]
}

/** A door behind which nobody was counted, and what the warden wrote. */
export interface EmptyDoor {
  readonly grid: number
  readonly door: Door
  readonly outcome: string
}

export interface Building {
  readonly estate: string
  readonly building: string
  readonly units: number
  readonly floors: number
  readonly roomsPerFloor: number
  readonly grid: number
}

export interface Grid {
  readonly no: number
  readonly group: number
  readonly name: string
  readonly estate: string
  readonly scope: string
  /** Staff number of the warden (A post) and of the group's leader (B post). */
  readonly warden: string
  readonly leader: string
}

export interface Staff {
  readonly staffNo: string
  readonly name: string
  readonly sex: Sex
  readonly phone: string
  readonly role: string
  readonly group: number | null
  readonly grid: number | null
  readonly duties: string
}

export interface Premises {
  readonly name: string
  readonly kind: string
  readonly address: string
  readonly contact: string
  readonly phone: string
  readonly grid: number
}

export interface Community {
  readonly seed: number
  readonly grids: readonly Grid[]
  readonly buildings: readonly Building[]
  readonly premises: readonly Premises[]
  readonly staff: readonly Staff[]
  /** In the order of grids and doors. */
  readonly households: readonly Household[]
  readonly emptyDoors: readonly EmptyDoor[]
}
