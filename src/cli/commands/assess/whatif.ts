/** `gridbook assess whatif`: what another edition would have made of months that are over. Writes nothing. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Edition } from '../../../assessment/rulebook.ts'
import type { MonthCompared, StandingMonth, TasksCompared, WardenCompared } from '../../../assessment/whatif.ts'
import type { AssessedYear } from '../../../assessment/year.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay, type Month, monthsBetween } from '../../../core/day.ts'
import { printDecimal } from '../../../core/decimal.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { calendarOf, computeMonth, refuseFuture, rulesOf } from './desk.ts'
import { saidBooks } from './rules.ts'
import { yearOf } from './year.ts'

export interface WhatifOptions {
  readonly rules?: string
  readonly from?: string
  readonly to?: string
}

export function registerAssessWhatif(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('whatif')
    .alias('假如')
    .description(say('assess.whatif.about'))
    .option('--rules <FILE>', say('assess.whatif.rules'))
    .option('--from <MONTH>', say('assess.whatif.from'))
    .option('--to <MONTH>', say('assess.whatif.to'))
  runs(command, app, runAssessWhatif)
}

interface YearCompared {
  readonly year: string
  readonly comparable: boolean
  readonly results: readonly {
    readonly warden: string
    readonly name: string
    readonly total: { readonly before: string | null; readonly after: string | null }
    readonly grade: { readonly before: string | null; readonly after: string | null }
  }[]
}

export async function runAssessWhatif(context: Context, options: WhatifOptions): Promise<ExitCode> {
  const { compareMonth, compareTasks } = await import('../../../assessment/whatif.ts')
  const { readHistory } = await import('../../../store/assess-months.ts')
  const { ask } = context.app
  const said = (flag: '--rules' | '--from' | '--to', value: string | undefined): Promise<string> =>
    context.wanted(flag, value, () => ask.text(context.say(`assess.whatif.${flag.slice(2)}`)))
  const rules = await said('--rules', options.rules)
  const [saidFrom, saidTo] = [await said('--from', options.from), await said('--to', options.to)]
  const [from, to] = [saidMonth(saidFrom, context.today), saidMonth(saidTo, context.today)]
  refuseFuture(context, saidTo, firstDay(to))
  if (from > to) throw new AppError('assess.whatif_range', 2, { from, to })
  const next = await editionIn(context, rules, monthsBetween(from, to))

  const store = await (await context.office()).store()
  const history = await readHistory(store)
  const standing: StandingMonth[] = []
  for (const month of monthsBetween(from, to)) standing.push(await standingMonth(context, month, next))
  const months = standing.map((one) => compareMonth(next, one))
  const { editions } = await rulesOf(context, to)
  const tasks = compareTasks(next, editions, history, standing, months)
  const years = await compareYears(context, next, standing, months)
  if (context.json) {
    const shown = months.map(({ results: _, ...month }) => month)
    context.document({ rules, edition: next.edition, from, to, months: shown, tasks, years })
  } else print(context, { next, months, tasks, years })
  return 0
}

/** A file by its path, or an edition by its name; what is open in it would leave the months without an answer. */
async function editionIn(context: Context, said: string, months: readonly Month[]): Promise<Edition> {
  const { existsSync } = await import('node:fs')
  const { refuseErrors } = await import('../../../office/problem-refusal.ts')
  const { asksForMonth } = await import('../../../assessment/open-values.ts')
  const file = resolve(context.app.cwd, said)
  if (/\.ya?ml$/i.test(said) && !existsSync(file)) throw new AppError('disk.not_found', 2, { path: said })
  const [book] = await saidBooks(context, said)
  if (book === undefined) throw new AppError('assess.no_rulebook', 2, { id: said, known: '' })
  refuseErrors(book.problems)
  const { edition } = book
  if (edition === null) throw new AppError('assess.no_rulebook', 2, { id: said, known: '' })
  const open = new Set(months.flatMap((month) => asksForMonth(book, edition, month)).map((one) => one.path.join('.')))
  if (open.size > 0) throw new AppError('assess.whatif_open', 2, { value: said, paths: [...open].join('、') })
  return edition
}

/**
 * A final month with the facts that it was closed with, any other with those of today; facts that only `next` counts are read
 * from the register, but for those of how it stood at a month's end that is long over.
 */
async function standingMonth(context: Context, month: Month, next: Edition): Promise<StandingMonth> {
  const { isOfState, factsOf } = await import('../../../assessment/facts.ts')
  const { readBasis, readHistory, readKeptMonth } = await import('../../../store/assess-months.ts')
  const { readMonthInputs } = await import('../../../store/assess-inputs.ts')
  const store = await (await context.office()).store()
  const without = (counted: ReadonlySet<string>) =>
    new Set([...factsOf(next, month)].filter((name) => !counted.has(name)))
  const calendar = await calendarOf(context)
  const rules = await rulesOf(context, month)
  const kept = await readKeptMonth(store, month)
  if (kept === null) {
    const { today } = context
    const { record, inputs } = await computeMonth(store, rules, month, await readHistory(store), calendar, today)
    const more = await readMonthInputs(store, month, calendar, { names: without(factsOf(rules.edition, month)), today })
    return { record, inputs: { ...inputs, facts: [...inputs.facts, ...more.facts] }, edition: rules.edition }
  }
  const { readRulebook } = await import('../../../assessment/read-rulebook.ts')
  const edition = readRulebook(kept.edition, kept.rules).edition ?? rules.edition
  const basis = await readBasis(store, kept)
  if (basis === null) return { record: kept.record, inputs: await readMonthInputs(store, month, calendar), edition }
  const names = without(factsOf(edition, month))
  const more = await readMonthInputs(store, month, calendar, { names })
  const facts = [...basis.inputs.facts, ...more.facts.filter((fact) => !isOfState(fact))]
  return { record: kept.record, inputs: { ...basis.inputs, facts }, edition }
}

