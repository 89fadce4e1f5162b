/** The building map (活地图) as data: building, unit, floor and room, what stands behind each door, and how it is cut into pages. */
import { fold } from '../core/text.ts'
import { type Door, part, sayDoor } from '../register/door.ts'
import { compareNames } from '../register/door-order.ts'

/** What the register knows behind one door of one household. */
export interface MapHousehold {
  readonly door: Door
  /** `第07网格` */
  readonly grid: string
  /** '' where nobody is registered or living. */
  readonly head: string
  readonly living: number
  readonly registered: number
  /** What the warden found where nobody is: 空房, 装修 …, or ''. */
  readonly state: string
  /** Nobody lives there, as the warden wrote. */
  readonly empty: boolean
  readonly let: boolean
  readonly incomplete: boolean
  readonly hazard: boolean
  /** Must-visit classes in a character each: 老, 弱 … */
  readonly classes: readonly string[]
}

/** A building of the office's list: what it is made of, whether or not anybody is known behind a door. */
export interface BuildingRaster {
  readonly estate: string
  readonly building: string
  readonly units: number
  readonly floors: number
  readonly rooms: number
  readonly grid: string
}

export interface MapCell {
  readonly room: string
  /** `unmet`: somebody may live there, nobody was met or counted. */
  readonly kind: 'lived' | 'empty' | 'unmet' | 'unlisted'
  readonly head: string
  readonly people: string
  readonly let: boolean
  readonly incomplete: boolean
  readonly hazard: boolean
  readonly classes: readonly string[]
}

export interface MapUnit {
  readonly name: string
  readonly columns: number
  /** A row a floor of the page, each as long as `columns`; null where there is no door. */
  readonly floors: readonly (readonly (MapCell | null)[])[]
}

export interface MapPage {
  readonly building: string
  readonly grid: string
  /** `1/2` of a building with several pages, else ''. */
  readonly part: string
  readonly landscape: boolean
  /** Highest first. */
  readonly floors: readonly number[]
  readonly units: readonly MapUnit[]
  /** Doors that have no place in the raster, and houses without rooms. */
  readonly others: readonly MapCell[]
  readonly counts: MapCounts
}

/** Of the whole building, on each of its pages. */
export interface MapCounts {
  readonly doors: number
  readonly households: number
  readonly people: number
  readonly let: number
  readonly empty: number
  readonly unlisted: number
  readonly incomplete: number
  readonly hazard: number
  readonly classes: readonly (readonly [label: string, households: number])[]
}

/** What a page holds, by the way it lies: columns of doors and floors. */
const ROOM = { landscape: { columns: 14, floors: 14 }, portrait: { columns: 9, floors: 35 } } as const
const MOST_OTHERS = 84

/** Every building with its pages, in the order of names; households without a building by their street. Pure. */
export function buildingMap(
  rasters: readonly BuildingRaster[],
  households: readonly MapHousehold[],
  classes: readonly string[],
): MapPage[] {
  const plans = new Map<string, Plan>()
  for (const raster of rasters) planOf(plans, raster.estate, raster.building).raster = raster
  const byBuilding = new Map<string, Plan[]>()
  for (const plan of plans.values())
    byBuilding.set(part(plan.building), [...(byBuilding.get(part(plan.building)) ?? []), plan])
  for (const household of households) {
    const { estate, building } = household.door
    // A door whose estate nobody wrote belongs to the one building of that number.
    const same = estate === '' && building !== '' ? byBuilding.get(part(building)) : undefined
    const plan = same?.length === 1 && same[0] ? same[0] : planOf(plans, estate, building)
    plan.households.push(household)
  }
  return [...plans.values()]
    .sort((a, b) => compareNames(titleOf(a), titleOf(b)))
    .flatMap((plan) => pagesOf(plan, classes))
}

interface Plan {
  readonly estate: string
  readonly building: string
  raster: BuildingRaster | null
  readonly households: MapHousehold[]
}

function planOf(plans: Map<string, Plan>, estate: string, building: string): Plan {
  const key = `${fold(estate)}/${part(building)}`
  const known = plans.get(key) ?? { estate, building, raster: null, households: [] }
  plans.set(key, known)
  return known
}

function titleOf({ estate, building }: Plan): string {
  if (building === '') return `${estate}平房、散户`
  return sayDoor({ estate, building, unit: '', room: '', streetNo: '' })
}

