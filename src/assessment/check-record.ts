/** A score, a ballot, a fact or a decision against the regulation of its month and the posts of that month, before it is kept. */
import { type Month, monthOf, parseDay, parseMonth } from '../core/day.ts'
import { HUNDRED, parseDecimal, printDecimal } from '../core/decimal.ts'
import type { Detail } from '../core/problem.ts'
import { fold } from '../core/text.ts'
import { SELF } from './components.ts'
import type { RosterEntry } from './inputs.ts'
import { isItem } from './items.ts'
import { rolesIn, WARDEN_ROLE } from './posts.ts'
import { ASK, type Edition, type ScorecardComponent } from './rulebook.ts'
import { isVeto } from './stray-records.ts'
import { yearScorecards } from './year-scorecards.ts'

/** What is wrong with one field of a record. */
export interface RecordFault {
  readonly field: string
  readonly severity: 'error' | 'warning'
  readonly code: string
  readonly detail: Detail
}

/** Gives a field's text, null where nothing is written. */
export type FieldText = (field: string) => string | null

interface Desk {
  readonly edition: Edition
  readonly month: Month
  readonly roles: ReadonlyMap<string, ReadonlySet<string>>
  readonly names: ReadonlyMap<string, string>
}

/** The month in which a record counts, or null: its own, or that of its day. Pure. */
export function monthWritten(value: FieldText): Month | null {
  const month = parseMonth((value('month') ?? '').slice(0, 7))
  const day = parseDay(value('date') ?? '')
  return month ?? (day === null ? null : monthOf(day))
}

/** Faults of a record of `form`; staff that the roster does not know at all are somebody else's to find. Pure. */
export function checkRecord(
  form: string,
  value: FieldText,
  month: Month,
  edition: Edition,
  roster: readonly RosterEntry[],
): RecordFault[] {
  const names = new Map(roster.map((entry) => [entry.staffNo, entry.name]))
  const desk: Desk = { edition, month, roles: rolesIn(roster, month), names }
  switch (form) {
    case 'scorecard':
      return [...notWarden(value, desk, 'error'), ...scorecard(value, desk)]
    case 'ballot':
      return [...notWarden(value, desk, 'error'), ...ballot(value, desk)]
    case 'fact':
      return [...notWarden(value, desk, 'warning'), ...fact(value, desk)]
    case 'decision':
      return decision(value, desk)
    default:
      return []
  }
}

/** A score of somebody who was no warden that month would count for nobody. */
function notWarden(value: FieldText, { roles, names, month }: Desk, severity: RecordFault['severity']): RecordFault[] {
  const staff = value('staff_no') ?? ''
  if (!names.has(staff) || roles.get(staff)?.has(WARDEN_ROLE)) return []
  return [
    { field: 'staff_no', severity, code: 'assess.row_not_warden', detail: { month, name: names.get(staff) ?? '' } },
  ]
}

function scorecard(value: FieldText, desk: Desk): RecordFault[] {
  const ofMonth = desk.edition.components === ASK ? [] : desk.edition.components
  const components = [...ofMonth, ...yearScorecards(desk.edition)]
  const component = components.find((one) => one.id === value('source'))
  if (component?.method !== 'scorecard') return []
  const detail = { name: nameOf(value, desk), component: component.name }
  const written = value('criterion')
  const criteria = component.criteria ?? []
  const criterion = criteria.find((one) => fold(one.name) === fold(written ?? ''))
  const faults = rater(value, component, desk, detail)
  if (written !== null && criterion === undefined) {
    const known = criteria.map((one) => one.name).join('、')
    faults.push({
      field: 'criterion',
      severity: 'error',
      code: criteria.length === 0 ? 'assess.no_criteria' : 'assess.unknown_criterion',
      detail: { ...detail, known },
    })
    return faults
  }
  const score = parseDecimal(value('score') ?? '')
  if (score === null) {
    faults.push({ field: 'score', severity: 'error', code: 'assess.row_no_score', detail })
    return faults
  }
  const max = criterion?.max ?? HUNDRED
  const bad = (code: string, most: string) =>
    faults.push({ field: 'score', severity: 'error', code, detail: { ...detail, max: most } })
  if (score.lt('0') || score.gt(max)) bad('assess.score_out_of_range', printDecimal(max))
  const { numbers } = desk.edition
  const decimals = numbers === ASK ? 1 : numbers.max_input_decimals
  if ((printDecimal(score).split('.')[1] ?? '').length > decimals) bad('assess.too_many_decimals', String(decimals))
  return faults
}

