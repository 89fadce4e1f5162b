/**
 * `gridbook assess close`: makes a month final. In order: not closed before → the month after the last closed one →
 * nothing blocks → every warning passed over has a reason → asked → kept with its rules and explanations → tasks of
 * the streaks it ends, each once.
 */
import type { Command } from 'commander'
import { tasksOf } from '../../../assessment/consequences.ts'
import { finalResults } from '../../../assessment/month-record.ts'
import { AppError } from '../../../core/app-error.ts'
import { lastDay, type Month, nextMonth } from '../../../core/day.ts'
import { type Problem, warning } from '../../../core/problem.ts'
import { text } from '../../../messages/say.ts'
import type { KeptTask } from '../../../store/assess-tasks.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { calendarOf, computeMonth, lookBack, rulesOf } from './desk.ts'
import { monthJson, printMonth, printProblems } from './month.ts'

export interface CloseOptions {
  readonly skip?: readonly string[]
  readonly reason?: string
}

export function registerAssessClose(parent: Command, app: App): void {
  const command = parent
    .command('close')
    .alias('结账')
    .description(text('assess.close.about', {}, app.lang))
    .argument('<MONTH>', text('assess.arg.month', {}, app.lang))
    .option('--skip <CODE...>', text('assess.close.skip', {}, app.lang))
    .option('--reason <TEXT>', text('assess.close.reason', {}, app.lang))
  runs(command, app, runAssessClose)
}

export async function runAssessClose(context: Context, said: string, options: CloseOptions): Promise<ExitCode> {
  const { keepFinalMonth, readFinalMonths, readHistory } = await import('../../../store/assess-months.ts')
  const month = saidMonth(said, context.today)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  refuseOutOfOrder(await readFinalMonths(store), month)

  const rules = await rulesOf(context, month)
  const history = await readHistory(store)
  const draft = await computeMonth(store, rules, month, history, await calendarOf(context))
  const { blockers } = draft.assessed
  const warnings = [...notOver(month, context), ...draft.assessed.warnings]
  const skip = skipped(options, blockers, warnings)
  const open = warnings.filter((problem) => !skip.has(problem.code))
  if (blockers.length > 0 || open.length > 0) {
    const shown = { state: 'draft', record: draft.record, blockers, warnings: open } as const
    if (context.json) context.document({ ...monthJson(shown, context), tasks: [] })
    else {
      printProblems(context, shown)
      context.warn(context.say('assess.close.not_closed', { month }))
    }
    return 1
  }
  if (!(await context.confirm(context.say('assess.close.ask', { month, pool: String(draft.record.pool) })))) return 1

  await office.keepCopy('close', context.today)
  // Looked back on again with the month itself among the final ones, so that streaks are seen up to it.
  const seen = { ...history, finals: [...history.finals, ...finalResults(draft.record)] }
  const { record, streaks } = await lookBack(rules, draft.assessed, seen)
  const triggers = streaks.flatMap((streak) => streak.triggers)
  const tasks = await keepFinalMonth(store, {
    record,
    day: context.today,
    rulebook: rules.edition.id,
    rules: rules.book.text,
    skipped: skip.size === 0 ? {} : { codes: [...skip].sort(), reason: options.reason ?? '' },
    tasks: tasksOf(rules.editions, triggers),
  })
  const shown = { state: 'final', record, blockers: [], warnings: [] } as const
  if (context.json) context.document({ ...monthJson(shown, context), tasks: tasks.map(taskJson) })
  else {
    printMonth(context, shown)
    for (const task of tasks) context.out(taskLine(task, context))
    context.notice(context.say('assess.close.done', { month }))
  }
  return 0
}

export function taskJson({ key, staffNo, month, start, count, task, by, dueWorkdays, form, state }: KeptTask) {
  return { key, warden: staffNo, month, start, count, task, by, due_workdays: dueWorkdays, form, state }
}

function taskLine(task: KeptTask, context: Context): string {
  const detail = { warden: task.staffNo, count: String(task.count), task: task.task, by: task.by }
  return context.say('assess.close.task', detail)
}

/** Closing may begin with any month, and then goes month by month. */
function refuseOutOfOrder(finals: readonly Month[], month: Month): void {
  if (finals.includes(month)) throw new AppError('assess.closed_already', 3, { month })
  const latest = finals.at(-1)
  if (latest === undefined) return
  const expected = nextMonth(latest)
  if (month < latest) throw new AppError('assess.before_closed', 3, { month, latest })
  if (month !== expected) throw new AppError('assess.out_of_order', 3, { month, expected })
}

function notOver(month: Month, context: Context): Problem[] {
  return context.today > lastDay(month) ? [] : [warning('assess.not_over', {}, null, { month, today: context.today })]
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
