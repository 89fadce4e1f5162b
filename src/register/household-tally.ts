/** Whether a household is complete and clear, from counts instead of cells: the same answer as `checkHousehold`, for all doors at once. */
import type { Day } from '../core/day.ts'
import type { FourClears } from '../forms/checks.ts'
import { appliesTo, type Facts, holds } from '../forms/conditions.ts'
import type { Definitions, Form } from '../forms/form.ts'
import type { Cells } from '../forms/record.ts'
import { areaForms, CLEARS, type Clear, completeBy, type Filled, recordFields } from './household-check.ts'

/** Key and main fields of some records: how many are asked for, and how many of them are blank or unknown. */
export interface Tally {
  readonly key: number
  readonly main: number
  readonly lacksKey: number
  readonly lacksMain: number
}

/** What conditions look at. */
export interface Known {
  readonly cells: Cells
  readonly birth: string
}

export interface PersonTally extends Known {
  readonly personNo: string
  /** Of the master's own fields. */
  readonly own: Tally
  /** One of the fields is blank or unknown that the office counts for this clear. */
  readonly lacksCategory: boolean
  readonly lacksRegistration: boolean
}

export interface HouseholdTally extends Known {
  readonly code: string
  readonly gridCode: string
  readonly own: Tally
  readonly members: readonly PersonTally[]
  readonly verified: boolean
  /** There is a record of the hazard form with a date. */
  readonly hazardDated: boolean
}

export interface AreaTallies {
  /** Form id → subject → its records together; no entry where there is no record. */
  readonly records: ReadonlyMap<string, ReadonlyMap<string, Tally>>
  /** Form id → subjects of whom somebody answered that the area is not for them. */
  readonly denied: ReadonlyMap<string, ReadonlySet<string>>
}

export interface HouseholdStanding {
  readonly code: string
  readonly gridCode: string
  readonly verified: boolean
  readonly complete: boolean
  readonly clear: Readonly<Record<Clear, boolean>>
}

/** The standing of households on a day. `forms`: areas that are looked at; null means all of them. Pure. */
export function standingBy(
  definitions: Definitions,
  areas: AreaTallies,
  today: Day,
  forms: ReadonlySet<string> | null,
): (household: HouseholdTally) => HouseholdStanding {
  const rules = definitions.checks.fourClears
  const asked = areaForms(definitions)
    .filter((form) => forms === null || forms.has(form.id))
    .map((form) => areaAsked(form, rules, areas))
  const ofDoor = asked.filter(({ form }) => form.subject === 'household')
  const ofPerson = asked.filter(({ form }) => form.subject === 'person')
  return (household) => {
    const sums = { key: 0, main: 0, lacksKey: 0, lacksMain: 0 }
    const open = { family: false, category: false, registration: false, hazard: !household.hazardDated }
    const add = (tally: Tally, family: boolean): void => {
      sums.key += tally.key
      sums.main += tally.main
      sums.lacksKey += tally.lacksKey
      sums.lacksMain += tally.lacksMain
      if (family && tally.lacksKey + tally.lacksMain > 0) open.family = true
    }
    const ask = (areasAsked: readonly AreaAsked[], subject: string, known: Known): void => {
      const facts: Facts = { today, own: known.cells, resident: known.cells, birth: known.birth }
      for (const area of areasAsked) {
        const found = area.of(subject, facts)
        if (found === 'unanswered') open.category = true
        else if (found !== null) add(found, area.family)
        if (found === area.none && area.family) open.family = true
      }
    }
    add(household.own, true)
    ask(ofDoor, household.code, household)
    for (const person of household.members) {
      add(person.own, true)
      if (person.lacksCategory) open.category = true
      if (person.lacksRegistration) open.registration = true
      ask(ofPerson, person.personNo, person)
    }
    const filled = (all: number, lacks: number): Filled => ({ asked: all, filled: all - lacks })
    const [key, main] = [filled(sums.key, sums.lacksKey), filled(sums.main, sums.lacksMain)]
    const { code, gridCode, verified } = household
    const clear = Object.fromEntries(CLEARS.map((one) => [one, !open[one]])) as Record<Clear, boolean>
    return { code, gridCode, verified, complete: completeBy(rules, key, main, verified), clear }
  }
}

interface AreaAsked {
  readonly form: Form
  readonly family: boolean
  /** What is asked for where a record is missing. */
  readonly none: Tally
  of(subject: string, facts: Facts): Tally | 'unanswered' | null
}

function areaAsked(form: Form, rules: FourClears, { records, denied }: AreaTallies): AreaAsked {
  const own = records.get(form.id)
  const refused = denied.get(form.id)
  const question = rules.category.asked.find((one) => one.form === form.id)
  const none = missingRecord(form)
  return {
    form,
    family: rules.family.includes(form.id),
    none,
    of(subject, facts) {
      const tally = own?.get(subject)
      if (tally !== undefined) return form.applies === 'asked' || appliesTo(form, facts) ? tally : null
      if (refused?.has(subject)) return null
      if (appliesTo(form, facts)) return none
      if (question === undefined) return null
      return question.unless !== null && holds(question.unless, facts) ? null : 'unanswered'
    },
  }
}

function missingRecord(form: Form): Tally {
  const count = (need: string) => recordFields(form).filter((field) => field.need === need).length
  const [key, main] = [count('K'), count('M')]
  return { key, main, lacksKey: key, lacksMain: main }
}
