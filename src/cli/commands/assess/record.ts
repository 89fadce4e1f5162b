/** `gridbook assess record`: something that happened, booked under an item of the regulation or as a bonus of the year. */
import type { Command } from 'commander'
import { isItem, itemCounts } from '../../../assessment/items.ts'
import { ASK, type Edition } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import { type Month, monthOf } from '../../../core/day.ts'
import { parseDecimal, printDecimal } from '../../../core/decimal.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { refuseClosed, rulesOf, saidPast, saidWarden } from './desk.ts'
import { bonusMeant, recordBonus, saidEvidence } from './record-bonus.ts'

export interface RecordOptions {
  readonly quantity?: string
  readonly evidence?: string
  readonly recorder?: string
  readonly event?: string
  readonly level?: string
  readonly piece?: string
  readonly coauthor?: readonly string[]
}

export function registerAssessRecord(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('record')
    .alias('登记')
    .description(say('assess.record.about'))
    .argument('<DAY>', say('assess.arg.day'))
    .argument('<WARDEN>', say('assess.arg.warden'))
    .argument('<ITEM>', say('assess.arg.item'))
    .option('--quantity <N>', say('assess.record.quantity'))
    .option('--evidence <FILE|TEXT>', say('assess.record.evidence'))
    .option('--recorder <NAME>', say('assess.record.recorder'))
    .option('--event <NO>', say('assess.record.event'))
    .option('--level <LEVEL>', say('assess.bonus.level'))
    .option('--piece <TITLE>', say('assess.bonus.piece'))
    .option('--coauthor <STAFF...>', say('assess.bonus.coauthor'))
  runs(command, app, runAssessRecord)
}

export async function runAssessRecord(
  context: Context,
  saidDay: string,
  said: string,
  saidItem: string,
  options: RecordOptions,
): Promise<ExitCode> {
  const { hasOfficeRecord, writeOfficeRecord } = await import('../../../store/office-record.ts')
  const day = saidPast(context, saidDay)
  const month = monthOf(day)
  const { edition } = await rulesOf(context, month)
  const bonus = bonusMeant(edition, saidItem)
  if (bonus !== null) {
    const office = await context.office()
    office.lock()
    const warden = await saidWarden(await office.store(), said, month)
    const { values, batch } = await recordBonus(context, office, bonus, { day, staffNo: warden.staffNo }, options)
    const detail = { name: warden.name, item: bonus.name, quantity: values.piece ?? '', date: day }
    if (context.json) context.document({ batch, ...values, warden: warden.staffNo })
    else context.notice(context.say('assess.record.done', detail))
    return 0
  }
  const item = saidRecordable(edition, month, saidItem)
  const written = await context.wanted('--quantity', options.quantity, () =>
    context.app.ask.text(context.say('assess.record.quantity')),
  )
  const quantity = parseDecimal(written.normalize('NFKC'))
  if (quantity === null || quantity.lt('0')) throw new AppError('assess.not_a_number', 2, { value: written })
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const warden = await saidWarden(store, said, month)
  await refuseClosed(store, month, warden.staffNo)
  const values = {
    date: day,
    staff_no: warden.staffNo,
    item: item.id,
    quantity: printDecimal(quantity),
    evidence: await saidEvidence(context, office, options.evidence),
    recorder: options.recorder ?? null,
    event: options.event ?? null,
  }
  // Twice on one day is twice, unless the same event is named: the second gets a number of its own.
  let event = values.event
  for (let no = 2; event === values.event || event === String(no - 1); no++) {
    if (options.event !== undefined || !(await hasOfficeRecord(store, 'fact', { ...values, event }))) break
    event = String(no)
  }
  const batch = await writeOfficeRecord(
    store,
    'fact',
    { ...values, event },
    { day: context.today, command: 'assess record' },
  )
  const detail = { name: warden.name, item: item.name, quantity: values.quantity, date: day }
  if (context.json) context.document({ batch, ...values, event, warden: warden.staffNo })
  else context.notice(context.say('assess.record.done', detail))
  return 0
}

function saidRecordable(edition: Edition, month: Month, said: string) {
  const items = edition.items === ASK ? [] : edition.items.filter((item) => itemCounts(item, month))
  const recordable = items.filter((item) => 'fact' in item && item.fact === 'recorded')
  const bonuses = edition.annual === null || edition.annual === ASK ? [] : edition.annual.bonus
  const named = [...recordable, ...bonuses.map(({ kind, name }) => ({ id: kind, name }))]
  const known = named.map(({ id, name }) => `${id}（${name}）`).join('、')
  const item = items.find((candidate) => isItem(candidate, said))
  if (item === undefined) throw new AppError('assess.item_unknown', 2, { value: said, known })
  if (item.method === 'decision') throw new AppError('assess.item_decided', 2, { value: item.name })
  if (!recordable.includes(item)) throw new AppError('assess.item_not_recorded', 2, { value: item.name, known })
  return item
}
