/** A week of visits: sheets by grid, doors in walking order, overdue days, a door said once. */
import { describe, expect, it } from 'vitest'
import { type PersonDue, visitSheets, visitWorkbook } from '../../src/cards/visit-list.ts'
import type { Day } from '../../src/core/day.ts'

const WEEK = { today: '2015-03-18' as Day, from: '2015-03-16' as Day, to: '2015-03-22' as Day }

function due(name: string, building: string, room: string, on: string, grid = '第07网格'): PersonDue {
  const door = { estate: '长风小区', building, unit: '1', room, streetNo: '' }
  return {
    ...{ household: `${grid}-${building}-${room}`, door, grid, name, sex: '女', age: '81', phone: '13000000001' },
    ...{ classes: ['老'], why: ['八十岁以上'], last: null, due: on as Day },
  }
}

describe('a visit list', () => {
  const people = [
    due('丁', '10', '101', '2015-03-18'),
    due('乙', '2', '302', '2015-03-01'),
    due('丙', '2', '302', '2015-03-22'),
    due('甲', '2', '201', '2015-03-20'),
    due('戊', '1', '101', '2015-03-20', '第08网格'),
  ]
  const sheets = visitSheets(people, new Map([['第07网格', { name: '韦网格', phone: '1' }]]), WEEK)

  it('goes from door to door, numbers everybody once and counts the days past', () => {
    expect(
      sheets.map(({ grid, warden, people: count, households, overdue }) => [grid, warden, count, households, overdue]),
    ).toEqual([
      ['第07网格', '韦网格', 4, 3, 1],
      ['第08网格', '', 1, 1, 0],
    ])
    expect(
      sheets[0]?.buildings.map(({ title, rows }) => [
        title,
        rows.map((row) => [row.no, row.door, row.who, row.overdue, row.again]),
      ]),
    ).toEqual([
      [
        '长风小区2栋',
        [
          [1, '1单元201室', '甲', 0, false],
          [2, '1单元302室', '丙', 0, false],
          [3, '1单元302室', '乙', 17, true],
        ],
      ],
      ['长风小区10栋', [[4, '1单元101室', '丁', 0, false]]],
    ])
  })

  it('is the same in a workbook', () => {
    const { sheets: tabs } = visitWorkbook(sheets, '走访清单')
    expect(tabs[0]?.rows.map((row) => row.slice(0, 3))).toEqual([
      ['1', '长风小区2栋1单元201室', '甲 女 81岁'],
      ['2', '长风小区2栋1单元302室', '丙 女 81岁'],
      ['3', '长风小区2栋1单元302室', '乙 女 81岁'],
      ['4', '长风小区10栋1单元101室', '丁 女 81岁'],
    ])
  })
})
