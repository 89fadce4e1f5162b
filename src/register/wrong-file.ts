/** Signs that a workbook is the wrong one: another grid's, another community's, or an older one that would put values back. */
import { error, type Problem } from '../core/problem.ts'
import type { Change, Row } from '../core/rows.ts'
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow, ParsedSheet } from '../forms/parsed-row.ts'
import type { Snapshot } from './snapshot.ts'

/** A list of one or two people says nothing about whose it is. */
const FEWEST = 3
/** Fewer values than this go back and forth in a file that was corrected by hand. */
const FEWEST_SET_BACK = 5

type Sheets = readonly { readonly parsed: ParsedSheet }[]

/** More than half of its people live in another grid than the one that `--grid` or the stamp names. Pure. */
export function ofOtherGrid(sheets: Sheets, snapshot: Snapshot, grid: string | null, file: string): Problem | null {
  if (grid === null) return null
  const living = new Map<string, string>()
  for (const { personNo, householdCode, kind, to } of snapshot.ties)
    if (kind === 'living' && to === null) living.set(personNo, snapshot.households.get(householdCode)?.gridCode ?? grid)
  const people = new Set<string>()
  const elsewhere = new Map<string, string>()
  for (const row of peopleOf(sheets)) {
    if (row.idKey === null) continue
    people.add(row.idKey)
    const home = living.get(snapshot.personByIdKey.get(row.idKey) ?? '')
    const moved = row.cells.get(roleField(row.form, 'person.moved_in_on') ?? '')?.state === 'value'
    if (home !== undefined && home !== grid && !moved) elsewhere.set(row.idKey, home)
  }
  if (people.size < FEWEST || elsewhere.size * 2 <= people.size) return null
  const counts = new Map<string, number>()
  for (const home of elsewhere.values()) counts.set(home, (counts.get(home) ?? 0) + 1)
  const grids = [...counts].sort((a, b) => b[1] - a[1]).map(([home, count]) => `${home.slice(-2)} × ${count}`)
  return error('file.other_grid', { file }, null, {
    grid: grid.slice(-2),
    people: String(people.size),
    elsewhere: String(elsewhere.size),
    grids: grids.join('、'),
  })
}

/** Its stamp, or most of its codes, begin with another community's twelve digits. Pure. */
export function ofOtherCommunity(
  sheets: Sheets,
  stamped: string | null,
  community: string,
  file: string,
): Problem | null {
  const codes = sheets.flatMap(({ parsed }) =>
    parsed.rows.flatMap(({ form, cells }) => {
      const named = form.fields.filter(({ type }) => type === 'household' || type === 'grid')
      const whole = named.flatMap(
        ({ name }) => /^(\d{12})-\d{2}(-\d+)?$/u.exec(cells.get(name)?.value ?? '')?.[1] ?? [],
      )
      return whole.slice(0, 1)
    }),
  )
  const others = codes.filter((code) => code !== community)
  const other =
    stamped !== null && stamped !== community ? stamped : others.length * 2 > codes.length ? others[0] : undefined
  return other === undefined ? null : error('file.other_community', { file }, null, { other, community })
}

/** A row as it was before a later import changed it. */
export interface Earlier {
  readonly batch: number
  readonly day: string
  readonly before: Row
  readonly after: Row
}

/**
 * `earlier`: `rowId` → what imports that stand did to the row, oldest first. A file that was imported before (`sameAs`, its
 * batch) is doubted when it puts one value back, any other when it puts back more than half of what it changes. Pure.
 */
export function putsBack(
  changes: readonly Change[],
  earlier: (change: Change) => readonly Earlier[],
  sameAs: number | null,
  file: string,
): Problem | null {
  let changed = 0
  let back = 0
  let last: Earlier | null = null
  for (const change of changes) {
    const { before, after } = change
    if (before === null || after === null || change.table === 'tie' || change.table === 'confirmed') continue
    const done = earlier(change).filter(({ batch }) => sameAs === null || batch > sameAs)
    for (const field of Object.keys(after)) {
      if ((before[field] ?? null) === (after[field] ?? null)) continue
      changed++
      const was = done.find(
        (one) => (field in one.before || field in one.after) && (one.before[field] ?? null) === (after[field] ?? null),
      )
      if (!was) continue
      back++
      if (last === null || was.batch > last.batch) last = was
    }
  }
  if (last === null || (sameAs === null && (back < FEWEST_SET_BACK || back * 2 <= changed))) return null
  const detail = { back: String(back), changed: String(changed), batch: String(last.batch), day: last.day }
  return error(sameAs === null ? 'file.older' : 'file.imported_before', { file }, null, {
    ...detail,
    before: String(sameAs ?? ''),
  })
}

function peopleOf(sheets: Sheets): ParsedRow[] {
  return sheets.flatMap(({ parsed }) =>
    parsed.headings.form.subject === 'person' ? parsed.rows.filter((row) => row.emptyDoor === null) : [],
  )
}
