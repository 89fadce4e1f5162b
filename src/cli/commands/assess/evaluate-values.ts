/** The records that `assess evaluate` writes: said by flags, or asked one by one on a terminal. */
import { SELF } from '../../../assessment/components.ts'
import type { Component } from '../../../assessment/rulebook.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Month } from '../../../core/day.ts'
import { decimal, HUNDRED, parseDecimal, printDecimal } from '../../../core/decimal.ts'
import { fold } from '../../../core/text.ts'
import type { Store } from '../../../store/store.ts'
import type { Context } from '../../context.ts'
import { rulesOf } from './desk.ts'
import type { EvaluateOptions } from './evaluate.ts'

/** Field → text of one record. */
export type Values = Readonly<Record<string, string | null>>

/** One record a score: the whole one, that of a criterion, or on a terminal every criterion's. */
export async function scorecards(
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
export async function refuseFaults(
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
export async function askedBallot(
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

/** One record a choice. */
export function ballots(
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
