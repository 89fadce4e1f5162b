/** `gridbook assess evaluate`: scores of one rater, or the counts of a ballot; on a terminal asked one by one. */
import type { Command } from 'commander'
import { SELF } from '../../../assessment/components.ts'
import { ASK, type Component } from '../../../assessment/rulebook.ts'
import { YEAR_END, yearScorecards } from '../../../assessment/year-scorecards.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay, type Month } from '../../../core/day.ts'
import { decimal, HUNDRED, parseDecimal, printDecimal } from '../../../core/decimal.ts'
import { fold } from '../../../core/text.ts'
import { text } from '../../../messages/say.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseClosed, refuseFuture, rulesOf, saidWarden } from './desk.ts'

export interface EvaluateOptions {
  readonly source?: string
  readonly rater?: string
  readonly criterion?: string
  readonly score?: string
  readonly choice?: readonly string[]
  readonly comment?: string
  readonly way?: string
  readonly collector?: string
}

type Values = Readonly<Record<string, string | null>>

export function registerAssessEvaluate(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('evaluate')
    .alias('评分')
    .description(say('assess.evaluate.about'))
    .argument('<MONTH>', say('assess.arg.month'))
    .argument('<WARDEN>', say('assess.arg.warden'))
    .option('--source <ID>', say('assess.evaluate.source'))
    .option('--rater <STAFF>', say('assess.evaluate.rater'))
    .option('--criterion <NAME>', say('assess.evaluate.criterion'))
    .option('--score <S>', say('assess.evaluate.score'))
    .option('--choice <NAME=N...>', say('assess.evaluate.choice'))
    .option('--comment <TEXT>', say('assess.evaluate.comment'))
    .option('--way <TEXT>', say('assess.evaluate.way'))
    .option('--collector <NAME>', say('assess.evaluate.collector'))
  runs(command, app, runAssessEvaluate)
}

export async function runAssessEvaluate(
  context: Context,
  saidOfMonth: string,
  said: string,
  options: EvaluateOptions,
): Promise<ExitCode> {
  const { writeOfficeRecord } = await import('../../../store/office-record.ts')
  const month = saidMonth(saidOfMonth, context.today)
  refuseFuture(context, saidOfMonth, firstDay(month))
  const component = await saidComponent(context, month, options)
  const given = [options.score, options.choice].filter((one) => one !== undefined).length
  if (given > 1 || (given === 0 && !context.canAsk)) throw new AppError('assess.evaluate_one', 2)
  const office = await context.office()
  office.lock()
  const store = await office.store()
  const warden = await saidWarden(store, said, month)
  if (component.id !== YEAR_END) await refuseClosed(store, month, warden.staffNo)
  const records =
    component.method === 'ballot'
      ? ballots(
          component,
          month,
          warden.staffNo,
          given === 0 ? await askedBallot(context, component, options) : options,
        )
      : await scorecards(context, store, component, month, warden.staffNo, options)
  const form = component.method === 'ballot' ? 'ballot' : 'scorecard'
  await refuseFaults(context, store, month, form, records)
  const how = { day: context.today, command: 'assess evaluate' }
  const batches: number[] = []
  await store.transaction(async () => {
    for (const record of records) batches.push(await writeOfficeRecord(store, form, record, how))
  })
  if (context.json) context.document({ month, warden: warden.staffNo, source: component.id, form, records, batches })
  else context.notice(context.say('assess.evaluate.done', { name: warden.name, month, component: component.name }))
  return 0
}

async function saidComponent(context: Context, month: Month, options: EvaluateOptions): Promise<Component> {
  const { edition } = await rulesOf(context, month)
  const components = [
    ...(edition.components === ASK ? [] : edition.components),
    ...yearScorecards(edition).map((one) =>
      one.id === YEAR_END ? { ...one, name: context.say('assess.evaluate.year_end') } : one,
    ),
  ]
  const said = await context.wanted('--source', options.source, () =>
    context.app.ask.choose(
      context.say('assess.evaluate.source'),
      components.map((one) => ({ value: one.id, label: one.name })),
    ),
  )
  const component = components.find((one) => one.id === said || fold(one.name) === fold(said))
  if (component === undefined) {
    const known = components.map((one) => `${one.id}（${one.name}）`).join('、')
    throw new AppError('assess.source_unknown', 2, { value: said, known })
  }
  const given = options.choice === undefined ? 'scorecard' : 'ballot'
  if ((options.score !== undefined || options.choice !== undefined) && given !== component.method) {
    const expected = context.say(`assess.evaluate.is_${component.method}`)
    throw new AppError('assess.source_method', 2, { value: component.name, expected })
  }
  return component
}