interface Place {
  readonly unit: string
  readonly floor: number
  readonly column: number
}

/** 1203 is the third door of the twelfth floor; a room that says no floor has no place. */
function placeOf({ unit, room }: Door, oneUnit: string | null): Place | null {
  const found = /^(\d{1,3}?)(\d{2})$/.exec(part(room))
  const [floor, column] = [Number(found?.[1] ?? 0), Number(found?.[2] ?? 0)]
  if (floor === 0 || column === 0) return null
  const own = part(unit)
  return { unit: own === '' && oneUnit !== null ? oneUnit : own, floor, column }
}

function pagesOf(plan: Plan, classes: readonly string[]): MapPage[] {
  const { raster, households } = plan
  const said = [...new Set(households.map(({ door }) => part(door.unit)).filter((unit) => unit !== ''))]
  const listed = raster ? Array.from({ length: raster.units }, (_, index) => String(index + 1)) : []
  const names = [...new Set([...listed, ...said])].sort(compareNames)
  const oneUnit = names.length <= 1 ? (names[0] ?? '1') : null
  const placed = new Map<string, MapHousehold[]>()
  const others: MapHousehold[] = []
  const extent = new Map<string, { floors: number; columns: number }>()
  if (raster) for (const unit of listed) extent.set(unit, { floors: raster.floors, columns: raster.rooms })
  for (const household of households) {
    const place = plan.building === '' ? null : placeOf(household.door, oneUnit)
    if (place === null) {
      others.push(household)
      continue
    }
    const key = `${place.unit}/${place.floor}/${place.column}`
    placed.set(key, [...(placed.get(key) ?? []), household])
    const { floors, columns } = extent.get(place.unit) ?? { floors: 0, columns: 0 }
    extent.set(place.unit, { floors: Math.max(floors, place.floor), columns: Math.max(columns, place.column) })
  }
  const height = Math.max(0, ...[...extent.values()].map(({ floors }) => floors))
  const units = [...extent]
    .sort(([a], [b]) => compareNames(a, b))
    .map(
      ([name, { columns, floors: own }]): MapUnit => ({
        name: name === '' ? '' : `${name}单元`,
        columns,
        floors: Array.from({ length: height }, (_, up) => {
          const floor = height - up
          return Array.from({ length: columns }, (__, at) => {
            const room = `${floor}${String(at + 1).padStart(2, '0')}`
            const there = placed.get(`${name}/${floor}/${at + 1}`)
            if (there) return cellOf(room, there)
            const exists =
              raster !== null && floor <= Math.min(own, raster.floors) && at < raster.rooms && listed.includes(name)
            return exists ? unlisted(room) : null
          })
        }),
      }),
    )
  const aside = others
    .sort((a, b) => compareNames(sayDoor(a.door), sayDoor(b.door)))
    .map((household) => cellOf(asideName(household.door), [household]))
  const counts = countsOf(units, aside, households, classes)
  const grids = [...new Set([...(raster ? [raster.grid] : []), ...households.map(({ grid }) => grid)])].filter(Boolean)
  const about = { building: titleOf(plan), grid: grids.sort(compareNames).join('、'), counts }
  const pages = cut(units, height, aside)
  return pages.map((page, index) => ({
    ...about,
    ...page,
    part: pages.length === 1 ? '' : `${index + 1}/${pages.length}`,
  }))
}

function asideName(door: Door): string {
  if (door.building === '') return door.streetNo || sayDoor(door)
  const whole = sayDoor({ ...door, estate: '' })
  return whole.slice(sayDoor({ ...door, estate: '', unit: '', room: '' }).length) || whole
}

/** Two households behind one door are one cell that names both. */
function cellOf(room: string, households: readonly MapHousehold[]): MapCell {
  const [living, registered] = [
    sum(households, ({ living }) => living),
    sum(households, ({ registered }) => registered),
  ]
  const heads = households.map(({ head }) => head).filter((head) => head !== '')
  const any = (is: (household: MapHousehold) => boolean) => households.some(is)
  return {
    room,
    kind: heads.length > 0 || living + registered > 0 ? 'lived' : any((one) => one.empty) ? 'empty' : 'unmet',
    head: heads.length > 0 ? heads.join('、') : (households[0]?.state ?? ''),
    people: living > 0 ? `${living}人` : registered > 0 ? `户籍${registered}` : '',
    let: any((one) => one.let),
    incomplete: any((one) => one.incomplete),
    hazard: any((one) => one.hazard),
    classes: [...new Set(households.flatMap(({ classes }) => classes))],
  }
}

