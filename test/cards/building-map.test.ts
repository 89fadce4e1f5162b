/** Building maps as data: every household behind one door, towers cut into pages, doors that have no floor. */
import { describe, expect, it } from 'vitest'
import {
  type BuildingRaster,
  buildingMap,
  familyName,
  type MapHousehold,
  type MapPage,
} from '../../src/cards/building-map.ts'

const NOBODY = { grid: '第07网格', living: 0, registered: 0, state: '', empty: false, let: false }
const PLAIN = { ...NOBODY, incomplete: false, hazard: false, classes: [] }

function household(unit: string, room: string, head: string, more: Partial<MapHousehold> = {}): MapHousehold {
  const door = { estate: '长风小区', building: '1栋', unit, room, streetNo: '' }
  return { ...PLAIN, door, head, living: head === '' ? 0 : 2, ...more }
}

const RASTER: BuildingRaster = { estate: '长风小区', building: '1', units: 2, floors: 34, rooms: 4, grid: '第07网格' }

/** Heads of a page as they stand, highest floor first. */
function heads(page: MapPage | undefined): string[] {
  return (page?.units ?? []).flatMap(({ floors }) => floors.flat().flatMap((cell) => cell?.head || []))
}

describe('a building map', () => {
  it('has a cell for every door of a tower of 34 floors on one sheet, and each household once', () => {
    const all = [1, 2].flatMap((unit) =>
      Array.from({ length: 34 }, (_, floor) => household(String(unit), `${floor + 1}02`, `户${unit}-${floor + 1}`)),
    )
    const pages = buildingMap([RASTER], all, ['老'])
    expect(pages).toHaveLength(1)
    const [page] = pages
    expect([page?.landscape, page?.floors[0], page?.floors.at(-1)]).toEqual([false, 34, 1])
    expect(page?.units.map(({ name, floors }) => [name, floors.length, floors[0]?.length])).toEqual([
      ['1单元', 34, 4],
      ['2单元', 34, 4],
    ])
    expect(heads(page).sort()).toEqual(all.map(({ head }) => head).sort())
    expect(page?.counts).toMatchObject({ doors: 272, households: 68, people: 136, unlisted: 204 })
  })

  it('goes on on further pages where it is wider or higher, without losing or doubling a door', () => {
    const raster = { ...RASTER, units: 6, floors: 50 }
    const all = Array.from({ length: 300 }, (_, index) => {
      const floor = (index % 50) + 1
      return household(String(Math.floor(index / 50) + 1), `${floor}01`, `户${index}`)
    })
    const pages = buildingMap([raster], all, [])
    expect(pages.map(({ part }) => part)).toEqual(['1/6', '2/6', '3/6', '4/6', '5/6', '6/6'])
    expect(pages.flatMap(heads).sort()).toEqual(all.map(({ head }) => head).sort())
  })

  it('puts two households behind one door into its cell, and rooms without a floor beside the building', () => {
    const [page] = buildingMap(
      [{ ...RASTER, floors: 3 }],
      [
        household('1', '101', '甲', { classes: ['老'] }),
        household('1', '101室', '乙', { let: true }),
        household('1', '地下室', '丙'),
      ],
      ['老', '弱'],
    )
    const first = page?.units[0]?.floors.at(-1)?.[0]
    expect(first).toMatchObject({ head: '甲、乙', people: '4人', let: true, classes: ['老'] })
    expect(page?.others.map(({ room, head }) => [room, head])).toEqual([['1单元地下室', '丙']])
    expect(page?.counts.classes).toEqual([
      ['老', 1],
      ['弱', 0],
    ])
  })

  it('needs no list of buildings, and tells empty doors from those where nobody was met', () => {
    const [lane, page] = buildingMap(
      [],
      [
        household('', '201', '甲'),
        household('', '101', '', { state: '空房', empty: true }),
        household('', '102', '', { state: '不让进', incomplete: true }),
        {
          ...PLAIN,
          door: { estate: '老街', building: '', unit: '', room: '', streetNo: '3号' },
          head: '丁',
          living: 1,
        },
      ],
      [],
    )
    expect(page?.units[0]?.floors).toMatchObject([
      [{ kind: 'lived', head: '甲' }, null],
      [
        { kind: 'empty', head: '空房' },
        { kind: 'unmet', head: '不让进' },
      ],
    ])
    expect([lane?.building, lane?.others[0]?.room]).toEqual(['老街平房、散户', '3号'])
  })

  it('knows surnames of two characters, names with a dot and foreign names', () => {
    expect(['韦示例', '欧阳示例', '阿依古丽·买买提', 'Alexander Smith', '𠮷田', '', '欧阳'].map(familyName)).toEqual([
      ...['韦户', '欧阳户', '阿依古丽户', 'Alexander户', '𠮷户', '', '欧阳户'],
    ])
  })
})
