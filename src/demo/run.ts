/** The demo from an empty office to a year on paper, in the order in which an office does it; every step is passed in. */
import { addDays, addMonths, type Day, firstDay, type Month } from '../core/day.ts'
import type { Form } from '../forms/form.ts'
import type { Community } from './community.ts'
import { monthWorkbook, officeWorkbook } from './office-workbooks.ts'
import type { Workbook } from './sheet.ts'
import { wardenWorkbook } from './warden-workbooks.ts'
import { FIRST_MONTH, yearOfAssessments } from './year.ts'

export interface Imported {
  /** Null where every row was refused. */
  readonly batch: number | null
  readonly rows: number
  readonly rejected: number
}

/** What the outside world does for the demo; the same code as the commands that a clerk would type. */
export interface DemoSteps {
  readonly forms: ReadonlyMap<string, Form>
  /** Writes a workbook where what wardens send is kept; gives its path. */
  write(workbook: Workbook, day: Day): Promise<string>
  /** `grid` as `--grid` has it, or null where the rows say it. */
  import(path: string, today: Day, grid: number | null): Promise<Imported>
  /** Publishes and closes a month. */
  close(month: Month, today: Day): Promise<void>
  /** One more of `demoUnits` is done. */
  done(): void
}

export interface DemoResult {
  readonly files: readonly string[]
  readonly batches: number
  readonly returnedRows: number
  readonly months: readonly Month[]
}

const ROSTER_DAY = '2015-01-05' as Day
const CENSUS_SENT = '2015-01-16' as Day
const CENSUS_SENT_AGAIN = '2015-01-21' as Day

/** How many times `done` is called. Pure. */
export function demoUnits(community: Community, months: number): number {
  return 2 + community.grids.length + months * 2
}

export async function runDemo(community: Community, months: number, steps: DemoSteps): Promise<DemoResult> {
  const files: string[] = []
  const imported: Imported[] = []
  const write = async (workbook: Workbook, day: Day): Promise<string> => {
    const path = await steps.write(workbook, day)
    files.push(path)
    return path
  }
  const bring = async (path: string, today: Day, grid: number | null = null): Promise<void> => {
    imported.push(await steps.import(path, today, grid))
  }

  await bring(await write(officeWorkbook(steps.forms, community), ROSTER_DAY), ROSTER_DAY)
  steps.done()
  const sentAgain: { path: string; grid: number }[] = []
  for (const { no } of community.grids) {
    const { first, corrected } = wardenWorkbook(community, no)
    await bring(await write(first, CENSUS_SENT), CENSUS_SENT, no)
    if (corrected !== null) sentAgain.push({ path: await write(corrected, CENSUS_SENT_AGAIN), grid: no })
    steps.done()
  }
  for (const { path, grid } of sentAgain) await bring(path, CENSUS_SENT_AGAIN, grid)
  steps.done()
  const closed: Month[] = []
  for (const assessed of yearOfAssessments(community, months)) {
    const next = firstDay(addMonths(assessed.month, 1))
    await bring(
      await write(monthWorkbook(steps.forms, community, assessed.month, assessed), addDays(next, 2)),
      addDays(next, 2),
    )
    steps.done()
    await steps.close(assessed.month, addDays(next, 11))
    closed.push(assessed.month)
    steps.done()
  }
  return {
    files,
    batches: imported.filter(({ batch }) => batch !== null).length,
    returnedRows: imported.reduce((total, { rejected }) => total + rejected, 0),
    months: closed,
  }
}

/** The day on which the demo's office stands still: the middle of the month after the last one. Pure. */
export function todayAfter(months: number): Day {
  return addDays(firstDay(addMonths(FIRST_MONTH, months)), 14)
}
