/** Which must-visit classes (五必访) hold for whom on a day, in the words of the table of classes. */
import type { Day } from '../core/day.ts'
import { reasonsOn } from '../forms/must-visit.ts'
import type { Store } from './store.ts'
import { readVisited } from './visited.ts'

export interface VisitClasses {
  /** Labels in the order of the table: 老, 弱 … */
  readonly labels: readonly string[]
  readonly ofPerson: ReadonlyMap<string, readonly string[]>
  readonly ofHousehold: ReadonlyMap<string, readonly string[]>
}

export async function readVisitClasses(store: Store, day: Day): Promise<VisitClasses> {
  const entries = store.definitions.codes.get('visit_class')?.entries ?? []
  const rules = store.definitions.checks.mustVisit
  const people = new Map<string, Set<string>>()
  const households = new Map<string, Set<string>>()
  for (const { personNo, householdCode, subject } of await readVisited(store, { day, since: day })) {
    for (const reason of reasonsOn(rules, subject, day)) {
      added(people, personNo, reason.class)
      added(households, householdCode, reason.class)
    }
  }
  const inWords = (found: ReadonlyMap<string, ReadonlySet<string>>) =>
    new Map(
      [...found].map(([key, codes]) => [key, entries.filter(({ code }) => codes.has(code)).map(({ label }) => label)]),
    )
  return { labels: entries.map(({ label }) => label), ofPerson: inWords(people), ofHousehold: inWords(households) }
}

function added(groups: Map<string, Set<string>>, key: string, value: string): void {
  const group = groups.get(key) ?? new Set()
  group.add(value)
  groups.set(key, group)
}
