/** The signed ranking of a month and the comparison of a year (名次表、年度汇总表): everybody's numbers on one sheet, with places to sign. */
import type { MonthRecord, WardenRecord } from '../assessment/month-record.ts'
import type { Month } from '../core/day.ts'
import { text } from '../messages/say.ts'
import { monthWords } from './interview-papers.ts'
import type { PaperList } from './paper-list.ts'
import { componentsOf, itemSums, weightedSum } from './score-slip.ts'

export interface RankedMonth {
  readonly community: string
  readonly rules: string
  readonly record: MonthRecord
  readonly state: 'draft' | 'published' | 'final'
  /** The whole hash of the month's receipt, or ''. */
  readonly receipt: string
  readonly revision: number
}

const SIGNED =
  '计分人：　　　　　　　　　复核人：　　　　　　　　　领导小组组长：　　　　　　　　　（盖章）　　　　年　　月　　日'

/** For the files: places, the evaluations, items, total, and a cell for everybody's own signature. Nobody's streak stands on it. Pure. */
export function rankingList({ community, rules, record, state, receipt, revision }: RankedMonth): PaperList {
  const evaluations = [
    ...new Map(record.results.flatMap(({ explained }) => componentsOf(explained)).map((one) => [one.name, one.weight])),
  ]
  const title = `${community}${monthWords(record.month)}网格员月度评比名次表`
  return {
    title: state === 'draft' ? `${title}（草稿）` : title,
    landscape: true,
    sheets: [
      {
        name: record.month,
        above: [`${rules}（${record.edition} 版）　参评 ${record.pool} 人　${STATES[state]}`],
        columns: [
          { heading: '名次', width: 6, centred: true },
          { heading: '姓名', width: 11, centred: true },
          { heading: '工号', width: 8, centred: true },
          { heading: '网格', width: 6, centred: true },
          ...evaluations.map(([name, weight]) => ({ heading: `${name} ${weight}%`, width: 13, centred: true })),
          { heading: '各评合计', width: 12, centred: true },
          { heading: '考核项', width: 26 },
          { heading: '得分', width: 9, centred: true },
          { heading: '备注', width: 14, centred: true },
          { heading: '本人签字', width: 14 },
        ],
        rows: record.results.map((one) => rankingRow(one, evaluations)),
        rowHeight: 22,
        below: [receipt === '' ? '没有定稿，没有回执。' : `定稿回执（SHA-256，第 ${revision} 版）：${receipt}`, SIGNED],
      },
    ],
  }
}

const STATES = { draft: '草稿', published: '公示中', final: '已定稿' } as const

function rankingRow(one: WardenRecord, evaluations: readonly (readonly [string, string])[]): string[] {
  const own = componentsOf(one.explained)
  const note = one.star
    ? '★ 月星级'
    : one.rank === null
      ? text(`assess.reason.${one.reason ?? 'incomplete'}`, {}, 'zh')
      : ''
  return [
    one.rank === null ? '—' : String(one.rank),
    one.name,
    one.warden,
    one.grid?.slice(-2) ?? '',
    ...evaluations.map(([name]) => own.find((each) => each.name === name)?.score ?? '—'),
    weightedSum(one.explained),
    itemSums(one.explained).join('；') || '—',
    one.score ?? '—',
    note,
    '',
  ]
}

export interface YearRow {
  readonly name: string
  readonly staffNo: string
  /** Twelve; '' for a month that is not final. */
  readonly months: readonly string[]
  readonly ranked: string
  readonly average: string
  readonly bonus: string
  readonly total: string
  readonly grade: string
}

/** The year's comparison: every month as it was published, mean, bonus, total and grade. Pure. */
export function yearList(year: {
  readonly community: string
  readonly year: string
  readonly rules: string
  /** Months that are final. */
  readonly final: number
  readonly draft: boolean
  readonly rows: readonly YearRow[]
}): PaperList {
  const title = `${year.community}${year.year}年度网格员绩效汇总表`
  return {
    title: year.draft ? `${title}（草稿）` : title,
    landscape: true,
    sheets: [
      {
        name: year.year,
        above: [`${year.rules}　已定稿 ${year.final} 个月　★ 当月月星级网格员　— 未参评`],
        columns: [
          { heading: '序号', width: 5, centred: true },
          { heading: '姓名', width: 10, centred: true },
          { heading: '工号', width: 7, centred: true },
          ...Array.from({ length: 12 }, (_, index) => ({ heading: `${index + 1}月`, width: 8.5, centred: true })),
          { heading: '参评月数', width: 6, centred: true },
          { heading: '月平均', width: 8, centred: true },
          { heading: '加分', width: 6, centred: true },
          { heading: '年度得分', width: 10.5, centred: true },
          { heading: '等次', width: 9, centred: true },
          { heading: '本人签字', width: 13 },
        ],
        rows: year.rows.map((row, index) => [
          String(index + 1),
          row.name,
          row.staffNo,
          ...row.months,
          row.ranked,
          row.average,
          row.bonus,
          row.total,
          row.grade,
          '',
        ]),
        rowHeight: 22,
        below: [SIGNED],
      },
    ],
  }
}

/** What stands in a cell of the year for a month of somebody. Pure. */
export function monthCell(
  result: { readonly score: string | null; readonly ranked: boolean; readonly star: boolean } | undefined,
): string {
  if (result === undefined) return ''
  if (!result.ranked || result.score === null) return '—'
  return result.star ? `${result.score}★` : result.score
}

/** The months of a year. Pure. */
export function monthsOf(year: string): Month[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}` as Month)
}
