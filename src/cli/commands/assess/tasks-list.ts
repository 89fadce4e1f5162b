/** `gridbook assess tasks list`: every task with its owner, its due day and how it stands. */
import type { Command } from 'commander'
import { type TaskState, taskDue, taskState } from '../../../assessment/tasks.ts'
import type { DueDay, WorkCalendar } from '../../../assessment/workdays.ts'
import { text } from '../../../messages/say.ts'
import type { KeptTask } from '../../../store/assess-tasks.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { calendarOf } from './desk.ts'

export interface TasksListOptions {
  readonly open?: boolean
}

export interface StandingTask {
  readonly task: KeptTask
  readonly due: DueDay | null
  readonly state: TaskState
  readonly name: string
}

export function registerTasksList(parent: Command, app: App): void {
  const command = parent
    .command('list', { isDefault: true })
    .alias('列出')
    .description(text('assess.tasks.list.about', {}, app.lang))
    .option('--open', text('assess.tasks.open', {}, app.lang))
  runs(command, app, runTasksList)
}

export async function runTasksList(context: Context, options: TasksListOptions): Promise<ExitCode> {
  const all = await standingTasks(context)
  const tasks = options.open ? all.filter(isToDo) : all
  if (context.json) {
    context.document({ tasks: tasks.map(standingTaskJson) })
    return 0
  }
  if (tasks.length === 0) {
    context.out(context.say('assess.tasks.none'))
    return 0
  }
  context.table(
    [
      { title: context.say('assess.column.month') },
      { title: context.say('assess.column.name') },
      { title: context.say('assess.column.task') },
      { title: context.say('assess.column.owner') },
      { title: context.say('assess.column.due') },
      { title: context.say('assess.column.state') },
    ],
    tasks.map(({ task, due, state, name }) => [
      task.month,
      `${name} ${task.staffNo}`,
      task.task,
      task.by,
      dueText(context, due),
      stateText(context, task, state),
    ]),
  )
  for (const standing of tasks) for (const line of broughtUp(context, standing)) context.out(line)
  if (tasks.some(isToDo)) context.notice(context.colour.dim(context.say('assess.tasks.hint')))
  if (tasks.some(({ due, state }) => due?.beyondCalendar && (state === 'open' || state === 'overdue')))
    context.notice(context.colour.dim(context.say('assess.beyond_calendar')))
  return 0
}

/** Every task of the office as it stands today. */
export async function standingTasks(context: Context): Promise<StandingTask[]> {
  const { readTasks } = await import('../../../store/assess-tasks.ts')
  const store = await (await context.office()).store()
  const tasks = await readTasks(store)
  if (tasks.length === 0) return []
  const { staffNames } = await import('../../said-staff.ts')
  const names = await staffNames(store)
  const calendar = await calendarOf(context)
  return tasks.map((task) => standing(context, task, calendar, names.get(task.staffNo) ?? task.staffNo))
}

function standing(context: Context, task: KeptTask, calendar: WorkCalendar, name: string): StandingTask {
  const due = taskDue(task, calendar)
  return { task, due, state: taskState(task, due, context.today), name }
}

/** Whether somebody still has to do it. */
export function isToDo({ state }: StandingTask): boolean {
  return state === 'open' || state === 'overdue'
}

/** The document of one task. */
export function standingTaskJson({ task, due, state, name }: StandingTask) {
  return {
    key: task.key,
    warden: task.staffNo,
    name,
    month: task.month,
    start: task.start,
    count: task.count,
    task: task.task,
    by: task.by,
    made_on: task.madeOn,
    due_workdays: task.dueWorkdays,
    due_on: due?.day ?? null,
    beyond_calendar: due?.beyondCalendar ?? false,
    form: task.form,
    state,
    done_on: task.doneOn,
    minutes: task.minutes,
    evaluation: task.evaluation,
    basis_gone_on: task.basisGoneOn,
  }
}

function dueText(context: Context, due: DueDay | null): string {
  if (due === null) return '–'
  return due.beyondCalendar ? `${due.day}${context.say('assess.beyond_mark')}` : due.day
}

function stateText(context: Context, task: KeptTask, state: TaskState): string {
  const said = context.say(`assess.tasks.state.${state}`)
  return state === 'done' && task.basisGoneOn !== null ? `${said}${context.say('assess.tasks.basis_gone')}` : said
}

/** What was written down about a task that is done. */
function broughtUp(context: Context, { task, name }: StandingTask): string[] {
  if (task.doneOn === null) return []
  const head = { day: task.doneOn, name, task: task.task }
  return [
    ...Object.entries(task.evaluation).map(([field, words]) =>
      context.say('assess.tasks.note', { ...head, text: `${field}：${words}` }),
    ),
    ...(task.minutes === null ? [] : [context.say('assess.tasks.note', { ...head, text: task.minutes })]),
  ]
}
