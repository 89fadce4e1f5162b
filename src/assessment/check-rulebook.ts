/** What one edition can be wrong about by itself: sums, holes, references, and rules that contradict each other. */
import { type Decimal, HUNDRED, printDecimal, sum, ZERO } from '../core/decimal.ts'
import { nearestName } from '../core/nearest.ts'
import { type Detail, error, type Place, type Problem, warning } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import type { LineCol, Path } from '../definition/read-definition.ts'
import { checkAnnual } from './check-annual.ts'
import { checkItems } from './check-items.ts'
import { ASK, type Component, type Edition } from './rulebook.ts'

export interface Where {
  readonly file: string
  locate(path: Path): LineCol
}

/** How a check reports: the path of what is wrong, a code, and what stands there. */
export interface Report {
  error(path: Path, code: string, value: string | null, detail?: Detail): void
  warning(path: Path, code: string, value: string | null, detail?: Detail): void
}

/** Problems of one edition in the order of the file. Pure. */
export function checkRulebook(edition: Edition, where: Where): Problem[] {
  const problems: Problem[] = []
  const place = (path: Path): Place => ({ file: where.file, ...where.locate(path) })
  const report: Report = {
    error: (path, code, value, detail = {}) => problems.push(error(code, place(path), value, detail)),
    warning: (path, code, value, detail = {}) => problems.push(warning(code, place(path), value, detail)),
  }
  checkEffective(edition, report)
  if (edition.components !== ASK) checkComponents(edition.components, report)
  if (edition.items !== ASK) checkItems(edition, edition.items, report)
  checkPlaces(edition, report)
  checkConsequences(edition, report)
  if (edition.annual !== null && edition.annual !== ASK) checkAnnual(edition, edition.annual, report)
  return problems.sort((a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.col ?? 0) - (b.place.col ?? 0))
}

/** Complains once for each name that stands twice. */
export function checkUnique(names: readonly string[], path: (index: number) => Path, report: Report): void {
  const seen = new Set<string>()
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) report.error(path(index), 'rulebook.duplicate_id', name)
    seen.add(name)
  }
}

/** Complains when amounts do not add up to exactly 100. */
export function checkHundred(amounts: readonly Decimal[], path: Path, code: string, report: Report): void {
  const whole = sum(amounts)
  if (!whole.eq(HUNDRED)) {
    report.error(path, code, printDecimal(whole), { parts: amounts.map((amount) => printDecimal(amount)).join('+') })
  }
}

function checkEffective(edition: Edition, report: Report): void {
  const { from, to } = edition.effective
  if (to !== null && to < from) report.error(['effective', 'to'], 'rulebook.ends_before_start', to, { from })
  if (edition.score === ASK) return
  if (edition.score.floor.gte(edition.score.full)) {
    report.error(['score'], 'rulebook.floor_above_full', printDecimal(edition.score.floor))
  }
}

/** A ballot sheet says choices and not which ballot: two ballots with one word could not be told apart. */
function checkBallots(components: readonly Component[], report: Report): void {
  const taken = new Map<string, string>()
  for (const [index, component] of components.entries()) {
    if (component.method !== 'ballot') continue
    for (const choice of Object.keys(component.map)) {
      const other = taken.get(fold(choice))
      if (other === undefined) taken.set(fold(choice), component.name)
      else report.error(['components', index, 'map', choice], 'rulebook.choice_twice', choice, { other })
    }
  }
}

