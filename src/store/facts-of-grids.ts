/** Facts of a grid: must-visits, the four clears, completeness, doors visited, workbooks returned; of whoever answers for it. */
import { addDays, type Day, lastDay } from '../core/day.ts'
import { groupBy } from '../core/group.ts'
import { takenBack } from '../register/batch-standing.ts'
import { boardOf } from '../register/collection-round.ts'
import { CLEARS } from '../register/household-check.ts'
import type { HouseholdStanding } from '../register/household-tally.ts'
import { missedDays } from '../register/visits-due.ts'
import { readLinks } from './batches.ts'
import { countOf, type FactQuery, type FactScope, note, pair, recordsOf, type StaffFact } from './fact-scope.ts'
import { readPeopled, readStandings } from './household-standings.ts'
import { readHandedIn, readRounds } from './rounds.ts'
import { rowsWith } from './rows.ts'
import { lookBackFrom, readVisited } from './visited.ts'

/**
 * People who were to be visited by a day of the month and were not; each once a month, with whoever answered for the grid on
 * that day. Where no visit is written down at all the office keeps them elsewhere.
 */
export const mustVisitMissed: FactQuery = async (scope) => {
  const { store, answers, from, to, over, staff } = scope
  const rules = store.definitions.checks.mustVisit
  const last = over ? to : addDays(to, -1)
  const people = await readVisited(store, { day: to, since: lookBackFrom(rules, from) })
  if (people.every(({ visits }) => visits.length === 0)) return []
  const found = new Map<string, string[]>()
  for (const person of people) {
    const days = missedDays(rules, person, from, last)
    // A day in somebody's leave is the stand-in's; the next one may be the warden's own.
    const missed = days.find((day) => staff.has(answers.onDay(person.gridCode, day) ?? ''))
    if (missed === undefined) continue
    note(found, answers.onDay(person.gridCode, missed), `${missed} ${person.householdCode} ${person.name}`)
  }
  return countOf(scope, found)
}

/** Households in which all four are clear, of those with people. */
export const fourClears: FactQuery = async (scope) => {
  const { family, category, hazard } = scope.store.definitions.checks.fourClears
  const forms = new Set([...family, ...category.asked.map(({ form }) => form), hazard.form])
  return households(scope, forms, ({ clear }) => CLEARS.filter((one) => !clear[one]).map((one) => CLEAR_WORDS[one]))
}

/** As the office calls them, whatever language somebody reads an explanation in. */
const CLEAR_WORDS = { family: '家庭情况', category: '人员类别', registration: '户籍所在', hazard: '隐患矛盾' } as const

/** Households that are complete and were verified in time, of those with people. */
export const completeHouseholds: FactQuery = async (scope) =>
  households(scope, null, ({ complete }) => (complete ? [] : ['']))

/** `lacks`: in words what a household falls short of, nothing for one that does not. */
async function households(
  scope: FactScope,
  forms: ReadonlySet<string> | null,
  lacks: (standing: HouseholdStanding) => readonly string[],
): Promise<StaffFact[]> {
  const { store, to } = scope
  const standings = await readStandings(store, { today: to, asOf: to, forms, grid: null })
  const grids = new Map(standings.map(({ code, gridCode }) => [code, gridCode]))
  const short = standings.map((one) => [one.code, lacks(one)] as const).filter(([, words]) => words.length > 0)
  return ratesOf(scope, grids, new Map(short.map(([code, words]) => [code, `${code} ${words.join('/')}`.trimEnd()])))
}

/** A rate of a grid is that of whoever held it for most of the month; several grids are added up. */
function ratesOf(
  { answers, month, staff }: FactScope,
  households: ReadonlyMap<string, string>,
  short: ReadonlyMap<string, string>,
): StaffFact[] {
  const holders = new Map<string, string | null>()
  const whole = new Map<string, number>()
  const lines = new Map<string, string[]>()
  for (const [code, grid] of households) {
    if (!holders.has(grid)) holders.set(grid, answers.inMonth(grid, month))
    const holder = holders.get(grid)
    if (!holder) continue
    whole.set(holder, (whole.get(holder) ?? 0) + 1)
    const line = short.get(code)
    if (line !== undefined) note(lines, holder, line)
  }
  return [...staff].sort().map((staffNo) => {
    const all = whole.get(staffNo) ?? 0
    const ids = (lines.get(staffNo) ?? []).sort()
    return { staffNo, value: pair(all - ids.length, all), ids, days: [] }
  })
}

/** Households with people at which somebody called in the month. */
export const householdVisits: FactQuery = async (scope) => {
  const visits = await recordsOf(scope, 'visit', 'date', ['household_code', 'way'])
  if (visits.length === 0) return []
  const { seen } = scope.store.definitions.checks.mustVisit.ways
  const called = visits.filter(({ way }) => way === null || seen.includes(String(way)))
  const peopled = await readPeopled(scope.store, scope.to)
  const visited = new Set(called.map((row) => String(row.household_code)))
  const missed: readonly string[] = [...peopled.keys()].filter((code) => !visited.has(code))
  return ratesOf(scope, peopled, new Map(missed.map((code) => [code, code])))
}

/** Workbooks of rounds due in the month that were not there by their day. */
export const collectLate: FactQuery = async (scope) => {
  const { store, answers, from, to, over } = scope
  const last = lastDay(scope.month)
  const rounds = (await readRounds(store)).filter(({ due }) => from <= due && due <= last && (over || due < to))
  if (rounds.length === 0) return []
  const found = new Map<string, string[]>()
  for (const round of rounds) {
    for (const { grid, late, file } of boardOf(round, await readHandedIn(store, round), addDays(round.due, 1)))
      if (late) note(found, answers.onDay(grid, round.due), `${round.due} ${file}`)
  }
  return countOf(scope, found)
}

/** Rows that went back from workbooks imported in the month, imports that were taken back left out. */
export const rowsReturned: FactQuery = async (scope) => {
  const { store, answers, from, to } = scope
  const gone = takenBack(await readLinks(store))
  const batches = (await rowsWith(store, 'batch', 'kind', ['import'], ['batch', 'day'])).filter(
    ({ batch, day }) => from <= String(day) && String(day) <= to && !gone.has(Number(batch)),
  )
  if (batches.length === 0) return []
  const days = new Map(batches.map((row) => [Number(row.batch), String(row.day) as Day]))
  const [first, last] = [Math.min(...days.keys()), Math.max(...days.keys())]
  const files = await store.db
    .selectFrom('batch_file')
    .select(['batch', 'file_no', 'file', 'grid_code'])
    .where('community', '=', store.community.code)
    .where('batch', '>=', first)
    .where('batch', '<=', last)
    .where('grid_code', 'is not', null)
    .execute()
  const rows = await store.db
    .selectFrom('batch_row')
    .select(['batch', 'file_no', 'sheet', 'row_no'])
    .where('community', '=', store.community.code)
    .where('batch', '>=', first)
    .where('batch', '<=', last)
    .where('outcome', '=', 'rejected')
    .execute()
  const byFile = groupBy(rows, (row) => `${row.batch} ${row.file_no}`)
  const found = new Map<string, string[]>()
  for (const { batch, file_no: no, file, grid_code: grid } of files) {
    const day = days.get(Number(batch))
    if (day === undefined) continue
    for (const row of byFile.get(`${batch} ${no}`) ?? [])
      note(found, answers.onDay(String(grid), day), `${day} ${file} ［${row.sheet}］ ${row.row_no}`)
  }
  return countOf(scope, found)
}
