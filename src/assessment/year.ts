/**
 * The year (年评比): mean of published month totals → formula → bonus, deduplicated, split, capped → round once → grade
 * with quota.
 */
import type { Month } from '../core/day.ts'
import { type Decimal, HUNDRED, printDecimal, ZERO } from '../core/decimal.ts'
import { computed, type Explained, given, total } from '../core/explained.ts'
import { groupBy } from '../core/group.ts'
import { error, type Problem } from '../core/problem.ts'
import { authors, type BonusLine, yearBonus } from './bonus.ts'
import { gradeAll } from './grades.ts'
import type { Bonus, Decision, FinalResult, PastResult, Scorecard } from './inputs.ts'
import { roundedTotal, settle } from './rounding.ts'
import { type Annual, ASK, type Edition, type RoundTo, type ScoreRange } from './rulebook.ts'

export interface YearInputs {
  readonly year: string
  readonly people: readonly { readonly staffNo: string; readonly name: string }[]
  readonly finals: readonly FinalResult[]
  readonly past: readonly PastResult[]
  readonly bonus: readonly Bonus[]
  readonly decisions: readonly Decision[]
  /** Scorecards whose source is named in the formula, such as year_end. */
  readonly scorecards: readonly Scorecard[]
}

export interface YearResult {
  readonly staffNo: string
  readonly name: string
  /** Ranked final months. */
  readonly months: number
  /** Of these, how many were published before the register was kept. */
  readonly pastMonths: number
  readonly average: Decimal | null
  readonly bonus: Decimal
  readonly total: Decimal | null
  readonly grade: string | null
  /** A code: why this grade, or why none. */
  readonly gradeWhy: string
  readonly items: readonly BonusLine[]
  readonly explained: Explained
}

export interface AssessedYear {
  readonly results: readonly YearResult[]
  readonly problems: readonly Problem[]
}

/** The year's comparison by one edition. Pure. */
export function assessYear(edition: Edition, inputs: YearInputs): AssessedYear {
  const { annual, numbers, score } = edition
  if (annual === null)
    return { results: [], problems: [error('assess.no_annual', {}, null, { edition: edition.edition })] }
  if (annual === ASK || numbers === ASK || score === ASK) {
    return { results: [], problems: [error('assess.annual_open', {}, null, { edition: edition.edition })] }
  }
  const problems: Problem[] = []
  const rules = { annual, to: numbers.annual_total, score, monthTo: numbers.month_total }
  const own = yearByPerson(inputs)
  const scored = inputs.people.map((person) => yearScore(rules, own(person.staffNo), person, problems))
  const able = scored.flatMap((one) => {
    return one.total !== null && one.months >= annual.average.min_months ? [{ ...one, total: one.total }] : []
  })
  const ofYear = inputs.decisions.filter((decision) => decision.month.startsWith(`${inputs.year}-`))
  const { graded, problems: ties } = gradeAll(annual.grades, able, ofYear)
  const grades = new Map(graded.map((grade) => [grade.staffNo, grade]))
  const results = scored.map((one): YearResult => {
    const grade = grades.get(one.staffNo)
    if (grade) return { ...one, grade: grade.grade, gradeWhy: grade.why }
    const few = one.months < annual.average.min_months
    return { ...one, grade: null, gradeWhy: few ? 'assess.grade.few_months' : 'assess.grade.none' }
  })
  return { results: results.sort(byTotal), problems: [...problems, ...ties] }
}

/** Everybody's own records of the year, looked up and not searched; a bonus is its authors'. */
function yearByPerson(inputs: YearInputs): (staffNo: string) => YearInputs {
  const ownLines = <T extends { readonly staffNo: string; readonly month: Month }>(lines: readonly T[]) => {
    const ofYear = lines.filter((line) => line.month.startsWith(`${inputs.year}-`))
    const groups = groupBy(ofYear, (line) => line.staffNo)
    return (staffNo: string): readonly T[] => groups.get(staffNo) ?? []
  }
  const finals = ownLines(inputs.finals)
  const past = ownLines(inputs.past)
  const scorecards = ownLines(inputs.scorecards)
  const bonus = groupBy(
    inputs.bonus.flatMap((entry) => authors(entry).map((author) => ({ author, entry }))),
    ({ author }) => author,
  )
  return (staffNo) => ({
    ...inputs,
    finals: finals(staffNo),
    past: past(staffNo),
    scorecards: scorecards(staffNo),
    bonus: (bonus.get(staffNo) ?? []).map(({ entry }) => entry),
  })
}

interface YearRules {
  readonly annual: Annual
  readonly to: RoundTo
  readonly monthTo: RoundTo
  readonly score: ScoreRange
}

