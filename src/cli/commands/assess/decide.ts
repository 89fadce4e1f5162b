/** `gridbook assess decide`: what only people can settle: points of an item, a veto, a tie, an objection; always with a reason. */
import type { Command } from 'commander'
import { isItem } from '../../../assessment/items.ts'
import { ASK, type Edition } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import { parseDecimal, printDecimal } from '../../../core/decimal.ts'
import { fold } from '../../../core/text.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseClosed, rulesOf, saidWarden } from './desk.ts'

export interface DecideOptions {
  readonly kind?: string
  readonly item?: string
  readonly points?: string
  readonly reason?: string
  readonly by?: string
}

const KINDS = ['item', 'veto', 'tie', 'correction', 'objection']

export function registerAssessDecide(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('decide')
    .alias('裁定')
    .description(say('assess.decide.about'))
    .argument('<MONTH>', say('assess.arg.month'))
    .argument('<WARDEN>', say('assess.arg.warden'))
    .option(`--kind <${KINDS.join('|')}>`, say('assess.decide.kind'))
    .option('--item <ITEM>', say('assess.decide.item'))
    .option('--points <P>', say('assess.decide.points'))
    .option('--reason <TEXT>', say('assess.decide.reason'))
    .option('--by <NAME>', say('assess.decide.by'))
  runs(command, app, runAssessDecide)
}

export async function runAssessDecide(
  context: Context,
  saidOfMonth: string,
  said: string,
  options: DecideOptions,
): Promise<ExitCode> {
  const { writeOfficeRecord } = await import('../../../store/office-record.ts')
  const month = saidMonth(saidOfMonth, context.today)
  const ask = (code: string) => () => context.app.ask.text(context.say(code))
  const kind = await context.wanted('--kind', options.kind, ask('assess.decide.kind'))
  if (!KINDS.includes(kind)) {
    throw new AppError('usage.not_a_choice', 2, { flag: '--kind', value: kind, choices: KINDS.join(', ') })
  }
  const reason = await context.wanted('--reason', options.reason, ask('assess.decide.reason'))
  const by = await context.wanted('--by', options.by, ask('assess.decide.by'))
  const points = options.points === undefined ? null : parseDecimal(options.points)
  if (options.points !== undefined && points === null)
    throw new AppError('assess.not_a_number', 2, { value: options.points })
  const { edition } = await rulesOf(context, month)
  const item = options.item === undefined ? null : meant(edition, kind, options.item)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  await refuseClosed(store, month)
  const warden = await saidWarden(store, said, month)
  const values = {
    date: context.today,
    month,
    staff_no: warden.staffNo,
    kind,
    item,
    points: points === null ? null : printDecimal(points),
    reason,
    decided_by: by,
  }
  const batch = await writeOfficeRecord(store, 'decision', values, { day: context.today, command: 'assess decide' })
  if (context.json) context.document({ batch, ...values })
  else context.notice(context.say('assess.decide.done', { name: warden.name, month }))
  return 0
}

/** An item's, veto's or bonus kind's id; a tie is about last or star. */
function meant(edition: Edition, kind: string, said: string): string {
  const bonus = edition.annual === null || edition.annual === ASK ? [] : edition.annual.bonus
  const items = edition.items === ASK ? [] : edition.items
  const vetoes = edition.vetoes === ASK ? [] : edition.vetoes
  const known =
    kind === 'item'
      ? [
          ...items.filter((item) => item.method === 'decision'),
          ...bonus.map((one) => ({ id: one.kind, name: one.name })),
        ]
      : kind === 'veto'
        ? vetoes
        : kind === 'tie'
          ? [
              { id: 'last', name: '末位' },
              { id: 'star', name: '星级' },
            ] // prettier-ignore
          : null
  if (known === null) return said
  const found = known.find(
    (one) => one.id === said || fold(one.name) === fold(said) || ('method' in one && isItem(one, said)),
  )
  if (found !== undefined) return found.id
  const names = known.map((one) => `${one.id}（${one.name}）`).join('、')
  throw new AppError('assess.item_unknown', 2, { value: said, known: names })
}