async function scorecards(
  context: Context,
  store: Store,
  component: Extract<Component, { method: 'scorecard' }>,
  month: Month,
  staffNo: string,
  options: EvaluateOptions,
): Promise<Values[]> {
  const asked = options.score === undefined
  const saidRater =
    asked && component.id !== SELF && options.rater === undefined
      ? await context.app.ask.text(context.say('assess.evaluate.rater'))
      : options.rater
  const by = await rater(store, component.id, staffNo, saidRater === '' ? undefined : saidRater)
  const criteria = component.criteria ?? []
  const named = (said: string) => criteria.find((one) => fold(one.name) === fold(said))?.name ?? said
  const scored = asked && options.criterion === undefined ? criteria.map((one) => one.name) : []
  const values: Values[] = []
  for (const criterion of scored.length > 0
    ? scored
    : [options.criterion === undefined ? null : named(options.criterion)]) {
    const max = printDecimal(criteria.find((one) => one.name === criterion)?.max ?? HUNDRED)
    const question = context.say('assess.evaluate.ask_score', { criterion: criterion ?? component.name, max })
    const written = options.score ?? (await context.app.ask.text(question))
    const score = parseDecimal(written.normalize('NFKC').replace(/分$/u, ''))
    if (score === null) throw new AppError('assess.not_a_number', 2, { value: written })
    values.push({
      month,
      staff_no: staffNo,
      source: component.id,
      rater: by,
      criterion,
      score: printDecimal(score),
      comment: options.comment ?? null,
    })
  }
  return values
}

/** What a sheet with the same words would be sent back for. */
async function refuseFaults(
  context: Context,
  store: Store,
  month: Month,
  form: string,
  records: readonly Values[],
): Promise<void> {
  const { checkRecord } = await import('../../../assessment/check-record.ts')
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const { edition } = await rulesOf(context, month)
  const roster = await readRoster(store)
  for (const values of records) {
    const fault = checkRecord(form, (field) => values[field] ?? null, month, edition, roster)[0]
    if (fault) throw new AppError(fault.code, 2, { ...fault.detail, value: values[fault.field] ?? '' })
  }
}

/** A self-assessment is one's own; everybody else is named by staff number or name. */
async function rater(store: Store, source: string, staffNo: string, said: string | undefined): Promise<string | null> {
  if (said === undefined) return source === SELF ? staffNo : null
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const { staffNumbers } = await import('../../../register/references.ts')
  const found = staffNumbers(said, await readRoster(store))
  if (found.length > 1) throw new AppError('assess.warden_ambiguous', 2, { value: said, known: found.join('、') })
  if (found[0] === undefined) throw new AppError('assess.rater_unknown', 2, { value: said })
  if (source === SELF && found[0] !== staffNo)
    throw new AppError('assess.not_oneself', 2, { value: said, staff: staffNo })
  return found[0]
}

/** Each choice's count, and how and by whom they were collected. */
async function askedBallot(
  context: Context,
  component: Extract<Component, { method: 'ballot' }>,
  options: EvaluateOptions,
): Promise<EvaluateOptions> {
  const { ask } = context.app
  const choice: string[] = []
  for (const name of Object.keys(component.map)) {
    const count = await ask.text(context.say('assess.evaluate.ask_count', { choice: name }), '0')
    if (count !== '0') choice.push(`${name}=${count}`)
  }
  const way = options.way ?? (await ask.text(context.say('assess.evaluate.way')))
  const collector = options.collector ?? (await ask.text(context.say('assess.evaluate.collector')))
  return { ...options, choice, way, collector }
}

function ballots(
  component: Extract<Component, { method: 'ballot' }>,
  month: Month,
  staffNo: string,
  options: EvaluateOptions,
): Values[] {
  const named = new Set<string>()
  return (options.choice ?? []).map((written) => {
    const [, said = '', number = ''] = /^(.+?)=(\d+)$/u.exec(written.normalize('NFKC').trim()) ?? []
    if (said === '') throw new AppError('assess.choice_form', 2, { value: written })
    const choice = Object.keys(component.map).find((one) => fold(one) === fold(said))
    if (choice === undefined) {
      const known = Object.keys(component.map).join('、')
      throw new AppError('assess.unknown_choice', 2, { name: staffNo, component: component.name, value: said, known })
    }
    // The later would push out the earlier; the person meant their sum, or one of them.
    if (named.has(choice)) throw new AppError('assess.choice_twice', 2, { value: choice })
    named.add(choice)
    const count = printDecimal(decimal(number))
    return { month, staff_no: staffNo, choice, count, way: options.way ?? null, collector: options.collector ?? null }
  })
}
