/** `gridbook assess streaks`: who was last month after month, how long, and what follows. */
import type { Command } from 'commander'
import { streakOf, tasksOf } from '../../../assessment/consequences.ts'
import { pastMonths } from '../../../assessment/past-month.ts'
import { firstDay, type Month, monthOf } from '../../../core/day.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseFuture, rulesOf } from './desk.ts'

export interface StreaksOptions {
  readonly until?: string
}

export function registerAssessStreaks(parent: Command, app: App): void {
  const command = parent
    .command('streaks')
    .alias('连续')
    .description(text('assess.streaks.about', {}, app.lang))
    .option('--until <MONTH>', text('assess.streaks.until', {}, app.lang))
  runs(command, app, runAssessStreaks)
}

interface WardenStreak {
  readonly warden: string
  readonly name: string
  readonly months: readonly { readonly month: Month; readonly state: string; readonly past: boolean }[]
  readonly current: number
  readonly triggers: readonly {
    readonly month: Month
    readonly count: number
    readonly task: string
    readonly start: Month
    readonly key: string
  }[]
}

export async function runAssessStreaks(context: Context, options: StreaksOptions): Promise<ExitCode> {
  const { readHistory } = await import('../../../store/assess-months.ts')
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const store = await (await context.office()).store()
  const history = await readHistory(store)
  const past = pastMonths(history)
  const latest = [...history.finals, ...history.past]
    .map((result) => result.month)
    .sort()
    .at(-1)
  const until =
    options.until === undefined ? (latest ?? monthOf(context.today)) : saidMonth(options.until, context.today)
  refuseFuture(context, options.until ?? until, firstDay(until))
  const { edition, editions } = await rulesOf(context, until)
  const roster = await readRoster(store)
  const names = new Map(roster.map((entry) => [entry.staffNo, entry.name]))
  const staff = new Set([
    ...roster.filter((entry) => entry.role === 'warden').map((entry) => entry.staffNo),
    ...[...history.finals, ...history.past].map((result) => result.staffNo),
  ])
  const wardens = [...staff].sort().map((staffNo): WardenStreak => {
    const streak = streakOf(edition, editions, history, staffNo, until)
    const triggers = streak.triggers.map(({ month, count, start, key, consequence }) => {
      const tasks = tasksOf(
        editions,
        streak.triggers.filter((trigger) => trigger.key === key),
      )
      return { month, count, task: tasks.map((task) => task.task).join('、'), start, key, consequence }
    })
    const months = streak.states.map(({ month, state }) => ({ month, state, past: past.includes(month) }))
    return { warden: staffNo, name: names.get(staffNo) ?? '', months, current: streak.current, triggers }
  })
  if (context.json) {
    context.document({ until, wardens })
    return 0
  }
  print(context, until, wardens)
  return 0
}

/** Only those with something to look at: a streak of two and more, or a trigger. */
function print(context: Context, until: Month, wardens: readonly WardenStreak[]): void {
  context.notice(context.colour.strong(context.say('assess.streaks.title', { month: until })))
  const seen = wardens.filter((one) => one.current > 0 || one.triggers.length > 0)
  if (seen.length === 0) {
    context.out(context.say('assess.streaks.none'))
    return
  }
  const marks = (one: WardenStreak) =>
    one.months
      .slice(-12)
      .map((month) => context.say(`assess.mark.${month.state}`))
      .join('')
  context.table(
    [
      { title: context.say('assess.column.warden') },
      { title: context.say('assess.column.name') },
      { title: context.say('assess.column.months') },
      { title: context.say('assess.column.current'), align: 'right' },
      { title: context.say('assess.column.follows') },
    ],
    seen.map((one) => [
      one.warden,
      one.name,
      marks(one),
      String(one.current),
      one.triggers
        .map(({ month, count, task }) => context.say('assess.streaks.trigger', { month, count: String(count), task }))
        .join('\n'),
    ]),
  )
  const past = seen.flatMap((one) => one.months.slice(-12).filter((month) => month.past)).map(({ month }) => month)
  if (past.length > 0) context.out(context.say('assess.past.months', { months: spans(past) }))
  context.notice(context.colour.dim(context.say('assess.streaks.legend')))
}

/** `2014-11` alone, `2014-10–2014-12` where several are known. */
function spans(months: readonly Month[]): string {
  const [first = '', last = ''] = [[...months].sort()[0], [...months].sort().at(-1)]
  return first === last ? first : `${first}–${last}`
}
