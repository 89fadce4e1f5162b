/** A round of collection: which workbooks went out, what came back, and how every grid stands. */
import type { Day } from '../core/day.ts'
import { groupBy } from '../core/group.ts'

export interface RoundGrid {
  /** Whole grid code. */
  readonly grid: string
  /** Staff number and name of the warden on the day of opening; null and '' where nobody holds the post. */
  readonly staffNo: string | null
  readonly warden: string
  /** Name of the workbook that was handed out. */
  readonly file: string
}

export interface Round {
  readonly number: number
  /** Form ids. */
  readonly forms: readonly string[]
  readonly openedOn: Day
  readonly due: Day
  readonly closedOn: Day | null
  readonly grids: readonly RoundGrid[]
}

/** A workbook of the round that was imported and not taken back, in the order of importing. */
export interface HandedIn {
  readonly grid: string
  readonly file: string
  /** The name under which it counts: that of the workbook that was handed out, or its own. */
  readonly workbook: string
  readonly day: Day
  /** Forms for which there was a sheet. */
  readonly forms: readonly string[]
  readonly rows: number
  readonly rejected: number
  /** Errors that were found in it. */
  readonly faults: number
}

/** Nothing came · something came, a form is still out · rows went back and are open · all in, nothing open. */
export type GridState = 'missing' | 'handed_in' | 'sent_back' | 'clear'

export interface BoardRow extends RoundGrid {
  readonly state: GridState
  /** Nothing by the day that was set, or the first workbook after it. */
  readonly late: boolean
  /** Day of the first workbook, or null. */
  readonly handedIn: Day | null
  /** Of the latest state of every workbook. */
  readonly rows: number
  readonly rejected: number
  readonly faults: number
}

/** `07网格_张三_户情表_截止0315.xlsx`. Pure. */
export function workbookName(grid: string, warden: string, table: string, due: Day): string {
  const words = [`${grid.slice(-2)}网格`, warden, table, `截止${due.slice(5, 7)}${due.slice(8)}`]
  return `${words
    .filter((word) => word !== '')
    .join('_')
    .replace(/[\\/:*?"<>|\s]/g, '')}.xlsx`
}

/** How every grid of the round stands on `today`, in the order of the round. Pure. */
export function boardOf(round: Round, handed: readonly HandedIn[], today: Day): BoardRow[] {
  const byGrid = groupBy(handed, ({ grid }) => grid)
  return round.grids.map((one): BoardRow => {
    const files = byGrid.get(one.grid) ?? []
    const latest = [...groupBy(files, ({ workbook }) => workbookOf(workbook)).values()].flatMap((same) =>
      same.slice(-1),
    )
    const sum = (name: 'rows' | 'rejected' | 'faults') => latest.reduce((total, file) => total + file[name], 0)
    const handedIn = files[0]?.day ?? null
    const came = new Set(files.flatMap(({ forms }) => forms))
    const open = sum('rejected') > 0 || sum('faults') > 0
    const whole = round.forms.every((form) => came.has(form))
    return {
      ...one,
      state: handedIn === null ? 'missing' : open ? 'sent_back' : whole ? 'clear' : 'handed_in',
      late: (handedIn ?? today) > round.due,
      handedIn,
      ...{ rows: sum('rows'), rejected: sum('rejected'), faults: sum('faults') },
    }
  })
}

/**
 * Whether a workbook of a grid is the one that was handed out as `asked`, whatever the warden called it: by its stamp,
 * by its name, or because no other workbook answered for it yet. Pure.
 */
export function answers(file: string, stamped: boolean, asked: string, handed: readonly HandedIn[]): boolean {
  const names = new Set([workbookOf(asked), workbookOf(file)])
  const others = handed.filter(({ workbook }) => workbookOf(workbook) === workbookOf(asked))
  return stamped || names.size === 1 || others.every((other) => names.has(workbookOf(other.file)))
}

/** The grid of most rows; null where no row has one or two have as many. Pure. */
export function gridOfMost(byGrid: ReadonlyMap<string, number>): string | null {
  const [first, second] = [...byGrid].sort(([, a], [, b]) => b - a)
  return first === undefined || first[1] === second?.[1] ? null : first[0]
}

/** Whether two names are of one workbook, whatever returning and copying added to them. Pure. */
export function sameWorkbook(one: string, other: string): boolean {
  return workbookOf(one) === workbookOf(other)
}

/** A workbook by its name, whatever returning, downloading twice and copying added to it. */
function workbookOf(file: string): string {
  const name = file.replace(/\.[^.]*$/, '').replace(/^(退回\d*_)+/u, '')
  return name.replace(/([\s_-]*(?:副本|[（(]\d+[)）]))+$/u, '')
}
