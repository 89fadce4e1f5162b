/** The audit trail: who looked at or took out what, for what purpose; each entry carries the hash of all before it. */
import { createHash } from 'node:crypto'
import type { Day } from '../core/day.ts'
import type { Store } from './store.ts'

export interface AuditEntry {
  readonly day: Day
  /** `reveal`, `export`, `print`, `erase` … */
  readonly action: string
  /** As the person stated it; '' = not stated. */
  readonly purpose: string
  /** What was looked at: codes, counts and file names, never residents' data. */
  readonly detail: Readonly<Record<string, string | number>>
}

export interface StoredAuditEntry extends AuditEntry {
  readonly no: number
  readonly hash: string
}

export async function writeAudit(store: Store, { day, action, purpose, detail }: AuditEntry): Promise<void> {
  await store.transaction(async () => {
    const { db, community } = store
    const last = await db
      .selectFrom('audit')
      .select(['no', 'hash'])
      .where('community', '=', community.code)
      .orderBy('no', 'desc')
      .limit(1)
      .executeTakeFirst()
    const entry = { no: Number(last?.no ?? 0) + 1, day, action, purpose, detail: JSON.stringify(detail) }
    await store.insert('audit', [{ ...entry, hash: hashOf(String(last?.hash ?? ''), entry) }])
  })
}

/** What somebody last stated for an action, '' where nobody did. */
export async function lastPurpose(store: Store, action: string): Promise<string> {
  const row = await store.db
    .selectFrom('audit')
    .select('purpose')
    .where('community', '=', store.community.code)
    .where('action', '=', action)
    .where('purpose', '!=', '')
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return String(row?.purpose ?? '')
}

/** Oldest first. */
export async function readAudit(store: Store): Promise<StoredAuditEntry[]> {
  return (await auditRows(store)).map(({ no, day, action, purpose, detail, hash }) => ({
    no: Number(no),
    day: String(day) as Day,
    action: String(action),
    purpose: String(purpose),
    detail: JSON.parse(String(detail)) as AuditEntry['detail'],
    hash: String(hash),
  }))
}

/** The first entry that was altered, or after which one is missing; null when the trail is whole. */
export async function brokenAudit(store: Store): Promise<number | null> {
  let previous = ''
  let expected = 1
  for (const row of await auditRows(store)) {
    const { no, day, action, purpose, detail, hash } = row
    const entry = {
      no: Number(no),
      day: String(day),
      action: String(action),
      purpose: String(purpose),
      detail: String(detail),
    }
    if (entry.no !== expected || hash !== hashOf(previous, entry)) return expected
    previous = String(hash)
    expected++
  }
  return null
}

async function auditRows({ db, community }: Store) {
  return db.selectFrom('audit').selectAll().where('community', '=', community.code).orderBy('no').execute()
}

function hashOf(previous: string, entry: { no: number; day: string; action: string; purpose: string; detail: string }) {
  const { no, day, action, purpose, detail } = entry
  return createHash('sha256')
    .update(JSON.stringify([previous, no, day, action, purpose, detail]))
    .digest('hex')
}
