/** `gridbook assess evaluate`: scores of one rater, or the counts of a ballot; on a terminal asked one by one. */
import type { Command } from 'commander'
import { ASK, type Component } from '../../../assessment/rulebook.ts'
import { YEAR_END, yearScorecards } from '../../../assessment/year-scorecards.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay, type Month } from '../../../core/day.ts'
import { fold } from '../../../core/text.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseClosed, refuseFuture, rulesOf, saidWarden } from './desk.ts'
import { askedBallot, ballots, refuseFaults, scorecards } from './evaluate-values.ts'

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
