/** `gridbook assess objection list`: what was said and answered, what is open, what came or was answered too late. */
import type { Command } from 'commander'
import { isLate, isOverdue, type Objection } from '../../../assessment/objections.ts'
import type { Day } from '../../../core/day.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'

export interface ObjectionListOptions {
  readonly open?: boolean
}

export function registerObjectionList(parent: Command, app: App): void {
  const command = parent
    .command('list')
    .alias('列出')
    .description(text('assess.objection.list.about', {}, app.lang))
    .argument('[MONTH]', text('assess.arg.month', {}, app.lang))
    .option('--open', text('assess.objection.open', {}, app.lang))
  runs(command, app, runObjectionList)
}

export async function runObjectionList(
  context: Context,
  said: string | undefined,
  options: ObjectionListOptions,
): Promise<ExitCode> {
  const { readObjections } = await import('../../../store/assess-objections.ts')
  const month = said === undefined ? null : saidMonth(said, context.today)
  const store = await (await context.office()).store()
  const all = await readObjections(store, month)
  const objections = options.open ? all.filter((objection) => objection.answer === null) : all
  if (context.json) {
    context.document({ objections: objections.map((objection) => objectionJson(objection, context.today)) })
    return 0
  }
  if (objections.length === 0) {
    context.out(context.say('assess.objection.none'))
    return 0
  }
  const { staffNames } = await import('../../said-staff.ts')
  const names = await staffNames(store)
  for (const objection of objections) {
    for (const line of objectionLines(context, objection, names.get(objection.staffNo) ?? objection.staffNo))
      context.out(line)
  }
  return 0
}

/** One objection as a few lines: whose, how it stands; what was said; what was answered. */
export function objectionLines(context: Context, objection: Objection, name: string): string[] {
  const { month, no, saidBy, saidOn, said, answer } = objection
  const state = context.say(`assess.objection.state.${stateOf(objection, context.today)}`)
  const head = context.say('assess.objection.head', { month, no: String(no), name, state })
  const late = isLate(objection) ? context.say('assess.objection.late_mark', { day: objection.lastDay ?? '' }) : ''
  const lines = [
    context.colour.strong(head) + late,
    `  ${context.say('assess.objection.said', { on: saidOn, by: saidBy, text: said })}`,
  ]
  if (answer !== null) {
    const { on, by, text: words, basis } = answer
    lines.push(`  ${context.say('assess.objection.reply', { on, by, text: words, basis })}`)
  } else if (objection.answerBy !== null) {
    const beyond = objection.beyond ? context.say('assess.beyond_mark') : ''
    lines.push(`  ${context.say('assess.objection.answer_by', { day: objection.answerBy })}${beyond}`)
  }
  return lines
}

/** The document of one objection. */
export function objectionJson(objection: Objection, today: Day) {
  const { month, no, staffNo, saidBy, saidOn, said, lastDay, answerBy, beyond, answer } = objection
  return {
    month,
    no,
    warden: staffNo,
    by: saidBy,
    on: saidOn,
    text: said,
    last_day: lastDay,
    late: isLate(objection),
    answer_by: answerBy,
    beyond_calendar: beyond,
    state: stateOf(objection, today),
    answer:
      answer === null
        ? null
        : {
            text: answer.text,
            by: answer.by,
            on: answer.on,
            basis: answer.basis,
            late: answerBy !== null && answer.on > answerBy,
          },
  }
}

function stateOf(objection: Objection, today: Day): 'accepted' | 'rejected' | 'overdue' | 'open' {
  return objection.answer?.outcome ?? (isOverdue(objection, today) ? 'overdue' : 'open')
}
