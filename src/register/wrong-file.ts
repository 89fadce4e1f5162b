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

/** What of a workbook, or of one part of it, tells whose it is; the counts of parts are added up. */
export interface Whose {
  people: number
  /** Grid code → people who live there and not in the grid of the workbook. */
  readonly elsewhere: Map<string, number>
  /** Codes of households and grids, those of other communities, and the first community of these. */
  codes: number
  others: number
  other: string | null
}

/** Nobody stands in two parts of a workbook. Pure. */
export function whoseIs(sheets: Sheets, snapshot: Snapshot, grid: string | null, community: string): Whose {
  const communities = codesIn(sheets)
  const others = communities.filter((code) => code !== community)
  const found: Whose = {
    ...{ people: 0, elsewhere: new Map() },
    ...{ codes: communities.length, others: others.length, other: others[0] ?? null },
  }
  if (grid === null) return found
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
  found.people = people.size
  for (const home of elsewhere.values()) found.elsewhere.set(home, (found.elsewhere.get(home) ?? 0) + 1)
  return found
}

/** Adds the counts of another part of the workbook to the first. */
export function addWhose(all: Whose, part: Whose): void {
  all.people += part.people
  for (const [home, count] of part.elsewhere) all.elsewhere.set(home, (all.elsewhere.get(home) ?? 0) + count)
  all.codes += part.codes
  all.others += part.others
  all.other ??= part.other
}

/** More than half of its people live in another grid than the one that `--grid` or the stamp names. Pure. */
export function ofOtherGrid({ people, elsewhere }: Whose, grid: string | null, file: string): Problem | null {
  const away = [...elsewhere.values()].reduce((sum, count) => sum + count, 0)
  if (grid === null || people < FEWEST || away * 2 <= people) return null
  const grids = [...elsewhere].sort((a, b) => b[1] - a[1]).map(([home, count]) => `${home.slice(-2)} × ${count}`)
  return error('file.other_grid', { file }, null, {
    grid: grid.slice(-2),
    people: String(people),
    elsewhere: String(away),
    grids: grids.join('、'),
  })
}

/** Its stamp, or most of its codes, begin with another community's twelve digits. Pure. */
export function ofOtherCommunity(
  { codes, others, other: most }: Whose,
  stamped: string | null,
  community: string,
  file: string,
): Problem | null {
  const other = stamped !== null && stamped !== community ? stamped : others * 2 > codes ? most : null
  return other === null ? null : error('file.other_community', { file }, null, { other, community })
}

/** The community in the first code of every row. */
function codesIn(sheets: Sheets): string[] {
  return sheets.flatMap(({ parsed }) =>
    parsed.rows.flatMap(({ form, cells }) => {
      const named = form.fields.filter(({ type }) => type === 'household' || type === 'grid')
      const whole = named.flatMap(
        ({ name }) => /^(\d{12})-\d{2}(-\d+)?$/u.exec(cells.get(name)?.value ?? '')?.[1] ?? [],
      )
      return whole.slice(0, 1)
    }),
  )
}

/** A row as it was before a later import changed it. */
export interface Earlier {
  readonly batch: number
  readonly day: string
  readonly before: Row
  readonly after: Row
}

/** How many values a workbook, or parts of it, would change and put back as they were. */
export interface SetBack {
  changed: number
  back: number
  /** What is put back, the latest of it. */
  last: Earlier | null
}

/**
 * Adds to `found`. `earlier`: `rowId` → what imports that stand did to the row, oldest first; `sameAs`: the batch that imported
 * the same file before.
 */
export function countSetBack(
  found: SetBack,
  changes: readonly Change[],
  earlier: (change: Change) => readonly Earlier[],
  sameAs: number | null,
): void {
  for (const change of changes) {
    const { before, after } = change
    if (before === null || after === null || change.table === 'tie' || change.table === 'confirmed') continue
    const done = earlier(change).filter(({ batch }) => sameAs === null || batch > sameAs)
    for (const field of Object.keys(after)) {
      if ((before[field] ?? null) === (after[field] ?? null)) continue
      found.changed++
      const was = done.find(
        (one) => (field in one.before || field in one.after) && (one.before[field] ?? null) === (after[field] ?? null),
      )
      if (!was) continue
      found.back++
      if (found.last === null || was.batch > found.last.batch) found.last = was
    }
  }
}

/**
 * A file that was imported before is doubted when it puts one value back, any other when it puts back more than half of what
 * it changes. Pure.
 */
export function putsBack({ changed, back, last }: SetBack, sameAs: number | null, file: string): Problem | null {
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