function unlisted(room: string): MapCell {
  return { room, kind: 'unlisted', head: '', people: '', let: false, incomplete: false, hazard: false, classes: [] }
}

function countsOf(
  units: readonly MapUnit[],
  others: readonly MapCell[],
  households: readonly MapHousehold[],
  classes: readonly string[],
): MapCounts {
  const cells = [...units.flatMap(({ floors }) => floors.flat()), ...others].filter((cell) => cell !== null)
  const peopled = households.filter(({ head, living, registered }) => head !== '' || living + registered > 0)
  const count = (is: (household: MapHousehold) => boolean) => households.filter(is).length
  return {
    doors: cells.length,
    households: peopled.length,
    people: sum(households, ({ living }) => living),
    let: count((one) => one.let),
    empty: cells.filter(({ kind }) => kind === 'empty').length,
    unlisted: cells.filter(({ kind }) => kind === 'unlisted').length,
    incomplete: count((one) => one.incomplete),
    hazard: count((one) => one.hazard),
    classes: classes.map((label) => [label, count((one) => one.classes.includes(label))] as const),
  }
}

type Cut = Pick<MapPage, 'landscape' | 'floors' | 'units' | 'others'>

/** Low buildings lie, towers stand; what is wider or higher than a page goes on on the next one. */
function cut(units: readonly MapUnit[], height: number, others: readonly MapCell[]): Cut[] {
  const landscape = height <= ROOM.landscape.floors
  const room = landscape ? ROOM.landscape : ROOM.portrait
  const pages: Cut[] = []
  const stacks = Math.ceil(height / room.floors)
  for (const row of packed(units, room.columns)) {
    for (let stack = 0; stack < stacks; stack++) {
      const [from, to] = [Math.floor((height * stack) / stacks), Math.floor((height * (stack + 1)) / stacks)]
      const floors = Array.from({ length: to - from }, (_, index) => height - from - index)
      const shown = row.map((unit) => ({ ...unit, floors: unit.floors.slice(from, to) }))
      pages.push({ landscape, floors, units: shown, others: [] })
    }
  }
  const last = pages.at(-1)
  if (last && others.length > 0 && others.length <= 12 && last.floors.length <= room.floors - (landscape ? 4 : 6)) {
    pages[pages.length - 1] = { ...last, others }
    return pages
  }
  for (let at = 0; at < others.length; at += MOST_OTHERS) {
    pages.push({ landscape: true, floors: [], units: [], others: others.slice(at, at + MOST_OTHERS) })
  }
  return pages
}

function packed(units: readonly MapUnit[], most: number): MapUnit[][] {
  const narrow = units.flatMap((unit) =>
    Array.from({ length: Math.ceil(unit.columns / most) }, (_, index): MapUnit => {
      const floors = unit.floors.map((cells) => cells.slice(index * most, (index + 1) * most))
      return { ...unit, columns: floors[0]?.length ?? 0, floors }
    }),
  )
  const rows: MapUnit[][] = []
  for (const unit of narrow) {
    const row = rows.at(-1)
    if (row && sum(row, ({ columns }) => columns) + unit.columns <= most) row.push(unit)
    else rows.push([unit])
  }
  return rows
}

function sum<T>(entries: readonly T[], of: (entry: T) => number): number {
  return entries.reduce((total, entry) => total + of(entry), 0)
}

const LONG_SURNAMES =
  '欧阳 司马 上官 诸葛 皇甫 夏侯 尉迟 令狐 司徒 慕容 东方 端木 公孙 轩辕 百里 呼延 南宫 独孤 宇文 长孙 闻人 澹台'.split(
    ' ',
  )

/** `韦户`: how a door is known without the whole name of its head. Pure. */
export function familyName(head: string): string {
  if (head === '') return ''
  const [first = ''] = head.split(/[\s·•]/u)
  const [surname = ''] = /[·•\s]/u.test(head)
    ? [first]
    : LONG_SURNAMES.some((one) => head.startsWith(one))
      ? [head.slice(0, 2)]
      : [...head]
  return `${surname}户`
}
