/** What an office checks by names fields of its forms: each of them exists. */
import { nearestName } from '../core/nearest.ts'
import { error, type Problem } from '../core/problem.ts'
import { NO_CHECKS } from './checks.ts'
import type { Condition, Definitions } from './form.ts'

/** Fields and forms that the must-visit classes and the four clears name and nobody has. Pure. */
export function checkChecks(definitions: Definitions): Problem[] {
  const { mustVisit, fourClears } = definitions.checks
  // Where no file says anything there is nothing to be wrong.
  if (fourClears === NO_CHECKS.fourClears) return []
  const visits = mustVisit.reasons.flatMap(({ when, from, until }) => [
    ...fieldsOf(when),
    ...[from, until].flatMap((date) => date?.field ?? []),
  ])
  const { category, registration, hazard, none, family } = fourClears
  const clears = [
    ...[...category.fields, ...registration].map((field) => `resident.${field}`),
    ...category.asked.flatMap(({ unless }) => (unless === null ? [] : fieldsOf(unless))),
    `${hazard.form}.${hazard.dated}`,
    ...none.map(({ form, field }) => `${form}.${field}`),
  ]
  const forms = [...family, ...category.asked.map(({ form }) => form)]
  return [
    ...unknown(visits, 'templates/checks/must-visit.yaml', definitions),
    ...unknown(clears, 'templates/checks/four-clears.yaml', definitions),
    ...forms
      .filter((form) => !definitions.forms.has(form))
      .map((form) => {
        const near = nearestName(form, [...definitions.forms.keys()]) ?? ''
        return error('form.field_unknown', { file: 'templates/checks/four-clears.yaml' }, form, { form, near })
      }),
  ]
}

/** Every `form.field` that a condition looks at. Pure. */
export function fieldsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(fieldsOf)
  if ('any' in condition) return condition.any.flatMap(fieldsOf)
  return 'age' in condition ? [] : [condition.field]
}

function unknown(names: readonly string[], file: string, { forms }: Definitions): Problem[] {
  return [...new Set(names)].flatMap((name) => {
    const [form = '', field = ''] = name.split('.')
    const fields = forms.get(form)?.fields.map((one) => one.name) ?? []
    if (fields.includes(field)) return []
    return [error('form.field_unknown', { file }, name, { form, near: nearestName(field, fields) ?? '' })]
  })
}
