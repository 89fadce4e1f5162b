/** One file of templates/checks: the must-visit classes or the four clears, with what is wrong in it by line and column. */
import { z } from 'zod'
import type { Problem } from '../core/problem.ts'
import { readDefinition } from '../definition/read-definition.ts'
import type { FourClears, MustVisit } from './checks.ts'
import { CONDITION, NAME } from './form-schema.ts'

const TEXT = z.string().min(1, 'form.text_missing')
const DAYS = z
  .string()
  .regex(/^\d{1,4}$/, 'form.not_a_number')
  .transform(Number)
const SOME_DAYS = z
  .string()
  .regex(/^[1-9]\d{0,3}$/, 'form.not_a_number')
  .transform(Number)
const PERCENT = z
  .string()
  .regex(/^(100|\d{1,2})$/, 'form.not_a_number')
  .transform(Number)
const FIELD = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, 'form.name')
const DATE_FIELD = z
  .strictObject({ field: FIELD, days: DAYS.optional() })
  .transform(({ field, days }) => ({ field, days: days ?? 0 }))
const TIER = z.strictObject({ label: TEXT, en: TEXT, days: SOME_DAYS })

const REASON = z
  .strictObject({
    class: NAME,
    tier: z.enum(['high', 'key', 'general']),
    why: TEXT,
    en: TEXT.optional(),
    when: CONDITION,
    from: DATE_FIELD.optional(),
    until: DATE_FIELD.optional(),
    first_within: SOME_DAYS.optional(),
  })
  .transform(({ first_within, from, until, en, ...rest }) => ({
    ...rest,
    en: en ?? rest.why,
    from: from ?? null,
    until: until ?? null,
    firstWithin: first_within ?? null,
  }))

const MUST_VISIT = z
  .strictObject({
    schema: z.literal('must_visit/1'),
    tiers: z.strictObject({ high: TIER, key: TIER, general: TIER }),
    ways: z.strictObject({ seen: z.array(NAME), beside: z.array(NAME), days: DAYS }),
    reasons: z.array(REASON),
  })
  .transform(({ schema: _, ...rest }): MustVisit => rest)

const FOUR_CLEARS = z
  .strictObject({
    schema: z.literal('four_clears/1'),
    complete: z.strictObject({ key_percent: PERCENT, main_percent: PERCENT, verified_days: SOME_DAYS }),
    family: z.array(NAME),
    category: z.strictObject({
      fields: z.array(NAME),
      asked: z.array(
        z
          .strictObject({ form: NAME, unless: CONDITION.optional() })
          .transform(({ form, unless }) => ({ form, unless: unless ?? null })),
      ),
    }),
    registration: z.array(NAME),
    hazard: z.strictObject({ form: NAME, dated: NAME }),
    none: z.array(z.strictObject({ form: NAME, field: NAME, in: z.array(TEXT).min(1, 'form.text_missing') })),
  })
  .transform(({ schema: _, ...rest }): FourClears => rest)

/** A file as it was read; which of the two it is stands in its name. */
export interface ChecksDraft {
  readonly mustVisit: MustVisit | null
  readonly fourClears: FourClears | null
}

export interface ReadChecks {
  /** Null when there is any error. */
  readonly draft: ChecksDraft | null
  readonly problems: Problem[]
}

/** Reads one file; `file` is the name that messages show. Pure. */
export function readChecks(file: string, text: string | Uint8Array): ReadChecks {
  const visits = file.endsWith('must-visit.yaml')
  const { value, problems } = visits
    ? readDefinition<MustVisit | FourClears>(file, text, MUST_VISIT)
    : readDefinition<MustVisit | FourClears>(file, text, FOUR_CLEARS)
  if (value === null) return { draft: null, problems }
  return {
    draft: { mustVisit: visits ? (value as MustVisit) : null, fourClears: visits ? null : (value as FourClears) },
    problems,
  }
}
