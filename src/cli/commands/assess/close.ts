/**
 * `gridbook assess close`: makes a month final. In order: not closed before → the month after the last closed one →
 * published long enough, where the regulation wants that → nothing blocks → every warning passed over has a reason →
 * asked → kept with its rules, facts and explanations → tasks of the streaks it ends, each once.
 */
import type { Command } from 'commander'
import { resetMonths, tasksOf } from '../../../assessment/consequences.ts'
import { FACTS } from '../../../assessment/facts.ts'
import type { History } from '../../../assessment/streaks.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay, type Month, nextMonth } from '../../../core/day.ts'
import { error, type Problem } from '../../../core/problem.ts'
import { text } from '../../../messages/say.ts'
import type { KeptTask } from '../../../store/assess-tasks.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { calendarOf, computeMonth, finalMonth, lookBack, refuseFuture, rulesOf } from './desk.ts'
import { monthJson, printMonth, printProblems } from './month.ts'
import { notOver, onTheWay } from './on-the-way.ts'

export interface CloseOptions {
  readonly skip?: readonly string[]
  readonly reason?: string
}

export function registerAssessClose(parent: Command, app: App): void {
  const command = parent
    .command('close')
    .alias('结账')
    .alias('定稿')
    .description(text('assess.close.about', {}, app.lang))
    .argument('<MONTH>', text('assess.arg.month', {}, app.lang))
    .option('--skip <CODE...>', text('assess.close.skip', {}, app.lang))
    .option('--reason <TEXT>', text('assess.close.reason', {}, app.lang))
  runs(command, app, runAssessClose)
}

export async function runAssessClose(context: Context, said: string, options: CloseOptions): Promise<ExitCode> {
  const { keepFinalMonth, readAnswered, readFinalMonths, readHistory } = await import('../../../store/assess-months.ts')
  const { settleMonth } = await import('../../../assessment/receipt.ts')
  const { finalResults } = await import('../../../assessment/month-record.ts')
  const month = saidMonth(said, context.today)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const history = await readHistory(store)
  refuseOutOfOrder(await readFinalMonths(store), history, month)
  refuseFuture(context, said, firstDay(month))

  const rules = await rulesOf(context, month)
  const draft = await computeMonth(store, rules, month, history, await calendarOf(context), context.today)
  const way = await onTheWay(context, store, rules, draft, history)
  const unpublished =
    way.toPublish && way.publication === null ? [error('assess.not_published', {}, null, { month })] : []
  const blockers = [...way.blockers, ...unpublished]
  const warnings = [...notOver(month, context), ...way.warnings]
  const skip = skipped(options, blockers, warnings)
  const open = warnings.filter((problem) => !skip.has(problem.code))
  if (blockers.length > 0 || open.length > 0) {
    const state = way.publication === null ? 'draft' : 'published'
    const shown = { ...way, ...DRAFT, state, record: draft.record, blockers, warnings: open } as const
    if (context.json) context.document({ ...monthJson(shown, context), tasks: [] })
    else {
      printProblems(context, shown)
      context.warn(context.say('assess.close.not_closed', { month }))
    }
    return 1
  }
  if (!(await context.confirm(context.say('assess.close.ask', { month, pool: String(draft.record.pool) })))) return 1

  await office.keepCopy('close', context.today)
  const resets = [...resetMonths(rules.editions, month)].sort()
  const answered = await readAnswered(store, month)
  const counted = FACTS.map(({ name }) => name)
  const basis = { inputs: draft.inputs, past: history.past, resets, answered, counted }
  const { record } = settleMonth(rules.edition, basis, history, null)
  // Looked back on with the month itself among the final ones, so that streaks are seen up to it.
  const seen = { ...history, finals: [...history.finals, ...finalResults(record)] }
  const triggers = (await lookBack(rules, draft.assessed, seen)).streaks.flatMap((streak) => streak.triggers)
  const receipt = {
    record,
    day: context.today,
    rulebook: rules.edition.id,
    rules: rules.book.text,
    skipped: skip.size === 0 ? {} : { codes: [...skip].sort(), reason: options.reason ?? '' },
    basis,
    correction: null,
  }
  const tasks = await keepFinalMonth(store, receipt, tasksOf(rules.editions, triggers))
  const shown = finalMonth({ record, revision: 1, correction: null })
  if (context.json) context.document({ ...monthJson(shown, context), tasks: tasks.map(taskJson) })
  else {
    printMonth(context, shown)
    for (const task of tasks) context.out(taskLine(task, context))
    context.notice(context.say('assess.close.done', { month }))
  }
  return 0
}

const DRAFT = { revision: 0, correction: null, openCorrections: [], past: false } as const

export function taskJson({ key, staffNo, month, start, count, task, by, dueWorkdays, form, state }: KeptTask) {
  return { key, warden: staffNo, month, start, count, task, by, due_workdays: dueWorkdays, form, state }
}

export function taskLine(task: KeptTask, context: Context): string {
  const detail = { warden: task.staffNo, count: String(task.count), task: task.task, by: task.by }
  return context.say('assess.close.task', detail)
}

/** Closing may begin with any month that was not published before, and then goes month by month. */
export function refuseOutOfOrder(finals: readonly Month[], { past }: History, month: Month): void {
  if (finals.includes(month)) throw new AppError('assess.closed_already', 3, { month })
  if (past.some((result) => result.month === month)) throw new AppError('assess.published_before', 3, { month })
  const latest = finals.at(-1)
  if (latest === undefined) return
  const expected = nextMonth(latest)
  if (month < latest) throw new AppError('assess.before_closed', 3, { month, latest })
  if (month !== expected) throw new AppError('assess.out_of_order', 3, { month, expected })
}

function skipped(
  options: CloseOptions,
  blockers: readonly Problem[],
  warnings: readonly Problem[],
): ReadonlySet<string> {
  const wanted = (options.skip ?? []).flatMap((codes) => codes.split(',')).filter((code) => code !== '')
  if (wanted.length === 0) return new Set()
  if ((options.reason ?? '').trim() === '') throw new AppError('assess.skip_reason', 2)
  const codes = new Set(warnings.map((problem) => problem.code))
  if (wanted.includes('all')) return codes
  for (const code of wanted) {
    if (codes.has(code)) continue
    if (blockers.some((problem) => problem.code === code)) throw new AppError('assess.skip_blocker', 2, { value: code })
    throw new AppError('assess.skip_unknown', 2, { value: code, known: [...codes].join('、') })
  }
  return new Set(wanted)
}
