/** A note about something that costs points (扣分通知单), given on the day it is booked: what happened, on what evidence, by which clause. */
import type { Decision, RecordedFact } from '../assessment/inputs.ts'
import { ASK, type Edition, type Item } from '../assessment/rulebook.ts'
import type { Day, Month } from '../core/day.ts'
import { printDecimal } from '../core/decimal.ts'
import { fold } from '../core/text.ts'

export interface DeductionNote {
  readonly name: string
  readonly staffNo: string
  readonly grid: string
  readonly rules: string
  readonly day: Day
  readonly item: string
  readonly clause: string
  /** `2 户` or what was decided. */
  readonly what: string
  /** `2 户 × 0.5 分 = 1 分，本项每月最多扣 20 分`, or ''. */
  readonly sum: string
  readonly evidence: string
  /** Who booked or decided it. */
  readonly by: string
}

/** What was booked or decided about people on `day` and takes points away; what adds points is no deduction. Pure. */
export function deductions(
  edition: Edition,
  day: Day,
  booked: { readonly recorded: readonly RecordedFact[]; readonly decisions: readonly Decision[] },
): (Omit<DeductionNote, 'name' | 'grid'> & { readonly month: Month })[] {
  const items = edition.items === ASK ? [] : edition.items
  const vetoes = edition.vetoes === ASK ? [] : edition.vetoes
  const itemOf = (said: string | null) =>
    items.find(({ id, name }) => [id, name].some((one) => fold(one) === fold(said ?? '')))
  const common = { rules: edition.title, day, month: day.slice(0, 7) as Month }
  const facts = booked.recorded
    .filter(({ date }) => date === day)
    .flatMap(({ staffNo, item: said, quantity, evidence, recorder }) => {
      const item = itemOf(said)
      if (item?.method === 'gain') return []
      const each = item !== undefined && 'each' in item ? (item.each ?? '次') : '次'
      return [
        {
          ...common,
          staffNo,
          item: item?.name ?? said,
          clause: item?.clause ?? '',
          what: `${printDecimal(quantity)} ${each}`,
          sum:
            item === undefined
              ? ''
              : sumOf(item, printDecimal(quantity), printDecimal(quantity.times('points' in item ? item.points : '0'))),
          evidence: evidence ?? '',
          by: recorder ?? '',
        },
      ]
    })
  const decided = booked.decisions
    .filter(({ date, kind, points }) => date === day && (kind === 'veto' || (kind === 'item' && points?.lt('0'))))
    .map(({ staffNo, kind, item: said, points, reason, decidedBy, month }) => {
      const item = kind === 'veto' ? vetoes.find(({ id, name }) => id === said || name === said) : itemOf(said)
      return {
        ...common,
        month,
        staffNo,
        item: item?.name ?? said ?? '',
        clause: item?.clause ?? '',
        what: reason,
        sum: kind === 'veto' ? '按办法一票否决' : `${points === null ? '' : printDecimal(points.abs())} 分`,
        evidence: '',
        by: decidedBy ?? '',
      }
    })
  return [...facts, ...decided]
}

function sumOf(item: Item, quantity: string, product: string): string {
  if (item.method !== 'per_occurrence') return ''
  return `${quantity} ${item.each ?? '次'} × ${printDecimal(item.points)} 分 = ${product} 分；本项每月最多扣 ${printDecimal(item.max)} 分，以月末核算为准`
}
