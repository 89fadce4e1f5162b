/** Objections as they were raised and answered; none is ever taken away. */
import type { Answer, Objection } from '../assessment/objections.ts'
import type { Day, Month } from '../core/day.ts'
import type { Row, Value } from '../core/rows.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/** Of one month, or of all of them; oldest first. */
export async function readObjections(store: Store, month: Month | null = null): Promise<Objection[]> {
  const rows = await rowsWith(store, 'assess_objection', 'month', month === null ? null : [month])
  return rows.map(objection).sort((a, b) => (a.month === b.month ? a.no - b.no : a.month < b.month ? -1 : 1))
}

/** When the month was hung out as it was seen on a day: the latest publication by then; without any, when it became final. */
export async function publishedOn({ db, community }: Store, month: Month, seen: Day): Promise<Day | null> {
  const daysOf = async (table: string, order: string): Promise<Day[]> => {
    const query = db.selectFrom(table).select('day').where('community', '=', community.code).where('month', '=', month)
    return (await query.orderBy(order).execute()).map((row) => String(row.day) as Day)
  }
  const days = await daysOf('assess_publication', 'no')
  return days.findLast((day) => day <= seen) ?? days[0] ?? (await daysOf('assess_month', 'revision'))[0] ?? null
}

/** Kept under the next number of its month. */
export async function keepObjection(store: Store, said: Omit<Objection, 'no' | 'answer'>): Promise<Objection> {
  return store.transaction(async () => {
    const no = Math.max(0, ...(await readObjections(store, said.month)).map((one) => one.no)) + 1
    await store.insert('assess_objection', [
      {
        month: said.month,
        no,
        staff_no: said.staffNo,
        said_by: said.saidBy,
        said_on: said.saidOn,
        said: said.said,
        last_day: said.lastDay,
        answer_by: said.answerBy,
        beyond: said.beyond ? 1 : 0,
      },
    ])
    return { ...said, no, answer: null }
  })
}

export async function keepAnswer(store: Store, { month, no }: Objection, answer: Answer): Promise<void> {
  const { outcome, text, by, on, basis } = answer
  await store.db
    .updateTable('assess_objection')
    .set({ outcome, answer: text, answered_by: by, answered_on: on, basis })
    .where('community', '=', store.community.code)
    .where('month', '=', month)
    .where('no', '=', no)
    .execute()
}

function objection(row: Row): Objection {
  return {
    month: String(row.month) as Month,
    no: Number(row.no),
    staffNo: String(row.staff_no),
    saidBy: String(row.said_by),
    saidOn: String(row.said_on) as Day,
    said: String(row.said),
    lastDay: dayOrNull(row.last_day),
    answerBy: dayOrNull(row.answer_by),
    beyond: Number(row.beyond) === 1,
    answer: answerOf(row),
  }
}

function answerOf(row: Row): Answer | null {
  if (row.outcome !== 'accepted' && row.outcome !== 'rejected') return null
  return {
    outcome: row.outcome,
    text: String(row.answer ?? ''),
    by: String(row.answered_by ?? ''),
    on: String(row.answered_on) as Day,
    basis: String(row.basis ?? ''),
  }
}

function dayOrNull(value: Value | undefined): Day | null {
  return value === null || value === undefined ? null : (String(value) as Day)
}
