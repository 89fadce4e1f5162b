/** One family at its door while the community is being made: who is whose, and the numbers and names they were given. */
import { type Day, dayFromNumber, dayNumber, dayOf } from '../core/day.ts'
import { CENSUS_DAY, type Door, type Tie } from './community.ts'
import type { Random } from './random.ts'
import type { Relative } from './relatives.ts'

/** What makes somebody a person before anything else is known. */
export interface Body {
  readonly idNo: string
  readonly name: string
  readonly birth: Day
  /** '' for those who have none. */
  readonly phone: string
}

/** Where somebody is registered who is not registered at the household's door. */
export interface Home {
  readonly area: string
  readonly address: string
}

export interface Family {
  readonly grid: number
  readonly door: Door
  readonly address: string
  readonly tenants: boolean
  readonly relatives: readonly Relative[]
  readonly bodies: readonly Body[]
  readonly ties: readonly Tie[]
  readonly homes: readonly (Home | null)[]
  /** Registered here and gone: where to. */
  readonly away: readonly (Home | null)[]
}

/** A birthday that makes somebody exactly that old on the census day. */
export function birthOf(random: Random, age: number): Day {
  const birthday = dayOf(Number(CENSUS_DAY.slice(0, 4)) - age, 1, 15) as Day
  return dayFromNumber(dayNumber(birthday) - random.below(365))
}

/** A day in that year, never after the census day. */
export function dayIn(random: Random, year: number): Day {
  const day = dayOf(year, random.between(1, 12), random.between(1, 28)) as Day
  return day > CENSUS_DAY ? (dayOf(year, 1, random.between(2, 12)) as Day) : day
}

/** Between two days, both included. */
export function dayBetween(random: Random, from: Day, to: Day): Day {
  return dayFromNumber(random.between(dayNumber(from), Math.max(dayNumber(from), dayNumber(to))))
}

/** The relatives who live behind the door, by place in the list. Pure. */
export function atHome(family: Family): number[] {
  return family.relatives.flatMap((_, at) => (family.ties[at] === 'registered' ? [] : [at]))
}

export function childrenOf(family: Family, at: number): number[] {
  return family.relatives.flatMap(({ mother, father }, child) => (mother === at || father === at ? [child] : []))
}
