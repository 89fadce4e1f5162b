/** A grid as people say it on a command line: 7, 07, the whole code or its name. */
import { AppError } from '../core/app-error.ts'
import { gridCode } from '../register/references.ts'
import { gridCodes } from '../store/grid-codes.ts'
import { readGrids } from '../store/snapshot.ts'
import type { Store } from '../store/store.ts'

/** The whole grid code, or a refusal that names the grids there are. */
export async function saidGrid(store: Store, said: string): Promise<string> {
  const code = gridCode(said, store.community.code, await readGrids(store))
  if (code !== null) return code
  const inUse = await gridCodes(store)
  // A grid in which people stand is one, also where nobody has put it on the list.
  const unlisted = gridCode(said, store.community.code, [])
  if (unlisted !== null && inUse.includes(unlisted)) return unlisted
  const known = inUse.map((one) => one.slice(-2))
  throw new AppError('grid.unknown', 2, { value: said, known: known.length > 0 ? known.join('、') : '01–99' })
}
