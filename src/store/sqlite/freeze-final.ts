/** The guard of what is final or published in SQLite: such a row is refused to be changed, replaced or deleted by anybody, this program included. */
import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** Idempotent; called before a month is kept or published. */
export async function freezeFinalMonths({ db }: Store): Promise<void> {
  for (const verb of ['UPDATE', 'DELETE'] as const) {
    const final = sql.id(`assess_month_final_${verb.toLowerCase()}`)
    await sql`CREATE TRIGGER IF NOT EXISTS ${final} BEFORE ${sql.raw(verb)} ON assess_month
      WHEN OLD.state = 'final' BEGIN SELECT RAISE(ABORT, 'a final month is never changed'); END`.execute(db)
    const published = sql.id(`assess_publication_${verb.toLowerCase()}`)
    await sql`CREATE TRIGGER IF NOT EXISTS ${published} BEFORE ${sql.raw(verb)} ON assess_publication
      BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END`.execute(db)
  }
  // INSERT OR REPLACE deletes without asking the triggers of DELETE.
  await sql`CREATE TRIGGER IF NOT EXISTS assess_month_final_insert BEFORE INSERT ON assess_month
    WHEN EXISTS (SELECT 1 FROM assess_month WHERE community = NEW.community AND month = NEW.month AND revision = NEW.revision)
    BEGIN SELECT RAISE(ABORT, 'a final month is never changed'); END`.execute(db)
  await sql`CREATE TRIGGER IF NOT EXISTS assess_publication_insert BEFORE INSERT ON assess_publication
    WHEN EXISTS (SELECT 1 FROM assess_publication WHERE community = NEW.community AND month = NEW.month AND no = NEW.no)
    BEGIN SELECT RAISE(ABORT, 'what was published is never changed'); END`.execute(db)
}
