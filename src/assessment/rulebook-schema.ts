/** The closed vocabulary of rulebook/1 as a schema: what may stand where, and what a text there becomes. */
import { z } from 'zod'
import { parseMonth } from '../core/day.ts'
import { decimal, divide, HUNDRED } from '../core/decimal.ts'
import { ASK, type Edition } from './rulebook.ts'

const text = z.string().min(1, 'rulebook.empty_text')
const word = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'rulebook.not_an_id')
  .refine((id) => id !== ASK, 'rulebook.ask_for_id')
const amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/, 'rulebook.not_a_decimal')
  .transform(decimal)
const whole = z
  .string()
  .regex(/^\d{1,6}$/, 'rulebook.not_a_whole_number')
  .transform(Number)
const truth = z.enum(['true', 'false']).transform((value) => value === 'true')
const limit = z
  .string()
  .regex(/^\d+(\.\d+)?%?$/, 'rulebook.not_a_limit')
  .transform((written) => {
    const percent = written.endsWith('%')
    const value = decimal(percent ? written.slice(0, -1) : written)
    return { value: percent ? divide(value, HUNDRED) : value, percent, text: written }
  })
const share = limit.refine((value) => value.percent, 'rulebook.not_a_percentage')
const month = z.string().transform((written, context) => {
  const parsed = parseMonth(written)
  if (parsed !== null) return parsed
  // An edition starts on the first of a month: a month has one rule, never two halves of two.
  const code = /^\d{4}-\d{2}-\d{2}$/.test(written) ? 'rulebook.mid_month' : 'rulebook.not_a_month'
  context.addIssue({ code: 'custom', message: code })
  return z.NEVER
})

const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().default(null as z.output<T> & null)
const asked = <T extends z.ZodType>(schema: T) => z.union([schema, z.literal(ASK)])
const list = <T extends z.ZodType>(schema: T) => z.array(schema)

const whenMissing = z.union([z.enum(['block', 'renormalize', 'zero']), z.strictObject({ use: word })])
const componentHead = { id: word, name: text, weight: amount, when_missing: whenMissing }
const component = z.discriminatedUnion('method', [
  z.strictObject({
    ...componentHead,
    method: z.literal('scorecard'),
    criteria: maybe(list(z.strictObject({ name: text, max: amount })).min(1)),
    raters: maybe(list(z.strictObject({ roles: list(text).min(1), weight: amount })).min(1)),
  }),
  z.strictObject({
    ...componentHead,
    method: z.literal('ballot'),
    map: z.record(text, z.union([amount, z.literal('exclude')])),
    every: z.enum(['month', 'quarter']).default('month'),
    validity: maybe(z.strictObject({ min_ballots: whole })),
    scope: z.enum(['person', 'all']).default('person'),
  }),
])

const itemHead = { id: word, name: text, clause: maybe(text), max: amount, from: maybe(month) }
const perCase = { fact: word, each: maybe(text), points: amount }
const empty = maybe(z.enum(['full', 'lose_all', 'block']))
const item = z.discriminatedUnion('method', [
  z.strictObject({ ...itemHead, method: z.literal('per_occurrence'), ...perCase }),
  z.strictObject({ ...itemHead, method: z.literal('gain'), ...perCase }),
  z.strictObject({
    ...itemHead,
    method: z.literal('rate'),
    fact: word,
    target: share,
    shortfall: z.literal('proportional'),
    empty,
  }),
  z.strictObject({
    ...itemHead,
    method: z.literal('rate_short'),
    fact: word,
    target: share,
    per_point: amount,
    empty,
  }),
  z.strictObject({
    ...itemHead,
    method: z.literal('bands'),
    fact: word,
    bands: list(z.strictObject({ from: limit, to: maybe(limit), lose: amount })).min(1),
    empty,
  }),
  z.strictObject({
    ...itemHead,
    method: z.literal('min_count'),
    fact: word,
    at_least: z.union([amount, z.strictObject({ share_of_duty_workdays: share })]),
    points: amount,
    each: maybe(text),
    empty,
  }),
  z.strictObject({ ...itemHead, method: z.literal('decision'), range: z.tuple([amount, amount]) }),
  z.strictObject({ id: word, name: z.string(), clause: maybe(text), from: maybe(month), method: z.literal(ASK) }),
])

const veto = z.strictObject({
  id: word,
  name: text,
  clause: maybe(text),
  cap: maybe(amount),
  zero: truth.default(false),
  no_star: truth.default(false),
})

