/** One folder's definition files, read strictly; loaded only where there is YAML to read. */
import type { Problem } from '../core/problem.ts'
import type { Layer } from '../forms/assemble-definitions.ts'
import { type ChecksDraft, readChecks } from '../forms/read-checks.ts'
import { type CodesDraft, readCodes } from '../forms/read-codes.ts'
import { type FormDraft, readForm } from '../forms/read-form.ts'
import type { TemplateFile } from './template-files.ts'

/** What could be read, and what is wrong with the rest. */
export function readLayer(files: readonly TemplateFile[]): { layer: Layer; problems: Problem[] } {
  const problems: Problem[] = []
  const forms: FormDraft[] = []
  const codes: CodesDraft[] = []
  const checks: ChecksDraft[] = []
  for (const { kind, file, bytes } of files) {
    if (kind === 'checks') {
      const read = readChecks(file, bytes)
      problems.push(...read.problems)
      if (read.draft !== null) checks.push(read.draft)
      continue
    }
    const read = kind === 'forms' ? readForm(file, bytes) : readCodes(file, bytes)
    problems.push(...read.problems)
    if (read.draft === null) continue
    if ('written' in read.draft) forms.push(read.draft)
    else codes.push(read.draft)
  }
  return { layer: { forms, codes, checks }, problems }
}
