/** What is settled once all residents are placed: codes in the order of doors, and the heads of households. */
import { type Problem, warning } from '../core/problem.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import { sayDoor } from './door.ts'
import { inDoorOrder } from './door-order.ts'
import { type Draft, type DraftHousehold, membersOf } from './draft.ts'
import { isHead } from './plan-doors.ts'
import type { Made } from './plan-outcome.ts'
import { wordsOf } from './plan-records.ts'
import { householdCode, personNumber, type Snapshot } from './snapshot.ts'

/** New households get their grid's next serials in the order of doors, new persons theirs in the order of households. Gives back what comes next. */
export function numberHouseholds(draft: Draft): Pick<Snapshot, 'nextSerial' | 'nextPersonNo'> {
  const fresh = draft.households.filter((household) => household.key === '')
  const next = new Map(draft.snapshot.nextSerial)
  const byDoor = inDoorOrder(
    fresh,
    (household) => household.door,
    () => '',
  )
  for (const household of byDoor) {
    const serial = next.get(household.gridCode) ?? 1
    next.set(household.gridCode, serial + 1)
    household.key = householdCode(household.gridCode, serial)
    draft.householdByCode.set(household.key, household)
  }
  let number = draft.snapshot.nextPersonNo
  for (const household of byDoor.length > 0 ? draft.households : []) numberMembers(household)
  for (const person of draft.persons) if (person.key === '') person.key = personNumber(number++)
  return { nextSerial: next, nextPersonNo: number }

  function numberMembers(household: DraftHousehold): void {
    for (const { person } of draft.tiesAt.get(household) ?? [])
      if (person.key === '') person.key = personNumber(number++)
  }
}

/** Head name and number are the head's own; no head is said at the household's first row, two at the last row of a head. */
export function headsOfHouseholds(made: readonly Made[], draft: Draft, problems: Problem[]): void {
  const field = (role: Parameters<typeof roleField>[1]) => roleField(draft.master, role) ?? ''
  const seen = new Set<DraftHousehold>()
  /** Households of sheets that have no column for it. */
  const unsaid = new Map<string, Problem[]>()
  for (const { row, household, person } of made) {
    if (!household || !person || seen.has(household)) continue
    seen.add(household)
    const heads = [
      ...new Set(
        membersOf(draft, household)
          .filter((tie) => tie.relation === '01' || tie.relation === '02')
          .map((tie) => tie.person),
      ),
    ]
    const [head] = heads
    const relation = field('person.relation')
    const door = sayDoor(household.door) || household.key
    const typed = (of: ParsedRow) => {
      const cell = of.cells.get(relation)
      return cell && cell.state !== 'blank' ? wordsOf(draft.master, relation, cell, draft) : null
    }
    if (heads.length === 0) {
      const problem = warning('household.no_head', row.place(relation), typed(row), { door })
      if (problem.place.cell !== undefined) problems.push(problem)
      else if (household.stored === null) unsaid.set(row.sheet ?? '', [...(unsaid.get(row.sheet ?? '') ?? []), problem])
    }
    if (heads.length > 1) {
      const last = made.findLast((one) => one.household === household && one.person && isHead(one.row, draft))
      const at = last?.row ?? row
      const names = heads.map((one) => one.cells.get('name')?.value ?? '').join('、')
      problems.push(warning('household.two_heads', at.place(relation), typed(at), { door, names }))
    }
    if (heads.length !== 1 || !head) continue
    for (const [own, theirs] of [
      ['household.head_name', 'person.name'],
      ['household.head_id_no', 'person.id_no'],
      ['household.head_phone', 'person.phone'],
    ] as const) {
      const value = head.cells.get(field(theirs))
      const stands = household.cells.get(field(own))
      if (value?.state !== 'value' || (own === 'household.head_phone' && stands)) continue
      if (
        stands?.state === 'value' &&
        stands.value !== value.value &&
        household.said.has(field(own)) &&
        own !== 'household.head_phone'
      )
        problems.push(warning('household.head_mismatch', row.place(field(own)), stands.value, { head: value.value }))
      household.cells.set(field(own), value)
    }
  }
  for (const [first, ...more] of unsaid.values()) {
    if (!first) continue
    const { row: _, ...place } = first.place
    const detail = { ...first.detail, why: 'no_column', count: String(more.length + 1) }
    problems.push({ ...first, value: null, place, detail })
  }
}

/** A list that is planned in parts says once, not once a part, that it has no column for heads. Pure. */
export function headlessTogether(problems: readonly Problem[]): Problem[] {
  const headless = problems.filter(({ code, detail }) => code === 'household.no_head' && detail.why === 'no_column')
  const [first, ...more] = headless
  if (!first || more.length === 0) return [...problems]
  const count = headless.reduce((sum, { detail }) => sum + Number(detail.count), 0)
  const all = { ...first, detail: { ...first.detail, count: String(count) } }
  return problems.flatMap((problem) => (problem === first ? [all] : more.includes(problem) ? [] : [problem]))
}
