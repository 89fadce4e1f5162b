/** What wardens have confirmed: an error that the office takes once somebody wrote 属实 and why. */
import type { Problem } from '../core/problem.ts'
import type { CodeTable } from './form.ts'

/** Which errors go in with 属实 and a reason: the codes of the table `forceable`. Pure. */
export function isForceable(problem: Problem, codes: ReadonlyMap<string, CodeTable>): boolean {
  return (
    problem.severity === 'error' &&
    problem.place.cell !== undefined &&
    (codes.get('forceable')?.entries.some(({ code }) => code === problem.code) ?? false)
  )
}
