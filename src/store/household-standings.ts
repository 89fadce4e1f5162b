/** How every household stands (complete, four clears): a first pass finds those that may lack something, and only they are counted. */
import type { Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { CLEARS, verifiedBy } from '../register/household-check.ts'
import type { HouseholdStanding } from '../register/household-tally.ts'
import { masterOf } from './household-files.ts'
import { readSuspects } from './household-suspects.ts'
import { countStandings } from './household-tallies.ts'
import type { Store } from './store.ts'

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
    .$if(grid !== null, (query) => query.where('grid_code', '=', grid))
    .orderBy('household_code')
    .execute()
  const ties = await readTies(store, wanted.asOf)
  const found = await readSuspects(store, today, forms)
  const [peopled, suspects] = [new Set<string>(), new Set<string>()]
  const unrelated = ties.filter((tie) => tie.relation === null)
  // Who lives here is related to the head as the tie of living says, whatever the other one leaves out.
  const living = new Set(unrelated.length === 0 ? [] : ties.flatMap((tie) => (isKnown(tie) ? [memberOf(tie)] : [])))
  for (const tie of ties) {
    const code = String(tie.household_code)
    peopled.add(code)
    const known = tie.relation !== null || (tie.kind !== 'living' && living.has(memberOf(tie)))
    if (!known || found.has(String(tie.person_no)) || found.has(code)) suspects.add(code)
  }
  const here = homes.filter(({ household_code: code }) => peopled.has(String(code)))
  const codes = new Set(here.map(({ household_code: code }) => String(code)).filter((code) => suspects.has(code)))
  const counted = await countStandings(store, today, forms, ties, codes)
  return here.map((row) => {
    const [code, gridCode] = [String(row.household_code), String(row.grid_code)]
    const verified = verifiedBy(rules, String((verifiedOn !== null && row[verifiedOn]) || ''), today)
    // Nothing is missing where nothing is asked for that is not there.
    const { complete, clear } = counted.get(code) ?? { complete: verified, clear: ALL_CLEAR }
    return { code, gridCode, verified, complete, clear }
  })
}

const ALL_CLEAR = Object.fromEntries(CLEARS.map((one) => [one, true])) as HouseholdStanding['clear']

/** Households with somebody registered or living there on the day: code → grid code. */
export async function readPeopled({ db, community }: Store, day: Day): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('household')
    .select(['household_code', 'grid_code'])
    .where('community', '=', community.code)
    .where('household_code', 'in', (from) =>
      from
        .selectFrom('tie')
        .select('household_code')
        .where('community', '=', community.code)
        .where('from_on', '<=', day)
        .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>', day)])),
    )
    .execute()
  return new Map(rows.map((row) => [String(row.household_code), String(row.grid_code)]))
}

function isKnown({ kind, relation }: Row): boolean {
  return kind === 'living' && relation !== null
}

function memberOf(tie: Row): string {
  return `${tie.household_code} ${tie.person_no}`
}

/** Who is tied to which household on the day, or now. */
async function readTies({ db, community }: Store, day: Day | null): Promise<Row[]> {
  const query = db
    .selectFrom('tie')
    .select(['person_no', 'household_code', 'kind', 'relation'])
    .where('community', '=', community.code)
  if (day === null) return query.where('to_on', 'is', null).execute()
  return query
    .where('from_on', '<=', day)
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>', day)]))
    .execute()
}
