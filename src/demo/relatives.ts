/** One relative at a time: a couple, a child, an old parent, a brother or sister, with ages that fit. */
import { type Sex, surname } from './names.ts'
import type { Random } from './random.ts'

export interface Relative {
  readonly relation: string
  readonly sex: Sex
  readonly age: number
  readonly surname: string
  readonly ethnic: string
  readonly marital: '未婚' | '已婚' | '丧偶' | '离婚'
  /** Places in the family's list, or null. */
  readonly spouse: number | null
  readonly mother: number | null
  readonly father: number | null
}

export type Marital = Relative['marital']

export const ETHNICS = [
  ['汉族', 500],
  ['壮族', 365],
  ['侗族', 52],
  ['苗族', 40],
  ['瑶族', 21],
  ['仫佬族', 16],
  ['回族', 4],
  ['毛南族', 2],
] as const

export function couple(random: Random, headAge: number, ethnic: string): Relative[] {
  const sex: Sex = random.chance(730) ? '男' : '女'
  const spouseAge = Math.max(23, sex === '男' ? headAge - random.between(-1, 5) : headAge + random.between(-1, 5))
  const other: Sex = sex === '男' ? '女' : '男'
  const theirs = random.chance(700) ? ethnic : random.weighted(ETHNICS)
  return [
    { ...head(sex, Math.max(headAge, 23), surname(random), ethnic, '已婚'), spouse: 1 },
    { ...head(other, spouseAge, surname(random), theirs, '已婚'), relation: other === '女' ? '妻' : '夫', spouse: 0 },
  ]
}

export function head(sex: Sex, age: number, family: string, ethnic: string, marital: Marital): Relative {
  return { relation: '户主', sex, age, surname: family, ethnic, marital, spouse: null, mother: null, father: null }
}

export function elder(
  random: Random,
  mother: boolean,
  age: number,
  family: string,
  ethnic: string,
  marital: Marital,
  spouse: number | null,
): Relative {
  const one = head(mother ? '女' : '男', Math.min(age, 93), mother ? surname(random) : family, ethnic, marital)
  return { ...one, relation: mother ? '母亲' : '父亲', spouse }
}

interface Parents {
  readonly mother: number | null
  readonly father: number | null
}

export function parents(sex: Sex, one: number, other: number | null): Parents {
  return sex === '女' ? { mother: one, father: other } : { mother: other, father: one }
}

export function child(random: Random, age: number, family: string, ethnic: string, of: Parents, sex?: Sex): Relative {
  const own: Sex = sex ?? (random.chance(530) ? '男' : '女')
  return { ...head(own, age, family, ethnic, '未婚'), relation: own === '男' ? '子' : '女', ...of }
}

/** A younger brother or sister of the head, or another child of an old couple. */
export function sibling(random: Random, of: Relative, ethnic: string, family = of.surname, from?: Parents): Relative {
  const sex: Sex = random.chance(560) ? '男' : '女'
  const age = Math.max(from === undefined ? 16 : 18, of.age - random.between(1, 6))
  const relation = from === undefined ? (sex === '男' ? '弟' : '妹妹') : sex === '男' ? '子' : '女'
  return { ...head(sex, age, family, ethnic, '未婚'), relation, ...(from ?? { mother: null, father: null }) }
}

export function childAge(random: Random, parentAge: number): number {
  return Math.max(0, parentAge - random.between(21, 33))
}

/** Where a household has several sons or several daughters, the relation tells the eldest from the second. */
export function nameChildren(family: readonly Relative[]): Relative[] {
  const counts = { 子: 0, 女: 0 }
  const several = {
    子: family.filter((one) => one.relation === '子').length > 1,
    女: family.filter((one) => one.relation === '女').length > 1,
  }
  return family.map((one) => {
    if (one.relation !== '子' && one.relation !== '女') return one
    const kind = one.relation
    counts[kind] += 1
    return several[kind] ? { ...one, relation: `${['长', '次', '三'][counts[kind] - 1]}${kind}` } : one
  })
}
