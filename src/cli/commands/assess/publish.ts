/**
 * `gridbook assess publish`: hangs out a month (公示) for the days that the regulation says. What is kept is what was hung
 * out; published again after a change, the days begin anew.
 */
import type { Command } from 'commander'
import { publicRows } from '../../../assessment/publication.ts'
import { changedFields } from '../../../assessment/record-changes.ts'
import { addWorkdays } from '../../../assessment/workdays.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay } from '../../../core/day.ts'
import { text } from '../../../messages/say.ts'
import type { Publication } from '../../../store/assess-publications.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseOutOfOrder } from './close.ts'
import { calendarOf, computeMonth, refuseFuture, rulesOf } from './desk.ts'
import { monthJson, printOutlook, printProblems } from './month.ts'
import { notOver, onTheWay, publicationRule } from './on-the-way.ts'

export function registerAssessPublish(parent: Command, app: App): void {
  const command = parent
    .command('publish')
    .alias('公示')
    .description(text('assess.publish.about', {}, app.lang))
    .argument('<MONTH>', text('assess.arg.month', {}, app.lang))
  runs(command, app, runAssessPublish)
}

export async function runAssessPublish(context: Context, said: string): Promise<ExitCode> {
  const { readFinalMonths, readHistory } = await import('../../../store/assess-months.ts')
  const { keepPublication } = await import('../../../store/assess-publications.ts')
  const month = saidMonth(said, context.today)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const history = await readHistory(store)
  refuseOutOfOrder(await readFinalMonths(store), history, month)
  refuseFuture(context, said, firstDay(month))
  const rules = await rulesOf(context, month)
  const rule = publicationRule(rules)
  if (rule === null && rules.edition.publication === null)
    throw new AppError('assess.no_publication', 2, { month, edition: rules.edition.edition })

  const calendar = await calendarOf(context)
  const draft = await computeMonth(store, rules, month, history, calendar, context.today)
  const { record } = draft
  const way = await onTheWay(context, store, rules, draft, history)
  const before = way.publication
  if (before !== null && changedFields(before.record, record).length === 0)
    throw new AppError('assess.published_already', 3, { month, day: before.day, until: before.until })
  const warnings = [...notOver(month, context), ...way.warnings]
  const head = { revision: 0, correction: null, openCorrections: [], past: false, record } as const
  const { blockers } = draft.assessed
  if (rule === null || blockers.length > 0) {
    const shown = { ...way, ...head, state: 'draft', blockers, warnings } as const
    if (context.json) context.document({ ...monthJson(shown, context), publication: null })
    else {
      printProblems(context, shown)
      context.warn(context.say('assess.publish.not_published', { month }))
    }
    return 1
  }
  const last = addWorkdays(context.today, rule.workdays, calendar)
  if (!context.json) {
    printProblems(context, { blockers: [], warnings })
    printOutlook(context, way.outlook)
  }
  const asked = { month, days: String(rule.workdays), until: last.day }
  if (!(await context.confirm(context.say('assess.publish.ask', asked)))) return 1
  const publication = await keepPublication(store, {
    day: context.today,
    until: last.day,
    beyondCalendar: last.beyondCalendar,
    show: rule.show,
    record,
    rules: rules.book.text,
  })
  if (context.json) {
    const shown = { ...way, ...head, state: 'published', publication, blockers: [], warnings } as const
    context.document(monthJson(shown, context))
  } else print(context, publication)
  return 0
}

/** What hangs on the wall, to stdout; the day it comes down, to the clerk. */
function print(context: Context, publication: Publication): void {
  const { month, day, until, beyondCalendar, record, show } = publication
  context.out(context.colour.strong(context.say('assess.publish.title', { month, from: day, until })))
  const rows = publicRows(record, show)
  if (rows.length === 0) context.out(context.say('assess.publish.nobody'))
  else
    context.table(
      [
        { title: context.say('assess.column.rank'), align: 'right' },
        { title: context.say('assess.column.name') },
        { title: context.say('assess.column.grid') },
        { title: context.say('assess.column.score'), align: 'right' },
        { title: context.say('assess.column.note') },
      ],
      rows.map(({ rank, name, grid, score, star }) => [
        rank === null ? '–' : String(rank),
        name,
        grid?.slice(-2) ?? '',
        score ?? '–',
        star ? context.say('assess.note.star') : rank === null ? context.say('assess.publish.no_part') : '',
      ]),
    )
  context.notice(context.say('assess.publish.done', { month, until }))
  if (beyondCalendar) context.warn(context.say('assess.publish.beyond', { until }))
}
