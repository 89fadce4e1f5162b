/** One household's card as data: what stands on it, in which order, and what is still to be asked; never how it looks. */
import type { Day } from '../core/day.ts'
import { isAsked } from '../forms/conditions.ts'
import type { Definitions, Field, Role } from '../forms/form.ts'
import { BLANK } from '../forms/record.ts'
import type { HouseholdFile } from '../register/household-file.ts'
import { type CardArea, cardAreas } from './card-areas.ts'
import { mayBePrinted } from './card-fields.ts'
import { type CardItem, cardItem, type Showing } from './card-item.ts'
import { type CardMembers, cardMembers } from './card-members.ts'
import { doorText } from './door.ts'

export interface CardOptions {
  /** The office's day: ages, due conditions, the date of print. */
  readonly today: Day
  /** Identity numbers show six and four characters: the office's own setting for card books. */
  readonly maskIdNo: boolean
  readonly community: string
  /** Grid code → what people call the grid, e.g. `第07网格`. */
  readonly gridLabels: ReadonlyMap<string, string>
  /** Person number → what a visitor must know (五必访 classes and the like). */
  readonly marks: ReadonlyMap<string, readonly string[]>
  /** Staff number → name. */
  readonly staffNames: ReadonlyMap<string, string>
}

export interface CardPage {
  readonly household: string
  readonly community: string
  readonly grid: string
  readonly door: string
  /** Head, phone, number: the title block's line. */
  readonly head: readonly CardItem[]
  readonly master: readonly CardItem[]
  readonly members: CardMembers
  readonly areas: readonly CardArea[]
  /** Labels of areas that were asked about and concern nobody here. */
  readonly notConcerned: readonly string[]
  readonly attempts: readonly CardAttempt[]
  readonly printedOn: string
  /** Edition of the form that the card follows. */
  readonly edition: string
}

export interface CardAttempt {
  readonly on: string
  readonly outcome: string
}

const HEAD_ROLES: readonly Role[] = ['household.head_name', 'household.head_phone', 'household.head_id_no']
const TITLE_ROLES: ReadonlySet<Role | null> = new Set<Role | null>([
  ...HEAD_ROLES,
  'household.code',
  'household.grid',
  'household.estate',
  'household.building',
  'household.unit',
  'household.room',
  'household.street_no',
])

/** What stands on one household's card. The forms decide; no field is named here but by its role. Pure. */
export function cardPage(file: HouseholdFile, definitions: Definitions, options: CardOptions): CardPage {
  const resident = definitions.forms.get('resident')
  const fields = (resident?.fields ?? []).filter((field) => field.per === 'household' && mayBePrinted(field))
  const showing: Showing = { ...options, codes: definitions.codes }
  const items = (wanted: readonly Field[]): CardItem[] => {
    const facts = { today: options.today, own: file.cells, resident: file.cells, birth: '' }
    return wanted.flatMap((field) => {
      return cardItem(field, file.cells[field.name] ?? BLANK, isAsked(field, facts), showing) ?? []
    })
  }
  return {
    household: file.code,
    community: options.community,
    grid: options.gridLabels.get(file.gridCode) ?? file.gridCode,
    door: doorText(file, resident ?? null),
    head: items(HEAD_ROLES.flatMap((role) => fields.find((field) => field.role === role) ?? [])),
    master: items(fields.filter((field) => !TITLE_ROLES.has(field.role))),
    members: cardMembers(file, definitions, options.marks, showing),
    ...cardAreas(file, definitions, showing),
    attempts: file.attempts.map(({ on, outcome }) => ({ on, outcome })),
    printedOn: options.today,
    edition: resident?.edition ?? '',
  }
}
