import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '../../src/core/day.ts'
import type { MustVisit } from '../../src/forms/checks.ts'
import { reasonsOn, type VisitSubject } from '../../src/forms/must-visit.ts'
import { readChecks } from '../../src/forms/read-checks.ts'
import { countedDays, dueOn, missedDays, type VisitMade } from '../../src/register/visits-due.ts'

const FILE = join(import.meta.dirname, '../../templates/checks/must-visit.yaml')
const read = readChecks('templates/checks/must-visit.yaml', readFileSync(FILE))
const RULES = read.draft?.mustVisit as MustVisit

function somebody(birth: string, own: Readonly<Record<string, string>> = {}): VisitSubject {
  const cells = Object.fromEntries(
    Object.entries(own).map(([name, value]) => [name, { state: 'value' as const, value }]),
  )
  return { birth, resident: {}, own: cells, overrides: [] }
}

const day = (text: string) => text as Day
const home = (...dates: string[]): VisitMade[] => dates.map((date) => ({ date: day(date), way: 'home' }))
const call = (...dates: string[]): VisitMade[] => dates.map((date) => ({ date: day(date), way: 'call' }))
const tiers = (subject: VisitSubject, on: string) =>
  reasonsOn(RULES, subject, day(on)).map((reason) => `${reason.class} ${reason.tier}`)

describe('the shipped must-visit classes', () => {
  it('can be read', () => expect(read.problems).toEqual([]))

  it('turn on the eightieth birthday, not the day before', () => {
    const old = somebody('1935-03-10')
    expect(tiers(old, '2015-03-09')).toEqual([])
    expect(tiers(old, '2015-03-10')).toEqual(['elderly general'])
    expect(tiers(old, '2015-03-11')).toEqual(['elderly general'])
  })

  it('count a birth on 29 February from 1 March in other years', () => {
    const old = somebody('1936-02-29', { 'elderly.elder_living': '1' })
    expect(tiers(old, '2016-02-28')[0]).toBe('elderly key')
    expect(tiers(old, '2016-02-29')[0]).toBe('elderly high')
    const leap = somebody('1932-02-29', { 'elderly.elder_living': '1' })
    // Sixty in 1992, seventy-nine until the end of February 2012, which has a 29th.
    expect(tiers(somebody('1955-02-28', { 'elderly.elder_living': '1' }), '2015-02-27')).toEqual([])
    expect(tiers(leap, '2012-02-28')[0]).toBe('elderly key')
    expect(tiers(somebody('1940-02-29', { 'elderly.elder_living': '1' }), '2019-02-28')[0]).toBe('elderly key')
    expect(tiers(somebody('1952-02-29', { 'elderly.elder_living': '2' }), '2013-02-28')).toEqual(['elderly general'])
  })

  it('end for left-behind children on the sixteenth, for others in hardship on the eighteenth birthday', () => {
    const left = somebody('2001-05-20', { 'minor.is_left_behind': '1' })
    expect(tiers(left, '2017-05-19')).toEqual(['child key'])
    expect(tiers(left, '2017-05-20')).toEqual([])
    const orphan = somebody('2001-05-20', { 'minor.child_kind': '2' })
    expect(tiers(orphan, '2019-05-19')).toEqual(['child key'])
    expect(tiers(orphan, '2019-05-20')).toEqual([])
  })

  it('ask about a child out of school from six to fifteen, the fourteenth birthday changes nothing', () => {
    const child = somebody('2001-05-20', { 'minor.school_state': '7' })
    for (const on of ['2015-05-19', '2015-05-20', '2015-05-21']) expect(tiers(child, on)).toEqual(['child key'])
    expect(tiers(child, '2007-05-19')).toEqual([])
    expect(tiers(child, '2007-05-20')).toEqual(['child key'])
  })

  it('end forty-two days after the birth, and after the day on which it was due', () => {
    const mother = somebody('1990-01-01', { 'family_planning.delivered_on': '2015-03-01' })
    expect(tiers(mother, '2015-02-28')).toEqual([])
    expect(tiers(mother, '2015-03-01')).toEqual(['pregnant key'])
    expect(tiers(mother, '2015-04-12')).toEqual(['pregnant key'])
    expect(tiers(mother, '2015-04-13')).toEqual([])
    const expecting = somebody('1990-01-01', {
      'family_planning.is_pregnant': '1',
      'family_planning.due_on': '2015-03-01',
    })
    expect(tiers(expecting, '2015-04-12')).toEqual(['pregnant key'])
    expect(tiers(expecting, '2015-04-13')).toEqual([])
  })

  it('keep every reason, the shortest interval first', () => {
    const subject = somebody('1930-01-01', {
      'elderly.elder_living': '1',
      'assistance.aid_kind': '1',
      'disability.disability_grade': '3',
    })
    expect(tiers(subject, '2015-03-01')).toEqual([
      'elderly high',
      'elderly key',
      'elderly general',
      'weak general',
      'disabled general',
    ])
    expect(dueOn(RULES, { subject, visits: home('2015-03-01'), known: null }, day('2015-03-02'))).toMatchObject({
      interval: 15,
      last: '2015-03-01',
      due: '2015-03-16',
    })
  })

  it('give way to an override with a reason until it ends', () => {
    const override = { class: null, reason: '住院', from: day('2015-03-01'), to: day('2015-03-31') }
    const subject = somebody('1930-01-01', { 'elderly.elder_living': '1' })
    const away = { ...subject, overrides: [{ ...override, tier: null }] }
    expect(tiers(away, '2015-02-28')[0]).toBe('elderly high')
    expect(tiers(away, '2015-03-31')).toEqual([])
    expect(tiers(away, '2015-04-01')[0]).toBe('elderly high')
    const seldom = { ...subject, overrides: [{ ...override, tier: 'general' as const }] }
    expect(reasonsOn(RULES, seldom, day('2015-03-10'))).toEqual([
      { class: 'elderly', tier: 'general', why: '住院', en: '住院', interval: 90, firstBy: null },
    ])
  })
})

