/** What items can be wrong about: unknown facts, bands with holes, rates of things that are not rates, subjects counted twice. */
import { type Decimal, HUNDRED, printDecimal, ZERO } from '../core/decimal.ts'
import { nearestName } from '../core/nearest.ts'
import { fold } from '../core/text.ts'
import type { Path } from '../definition/read-definition.ts'
import { checkUnique, type Report } from './check-rulebook.ts'
import { FACTS, type FactKind, factOf } from './facts.ts'
import { ASK, type Band, type Edition, type Item, type Limit } from './rulebook.ts'

/** Reports on every item of an edition. Pure but for the report. */
export function checkItems(edition: Edition, items: readonly Item[], report: Report): void {
  checkUnique(
    items.map((item) => item.id),
    (index) => ['items', index, 'id'],
    report,
  )
  for (const [index, item] of items.entries()) {
    if (item.method === ASK) continue
    checkItem(item, ['items', index], report)
    checkWording(item, ['items', index], report)
  }
  checkUnique(
    items.map((item) => fold(item.name)),
    (index) => ['items', index, 'name'],
    report,
  )
  checkSameFact(items, report)
  checkVetoes(edition, report)
  checkTwice(edition, items, report)
}

function checkItem(item: Exclude<Item, { method: typeof ASK }>, path: Path, report: Report): void {
  if (item.max.lte(ZERO)) report.error([...path, 'max'], 'rulebook.not_positive', printDecimal(item.max))
  switch (item.method) {
    case 'per_occurrence':
    case 'gain':
      checkFact(item.fact, 'count', path, report)
      positive(item.points, [...path, 'points'], report)
      return
    case 'rate':
      checkFact(item.fact, 'pair', path, report)
      positive(item.target.value, [...path, 'target'], report)
      reachable(item.target, [...path, 'target'], report)
      return
    case 'rate_short':
      checkFact(item.fact, 'pair', path, report)
      reachable(item.target, [...path, 'target'], report)
      positive(item.per_point, [...path, 'per_point'], report)
      return
    case 'bands':
      checkFact(item.fact, null, path, report)
      checkBands(item.bands, item.max, factOf(item.fact)?.kind ?? null, path, report)
      return
    case 'min_count':
      checkFact(item.fact, 'count', path, report)
      positive(item.points, [...path, 'points'], report)
      return
    case 'decision':
      if (item.range[0].lt(ZERO) || item.range[1].lt(item.range[0]) || item.range[1].gt(item.max)) {
        const range = item.range.map((end) => printDecimal(end)).join('–')
        report.error([...path, 'range'], 'rulebook.range', range, { max: printDecimal(item.max) })
      }
  }
}

/** What nobody can count is decided by people, with a reason; a fixed number of points for it is a number without a rule. */
const JUDGEMENT = /酌情|不良影响|恶劣影响|严重后果|情节严重|情节较重|视情/u

/** Reports words that only a person can judge where a rule pretends to count. */
export function isJudgement(words: string | null): boolean {
  return words !== null && JUDGEMENT.test(words)
}

function checkWording(item: Exclude<Item, { method: typeof ASK }>, path: Path, report: Report): void {
  if (item.method === 'decision') return
  if (isJudgement(item.name)) report.error([...path, 'name'], 'rulebook.judgement', item.name)
  if ('empty' in item && item.empty === null) report.warning(path, 'rulebook.empty_unsaid', item.name)
}

/** One thing that happened is taken off twice when two items look at it. */
function checkSameFact(items: readonly Item[], report: Report): void {
  const first = new Map<string, Item>()
  for (const [index, item] of items.entries()) {
    if (!('fact' in item) || item.fact === 'recorded' || item.method === 'gain') continue
    const other = first.get(item.fact)
    if (other === undefined) first.set(item.fact, item)
    else report.warning(['items', index, 'fact'], 'rulebook.fact_twice', item.name, { other: other.name })
  }
}

function positive(value: Decimal, path: Path, report: Report): void {
  if (value.lte(ZERO)) report.error(path, 'rulebook.not_positive', printDecimal(value))
}

/** Nobody reaches more than all of it. */
function reachable(target: Limit, path: Path, report: Report): void {
  if (target.value.gt('1')) report.error(path, 'rulebook.above_all', target.text)
}

