/** Lists that people sign: who came to a session, and what was issued to whom. */
import type { Day } from '../core/day.ts'
import { weekdayName } from './field-book.ts'
import type { PaperList } from './paper-list.ts'

export interface Session {
  readonly no: string
  readonly date: Day
  readonly topic: string
  readonly speaker: string
  readonly kind: string
}

export interface SignInPerson {
  readonly staffNo: string
  readonly name: string
  readonly role: string
  readonly grid: string
  /** What is on record: 到会, 请假, 缺席, or ''. */
  readonly presence: string
}

export interface SignInSheet {
  /** `2015年3月16日　周一`, '' where it is to be written. */
  readonly when: string
  readonly no: string
  readonly topic: string
  readonly speaker: string
  readonly kind: string
  readonly people: readonly (SignInPerson & { readonly line: number })[]
  /** Lines for whoever came besides. */
  readonly guests: number
  /** `到会18人　请假2人　缺席1人`, '' before it is on record. */
  readonly tally: string
}

const GUESTS = 3

/** A sheet for a session, or one to write a session on. Pure. */
export function signInSheet(session: Session | null, people: readonly SignInPerson[]): SignInSheet {
  const said = people.filter(({ presence }) => presence !== '')
  const words = [...new Set(said.map(({ presence }) => presence))]
  const tally = words.map((word) => `${word}${said.filter(({ presence }) => presence === word).length}人`)
  return {
    when: session === null ? '' : `${spoken(session.date)}　${weekdayName(session.date)}`,
    no: session?.no ?? '',
    topic: session?.topic ?? '',
    speaker: session?.speaker ?? '',
    kind: session?.kind ?? '',
    people: people.map((person, index) => ({ ...person, line: index + 1 })),
    guests: GUESTS,
    tally: tally.join('　'),
  }
}

/** The same as a workbook. Pure. */
export function signInWorkbook(sheet: SignInSheet, title: string): PaperList {
  const known = (label: string, text: string) => `${label}：${text === '' ? '　　　　　　　　' : text}`
  return {
    title,
    landscape: false,
    sheets: [
      {
        name: '签到表',
        above: [
          [known('时间', sheet.when), known('期号', sheet.no), known('形式', sheet.kind)].join('　　'),
          [known('主题', sheet.topic), known('主讲', sheet.speaker)].join('　　'),
        ],
        columns: [
          { heading: '序', width: 6, centred: true },
          { heading: '姓名', width: 18 },
          { heading: '岗位', width: 14, centred: true },
          { heading: '网格', width: 14, centred: true },
          { heading: '签到', width: 24 },
          { heading: '备注', width: 16, centred: true },
        ],
        rows: [
          ...sheet.people.map(({ line, name, role, grid, presence }) => [String(line), name, role, grid, '', presence]),
          ...Array.from({ length: sheet.guests }, () => ['', '', '', '', '', '']),
        ],
        rowHeight: 26,
        below: [sheet.tally, '主持人：　　　　　　　　　　记录人：'].filter((line) => line !== ''),
      },
    ],
  }
}

export interface KitLine {
  readonly item: string
  readonly issued: string
  readonly returned: string
}

export interface KitSheet {
  readonly staffNo: string
  readonly name: string
  readonly role: string
  readonly grid: string
  readonly lines: readonly KitLine[]
}

/** What somebody was given, and what of the office's own list is still to be given out; no line is said twice. Pure. */
export function kitLines(given: readonly KitLine[], standard: readonly string[]): KitLine[] {
  const held = new Set(given.map(({ item }) => item))
  const order = (item: string) => (standard.includes(item) ? standard.indexOf(item) : standard.length)
  return [
    ...given,
    ...standard.filter((item) => !held.has(item)).map((item) => ({ item, issued: '', returned: '' })),
  ].sort((a, b) => order(a.item) - order(b.item))
}

function spoken(day: Day): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}
