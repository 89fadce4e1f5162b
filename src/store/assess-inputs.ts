/** The office's records of the assessment, read from the tables of its forms, as the engine takes them. */
import { FACTS } from '../assessment/facts.ts'
import type {
  Ballot,
  Bonus,
  Decision,
  LeaveEntry,
  MonthInputs,
  PastResult,
  RecordedFact,
  RosterEntry,
  Scorecard,
} from '../assessment/inputs.ts'
import { type WorkCalendar, workdaysOf } from '../assessment/workdays.ts'
import { addDays, addMonths, type Day, lastDay, type Month, parseDay, parseMonth } from '../core/day.ts'
import { type Decimal, parseDecimal } from '../core/decimal.ts'
import type { Row, Value } from '../core/rows.ts'
import { type FactsWanted, readRegisterFacts } from './assess-facts.ts'
import { formTableName } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

/**
 * Everything that one month is computed from. `wanted` says which facts of the register are asked for (all, when it is left
 * out) and what day it is (after the month).
 */
export async function readMonthInputs(
  store: Store,
  month: Month,
  calendar: WorkCalendar,
  wanted: Partial<FactsWanted> = {},
): Promise<MonthInputs> {
  const [roster, leave, recorded, decisions] = await Promise.all([
    readRoster(store),
    readLeave(store),
    readRecordedFacts(store),
    readDecisions(store),
  ])
  const quarter = [month, addMonths(month, -1), addMonths(month, -2)]
  return {
    month,
    roster,
    leave,
    scorecards: (await records(store, 'scorecard', 'month', [month])).flatMap(scorecard),
    ballots: (await records(store, 'ballot', 'month', quarter)).flatMap(ballot),
    facts: await readRegisterFacts(store, month, roster, leave, {
      names: wanted.names ?? new Set(FACTS.map((fact) => fact.name)),
      today: wanted.today ?? addDays(lastDay(month), 1),
    }),
    recorded: recorded.filter((fact) => fact.date.startsWith(month)),
    decisions: decisions.filter((decision) => decision.month === month),
    workdays: workdaysOf(month, calendar),
  }
}

export async function readRoster(store: Store): Promise<RosterEntry[]> {
  const rows = await records(store, 'roster')
  return rows
    .map((row) => ({
      staffNo: said(row.staff_no) ?? '',
      name: said(row.name) ?? '',
      role: said(row.role) ?? '',
      groupNo: said(row.group_no),
      gridNo: said(row.grid_no),
      from: begin(row.from),
      to: end(row.to),
    }))
    .filter((entry) => entry.staffNo !== '')
}

export async function readDecisions(store: Store): Promise<Decision[]> {
  return (await records(store, 'decision')).flatMap((row) => {
    const date = begin(row.date)
    const month = monthOfText(row.month)
    const kind = said(row.kind) as Decision['kind'] | null
    const staffNo = said(row.staff_no)
    if (date === null || month === null || kind === null || staffNo === null) return []
    const points = amount(row.points)
    return [
      {
        date,
        month,
        staffNo,
        kind,
        item: said(row.item),
        points,
        reason: said(row.reason) ?? '',
        decidedBy: said(row.decided_by),
      },
    ]
  })
}

export async function readBonus(store: Store): Promise<Bonus[]> {
  return (await records(store, 'bonus')).flatMap((row) => {
    const date = begin(row.date)
    const staffNo = said(row.staff_no)
    const kind = said(row.kind)
    if (date === null || staffNo === null || kind === null) return []
    // 写工号，用顿号隔开: people use every other mark too.
    const coauthors = (said(row.coauthors) ?? '').split(/[、，,;；\s]+/u).filter((word) => word !== '')
    return [
      {
        date,
        staffNo,
        kind,
        level: said(row.level) ?? '',
        piece: said(row.piece) ?? '',
        coauthors,
        evidence: said(row.evidence),
      },
    ]
  })
}

export async function readPastResults(store: Store): Promise<PastResult[]> {
  return (await records(store, 'past_result')).flatMap((row) => {
    const month = monthOfText(row.month)
    const staffNo = said(row.staff_no)
    if (month === null || staffNo === null) return []
    return [{ month, staffNo, score: amount(row.score), last: Number(row.last) === 1, star: Number(row.star) === 1 }]
  })
}

/** Scorecards of a whole year, for those of the year's end. */
export async function readYearScorecards(store: Store, year: string): Promise<Scorecard[]> {
  const rows = await records(store, 'scorecard')
  return rows.flatMap(scorecard).filter((card) => card.month.startsWith(`${year}-`))
}

export async function readLeave(store: Store): Promise<LeaveEntry[]> {
  return (await records(store, 'leave')).flatMap((row) => {
    const staffNo = said(row.staff_no)
    const from = begin(row.from)
    return staffNo === null || from === null ? [] : [{ staffNo, from, to: end(row.to), reason: said(row.reason) ?? '' }]
  })
}

async function readRecordedFacts(store: Store): Promise<RecordedFact[]> {
  return (await records(store, 'fact')).flatMap((row) => {
    const date = begin(row.date)
    const staffNo = said(row.staff_no)
    const item = said(row.item)
    const quantity = amount(row.quantity)
    if (date === null || staffNo === null || item === null || quantity === null) return []
    return [
      {
        date,
        staffNo,
        item,
        quantity,
        evidence: said(row.evidence),
        recorder: said(row.recorder),
        event: said(row.event),
      },
    ]
  })
}

function scorecard(row: Row): Scorecard[] {
  const month = monthOfText(row.month)
  const staffNo = said(row.staff_no)
  const source = said(row.source)
  const score = amount(row.score)
  if (month === null || staffNo === null || source === null || score === null) return []
  return [
    {
      month,
      staffNo,
      source,
      rater: said(row.rater),
      criterion: said(row.criterion),
      score,
      comment: said(row.comment),
    },
  ]
}

function ballot(row: Row): Ballot[] {
  const month = monthOfText(row.month)
  const staffNo = said(row.staff_no)
  const choice = said(row.choice)
  if (month === null || staffNo === null || choice === null || row.count === null || row.count === undefined) return []
  return [{ month, staffNo, choice, count: Number(row.count), way: said(row.way), collector: said(row.collector) }]
}

/** Rows of a form in the order of their keys; none where an office has taken the form away. */
async function records(
  store: Store,
  form: string,
  column = 'subject',
  keys: readonly string[] | null = null,
): Promise<Row[]> {
  const table = formTableName(form)
  if (!store.tables.has(table)) return []
  const rows = await rowsWith(store, table, column, keys)
  return [...rows].sort((a, b) => (String(a.record_key) < String(b.record_key) ? -1 : 1))
}

function said(value: Value | undefined): string | null {
  return value === null || value === undefined || value === '' ? null : String(value)
}

function amount(value: Value | undefined): Decimal | null {
  const text = said(value)
  return text === null ? null : parseDecimal(text)
}

function monthOfText(value: Value | undefined): Month | null {
  return parseMonth((said(value) ?? '').slice(0, 7))
}

/** A date that came as a year or a month begins on its first day and ends on its last. */
function begin(value: Value | undefined): Day | null {
  const text = said(value)
  return text === null ? null : parseDay(`${text}-01-01`.slice(0, 10))
}

function end(value: Value | undefined): Day | null {
  const text = said(value)
  if (text === null) return null
  const month = parseMonth(text.length === 4 ? `${text}-12` : text.slice(0, 7))
  return text.length < 10 && month !== null ? lastDay(month) : parseDay(text)
}
