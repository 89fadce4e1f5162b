/** How every household stands (complete, four clears): a first pass finds those that may lack something, and only they are counted. */
import type { ExpressionBuilder } from 'kysely'
import type { Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { CLEARS, verifiedBy } from '../register/household-check.ts'
import type { HouseholdStanding } from '../register/household-tally.ts'
import { masterOf } from './household-files.ts'
import { readSuspects } from './household-suspects.ts'
import { countStandings } from './household-tallies.ts'
import { PIECE } from './rows.ts'
import type { Schema, Store } from './store.ts'

export interface StandingsWanted {
  /** The day on which ages, verification and conditions are looked at. */
  readonly today: Day
  /** Who had a tie on that day; null: who has one now. */
  readonly asOf: Day | null
  /** Areas that are looked at beside the master; null means all of them. */
  readonly forms: ReadonlySet<string> | null
  /** Whole grid code; null means every grid. */
  readonly grid: string | null
}

/** Every household with somebody registered or living there, in the order of codes. */
export async function readStandings(store: Store, wanted: StandingsWanted): Promise<HouseholdStanding[]> {
  const { today, forms, grid } = wanted
  const { db, community, definitions } = store
  const rules = definitions.checks.fourClears
  const master = masterOf(store)
  const verifiedOn = master.fields.find(({ role }) => role === 'household.verified_on')?.name ?? null
  const homes = await db
    .selectFrom('household')
    .select(['household_code', 'grid_code', ...(verifiedOn === null ? [] : [verifiedOn])])
    .where('community', '=', community.code)
    .where('household_code', 'in', tied(store, wanted.asOf).select('household_code'))
    .$if(grid !== null, (query) => query.where('grid_code', '=', grid))
    .orderBy('household_code')
    .execute()
  const found = await readSuspects(store, today, forms)
  const suspects = new Set([...found, ...(await codesOf(store, wanted.asOf, found))])
  const codes = new Set(homes.map((row) => String(row.household_code)).filter((code) => suspects.has(code)))
  const ties = await tiesWith(store, wanted.asOf, 'household_code', codes)
  const counted = await countStandings(store, today, forms, ties, codes)
  return homes.map((row) => {
    const [code, gridCode] = [String(row.household_code), String(row.grid_code)]
    const verified = verifiedBy(rules, String((verifiedOn !== null && row[verifiedOn]) || ''), today)
    // Nothing is missing where nothing is asked for that is not there.
    const { complete, clear } = counted.get(code) ?? { complete: verified, clear: ALL_CLEAR }
    return { code, gridCode, verified, complete, clear }
  })
}

const ALL_CLEAR = Object.fromEntries(CLEARS.map((one) => [one, true])) as HouseholdStanding['clear']

/** Households with somebody registered or living there on the day: code → grid code. */
export async function readPeopled(store: Store, day: Day): Promise<Map<string, string>> {
  const rows = await store.db
    .selectFrom('household')
    .select(['household_code', 'grid_code'])
    .where('community', '=', store.community.code)
    .where('household_code', 'in', tied(store, day).select('household_code'))
    .execute()
  return new Map(rows.map((row) => [String(row.household_code), String(row.grid_code)]))
}

/** Where these people live or are registered, and where it is not known how somebody is related to the head. */
async function codesOf(store: Store, day: Day | null, people: ReadonlySet<string>): Promise<Set<string>> {
  const named = await tiesWith(store, day, 'person_no', people)
  // Who lives there is related to the head as the tie of living says, whatever the other one leaves out.
  const unrelated = await tied(store, day)
    .select('household_code')
    .where('relation', 'is', null)
    .where((where) =>
      where.or([
        where('kind', '=', 'living'),
        where.not(
          where.exists(
            store.db
              .selectFrom('tie as living')
              .select('living.kind')
              .whereRef('living.community', '=', 'tie.community')
              .whereRef('living.person_no', '=', 'tie.person_no')
              .whereRef('living.household_code', '=', 'tie.household_code')
              .where('living.kind', '=', 'living')
              .where('living.relation', 'is not', null)
              .where((now) => during(now, 'living.', day)),
          ),
        ),
      ]),
    )
    .execute()
  return new Set([...named, ...unrelated].map((tie) => String(tie.household_code)))
}

/** Ties of the day with one of these in a column. */
async function tiesWith(
  store: Store,
  day: Day | null,
  column: 'person_no' | 'household_code',
  keys: ReadonlySet<string>,
): Promise<Row[]> {
  if (keys.size === 0) return []
  const query = tied(store, day).select(['person_no', 'household_code', 'kind', 'relation'])
  if (keys.size <= PIECE) return query.where(column, 'in', [...keys]).execute()
  return (await query.execute()).filter((tie) => keys.has(String(tie[column])))
}

/** Ties that are current, or were on a day. */
function tied({ db, community }: Store, day: Day | null) {
  return db
    .selectFrom('tie')
    .where('tie.community', '=', community.code)
    .where((where) => during(where, 'tie.', day))
}

function during(where: ExpressionBuilder<Schema, string>, table: string, day: Day | null) {
  const open = where(`${table}to_on`, 'is', null)
  if (day === null) return open
  return where.and([where(`${table}from_on`, '<=', day), where.or([open, where(`${table}to_on`, '>', day)])])
}
