/** Whom the wardens of the demo call on and how often: at least as often as the five classes of visits ask. */
import type { Household, Member, Person } from './community.ts'

export interface Round {
  readonly household: Household
  readonly person: Person
  /** 老 弱 小 残 孕. */
  readonly kind: string
  /** Days between two visits, a little shorter than the interval that the regulation allows. */
  readonly every: number
}

const HIGH = 13
const KEY = 27
const GENERAL = 80

/** Everybody of one grid who is to be visited, each once, with the shortest interval. Pure. */
export function roundsOf(households: readonly Household[]): Round[] {
  return households.flatMap((household) =>
    household.members.flatMap((member) => {
      if (member.tie === 'registered') return []
      const reasons = reasonsFor(household, member)
      const first = reasons.sort((a, b) => a.every - b.every)[0]
      return first === undefined ? [] : [{ household, person: member.person, ...first }]
    }),
  )
}

function reasonsFor(household: Household, { person }: Member): { kind: string; every: number }[] {
  const { elderly, disability, family_planning, minor } = person.areas
  const reasons: { kind: string; every: number }[] = []
  // Birthdays of the year bring people into the older classes.
  const old = person.age + 1
  const alone = elderly?.elder_living === '独居'
  const apart = alone || elderly?.elder_living === '空巢' || elderly?.children_away === '是'
  if (old >= 80 && apart) reasons.push({ kind: '老', every: HIGH })
  else if (elderly !== undefined && (alone || elderly.elder_self_care !== '完全自理'))
    reasons.push({ kind: '老', every: KEY })
  else if (old >= 80 || apart) reasons.push({ kind: '老', every: GENERAL })
  const aid = household.assistance.aid_kind
  if (aid === '特困') reasons.push({ kind: '弱', every: KEY })
  else if (aid !== '无') reasons.push({ kind: '弱', every: GENERAL })
  if (minor?.is_left_behind === '是') reasons.push({ kind: '小', every: KEY })
  if (disability !== undefined) {
    const severe =
      /^[一二]/.test(disability.disability_grade ?? '') || /智力|精神/.test(disability.disability_type ?? '')
    reasons.push({ kind: '残', every: severe || person.age < 18 ? KEY : GENERAL })
  }
  if (family_planning?.is_pregnant === '是') reasons.push({ kind: '孕', every: KEY })
  return reasons
}
