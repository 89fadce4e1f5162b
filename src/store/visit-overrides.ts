/** What the office has set about visits to somebody (the form `must_visit_override`), by identity number. */
import { type Day, lastDay, type Month } from '../core/day.ts'
import { TIERS } from '../forms/checks.ts'
import type { VisitOverride } from '../forms/must-visit.ts'
import { keyOfTaken } from '../register/identity.ts'
import { formTableName } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/** Each person's, the one that began last first. */
export async function readOverrides(store: Store): Promise<Map<string, VisitOverride[]>> {
  const table = formTableName('must_visit_override')
  const overrides = new Map<string, VisitOverride[]>()
  if (!store.tables.has(table)) return overrides
  const rows = await rowsWith(store, table, 'subject', null)
  for (const row of rows.sort((a, b) => (String(a.from) < String(b.from) ? 1 : -1))) {
    // Without a reason or an end nothing is set.
    if ([row.id_no, row.from, row.to, row.reason].some((value) => value === null)) continue
    const key = keyOfTaken(String(row.id_no)) ?? String(row.id_no)
    const own = overrides.get(key) ?? []
    overrides.set(key, own)
    own.push({
      tier: TIERS.find((tier) => tier === row.tier) ?? null,
      class: row.class === null ? null : String(row.class),
      reason: String(row.reason),
      from: wholeDay(String(row.from), 'first'),
      to: wholeDay(String(row.to), 'last'),
    })
  }
  return overrides
}

/** A month or a year begins with its first day and ends with its last. */
function wholeDay(written: string, end: 'first' | 'last'): Day {
  if (written.length === 4) return `${written}${end === 'first' ? '-01-01' : '-12-31'}` as Day
  if (written.length === 7) return end === 'first' ? (`${written}-01` as Day) : lastDay(written as Month)
  return written as Day
}
