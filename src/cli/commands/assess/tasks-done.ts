/** `gridbook assess tasks done`: a talk with its minutes, an evaluation with every field of its form. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { fold } from '../../../core/text.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { saidPast } from './desk.ts'
import { isToDo, type StandingTask, standingTaskJson, standingTasks } from './tasks-list.ts'

export interface TasksDoneOptions {
  readonly task?: string
  readonly month?: string
  readonly minutes?: string
  readonly evaluation?: readonly string[]
  readonly on?: string
}

export function registerTasksDone(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('done')
    .alias('办结')
    .description(say('assess.tasks.done.about'))
    .argument('<WARDEN>', say('assess.tasks.warden'))
    .option('--task <NAME>', say('assess.tasks.task'))
    .option('--month <MONTH>', say('assess.tasks.month'))
    .option('--minutes <TEXT|FILE>', say('assess.tasks.minutes'))
    .option('--evaluation <NAME=TEXT...>', say('assess.tasks.evaluation'))
    .option('--on <DAY>', say('assess.tasks.on'))
  runs(command, app, runTasksDone)
}

export async function runTasksDone(context: Context, said: string, options: TasksDoneOptions): Promise<ExitCode> {
  const { finishTask } = await import('../../../store/assess-tasks.ts')
  const { keepEvidence } = await import('../../../office/evidence.ts')
  const office = await context.office()
  office.lock()
  const on = saidPast(context, options.on)
  const chosen = await meant(context, said, options)
  const { task } = chosen
  if (on < task.madeOn) throw new AppError('assess.task_too_early', 2, { value: on, day: task.madeOn })
  const evaluation = await evaluationOf(context, task.form, options)
  const ask = () => context.app.ask.text(context.say('assess.tasks.minutes'))
  const written = task.form.length > 0 ? options.minutes : await context.wanted('--minutes', options.minutes, ask)
  const minutes = written === undefined ? null : keepEvidence(office.paths, context.app.cwd, written)
  const store = await office.store()
  await finishTask(store, task.key, { day: on, minutes, evaluation })
  if (context.json) {
    const done = { ...task, state: 'done', doneOn: on, minutes, evaluation } as const
    context.document(standingTaskJson({ ...chosen, task: done, state: 'done' }))
    return 0
  }
  context.notice(context.say('assess.tasks.done', { name: chosen.name, task: task.task }))
  const { due } = chosen
  if (due !== null && on > due.day) context.warn(context.say('assess.tasks.done_late', { day: due.day }))
  return 0
}

/** Every field of the form, said or asked: an evaluation without one of them is none. */
async function evaluationOf(
  context: Context,
  form: readonly string[],
  options: TasksDoneOptions,
): Promise<Record<string, string>> {
  const said = new Map<string, string>()
  for (const written of options.evaluation ?? []) {
    const [, name = '', words = ''] = /^([^=＝]+)[=＝](.+)$/su.exec(written) ?? []
    const field = form.find((one) => fold(one) === fold(name))
    if (field === undefined || words.trim() === '') {
      throw new AppError('assess.task_form', 2, { value: written, known: form.join('、') || '–' })
    }
    said.set(field, words.trim())
  }
  for (const field of form) {
    const flag = `--evaluation ${field}=…`
    said.set(field, await context.wanted(flag, said.get(field), () => context.app.ask.text(field)))
  }
  return Object.fromEntries(said)
}

/** The one open task of somebody that is meant: by key, or by warden with `--task` and `--month` where there are several. */
async function meant(context: Context, said: string, options: TasksDoneOptions): Promise<StandingTask> {
  const all = await standingTasks(context)
  const month = options.month === undefined ? null : saidMonth(options.month, context.today)
  const same = (a: string, b: string) => fold(a) === fold(b)
  const theirs = all.filter(({ task, name }) => task.key === said || same(task.staffNo, said) || same(name, said))
  if (theirs.length === 0) throw new AppError('assess.task_none', 2, { value: said, known: listed(all.filter(isToDo)) })
  const matching = theirs.filter(
    ({ task }) =>
      (options.task === undefined || same(task.task, options.task)) && (month === null || task.month === month),
  )
  const open = matching.filter(isToDo)
  const [only] = open
  if (open.length === 1 && only) return only
  if (open.length === 0) {
    const done = matching.find(({ task }) => task.doneOn !== null)
    if (done)
      throw new AppError('assess.task_done', 3, { value: said, task: done.task.task, day: done.task.doneOn ?? '' })
    throw new AppError('assess.task_none', 2, { value: said, known: listed(theirs.filter(isToDo)) })
  }
  const key = await context.wanted('--task / --month', undefined, () =>
    context.app.ask.choose(
      context.say('assess.tasks.task'),
      open.map((one) => ({ value: one.task.key, label: listed([one]) })),
    ),
  )
  return open.find((one) => one.task.key === key) ?? (open[0] as StandingTask)
}

function listed(tasks: readonly StandingTask[]): string {
  return tasks.map(({ task, name }) => `${task.month} ${name} ${task.task}`).join('；') || '–'
}
