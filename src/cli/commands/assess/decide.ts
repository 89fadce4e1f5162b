/** `gridbook assess decide`: what only people can settle: points of an item, a veto, a tie, an objection; always with a reason. */
import type { Command } from 'commander'
import { monthOfRecord } from '../../../assessment/month-of-record.ts'
import { ASK, type Edition } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay } from '../../../core/day.ts'
import { type Decimal, parseDecimal, printDecimal } from '../../../core/decimal.ts'
import { fold } from '../../../core/text.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseClosed, refuseFuture, rulesOf, saidPast, saidWarden } from './desk.ts'

export interface DecideOptions {
  readonly kind?: string
  readonly item?: string
  readonly points?: string
  readonly reason?: string
  readonly by?: string
  readonly on?: string
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
    .option('--on <DAY>', say('assess.decide.on'))
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
  refuseFuture(context, saidOfMonth, firstDay(month))
  const ask = (code: string) => () => context.app.ask.text(context.say(code))
  const date = saidPast(context, options.on)
  const kind = await saidKind(context, await context.wanted('--kind', options.kind, () => askedKind(context)))
  const reason = await context.wanted('--reason', options.reason, ask('assess.decide.reason'))
  const by = await context.wanted('--by', options.by, ask('assess.decide.by'))
  const { edition } = await rulesOf(context, month)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const { readBonus } = await import('../../../store/assess-inputs.ts')
  const pieces = (await readBonus(store)).filter(
    ({ date, piece }) => date.slice(0, 4) === month.slice(0, 4) && piece !== '',
  )
  const choices = choicesOf(edition, kind, [...new Set(pieces.map(({ piece }) => piece))])
  const { item, points } = await decided(context, choices, options)
  const values = {
    date,
    month,
    staff_no: '',
    kind,
    item,
    points: points === null ? null : printDecimal(points),
    reason,
    decided_by: by,
  }
  const warden = await saidWarden(store, said, month)
  values.staff_no = warden.staffNo
  if (monthOfRecord('decision', (field) => values[field as keyof typeof values]) !== null)
    await refuseClosed(store, month, warden.staffNo)
  const batch = await writeOfficeRecord(store, 'decision', values, { day: context.today, command: 'assess decide' })
  if (context.json) context.document({ batch, ...values })
  else context.notice(context.say('assess.decide.done', { name: warden.name, month }))
  return 0
}

async function askedKind(context: Context): Promise<string> {
  const table = (await (await context.office()).definitions()).codes.get('decision_kind')
  const choices = KINDS.map((value) => {
    const entry = table?.entries.find(({ code }) => code === value)
    return { value, label: (context.lang === 'zh' ? entry?.label : entry?.en) ?? value }
  })
  return context.app.ask.choose(context.say('assess.decide.kind'), choices)
}

/** The code of a kind that is said by its id or in the words of its table: veto, 一票否决, 否决. */
async function saidKind(context: Context, said: string): Promise<string> {
  const { matchCode } = await import('../../../forms/code-match.ts')
  const table = (await (await context.office()).definitions()).codes.get('decision_kind')
  const kind = (table && matchCode(table, said)) ?? fold(said).toLowerCase()
  if (KINDS.includes(kind)) return kind
  const labels = new Map(table?.entries.map(({ code, label }) => [code, label]))
  const choices = KINDS.map((id) => (labels.has(id) ? `${id}（${labels.get(id)}）` : id)).join('、')
  throw new AppError('usage.not_a_choice', 2, { flag: '--kind', value: said, choices })
}

/** What is decided upon, and how many points: only an item of the month has any, a bonus has those of its level. */
async function decided(
  context: Context,
  choices: readonly Choice[] | null,
  options: DecideOptions,
): Promise<{ item: string | null; points: Decimal | null }> {
  if (choices === null) return { item: options.item ?? null, points: saidPoints(options.points) }
  const said = await context.wanted('--item', options.item, () =>
    context.app.ask.choose(
      context.say('assess.decide.item'),
      choices.map((one) => ({ value: one.id, label: one.name })),
    ),
  )
  const chosen = choices.find((one) => one.id === said || fold(one.name) === fold(said))
  if (chosen === undefined) {
    const known = choices.map((one) => (one.id === one.name ? one.id : `${one.id}（${one.name}）`)).join('、')
    throw new AppError('assess.item_unknown', 2, { value: said, known })
  }
  if (chosen.range === undefined) {
    if (options.points !== undefined) throw new AppError('assess.no_points_here', 2, { value: chosen.name })
    return { item: chosen.id, points: null }
  }
  const ask = () => context.app.ask.text(context.say('assess.decide.points'))
  const written = await context.wanted('--points', options.points, ask)
  const points = saidPoints(written)
  const [low, high] = chosen.range
  if (points === null || points.abs().lt(low) || points.abs().gt(high)) {
    const detail = { value: written, item: chosen.name, low: printDecimal(low), high: printDecimal(high) }
    throw new AppError('assess.points_out_of_range', 2, detail)
  }
  return { item: chosen.id, points }
}

function saidPoints(written: string | undefined): Decimal | null {
  if (written === undefined) return null
  const points = parseDecimal(written.normalize('NFKC').replace(/^−/u, '-'))
  if (points === null) throw new AppError('assess.not_a_number', 2, { value: written })
  return points
}

interface Choice {
  readonly id: string
  readonly name: string
  /** Only where points are given. */
  readonly range?: readonly [Decimal, Decimal]
}

/** Items, bonus kinds and single pieces, vetoes, or what may be tied; null: a correction or an objection is about anything. */
function choicesOf({ items, vetoes, annual }: Edition, kind: string, pieces: readonly string[]): Choice[] | null {
  const year = annual === null || annual === ASK ? null : annual
  if (kind === 'veto') return vetoes === ASK ? [] : vetoes.map(({ id, name }) => ({ id, name }))
  if (kind === 'tie') {
    const grades = (year?.grades ?? []).filter((grade) => grade.tie_at_cut === 'decide')
    const places = [
      { id: 'last', name: '末位' },
      { id: 'star', name: '星级' },
    ]
    return [...places, ...grades.map(({ name }) => ({ id: name, name }))]
  }
  if (kind !== 'item') return null
  const decidable = (items === ASK ? [] : items).flatMap((item) =>
    item.method === 'decision' ? [{ id: item.id, name: item.name, range: item.range }] : [],
  )
  const kinds = (year?.bonus ?? []).map((bonus) => ({ id: bonus.kind, name: bonus.name }))
  return [...decidable, ...kinds, ...pieces.map((piece) => ({ id: piece, name: piece }))]
}
