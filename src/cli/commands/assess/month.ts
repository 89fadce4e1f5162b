/** `gridbook assess month` and `gridbook rank`: the month's ranking as the director reads it. */
import type { Command } from 'commander'
import { publishedNotes, type WardenRecord } from '../../../assessment/month-record.ts'
import { type Movement, movements, tiedRanks } from '../../../assessment/movement.ts'
import type { Outlook } from '../../../assessment/outlook.ts'
import { publicRows } from '../../../assessment/publication.ts'
import { addMonths, firstDay, type Month, monthOf } from '../../../core/day.ts'
import type { Problem } from '../../../core/problem.ts'
import { messageOf, text } from '../../../messages/say.ts'
import type { Publication } from '../../../store/assess-publications.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseFuture, type ShownMonth, showMonth } from './desk.ts'
import { monthBefore } from './month-before.ts'
import { heldLines } from './said-change.ts'

export function registerAssessMonth(parent: Command, app: App, name: 'month' | 'rank'): void {
  const command = parent
    .command(name)
    .alias(name === 'rank' ? '名次' : '月评')
    .description(text(`assess.${name}.about`, {}, app.lang))
    .argument('[MONTH]', text('assess.arg.month', {}, app.lang))
  runs(command, app, runAssessMonth)
}

export async function runAssessMonth(context: Context, said: string | undefined): Promise<ExitCode> {
  const month = said === undefined ? await usualMonth(context) : saidMonth(said, context.today)
  refuseFuture(context, said ?? month, firstDay(month))
  const shown = await showMonth(context, month)
  const moved = movements(shown.record, await monthBefore(context, month))
  if (context.json) context.document(monthJson(shown, context, moved))
  else printMonth(context, shown, moved)
  return shown.blockers.length > 0 ? 1 : 0
}

/** The document that contract.md section 4 fixes. */
export function monthJson(
  shown: ShownMonth,
  context: Context,
  moved: ReadonlyMap<string, Movement> = new Map(),
): Record<string, unknown> {
  const { state, record, revision, correction, blockers, warnings, publication, openCorrections } = shown
  const said = (problem: Problem) => {
    const detail = { value: problem.value ?? '', ...problem.detail }
    return { code: problem.code, ...messageOf(problem.code, detail, context.lang), detail: problem.detail }
  }
  const why = publishedNotes(record)
  return {
    month: record.month,
    edition: record.edition,
    state,
    past: shown.past,
    revision,
    correction,
    pool: record.pool,
    results: record.results.map(({ explained: _, ...result }) => {
      return { ...result, before: moved.get(result.warden)?.before ?? null }
    }),
    stars: record.stars,
    star_why: context.say(why.star.code, why.star.params),
    last_why: context.say(why.last.code, why.last.params),
    blockers: blockers.map(said),
    warnings: warnings.map(said),
    publication: publication === null ? null : publicationJson(publication),
    outlook: shown.outlook.map(({ tasks, ...one }) => ({
      ...one,
      tasks: tasks.map(({ task, by, due_workdays }) => ({ task, by, due_workdays })),
    })),
    open_corrections: openCorrections.map(({ staffNo, date, reason, by, objection }) => ({
      warden: staffNo,
      date,
      reason,
      by,
      objection,
    })),
  }
}

function publicationJson({ no, day, until, beyondCalendar, show, record }: Publication) {
  return { no, day, until, beyond_calendar: beyondCalendar, show, rows: publicRows(record, show) }
}

