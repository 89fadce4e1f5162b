/** The three books of a warden (民情日记、网格日记、学习笔记): from the register by person and months, or blank to be written in. */
import { type Day, parseDay, weekday } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import { maskIdNumbers } from '../messages/message.ts'
import { compareNames } from '../register/door-order.ts'

export type BookKind = 'diary' | 'grid-diary' | 'study-notes'

export interface BookOwner {
  readonly staffNo: string
  readonly name: string
  readonly role: string
  /** `第07网格`, or ''. */
  readonly grid: string
}

export interface FieldBook {
  /** Names the book among those of one file. */
  readonly id: string
  /** Null for a blank book that anybody may take. */
  readonly owner: BookOwner | null
  /** `2015年3月`, '' where the owner writes it. */
  readonly period: string
  readonly days: readonly BookDay[]
  readonly sessions: readonly BookSession[]
}

export interface BookDay {
  readonly date: Day
  readonly weekday: string
  readonly lines: readonly BookLine[]
}

export interface BookLine {
  /** 走访, 受理 or '': what the line comes from. */
  readonly kind: string
  readonly place: string
  readonly plan: string
  readonly report: string
  readonly measure: string
  readonly result: string
  /** Settled, seen at a glance. */
  readonly done: boolean
}

export interface BookSession {
  readonly no: string
  readonly date: Day
  readonly weekday: string
  readonly topic: string
  readonly speaker: string
  readonly kind: string
  /** 到会, 请假, 缺席, or '' where nobody wrote it down. */
  readonly presence: string
}

/** A line of the register with its day and whose it is; identity numbers in its text are still whole. */
export interface BookEntry extends BookLine {
  readonly date: string
  readonly staffNo: string
}

export interface SessionEntry {
  readonly no: string
  readonly date: string
  readonly topic: string
  readonly speaker: string
  readonly kind: string
  /** Staff number → presence. */
  readonly presence: ReadonlyMap<string, string>
}

export interface Span {
  readonly from: Day
  readonly to: Day
}

const WEEKDAYS = '一二三四五六日'

/** `周一`. Pure. */
export function weekdayName(day: Day): string {
  return `周${WEEKDAYS[weekday(day) - 1] ?? ''}`
}

/** A book a person with what they wrote in the span; whoever wrote nothing has none. Pure. */
export function diaryBooks(
  owners: readonly BookOwner[],
  entries: readonly BookEntry[],
  span: Span,
  period: string,
): FieldBook[] {
  const own = groupBy(
    entries.filter(({ date }) => span.from <= date && date <= span.to),
    ({ staffNo }) => staffNo,
  )
  return owners.flatMap((owner) => {
    const days = [...groupBy(own.get(owner.staffNo) ?? [], ({ date }) => date)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([date, lines]): BookDay[] => {
        const day = parseDay(date)
        return day === null ? [] : [{ date: day, weekday: weekdayName(day), lines: lines.map(masked) }]
      })
    return days.length === 0 ? [] : [{ id: owner.staffNo, owner, period, days, sessions: [] }]
  })
}

/** A book a person with a page for every session of the span. Pure. */
export function studyBooks(
  owners: readonly BookOwner[],
  sessions: readonly SessionEntry[],
  span: Span,
  period: string,
): FieldBook[] {
  const held = sessions
    .filter(({ date }) => span.from <= date && date <= span.to)
    .sort((a, b) => compareNames(a.date, b.date) || compareNames(a.no, b.no))
  return owners.flatMap((owner) => {
    const own = held.flatMap(({ presence, ...session }): BookSession[] => {
      const date = parseDay(session.date)
      if (date === null) return []
      return [{ ...session, date, weekday: weekdayName(date), presence: presence.get(owner.staffNo) ?? '' }]
    })
    return own.length === 0 ? [] : [{ id: owner.staffNo, owner, period, days: [], sessions: own }]
  })
}

/** Books without a word in them, one a person or one for anybody. Pure. */
export function blankBooks(owners: readonly BookOwner[]): FieldBook[] {
  const empty = { period: '', days: [], sessions: [] }
  if (owners.length === 0) return [{ id: 'blank', owner: null, ...empty }]
  return owners.map((owner) => ({ id: owner.staffNo, owner, ...empty }))
}

function masked({ kind, place, plan, report, measure, result, done }: BookEntry): BookLine {
  const text = maskIdNumbers
  return { kind, place, plan: text(plan), report: text(report), measure: text(measure), result: text(result), done }
}
