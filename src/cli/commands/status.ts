/** `gridbook status`: what is to be done this morning, and what is in the register, by grid and by form. */
import type { Command } from 'commander'
import { text } from '../../messages/say.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { labelOf } from '../register-text.ts'
import { isToDo, standingTasks } from './assess/tasks-list.ts'
import { readBoard, roundLine } from './collect/board.ts'
import { morningLines, readMorning } from './morning.ts'

export function registerStatus(parent: Command, app: App): void {
  const command = parent
    .command('status')
    .alias('概况')
    .description(text('status.about', {}, app.lang))
    .option('--as-of <DAY>', text('where.as_of', {}, app.lang))
  runs(command, app, runStatus)
}

export interface StatusOptions {
  readonly asOf?: string
}

/** With `--as-of` who was where on that day; what is to be done stays that of today. */
export async function runStatus(context: Context, options: StatusOptions = {}): Promise<ExitCode> {
  const { countRegister } = await import('../../store/counts.ts')
  const { saidDay } = await import('../said-where.ts')
  const asOf = saidDay('--as-of', options.asOf)
  const store = await (await context.office()).store()
  const counts = await countRegister(store, asOf)
  const { code, name } = store.community
  const tasks = await tasksToDo(context)
  const { runningPublication } = await import('../../store/assess-publications.ts')
  const published = await runningPublication(store)
  const morning = await readMorning(context, store)
  if (context.json) {
    context.document({
      community: { name, code },
      grids: counts.grids,
      households: counts.households,
      persons: counts.persons,
      empty_doors: counts.emptyDoors,
      by_grid: counts.byGrid.map(({ grid, households, persons, emptyDoors }) => {
        return { grid, households, persons, empty_doors: emptyDoors }
      }),
      forms: counts.forms,
      tasks: { open: tasks.open, overdue: tasks.overdue },
      today: morning,
      publication: published === null ? null : { month: published.month, day: published.day, until: published.until },
    })
    return 0
  }
  const { grids, households, persons, emptyDoors } = counts
  context.out(context.colour.strong(`${name} ${code}`))
  context.out(context.say('status.line', numbers({ grids, households, persons, emptyDoors })))
  if (persons === 0 && households === 0 && emptyDoors === 0) context.notice(context.say('status.empty'))
  const { openedRound } = await import('../../store/rounds.ts')
  const round = await openedRound(store)
  if (round !== null) context.out(roundLine(context, store, round, await readBoard(context, store, round)))
  for (const line of [...morningLines(context, morning), ...tasks.lines]) context.out(line)
  if (published !== null) {
    const { month, until } = published
    context.out(context.say(context.today > until ? 'status.publication_over' : 'status.published', { month, until }))
  }
  if (counts.byGrid.length > 0) {
    context.out('')
    context.table(
      [
        { title: context.say('status.grid') },
        { title: context.say('status.households'), align: 'right' },
        { title: context.say('status.persons'), align: 'right' },
        { title: context.say('status.empty_doors'), align: 'right' },
      ],
      counts.byGrid.map((row) => [row.grid, `${row.households}`, `${row.persons}`, `${row.emptyDoors}`]),
    )
  }
  const filled = counts.forms.filter(({ records }) => records > 0)
  if (filled.length > 0) {
    context.out('')
    context.table(
      [{ title: context.say('status.form') }, { title: context.say('status.records'), align: 'right' }],
      filled.map(({ form, records }) => {
        const known = store.definitions.forms.get(form)
        return [known ? labelOf(known, context) : form, `${records}`]
      }),
    )
  }
  return 0
}

/** Talks and evaluations that somebody has to do, the overdue ones by name. */
async function tasksToDo(context: Context): Promise<{ open: number; overdue: number; lines: readonly string[] }> {
  const standing = (await standingTasks(context)).filter(isToDo)
  const overdue = standing.filter(({ state }) => state === 'overdue')
  const open = standing.length - overdue.length
  if (standing.length === 0) return { open, overdue: 0, lines: [] }
  const late = overdue.map(({ task, name, due }) =>
    context.say('status.task_overdue', { name, task: task.task, by: task.by, day: due?.day ?? '' }),
  )
  const head = context.say('status.tasks', { open: String(open), overdue: String(overdue.length) })
  return { open, overdue: overdue.length, lines: [head, ...late.map((line) => context.colour.warn(`  ${line}`))] }
}

function numbers(counts: Readonly<Record<string, number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]))
}
