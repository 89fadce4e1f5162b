/** The closed conditions of a form over what is known: whether an area applies, whether a field is asked, whether a rule bites. */
import { ageOn, type Day, parseDay } from '../core/day.ts'
import { parseDecimal } from '../core/decimal.ts'
import type { Condition, Field, Form } from './form.ts'
import { type Cell, type Cells, cellIn } from './record.ts'

/** What a condition may look at. */
export interface Facts {
  readonly today: Day
  /** The record's own cells. */
  readonly own: Cells
  /** The master's cells of the person, or of the household. */
  readonly resident: Cells
  /** Birth date as it is known, '' for a household. */
  readonly birth: string
}

/** Whether an area is for somebody, as far as it can be computed; `asked` areas are only known by record or tick. Pure. */
export function appliesTo(form: Form, facts: Facts): boolean {
  if (form.applies === 'all') return true
  return form.applies !== 'asked' && holds(form.applies, facts)
}

/** Key and main fields are always asked, conditional ones when their condition holds. Pure. */
export function isAsked(field: Field, facts: Facts): boolean {
  if (field.need === 'K' || field.need === 'M') return true
  return field.need === 'C' && field.when !== null && holds(field.when, facts)
}

/** Whether a condition holds for what is known; what is not known holds nothing. Pure. */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts))
  if ('age' in condition) {
    const age = ageFrom(facts.birth, facts.today)
    const { from, below } = condition.age
    return age !== null && (from === undefined || age >= from) && (below === undefined || age < below)
  }
  const cell = lookUp(condition.field, facts)
  const values = cell?.state !== 'value' ? [] : cell.value.includes(';') ? cell.value.split(';') : [cell.value]
  if ('filled' in condition) return values.length > 0 === condition.filled
  if (values.length === 0) return false
  if ('in' in condition) return values.some((value) => condition.in.includes(value))
  if ('not_in' in condition) return values.every((value) => !condition.not_in.includes(value))
  const [number, least] = [parseDecimal(values[0] ?? ''), parseDecimal(condition.at_least)]
  return number !== null && least !== null && number.gte(least)
}

let asked: { readonly birth: string; readonly today: Day; readonly age: number | null } | null = null

/** Full years of age; of a birth known by year or month only, the age reached at its end. Null when unknown. Pure (memoised). */
export function ageFrom(birth: string, today: Day): number | null {
  // One person's rules ask for the same age again and again.
  if (asked === null || asked.birth !== birth || asked.today !== today)
    asked = { birth, today, age: yearsOf(birth, today) }
  return asked.age
}

function yearsOf(birth: string, today: Day): number | null {
  const day = parseDay(birth) ?? parseDay(`${birth}-28`) ?? parseDay(`${birth}-12-31`)
  if (day === null || day > today) return null
  return ageOn(day, today)
}

function lookUp(name: string, facts: Facts): Cell | undefined {
  return name.startsWith(MASTER) ? cellIn(facts.resident, name.slice(MASTER.length)) : cellIn(facts.own, name)
}

const MASTER = 'resident.'
