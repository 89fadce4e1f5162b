/** templates/paper/household.yaml: how a household's paper form is laid out, the office's own or ours. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { PaperLayout } from '../cards/paper-page.ts'
import { error } from '../core/problem.ts'
import { readDefinition } from '../definition/read-definition.ts'
import type { Definitions } from '../forms/form.ts'
import { shippedTemplates } from './package-root.ts'
import { refuseErrors } from './problem-refusal.ts'

const FILE = join('paper', 'household.yaml')

const count = z
  .string()
  .regex(/^[1-9]\d?$/, 'form.not_a_number')
  .transform(Number)

const SCHEMA = z.strictObject({
  title: z.string().min(1),
  note: z.string().optional(),
  members: count,
  areas: z.record(z.string(), z.union([z.literal('members'), count])),
  signatures: z.array(z.string().min(1)).optional(),
})

/** The layout in `templates` (an office's folder, or null), else the shipped one; the first fault is refused with its line. */
export function readPaperLayout(templates: string | null, definitions: Definitions): PaperLayout {
  const own = templates === null ? null : join(templates, FILE)
  const path = own !== null && existsSync(own) ? own : join(shippedTemplates(), FILE)
  const shownAs = `templates/${FILE.replaceAll('\\', '/')}`
  const read = readDefinition(shownAs, readFileSync(path), SCHEMA)
  refuseErrors(read.problems)
  if (read.value === null) throw new Error('layout without a value and without a problem')
  const { value } = read
  const census = [...definitions.forms.values()]
    .filter(({ subject, no }) => subject !== 'office' && no > 0)
    .map(({ id }) => id)
  const strange = Object.keys(value.areas).find((id) => !census.includes(id))
  if (strange !== undefined) {
    const place = { file: shownAs, ...read.locate(['areas', strange]) }
    refuseErrors([error('paper.no_area', place, strange, { known: census.join('、') })])
  }
  return {
    title: value.title,
    note: value.note ?? '',
    members: value.members,
    areas: new Map(Object.entries(value.areas)),
    signatures: value.signatures ?? [],
  }
}