describe('visits that count', () => {
  it('are those at which somebody was seen, and calls within thirty days after one', () => {
    expect(countedDays(RULES, [...home('2015-03-01'), ...call('2015-03-31', '2015-04-01')])).toEqual([
      '2015-03-01',
      '2015-03-31',
    ])
    expect(countedDays(RULES, call('2015-03-01'))).toEqual([])
    expect(countedDays(RULES, [{ date: day('2015-03-01'), way: null }])).toEqual(['2015-03-01'])
  })

  it('never visited is due on the day asked', () => {
    const subject = somebody('1930-01-01')
    expect(dueOn(RULES, { subject, visits: [], known: null }, day('2015-03-02'))).toMatchObject({
      last: null,
      due: '2015-03-02',
    })
  })
})

describe('missed visits', () => {
  const subject = somebody('1950-01-01', { 'elderly.elder_living': '1' })
  const missed = (visits: VisitMade[], from: string, to: string, known: string | null = null) =>
    missedDays(RULES, { subject, visits, known: known === null ? null : day(known) }, day(from), day(to))

  it('are the days due on which nobody had called', () => {
    expect(missed(home('2015-01-30', '2015-03-01'), '2015-03-01', '2015-03-31')).toEqual(['2015-03-31'])
    expect(missed(home('2015-01-30', '2015-03-01', '2015-03-31'), '2015-03-01', '2015-03-31')).toEqual([])
    expect(missed(home('2015-01-30', '2015-03-02'), '2015-03-01', '2015-03-31')).toEqual(['2015-03-01'])
  })

  it('begin a new interval, so a long silence is one a month', () => {
    expect(missed(home('2015-01-10'), '2015-02-01', '2015-02-28')).toEqual(['2015-02-09'])
    expect(missed(home('2015-01-10'), '2015-03-01', '2015-03-31')).toEqual(['2015-03-11'])
  })

  it('count from the day on which the door was collected; where nothing is known, the month’s last day', () => {
    expect(missed([], '2015-02-01', '2015-02-28', '2015-01-20')).toEqual(['2015-02-19'])
    expect(missed([], '2015-02-01', '2015-02-28')).toEqual(['2015-02-28'])
    expect(missed(home('2015-02-03'), '2015-02-01', '2015-02-28')).toEqual([])
  })

  it('give whoever comes into a shorter interval a whole one of it', () => {
    // Ninety days until the eightieth birthday on 10 March, then fifteen.
    const old = somebody('1935-03-10', { 'elderly.elder_living': '2' })
    const of = (visits: VisitMade[]) =>
      missedDays(RULES, { subject: old, visits, known: null }, day('2015-03-01'), day('2015-03-31'))
    expect(of(home('2015-01-20'))).toEqual(['2015-03-25'])
    expect(of(home('2015-01-20', '2015-03-24'))).toEqual([])
    expect(of(home('2014-12-05'))).toEqual(['2015-03-05', '2015-03-25'])
  })

  it('ask for a visit within seven days of a birth', () => {
    const mother = somebody('1990-01-01', { 'family_planning.delivered_on': '2015-03-10' })
    const of = (visits: VisitMade[]) =>
      missedDays(RULES, { subject: mother, visits, known: day('2015-01-01') }, day('2015-03-01'), day('2015-03-31'))
    expect(of([])).toEqual(['2015-03-17'])
    expect(of(home('2015-03-17'))).toEqual([])
    expect(of(home('2015-03-09'))).toEqual(['2015-03-17'])
  })

  it('are never more for one more visit, and none for somebody who is visited every interval', () => {
    const offsets = fc.uniqueArray(fc.integer({ min: 0, max: 120 }), { maxLength: 12 })
    fc.assert(
      fc.property(offsets, (list) => {
        const visits = home(...list.map((offset) => addDays(day('2015-01-01'), offset)))
        const regular = home(...[0, 30, 60, 90, 120].map((offset) => addDays(day('2015-01-01'), offset)))
        expect(missed([...visits, ...regular], '2015-01-01', '2015-04-30')).toEqual([])
        const days = missed(visits, '2015-02-01', '2015-02-28', '2015-01-01')
        expect(days.length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
