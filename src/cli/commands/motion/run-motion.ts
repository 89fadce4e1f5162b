/** The four beats of an event in the register: a draft is read, the event tried on it, written as one batch, and told. */
import { AppError } from '../../../core/app-error.ts'
import { type Day, parseDay } from '../../../core/day.ts'
import { sayDoor } from '../../../register/door.ts'
import {
  type Draft,
  type DraftHousehold,
  type DraftPerson,
  type DraftTie,
  membersOf,
  newHousehold,
} from '../../../register/draft.ts'
import { changesOf } from '../../../register/draft-changes.ts'
import type { TieKind } from '../../../register/household-file.ts'
import { isHeadCode, type MotionFault, nameOf, setDoor, TIE_KINDS } from '../../../register/motion.ts'
import { numberHouseholds } from '../../../register/plan-households.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import type { SaidDoor } from './said-door.ts'

export interface Event {
  /** `person move`, as `imports list` names the batch. */
  readonly command: string
  /** Person numbers and household codes, never names. */
  readonly note: string
  readonly persons: readonly string[]
  readonly households: readonly string[]
  /** Tried again with a head for the home that lost its own, when somebody answers who. */
  readonly decide: (draft: Draft, newHead: DraftPerson | null) => MotionFault | null
  readonly newHead: string | null
}

/** Writes the event down and tells what it did. */
export async function runMotion(context: Context, store: Store, event: Event): Promise<0> {
  const { readMotion } = await import('../../../store/motion.ts')
  const { applyChanges } = await import('../../../store/apply.ts')
  const office = await context.office()
  office.lock()
  const attempt = async (newHead: string | null) => {
    const draft = await readMotion(store, event)
    const head = newHead === null ? null : personIn(draft, newHead)
    return { draft, fault: event.decide(draft, head) }
  }
  let { draft, fault } = await attempt(event.newHead)
  if (fault?.among !== undefined && context.canAsk) {
    const question = context.say('motion.ask_head', { door: fault.detail.door ?? '' })
    const tried = draft
    const choices = fault.among.map((person) => ({ value: person.key, label: nameOf(tried, person) }))
    const answer = await context.app.ask.choose(question, choices)
    ;({ draft, fault } = await attempt(answer))
  }
  if (fault !== null) throw new AppError(fault.code, 2, fault.detail)
  numberHouseholds(draft)
  const { changes, changed } = changesOf(draft)
  const { command: kind, note } = event
  const batch = await applyChanges(store, { batch: null, day: context.today, kind, note, file: null }, changes, [])
  const ties = draft.ties.filter((tie) => changed.has(tie))
  const homes = [...new Set(ties.map(({ household }) => household))]
  const moved = draft.households.filter(
    (household) => homes.includes(household) || (changed.has(household) && ties.length === 0),
  )
  tell(context, draft, batch, ties, moved)
  return 0
}

function tell(
  context: Context,
  draft: Draft,
  batch: number,
  ties: readonly DraftTie[],
  homes: readonly DraftHousehold[],
): void {
  const unsaid = homes.flatMap((home) => relationsToCheck(draft, home))
  if (context.json) {
    context.document({
      batch,
      ties: ties.map(({ person, household, kind, from, to, relation }) => ({
        person_no: person.key,
        name: nameOf(draft, person),
        household_code: household.key,
        kind,
        from: from === '' ? null : from,
        to,
        relation,
      })),
      households: homes.map((home) => ({
        household_code: home.key,
        grid: home.gridCode,
        door: sayDoor(home.door),
        members: new Set(membersOf(draft, home).map(({ person }) => person)).size,
        head: headOf(draft, home)?.key ?? null,
      })),
      check_relations: [...new Set(unsaid.map((person) => person.key))],
    })
    return
  }
  if (ties.length > 0)
    context.table(
      ['name', 'kind', 'household', 'from', 'to'].map((name) => ({ title: context.say(`motion.${name}`) })),
      ties.map(({ person, household, kind, from, to }) => [
        nameOf(draft, person),
        context.say(`tie.${kind}`),
        `${sayDoor(household.door)} ${household.key}`,
        from,
        to ?? context.say('person.show.now'),
      ]),
    )
  for (const home of homes) {
    const head = headOf(draft, home)
    const people = new Set(membersOf(draft, home).map(({ person }) => person)).size
    const door = `${sayDoor(home.door)} ${home.key}`
    const detail = { door, head: head ? nameOf(draft, head) : '－', count: String(people) }
    context.out(context.say(people === 0 ? 'motion.home_empty' : 'motion.home', detail))
  }
  const names = [...new Set(unsaid.map((person) => nameOf(draft, person)))].join('、')
  if (names !== '') context.warn(context.say('motion.check_relations', { names }))
  context.notice(context.say('records.undo', { batch: String(batch) }))
}

