/** Who lives together: relations, sexes, ages and marriages of one household, so that parents are older than children. */
import { type Sex, surname } from './names.ts'
import type { Random } from './random.ts'
import {
  child,
  childAge,
  couple,
  ETHNICS,
  elder,
  head,
  type Marital,
  nameChildren,
  parents,
  type Relative,
  sibling,
} from './relatives.ts'

const RESIDENT_SIZES = [
  [1, 9],
  [2, 23],
  [3, 33],
  [4, 18],
  [5, 11],
  [6, 5],
  [7, 1],
] as const
const TENANT_SIZES = [
  [1, 27],
  [2, 29],
  [3, 25],
  [4, 15],
  [5, 4],
] as const

/** Sizes of `households` households that add up to exactly `people`. */
export function householdSizes(random: Random, tenants: boolean, households: number, people: number): number[] {
  const sizes = Array.from({ length: households }, () =>
    random.weighted<number>(tenants ? TENANT_SIZES : RESIDENT_SIZES),
  )
  let missing = people - sizes.reduce((total, size) => total + size, 0)
  for (let tries = 0; missing !== 0 && tries < 1_000_000; tries += 1) {
    const at = random.below(households)
    const step = missing > 0 ? 1 : -1
    const size = (sizes[at] as number) + step
    if (size < 1 || size > (tenants ? 5 : 7)) continue
    sizes[at] = size
    missing -= step
  }
  if (missing !== 0) throw new RangeError(`${people} people do not fit into ${households} households`)
  return sizes
}

/** A household of people registered here, of that size; the head comes first. */
export function residentFamily(random: Random, size: number): Relative[] {
  if (size === 1) return [alone(random)]
  if (size === 2) return pair(random)
  const elders = size === 3 ? 120 : size === 4 ? 200 : size < 6 ? 450 : 600
  return random.chance(elders) ? elderHead(random, size) : nuclear(random, size, random.between(27, 55))
}

/** A household of tenants of that size. */
export function tenantFamily(random: Random, size: number): Relative[] {
  const ethnic = random.weighted(ETHNICS)
  if (size === 1) {
    const age = random.between(18, 54)
    return [
      head(
        random.chance(580) ? '男' : '女',
        age,
        surname(random),
        ethnic,
        age > 22 && random.chance(age < 28 ? 150 : 700) ? '已婚' : '未婚',
      ),
    ]
  }
  if (size === 2 && random.chance(300)) return mates(random)
  return nuclear(random, size, random.between(24, 46))
}

function alone(random: Random): Relative {
  const ethnic = random.weighted(ETHNICS)
  if (random.chance(480)) {
    const sex = random.chance(380) ? '男' : '女'
    const marital = random.weighted<Marital>([
      ['丧偶', 78],
      ['离婚', 14],
      ['未婚', 8],
    ])
    return head(sex, random.between(61, 91), surname(random), ethnic, marital)
  }
  const age = random.between(24, 59)
  const marital = random.weighted<Marital>([
    ['未婚', age < 35 ? 80 : 25],
    ['离婚', 40],
    ['丧偶', age < 40 ? 1 : 12],
  ])
  return head(random.chance(540) ? '男' : '女', age, surname(random), ethnic, marital)
}

function pair(random: Random): Relative[] {
  const kind = random.weighted([
    ['nest', 40],
    ['couple', 25],
    ['parent', 18],
    ['elder', 17],
  ] as const)
  const ethnic = random.weighted(ETHNICS)
  if (kind === 'nest') return couple(random, random.between(56, 84), ethnic)
  if (kind === 'couple') return couple(random, random.between(25, 55), ethnic)
  if (kind === 'parent') {
    const age = random.between(27, 54)
    const sex = random.chance(280) ? '男' : '女'
    const one = head(sex, age, surname(random), ethnic, random.chance(760) ? '离婚' : '丧偶')
    return [
      one,
      child(random, childAge(random, age), sex === '男' ? one.surname : surname(random), ethnic, parents(sex, 0, null)),
    ]
  }
  const age = random.between(30, 60)
  const sex = random.chance(600) ? '男' : '女'
  const mother = random.chance(680)
  const family = surname(random)
  return [
    {
      ...head(sex, age, family, ethnic, random.chance(450) ? '离婚' : '未婚'),
      mother: mother ? 1 : null,
      father: mother ? null : 1,
    },
    elder(random, mother, age + random.between(22, 33), family, ethnic, '丧偶', null),
  ]
}

