/** `gridbook assess objection add`: kept with who, when and what was said, also when it comes too late. */
import type { Command } from 'commander'
import { isLate, lastDayToAnswer, lastDayToObject } from '../../../assessment/objections.ts'
import { ASK, type Publication } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { calendarOf, rulesOf, saidPast, saidWarden } from './desk.ts'
import { objectionJson } from './objection-list.ts'

export interface ObjectionAddOptions {
  readonly text?: string
  readonly by?: string
  readonly on?: string
}

export function registerObjectionAdd(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('add')
    .alias('提出')
    .description(say('assess.objection.add.about'))
    .argument('<MONTH>', say('assess.arg.month'))
    .argument('<WARDEN>', say('assess.objection.warden'))
    .option('--text <TEXT>', say('assess.objection.text'))
    .option('--by <NAME>', say('assess.objection.by'))
    .option('--on <DAY>', say('assess.objection.on'))
  runs(command, app, runObjectionAdd)
}

export async function runObjectionAdd(
  context: Context,
  saidOfMonth: string,
  said: string,
  options: ObjectionAddOptions,
): Promise<ExitCode> {
  const { keepObjection, publishedOn } = await import('../../../store/assess-objections.ts')
  const month = saidMonth(saidOfMonth, context.today)
  const saidOn = saidPast(context, options.on)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const published = await publishedOn(store, month, saidOn)
  if (published === null) throw new AppError('assess.objection_not_published', 2, { month })
  if (saidOn < published) throw new AppError('assess.objection_too_early', 2, { value: saidOn, month, day: published })
  const warden = await saidWarden(store, said, month)
  const ask = (code: string, suggestion?: string) => () => context.app.ask.text(context.say(code), suggestion)
  const words = await context.wanted('--text', options.text, ask('assess.objection.text'))
  const by = options.by ?? (context.canAsk ? await ask('assess.objection.by', warden.name)() : warden.name)
  const rules = await publicationOf(context, month)
  const calendar = await calendarOf(context)
  const last = rules === null ? null : lastDayToObject(published, rules, calendar)
  const answerBy = rules === null ? null : lastDayToAnswer(saidOn, rules, calendar)
  const objection = await keepObjection(store, {
    month,
    staffNo: warden.staffNo,
    saidBy: by,
    saidOn,
    said: words,
    lastDay: last?.day ?? null,
    answerBy: answerBy?.day ?? null,
    beyond: (last?.beyondCalendar ?? false) || (answerBy?.beyondCalendar ?? false),
  })
  if (context.json) {
    context.document(objectionJson(objection, context.today))
    return 0
  }
  context.notice(context.say('assess.objection.added', { month, no: String(objection.no), name: warden.name }))
  if (isLate(objection)) context.warn(context.say('assess.objection.late', { day: objection.lastDay ?? '' }))
  if (objection.answerBy !== null)
    context.notice(context.say('assess.objection.answer_by', { day: objection.answerBy }))
  if (objection.beyond) context.warn(context.say('assess.beyond_calendar'))
  return 0
}

/** What the month's edition says of publishing; null where it sets no days. */
async function publicationOf(context: Context, month: Parameters<typeof rulesOf>[1]): Promise<Publication | null> {
  const { publication } = (await rulesOf(context, month)).edition
  return publication === ASK ? null : publication
}
