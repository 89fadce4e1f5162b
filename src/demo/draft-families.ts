/** Which families there are, in which grid, and who of them is registered elsewhere or lives elsewhere: the counts are exact. */
import { GRIDS, type Tie } from './community.ts'
import { householdSizes, residentFamily, tenantFamily } from './families.ts'
import type { Home } from './family.ts'
import { makeRandom, type Random } from './random.ts'
import type { Relative } from './relatives.ts'

export interface DraftFamily {
  grid: number
  readonly tenants: boolean
  /** Registered at the door of the tenants who come right before. */
  sharesDoor: boolean
  readonly relatives: Relative[]
  readonly ties: Tie[]
  readonly homes: (Home | null)[]
  readonly away: (Home | null)[]
  /** The member at `at` is also the member of another family: registered here, living there. */
  twin: { readonly at: number; family: number; readonly member: number } | null
}

const FAR = [
  ['融安县', '广西融安县'],
  ['融水苗族自治县', '广西融水苗族自治县'],
  ['三江侗族自治县', '广西三江侗族自治县'],
  ['鹿寨县', '广西鹿寨县'],
  ['柳城县', '广西柳城县'],
  ['忻城县', '广西忻城县'],
  ['象州县', '广西象州县'],
  ['兴宾区', '广西来宾市兴宾区'],
  ['罗城仫佬族自治县', '广西罗城仫佬族自治县'],
  ['全州县', '广西全州县'],
  ['平南县', '广西平南县'],
  ['湖南省', '湖南省'],
  ['贵州省', '贵州省'],
] as const
const VILLAGES = ['和平村', '新民村', '大塘村', '石桥村', '龙口村', '上洞村', '古木屯', '江边屯'] as const
const AWAY = [
  ['广东省', '广东省深圳市'],
  ['广东省', '广东省东莞市'],
  ['青秀区', '广西南宁市青秀区'],
  ['象山区', '广西桂林市象山区'],
  ['湖南省', '湖南省长沙市'],
] as const
const IN_LAWS = ['妻', '夫', '儿媳', '女婿', '父亲', '母亲', '弟', '妹妹']
const GROWN = ['子', '女', '长子', '长女', '次子', '次女', '弟', '妹妹']

/** Exactly that many households and people, dealt to the grids in equal parts, in the order of grids. Pure. */
export function draftFamilies(seed: number, households: number, people: number): DraftFamily[] {
  const random = makeRandom(seed, 'families')
  const twins = Math.floor(households / 700)
  const floating = Math.floor((people * 331) / 1000)
  const guests = Math.floor((people * 22) / 1000)
  const tenantHouseholds = Math.max(1, Math.floor((households * 372) / 1000))
  const tenantPeople = floating - guests
  const tenantSizes = householdSizes(random, true, tenantHouseholds, tenantPeople)
  const residentSizes = householdSizes(random, false, households - tenantHouseholds, people - tenantPeople + twins)
  const drafts = random.shuffle([
    ...residentSizes.map((size) => draft(residentFamily(random, size), false)),
    ...tenantSizes.map((size) => draft(tenantFamily(random, size), true)),
  ])
  tenantsAreFloating(random, drafts)
  const guestsLeft = markGuests(random, drafts, guests)
  if (guestsLeft > 0) throw new RangeError(`no place for ${guestsLeft} floating people`)
  const grown = markGone(random, drafts, Math.floor((people * 11) / 1000))
  const joined = joinTwins(drafts, grown, twins)
  return joined(deal(random, drafts, Math.floor((households * 7) / 1000)))
}

function draft(relatives: Relative[], tenants: boolean): DraftFamily {
  return {
    grid: 0,
    tenants,
    sharesDoor: false,
    relatives,
    ties: relatives.map(() => 'both'),
    homes: relatives.map(() => null),
    away: relatives.map(() => null),
    twin: null,
  }
}

function tenantsAreFloating(random: Random, drafts: readonly DraftFamily[]): void {
  for (const one of drafts) {
    if (!one.tenants) continue
    const home = farHome(random)
    one.relatives.forEach(({ relation }, at) => {
      one.ties[at] = 'living'
      one.homes[at] = relation === '非亲属' ? farHome(random) : home
    })
  }
}

