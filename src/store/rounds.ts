/** Rounds of collection as they are kept: what was handed out until when, and which imports answered. */
import type { Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { takenBack } from '../register/batch-standing.ts'
import type { HandedIn, Round, RoundGrid } from '../register/collection-round.ts'
import { readLinks } from './batches.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export interface StoredRound extends Round {
  /** Imports with a higher number, up to `lastBatch` (null: all), belong to the round. */
  readonly firstBatch: number
  readonly lastBatch: number | null
}

/** Begins a round; gives its number. */
export async function openRound(
  store: Store,
  round: {
    readonly forms: readonly string[]
    readonly day: Day
    readonly due: Day
    readonly grids: readonly RoundGrid[]
  },
): Promise<number> {
  return store.transaction(async () => {
    const number = ((await latestRound(store))?.number ?? 0) + 1
    const { forms, day, due } = round
    await store.insert('round', [
      {
        ...{ round: number, forms: forms.join(';'), opened_on: day, due_on: due, closed_on: null },
        ...{ first_batch: await lastBatch(store), last_batch: null },
      },
    ])
    await store.insert(
      'round_grid',
      round.grids.map(({ grid, staffNo, warden, file }) => {
        return { round: number, grid_code: grid, staff_no: staffNo, warden, file }
      }),
    )
    return number
  })
}

/** The round that was opened last, closed or not; null where there never was one. */
export async function latestRound(store: Store): Promise<StoredRound | null> {
  const row = await store.db
    .selectFrom('round')
    .selectAll()
    .where('community', '=', store.community.code)
    .orderBy('round', 'desc')
    .executeTakeFirst()
  return row === undefined ? null : ((await storedRounds(store, [row]))[0] ?? null)
}

/** Every round there was, in order. */
export async function readRounds(store: Store): Promise<StoredRound[]> {
  const rows = await rowsWith(store, 'round', 'round', null)
  return storedRounds(
    store,
    rows.sort((a, b) => Number(a.round) - Number(b.round)),
  )
}

async function storedRounds(store: Store, rows: readonly Row[]): Promise<StoredRound[]> {
  const rounds: StoredRound[] = []
  for (const row of rows) {
    const grids = await store.db
      .selectFrom('round_grid')
      .selectAll()
      .where('community', '=', store.community.code)
      .where('round', '=', row.round ?? null)
      .orderBy('grid_code')
      .execute()
    rounds.push({
      number: Number(row.round),
      forms: String(row.forms).split(';'),
      openedOn: String(row.opened_on) as Day,
      due: String(row.due_on) as Day,
      closedOn: row.closed_on === null ? null : (String(row.closed_on) as Day),
      grids: grids.map((one) => ({
        grid: String(one.grid_code),
        staffNo: one.staff_no === null ? null : String(one.staff_no),
        warden: String(one.warden),
        file: String(one.file),
      })),
      firstBatch: Number(row.first_batch),
      lastBatch: row.last_batch === null ? null : Number(row.last_batch),
    })
  }
  return rounds
}

/** The round that wardens are asked for now, or null. */
export async function openedRound(store: Store): Promise<StoredRound | null> {
  const round = await latestRound(store)
  return round === null || round.closedOn !== null ? null : round
}

/** Ends a round: what is imported from now on no longer answers it. */
export async function closeRound(store: Store, { number }: StoredRound, day: Day): Promise<void> {
  await store.transaction(async () => {
    await store.db
      .updateTable('round')
      .set({ closed_on: day, last_batch: await lastBatch(store) })
      .where('community', '=', store.community.code)
      .where('round', '=', number)
      .execute()
  })
}

/** Workbooks of the round's forms that were imported while it was open and stand, in order. */
export async function readHandedIn(store: Store, round: StoredRound): Promise<HandedIn[]> {
  const gone = takenBack(await readLinks(store))
  const batches = await rowsWith(store, 'batch', 'kind', ['import'])
  const days = new Map(batches.map((row) => [Number(row.batch), String(row.day) as Day]))
  const files = await store.db
    .selectFrom('batch_file')
    .selectAll()
    .where('community', '=', store.community.code)
    .where('batch', '>', round.firstBatch)
    .where('grid_code', 'is not', null)
    .orderBy('batch')
    .orderBy('file_no')
    .execute()
  return files.flatMap((row): HandedIn[] => {
    const batch = Number(row.batch)
    const day = days.get(batch)
    if (day === undefined || gone.has(batch) || batch > (round.lastBatch ?? batch)) return []
    const sheets = (JSON.parse(String(row.counts)) as SheetCounts[]).filter(({ form }) => form !== null)
    const forms = sheets.flatMap(({ form, also }) => [form ?? '', ...also.map((one) => one.form)])
    const asked = forms.filter((form) => round.forms.includes(form))
    if (asked.length === 0) return []
    const sum = (name: 'rows' | 'rejected') => sheets.reduce((total, sheet) => total + sheet[name], 0)
    const { grid_code: grid, file, workbook, faults } = row
    return [
      {
        ...{ grid: String(grid), file: String(file), workbook: String(workbook ?? file) },
        ...{ day, forms: asked, faults: Number(faults ?? 0) },
        ...{ rows: sum('rows'), rejected: sum('rejected') },
      },
    ]
  })
}

interface SheetCounts {
  readonly form: string | null
  readonly rows: number
  readonly rejected: number
  readonly also: readonly { readonly form: string }[]
}

async function lastBatch({ db, community }: Store): Promise<number> {
  const row = await db
    .selectFrom('batch')
    .select(db.fn.max('batch').as('last'))
    .where('community', '=', community.code)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}
