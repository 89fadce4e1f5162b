/** Working days as people count them: not from the day itself, over holidays, on weekends that are worked, and beyond what is announced. */
import { describe, expect, it } from 'vitest'
import { readCalendar } from '../../src/assessment/read-calendar.ts'
import {
  addWorkdays,
  isWorkday,
  lastAnnounced,
  layCalendar,
  workdaysBetween,
  workdaysOf,
} from '../../src/assessment/workdays.ts'
import { addDays, type Day, type Month } from '../../src/core/day.ts'
import { workdays as demoWorkdays } from '../../src/demo/calendar.ts'
import { loadCalendar } from '../../src/office/load-calendar.ts'

const shipped = await loadCalendar('/nowhere')
const day = (text: string) => text as Day

describe('the announced years', () => {
  it('are there from 2014 to 2026, with as many working days as the law leaves', () => {
    expect([...shipped.years]).toEqual(Array.from({ length: 13 }, (_, index) => String(2014 + index)))
    // 365 − 104 weekend days − 11 holidays, one more on 3 September 2015; 13 holidays since 2025.
    const count = (year: number) => workdaysBetween(day(`${year - 1}-12-31`), day(`${year}-12-31`), shipped)
    expect([count(2015), count(2024), count(2025), count(2026)]).toEqual([249, 251, 248, 248])
  })

  it('know the days that people remember', () => {
    expect(isWorkday(day('2015-09-03'), shipped)).toBe(false)
    expect(isWorkday(day('2015-09-06'), shipped)).toBe(true)
    expect(isWorkday(day('2025-01-26'), shipped)).toBe(true)
    expect(isWorkday(day('2026-02-23'), shipped)).toBe(false)
    expect(isWorkday(day('2022-12-31'), shipped)).toBe(false)
  })

  it('are those of the example year', () => {
    for (let month = 1; month <= 12; month++) {
      const said = `2015-${String(month).padStart(2, '0')}` as Month
      expect(workdaysOf(said, shipped)).toEqual(demoWorkdays(said))
    }
  })
})

describe('counting', () => {
  it('begins the day after, passes weekends and holidays, and lands on a weekend that is worked', () => {
    expect(addWorkdays(day('2015-04-03'), 1, shipped)).toEqual({ day: '2015-04-07', beyondCalendar: false })
    expect(addWorkdays(day('2015-09-30'), 3, shipped).day).toBe('2015-10-10')
    expect(addWorkdays(day('2015-04-03'), 0, shipped).day).toBe('2015-04-03')
    // Announced on a Sunday: the first day is Monday.
    expect(addWorkdays(day('2015-03-08'), 3, shipped).day).toBe('2015-03-11')
  })

  it('says so where a year is counted through that nobody has announced', () => {
    expect(addWorkdays(day('2026-12-25'), 3, shipped)).toEqual({ day: '2026-12-30', beyondCalendar: false })
    expect(addWorkdays(day('2026-12-25'), 10, shipped)).toEqual({ day: '2027-01-08', beyondCalendar: true })
    expect(workdaysOf('2027-10' as Month, shipped)).toBeNull()
    expect(lastAnnounced(shipped)).toBe('2026')
  })

  it('and back is the same number, whichever day it begins with', () => {
    for (let from = day('2015-01-28'); from < '2015-03-10'; from = addDays(from, 1)) {
      for (const count of [0, 1, 5, 10])
        expect(workdaysBetween(from, addWorkdays(from, count, shipped).day, shipped)).toBe(count)
    }
    expect(workdaysBetween(day('2015-03-11'), day('2015-03-08'), shipped)).toBe(-3)
  })
})

describe("an office's own files", () => {
  const read = (text: string) => readCalendar('templates/calendar/own.yaml', text)

  it('lay the holiday of a province over an announced year, or bring a new year', () => {
    const own = read(
      'extends: "2015"\nsource: [桂政办电]\noff:\n  - {name: 壮族三月三, from: 2015-04-20, to: 2015-04-21}\nworked: [2015-05-02]\n',
    )
    const next = read('year: "2027"\nsource: [通知]\noff: [{name: 元旦, from: 2026-12-31, to: 2027-01-02}]\n')
    expect([...own.problems, ...next.problems]).toEqual([])
    if (own.year === null || next.year === null) throw new Error('unread')
    const laid = layCalendar([
      { year: '2015', extends: false, off: [day('2015-05-02')], worked: [] },
      own.year,
      next.year,
    ])
    expect(addWorkdays(day('2015-04-17'), 1, laid).day).toBe('2015-04-22')
    expect(isWorkday(day('2015-05-02'), laid)).toBe(true)
    expect([...laid.years]).toEqual(['2015', '2027'])
    expect(isWorkday(day('2026-12-31'), laid)).toBe(false)
  })

  it('are refused by line where a day is none, of another year, backwards, or off and worked', () => {
    const found = (text: string) => read(text).problems.map(({ code, place }) => `${code} ${place.line}`)
    expect(found('year: "2027"\nsource: [x]\nworked: [2027-02-30]')).toEqual(['calendar.not_a_day 3'])
    expect(found('year: "2027"\nsource: [x]\nworked: [2028-02-01]')).toEqual(['calendar.other_year 3'])
    expect(found('year: "2027"\nsource: [x]\noff:\n  - {name: 春节, from: 2027-02-09, to: 2027-02-01}')).toEqual([
      'calendar.span 4',
    ])
    expect(found('year: "2027"\nsource: [x]\noff: [{name: 春节, from: 2027-02-09}]\nworked: [2027-02-09]')).toEqual([
      'calendar.off_and_worked 4',
    ])
    expect(found('source: [x]')).toEqual(['calendar.year_or_extends 1'])
    expect(found('year: "2027"\nsource: [x]\n放假: []')).toEqual(['definition.unknown_key 3'])
  })
})
