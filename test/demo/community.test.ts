/** The invented community: exact totals, numbers that belong to nobody, families that could exist. */
import { describe, expect, test } from 'vitest'
import { ageOn } from '../../src/core/day.ts'
import {
  CENSUS_DAY,
  type Community,
  GRIDS,
  HOUSEHOLDS,
  type Household,
  type Member,
  PEOPLE,
} from '../../src/demo/community.ts'
import { makeCommunity, peopleFor } from '../../src/demo/people.ts'
import { readIdNo } from '../../src/register/identity.ts'

const whole = makeCommunity(1, HOUSEHOLDS)

function persons(community: Community) {
  const all = community.households.flatMap(({ members }) => members.map(({ person }) => person))
  return [...new Map(all.map((person) => [person.idNo, person])).values()]
}

describe('at the size of the report', () => {
  test('3,582 households and 10,388 people in 14 grids of 7 groups and 4 estates', () => {
    expect(whole.households).toHaveLength(3582)
    expect(persons(whole)).toHaveLength(PEOPLE)
    expect(whole.grids).toHaveLength(GRIDS)
    expect(new Set(whole.grids.map(({ group }) => group)).size).toBe(7)
    expect(new Set(whole.buildings.map(({ estate }) => estate)).size).toBe(4)
    for (const { no } of whole.grids)
      expect(Math.abs(whole.households.filter(({ grid }) => grid === no).length - 256)).toBeLessThan(2)
  })

  test('about 7,000 permanent and 3,500 floating, some registered here who live elsewhere', () => {
    const people = persons(whole)
    const floating = people.filter((person) => person.floating)
    const permanent = people.filter(({ master }) => master.is_permanent === '是')
    expect(Math.abs(floating.length - 3500)).toBeLessThan(100)
    expect(Math.abs(permanent.length - 7000)).toBeLessThan(250)
    const gone = whole.households.flatMap(({ members }) => members).filter(({ tie }) => tie === 'registered')
    expect(gone.length).toBeGreaterThan(100)
  })

  test('somebody registered with the parents and living with a spouse stands in two households', () => {
    const rows = whole.households.flatMap(({ members }) => members)
    expect(rows.length - PEOPLE).toBe(5)
    for (const id of new Set(rows.map(({ person }) => person.idNo).filter((id, at, all) => all.indexOf(id) !== at))) {
      const both = rows.filter(({ person }) => person.idNo === id)
      expect(both.map(({ tie }) => tie).sort()).toEqual(['living', 'registered'])
    }
  })

  test('doors without people, houses without rooms, two households behind one door', () => {
    expect(whole.emptyDoors.length).toBeGreaterThan(100)
    expect(whole.households.filter(({ door }) => door.streetNo !== '').length).toBeGreaterThan(10)
    const doors = whole.households.map(({ door, grid }) => JSON.stringify([grid, door]))
    expect(new Set(doors).size).toBe(HOUSEHOLDS - 25)
  })

  test('every area has people in it', () => {
    const areas = new Set(persons(whole).flatMap((person) => Object.keys(person.areas)))
    expect([...areas].sort()).toEqual([
      'disability',
      'elderly',
      'employment',
      'family_planning',
      'floating',
      'medical_insurance',
      'minor',
      'party',
      'pension',
      'veteran',
    ])
    expect(whole.households.filter(({ assistance }) => assistance.aid_kind !== '无').length).toBeGreaterThan(20)
    expect(
      persons(whole).filter(({ areas: { family_planning } }) => family_planning?.is_pregnant === '是').length,
    ).toBeGreaterThan(20)
  })
})

describe.each([
  [1, HOUSEHOLDS],
  [2, 700],
  [3, 60],
  [4, 14],
])('seed %i with %i households', (seed, households) => {
  const community = seed === 1 ? whole : makeCommunity(seed, households)

  test('the counts are exact', () => {
    expect(community.households).toHaveLength(households)
    expect(persons(community)).toHaveLength(peopleFor(households))
  })

  test('identity numbers are valid, fit sex and birth, and belong to nobody', () => {
    for (const { idNo, sex, birth } of persons(community)) {
      expect(idNo.startsWith('450299')).toBe(true)
      expect(readIdNo(idNo).ok).toBe(true)
      expect(idNo.slice(6, 14)).toBe(birth.replaceAll('-', ''))
      expect(Number(idNo[16]) % 2).toBe(sex === '男' ? 1 : 0)
      expect(birth <= CENSUS_DAY).toBe(true)
    }
  })

  test('one head a household, who comes first, and a phone', () => {
    for (const { members } of community.households) {
      expect(members.filter(({ relation }) => relation === '户主')).toHaveLength(1)
      expect(members[0]?.relation).toBe('户主')
      expect(members.some(({ person }) => person.phone !== '')).toBe(true)
    }
  })

  test('nobody is older than father and mother, and spouses are of age', () => {
    for (const household of community.households) {
      for (const [parent, child] of generations(household)) {
        expect(
          parent.person.age - child.person.age,
          `${parent.relation} ${child.relation} ${child.person.idNo}`,
        ).toBeGreaterThanOrEqual(18)
      }
      for (const { person } of household.members) {
        if (person.marital !== '未婚') expect(person.age).toBeGreaterThanOrEqual(person.sex === '女' ? 20 : 22)
        expect(ageOn(person.birth, CENSUS_DAY)).toBe(person.age)
        expect(person.age).toBeLessThan(96)
      }
    }
  })

  test('relations fit sexes', () => {
    for (const { relation, person } of community.households.flatMap(({ members }) => members)) {
      if (/^(妻|母亲|.*女|儿媳|妹妹)$/.test(relation)) expect(person.sex, relation).toBe('女')
      if (/^(夫|父亲|.*子|女婿|弟)$/.test(relation) && relation !== '妻子') expect(person.sex, relation).toBe('男')
    }
  })

  test('certificates of the disabled agree with the person, type and grade', () => {
    for (const { idNo, areas } of persons(community)) {
      if (areas.disability === undefined) continue
      const { disability_no: no = '', disability_grade: grade = '' } = areas.disability
      expect(no.slice(0, 18)).toBe(idNo)
      expect('一二三四'.indexOf(grade[0] ?? '') + 1).toBe(Number(no[19]))
    }
  })
})

test('the same seed gives the same people, another seed gives others', () => {
  expect(makeCommunity(7, 60)).toEqual(makeCommunity(7, 60))
  expect(makeCommunity(8, 60).households[0]).not.toEqual(makeCommunity(7, 60).households[0])
})

/** Pairs of an older and a younger generation, by the relation to the head. */
function generations({ members }: Household): [Member, Member][] {
  const level = (relation: string): number => {
    if (/孙/.test(relation)) return -2
    if (/^(子|女|长子|长女|次子|次女|三子|三女)$/.test(relation)) return -1
    return /^(父亲|母亲)$/.test(relation) ? 1 : 0
  }
  const head = members[0] as Member
  return members.flatMap((member): [Member, Member][] => {
    const its = level(member.relation)
    return its === -1 || its === -2 ? [[head, member]] : its === 1 ? [[member, head]] : []
  })
}
