/** The yearly file of a warden (年度绩效档案): twelve months, talks, bonus with evidence, training and visits, grade, and room for words and signatures. */
import type { BonusLine } from '../assessment/bonus.ts'
import type { Bonus } from '../assessment/inputs.ts'
import { text } from '../messages/say.ts'

export interface Dossier {
  readonly name: string
  readonly staffNo: string
  readonly grid: string
  readonly group: string
  readonly phone: string
  /** `2014年3月1日`, or ''. */
  readonly since: string
  readonly photo: string
  readonly rules: string
  readonly mark: string
  readonly months: readonly DossierMonth[]
  readonly year: {
    readonly ranked: string
    readonly average: string
    readonly bonus: string
    readonly total: string
    readonly grade: string
    readonly stars: string
  }
  readonly bonus: readonly DossierBonus[]
  readonly tasks: readonly DossierTask[]
  readonly decisions: readonly {
    readonly date: string
    readonly what: string
    readonly reason: string
    readonly by: string
  }[]
  readonly work: readonly { readonly what: string; readonly count: string; readonly detail: string }[]
}

export interface DossierMonth {
  readonly month: string
  readonly score: string
  readonly place: string
  readonly note: string
  /** The first characters of the month's receipt, or ''. */
  readonly receipt: string
}

export interface DossierBonus {
  readonly date: string
  readonly piece: string
  readonly level: string
  readonly counted: string
  readonly why: string
  readonly evidence: string
}

export interface DossierTask {
  readonly month: string
  readonly task: string
  readonly by: string
  readonly state: string
  /** Minutes, or what was said under each heading. */
  readonly said: readonly string[]
}

/** A month somebody had in the year; null: not final. Pure. */
export function dossierMonth(
  label: string,
  result:
    | {
        readonly score: string | null
        readonly rank: number | null
        readonly star: boolean
        readonly reason: string | null
        readonly pool: number
        readonly receipt: string
      }
    | null
    | undefined,
): DossierMonth {
  const none = { month: label, score: '', place: '', note: '', receipt: '' }
  if (result === null) return { ...none, note: '没有定稿' }
  if (result === undefined) return { ...none, note: '不在岗' }
  const { score, rank, star, reason, pool, receipt } = result
  if (rank === null)
    return {
      ...none,
      score: '—',
      note: text(`assess.reason.${reason ?? 'incomplete'}`, {}, 'zh'),
      receipt: receipt.slice(0, 12),
    }
  const note = star ? '★ 月星级网格员' : ''
  return { month: label, score: score ?? '—', place: `${rank} / ${pool}`, note, receipt: receipt.slice(0, 12) }
}

/** Every piece of the year, with what was counted of it and on what evidence; `points` writes a number as the year has it. Pure. */
export function dossierBonus(
  lines: readonly BonusLine[],
  booked: readonly Bonus[],
  points: (value: BonusLine['counted']) => string,
): DossierBonus[] {
  return lines.map(({ piece, level, kind, counted, why }) => {
    const entry = booked.find((one) => one.piece === piece && one.level === level)
    return {
      date: entry?.date ?? '',
      piece,
      level,
      counted: points(counted),
      why: text(why, { piece, level, kind }, 'zh'),
      evidence: entry?.evidence ?? '',
    }
  })
}
