/** One of the staff as people say them on a command line: a staff number, a name, or both as our own workbooks write them. */
import { AppError } from '../core/app-error.ts'
import type { Detail } from '../core/problem.ts'
import { staffNumbers } from '../register/references.ts'
import type { Store } from '../store/store.ts'

interface Named {
  readonly staffNo: string
  readonly name: string
}

/** The staff number of anybody who ever stood on the roster, or a refusal that names who did. */
export async function saidStaff(store: Store, said: string): Promise<string> {
  const { readRoster } = await import('../store/assess-inputs.ts')
  return oneOfStaff(said, await readRoster(store))
}

/** The staff number of one of `people`, or a refusal that names those who were meant, or all of them. */
export function oneOfStaff(
  said: string,
  people: readonly Named[],
  unknown: { readonly code: string; readonly detail: Detail } = { code: 'records.staff_unknown', detail: {} },
): string {
  const found = staffNumbers(said, people)
  const names = namesOf(people)
  const list = (numbers: Iterable<string>) => [...numbers].map((no) => `${no} ${names.get(no) ?? ''}`).join('、')
  if (found.length > 1) throw new AppError('records.staff_ambiguous', 2, { value: said, known: list(found) })
  const [only] = found
  if (only !== undefined) return only
  throw new AppError(unknown.code, 2, { ...unknown.detail, value: said, known: list([...names.keys()].sort()) })
}

/** Staff number → name, as the roster has it last. */
export async function staffNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const { readRoster } = await import('../store/assess-inputs.ts')
  return namesOf(await readRoster(store))
}

function namesOf(people: readonly Named[]): ReadonlyMap<string, string> {
  return new Map(people.map(({ staffNo, name }) => [staffNo, name]))
}
