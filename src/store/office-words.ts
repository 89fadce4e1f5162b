/** Records of office forms in words: codes by their labels, blanks as '', as papers show them. */
import type { GridOfOffice, Post } from '../cards/staff-card.ts'
import { type Day, parseDay } from '../core/day.ts'
import { codeLabel } from '../forms/code-match.ts'
import { loadOfficeRecords } from './office-records.ts'
import type { Store } from './store.ts'

type Words = Readonly<Record<string, string>>

/** Every record of the form in the order of its keys, field → text; nothing where the office has no such form. */
export async function readRecords(store: Store, form: string): Promise<Words[]> {
  const known = store.definitions.forms.get(form)
  if (!known) return []
  const records = await loadOfficeRecords(store, known)
  return records.map(({ cells }) =>
    Object.fromEntries(
      known.fields.map(({ name, codes }) => {
        const cell = cells[name]
        const value = cell?.state === 'value' ? cell.value : ''
        const table = codes ? store.definitions.codes.get(codes) : undefined
        return [name, table && value !== '' ? codeLabel(table, value) : value]
      }),
    ),
  )
}

/** The roster in words, with the code of each role beside its label. */
export async function readPosts(store: Store): Promise<Post[]> {
  const roster = store.definitions.forms.get('roster')
  if (!roster) return []
  const words = await readRecords(store, 'roster')
  const records = await loadOfficeRecords(store, roster)
  const day = (text: string | undefined): Day | null => (text ? parseDay(text) : null)
  return words.map((post, index) => ({
    staffNo: post.staff_no ?? '',
    name: post.name ?? '',
    role: records[index]?.cells.role?.value ?? '',
    roleLabel: post.role ?? '',
    phone: post.phone ?? '',
    gridNo: post.grid_no ?? '',
    groupNo: post.group_no ?? '',
    from: day(post.from),
    to: day(post.to),
    duties: post.duties ?? '',
    photo: post.photo ?? '',
    link: records[index]?.extras.微信链接 ?? records[index]?.extras.微信 ?? '',
  }))
}

export async function readGridsInWords(store: Store): Promise<GridOfOffice[]> {
  const grids = await readRecords(store, 'grid')
  return grids.map(({ grid_no = '', group_no = '', name = '', scope = '' }) => ({
    gridNo: grid_no,
    groupNo: group_no,
    name,
    scope,
  }))
}

/** Everybody who ever held the grid (whole code). */
export async function staffOfGrid(store: Store, grid: string): Promise<ReadonlySet<string>> {
  const posts = await readPosts(store)
  return new Set(
    posts
      .filter(({ gridNo }) => gridNo !== '' && grid.endsWith(`-${gridNo.slice(-2).padStart(2, '0')}`))
      .map((p) => p.staffNo),
  )
}

/** Codes of the households that lie in the grid today: a code says only where it was made. */
export async function householdsOfGrid(store: Store, grid: string): Promise<ReadonlySet<string>> {
  const rows = await store.db
    .selectFrom('household')
    .select('household_code')
    .where('community', '=', store.community.code)
    .where('grid_code', '=', grid)
    .execute()
  return new Set(rows.map((row) => String(row.household_code)))
}

/** The whole code of the grid in which a household lies today, or null. */
export async function gridOfHousehold(store: Store, household: string): Promise<string | null> {
  const row = await store.db
    .selectFrom('household')
    .select('grid_code')
    .where('community', '=', store.community.code)
    .where('household_code', '=', household)
    .executeTakeFirst()
  return row === undefined ? null : String(row.grid_code)
}
