/** One warden's own score of a month (个人得分单): every sum as `explain` has it, the place as far as it is public, the comment, and until when one may object. */
import type { ExplainedRecord, MonthRecord, WardenRecord } from '../assessment/month-record.ts'
import { publicRows } from '../assessment/publication.ts'
import type { Publication } from '../assessment/rulebook.ts'
import { decimal, printDecimal, round } from '../core/decimal.ts'
import { maskIdNumbers } from '../messages/message.ts'
import { text } from '../messages/say.ts'
import { monthWords } from './interview-papers.ts'
import { gridLabel } from './staff-card.ts'

export interface ScoreSlip {
  readonly month: string
  readonly name: string
  readonly staffNo: string
  readonly grid: string
  readonly rules: string
  /** 草稿 while the month is neither published nor final. */
  readonly mark: string
  readonly components: readonly SlipComponent[]
  /** The evaluations together. */
  readonly weighted: string
  /** Why they are not simply added, or ''. */
  readonly weightedWhy: string
  /** What is lost and gained beside them, and the rounding: with `weighted` they add up to `total`. */
  readonly lines: readonly SlipLine[]
  /** Items at which nothing was lost or gained. */
  readonly untouched: readonly string[]
  /** `—` without a score. */
  readonly total: string
  readonly place: string
  readonly star: boolean
  readonly comments: readonly { readonly by: string; readonly text: string }[]
  /** `2015年5月7日`, or a line to write on. */
  readonly lastDay: string
  /** The receipt of a final month, or ''. */
  readonly receipt: string
}

export interface SlipComponent {
  readonly name: string
  readonly weight: string
  readonly score: string
  readonly points: string
}

export interface SlipLine {
  readonly name: string
  readonly clause: string
  readonly why: string
  /** Days and pieces of evidence of what was counted. */
  readonly behind: string
  readonly points: string
}

export interface SlipMonth {
  readonly record: MonthRecord
  readonly rules: string
  readonly state: 'draft' | 'published' | 'final'
  readonly show: Publication['show']
  readonly lastDay: string
  readonly receipt: string
}

/** A slip for `one` of the month's results. Pure. */
export function scoreSlip(month: SlipMonth, one: WardenRecord, comments: ScoreSlip['comments']): ScoreSlip {
  const { explained } = one
  const weighted = explained.parts.find(({ code }) => WEIGHTED.has(code))
  const rest = explained.parts.filter((part) => part !== weighted)
  const touched = rest.filter(
    ({ code, value }) => code !== 'assess.item' || (value !== null && !decimal(value).eq('0')),
  )
  return {
    month: monthWords(month.record.month),
    name: one.name,
    staffNo: one.warden,
    grid: gridLabel(one.grid ?? ''),
    rules: month.rules,
    mark: month.state === 'draft' ? '草稿' : '',
    components: componentsOf(explained),
    weighted: weightedSum(explained),
    weightedWhy:
      weighted === undefined || weighted.code === 'assess.weighted' ? '' : text(weighted.code, weighted.params, 'zh'),
    lines: touched.map(lineOf),
    untouched: rest.filter((part) => !touched.includes(part)).map(({ params }) => params.name ?? ''),
    total: one.score ?? '—',
    place: placeOf(month, one),
    star: one.star,
    comments,
    lastDay: month.lastDay,
    receipt: month.receipt,
  }
}

const WEIGHTED = new Set(['assess.weighted', 'assess.renormalized', 'assess.no_components_left'])

/** The evaluations of somebody's month: name, weight, mark, and what it makes. Pure. */
export function componentsOf(explained: ExplainedRecord): SlipComponent[] {
  const own = explained.code === 'assess.component' ? [componentOf(explained)] : []
  return [...own, ...explained.parts.flatMap(componentsOf)]
}

function componentOf({ params, parts, value }: ExplainedRecord): SlipComponent {
  const mark = parts[0]?.value ?? null
  return {
    name: params.name ?? '',
    weight: params.weight ?? '',
    score: mark === null ? '—' : shortDecimal(mark),
    points: value === null ? '—' : shortDecimal(value),
  }
}

/** What was lost or gained under the items of the regulation: `漏登住户 -1`. Pure. */
export function itemSums(explained: ExplainedRecord): string[] {
  return explained.parts
    .filter(({ code, value }) => code === 'assess.item' && value !== null && !decimal(value).eq('0'))
    .map(({ params, value }) => `${params.name} ${signed(value ?? '')}`)
}

/** The evaluations together, as far as they are there; `—` without them. Pure. */
export function weightedSum(explained: ExplainedRecord): string {
  const weighted = explained.parts.find(({ code }) => WEIGHTED.has(code))
  return weighted?.value == null ? '—' : shortDecimal(weighted.value)
}

function lineOf(part: ExplainedRecord): SlipLine {
  const [only] = part.parts
  const inner = part.code === 'assess.item' && part.parts.length === 1 && only !== undefined ? only : part
  const { days = '', ids = '', fact } = inner.params
  // Evidence that the office wrote down; what the register counted are doors and residents, who stand on no slip.
  const evidence = fact === 'recorded' ? maskIdNumbers(ids) : ''
  return {
    name: part.code === 'assess.item' ? (part.params.name ?? '') : text(part.code, part.params, 'zh'),
    clause: part.source ?? '',
    why: inner === part ? '' : text(inner.code, inner.params, 'zh'),
    behind: [days, evidence].filter((said) => said !== '').join('；'),
    points: part.value === null ? '—' : signed(part.value),
  }
}

/** A place is told as far as everybody may see it; why somebody took no part is told to that person. */
function placeOf({ record, show }: SlipMonth, one: WardenRecord): string {
  if (one.rank === null) return `本月不参评（${text(`assess.reason.${one.reason ?? 'incomplete'}`, {}, 'zh')}）`
  const seen = publicRows(record, show).some(({ warden }) => warden === one.warden)
  if (!seen) return '名次按办法不公布'
  const tied = record.results.filter(({ rank }) => rank === one.rank).length > 1
  return `第 ${one.rank} 名${tied ? '（并列）' : ''}，参评 ${record.pool} 人`
}

/** At most six decimals, `≈` before what was cut: as `explain` shows it. Pure. */
export function shortDecimal(value: string): string {
  const exact = decimal(value)
  const short = round(exact, 6, 'half_up')
  return short.eq(exact) ? printDecimal(exact) : `≈${printDecimal(short)}`
}

function signed(value: string): string {
  const short = shortDecimal(value).replace('≈', '')
  const mark = short === printDecimal(decimal(value)) ? '' : '≈'
  return short.startsWith('-') ? `${mark}${short}` : `${mark}+${short}`
}
