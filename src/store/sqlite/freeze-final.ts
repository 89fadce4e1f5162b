/** The guard of closed months in SQLite: a final row is refused to be changed or deleted by anybody, this program included. */
import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** Idempotent; called before a month is kept. */
export async function freezeFinalMonths({ db }: Store): Promise<void> {
  for (const verb of ['UPDATE', 'DELETE'] as const) {
    const name = sql.id(`assess_month_final_${verb.toLowerCase()}`)
    await sql`CREATE TRIGGER IF NOT EXISTS ${name} BEFORE ${sql.raw(verb)} ON assess_month
      WHEN OLD.state = 'final' BEGIN SELECT RAISE(ABORT, 'a final month is never changed'); END`.execute(db)
  }
}
