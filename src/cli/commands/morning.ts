/** What a clerk looks at first in the morning: visits due, matters overdue, today's appointments, training, papers that run out, months to close, the last copy. */
import { addDays, addMonths, type Day, daysBetween, type Month, monthOf } from '../../core/day.ts'
import type { FormRecord } from '../../forms/record.ts'
import { isOverdue, matterState } from '../../register/matter-steps.ts'
import { dueOn } from '../../register/visits-due.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../context.ts'

export interface Morning {
  readonly visits_due: number
  readonly matters_overdue: readonly string[]
  readonly appointments: readonly { readonly no: string; readonly service: string; readonly warden: string }[]
  /** Sessions of the next seven days. */
  readonly training: readonly { readonly date: Day; readonly topic: string }[]
  /** Residence permits, disability certificates and leases that end within thirty days. */
  readonly expiring: number
  readonly months_to_close: readonly Month[]
  /** Days since the last copy; null where there is none. */
  readonly copied_days_ago: number | null
}

const WEEK = 7
const SOON = 30

export async function readMorning(context: Context, store: Store): Promise<Morning> {
  const { today } = context
  const { readVisited } = await import('../../store/visited.ts')
  const { lastCopyDay } = await import('../../office/copies.ts')
  const { paths } = await context.office()
  const visited = await readVisited(store, { day: today, since: null })
  const copied = lastCopyDay(paths.backups)
  const matters = await recordsOf(store, 'matter')
  const appointments = await recordsOf(store, 'appointment')
  const sessions = await recordsOf(store, 'training')
  return {
    visits_due: visited.filter((who) => (dueOn(store.definitions.checks.mustVisit, who, today)?.due ?? '9') <= today)
      .length,
    matters_overdue: matters
      .filter(({ cells }) => matterState(cells) !== 'closed' && isOverdue(cells, today))
      .map((record) => valueIn(record, 'matter_no')),
    appointments: appointments
      .filter(
        (record) => ['waiting', 'assigned'].includes(valueIn(record, 'state')) && valueIn(record, 'wanted_on') <= today,
      )
      .map((record) => ({
        no: valueIn(record, 'appointment_no'),
        service: valueIn(record, 'service'),
        warden: valueIn(record, 'staff_no'),
      })),
    training: sessions
      .map((record) => ({ date: valueIn(record, 'date') as Day, topic: valueIn(record, 'topic') }))
      .filter(({ date }) => today <= date && date <= addDays(today, WEEK))
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
    expiring: await expiringBy(store, today, addDays(today, SOON)),
    months_to_close: await monthsToClose(store, today),
    copied_days_ago: copied === null ? null : daysBetween(copied, today),
  }
}

/** A line for each thing that is there to be done. */
export function morningLines(context: Context, morning: Morning): string[] {
  const { say, colour } = context
  const lines: string[] = []
  const some = (list: readonly string[]) => list.slice(0, 5).join('、') + (list.length > 5 ? '……' : '')
  if (morning.visits_due > 0) lines.push(say('status.visits_due', { count: String(morning.visits_due) }))
  if (morning.matters_overdue.length > 0) {
    const { matters_overdue: late } = morning
    lines.push(colour.warn(say('status.matters_overdue', { count: String(late.length), list: some(late) })))
  }
  if (morning.appointments.length > 0) {
    const list = some(
      morning.appointments.map(({ no, service, warden }) => `${no} ${service}${warden && ` ${warden}`}`),
    )
    lines.push(say('status.appointments', { count: String(morning.appointments.length), list }))
  }
  for (const { date, topic } of morning.training) lines.push(say('status.training', { day: date, topic }))
  if (morning.expiring > 0) lines.push(say('status.expiring', { count: String(morning.expiring), days: String(SOON) }))
  if (morning.months_to_close.length > 0) {
    lines.push(say('status.months_to_close', { list: some(morning.months_to_close) }))
  }
  const { copied_days_ago: ago } = morning
  if (ago !== null && ago > WEEK) lines.push(colour.warn(say('status.copied', { days: String(ago) })))
  return lines
}

async function recordsOf(store: Store, id: string): Promise<FormRecord[]> {
  const form = store.definitions.forms.get(id)
  if (!form) return []
  const { loadOfficeRecords } = await import('../../store/office-records.ts')
  return loadOfficeRecords(store, form)
}

function valueIn({ cells }: FormRecord, field: string): string {
  return cells[field]?.state === 'value' ? cells[field].value : ''
}

/** Forms with a day at which something ends that has to be made anew. */
const ENDS = [
  ['floating', 'permit_to'],
  ['disability', 'card_to'],
  ['housing', 'lease_to'],
] as const

async function expiringBy(store: Store, from: Day, to: Day): Promise<number> {
  const { countBetween } = await import('../../store/counts.ts')
  let count = 0
  for (const [form, field] of ENDS) {
    const known = store.definitions.forms.get(form)?.fields.some(({ name }) => name === field)
    if (known) count += await countBetween(store, form, field, from, to)
  }
  return count
}

/** From the month after the last final one to the last whole month; nothing in an office that has not begun to close. */
async function monthsToClose(store: Store, today: Day): Promise<Month[]> {
  const { readFinalMonths } = await import('../../store/assess-months.ts')
  const last = (await readFinalMonths(store)).toSorted().at(-1)
  const months: Month[] = []
  if (last === undefined) return months
  for (let month = addMonths(last, 1); month < monthOf(today); month = addMonths(month, 1)) months.push(month)
  return months
}
