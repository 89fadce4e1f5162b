/** Grades of a year (等次), those with a quota to the best of the pool. */
import { type Decimal, decimal, round } from '../core/decimal.ts'
import { error, type Problem } from '../core/problem.ts'
import type { Decision } from './inputs.ts'
import type { Grade } from './rulebook.ts'

export interface ToGrade {
  readonly staffNo: string
  readonly name: string
  readonly total: Decimal
}

export interface Graded {
  readonly staffNo: string
  readonly grade: string
  /** A code: band, or the quota that was full. */
  readonly why: string
}

/** Grades for everybody who may have one. Pure. */
export function gradeAll(
  grades: readonly Grade[],
  people: readonly ToGrade[],
  decisions: readonly Decision[],
): { graded: Graded[]; problems: Problem[] } {
  const falling = [...grades].sort((a, b) => b.from.cmp(a.from))
  const problems: Problem[] = []
  const graded: Graded[] = []
  let left = [...people].sort((a, b) => b.total.cmp(a.total) || (a.staffNo < b.staffNo ? -1 : 1))
  const passedOver = new Set<string>()
  for (const grade of falling) {
    const able = left.filter((person) => person.total.gte(grade.from))
    const chosen = new Set(grade.quota === null ? able : withinQuota(grade, able, people.length, decisions, problems))
    for (const person of able) if (!chosen.has(person)) passedOver.add(person.staffNo)
    for (const person of chosen) {
      const why = passedOver.has(person.staffNo) ? 'assess.grade.quota_full' : 'assess.grade.band'
      graded.push({ staffNo: person.staffNo, grade: grade.name, why })
    }
    left = left.filter((person) => !chosen.has(person))
  }
  return { graded, problems }
}

/** How many places a quota gives in a pool. Pure. */
export function quotaPlaces(grade: Grade, pool: number): number {
  if (grade.quota === null) return pool
  const exact = decimal(String(pool)).times(grade.quota.value)
  if (grade.quota_rounding === 'half_up') return Number(round(exact, 0, 'half_up').toFixed())
  const down = round(exact, 0, 'down')
  const places = Number(down.toFixed())
  return grade.quota_rounding === 'ceil' && down.lt(exact) ? places + 1 : places
}

function withinQuota(
  grade: Grade,
  able: readonly ToGrade[],
  pool: number,
  decisions: readonly Decision[],
  problems: Problem[],
): ToGrade[] {
  const places = quotaPlaces(grade, pool)
  const inside = able.slice(0, places)
  const cut = inside.at(-1)
  const next = able[places]
  if (cut === undefined || next === undefined || !next.total.eq(cut.total)) return inside
  const above = able.filter((person) => person.total.gt(cut.total))
  const tied = able.filter((person) => person.total.eq(cut.total))
  if (grade.tie_at_cut === 'include') return [...above, ...tied]
  if (grade.tie_at_cut === 'exclude') return above
  const named = tied.filter((person) =>
    decisions.some(({ kind, staffNo, item }) => kind === 'tie' && staffNo === person.staffNo && item === grade.name),
  )
  if (named.length === 0) {
    const names = tied.map((person) => person.name).join('、')
    problems.push(error('assess.grade_undecided', {}, null, { grade: grade.name, names }))
  }
  return [...above, ...named.slice(0, places - above.length)]
}
