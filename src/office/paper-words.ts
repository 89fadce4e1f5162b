/** templates/paper/office.yaml: what the office's public papers say beside names and numbers, the office's own or ours. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readDefinition } from '../definition/read-definition.ts'
import { shippedTemplates } from './package-root.ts'
import { refuseErrors } from './problem-refusal.ts'

const FILE = join('paper', 'office.yaml')

const line = z.string().min(1)
const lines = z.array(line).min(1)

const SCHEMA = z.strictObject({
  duties: z.record(z.string(), lines),
  hotlines: z.array(z.strictObject({ name: line, phone: line })),
  services: z.array(z.strictObject({ name: line, bring: line })),
  // Offices that took their own copy before there was such a list have none.
  kit: z.array(line).default([]),
  notice: z.strictObject({ title: line, collect: lines, why: lines, not: lines, rights: lines }),
})

export type PaperWords = z.output<typeof SCHEMA>

/** The words in `templates` (an office's folder), else the shipped ones; the first fault is refused with its line. */
export function readPaperWords(templates: string): PaperWords {
  const own = join(templates, FILE)
  const path = existsSync(own) ? own : join(shippedTemplates(), FILE)
  const { value, problems } = readDefinition(`templates/${FILE.replaceAll('\\', '/')}`, readFileSync(path), SCHEMA)
  refuseErrors(problems)
  if (value === null) throw new Error('words without a value and without a problem')
  return value
}
