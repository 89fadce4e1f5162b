/** The tasks that follow from streaks: made once each, done with minutes, kept and marked when their basis is corrected away. */
import { type DueTask, reconcileTasks } from '../assessment/consequences.ts'
import type { Day, Month } from '../core/day.ts'
import type { Value } from '../core/rows.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export interface KeptTask {
  readonly key: string
  readonly staffNo: string
  readonly month: Month
  readonly start: Month
  readonly count: number
  readonly consequence: string
  readonly task: string
  readonly by: string
  readonly dueWorkdays: number | null
  /** What is to be said when it is done: 工作能力, 工作态度. */
  readonly form: readonly string[]
  /** The day on which the month became final: due days are counted from it. */
  readonly madeOn: Day
  readonly state: 'open' | 'done'
  readonly doneOn: Day | null
  readonly minutes: string | null
  readonly evaluation: Readonly<Record<string, string>>
  /** Since when the months that made it are no longer what they were; null: they are. */
  readonly basisGoneOn: Day | null
  readonly note: string | null
}

/** Every task, oldest first. */
export async function readTasks(store: Store): Promise<KeptTask[]> {
  const rows = await rowsWith(store, 'assess_task', 'task_key', null)
  const tasks = rows.map(
    (row): KeptTask => ({
      key: String(row.task_key),
      staffNo: String(row.staff_no),
      month: String(row.month) as Month,
      start: String(row.start) as Month,
      count: Number(row.count),
      consequence: String(row.consequence),
      task: String(row.task),
      by: String(row.done_by),
      dueWorkdays: row.due_workdays === null || row.due_workdays === undefined ? null : Number(row.due_workdays),
      form: JSON.parse(String(row.form)) as string[],
      madeOn: String(row.made_on) as Day,
      state: row.state === 'done' ? 'done' : 'open',
      doneOn: said(row.done_on) as Day | null,
      minutes: said(row.minutes),
      evaluation: JSON.parse(said(row.evaluation) ?? '{}') as Record<string, string>,
      basisGoneOn: said(row.basis_gone_on) as Day | null,
      note: said(row.note),
    }),
  )
  return tasks.sort((a, b) => (a.month + a.key < b.month + b.key ? -1 : 1))
}

/** Keeps those that do not exist yet, and gives them back. `day`: when their month became final. */
export async function makeTasks(store: Store, due: readonly DueTask[], day: Day): Promise<KeptTask[]> {
  const there = (await readTasks(store)).map((task) => task.key)
  const { add } = reconcileTasks(there, due)
  await store.insert(
    'assess_task',
    add.map((task) => ({
      task_key: task.key,
      consequence: task.trigger.consequence,
      staff_no: task.key.slice(0, task.key.indexOf('/')),
      month: task.trigger.month,
      start: task.trigger.start,
      count: task.trigger.count,
      task: task.task,
      done_by: task.by,
      due_workdays: task.due_workdays,
      form: JSON.stringify(task.form),
      made_on: day,
      state: 'open',
      done_on: null,
      minutes: null,
      evaluation: null,
      basis_gone_on: null,
      note: null,
    })),
  )
  const added = new Set(add.map((task) => task.key))
  return (await readTasks(store)).filter((task) => added.has(task.key))
}

export interface DoneTask {
  readonly day: Day
  readonly minutes: string | null
  readonly evaluation: Readonly<Record<string, string>>
}

/** Done, with what was written down about it. */
export async function finishTask(store: Store, key: string, { day, minutes, evaluation }: DoneTask): Promise<void> {
  const done = { state: 'done', done_on: day, minutes, evaluation: JSON.stringify(evaluation) }
  await changeTask(store, key, done)
}

export interface SettledTasks {
  readonly added: readonly KeptTask[]
  /** Tasks whose basis has now gone, and those whose basis came back. */
  readonly gone: readonly KeptTask[]
  readonly back: readonly KeptTask[]
}

/** After a correction: `due` are all tasks that the months as they now stand make. New ones are kept, none is deleted. */
export async function settleTasks(store: Store, due: readonly DueTask[], day: Day): Promise<SettledTasks> {
  return store.transaction(async () => {
    const before = await readTasks(store)
    const basisGone = new Set(
      reconcileTasks(
        before.map((task) => task.key),
        due,
      ).basisGone,
    )
    const gone = before.filter((task) => task.basisGoneOn === null && basisGone.has(task.key))
    const back = before.filter((task) => task.basisGoneOn !== null && !basisGone.has(task.key))
    for (const { key } of gone) await changeTask(store, key, { basis_gone_on: day })
    for (const { key } of back) await changeTask(store, key, { basis_gone_on: null })
    return { added: await makeTasks(store, due, day), gone, back }
  })
}

async function changeTask(store: Store, key: string, values: Readonly<Record<string, Value>>): Promise<void> {
  await store.db
    .updateTable('assess_task')
    .set(values)
    .where('community', '=', store.community.code)
    .where('task_key', '=', key)
    .execute()
}

function said(value: Value | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