/** The ranking as a table, why there is a star and a last place or none, and what is still to be done. */
export function printMonth(
  context: Context,
  shown: ShownMonth,
  moved: ReadonlyMap<string, Movement> = new Map(),
): void {
  const { record, state, publication } = shown
  const { strong, dim } = context.colour
  const title = { month: record.month, edition: record.edition, pool: String(record.pool) }
  context.notice(strong(context.say(shown.past ? 'assess.month.title.past' : `assess.month.title.${state}`, title)))
  const tied = tiedRanks(record)
  const against = moved.size > 0
  context.table(
    [
      { title: context.say('assess.column.rank'), align: 'right' },
      { title: context.say('assess.column.warden') },
      { title: context.say('assess.column.name') },
      { title: context.say('assess.column.grid') },
      { title: context.say('assess.column.score'), align: 'right' },
      ...(against ? [{ title: context.say('assess.column.moved') }] : []),
      { title: context.say('assess.column.note') },
    ],
    record.results.map((result) => [
      result.rank === null ? '–' : String(result.rank),
      result.warden,
      result.name,
      result.grid?.slice(-2) ?? '',
      result.score ?? '–',
      ...(against ? [saidMove(moved.get(result.warden), context)] : []),
      noteOf(result, result.rank !== null && tied.has(result.rank), context),
    ]),
  )
  for (const why of Object.values(publishedNotes(record))) context.out(context.say(why.code, why.params))
  printCorrections(context, shown)
  printProblems(context, shown)
  printOutlook(context, shown.outlook)
  if (publication !== null)
    context.notice(context.say('assess.month.published', { from: publication.day, until: publication.until }))
  if (state === 'final' || shown.blockers.length > 0) return
  const next = state === 'draft' && shown.toPublish ? 'assess.month.to_publish' : 'assess.month.draft'
  context.notice(dim(context.say(next, { month: record.month })))
}

/** What the director is to know before a month is hung out: who would be last again, and what follows of it. */
export function printOutlook(context: Context, outlook: readonly Outlook[]): void {
  for (const { name, last, count, tasks } of outlook) {
    const what = tasks.map(({ task, by }) => context.say('assess.month.would_task', { task, by })).join('、')
    const said = last
      ? context.say('assess.month.would_be_last', { name, count: String(count) })
      : context.say('assess.month.would_be_star', { name })
    context.warn(what === '' ? said : context.say('assess.month.would_follow', { said, what }))
  }
}

function printCorrections(context: Context, { record, revision, correction, openCorrections }: ShownMonth): void {
  if (correction !== null) {
    const code = correction.of === record.month ? 'assess.month.corrected' : 'assess.month.reached'
    const { of: month, reason, basis } = correction
    context.out(context.say(code, { revision: String(revision), month, reason, basis }))
    for (const line of heldLines(context, correction.held)) context.out(line)
  }
  for (const { staffNo, reason } of openCorrections)
    context.warn(context.say('assess.month.correction_open', { month: record.month, warden: staffNo, reason }))
}

/** More than these would push the ranking off the screen; `--json` has them all. */
const LINES = 12

/** Blockers, then warnings, one line each. */
export function printProblems(
  context: Context,
  { blockers, warnings }: Pick<ShownMonth, 'blockers' | 'warnings'>,
): void {
  printList(context, 'assess.month.blockers', blockers, (problem) => context.problem(problem))
  printList(context, 'assess.month.warnings', warnings, (problem) => `${context.problem(problem)} [${problem.code}]`)
}

function printList(
  context: Context,
  title: string,
  problems: readonly Problem[],
  say: (problem: Problem) => string,
): void {
  if (problems.length === 0) return
  context.warn(context.say(title, { count: String(problems.length) }))
  for (const problem of problems.slice(0, LINES)) context.warn(`  ${say(problem)}`)
  if (problems.length > LINES)
    context.warn(`  ${context.say('assess.month.more', { count: String(problems.length - LINES) })}`)
}

/** ▲2 ▼1 － 新. */
function saidMove(moved: Movement | undefined, context: Context): string {
  if (moved === undefined) return ''
  return context.say(`assess.moved.${moved.kind}`, { places: String(moved.places) })
}

function noteOf({ star, last, ranked, reason, streak }: WardenRecord, tied: boolean, context: Context): string {
  const notes = [
    ...(star ? [context.say('assess.note.star')] : []),
    ...(tied ? [context.say('assess.note.tied')] : []),
    ...(last && streak < 2 ? [context.say('assess.note.last')] : []),
    ...(ranked ? [] : [context.say(`assess.reason.${reason ?? 'incomplete'}`)]),
    ...(streak > 1 ? [context.say('assess.note.streak', { count: String(streak) })] : []),
  ]
  return notes.join(' ')
}

/** Without a month: the one being worked on, that is the one after the last that was closed, and else the last that is over. */
async function usualMonth(context: Context): Promise<Month> {
  const { readFinalMonths } = await import('../../../store/assess-months.ts')
  const latest = (await readFinalMonths(await (await context.office()).store())).at(-1)
  const over = addMonths(monthOf(context.today), -1)
  return latest !== undefined && latest >= over ? latest : over
}
