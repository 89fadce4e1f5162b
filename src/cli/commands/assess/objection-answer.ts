/** `gridbook assess objection answer`: accepted or not, what was answered, by whom and on what basis; then what is next. */
import type { Command } from 'commander'
import { type Answer, isOverdue, type Objection } from '../../../assessment/objections.ts'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { saidPast } from './desk.ts'
import { objectionJson } from './objection-list.ts'

export interface ObjectionAnswerOptions {
  readonly accept?: boolean
  readonly reject?: boolean
  readonly text?: string
  readonly by?: string
  readonly basis?: string
  readonly on?: string
}

export function registerObjectionAnswer(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('answer')
    .alias('答复')
    .description(say('assess.objection.answer.about'))
    .argument('<MONTH>', say('assess.arg.month'))
    .argument('[NO]', say('assess.objection.no'))
    .option('--accept', say('assess.objection.accept'))
    .option('--reject', say('assess.objection.reject'))
    .option('--text <TEXT>', say('assess.objection.answer.text'))
    .option('--by <NAME>', say('assess.objection.answer.by'))
    .option('--basis <TEXT>', say('assess.objection.basis'))
    .option('--on <DAY>', say('assess.objection.answer.on'))
  runs(command, app, runObjectionAnswer)
}

export async function runObjectionAnswer(
  context: Context,
  saidOfMonth: string,
  saidNo: string | undefined,
  options: ObjectionAnswerOptions,
): Promise<ExitCode> {
  const { keepAnswer, readObjections } = await import('../../../store/assess-objections.ts')
  const month = saidMonth(saidOfMonth, context.today)
  const on = saidPast(context, options.on)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const objection = await meant(context, await readObjections(store, month), month, saidNo)
  if (objection.answer !== null) {
    throw new AppError('assess.objection_answered', 3, { month, no: String(objection.no), day: objection.answer.on })
  }
  if (on < objection.saidOn) {
    throw new AppError('assess.answer_too_early', 2, { value: on, day: objection.saidOn })
  }
  const ask = (code: string) => () => context.app.ask.text(context.say(code))
  const answer: Answer = {
    outcome: await outcomeOf(context, options),
    text: await context.wanted('--text', options.text, ask('assess.objection.answer.text')),
    by: await context.wanted('--by', options.by, ask('assess.objection.answer.by')),
    basis: await context.wanted('--basis', options.basis, ask('assess.objection.basis')),
    on,
  }
  await keepAnswer(store, objection, answer)
  const answered = { ...objection, answer }
  const { readFinalMonths } = await import('../../../store/assess-months.ts')
  const final = (await readFinalMonths(store)).includes(month)
  const next = answer.outcome === 'rejected' ? null : nextCommand(context, answered, final)
  if (context.json) {
    context.document({ ...objectionJson(answered, context.today), next })
    return 0
  }
  context.notice(context.say('assess.objection.answered', { month, no: String(objection.no) }))
  if (isOverdue(objection, on))
    context.warn(context.say('assess.objection.answered_late', { day: objection.answerBy ?? '' }))
  if (next !== null) context.notice(next)
  return 0
}

/** What an accepted objection leads to: the records put right, then the month anew; a final month by a correction. */
function nextCommand(context: Context, { month, no }: Objection, final: boolean): string {
  return context.say(final ? 'assess.objection.next_correct' : 'assess.objection.next_publish', {
    month,
    no: String(no),
  })
}

async function outcomeOf(context: Context, { accept, reject }: ObjectionAnswerOptions): Promise<Answer['outcome']> {
  if (accept && reject) throw new AppError('assess.accept_or_reject', 2)
  const said = accept ? 'accepted' : reject ? 'rejected' : undefined
  const chosen = await context.wanted('--accept / --reject', said, () =>
    context.app.ask.choose(context.say('assess.objection.outcome'), [
      { value: 'accepted', label: context.say('assess.objection.state.accepted') },
      { value: 'rejected', label: context.say('assess.objection.state.rejected') },
    ]),
  )
  return chosen === 'accepted' ? 'accepted' : 'rejected'
}

/** By its number; without one the only open one, or on a terminal the one that is chosen. */
async function meant(
  context: Context,
  all: readonly Objection[],
  month: string,
  said: string | undefined,
): Promise<Objection> {
  const open = all.filter((objection) => objection.answer === null)
  const label = ({ no, saidBy, said: words }: Objection) => `${no} ${saidBy}：${words}`
  const known = all.map(label).join('；')
  if (said === undefined) {
    if (open.length === 0) throw new AppError('assess.objection_none_open', 2, { month })
    const [only] = open
    if (open.length === 1 && only) return only
    if (!context.canAsk) throw new AppError('assess.objection_which', 2, { month, known })
  }
  const number =
    said ??
    (await context.app.ask.choose(
      context.say('assess.objection.no'),
      open.map((one) => ({ value: String(one.no), label: label(one) })),
    ))
  const found = all.find((one) => String(one.no) === number.normalize('NFKC').replace(/^.*-|^第|号$/gu, ''))
  if (found === undefined) throw new AppError('assess.objection_unknown', 2, { value: number, month, known })
  return found
}
