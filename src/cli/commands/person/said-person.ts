/** Whom somebody means by an identity number or a person number, or a refusal that names the nearest. */
import { AppError } from '../../../core/app-error.ts'
import { findPersonNo } from '../../../store/person-files.ts'
import type { Store } from '../../../store/store.ts'

/** With `gone` a person number that only the log still knows will do. */
export async function saidPerson(store: Store, said: string, { gone = false } = {}): Promise<string> {
  const found = await findPersonNo(store, said)
  if (found.personNo !== null) return found.personNo
  const number = said.trim().toUpperCase()
  if (gone && (await inLog(store, number))) return number
  throw found.nearest === null
    ? new AppError('person.unknown', 2, { value: said })
    : new AppError('person.unknown_near', 2, { value: said, near: found.nearest })
}

async function inLog({ db, community }: Store, personNo: string): Promise<boolean> {
  const logged = await db
    .selectFrom('change')
    .select('batch')
    .where('community', '=', community.code)
    .where('table_name', '=', 'person')
    .where('row_key', '=', JSON.stringify({ person_no: personNo }))
    .executeTakeFirst()
  return logged !== undefined
}
