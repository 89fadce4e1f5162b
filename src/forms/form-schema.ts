/** How a form file is written: the keys of templates/forms/*.yaml, what may be left out, and the closed conditions and rules. */
import { z } from 'zod'
import { type Condition, FIELD_TYPES, NEEDS, ROLES, type Rule, SUBJECTS } from './form.ts'

/** Names of forms, fields and tables: they become names of database columns and of keys in JSON. */
export const NAME = z.string().regex(/^[a-z][a-z0-9_]*$/, 'form.name')
const TEXT = z.string().min(1, 'form.text_missing')
const TEXTS = z.array(TEXT)
const YES_NO = z.enum(['yes', 'no']).transform((word) => word === 'yes')
const WHOLE = z
  .string()
  .regex(/^\d{1,6}$/, 'form.not_a_number')
  .transform(Number)
const NUMBER = z.string().regex(/^-?\d+(\.\d+)?$/, 'form.not_a_number')
/** A field of the same form, or `resident.NAME`. */
const FIELD = z.string().regex(/^([a-z][a-z0-9_]*\.)?[a-z][a-z0-9_]*$/, 'form.name')
const SEVERITY = z.enum(['error', 'warning'])

const CONDITION_SHAPES = ['in', 'not_in', 'filled', 'at_least'] as const

/** One flat map instead of a union of five, so that a mistyped key is answered with the right suggestion. */
export const CONDITION: z.ZodType<Condition> = z.lazy(() =>
  z
    .strictObject({
      field: FIELD.optional(),
      in: TEXTS.optional(),
      not_in: TEXTS.optional(),
      filled: YES_NO.optional(),
      at_least: NUMBER.optional(),
      age: z.strictObject({ from: WHOLE.optional(), below: WHOLE.optional() }).transform(dropUndefined).optional(),
      all: z.array(CONDITION).min(1, 'form.text_missing').optional(),
      any: z.array(CONDITION).min(1, 'form.text_missing').optional(),
    })
    .transform((written, context): Condition => {
      const { field, age, all, any } = written
      const shapes = CONDITION_SHAPES.filter((key) => written[key] !== undefined)
      const [only] = shapes
      if (field !== undefined && only && shapes.length === 1 && !age && !all && !any) {
        return { field, [only]: written[only] } as unknown as Condition
      }
      if (field === undefined && shapes.length === 0) {
        if (age && !all && !any) return { age }
        if (all && !age && !any) return { all }
        if (any && !age && !all) return { any }
      }
      context.addIssue({ code: 'custom', message: 'form.condition' })
      return z.NEVER
    }),
)

/** Which other keys each rule needs; a rule that is not here does not exist. */
const RULE_KEYS = {
  not_before: ['than'],
  age_at_least: ['years'],
  not_together: ['with', 'when', 'why'],
  beside_head: ['when', 'why'],
  disability_no: ['type', 'grade'],
} as const

const RULE: z.ZodType<Rule> = z
  .strictObject({
    rule: z.enum(Object.keys(RULE_KEYS) as (keyof typeof RULE_KEYS)[]),
    field: NAME,
    than: FIELD.optional(),
    years: WHOLE.optional(),
    when: CONDITION.optional(),
    with: CONDITION.optional(),
    why: z.string().min(1).optional(),
    younger: WHOLE.optional(),
    older: WHOLE.optional(),
    other_sex: YES_NO.optional(),
    type: NAME.optional(),
    grade: NAME.optional(),
    severity: SEVERITY.optional(),
  })
  .transform((written, context): Rule => {
    for (const key of RULE_KEYS[written.rule]) {
      if (written[key] === undefined) {
        context.addIssue({
          code: 'custom',
          message: 'form.rule_key',
          params: { code: 'form.rule_key', detail: { key } },
        })
        return z.NEVER
      }
    }
    // Dates in an unlikely order, ages and politics only warn (semantics.md section 1).
    const severity = written.severity ?? (written.rule === 'disability_no' ? 'error' : 'warning')
    return dropUndefined({ ...written, severity }) as unknown as Rule
  })

const TICK = z.strictObject({
  headings: TEXTS.min(1, 'form.text_missing'),
  set: z.record(z.string(), TEXT).optional(),
  field: NAME.optional(),
  partial: YES_NO.optional(),
})

const FIELD_LINE = z.strictObject({
  name: NAME,
  like: z
    .string()
    .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, 'form.like')
    .optional(),
  label: TEXT.optional(),
  en: TEXT.optional(),
  type: z.enum(FIELD_TYPES).optional(),
  need: z.enum(NEEDS).optional(),
  codes: NAME.optional(),
  unit: TEXT.optional(),
  units: TEXTS.optional(),
  aliases: TEXTS.optional(),
  per: z.enum(['household', 'person']).optional(),
  role: z.enum(ROLES).optional(),
  when: CONDITION.optional(),
  min: NUMBER.optional(),
  max: NUMBER.optional(),
  max_length: WHOLE.optional(),
  future: YES_NO.optional(),
  drop: YES_NO.optional(),
  short: YES_NO.optional(),
  hint: TEXT.optional(),
  was: TEXTS.optional(),
  several: z.strictObject({ code: TEXT, detail: NAME, graded: NAME.optional() }).optional(),
})

export const FORM_FILE = z
  .strictObject({
    id: NAME.optional(),
    extends: NAME.optional(),
    no: WHOLE.optional(),
    label: TEXT.optional(),
    en: TEXT.optional(),
    sheet: TEXT.max(31, 'form.sheet_name').optional(),
    sheet_aliases: TEXTS.optional(),
    subject: z.enum(SUBJECTS).optional(),
    edition: TEXT.optional(),
    source: TEXT.optional(),
    sensitive: YES_NO.optional(),
    key: z.array(NAME).optional(),
    applies: z.union([z.enum(['all', 'asked']), CONDITION]).optional(),
    fields: z.array(FIELD_LINE).optional(),
    ticks: z.array(TICK).optional(),
    rules: z.array(RULE).optional(),
    example: z.record(z.string(), TEXT).optional(),
  })
  .superRefine((form, context) => {
    if ((form.id === undefined) === (form.extends === undefined)) {
      context.addIssue({ code: 'custom', message: 'form.id_or_extends' })
    }
    const needed = ['no', 'label', 'en', 'sheet', 'subject', 'edition', 'source', 'fields', 'example'] as const
    if (form.extends !== undefined) return
    for (const key of needed) {
      if (form[key] === undefined) {
        context.addIssue({ code: 'custom', message: 'definition.missing_key', params: { detail: { key, name: key } } })
      }
    }
  })

export type FormFile = z.infer<typeof FORM_FILE>
export type FieldLine = z.infer<typeof FIELD_LINE>

/** `exactOptionalPropertyTypes`: a key that was not written is not there, rather than there with nothing in it. */
function dropUndefined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
