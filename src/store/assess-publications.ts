/** What was published of a month (公示), and until when it hangs; published again, it begins anew. */
import { createHash } from 'node:crypto'
import type { MonthRecord } from '../assessment/month-record.ts'
import type { Publication as PublicationRule } from '../assessment/rulebook.ts'
import { canonicalJson } from '../core/canonical.ts'
import type { Day, Month } from '../core/day.ts'
import { freezeFinalMonths } from './sqlite/freeze-final.ts'
import type { Store } from './store.ts'

export interface Publication {
  readonly month: Month
  /** How many times by now. */
  readonly no: number
  readonly day: Day
  /** The last day on which it hangs. */
  readonly until: Day
  /** The days were counted through a year whose holidays nobody has announced. */
  readonly beyondCalendar: boolean
  readonly show: PublicationRule['show']
  readonly record: MonthRecord
}

export interface NewPublication extends Omit<Publication, 'month' | 'no'> {
  readonly rules: string
}

export async function keepPublication(store: Store, publication: NewPublication): Promise<Publication> {
  await freezeFinalMonths(store)
  return store.transaction(async () => {
    const { day, until, beyondCalendar, show, record } = publication
    const no = ((await readPublication(store, record.month))?.no ?? 0) + 1
    const row = {
      month: record.month,
      no,
      day,
      until,
      beyond_calendar: beyondCalendar ? 1 : 0,
      show,
      edition: record.edition,
      rules_sha256: sha256(publication.rules),
      result: canonicalJson(record),
    }
    await store.insert('assess_publication', [{ ...row, hash: sha256(canonicalJson(row)) }])
    return { month: record.month, no, day, until, beyondCalendar, show, record }
  })
}

/** The latest publication of a month, or null. */
export async function readPublication({ db, community }: Store, month: Month): Promise<Publication | null> {
  const row = await db
    .selectFrom('assess_publication')
    .selectAll()
    .where('community', '=', community.code)
    .where('month', '=', month)
    .orderBy('no', 'desc')
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    month,
    no: Number(row.no),
    day: String(row.day) as Day,
    until: String(row.until) as Day,
    beyondCalendar: Number(row.beyond_calendar) === 1,
    show: String(row.show) as Publication['show'],
    record: JSON.parse(String(row.result)) as MonthRecord,
  }
}

/** The publication of the month that is on its way to being final, or null. */
export async function runningPublication(store: Store): Promise<Publication | null> {
  const { db, community } = store
  const latest = await db
    .selectFrom('assess_publication')
    .select('month')
    .where('community', '=', community.code)
    .orderBy('month', 'desc')
    .executeTakeFirst()
  if (latest === undefined) return null
  const month = String(latest.month) as Month
  const final = await db
    .selectFrom('assess_month')
    .select('month')
    .where('community', '=', community.code)
    .where('month', '=', month)
    .executeTakeFirst()
  return final === undefined ? readPublication(store, month) : null
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