async function compareYears(
  context: Context,
  next: Edition,
  standing: readonly StandingMonth[],
  months: readonly MonthCompared[],
): Promise<YearCompared[]> {
  const { historyWith } = await import('../../../assessment/whatif.ts')
  const { finalResults } = await import('../../../assessment/month-record.ts')
  const { readHistory } = await import('../../../store/assess-months.ts')
  const store = await (await context.office()).store()
  const history = await readHistory(store)
  const was = standing.map(({ record }) => ({ month: record.month, results: finalResults(record) }))
  const last = months.at(-1)?.month ?? ''
  const later = history.finals.filter(({ month }) => month > last)
  const years: YearCompared[] = []
  for (const year of new Set(months.map(({ month }) => month.slice(0, 4)))) {
    const december = `${year}-12` as Month
    const { edition } = await rulesOf(context, december)
    const of = async (rules: Edition, some: Parameters<typeof historyWith>[1]): Promise<AssessedYear> => {
      const seen = historyWith(history, some)
      return yearOf(rules, store, december, { ...seen, finals: [...seen.finals, ...later] })
    }
    const before = await of(edition, was)
    const comparable = months.every(({ month, results }) => !month.startsWith(year) || results !== null)
    const after = comparable ? await of(next, months) : null
    years.push({ year, comparable, results: yearResults(before, after) })
  }
  return years
}

function yearResults(before: AssessedYear, after: AssessedYear | null): YearCompared['results'] {
  const total = (one: AssessedYear['results'][number] | undefined) =>
    one?.total === null || one?.total === undefined ? null : printDecimal(one.total)
  return before.results.map((was) => {
    const now = after?.results.find(({ staffNo }) => staffNo === was.staffNo)
    return {
      warden: was.staffNo,
      name: was.name,
      total: { before: total(was), after: total(now) },
      grade: { before: was.grade, after: now?.grade ?? null },
    }
  })
}

interface Outcome {
  readonly next: Edition
  readonly months: readonly MonthCompared[]
  readonly tasks: TasksCompared
  readonly years: readonly YearCompared[]
}

function print(context: Context, { next, months, tasks, years }: Outcome): void {
  const { strong } = context.colour
  const names = new Map(months.flatMap(({ wardens }) => wardens.map((one) => [one.warden, one.name])))
  const called = (some: readonly string[]) =>
    some.length === 0 ? context.say('assess.whatif.nobody') : some.map((no) => names.get(no) ?? no).join('、')
  context.notice(strong(context.say('assess.whatif.title', { edition: next.edition, title: next.title })))
  for (const month of months) {
    if (!month.comparable) {
      const missing = month.missing.map(({ kind, name }) => context.say(`assess.whatif.never_${kind}`, { name }))
      context.out(context.say('assess.whatif.not_comparable', { month: month.month, missing: missing.join('；') }))
      continue
    }
    const moved = month.wardens.filter(changed)
    context.out(strong(context.say('assess.whatif.month', { month: month.month, count: String(moved.length) })))
    if (moved.length > 0) printMoved(context, moved)
    for (const what of ['stars', 'last'] as const) {
      const { before, after } = month[what]
      if ([...before].sort().join() === [...(after ?? [])].sort().join()) continue
      context.out(context.say(`assess.whatif.${what}`, { before: called(before), after: called(after ?? []) }))
    }
  }
  for (const what of ['added', 'dropped'] as const) {
    for (const { warden, month, count, task } of tasks[what]) {
      const detail = { name: names.get(warden) ?? warden, month, count: String(count), task }
      context.out(context.say(`assess.whatif.task_${what}`, detail))
    }
  }
  if (tasks.until !== months.at(-1)?.month)
    context.out(context.say('assess.whatif.tasks_until', { until: tasks.until ?? '–' }))
  for (const { year, comparable, results } of years) {
    if (!comparable) context.out(context.say('assess.whatif.year_not_comparable', { year }))
    for (const { name, grade, total } of comparable ? results : []) {
      if (grade.before === grade.after) continue
      const none = context.say('assess.whatif.nobody')
      const detail = { year, name, before: grade.before ?? none, after: grade.after ?? none }
      context.out(context.say('assess.whatif.grade', { ...detail, was: total.before ?? '–', now: total.after ?? '–' }))
    }
  }
}

function printMoved(context: Context, moved: readonly WardenCompared[]): void {
  const column = (name: string, right = true) => ({
    title: context.say(`assess.column.${name}`),
    ...(right ? { align: 'right' as const } : {}),
  })
  context.table(
    [
      column('warden', false),
      column('name', false),
      column('before'),
      column('after'),
      column('difference'),
      column('rank_before'),
      column('rank_after'),
    ],
    moved.map((one) => [
      one.warden,
      one.name,
      one.before ?? '–',
      one.after ?? context.say('assess.whatif.cannot_say'),
      one.difference ?? '–',
      one.rankBefore === null ? '–' : String(one.rankBefore),
      one.rankAfter === null ? '–' : String(one.rankAfter),
    ]),
  )
}

function changed(one: WardenCompared): boolean {
  return one.before !== one.after || one.rankBefore !== one.rankAfter
}
