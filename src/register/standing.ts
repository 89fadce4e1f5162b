/** Somebody at a door on a day: what conditions, counts and filled tables look at. */
import type { Form } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import type { Cell } from '../forms/record.ts'
import type { HouseholdFile, PersonFile } from './household-file.ts'

export interface Standing {
  readonly household: HouseholdFile
  /** Null for a door without people. */
  readonly person: PersonFile | null
  /** Household codes of the ties that the person has on the day, wherever in the community. */
  readonly registeredIn: string | null
  readonly livingIn: string | null
}

/** all: registered or living here, each counted once · permanent and floating live here. */
export const BASES = ['all', 'registered', 'living', 'permanent', 'floating'] as const
export type Basis = (typeof BASES)[number]

/** A person stands in two households when registered in one and living in the other; counted is the one lived in. Pure. */
export function isAtHome({ household, livingIn, registeredIn }: Standing): boolean {
  return household.code === (livingIn ?? registeredIn)
}

/** Households with those of their people who were chosen; a door without people stands for itself. Pure. */
export function chosenFiles(standings: readonly Standing[], chosen: (standing: Standing) => boolean): HouseholdFile[] {
  const files = new Map<string, { file: HouseholdFile; members: PersonFile[] }>()
  for (const standing of standings) {
    if (!chosen(standing)) continue
    const { household, person } = standing
    const entry = files.get(household.code) ?? { file: household, members: [] }
    files.set(household.code, entry)
    if (person) entry.members.push(person)
  }
  return [...files.values()].map(({ file, members }) =>
    members.length === file.members.length ? file : { ...file, members },
  )
}

/** Codes of 人口类型 and 人户状态. */
const REGISTERED = '01'
const FLOATING = '02'
const REGISTERED_ELSEWHERE = '2'

/**
 * Whether somebody is counted on that basis. Lists often leave the registered tie out, so somebody who lives here as
 * 户籍人口 counts as registered; 常住 is what 是否常住 says, and where it says nothing everybody who lives here and is
 * not 流动人口. Pure.
 */
export function isCounted(basis: Basis, standing: Standing, master: Form): boolean {
  const { person, livingIn, registeredIn } = standing
  if (person === null) return false
  const living = livingIn !== null
  const type = said(person, roleField(master, 'person.population_type'))
  const status = said(person, roleField(master, 'person.residence_status'))
  const floating = living && (type === FLOATING || (type === '' && status === REGISTERED_ELSEWHERE))
  switch (basis) {
    case 'all':
      return living || registeredIn !== null
    case 'registered':
      return registeredIn !== null || (living && type === REGISTERED && status !== REGISTERED_ELSEWHERE)
    case 'living':
      return living
    case 'floating':
      return floating
    case 'permanent': {
      const answer = said(person, 'is_permanent')
      return living && (answer === '' ? !floating : answer === '1')
    }
  }
}

function said(person: PersonFile, field: string | null): string {
  const cell: Cell | undefined = field === null ? undefined : person.cells[field]
  return cell?.state === 'value' ? cell.value : ''
}
