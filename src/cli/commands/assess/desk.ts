/** What every assessment command has on its desk: the rules of a month, its records, what was closed, who is meant. */
import type { StreakOfPerson } from '../../../assessment/consequences.ts'
import type { Ground } from '../../../assessment/correction.ts'
import type { MonthInputs } from '../../../assessment/inputs.ts'
import type { AssessedMonth } from '../../../assessment/month.ts'
import type { MonthRecord } from '../../../assessment/month-record.ts'
import type { CorrectionNote } from '../../../assessment/receipt.ts'
import type { History } from '../../../assessment/streaks.ts'
import type { WorkCalendar } from '../../../assessment/workdays.ts'
import { AppError } from '../../../core/app-error.ts'
import { type Day, type Month, parseDay } from '../../../core/day.ts'
import type { InForce } from '../../../office/load-rulebooks.ts'
import type { KeptMonth } from '../../../store/assess-months.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import { NOTHING_OPEN, type OnTheWay, onTheWay } from './on-the-way.ts'

export interface ShownMonth extends OnTheWay {
  readonly state: 'draft' | 'published' | 'final'
  readonly record: MonthRecord
  /** 1 as it was closed, 2 and more corrected; 0 while it is not final. */
  readonly revision: number
  readonly correction: CorrectionNote | null
  /** Decided corrections that have not been made yet. */
  readonly openCorrections: readonly Ground[]
  /** It was published before the register was kept: its results are known, and nothing behind them. */
  readonly past: boolean
}

/** The rulebook's editions with the one that scores the month. */
export async function rulesOf(context: Context, month: Month): Promise<InForce> {
  const { loadRulebooks, rulesFor } = await import('../../../office/load-rulebooks.ts')
  const office = await context.office()
  return rulesFor(await loadRulebooks(office.dir, office.settings), month)
}

/** The calendar by which due days are counted. */
export async function calendarOf(context: Context): Promise<WorkCalendar> {
  const { loadCalendar } = await import('../../../office/load-calendar.ts')
  return loadCalendar((await context.office()).dir)
}

/** A final month as it was kept, any other computed from the records of today. */
export async function showMonth(context: Context, month: Month): Promise<ShownMonth> {
  const { readHistory, readKeptMonth, readOpenCorrections } = await import('../../../store/assess-months.ts')
  const store = await (await context.office()).store()
  const kept = await readKeptMonth(store, month)
  if (kept !== null) {
    const openCorrections = (await readOpenCorrections(store)).filter((ground) => ground.month === month)
    return { ...finalMonth(kept), openCorrections }
  }
  const history = await readHistory(store)
  if (history.past.some((result) => result.month === month)) {
    const { pastRecord } = await import('../../../assessment/past-month.ts')
    const { staffNames } = await import('../../said-staff.ts')
    const names = await staffNames(store)
    const record = pastRecord(month, history.past, (staffNo) => names.get(staffNo) ?? staffNo)
    return { ...finalMonth({ record, revision: 0, correction: null }), past: true }
  }
  const rules = await rulesOf(context, month)
  const computed = await computeMonth(store, rules, month, history, await calendarOf(context), context.today)
  const way = await onTheWay(context, store, rules, computed, history)
  const state = way.publication === null ? 'draft' : 'published'
  const nothing = { revision: 0, correction: null, openCorrections: [], past: false } as const
  return { ...way, ...nothing, state, record: computed.record }
}

/** A month as it is kept, with nothing left to do about it. */
export function finalMonth({
  record,
  revision,
  correction,
}: Pick<KeptMonth, 'record' | 'revision' | 'correction'>): ShownMonth {
  return { ...NOTHING_OPEN, state: 'final', record, revision, correction, openCorrections: [], past: false }
}

/** What looking back on earlier months adds: the record with everybody's streak. */
export interface MonthInHistory {
  readonly record: MonthRecord
  readonly streaks: readonly StreakOfPerson[]
}

export interface ComputedMonth extends MonthInHistory {
  readonly inputs: MonthInputs
  readonly assessed: AssessedMonth
}

/** The month by its rules, from the records of today. */
export async function computeMonth(
  store: Store,
  rules: InForce,
  month: Month,
  history: History,
  calendar: WorkCalendar,
  today: Day,
): Promise<ComputedMonth> {
  const { readMonthInputs } = await import('../../../store/assess-inputs.ts')
  const { assessMonth } = await import('../../../assessment/month.ts')
  const { asksForMonth } = await import('../../../assessment/open-values.ts')
  const { factsOf } = await import('../../../assessment/facts.ts')
  const names = factsOf(rules.edition, month)
  const inputs: MonthInputs = await readMonthInputs(store, month, calendar, { names, today })
  const assessed = assessMonth(rules.edition, inputs, asksForMonth(rules.book, rules.edition, month))
  return { inputs, assessed, ...(await lookBack(rules, assessed, history)) }
}

/** `history` says how far the streaks are seen: without the month itself it is a draft. */
export async function lookBack(
  { edition, editions }: InForce,
  assessed: AssessedMonth,
  history: History,
): Promise<MonthInHistory> {
  const { monthRecord } = await import('../../../assessment/month-record.ts')
  const { streakOf } = await import('../../../assessment/consequences.ts')
  const streaks = assessed.wardens.map(({ staffNo }) => streakOf(edition, editions, history, staffNo, assessed.month))
  const places = edition.numbers === 'ask' ? 2 : edition.numbers.month_total.places
  const lengths = new Map(streaks.map(({ staffNo, current }) => [staffNo, current]))
  const lengthOf = (staffNo: string) => lengths.get(staffNo) ?? 0
  return { record: monthRecord(assessed, places, lengthOf), streaks }
}

/** The staff number of somebody who was a warden in the month, said by number or name. */
export async function saidWarden(store: Store, said: string, month: Month): Promise<{ staffNo: string; name: string }> {
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const { wardenEntries } = await import('../../../assessment/posts.ts')
  const { oneOfStaff } = await import('../../said-staff.ts')
  const wardens = wardenEntries(await readRoster(store), month)
  const staffNo = oneOfStaff(said, wardens, { code: 'assess.warden_unknown', detail: { month } })
  return { staffNo, name: wardens.find((entry) => entry.staffNo === staffNo)?.name ?? staffNo }
}

/** What is written into a closed month would change what was published: refused, unless a correction of that person was decided. */
export async function refuseClosed(store: Store, month: Month, staffNo: string): Promise<void> {
  const { readFinalMonths, readOpenCorrections } = await import('../../../store/assess-months.ts')
  if (!(await readFinalMonths(store)).includes(month)) return
  const open = await readOpenCorrections(store)
  if (!open.some((decision) => decision.month === month && decision.staffNo === staffNo))
    throw new AppError('assess.closed', 3, { month })
}

/** Nobody has worked in a month that has not begun; the sheet's rows are sent back for the same reason. */
export function refuseFuture(context: Context, said: string, begins: Day): void {
  if (begins > context.today) throw new AppError('assess.future', 2, { value: said, today: context.today })
}

/** A day on which something was said or done: today without one, never a day to come. */
export function saidPast(context: Context, said: string | undefined): Day {
  if (said === undefined) return context.today
  const day = parseDay(said)
  if (day === null) throw new AppError('assess.not_a_day', 2, { value: said })
  refuseFuture(context, said, day)
  return day
}
