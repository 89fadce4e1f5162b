/** Changes of a result in words: yes and no, why somebody was not ranked, what stays as it was published. */
import type { Held } from '../../../assessment/correction.ts'
import type { Context } from '../../context.ts'

/** One line for each field in which somebody stays as published. */
export function heldLines(context: Context, held: readonly Held[]): string[] {
  const separator = context.lang === 'zh' ? '、' : ', '
  return [...new Set(held.map(({ field }) => field))].map((field) => {
    const who = held
      .filter((one) => one.field === field)
      .map(({ name, published, recomputed }) => {
        const [was, now] = [valueSaid(context, field, published), valueSaid(context, field, recomputed)]
        return context.say('assess.correct.held_one', { name, was, now })
      })
    return context.say('assess.correct.held', {
      what: context.say(`assess.field.${field}`),
      names: who.join(separator),
    })
  })
}

/** Yes and no, and why somebody was not ranked, in words. */
export function valueSaid(context: Context, field: string, value: string | null): string {
  if (value === null) return '–'
  if (value === 'true' || value === 'false') return context.say(`assess.value.${value}`)
  return field === 'reason' ? context.say(`assess.reason.${value}`) : value
}
