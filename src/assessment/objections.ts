/** Objections to a published month: until when one may be raised, until when it is to be answered, and what is still open. */
import type { Day, Month } from '../core/day.ts'
import { error, type Problem } from '../core/problem.ts'
import type { Publication } from './rulebook.ts'
import { addWorkdays, type DueDay, type WorkCalendar } from './workdays.ts'

export interface Objection {
  readonly month: Month
  /** Counted within the month. */
  readonly no: number
  /** Whose result it is about. */
  readonly staffNo: string
  readonly saidBy: string
  readonly saidOn: Day
  readonly said: string
  /** Null where the regulation sets no time. */
  readonly lastDay: Day | null
  readonly answerBy: Day | null
  /** A day was counted through a year whose holidays were not announced. */
  readonly beyond: boolean
  /** Null: not answered. */
  readonly answer: Answer | null
}

export interface Answer {
  readonly outcome: 'accepted' | 'rejected'
  readonly text: string
  readonly by: string
  readonly on: Day
  /** The clause, the meeting or the paper on which the answer rests. */
  readonly basis: string
}

/** The last day on which a month published on `day` may be objected to. Pure. */
export function lastDayToObject(day: Day, { workdays }: Publication, calendar: WorkCalendar): DueDay {
  return addWorkdays(day, workdays, calendar)
}

/** The last day on which an objection of `day` is to be answered. Pure. */
export function lastDayToAnswer(day: Day, { answer_workdays }: Publication, calendar: WorkCalendar): DueDay {
  return addWorkdays(day, answer_workdays, calendar)
}

/** Raised after its last day: kept all the same, and marked. Pure. */
export function isLate({ saidOn, lastDay }: Objection): boolean {
  return lastDay !== null && saidOn > lastDay
}

/** Not answered, and the last day to answer has passed. Pure. */
export function isOverdue({ answer, answerBy }: Objection, today: Day): boolean {
  return answer === null && answerBy !== null && today > answerBy
}

/** What keeps a month from being closed: every objection without an answer. Pure. */
export function openObjections(objections: readonly Objection[]): Problem[] {
  return objections
    .filter((objection) => objection.answer === null)
    .map(({ month, no, saidBy, saidOn }) =>
      error('assess.objection_open', {}, null, { month, no: String(no), by: saidBy, on: saidOn }),
    )
}