/** Who has no relation to the head, or one to a head that has changed. */
function relationsToCheck(draft: Draft, home: DraftHousehold): DraftPerson[] {
  const head = headOf(draft, home)
  const newly = membersOf(draft, home).some(
    ({ person, relation, stored }) =>
      person === head && isHeadCode(relation ?? '') && !isHeadCode(String(stored?.relation)),
  )
  return membersOf(draft, home)
    .filter(({ person, relation, stored }) => person !== head && (relation === null || (newly && stored !== null)))
    .map(({ person }) => person)
}

function headOf(draft: Draft, home: DraftHousehold): DraftPerson | null {
  return membersOf(draft, home).find(({ relation }) => isHeadCode(relation ?? ''))?.person ?? null
}

export function personIn(draft: Draft, personNo: string): DraftPerson {
  const found = draft.persons.find(({ key }) => key === personNo)
  if (!found) throw new AppError('motion.not_tied', 2, { value: personNo })
  return found
}

export function homeIn(draft: Draft, { code, ...anew }: SaidDoor): DraftHousehold {
  const known = code === null ? undefined : draft.householdByCode.get(code)
  if (known) return known
  if (!('door' in anew)) throw new TypeError(`no household ${code}`)
  const { door, gridCode } = anew as Extract<SaidDoor, { code: null }>
  const home = newHousehold(draft, gridCode, door)
  setDoor(draft, home, door)
  return home
}

/** `--on`: today where nothing is said; a day to come is nobody's history. */
export function saidOn(context: Context, said: string | undefined): Day {
  const day = said === undefined ? context.today : parseDay(said)
  if (day === null) throw new AppError('usage.not_a_day', 2, { flag: '--on', value: said ?? '' })
  if (day > context.today) throw new AppError('motion.future', 2, { value: day, today: context.today })
  return day
}

/** `--tie living|registered|both`, in Chinese too. */
export function saidTies(said: string): readonly TieKind[] {
  const kinds = { living: ['living'], 居住: ['living'], registered: ['registered'], 户籍: ['registered'] } as const
  const both = { both: TIE_KINDS, 都: TIE_KINDS, 两样: TIE_KINDS }
  const found = { ...kinds, ...both }[said.trim()]
  if (!found) throw new AppError('motion.no_tie', 2, { value: said })
  return found
}

/** A relation to the head as people say it, its code. */
export function saidRelation(store: Store, said: string): string {
  const { entries } = store.definitions.codes.get('gbt4761_family_2digit') ?? { entries: [] }
  const word = said.trim()
  const found = entries.find(({ code, label, synonyms }) => [code, label, ...synonyms].includes(word))
  if (found) return found.code
  const known = entries.slice(0, 8).map(({ label }) => label)
  throw new AppError('motion.no_relation', 2, { value: said, known: known.join('、') })
}

/** `P000012=配偶` */
export async function saidRelations(store: Store, said: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { saidPerson } = await import('../person/said-person.ts')
  const relations = new Map<string, string>()
  for (const one of said) {
    const [, who = '', relation = ''] = /^([^=＝]+)[=＝](.+)$/u.exec(one) ?? []
    if (who === '') throw new AppError('motion.relation_pair', 2, { value: one })
    relations.set(await saidPerson(store, who), saidRelation(store, relation))
  }
  return relations
}
