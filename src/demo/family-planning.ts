/** The family-planning record of a woman from fifteen to forty-nine: marriage, children, and a child on the way. */
import { addDays, type Day } from '../core/day.ts'
import { CENSUS_DAY, type Texts } from './community.ts'
import { type Body, childrenOf, dayBetween, type Family } from './family.ts'
import type { Random } from './random.ts'

export function familyPlanning(random: Random, family: Family, at: number): Texts {
  const one = family.relatives[at] as Family['relatives'][number]
  const body = family.bodies[at] as Body
  const children = childrenOf(family, at)
  const boys = children.filter((child) => (family.relatives[child] as typeof one).sex === '男').length
  const births = children.map((child) => (family.bodies[child] as Body).birth).sort()
  const spouse = one.spouse === null ? null : (family.bodies[one.spouse] as Body)
  const married = one.marital !== '未婚'
  const youngest = births.at(-1)
  const expecting =
    one.marital === '已婚' &&
    one.age >= 22 &&
    one.age < 40 &&
    children.length < 2 &&
    (youngest === undefined || youngest < '2013-06-01') &&
    random.chance(95)
  const lmp = expecting ? dayBetween(random, '2014-06-10' as Day, '2014-12-05' as Day) : null
  return {
    first_married_on: married ? weddingDay(random, body.birth, births[0]) : '',
    spouse_name: one.marital === '已婚' ? (spouse?.name ?? '不详') : '',
    spouse_id_no: one.marital === '已婚' ? (spouse?.idNo ?? '不详') : '无',
    boys: String(boys),
    girls: String(children.length - boys),
    last_birth_on: youngest ?? '',
    contraception:
      married && !expecting && one.age < 49
        ? random.weighted([
            ['放置宫内节育器', 50],
            ['避孕套', 30],
            ['女性绝育', 15],
            ['未避孕', 5],
          ])
        : '',
    one_child_no:
      children.length === 1 && random.chance(600) ? `桂柳独字${String(random.below(1_000_000)).padStart(6, '0')}` : '',
    is_pregnant: expecting ? '是' : '否',
    lmp_on: lmp ?? '',
    due_on: lmp === null ? '' : addDays(lmp, 280),
    special_family: '否',
  }
}

/** The year before the first child, but not before twenty; without children some years after that. */
function weddingDay(random: Random, birth: Day, firstChild: Day | undefined): string {
  const birthYear = Number(birth.slice(0, 4))
  const lastYear = firstChild === undefined ? 2014 : Number(firstChild.slice(0, 4)) - 1
  const year = Math.max(birthYear + 20, Math.min(lastYear, birthYear + random.between(21, 29)))
  const day = `${Math.min(year, 2014)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`
  return day > CENSUS_DAY ? `${2014}-10-01` : day
}
