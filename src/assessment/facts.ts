/** The facts a regulation may count: a closed list, each a count or a pair (numerator, denominator) of one warden in one month. */
import type { Month } from '../core/day.ts'
import type { Fact } from './inputs.ts'
import { ASK, type Edition } from './rulebook.ts'

export type FactKind = 'count' | 'pair'

export interface FactName {
  readonly name: string
  readonly kind: FactKind
  readonly label: string
  readonly en: string
  readonly unit: string
}

export const FACTS: readonly FactName[] = [
  { name: 'must_visit_missed', kind: 'count', label: '五必访漏访', en: 'must-visits missed', unit: '人次' },
  { name: 'four_clear_rate', kind: 'pair', label: '四清率', en: 'four-clear rate', unit: '户' },
  { name: 'complete_household_rate', kind: 'pair', label: '信息完整率', en: 'complete households', unit: '户' },
  { name: 'matter_on_time_rate', kind: 'pair', label: '事项按时办结率', en: 'matters closed on time', unit: '件' },
  { name: 'matter_overdue', kind: 'count', label: '逾期未办结事项', en: 'matters overdue', unit: '件' },
  { name: 'diary_days', kind: 'count', label: '写民情日记的天数', en: 'days with a diary', unit: '天' },
  { name: 'visit_days', kind: 'count', label: '入户走访的天数', en: 'days with a visit', unit: '天' },
  { name: 'household_visit_rate', kind: 'pair', label: '入户走访率', en: 'households visited', unit: '户' },
  { name: 'matters_reported', kind: 'count', label: '上报事项', en: 'matters reported', unit: '件' },
  { name: 'collect_late', kind: 'count', label: '迟交表格', en: 'forms returned late', unit: '次' },
  { name: 'training_absent', kind: 'count', label: '培训缺席', en: 'training missed', unit: '次' },
  { name: 'rows_returned', kind: 'count', label: '退回的行', en: 'rows returned', unit: '行' },
  { name: 'recorded', kind: 'count', label: '登记的考核事实', en: 'recorded facts', unit: '次' },
]

/** The facts that the items of a month count. Pure. */
export function factsOf(edition: Edition, month: Month): Set<string> {
  if (edition.items === ASK) return new Set()
  const items = edition.items.filter((item) => item.from === null || item.from <= month)
  return new Set(items.flatMap((item) => ('fact' in item ? [item.fact] : [])))
}

/** Facts of how the register stood at the month's end: nobody can read them off it later. */
const OF_A_STATE: readonly string[] = ['four_clear_rate', 'complete_household_rate']

/** Whether it says how the register stood, and not what happened. Pure. */
export function isOfState({ name }: Fact): boolean {
  return OF_A_STATE.includes(name)
}

/** Facts read again of a month that was kept: of a state those of `then`, null where none were kept. Pure. */
export function asItStood(now: readonly Fact[], then: readonly Fact[] | null): readonly Fact[] {
  if (then === null) return now
  return [...now.filter((fact) => !isOfState(fact)), ...then.filter(isOfState)]
}

/** The fact of that name, or null: an unknown name is a problem of the rulebook. Pure. */
export function factOf(name: string): FactName | null {
  return FACTS.find((fact) => fact.name === name) ?? null
}
