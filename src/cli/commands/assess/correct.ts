/**
 * `gridbook assess correct`: puts a final month right by a new revision. Shows first what would change and how far it
 * reaches; whose matter was not decided does not lose by it; nothing that was kept before is touched.
 */
import type { Command } from 'commander'
import type { MonthInputs } from '../../../assessment/inputs.ts'
import type { FieldChange } from '../../../assessment/record-changes.ts'
import { AppError } from '../../../core/app-error.ts'
import { type Day, firstDay, lastDay } from '../../../core/day.ts'
import { text } from '../../../messages/say.ts'
import type { KeptMonth } from '../../../store/assess-months.ts'
import type { SettledTasks } from '../../../store/assess-tasks.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { type CorrectionPlan, planCorrection } from './correct-plan.ts'
import { calendarOf, rulesOf, saidWarden } from './desk.ts'
import { shortened } from './explain.ts'
import { printProblems } from './month.ts'
import { heldLines, valueSaid } from './said-change.ts'

export interface CorrectOptions {
  readonly reason?: string
  readonly basis?: string
  readonly by?: string
  readonly warden?: readonly string[]
  readonly dryRun?: boolean
}

export function registerAssessCorrect(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('correct')
    .alias('更正')
    .description(say('assess.correct.about'))
    .argument('<MONTH>', say('assess.arg.month'))
    .option('--reason <TEXT>', say('assess.correct.reason'))
    .option('--basis <TEXT>', say('assess.correct.basis'))
    .option('--by <NAME>', say('assess.decide.by'))
    .option('--warden <WARDEN...>', say('assess.correct.warden'))
    .option('--dry-run', say('assess.correct.dry_run'))
  runs(command, app, runAssessCorrect)
}

export async function runAssessCorrect(context: Context, said: string, options: CorrectOptions): Promise<ExitCode> {
  const { keepCorrection, readAnswered, readBasis, readHistory, readKeptMonth, readOpenCorrections } = await import(
    '../../../store/assess-months.ts'
  )
  const { readMonthInputs } = await import('../../../store/assess-inputs.ts')
  const { asItStood, factsOf } = await import('../../../assessment/facts.ts')
  const month = saidMonth(said, context.today)
  const ask = (code: string) => () => context.app.ask.text(context.say(code))
  const office = await context.office()
  if (!options.dryRun) office.lock()
  const store = await office.store()
  const kept = await readKeptMonth(store, month)
  if (kept === null) throw new AppError('assess.not_final', 2, { month })
  const reason = await context.wanted('--reason', options.reason, ask('assess.correct.reason'))
  const basedOn = await context.wanted('--basis', options.basis, ask('assess.correct.basis'))

  const basis = await readBasis(store, kept)
  const rules = await rulesOf(context, month)
  const read = await readMonthInputs(store, month, await calendarOf(context), { names: factsOf(rules.edition, month) })
  const now = { ...read, facts: asItStood(read.facts, basis?.inputs.facts ?? null) }
  const grounds = (await readOpenCorrections(store)).filter((ground) => ground.month === month)
  const named = await Promise.all((options.warden ?? []).map((one) => saidWarden(store, one, month)))
  const decided = [...grounds.map(({ staffNo }) => staffNo), ...named.map(({ staffNo }) => staffNo)]
  const differing = basis === null ? [] : await recordsDiffer(basis.inputs, now)
  const concerned = [...new Set(decided.length > 0 ? decided : differing)].sort()
  if (concerned.length === 0) throw new AppError('assess.nothing_to_correct', 1, { month })
  const by = options.by ?? grounds.find((ground) => ground.by !== null)?.by ?? null

  const note = { reason, basis: basedOn, by, concerned }
  const asked = { kept, basis, now, answered: await readAnswered(store, month), note, day: context.today }
  const plan = await planCorrection(store, rules, await readHistory(store), asked)
  const left = differing.filter((staffNo) => !concerned.includes(staffNo))
  const names = await namesOf(store, kept)
  const dryRun = options.dryRun ?? false
  if (plan.blockers.length > 0) {
    if (context.json) context.document(planJson(plan, asked.note, { dryRun: true, left, settled: null }, context))
    else printProblems(context, { blockers: plan.blockers, warnings: [] })
    return 1
  }
  if (!context.json) print(context, plan, names, left)
  if (!dryRun) {
    const revision = String(kept.revision + 1)
    if (!(await context.confirm(context.say('assess.correct.ask', { month, revision })))) return 1
    await office.keepCopy('correct', context.today)
  }
  const settled = dryRun ? null : await keepCorrection(store, plan.receipts, plan.tasks, context.today)
  if (context.json) context.document(planJson(plan, asked.note, { dryRun, left, settled }, context))
  else if (settled === null) context.notice(context.say('assess.correct.dry'))
  else context.notice(context.say('assess.correct.done', { month, revision: String(kept.revision + 1) }))
  return 0
}