/** People speak of themselves only in their own sheet; of others those whom the regulation names, or whoever leads. */
function rater(value: FieldText, component: ScorecardComponent, desk: Desk, about: Detail): RecordFault[] {
  const staff = value('rater')
  if (staff === null || !desk.names.has(staff)) return []
  const fault = (code: string, detail: Detail = {}): RecordFault[] => [
    {
      field: 'rater',
      severity: 'error',
      code,
      detail: { ...about, month: desk.month, rater: desk.names.get(staff) ?? '', ...detail },
    },
  ]
  if (component.id === SELF) return staff === value('staff_no') ? [] : fault('assess.row_self_rater')
  if (staff === value('staff_no')) return fault('assess.row_rates_oneself')
  const held = desk.roles.get(staff) ?? new Set()
  const wanted = component.raters?.flatMap((group) => group.roles) ?? null
  if (wanted !== null && !wanted.some((role) => held.has(role))) return fault('assess.row_not_a_rater')
  if (held.size === 0) return fault('assess.row_not_a_rater')
  // Where the regulation names nobody, a leader is anybody with another post than a warden's.
  const onlyWarden = held.size === 1 && held.has(WARDEN_ROLE)
  return wanted === null && component.id === 'leader' && onlyWarden ? fault('assess.row_not_a_rater') : []
}

function ballot(value: FieldText, desk: Desk): RecordFault[] {
  const components = desk.edition.components === ASK ? [] : desk.edition.components
  const ballots = components.filter((component) => component.method === 'ballot')
  const [first] = ballots
  const choices = ballots.flatMap((component) => Object.keys(component.map))
  if (first === undefined || choices.some((choice) => fold(choice) === fold(value('choice') ?? ''))) return []
  const detail = { name: nameOf(value, desk), component: first.name, known: choices.join('、') }
  return [{ field: 'choice', severity: 'error', code: 'assess.unknown_choice', detail }]
}

/** An item that nobody counts is only told: facts are written down before the regulation is settled. */
function fact(value: FieldText, desk: Desk): RecordFault[] {
  const { items } = desk.edition
  if (items === ASK) return []
  const item = items.find((candidate) => isItem(candidate, value('item')))
  const detail = { name: nameOf(value, desk), date: value('date') ?? '' }
  if (item === undefined) return [{ field: 'item', severity: 'warning', code: 'assess.unknown_item', detail }]
  const recorded = 'fact' in item && item.fact === 'recorded'
  return recorded ? [] : [{ field: 'item', severity: 'warning', code: 'assess.fact_not_counted', detail }]
}

function decision(value: FieldText, desk: Desk): RecordFault[] {
  const { items, vetoes } = desk.edition
  const about = { name: nameOf(value, desk), date: value('date') ?? '' }
  if (value('kind') === 'veto') {
    if (vetoes === ASK || vetoes.some((veto) => isVeto(veto, value('item')))) return []
    const known = vetoes.map((veto) => veto.name).join('、') || '–'
    return [{ field: 'item', severity: 'error', code: 'assess.unknown_veto', detail: { ...about, known } }]
  }
  const points = parseDecimal(value('points') ?? '')
  if (value('kind') !== 'item' || points === null || items === ASK) return []
  const item = items.find((candidate) => isItem(candidate, value('item')))
  if (item?.method !== 'decision') return []
  const [low, high] = item.range
  if (points.abs().gte(low) && points.abs().lte(high)) return []
  const detail = { item: item.name, low: printDecimal(low), high: printDecimal(high) }
  return [{ field: 'points', severity: 'error', code: 'assess.points_out_of_range', detail }]
}

function nameOf(value: FieldText, { names }: Desk): string {
  const staff = value('staff_no') ?? ''
  return names.get(staff) ?? staff
}
