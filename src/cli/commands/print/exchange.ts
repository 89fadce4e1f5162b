/** `print cards --changed-since`: which cards of a printed book are others today, from the register's log of changes. */

import { type CardExchange, cardExchange } from '../../../cards/card-exchange.ts'
import { mayBePrinted } from '../../../cards/card-fields.ts'
import { AppError } from '../../../core/app-error.ts'
import { parseDay } from '../../../core/day.ts'
import type { HouseholdFile } from '../../../register/household-file.ts'
import type { Store } from '../../../store/store.ts'

export interface ExchangedFiles {
  readonly files: readonly HouseholdFile[]
  readonly exchange: CardExchange
}

/** Of `files`, those with another card since `said` (a day, or the number of an import); `within` says which grid and building count. */
export async function exchangedFiles(
  store: Store,
  said: string,
  files: readonly HouseholdFile[],
  within: { readonly grid?: string; readonly building?: string },
): Promise<ExchangedFiles> {
  const { changedHouseholds } = await import('../../../store/changed-households.ts')
  const { isInBuilding, masterOf } = await import('../../../store/household-files.ts')
  const { doorOfCells } = await import('../../../register/draft.ts')
  const since = await sinceOf(store, said)
  const master = masterOf(store)
  const { changed, made, gone, doorBefore } = await changedHouseholds(store, since, mayBePrinted)
  const wanted = files.filter(({ code }) => changed.has(code))
  const left = [...gone].filter(
    ([, { gridCode, cells }]) =>
      (within.grid === undefined || gridCode === within.grid) &&
      (within.building === undefined || isInBuilding(doorOfCells(master, cells), within.building)),
  )
  const words = 'batch' in since ? `第${since.batch}批导入起` : `${spoken(since.day)}起`
  const exchange = cardExchange(`${words}改过的户`, master, {
    ...{ files: wanted, changed, made, gone: new Map(left), doorBefore },
  })
  return { files: wanted, exchange }
}

async function sinceOf(store: Store, said: string): Promise<{ batch: number } | { day: string }> {
  const day = parseDay(said)
  if (day !== null) return { day }
  const { listBatches } = await import('../../../store/batches.ts')
  const batches = await listBatches(store)
  const found = /^[1-9]\d{0,8}$/.test(said) ? batches.find(({ batch }) => batch === Number(said)) : undefined
  if (found) return { batch: found.batch }
  const known = batches
    .slice(-5)
    .map(({ batch, day: on }) => `${batch}（${on}）`)
    .join('、')
  throw new AppError('print.since_unclear', 2, { flag: '--changed-since', value: said, known: known || '—' })
}

function spoken(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
