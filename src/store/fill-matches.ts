/** What the clerk said the headings of other departments' tables mean, kept for the next table with the same headings. */
import { createHash } from 'node:crypto'
import { headingKey } from '../forms/heading-words.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/** Normalised heading → name of a column of ours; '' = stays empty. */
export async function readMatches(store: Store, headings: readonly string[]): Promise<Map<string, string>> {
  const rows = await rowsWith(store, 'fill_match', 'headings', [keyOf(headings)])
  return new Map(rows.map((row) => [String(row.heading), String(row.name)]))
}

export async function keepMatches(
  store: Store,
  headings: readonly string[],
  matches: ReadonlyMap<string, string>,
): Promise<void> {
  const known = await readMatches(store, headings)
  const fresh = [...matches].filter(([heading, name]) => known.get(heading) !== name)
  if (fresh.length === 0) return
  const key = keyOf(headings)
  await store.transaction(async (inside) => {
    await inside.db
      .deleteFrom('fill_match')
      .where('community', '=', inside.community.code)
      .where('headings', '=', key)
      .where(
        'heading',
        'in',
        fresh.map(([heading]) => heading),
      )
      .execute()
    await inside.insert(
      'fill_match',
      fresh.map(([heading, name]) => ({ headings: key, heading, name })),
    )
  })
}

/** The same headings in the same order are the same table, whatever the file is called. */
function keyOf(headings: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headings.map(headingKey)))
    .digest('hex')
    .slice(0, 16)
}
