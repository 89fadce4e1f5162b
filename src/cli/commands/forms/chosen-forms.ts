/** Forms as people name them on a command line: by id, label or sheet. */
import { AppError } from '../../../core/app-error.ts'
import { nearestName } from '../../../core/nearest.ts'
import type { Definitions, Form } from '../../../forms/form.ts'
import type { Context } from '../../context.ts'

/** The office's definitions where there is an office, else the shipped ones: forms are looked at before there is any. */
export async function definitionsAtHand(context: Context): Promise<Definitions> {
  if (hasOffice(context)) return (await context.office()).definitions()
  const { loadDefinitions } = await import('../../../office/load-definitions.ts')
  return (await loadDefinitions(null)).definitions
}

/** False only where no folder was named and none is near; a folder named wrongly is refused. */
export function hasOffice(context: Context): boolean {
  try {
    context.officeDir()
    return true
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'office.not_found') return false
    throw thrown
  }
}

export function inFormOrder(definitions: Definitions): Form[] {
  return [...definitions.forms.values()].sort((a, b) => a.no - b.no)
}

/** One form, or a refusal that names the nearest. */
export function namedForm(definitions: Definitions, name: string): Form {
  const forms = inFormOrder(definitions)
  const form = forms.find(({ id, label, sheet }) => [id, label, sheet].includes(name))
  if (form) return form
  const near = nearestName(
    name,
    forms.flatMap(({ id, label }) => [id, label]),
  )
  throw near === null
    ? new AppError('export.no_form', 2, { name })
    : new AppError('export.no_form_near', 2, { name, near })
}
