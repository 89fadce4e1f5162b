/** Records that would be lost in silence: of nobody, of no item, without points, without evidence. */
import { monthOf } from '../core/day.ts'
import type { Explained } from '../core/explained.ts'
import { error, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { Decision, MonthInputs } from './inputs.ts'
import { type ItemFinder, isItem, itemCounts } from './items.ts'
import type { WardenInputs } from './month-score.ts'
import type { Item, Veto } from './rulebook.ts'

export interface Counted {
  readonly items: readonly Item[]
  /** Those that count in the month, in the order in which they were scored. */
  readonly counting: readonly Item[]
  readonly vetoes: readonly Veto[]
  readonly meant: ItemFinder
}

/** What is wrong with the items of one warden and with what was recorded under them. Pure. */
export function lostRecords(
  { items, counting, vetoes, meant }: Counted,
  scored: readonly Explained[],
  inputs: WardenInputs,
): Problem[] {
  const problems: Problem[] = []
  const who = { name: inputs.name, staff: inputs.staffNo }
  for (const [index, score] of scored.entries()) {
    if (score.value !== null) continue
    const item = counting[index]?.name ?? ''
    problems.push(error('assess.item_blocked', {}, null, { ...who, item, why: score.code }))
  }
  for (const fact of inputs.recorded) {
    const item = meant(fact.item)
    if (item === undefined) {
      problems.push(warning('assess.unknown_item', {}, fact.item, { ...who, date: fact.date }))
    } else if (!('fact' in item) || item.fact !== 'recorded') {
      problems.push(warning('assess.fact_not_counted', {}, item.name, { ...who, date: fact.date }))
    } else if (fact.evidence === null && itemCounts(item, inputs.month)) {
      problems.push(warning('assess.no_evidence', {}, null, { ...who, item: item.name, date: fact.date }))
    }
  }
  for (const decision of inputs.decisions) problems.push(...lostDecision(decision, items, vetoes, who))
  return problems
}

/** Whether a person meant this veto: by id or by name. Pure. */
export function isVeto(veto: Veto, written: string | null): boolean {
  return written !== null && (written === veto.id || fold(written) === fold(veto.name))
}

/** A veto that is no veto of the regulation stops the month: somebody decided something, and it must not vanish. */
function lostDecision(
  { kind, item, points, date }: Decision,
  items: readonly Item[],
  vetoes: readonly Veto[],
  who: Readonly<Record<string, string>>,
): Problem[] {
  if (kind === 'veto') {
    if (vetoes.some((veto) => isVeto(veto, item))) return []
    const known = vetoes.map((veto) => veto.name).join('、')
    return [error('assess.unknown_veto', {}, item ?? '', { ...who, date, known })]
  }
  if (kind !== 'item') return []
  const meant = items.find((candidate) => isItem(candidate, item))
  if (meant?.method === 'decision') {
    return points === null ? [error('assess.decision_without_points', {}, meant.name, { ...who, date })] : []
  }
  // Without points it recognises a bonus of the year, by its kind or its piece.
  return points === null ? [] : [warning('assess.unknown_decision', {}, item ?? '', { ...who, date })]
}

/** A score, fact or decision for somebody who is not a warden this month is a slip that would otherwise be lost in silence. Pure. */
export function strayInputs(inputs: MonthInputs, wardens: ReadonlySet<string>): Problem[] {
  const { month } = inputs
  const strays = new Set<string>()
  const look = <T extends { readonly staffNo: string }>(lines: readonly T[], counts: (line: T) => boolean) => {
    for (const line of lines) if (!wardens.has(line.staffNo) && counts(line)) strays.add(line.staffNo)
  }
  look(inputs.scorecards, (card) => card.month === month)
  look(inputs.ballots, (ballot) => ballot.month === month)
  look(inputs.recorded, (fact) => monthOf(fact.date) === month)
  look(inputs.decisions, ({ kind, points, ...one }) => {
    return one.month === month && (kind === 'veto' || (kind === 'item' && points !== null))
  })
  return [...strays].sort().map((staffNo) => warning('assess.not_a_warden', {}, staffNo, { staff: staffNo, month }))
}
