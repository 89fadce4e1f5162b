/** The building map: doors of the register in the raster of their buildings, with what a warden should know at each. */
import { type BuildingRaster, buildingMap, familyName, type MapHousehold } from '../../../../cards/building-map.ts'
import { gridLabel } from '../../../../cards/staff-card.ts'
import type { Day } from '../../../../core/day.ts'
import { doorOfCells } from '../../../../register/draft.ts'
import { checkHousehold } from '../../../../register/household-check.ts'
import type { HouseholdFile } from '../../../../register/household-file.ts'
import type { Store } from '../../../../store/store.ts'
import type { Context } from '../../../context.ts'
import type { FilledPaper, PaperOptions } from '../paper.ts'

export async function buildingMaps(context: Context, options: PaperOptions): Promise<FilledPaper> {
  const store = await (await context.office()).store()
  const { loadHouseholdFiles } = await import('../../../../store/household-files.ts')
  const { saidGrid } = await import('../../../said-grid.ts')
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const { building } = options
  const files = await loadHouseholdFiles(store, {
    ...(grid === null ? {} : { grid }),
    ...(building === undefined ? {} : { building }),
  })
  const { readVisitClasses } = await import('../../../../store/visit-classes.ts')
  const { labels, ofHousehold } = await readVisitClasses(store, context.today)
  const households = files.map((file) =>
    mapHousehold(file, store, context.today, ofHousehold.get(file.code) ?? [], options.surnames ?? false),
  )
  const pages = buildingMap(await rastersOf(store, grid, building), households, labels)
  const residents = files.reduce((count, file) => count + file.members.length, 0)
  const buildings = new Set(pages.map((page) => page.building)).size
  return { data: { pages }, count: buildings, residents }
}

async function rastersOf(store: Store, grid: string | null, said: string | undefined): Promise<BuildingRaster[]> {
  const { readRecords } = await import('../../../../store/office-words.ts')
  const { isInBuilding } = await import('../../../../store/household-files.ts')
  return (await readRecords(store, 'building'))
    .map(({ estate = '', building = '', units = '', floors = '', rooms_per_floor = '', grid_no = '' }) => ({
      ...{ estate, building, units: Number(units), floors: Number(floors), rooms: Number(rooms_per_floor) },
      ...{ grid: gridLabel(grid_no), code: grid_no },
    }))
    .filter(({ code }) => grid === null || code === grid)
    .filter(
      ({ estate, building }) =>
        said === undefined || isInBuilding({ estate, building, unit: '', room: '', streetNo: '' }, said),
    )
    .map(({ code: _, ...raster }) => raster)
}

function mapHousehold(
  file: HouseholdFile,
  store: Store,
  day: Day,
  classes: readonly string[],
  surnames: boolean,
): MapHousehold {
  const master = store.definitions.forms.get('resident')
  if (!master) throw new TypeError('no form resident')
  const value = (name: string) => (file.cells[name]?.state === 'value' ? file.cells[name].value : '')
  const headField = master.fields.find(({ role }) => role === 'household.head_name')?.name ?? ''
  const nameField = master.fields.find(({ role }) => role === 'person.name')?.name ?? ''
  const [first] = file.members
  const head = value(headField) || first?.cells[nameField]?.value || ''
  const state = value('door_state')
  const peopled = file.members.length > 0
  const said = store.definitions.codes.get('door_state')?.entries.find(({ code }) => code === state)?.label
  return {
    door: doorOfCells(master, file.cells),
    grid: gridLabel(file.gridCode),
    head: peopled ? (surnames ? familyName(head) : head) : '',
    living: file.members.filter(({ ties }) => ties.includes('living')).length,
    registered: file.members.filter(({ ties }) => ties.includes('registered')).length,
    state: peopled ? '' : (said ?? file.attempts.at(-1)?.outcome ?? '无人'),
    empty: !peopled && VACANT.has(state),
    let: isLet(file, state),
    incomplete: peopled ? isIncomplete(file, store, day) : UNMET.has(state),
    hazard: hasOpenHazard(file, store),
    classes,
  }
}

/** Codes of `door_state`: let; vacant or being fitted out; nobody met, not let in, nothing written. */
const LET = '2'
const VACANT = new Set(['3', '4'])
const UNMET = new Set(['5', '6', ''])

function isLet(file: HouseholdFile, doorState: string): boolean {
  const housing = file.areas.housing?.[0]?.cells
  return doorState === LET || housing?.is_rented?.value === '1' || housing?.use_status?.value === LET
}

/** Short of what the office asks of its records; when it was last verified is another matter. */
function isIncomplete(file: HouseholdFile, { definitions }: Store, day: Day): boolean {
  const { key_percent, main_percent } = definitions.checks.fourClears.complete
  const { key, main } = checkHousehold(file, definitions, day)
  return key.filled * 100 < key_percent * key.asked || main.filled * 100 < main_percent * main.asked
}

/** A hazard or dispute that nobody has closed, or one in the house that nobody has mended. */
function hasOpenHazard(file: HouseholdFile, { definitions }: Store): boolean {
  const { none } = definitions.checks.fourClears
  const isNone = (form: string, field: string, value: string) =>
    none.some((one) => one.form === form && one.field === field && one.in.includes(value))
  const events = (file.areas.hazard ?? []).some(({ cells }) => {
    const { event_kind: kind, closed_on: closed, is_solved: solved } = cells
    if (kind?.state !== 'value' || isNone('hazard', 'event_kind', kind.value)) return false
    return closed?.state !== 'value' && solved?.value !== '1'
  })
  const house = file.areas.housing?.[0]?.cells
  const kind = house?.house_hazard
  const mended = house?.hazard_fix?.state === 'value'
  return events || (kind?.state === 'value' && !isNone('hazard', 'event_kind', kind.value) && !mended)
}
