/** A problem in a file of the office's own, where nothing can go on until it is put right. */
import { AppError } from '../core/app-error.ts'
import type { Problem } from '../core/problem.ts'

/** Throws the first error among the problems; warnings let work go on. */
export function refuseErrors(problems: readonly Problem[]): void {
  const first = problems.find((problem) => problem.severity === 'error')
  if (!first) return
  const { code, detail, place, value } = first
  throw new AppError(code, 2, { field: place.field ?? '', ...detail, value: value ?? '' }, place)
}
