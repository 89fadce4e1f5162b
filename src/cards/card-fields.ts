/** Which fields of a form come onto a card, and which of them a card still asks for. */
import { ageOn, type Day, parseDay } from '../core/day.ts'
import { parseDecimal } from '../core/decimal.ts'
import type { Condition, Field } from '../forms/form.ts'
import type { Cell } from '../forms/record.ts'

/** What a condition may look at. */
export interface CardFacts {
  readonly today: Day
  readonly own: Readonly<Record<string, Cell>>
  readonly resident: Readonly<Record<string, Cell>>
  /** Birth date as it is known, '' for a household. */
  readonly birth: string
}

/** Sensitive fields and fields that are dropped on arrival stay off every card. Pure. */
export function mayBePrinted(field: Field): boolean {
  return field.need !== 'S' && !field.drop
}

/** A blank line is drawn for key and main fields, and for conditional ones whose condition holds. Pure. */
export function isAsked(field: Field, facts: CardFacts): boolean {
  if (field.need === 'K' || field.need === 'M') return true
  return field.need === 'C' && field.when !== null && holds(field.when, facts)
}

/** Whether a condition holds for what is known; what is not known holds nothing. Pure. */
export function holds(condition: Condition, facts: CardFacts): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts))
  if ('any' in condition) return condition.any.some((part) => holds(part, facts))
  if ('age' in condition) {
    const age = ageFrom(facts.birth, facts.today)
    const { from, below } = condition.age
    return age !== null && (from === undefined || age >= from) && (below === undefined || age < below)
  }
  const cell = lookUp(condition.field, facts)
  const values = cell?.state === 'value' ? cell.value.split(';') : []
  if ('filled' in condition) return values.length > 0 === condition.filled
  if (values.length === 0) return false
  if ('in' in condition) return values.some((value) => condition.in.includes(value))
  if ('not_in' in condition) return values.every((value) => !condition.not_in.includes(value))
  const [number, least] = [parseDecimal(values[0] ?? ''), parseDecimal(condition.at_least)]
  return number !== null && least !== null && number.gte(least)
}

/** Full years of age; of a birth known by year or month only, the age reached at its end. Null when unknown. Pure. */
export function ageFrom(birth: string, today: Day): number | null {
  const day = parseDay(birth) ?? parseDay(`${birth}-28`) ?? parseDay(`${birth}-12-31`)
  if (day === null || day > today) return null
  return ageOn(day, today)
}

function lookUp(name: string, facts: CardFacts): Cell | undefined {
  return name.startsWith('resident.') ? facts.resident[name.slice('resident.'.length)] : facts.own[name]
}
