/** Members of a household against its head: a child hardly younger than the parent, a spouse of the same sex; warnings only. */
import type { Day } from '../core/day.ts'
import { type Problem, warning } from '../core/problem.ts'
import { holds } from '../forms/conditions.ts'
import type { Rule } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import { type Draft, type DraftHousehold, type DraftPerson, membersOf } from './draft.ts'
import type { Made } from './plan-outcome.ts'
import { wordsOf } from './plan-records.ts'

type BesideHead = Extract<Rule, { rule: 'beside_head' }>

/** By the master's rules `beside_head`, for the rows of this workbook; a household without one head says nothing. */
export function familyProblems(made: readonly Made[], draft: Draft, today: Day): Problem[] {
  const rules = draft.master.rules.filter((rule) => rule.rule === 'beside_head')
  const relation = roleField(draft.master, 'person.relation') ?? ''
  const heads = new Map<DraftHousehold, DraftPerson | null>()
  const problems: Problem[] = []
  for (const { row, household, person } of rules.length > 0 ? made : []) {
    const said = row.cells.get(relation)
    if (!household || !person || said?.state !== 'value') continue
    const cells = row.cells
    const rule = rules.find((one) => holds(one.when, { today, own: cells, resident: cells, birth: '' }))
    if (!rule) continue
    if (!heads.has(household)) heads.set(household, headOf(draft, household))
    const head = heads.get(household)
    if (!head || head === person || !isUnlikely(rule, person, head, draft)) continue
    const detail = { head: head.cells.get('name')?.value ?? '', why: rule.why }
    problems.push(
      warning('family.unlikely', row.place(rule.field), wordsOf(draft.master, relation, said, draft), detail),
    )
  }
  return problems
}

function headOf(draft: Draft, household: DraftHousehold): DraftPerson | null {
  const heads = membersOf(draft, household).filter(({ relation }) => relation === '01' || relation === '02')
  const [only, ...others] = new Set(heads.map(({ person }) => person))
  return only && others.length === 0 ? only : null
}

function isUnlikely(rule: BesideHead, person: DraftPerson, head: DraftPerson, draft: Draft): boolean {
  const value = (one: DraftPerson, role: 'person.sex' | 'person.birth_date') => {
    const cell = one.cells.get(roleField(draft.master, role) ?? '')
    return cell?.state === 'value' ? cell.value : null
  }
  const [own, heads] = [value(person, 'person.birth_date'), value(head, 'person.birth_date')]
  if (own !== null && heads !== null) {
    if (rule.younger !== undefined && yearsBetween(heads, own) < rule.younger) return true
    if (rule.older !== undefined && yearsBetween(own, heads) < rule.older) return true
  }
  const sex = value(person, 'person.sex')
  return rule.other_sex === true && (sex === '1' || sex === '2') && sex === value(head, 'person.sex')
}

/** Full years from one birth to a later one, negative where it is the earlier; by the year alone where a day is missing. */
function yearsBetween(earlier: string, later: string): number {
  const years = Number(later.slice(0, 4)) - Number(earlier.slice(0, 4))
  const whole = earlier.length === 10 && later.length === 10
  return whole && later.slice(5) < earlier.slice(5) ? years - 1 : years
}
