/** The slip of an exchange (换页单): which cards of a printed book are taken out and which are put in, in the order of doors. */
import type { Form } from '../forms/form.ts'
import type { Cell } from '../forms/record.ts'
import { sayDoor } from '../register/door.ts'
import { inDoorOrder } from '../register/door-order.ts'
import { doorOfCells } from '../register/draft.ts'
import type { HouseholdFile } from '../register/household-file.ts'

/** A household by its code, with its door and what is another on its card. */
export interface ExchangedCard {
  readonly household: string
  readonly door: string
  /** Where the printed card stands, '' where it is the same door. */
  readonly doorBefore: string
  readonly head: string
  /** The printed book has a card of this household. */
  readonly take: boolean
  /** There is a new card in this print. */
  readonly put: boolean
  readonly why: readonly string[]
}

export interface CardExchange {
  /** `2015年3月31日以来` or `第12批以来`. */
  readonly since: string
  readonly cards: readonly ExchangedCard[]
}

export interface Exchanged {
  readonly files: readonly HouseholdFile[]
  readonly changed: ReadonlyMap<string, readonly string[]>
  readonly made: ReadonlySet<string>
  readonly gone: ReadonlyMap<string, { readonly cells: Readonly<Record<string, Cell>> }>
  readonly doorBefore: ReadonlyMap<string, Readonly<Record<string, Cell>>>
}

/** `files` are the households that get a new card. Pure. */
export function cardExchange(since: string, resident: Form, exchanged: Exchanged): CardExchange {
  const { files, changed, made, gone, doorBefore } = exchanged
  const headField = resident.fields.find(({ role }) => role === 'household.head_name')?.name ?? ''
  const headOf = (cells: Readonly<Record<string, Cell>>) =>
    cells[headField]?.state === 'value' ? cells[headField].value : ''
  const put = files.map((file) => {
    const before = doorBefore.get(file.code)
    return {
      cells: file.cells,
      card: {
        household: file.code,
        door: sayDoor(doorOfCells(resident, file.cells)),
        doorBefore: before ? sayDoor(doorOfCells(resident, { ...file.cells, ...before })) : '',
        head: headOf(file.cells),
        take: !made.has(file.code),
        put: true,
        why: made.has(file.code) ? ['新户'] : (changed.get(file.code) ?? []),
      },
    }
  })
  const take = [...gone].map(([household, { cells }]) => ({
    cells,
    card: {
      ...{ household, door: sayDoor(doorOfCells(resident, cells)), doorBefore: '', head: headOf(cells) },
      ...{ take: true, put: false, why: ['已不在册'] },
    },
  }))
  const ordered = inDoorOrder(
    [...put, ...take],
    ({ cells }) => doorOfCells(resident, cells),
    ({ card }) => card.household,
  )
  return { since, cards: ordered.map(({ card }) => card) }
}