const eligibility = z.strictObject({
  ranked_if: z.strictObject({
    on_duty_days_at_least: maybe(whole),
    service_months_at_least: maybe(whole),
    on_duty_workdays_share: maybe(share),
  }),
  transfer: z.literal('by_fact_date'),
})

const star = z.strictObject({
  winners: whole,
  min_score: maybe(amount),
  ties: z.enum(['share', 'none', 'decide']),
  min_pool: maybe(whole),
})

const lastPlace = z.strictObject({
  ties: z.enum(['none', 'all', 'decide']),
  tie_break: list(word).default([]),
  min_pool: maybe(whole),
  not_last_if_at_least: maybe(amount),
})

const consequence = z.strictObject({
  id: word,
  when: z.strictObject({
    state: z.enum(['last', 'star']),
    consecutive: maybe(whole),
    within: maybe(z.strictObject({ count: whole, months: whole })),
  }),
  at: list(whole).default([]),
  on_not_ranked: z.union([z.literal('reset'), z.strictObject({ pause: z.strictObject({ max_gap: whole }) })]),
  year_boundary: z.enum(['continue', 'reset']),
  tasks: list(z.strictObject({ task: text, by: text, due_workdays: maybe(whole), form: list(text).default([]) })).min(
    1,
  ),
})

const annual = z.strictObject({
  average: z.strictObject({
    over: z.literal('ranked_final_months'),
    min_months: whole,
    below_min: z.literal('no_grade'),
  }),
  formula: z.record(word, amount),
  may_exceed_full: truth,
  bonus_cap: maybe(amount),
  bonus: list(
    z.strictObject({
      kind: word,
      name: text,
      clause: maybe(text),
      levels: z.record(text, amount),
      cap: maybe(amount),
      dedupe: maybe(z.strictObject({ by: z.literal('piece'), keep: z.literal('max') })),
      coauthors: maybe(z.literal('split')),
      decision: maybe(z.literal('required')),
    }),
  ).default([]),
  grades: list(
    z.strictObject({
      name: text,
      from: amount,
      to: maybe(amount),
      quota: maybe(share),
      quota_rounding: maybe(z.enum(['floor', 'half_up', 'ceil'])),
      tie_at_cut: maybe(z.enum(['exclude', 'include', 'decide'])),
    }),
  ).default([]),
})

const places = whole.refine((count) => count <= 6, 'rulebook.too_many_places')
const roundTo = z.strictObject({ places, mode: z.enum(['half_up', 'half_even', 'down']) })

export const rulebookSchema = z.strictObject({
  schema: z.literal('rulebook/1'),
  id: word,
  edition: text,
  title: text,
  effective: z.strictObject({ from: month, to: maybe(month) }),
  transition: maybe(z.strictObject({ last_place_streak: z.enum(['continue', 'reset']), why: maybe(text) })),
  score: asked(z.strictObject({ full: amount, floor: amount })),
  numbers: asked(
    z.strictObject({
      max_input_decimals: whole,
      month_total: roundTo,
      annual_total: roundTo,
      rank_on: z.enum(['published', 'exact']),
    }),
  ),
  components: asked(list(component).min(1)),
  items: asked(list(item)).default([]),
  vetoes: asked(list(veto)).default([]),
  eligibility: asked(eligibility),
  star: maybe(asked(star)),
  last_place: maybe(asked(lastPlace)),
  consequences: asked(list(consequence)).default([]),
  publication: maybe(
    asked(z.strictObject({ workdays: whole, answer_workdays: whole, show: z.enum(['full', 'top', 'star_only']) })),
  ),
  annual: maybe(asked(annual)),
  tests: list(
    z.strictObject({ name: text, given: z.record(z.string(), z.unknown()), expect: z.record(z.string(), z.unknown()) }),
  ).default([]),
}) satisfies z.ZodType<Edition>

/** What people write for a key in their own words: only to suggest the key. */
export const RULEBOOK_WORDS: Readonly<Record<string, string>> = {
  扣分: 'points',
  分值: 'points',
  最高: 'max',
  封顶: 'cap',
  权重: 'weight',
  名称: 'name',
  条款: 'clause',
  满分: 'full',
  单位: 'each',
  事实: 'fact',
  目标: 'target',
  方法: 'method',
  并列: 'ties',
  名额: 'winners',
  最低分: 'min_score',
  等次: 'grades',
  加分: 'bonus',
  生效: 'effective',
}
