/** What the year's part of an edition can be wrong about: formula, bonus table, grades and quotas. */
import { printDecimal, ZERO } from '../core/decimal.ts'
import { checkSteps, isJudgement } from './check-items.ts'
import { checkHundred, checkUnique, type Report } from './check-rulebook.ts'
import { type Annual, ASK, type Edition } from './rulebook.ts'

/** Reports on the annual section. Pure but for the report. */
export function checkAnnual(edition: Edition, annual: Annual, report: Report): void {
  checkHundred(Object.values(annual.formula), ['annual', 'formula'], 'rulebook.formula_sum', report)
  if (annual.formula.month_average === undefined) {
    report.error(['annual', 'formula'], 'rulebook.formula_without_average', null)
  }
  checkUnique(
    annual.bonus.map((kind) => kind.kind),
    (index) => ['annual', 'bonus', index, 'kind'],
    report,
  )
  for (const [index, kind] of annual.bonus.entries()) {
    const path = ['annual', 'bonus', index]
    if (Object.keys(kind.levels).length === 0) report.error([...path, 'levels'], 'rulebook.no_levels', kind.kind)
    if (kind.decision === null && [kind.name, ...Object.keys(kind.levels)].some(isJudgement))
      report.error([...path, 'name'], 'rulebook.judgement_bonus', kind.name)
    if (kind.cap === null) report.warning(path, 'rulebook.bonus_without_cap', kind.name)
    for (const [level, points] of Object.entries(kind.levels)) {
      if (points.lte(ZERO)) report.error([...path, 'levels', level], 'rulebook.not_positive', printDecimal(points))
      if (kind.cap !== null && points.gt(kind.cap)) {
        report.warning([...path, 'levels', level], 'rulebook.level_above_cap', level, { cap: printDecimal(kind.cap) })
      }
    }
  }
  checkGrades(edition, annual, report)
}

function checkGrades(edition: Edition, annual: Annual, report: Report): void {
  checkUnique(
    annual.grades.map((grade) => grade.name),
    (index) => ['annual', 'grades', index, 'name'],
    report,
  )
  const bottom = edition.score === ASK ? ZERO : edition.score.floor
  checkSteps(
    annual.grades,
    {
      at: (index) => ['annual', 'grades', index],
      bottom,
      hole: 'rulebook.grade_hole',
      overlap: 'rulebook.grade_overlap',
    },
    report,
  )
  for (const [index, grade] of annual.grades.entries()) {
    const path = ['annual', 'grades', index]
    if (grade.quota === null) continue
    if (grade.quota_rounding === null) report.error(path, 'rulebook.quota_without_rounding', grade.name)
    if (grade.tie_at_cut === null) report.error(path, 'rulebook.quota_without_tie', grade.name)
  }
}