function checkFact(name: string, kind: FactKind | null, path: Path, report: Report): void {
  const fact = factOf(name)
  if (fact === null) {
    const names = FACTS.map((known) => known.name)
    report.error([...path, 'fact'], 'rulebook.unknown_fact', name, {
      near: nearestName(name, names) ?? names.join(', '),
    })
  } else if (kind !== null && fact.kind !== kind) {
    report.error([...path, 'fact'], kind === 'pair' ? 'rulebook.fact_is_count' : 'rulebook.fact_is_rate', name)
  }
  // Whoever sends a bad row back is honest; a rule that counts them teaches people to hide rows.
  if (name === 'rows_returned') report.warning([...path, 'fact'], 'rulebook.punishes_honesty', name)
}

function checkBands(bands: readonly Band[], max: Decimal, kind: FactKind | null, path: Path, report: Report): void {
  const at = (index: number): Path => [...path, 'bands', index]
  for (const [index, band] of bands.entries()) {
    if (band.lose.gt(max)) {
      report.error([...at(index), 'lose'], 'rulebook.band_above_max', printDecimal(band.lose), {
        max: printDecimal(max),
      })
    }
    if (kind === 'pair' && !band.from.percent && !band.from.value.eq(ZERO)) {
      report.error([...at(index), 'from'], 'rulebook.band_not_percent', band.from.text)
    }
  }
  const steps = bands.map((band) => ({ from: shown(band.from), to: band.to === null ? null : shown(band.to) }))
  checkSteps(steps, { at, bottom: ZERO, hole: 'rulebook.band_hole', overlap: 'rulebook.band_overlap' }, report)

  function shown(limit: Band['from']): Decimal {
    return limit.percent ? limit.value.times(HUNDRED) : limit.value
  }
}

export interface Steps {
  at(index: number): Path
  /** The lowest value that must have a step. */
  readonly bottom: Decimal
  readonly hole: string
  readonly overlap: string
}

/** Steps are half-open, each from its `from` up to the next; a printed `to` that says otherwise leaves a hole or an overlap. */
export function checkSteps(
  steps: readonly { readonly from: Decimal; readonly to: Decimal | null }[],
  how: Steps,
  report: Report,
): void {
  const rising = steps.map((step, index) => ({ ...step, index })).sort((a, b) => a.from.cmp(b.from))
  const [first] = rising
  if (first === undefined) return
  if (first.from.gt(how.bottom)) hole(first.index, how.bottom, first.from)
  for (const [n, step] of rising.entries()) {
    const next = rising[n + 1]
    if (next === undefined) break
    if (next.from.eq(step.from)) report.error(how.at(next.index), how.overlap, printDecimal(step.from))
    else if (step.to?.lt(next.from)) hole(step.index, step.to, next.from)
    else if (step.to?.gt(next.from)) report.error(how.at(step.index), how.overlap, printDecimal(next.from))
  }

  function hole(index: number, from: Decimal, to: Decimal): void {
    report.error(how.at(index), how.hole, `${printDecimal(from)}–${printDecimal(to)}`, {
      from: printDecimal(from),
      to: printDecimal(to),
    })
  }
}

function checkVetoes(edition: Edition, report: Report): void {
  if (edition.vetoes === ASK) return
  checkUnique(
    edition.vetoes.map((veto) => veto.id),
    (index) => ['vetoes', index, 'id'],
    report,
  )
  for (const [index, veto] of edition.vetoes.entries()) {
    if (veto.cap === null && !veto.zero && !veto.no_star)
      report.error(['vetoes', index], 'rulebook.veto_without_effect', veto.id)
  }
}

/** The same subject under two headings is paid or punished twice. */
function checkTwice(edition: Edition, items: readonly Item[], report: Report): void {
  const components = edition.components === ASK ? [] : edition.components
  const criteria = components.flatMap((component) =>
    component.method === 'scorecard' ? (component.criteria ?? []) : [],
  )
  const bonus = edition.annual === null || edition.annual === ASK ? [] : edition.annual.bonus
  for (const [index, item] of items.entries()) {
    const name = fold(item.name)
    const criterion = criteria.find((c) => name !== '' && sameSubject(fold(c.name), name))
    if (criterion)
      report.warning(['items', index, 'name'], 'rulebook.subject_twice', item.name, { other: criterion.name })
    if (item.method !== 'gain') continue
    const twin = bonus.find((kind) => kind.kind === item.id || sameSubject(fold(kind.name), name))
    if (twin) report.error(['items', index, 'id'], 'rulebook.bonus_twice', item.name, { other: twin.name })
  }
}

function sameSubject(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a)
}
