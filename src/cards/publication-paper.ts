/** The publication of a month (公示) as it hangs on the wall: what the regulation lets everybody see, and until when one may object. */

import type { MonthRecord } from '../assessment/month-record.ts'
import { type PublicRow, publicRows } from '../assessment/publication.ts'
import type { Publication } from '../assessment/rulebook.ts'
import { filledWords, type OfficialPaper, type OfficialPart } from './official-paper.ts'
import { gridLabel } from './staff-card.ts'

/** How an office words it: templates/paper/official.yaml. */
export interface PublicationWords {
  readonly title: string
  readonly number: string
  readonly body: readonly string[]
  readonly appeal: string
  readonly appeal_without_days: string
  readonly nobody: string
}

export interface MonthToPublish {
  readonly community: string
  readonly rules: string
  readonly record: MonthRecord
  readonly show: Publication['show']
  /** `2015年5月4日`, or a line to write on. */
  readonly from: string
  readonly until: string
  readonly answerWorkdays: number | null
  /** Hung out or final; else it is a draft. */
  readonly counts: boolean
  readonly date: string
}

/** Nobody is last on it, and why somebody took no part stays in the office. Pure. */
export function publicationPaper(month: MonthToPublish, words: PublicationWords): OfficialPaper {
  const { record, answerWorkdays } = month
  const names = {
    单位: month.community,
    办法: month.rules,
    年: record.month.slice(0, 4),
    月: String(Number(record.month.slice(5, 7))),
    起: month.from,
    止: month.until,
    答复天数: String(answerWorkdays ?? ''),
  }
  const text = (said: string): OfficialPart => ({ kind: 'text', text: filledWords(said, names) })
  const rows = publicRows(record, month.show)
  return {
    mark: month.counts ? '' : '草稿',
    title: filledWords(words.title, names),
    number: filledWords(words.number, names),
    to: '',
    parts: [
      ...words.body.map(text),
      rows.length === 0 ? text(words.nobody) : { kind: 'table', columns: COLUMNS, rows: rows.map(publicCells) },
      text(answerWorkdays === null ? words.appeal_without_days : words.appeal),
    ],
    signer: month.community,
    date: month.date,
    foot: '',
  }
}

const COLUMNS = [
  { title: '名次', width: 14 },
  { title: '姓名', width: 26 },
  { title: '网格', width: 22 },
  { title: '得分', width: 16 },
  { title: '备注', width: 22 },
]

function publicCells({ rank, name, grid, score, star }: PublicRow): string[] {
  const note = star ? '月星级网格员' : rank === null ? '本月不参评' : ''
  return [rank === null ? '—' : String(rank), name, gridLabel(grid ?? ''), score ?? '—', note]
}