/** Head and spouse, children, and from four people on perhaps the head's parents. */
function nuclear(random: Random, size: number, headAge: number): Relative[] {
  const ethnic = random.weighted(ETHNICS)
  const children = size === 2 ? 0 : size === 3 ? 1 : random.chance(560) || size === 6 ? 2 : 1
  const elders = Math.min(2, size - 2 - children)
  const family = couple(random, children === 2 ? Math.max(headAge, 31) : headAge, ethnic)
  const [one, two] = family as [Relative, Relative]
  const father = one.sex === '男' ? 0 : 1
  const motherAge = father === 0 ? two.age : one.age
  let age = childAge(random, motherAge)
  if (children === 2) age = Math.max(2, age)
  for (let born = 0; born < children; born += 1) {
    family.push(child(random, age, father === 0 ? one.surname : two.surname, ethnic, { mother: 1 - father, father }))
    age = Math.max(0, age - random.between(2, 7))
  }
  if (elders > 0) addElders(random, family, elders, ethnic)
  while (family.length < size) family.push(sibling(random, one, ethnic))
  return nameChildren(family)
}

function addElders(random: Random, family: Relative[], count: number, ethnic: string): void {
  const one = family[0] as Relative
  const motherAt = family.length
  const mother = count === 2 || random.chance(700)
  const motherAge = one.age + random.between(21, 31)
  family.push(
    elder(
      random,
      mother,
      motherAge,
      one.surname,
      ethnic,
      count === 2 ? '已婚' : '丧偶',
      count === 2 ? motherAt + 1 : null,
    ),
  )
  if (count === 2)
    family.push(elder(random, false, motherAge + random.between(0, 4), one.surname, ethnic, '已婚', motherAt))
  family[0] = {
    ...one,
    mother: mother ? motherAt : null,
    father: count === 2 ? motherAt + 1 : mother ? null : motherAt,
  }
}

/** An old couple with a grown child at home, the child's spouse and children. */
function elderHead(random: Random, size: number): Relative[] {
  const ethnic = random.weighted(ETHNICS)
  const family = couple(random, random.between(size === 3 ? 50 : 54, 74), ethnic)
  const [one, two] = family as [Relative, Relative]
  const father = one.sex === '男' ? 0 : 1
  const [fatherFamily, motherAge] = father === 0 ? [one.surname, two.age] : [two.surname, one.age]
  const grownAge = Math.max(23, motherAge - random.between(23, 30))
  const bySon = random.chance(800)
  const grown = child(random, grownAge, fatherFamily, ethnic, { mother: 1 - father, father }, bySon ? '男' : '女')
  if (size === 3) return nameChildren([...family, grown])
  family.push({ ...grown, marital: '已婚', spouse: 3 })
  const inLawFamily = surname(random)
  const inLawAge = Math.max(23, grownAge + random.between(-3, 3))
  family.push({
    ...head(bySon ? '女' : '男', inLawAge, inLawFamily, random.weighted(ETHNICS), '已婚'),
    relation: bySon ? '儿媳' : '女婿',
    spouse: 2,
  })
  const wifeAge = bySon ? inLawAge : grownAge
  let age = Math.max(size > 5 ? 2 : 0, wifeAge - random.between(21, 31))
  while (family.length < Math.min(size, 6)) {
    const sex: Sex = random.chance(520) ? '男' : '女'
    family.push({
      ...child(
        random,
        age,
        bySon ? fatherFamily : inLawFamily,
        ethnic,
        bySon ? { mother: 3, father: 2 } : { mother: 2, father: 3 },
        sex,
      ),
      relation: `${bySon ? '' : '外'}${sex === '男' ? '孙子' : '孙女'}`,
    })
    age = Math.max(0, age - random.between(2, 6))
  }
  while (family.length < size) family.push(sibling(random, grown, ethnic, fatherFamily, { mother: 1 - father, father }))
  return nameChildren(family)
}

/** Two tenants who share a flat: colleagues, or brother and sister. */
function mates(random: Random): Relative[] {
  const ethnic = random.weighted(ETHNICS)
  const sex: Sex = random.chance(560) ? '男' : '女'
  const one = head(sex, random.between(19, 35), surname(random), ethnic, '未婚')
  if (random.chance(350)) return [one, sibling(random, one, ethnic)]
  return [
    one,
    { ...head(sex, random.between(18, 36), surname(random), random.weighted(ETHNICS), '未婚'), relation: '非亲属' },
  ]
}