/** Whose records of the office are no longer those of the receipt: posts, leave, scores, ballots, facts, decisions. */
async function recordsDiffer(then: MonthInputs, now: MonthInputs): Promise<string[]> {
  const { canonicalJson } = await import('../../../core/canonical.ts')
  const { wardenEntries } = await import('../../../assessment/posts.ts')
  const [first, last] = [firstDay(then.month), lastDay(then.month)]
  // What ended or began after the month is another month's matter.
  const within = <T extends { readonly from: Day | null; readonly to: Day | null }>(spans: readonly T[]) =>
    spans
      .filter(({ from, to }) => (from === null || from <= last) && (to === null || to >= first))
      .map((span) => ({ ...span, to: span.to !== null && span.to < last ? span.to : null }))
  const own = ({ roster, leave, scorecards, ballots, recorded, decisions }: MonthInputs, staffNo: string) => {
    const counting = decisions.filter(({ kind, points }) => kind === 'veto' || kind === 'correction' || points !== null)
    const lists = [within(roster), within(leave), scorecards, ballots, recorded, counting]
    return canonicalJson(lists.map((list) => list.filter((one) => one.staffNo === staffNo)))
  }
  const wardens = [then, now].flatMap(({ roster }) => wardenEntries(roster, then.month).map(({ staffNo }) => staffNo))
  return [...new Set(wardens)].sort().filter((staffNo) => own(then, staffNo) !== own(now, staffNo))
}

async function namesOf(store: Store, kept: KeptMonth): Promise<ReadonlyMap<string, string>> {
  const { staffNames } = await import('../../said-staff.ts')
  return new Map([
    ...(await staffNames(store)),
    ...kept.record.results.map(({ warden, name }): [string, string] => [warden, name]),
  ])
}

interface Done {
  readonly dryRun: boolean
  readonly left: readonly string[]
  readonly settled: SettledTasks | null
}

function planJson(
  { months, lines, held, blockers, impact }: CorrectionPlan,
  note: {
    readonly reason: string
    readonly basis: string
    readonly by: string | null
    readonly concerned: readonly string[]
  },
  { dryRun, left, settled }: Done,
  context: Context,
) {
  const [own, ...later] = months
  const tasks = impact.tasks.added.map(({ key, task, by }) => ({ key, task, by }))
  return {
    month: own?.kept.month,
    revision: (own?.kept.revision ?? 0) + 1,
    dry_run: dryRun,
    ...note,
    changes: own?.changes ?? [],
    lines: lines.map(({ code, params, ...line }) => ({ ...line, line: context.say(code, params) })),
    held,
    blockers: blockers.map((problem) => ({ code: problem.code, message: context.problem(problem) })),
    later: later.map(({ kept, changes }) => ({ month: kept.month, revision: kept.revision + 1, changes })),
    impact: { ...impact, tasks: { added: tasks, gone: impact.tasks.gone } },
    not_taken: left,
    tasks_back: settled?.back.map(({ key }) => key) ?? [],
  }
}

function print(
  context: Context,
  { months, lines, held, impact }: CorrectionPlan,
  names: ReadonlyMap<string, string>,
  left: readonly string[],
): void {
  const say = context.say.bind(context)
  const nameOf = (staffNo: string) => names.get(staffNo) ?? staffNo
  const [own, ...later] = months
  if (own === undefined) return
  const head = { month: own.kept.month, revision: String(own.kept.revision + 1) }
  context.notice(context.colour.strong(say('assess.correct.title', head)))
  const rows = [
    ...own.changes.map((change) => [change.name, say(`assess.field.${change.field}`), ...sides(context, change)]),
    ...lines.map(({ name, params, code, before, after }) => [
      name,
      params.name ?? say(code, params),
      amount(before),
      amount(after),
    ]),
  ]
  if (rows.length === 0) context.out(say('assess.correct.same'))
  else
    context.table(
      [
        { title: say('assess.column.name') },
        { title: say('assess.column.what') },
        { title: say('assess.correct.before'), align: 'right' },
        { title: say('assess.correct.after'), align: 'right' },
      ],
      rows,
    )
  for (const line of heldLines(context, held)) context.out(line)
  context.out(context.colour.strong(say('assess.correct.impact')))
  const reach: string[] = []
  for (const { kept, changes } of later) {
    const who = [...new Set(changes.map(({ name }) => name))].join('、')
    reach.push(say('assess.correct.later', { month: kept.month, revision: String(kept.revision + 1), names: who }))
  }
  for (const [what, moved] of [
    ['star', impact.stars],
    ['last', impact.lasts],
  ] as const) {
    for (const { month, warden, after } of moved)
      reach.push(say(`assess.correct.${what}_${after === 'true' ? 'gained' : 'lost'}`, { month, name: nameOf(warden) }))
  }
  for (const { warden, before, after } of impact.streaks)
    reach.push(say('assess.correct.streak', { name: nameOf(warden), was: before ?? '0', now: after ?? '0' }))
  for (const { task, by, key } of impact.tasks.added)
    reach.push(say('assess.correct.task_added', { name: nameOf(staffOf(key)), task, by }))
  for (const key of impact.tasks.gone) reach.push(say('assess.correct.task_gone', { name: nameOf(staffOf(key)), key }))
  for (const { year, warden, what, before, after } of impact.year) {
    const detail = {
      year,
      name: nameOf(warden),
      what: say(`assess.column.${what}`),
      was: before ?? '–',
      now: after ?? '–',
    }
    reach.push(say('assess.correct.year', detail))
  }
  for (const line of reach.length === 0 ? [say('assess.correct.no_impact')] : reach) context.out(`  ${line}`)
  if (left.length > 0) context.warn(say('assess.correct.left', { names: left.map(nameOf).join('、') }))
}

function amount(value: string | null): string {
  return value === null ? '–' : shortened(value)
}

function staffOf(taskKey: string): string {
  return taskKey.slice(0, taskKey.indexOf('/'))
}

function sides(context: Context, { field, before, after }: FieldChange): string[] {
  return [before, after].map((value) => valueSaid(context, field, value))
}
