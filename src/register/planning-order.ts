/** The order in which rows are planned: heads first, then by what the rows say, so that it does not matter how a list was sorted. */
import { roleField } from '../forms/form-roles.ts'
import type { ParsedRow } from '../forms/parsed-row.ts'
import type { Cell } from '../forms/record.ts'
import { doorKey } from './door.ts'
import { type Draft, doorOfCells } from './draft.ts'

/** 户在人不在: where the same person lives has the first word. */
const LIVES_ELSEWHERE = '3'

interface Placed {
  readonly row: ParsedRow
  readonly door: string
  readonly head: boolean
  /** Everything but the door that a row is sorted by, in the order of weight. */
  readonly key: string
}

export interface ResidentOrder {
  readonly rows: readonly ParsedRow[]
  /** For everybody else the head that the list puts them with: the only one at their door, else the last one above. */
  readonly headOf: ReadonlyMap<ParsedRow, ParsedRow>
}

/** Residents: heads, then members by relation, birth and number. Pure. */
export function residentOrder(rows: readonly ParsedRow[], draft: Draft): ResidentOrder {
  const { master } = draft
  const [relation, status, birth] = (['person.relation', 'person.residence_status', 'person.birth_date'] as const).map(
    (role) => roleField(master, role) ?? '',
  ) as [string, string, string]
  const placed = rows.map((row): Placed => {
    const text = (field: string) => textOf(row.cells.get(field))
    const head = ['01', '02'].includes(text(relation))
    const away = text(status) === LIVES_ELSEWHERE
    const key = [head ? 0 : 1, away ? 1 : 0, text(relation), text(birth), row.idKey ?? '', text('name')].join('|')
    return { row, door: doorKey(doorOfCells(master, row.cells)), head, key }
  })
  const sameAs = byContent()
  const sorted = placed.toSorted((a, b) => compare(a.key, b.key) || compare(a.door, b.door) || sameAs(a.row, b.row))
  return { rows: sorted.map(({ row }) => row), headOf: headsOf(placed) }
}

/** Records of other forms: by number, else by what they say. Pure. */
export function recordOrder(rows: readonly ParsedRow[]): ParsedRow[] {
  const sameAs = byContent()
  return rows.toSorted((a, b) => compare(a.idKey ?? '', b.idKey ?? '') || sameAs(a, b))
}

function headsOf(placed: readonly Placed[]): Map<ParsedRow, ParsedRow> {
  const heads = new Map<string, ParsedRow[]>()
  for (const { row, door, head } of placed) if (head && door !== '') heads.set(door, [...(heads.get(door) ?? []), row])
  const found = new Map<ParsedRow, ParsedRow>()
  const above = new Map<string, ParsedRow>()
  for (const { row, door, head } of placed) {
    if (head) above.set(door, row)
    const own = head ? undefined : (above.get(door) ?? heads.get(door)?.[0])
    if (own) found.set(row, own)
  }
  return found
}

/** Only where everything that counts is equal: two rows that say the same are as good as one. */
function byContent(): (a: ParsedRow, b: ParsedRow) => number {
  const contents = new Map<ParsedRow, string>()
  const of = (row: ParsedRow): string => {
    const known = contents.get(row)
    if (known !== undefined) return known
    const said = content(row)
    contents.set(row, said)
    return said
  }
  return (a, b) => compare(of(a), of(b))
}

function content({ cells, also, ticks, extras }: ParsedRow): string {
  const said = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => compare(a, b))
  return JSON.stringify([said(cells), [...also].map(([form, fed]) => [form, said(fed)]), said(ticks), said(extras)])
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function textOf(cell: Cell | undefined): string {
  return cell?.state === 'value' ? cell.value : ''
}