/** In-laws, parents, brothers and sisters who live with people registered here; gives how many found no place. */
function markGuests(random: Random, drafts: readonly DraftFamily[], count: number): number {
  let left = count
  for (const one of random.shuffle(drafts)) {
    if (left === 0) break
    const at = one.tenants ? -1 : one.relatives.findIndex(({ relation }) => IN_LAWS.includes(relation))
    if (at < 0) continue
    one.ties[at] = 'living'
    one.homes[at] = farHome(random)
    left -= 1
  }
  return left
}

/** Grown children who are registered at home and live elsewhere, as [family, member]. */
function markGone(random: Random, drafts: readonly DraftFamily[], count: number): [DraftFamily, number][] {
  const gone: [DraftFamily, number][] = []
  for (const one of random.shuffle(drafts)) {
    if (gone.length === count) break
    const at = one.tenants
      ? -1
      : one.relatives.findIndex(
          (who, place) =>
            GROWN.includes(who.relation) &&
            who.age >= 18 &&
            who.age < 46 &&
            who.spouse === null &&
            one.homes[place] === null,
        )
    if (at < 0) continue
    const [area, address] = random.pick(AWAY)
    one.ties[at] = 'registered'
    one.away[at] = { area, address }
    gone.push([one, at])
  }
  return gone
}

/**
 * Some of the daughters who are gone live in another of the community's households, as somebody's wife of the same age.
 * Gives a function that fills in where that household stands once the order is known.
 */
function joinTwins(
  drafts: readonly DraftFamily[],
  gone: readonly [DraftFamily, number][],
  count: number,
): (ordered: DraftFamily[]) => DraftFamily[] {
  const pairs: [DraftFamily, number, DraftFamily, number][] = []
  const used = new Set<DraftFamily>()
  for (const [family, at] of gone) {
    if (pairs.length === count) break
    const daughter = family.relatives[at] as Relative
    if (daughter.sex !== '女' || daughter.age < 23 || family.relatives.length < 3) continue
    const other = drafts.find((one) => {
      const wife = one.relatives[1]
      return (
        !one.tenants &&
        one !== family &&
        !used.has(one) &&
        one.ties.every((tie) => tie === 'both') &&
        wife?.relation === '妻' &&
        wife.age === daughter.age
      )
    })
    if (other === undefined) continue
    used.add(other)
    used.add(family)
    other.ties[1] = 'living'
    other.relatives[1] = { ...(other.relatives[1] as Relative), surname: daughter.surname, ethnic: daughter.ethnic }
    family.relatives[at] = { ...daughter, marital: '已婚' }
    pairs.push([family, at, other, 1])
  }
  if (pairs.length < count) throw new RangeError('too few daughters live with a husband next door')
  return (ordered) => {
    for (const [family, at, other, member] of pairs) family.twin = { at, family: ordered.indexOf(other), member }
    return ordered
  }
}

/** Equal parts for the grids; small families that are gone come right after the tenants in their flat. */
function deal(random: Random, drafts: readonly DraftFamily[], goneHouseholds: number): DraftFamily[] {
  const small = drafts.filter(
    (one) =>
      !one.tenants &&
      one.relatives.length <= 2 &&
      one.ties.every((tie) => tie === 'both') &&
      one.relatives.every(({ age }) => age >= 20),
  )
  const gone = small.slice(0, goneHouseholds)
  const landlords = new Map(
    random
      .shuffle(drafts.filter(({ tenants }) => tenants))
      .slice(0, gone.length)
      .map((tenants, at) => [tenants, gone[at] as DraftFamily]),
  )
  for (const one of landlords.values()) {
    const [area, address] = random.pick(AWAY)
    one.ties.fill('registered')
    one.away.fill({ area, address })
    one.sharesDoor = true
  }
  const queue = drafts
    .filter(({ sharesDoor }) => !sharesDoor)
    .flatMap((one) => [one, ...(landlords.has(one) ? [landlords.get(one) as DraftFamily] : [])])
  queue.forEach((one, at) => {
    one.grid = one.sharesDoor ? (queue[at - 1] as DraftFamily).grid : Math.floor((at * GRIDS) / queue.length) + 1
  })
  return queue
}

function farHome(random: Random): Home {
  const [area, address] = random.pick(FAR)
  return { area, address: `${address}${random.pick(VILLAGES)}${random.between(1, 9)}组` }
}
