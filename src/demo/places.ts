/** Four estates, seven grid groups, fourteen grids: their buildings, doors, houses and the units that sit among them. */
import { type Building, COMMUNITY_NAME, type Door, GRIDS, type Grid, type Premises } from './community.ts'
import { phoneOf } from './identity.ts'
import type { Random } from './random.ts'

interface Estate {
  readonly name: string
  readonly road: string
  readonly no: number
  /** First and last grid. */
  readonly grids: readonly [number, number]
  readonly builtYear: number
}

/** No such roads: the streets of the demo are as invented as its people. */
export const ESTATES: readonly Estate[] = [
  { name: '和顺花园', road: '示和路', no: 1, grids: [1, 4], builtYear: 2006 },
  { name: '江湾小区', road: '示江路', no: 18, grids: [5, 8], builtYear: 1998 },
  { name: '锦苑新村', road: '示锦路', no: 26, grids: [9, 11], builtYear: 1993 },
  { name: '机械厂宿舍', road: '示工路', no: 7, grids: [12, 14], builtYear: 1984 },
]

/** Units, floors and rooms a floor, as such estates are built. */
const SHAPES = [
  [2, 6, 2],
  [3, 6, 2],
  [3, 7, 2],
  [4, 6, 2],
  [1, 18, 4],
  [2, 11, 2],
] as const

const OUTCOMES = ['空房', '空房', '空房', '装修', '未见面', '人不在', '租客不让进'] as const

export function estateOf(grid: number): Estate {
  return ESTATES.find(({ grids: [first, last] }) => grid >= first && grid <= last) as Estate
}

export interface GridPlace {
  readonly buildings: readonly Building[]
  /** Doors for as many households as asked for, in the order of buildings. */
  readonly doors: readonly Door[]
  readonly empty: readonly { readonly door: Door; readonly outcome: string }[]
}

/** Enough buildings for that many doors and a few empty ones; `firstBuilding` carries on the estate's count. */
export function layOutGrid(random: Random, grid: number, doors: number, firstBuilding: number): GridPlace {
  const estate = estateOf(grid)
  const houses = grid === GRIDS ? Math.floor(doors / 12) : 0
  const rooms = doors - houses
  const spare = Math.floor(rooms / 28) + (rooms > 20 ? random.below(5) : 1)
  const buildings: Building[] = []
  let rest = rooms + spare
  while (rest > 0) {
    const [units, floors, roomsPerFloor] =
      rest < 30 ? lastShape(rest) : random.pick(SHAPES.filter((shape) => fits(shape, rest, grid)))
    buildings.push({
      estate: estate.name,
      building: `${firstBuilding + buildings.length}栋`,
      units,
      floors,
      roomsPerFloor,
      grid,
    })
    rest -= units * floors * roomsPerFloor
  }
  const all = buildings.flatMap(doorsOf)
  const vacant = new Set(random.shuffle(all.map((_, at) => at)).slice(0, all.length - rooms))
  return {
    buildings,
    doors: [
      ...all.filter((_, at) => !vacant.has(at)),
      ...Array.from({ length: houses }, (_, at) => house(`${estate.road}${101 + at * 2}号`)),
    ],
    empty: all.filter((_, at) => vacant.has(at)).map((door) => ({ door, outcome: random.pick(OUTCOMES) })),
  }
}

/** The last building takes what is left: one or two units of at most eight floors. */
function lastShape(rest: number): readonly [number, number, number] {
  return rest > 14 ? [2, Math.ceil(rest / 4), 2] : [1, Math.max(2, Math.ceil(rest / 2)), 2]
}

/** Towers stand only in the newest estate. */
function fits([units, floors, rooms]: readonly [number, number, number], rest: number, grid: number): boolean {
  return units * floors * rooms <= Math.max(rest, 24) && (floors < 8 || estateOf(grid).builtYear > 2000)
}

function doorsOf(building: Building): Door[] {
  const doors: Door[] = []
  for (let unit = 1; unit <= building.units; unit += 1) {
    for (let floor = 1; floor <= building.floors; floor += 1) {
      for (let room = 1; room <= building.roomsPerFloor; room += 1) {
        doors.push({
          estate: building.estate,
          building: building.building,
          unit: String(unit),
          room: `${floor}0${room}`,
          streetNo: '',
        })
      }
    }
  }
  return doors
}

function house(streetNo: string): Door {
  return { estate: '', building: '', unit: '', room: '', streetNo }
}

/** Where somebody lives, as it stands in a household register. Pure. */
export function addressOf(door: Door, grid: number): string {
  const { road, no, name } = estateOf(grid)
  const place =
    door.streetNo === '' ? `${road}${no}号${name}${door.building}${door.unit}单元${door.room}` : door.streetNo
  return `柳州市柳北区${place}`
}

/** Two grids make a group; the names say where a grid begins and ends. */
export function nameGrid(
  no: number,
  buildings: readonly Building[],
): Pick<Grid, 'no' | 'group' | 'name' | 'estate' | 'scope'> {
  const { name: estate } = estateOf(no)
  const names = buildings.map(({ building }) => building)
  const span = names.length < 2 ? (names[0] ?? '') : `${names[0]}至${names.at(-1)}`
  return {
    no,
    group: Math.ceil(no / 2),
    name: `第${no}网格`,
    estate,
    scope: `${COMMUNITY_NAME}${estate}${span}${no === GRIDS ? '及沿街平房' : ''}`,
  }
}

/** Four units and two kindergartens, as the report has them, and a row of shops. */
export function premisesOf(random: Random, names: () => string): Premises[] {
  const kinds: readonly (readonly [string, string, number])[] = [
    ['示例机械厂', '驻区单位', 12],
    ['示例供水营业所', '驻区单位', 5],
    ['示例汽车配件公司', '驻区单位', 9],
    ['示例社区卫生服务站', '驻区单位', 2],
    ['和顺幼儿园', '学校幼儿园', 3],
    ['江湾幼儿园', '学校幼儿园', 7],
    ['利民便利店', '商铺', 1],
    ['小桥螺蛳粉店', '商铺', 6],
    ['锦苑五金店', '商铺', 10],
    ['顺达电动车行', '商铺', 13],
    ['康宁药房', '商铺', 14],
  ]
  return kinds.map(([name, kind, grid], at) => ({
    name,
    kind,
    grid,
    address: `柳州市柳北区${estateOf(grid).road}${random.between(30, 90)}号`,
    contact: names(),
    phone: phoneOf(9_990_000 + at),
  }))
}
