/** The whole community from a seed: places, then families behind the doors, then everything known of each person. */
import { dayFromNumber, dayNumber } from '../core/day.ts'
import {
  type Building,
  CENSUS_DAY,
  type Community,
  type EmptyDoor,
  GRIDS,
  type Grid,
  HOUSEHOLDS,
  type Household,
  type Member,
  PEOPLE,
  type Person,
} from './community.ts'
import { type DraftFamily, draftFamilies } from './draft-families.ts'
import { type Body, birthOf, type Family } from './family.ts'
import { assistance, hazards, housing } from './household-areas.ts'
import { newIdNo, phoneOf } from './identity.ts'
import { fullName, surname } from './names.ts'
import { personAreas } from './person-areas.ts'
import { lifeOf } from './person-master.ts'
import { addressOf, layOutGrid, nameGrid, premisesOf } from './places.ts'
import { makeRandom, type Random } from './random.ts'
import { leaderNo, makeStaff, wardenNo } from './staff.ts'

/** How many people live in that many households: 10,388 in 3,582. Pure. */
export function peopleFor(households: number): number {
  return Math.floor((households * PEOPLE * 2 + HOUSEHOLDS) / (HOUSEHOLDS * 2))
}

/** An invented community of exactly that many households; the same seed gives the same people. Pure. */
export function makeCommunity(seed: number, households: number): Community {
  const drafts = draftFamilies(seed, households, peopleFor(households))
  const staff = makeStaff(makeRandom(seed, 'staff'))
  const names = makeRandom(seed, 'premises')
  const places = placeFamilies(seed, drafts)
  const bodies = makeBodies(makeRandom(seed, 'bodies'), drafts)
  const details = makeRandom(seed, 'details')
  const families = places.families.map((place, at) => familyOf(drafts, bodies, places.families, at, place))
  const persons = families.map((family) => family.relatives.map((_, at) => personOf(details, family, at)))
  const people = joinTwins(drafts, families, persons)
  return {
    seed,
    grids: places.grids,
    buildings: places.buildings,
    premises: premisesOf(makeRandom(seed, 'shops'), () =>
      fullName(names, surname(names), names.chance(500) ? '男' : '女', 1975),
    ),
    staff,
    households: families.map((family, at) =>
      householdOf(
        makeRandom(seed, `household ${at}`),
        family,
        membersOf(drafts[at] as DraftFamily, people[at] as Person[]),
        at,
      ),
    ),
    emptyDoors: places.emptyDoors,
  }
}

interface Place {
  readonly grid: number
  readonly door: Household['door']
}

/** Families in the order of grids and doors: who is gone shares the door with the tenants who came. */
function placeFamilies(
  seed: number,
  drafts: DraftFamily[],
): { grids: Grid[]; buildings: Building[]; families: Place[]; emptyDoors: EmptyDoor[] } {
  const grids: Grid[] = []
  const buildings: Building[] = []
  const families: Place[] = []
  const emptyDoors: EmptyDoor[] = []
  for (let grid = 1; grid <= GRIDS; grid += 1) {
    const random = makeRandom(seed, `grid ${grid}`)
    const mine = drafts.filter((draft) => draft.grid === grid)
    const shared = mine.filter(({ sharesDoor }) => sharesDoor).length
    const before = buildings.filter((one) => one.estate === nameGrid(grid, []).estate).length
    const place = layOutGrid(random, grid, mine.length - shared, before + 1)
    buildings.push(...place.buildings)
    grids.push({ ...nameGrid(grid, place.buildings), warden: wardenNo(grid), leader: leaderNo(Math.ceil(grid / 2)) })
    emptyDoors.push(...place.empty.map((one) => ({ grid, ...one })))
    let next = -1
    for (const draft of mine) {
      if (!draft.sharesDoor) next += 1
      families.push({ grid, door: place.doors[next] as Household['door'] })
    }
  }
  return { grids, buildings, families, emptyDoors }
}

