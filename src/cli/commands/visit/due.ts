/** `gridbook visit due`: whom somebody has to visit (五必访), with every reason, the last visit and the day by which. */
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { addMonths, type Day, daysBetween, lastDay, monthOf, parseDay } from '../../../core/day.ts'
import { maskIdNo } from '../../../core/text.ts'
import { text } from '../../../messages/say.ts'
import { dueOn, type VisitDue } from '../../../register/visits-due.ts'
import type { Store } from '../../../store/store.ts'
import type { PersonVisited } from '../../../store/visited.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { logReveal, mayReveal } from '../../reveal.ts'
import { saidMonth } from '../../said-month.ts'

export interface VisitDueOptions {
  readonly asOf?: string
  readonly month?: string
  readonly grid?: string
  readonly class?: string
  readonly reveal?: boolean
}

export function registerVisitDue(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('due')
    .alias('应访')
    .description(say('visit.due.about'))
    .option('--as-of <DAY>', say('visit.due.as_of'))
    .option('--month <M>', say('visit.due.month'))
    .option('--grid <G>', say('register.grid'))
    .option('--class <C>', say('visit.due.class'))
    .option('--reveal', say('reveal.option'))
  runs(command, app, runVisitDue)
}

interface Due extends VisitDue {
  readonly who: PersonVisited
}

export async function runVisitDue(context: Context, options: VisitDueOptions): Promise<ExitCode> {
  const { readVisited } = await import('../../../store/visited.ts')
  const { saidGrid } = await import('../../said-grid.ts')
  const store = await (await context.office()).store()
  const until = lastDayAsked(context, options)
  const [earlier = until] = [until, context.today].sort()
  const day = options.month === undefined ? until : earlier
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const kind = options.class === undefined ? null : saidClass(store, options.class)
  const reveal = await mayReveal(context, options.reveal)
  const rules = store.definitions.checks.mustVisit
  const due = (await readVisited(store, { day, since: null }))
    .filter((who) => grid === null || who.gridCode === grid)
    .flatMap((who): Due[] => {
      const found = dueOn(rules, who, day)
      return found === null || found.due > until ? [] : [{ ...found, who }]
    })
    .filter(({ reasons }) => kind === null || reasons.some((reason) => reason.class === kind))
    .sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.who.householdCode < b.who.householdCode ? -1 : 1))
  if (reveal) await logReveal(context, { command: 'visit due', revealed: due.length })
  const rows = due.map((one) => ({ one, overdue: Math.max(0, daysBetween(one.due, day)) }))
  if (context.json) {
    context.document({ as_of: day, due: rows.map(({ one, overdue }) => dueJson(one, overdue, reveal)) })
    return 0
  }
  if (rows.length === 0) {
    context.notice(context.say('visit.due.none', { day: until }))
    return 0
  }
  context.table(
    [
      { title: context.say('visit.column.due') },
      { title: context.say('visit.column.overdue'), align: 'right' },
      { title: context.say('find.name') },
      { title: context.say('find.household') },
      { title: context.say('visit.column.last') },
      { title: context.say('visit.column.every'), align: 'right' },
      { title: context.say('visit.column.why') },
    ],
    rows.map(({ one, overdue }) => [
      one.due,
      overdue === 0 ? '' : String(overdue),
      one.who.name,
      one.who.householdCode,
      one.last ?? '–',
      String(one.interval),
      [...new Set(one.reasons.map(({ why, en }) => (context.lang === 'zh' ? why : en)))].join(
        context.lang === 'zh' ? '；' : '; ',
      ),
    ]),
  )
  const late = rows.filter(({ overdue }) => overdue > 0).length
  context.notice(context.say('visit.due.count', { count: String(rows.length), late: String(late), day }))
  return 0
}

/** The document that contract.md section 4 fixes. */
function dueJson({ who, reasons, interval, last, due }: Due, overdue: number, reveal: boolean) {
  const [first] = reasons
  return {
    person: who.idNo === null ? null : reveal ? who.idNo : maskIdNo(who.idNo),
    person_no: who.personNo,
    name: who.name,
    household_code: who.householdCode,
    grid: who.gridCode,
    classes: [...new Set(reasons.map((reason) => reason.class))],
    tier: first?.tier ?? null,
    reasons: reasons.map((reason) => ({
      class: reason.class,
      tier: reason.tier,
      why: reason.why,
      days: reason.interval,
    })),
    interval_days: interval,
    last_visit: last,
    due_on: due,
    overdue_days: overdue,
  }
}

/** `--as-of` today when left out; with `--month` everybody who is due by its last day. */
function lastDayAsked(context: Context, { asOf, month }: VisitDueOptions): Day {
  if (month !== undefined) {
    if (asOf !== undefined) throw new AppError('visit.month_or_day', 2, { value: month, day: asOf })
    return lastDay(saidMonth(month, context.today))
  }
  if (asOf === undefined) return context.today
  const day = parseDay(asOf)
  if (day === null) throw new AppError('visit.not_a_day', 2, { value: asOf })
  // Farther on nobody knows who will have been visited.
  const limit = lastDay(addMonths(monthOf(context.today), 12))
  if (day > limit) throw new AppError('visit.too_far', 2, { value: asOf, limit })
  return day
}

/** A class as people say it: elderly, 老, 老人. */
function saidClass(store: Store, said: string): string {
  const entries = store.definitions.codes.get('visit_class')?.entries ?? []
  const found = entries.find(({ code, label, en, synonyms }) =>
    [code, label, en, en.toLowerCase(), ...synonyms].includes(said),
  )
  if (found) return found.code
  const known = entries.map(({ code, label }) => `${label} ${code}`).join('、')
  throw new AppError('visit.class_unknown', 2, { value: said, known })
}
