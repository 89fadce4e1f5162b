/** What the office's records name as evidence: of facts and bonuses, and the minutes of tasks. */
import { readTasks } from './assess-tasks.ts'
import { formTableName } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export async function readEvidence(store: Store): Promise<string[]> {
  const said: string[] = []
  for (const form of ['fact', 'bonus']) {
    const table = formTableName(form)
    if (!store.tables.has(table)) continue
    for (const row of await rowsWith(store, table, 'subject', null)) if (row.evidence) said.push(String(row.evidence))
  }
  return [...said, ...(await readTasks(store)).flatMap((task) => task.minutes ?? [])]
}
