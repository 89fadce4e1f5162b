/** What the fourteen wardens send in January: one workbook a grid, some with faults and then once more without. */
import { areaSheets } from './area-sheets.ts'
import type { Community } from './community.ts'
import { plantFaults } from './faults.ts'
import { mainSheet, type PlacedFault } from './main-sheets.ts'
import { makeRandom } from './random.ts'
import type { Workbook } from './sheet.ts'
import type { Style } from './spelling.ts'

export interface WardenWorkbook {
  readonly grid: number
  readonly style: Style
  readonly first: Workbook
  readonly faults: readonly PlacedFault[]
  /** Sent after the first one came back; null where that had no fault. */
  readonly corrected: Workbook | null
}

const STYLES: readonly Style[] = [
  'template',
  'handmade',
  'ledger',
  'lists',
  'template',
  'handmade',
  'ledger',
  'lists',
  'template',
  'handmade',
  'ledger',
  'lists',
  'template',
  'ledger',
]

/** The workbook of one grid. Pure. */
export function wardenWorkbook(community: Community, grid: number): WardenWorkbook {
  const style = STYLES[grid - 1] as Style
  const households = community.households.filter((one) => one.grid === grid)
  const planted = plantFaults(makeRandom(community.seed, `faults ${grid}`), grid, households)
  const areas = areaSheets(style, households)
  const first = mainSheet(style, community, grid, planted)
  const file = `${String(grid).padStart(2, '0')}网格户情表`
  return {
    grid,
    style,
    first: { file: `${file}.xlsx`, sheets: [first.sheet, ...areas] },
    faults: first.faults,
    corrected:
      planted.length === 0
        ? null
        : { file: `${file}（更正）.xlsx`, sheets: [mainSheet(style, community, grid, []).sheet, ...areas] },
  }
}