/** Numbers and names; somebody who stands in two households' lists is one body. */
function makeBodies(random: Random, drafts: readonly DraftFamily[]): Body[][] {
  const taken = new Set<string>()
  let phones = 0
  const bodies = drafts.map((draft) => {
    const inUse = new Set<string>()
    return draft.relatives.map(({ sex, age, surname: family }) => {
      const birth = birthOf(random, age)
      let name = fullName(random, family, sex, Number(birth.slice(0, 4)))
      while (inUse.has(name)) name = fullName(random, family, sex, Number(birth.slice(0, 4)))
      inUse.add(name)
      const phone = age >= 14 && random.chance(age > 70 ? 700 : 960)
      phones += 1
      return { idNo: newIdNo(random, birth, sex, taken), name, birth, phone: phone ? phoneOf(phones) : '' }
    })
  })
  drafts.forEach((draft, at) => {
    if (bodies[at]?.every(({ phone }) => phone === '')) {
      phones += 1
      ;(bodies[at] as Body[])[0] = { ...(bodies[at]?.[0] as Body), phone: phoneOf(phones) }
    }
    if (draft.twin !== null)
      (bodies[at] as Body[])[draft.twin.at] = bodies[draft.twin.family]?.[draft.twin.member] as Body
  })
  return bodies
}

function familyOf(
  drafts: readonly DraftFamily[],
  bodies: readonly Body[][],
  places: readonly Place[],
  at: number,
  { grid, door }: Place,
): Family {
  const draft = drafts[at] as DraftFamily
  const addressAt = (family: number): string =>
    addressOf((places[family] as Place).door, (places[family] as Place).grid)
  return {
    grid,
    door,
    address: addressOf(door, grid),
    tenants: draft.tenants,
    relatives: draft.relatives,
    bodies: bodies[at] as Body[],
    ties: draft.ties,
    homes: draft.homes,
    away: draft.away.map((away, member) =>
      draft.twin?.at === member ? { area: '柳北区', address: addressAt(draft.twin.family) } : away,
    ),
  }
}

function personOf(random: Random, family: Family, at: number): Person {
  const relative = family.relatives[at] as Family['relatives'][number]
  const life = lifeOf(random, family, at)
  const home = family.homes[at] ?? null
  return {
    ...(family.bodies[at] as Body),
    sex: relative.sex,
    age: relative.age,
    ethnic: relative.ethnic,
    marital: relative.marital,
    floating: home !== null,
    hukouArea: home?.area ?? '柳北区',
    hukouAddress: home?.address ?? family.address,
    livingAddress: family.away[at]?.address ?? family.address,
    student: life.student,
    master: life.master,
    areas: personAreas(random, family, at, life),
  }
}

/** The one who is registered with the parents and lives with a spouse is one person in both lists. */
function joinTwins(drafts: readonly DraftFamily[], families: readonly Family[], persons: Person[][]): Person[][] {
  drafts.forEach(({ twin }, at) => {
    if (twin === null) return
    const living = persons[twin.family] as Person[]
    const one = { ...(living[twin.member] as Person), hukouAddress: (families[at] as Family).address }
    living[twin.member] = one
    ;(persons[at] as Person[])[twin.at] = one
  })
  return persons
}

function membersOf(draft: DraftFamily, persons: readonly Person[]): Member[] {
  return draft.relatives.map(({ relation }, at) => ({
    relation,
    tie: draft.ties[at] as Member['tie'],
    person: persons[at] as Person,
  }))
}

function householdOf(random: Random, family: Family, members: readonly Member[], at: number): Household {
  const collectedOn = dayFromNumber(dayNumber(CENSUS_DAY) - random.between(3, 38))
  return {
    grid: family.grid,
    door: family.door,
    address: family.address,
    tenants: family.tenants,
    members,
    collectedOn,
    housing: housing(random, family),
    assistance: assistance(random, family),
    hazards: hazards(random, family, wardenNo(family.grid), (at % 999) + 1, collectedOn),
  }
}
