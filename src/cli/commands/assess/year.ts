/** `gridbook assess year`: the year's comparison, with every piece of bonus and why it counts. */
import type { Command } from 'commander'
import { ASK, type Edition, type RoundTo } from '../../../assessment/rulebook.ts'
import type { History } from '../../../assessment/streaks.ts'
import type { AssessedYear, YearResult } from '../../../assessment/year.ts'
import { AppError } from '../../../core/app-error.ts'
import { addMonths, type Month, parseMonth } from '../../../core/day.ts'
import { type Decimal, printDecimal, round } from '../../../core/decimal.ts'
import { messageOf, text } from '../../../messages/say.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { rulesOf } from './desk.ts'
import { treeJson, treeLines } from './explain.ts'

export function registerAssessYear(parent: Command, app: App): void {
  const command = parent
    .command('year')
    .alias('年评')
    .description(text('assess.year.about', {}, app.lang))
    .argument('<YEAR>', text('assess.arg.year', {}, app.lang))
    .argument('[WARDEN]', text('assess.arg.warden_of_year', {}, app.lang))
  runs(command, app, runAssessYear)
}

export async function runAssessYear(context: Context, said: string, who: string | undefined): Promise<ExitCode> {
  const year = said.normalize('NFKC').replace(/年$/u, '').trim()
  const december = parseMonth(`${year}-12`)
  if (december === null) throw new AppError('assess.not_a_year', 2, { value: said })
  if (year > context.today.slice(0, 4)) throw new AppError('assess.future', 2, { value: said, today: context.today })
  const { rootRecord } = await import('../../../assessment/month-record.ts')
  const { readHistory } = await import('../../../store/assess-months.ts')
  const store = await (await context.office()).store()
  const history = await readHistory(store)
  const { edition } = await rulesOf(context, december)
  const whole = await yearOf(edition, store, december, history)
  const result = who === undefined ? whole : { ...whole, results: onlyOne(whole, who, year) }
  const to = edition.numbers === ASK ? { places: 2, mode: 'half_up' as const } : edition.numbers.annual_total
  if (context.json) {
    const problems = result.problems.map((problem) => {
      const detail = { value: problem.value ?? '', ...problem.detail }
      return { code: problem.code, severity: problem.severity, ...messageOf(problem.code, detail, context.lang) }
    })
    const results = result.results.map((one) => ({
      ...resultJson(one, to, context),
      explain: treeJson(rootRecord(one.explained, to.places), context),
    }))
    context.document({ year: Number(year), edition: edition.edition, results, problems })
  } else {
    print(context, year, edition, result, to)
    for (const one of who === undefined ? [] : result.results)
      for (const line of treeLines(rootRecord(one.explained, to.places), context)) context.out(line)
  }
  return result.problems.some((problem) => problem.severity === 'error') ? 1 : 0
}

/** The year as the months of `history` make it. */
export async function yearOf(edition: Edition, store: Store, december: Month, history: History): Promise<AssessedYear> {
  const { assessYear } = await import('../../../assessment/year.ts')
  const { readBonus, readDecisions, readRoster, readYearScorecards } = await import('../../../store/assess-inputs.ts')
  const year = december.slice(0, 4)
  return assessYear(edition, {
    year,
    people: peopleOf(await readRoster(store), history, december),
    ...history,
    bonus: await readBonus(store),
    decisions: await readDecisions(store),
    scorecards: await readYearScorecards(store, year),
  })
}

/** One warden of the year, by staff number or name. */
function onlyOne({ results }: AssessedYear, said: string, year: string): YearResult[] {
  const found = results.filter((one) => one.staffNo.toUpperCase() === said.toUpperCase() || one.name === said)
  const known = (some: readonly YearResult[]) => some.map((one) => `${one.staffNo} ${one.name}`).join('、')
  if (found.length > 1) throw new AppError('assess.warden_ambiguous', 2, { value: said, known: known(found) })
  if (found.length === 0)
    throw new AppError('assess.warden_unknown', 2, { value: said, month: year, known: known(results) })
  return found
}

function resultJson(one: YearResult, to: RoundTo, context: Context) {
  return {
    warden: one.staffNo,
    name: one.name,
    months: one.months,
    past_months: one.pastMonths,
    average: one.average === null ? null : shown(one.average, to),
    bonus: short(one.bonus, to),
    total: one.total === null ? null : printDecimal(one.total, to.places),
    grade: one.grade,
    grade_why: context.say(one.gradeWhy),
    items: one.items.map(({ kind, piece, level, points, counted, why }) => ({
      kind,
      piece,
      level,
      points: short(points, to),
      counted: short(counted, to),
      why: context.say(why, { piece, level, kind }),
      code: why,
    })),
  }
}

function print(
  context: Context,
  year: string,
  edition: Edition,
  { results, problems }: AssessedYear,
  to: RoundTo,
): void {
  context.notice(context.colour.strong(context.say('assess.year.title', { year, edition: edition.edition })))
  context.table(
    [
      { title: context.say('assess.column.warden') },
      { title: context.say('assess.column.name') },
      { title: context.say('assess.column.ranked_months'), align: 'right' },
      { title: context.say('assess.column.average'), align: 'right' },
      { title: context.say('assess.column.bonus'), align: 'right' },
      { title: context.say('assess.column.total'), align: 'right' },
      { title: context.say('assess.column.grade') },
    ],
    results.map((one) => [
      one.staffNo,
      one.name,
      String(one.months),
      one.average === null ? '–' : shown(one.average, to),
      short(one.bonus, to),
      one.total === null ? '–' : printDecimal(one.total, to.places),
      one.grade ?? context.say(one.gradeWhy),
    ]),
  )
  for (const one of results) {
    for (const { kind, piece, level, counted, why } of one.items) {
      context.out(`${one.name}  ${short(counted, to)}  ${context.say(why, { piece, level, kind })}`)
    }
  }
  for (const { name, grade, gradeWhy } of results)
    if (grade !== null && gradeWhy !== 'assess.grade.band')
      context.out(context.say('assess.year.grade_why', { name, grade, why: context.say(gradeWhy) }))
  const past = Math.max(0, ...results.map((one) => one.pastMonths))
  if (past > 0) context.out(context.say('assess.past.in_year', { count: String(past) }))
  for (const problem of problems) context.warn(context.problem(problem))
}

/** Who was a warden in the year, or was ranked in it. */
function peopleOf(
  roster: readonly { staffNo: string; name: string; role: string; from: string | null; to: string | null }[],
  history: { finals: readonly { staffNo: string; month: Month }[]; past: readonly { staffNo: string; month: Month }[] },
  december: Month,
): { staffNo: string; name: string }[] {
  const year = december.slice(0, 4)
  const january = addMonths(december, -11)
  const here = roster.filter(({ role, from, to }) => {
    return role === 'warden' && (from === null || from.slice(0, 4) <= year) && (to === null || to >= january)
  })
  const ranked = [...history.finals, ...history.past].filter((result) => result.month.startsWith(`${year}-`))
  const names = new Map(roster.map((entry) => [entry.staffNo, entry.name]))
  const staff = [...new Set([...here, ...ranked].map((one) => one.staffNo))].sort()
  return staff.map((staffNo) => ({ staffNo, name: names.get(staffNo) ?? staffNo }))
}

/** A mean as the year's numbers are rounded. */
export function shown(value: Decimal, { places, mode }: RoundTo): string {
  return printDecimal(round(value, places, mode), places)
}

/** Points as they are written; a share that does not end rounded as the total is. */
export function short(value: Decimal, { places, mode }: RoundTo): string {
  return printDecimal(round(value, places, mode))
}