function checkComponents(components: readonly Component[], report: Report): void {
  const ids = components.map((component) => component.id)
  checkBallots(components, report)
  checkUnique(ids, (index) => ['components', index, 'id'], report)
  checkHundred(
    components.map((component) => component.weight),
    ['components'],
    'rulebook.weights',
    report,
  )
  for (const [index, component] of components.entries()) {
    const path: Path = ['components', index]
    // 120 and −20 make 100 too.
    if (component.weight.lte(ZERO)) {
      report.error([...path, 'weight'], 'rulebook.not_positive', printDecimal(component.weight))
    }
    const missing = component.when_missing
    if (typeof missing === 'object' && (!ids.includes(missing.use) || missing.use === component.id)) {
      const near = nearestName(missing.use, ids) ?? ids.filter((id) => id !== component.id).join(', ')
      report.error([...path, 'when_missing', 'use'], 'rulebook.unknown_component', missing.use, { near })
    }
    if (component.method === 'ballot') {
      if (Object.values(component.map).every((points) => points === 'exclude')) {
        report.error([...path, 'map'], 'rulebook.empty_map', null)
      }
      continue
    }
    if (component.criteria !== null) {
      const { criteria } = component
      checkUnique(
        criteria.map((criterion) => criterion.name),
        (n) => [...path, 'criteria', n, 'name'],
        report,
      )
      checkHundred(
        criteria.map((criterion) => criterion.max),
        [...path, 'criteria'],
        'rulebook.criteria_sum',
        report,
      )
    }
    if (component.raters !== null) {
      const { raters } = component
      checkHundred(
        raters.map((group) => group.weight),
        [...path, 'raters'],
        'rulebook.rater_weights',
        report,
      )
      checkUnique(
        raters.flatMap((group) => group.roles),
        () => [...path, 'raters'],
        report,
      )
    }
  }
}

function checkPlaces(edition: Edition, report: Report): void {
  const { star, last_place: last } = edition
  if (last === null || last === ASK) return
  const ids = edition.components === ASK ? null : edition.components.map((component) => component.id)
  for (const [index, id] of last.tie_break.entries()) {
    if (ids !== null && !ids.includes(id)) {
      const near = nearestName(id, ids) ?? ids.join(', ')
      report.error(['last_place', 'tie_break', index], 'rulebook.unknown_component', id, { near })
    }
  }
  if (last.min_pool === null) report.warning(['last_place'], 'rulebook.min_pool_unsaid', null)
  const limit = last.not_last_if_at_least
  if (star === null || star === ASK || limit === null || star.min_score === null) return
  if (limit.gt(star.min_score)) {
    const detail = { star: printDecimal(star.min_score) }
    report.error(['last_place', 'not_last_if_at_least'], 'rulebook.not_last_above_star', printDecimal(limit), detail)
  }
}

/** 末位 is not 不胜任 (指导案例18号): a last place may lead to tasks, never by itself to the end of employment. */
const DISMISSAL = /辞退|解聘|解除|淘汰|开除|除名|清退|dismiss|terminat/iu

function checkConsequences(edition: Edition, report: Report): void {
  if (edition.consequences === ASK) return
  checkUnique(
    edition.consequences.map((c) => c.id),
    (index) => ['consequences', index, 'id'],
    report,
  )
  for (const [index, consequence] of edition.consequences.entries()) {
    const path: Path = ['consequences', index]
    const { consecutive, within, state } = consequence.when
    if ((consecutive === null) === (within === null)) report.error([...path, 'when'], 'rulebook.when_one', null)
    if (within !== null && within.count > within.months) {
      report.error([...path, 'when', 'within'], 'rulebook.within_impossible', String(within.count), {
        months: String(within.months),
      })
    }
    const length = consecutive ?? within?.count ?? 0
    if (length < 1) report.error([...path, 'when'], 'rulebook.when_zero', String(length))
    for (const [n, at] of consequence.at.entries()) {
      const rising = n === 0 || at > (consequence.at[n - 1] ?? 0)
      // A window has one length: its count; more of them would make tasks for months already counted.
      if (at < length || !rising || (within !== null && at !== length)) {
        report.error([...path, 'at', n], 'rulebook.at', String(at), { length: String(length) })
      }
    }
    if (state === 'last' && edition.last_place === null)
      report.error([...path, 'when'], 'rulebook.no_last_place', 'last')
    if (state === 'star' && edition.star === null) report.error([...path, 'when'], 'rulebook.no_star', 'star')
    for (const [n, task] of consequence.tasks.entries()) {
      if (state === 'last' && DISMISSAL.test(fold(task.task))) {
        report.warning([...path, 'tasks', n, 'task'], 'rulebook.last_to_dismissal', task.task)
      }
    }
  }
}