function yearScore(
  { annual, to, monthTo, score }: YearRules,
  inputs: YearInputs,
  { staffNo, name }: { staffNo: string; name: string },
  problems: Problem[],
): Omit<YearResult, 'grade' | 'gradeWhy'> {
  const months = rankedMonths(inputs, staffNo)
  const average = averageOf(months, monthTo)
  const shares = Object.entries(annual.formula).map(([source, weight]) => {
    const value = source === 'month_average' ? average : scorecardOf(source, inputs, { staffNo, name }, problems)
    const code = source === 'month_average' ? 'assess.year_months' : 'assess.year_share'
    return computed('share', [value], { code, params: { source, weight: printDecimal(weight) } })
  })
  const bonus = yearBonus(annual, inputs.year, staffNo, inputs.bonus, inputs.decisions)
  problems.push(...bonus.problems)
  const base = total(shares, { code: 'assess.year_base', params: { year: inputs.year } })
  const parts: Explained[] = [base, bonus.explained]
  if (base.value !== null && !annual.may_exceed_full) {
    const over = settle(base.value.plus(bonus.value)).minus(score.full)
    if (over.gt('0'))
      parts.push(
        given(score.full.minus(base.value.plus(bonus.value)), {
          code: 'assess.full',
          params: { full: printDecimal(score.full) },
        }),
      )
  }
  const explained = roundedTotal(parts, to, {
    code: 'assess.year_total',
    params: { name, staff: staffNo, year: inputs.year },
  })
  return {
    staffNo,
    name,
    months: months.length,
    pastMonths: months.filter(({ past }) => past).length,
    average: average.value === null ? null : settle(average.value),
    bonus: settle(bonus.value),
    total: explained.value,
    items: bonus.lines,
    explained,
  }
}

interface MonthTotal {
  readonly month: Month
  readonly total: Decimal
  /** Published before the register was kept. */
  readonly past: boolean
}

/** Published totals of the year's months in which the person was ranked; months before gridbook count as they were published. */
function rankedMonths(inputs: YearInputs, staffNo: string): MonthTotal[] {
  const inYear = (result: { readonly month: Month; readonly staffNo: string }) =>
    result.staffNo === staffNo && result.month.startsWith(`${inputs.year}-`)
  const totals = new Map<Month, Omit<MonthTotal, 'month'>>()
  for (const result of inputs.past)
    if (inYear(result) && result.score !== null) totals.set(result.month, { total: result.score, past: true })
  for (const result of inputs.finals) {
    if (!inYear(result)) continue
    if (result.ranked && result.score !== null) totals.set(result.month, { total: result.score, past: false })
    else totals.delete(result.month)
  }
  return [...totals].map(([month, one]) => ({ month, ...one })).sort((a, b) => (a.month < b.month ? -1 : 1))
}

function averageOf(months: readonly MonthTotal[], to: RoundTo): Explained {
  const params = { count: String(months.length) }
  if (months.length === 0) return given(null, { code: 'assess.no_ranked_months', params })
  const parts = months.map(({ month, total: value, past }) =>
    given(value, {
      code: past ? 'assess.month_past' : 'assess.month_published',
      params: { month, score: printDecimal(value, Math.max(to.places, 0)) },
    }),
  )
  return computed('mean', parts, { code: 'assess.month_average', params })
}

/** A scorecard of its own, e.g. year_end: the mean of its raters. */
function scorecardOf(
  source: string,
  inputs: YearInputs,
  { staffNo, name }: { staffNo: string; name: string },
  problems: Problem[],
): Explained {
  const cards = inputs.scorecards.filter(
    (card) => card.source === source && card.staffNo === staffNo && card.month.startsWith(`${inputs.year}-`),
  )
  const outside = cards.find((card) => card.score.lt(ZERO) || card.score.gt(HUNDRED))
  if (outside !== undefined) {
    const score = printDecimal(outside.score)
    const detail = { name, staff: staffNo, component: source, id: source, max: printDecimal(HUNDRED) }
    problems.push(error('assess.score_out_of_range', {}, score, detail))
    return given(null, { code: 'assess.bad_score', params: { score } })
  }
  if (cards.length === 0) return given(null, { code: 'assess.no_year_scorecard', params: { source } })
  const parts = cards.map((card) =>
    given(card.score, { code: 'assess.rater_score', params: { rater: card.rater ?? '', component: source } }),
  )
  return computed('mean', parts, {
    code: 'assess.raters_mean',
    params: { name: source, id: source, count: String(cards.length) },
  })
}

function byTotal(a: YearResult, b: YearResult): number {
  if (a.total !== null && b.total !== null && !a.total.eq(b.total)) return b.total.cmp(a.total)
  if ((a.total === null) !== (b.total === null)) return a.total === null ? 1 : -1
  return a.staffNo < b.staffNo ? -1 : 1
}
