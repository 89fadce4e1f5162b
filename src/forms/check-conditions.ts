/** Conditions, rules and ticks: every field they name exists, and every code they name is in that field's table. */
import { nearestName } from '../core/nearest.ts'
import type { Detail } from '../core/problem.ts'
import type { Condition, Definitions, Field, Form } from './form.ts'

/** `part` is a field's name, `ticks.0`, `rules.2`, or a key of the form: where the problem stands. */
export type Complain = (code: string, part: string, value: string | null, detail?: Detail) => void

/** Says what is wrong with the form's conditions, rules and ticks. Pure. */
export function checkConditions(form: Form, definitions: Definitions, complain: Complain): void {
  const reader = { form, definitions, complain }
  for (const field of form.fields) {
    const { name, when, several } = field
    if (when) checkCondition(when, name, reader)
    if (!several) continue
    checkCode(field, several.code, name, reader)
    for (const other of [several.detail, several.graded]) if (other !== null) find(other, name, reader)
  }
  if (typeof form.applies === 'object') checkCondition(form.applies, 'applies', reader)
  for (const [index, tick] of form.ticks.entries()) {
    const part = `ticks.${index}`
    if (typeof tick.field === 'string') find(tick.field, part, reader)
    for (const [name, code] of Object.entries(tick.set)) {
      const field = find(name, part, reader)
      if (field) checkCode(field, code, part, reader)
    }
  }
  for (const [index, rule] of form.rules.entries()) {
    const part = `rules.${index}`
    find(rule.field, part, reader)
    if (rule.rule === 'not_before') find(rule.than, part, reader)
    if (rule.rule === 'disability_no') {
      find(rule.type, part, reader)
      find(rule.grade, part, reader)
    }
    if ('when' in rule && rule.when) checkCondition(rule.when, part, reader)
    if ('with' in rule) checkCondition(rule.with, part, reader)
  }
}

interface Reader {
  readonly form: Form
  readonly definitions: Definitions
  readonly complain: Complain
}

function checkCondition(condition: Condition, part: string, reader: Reader): void {
  if ('age' in condition) return
  if ('all' in condition) for (const inner of condition.all) checkCondition(inner, part, reader)
  else if ('any' in condition) for (const inner of condition.any) checkCondition(inner, part, reader)
  else {
    const field = find(condition.field, part, reader)
    if (!field) return
    const codes = 'in' in condition ? condition.in : 'not_in' in condition ? condition.not_in : []
    for (const code of codes) checkCode(field, code, part, reader)
  }
}

function find(name: string, part: string, { form, definitions, complain }: Reader): Field | null {
  const [formId, fieldName] = name.includes('.') ? (name.split('.') as [string, string]) : [form.id, name]
  const fields = definitions.forms.get(formId)?.fields ?? []
  const found = fields.find((field) => field.name === fieldName)
  if (found && (formId === form.id || formId === 'resident')) return found
  const near = nearestName(
    fieldName,
    fields.map((field) => field.name),
  )
  complain('form.field_unknown', part, name, { near: near ?? '' })
  return null
}

function checkCode(field: Field, code: string, part: string, { definitions, complain }: Reader): void {
  if (field.type === 'bool') {
    if (code !== '1' && code !== '0') complain('form.code_unknown', part, code, { field: field.name, table: '1, 0' })
    return
  }
  if (field.codes === null) return
  const table = definitions.codes.get(field.codes)
  // A table that is missing is said once, at its field.
  if (table && !table.entries.some((entry) => entry.code === code)) {
    complain('form.code_unknown', part, code, { field: field.name, table: field.codes })
  }
}
