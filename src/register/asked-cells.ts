/** The cells that a question is about: of the person, of the household, of their records, or computed for the day. */
import type { Day } from '../core/day.ts'
import { ageFrom, appliesTo } from '../forms/conditions.ts'
import type { Definitions, Field, Form, Tick } from '../forms/form.ts'
import { roleField } from '../forms/form-roles.ts'
import { BLANK, type Cell, type FormRecord } from '../forms/record.ts'
import type { Asked } from './asked-names.ts'
import { sayDoor } from './door.ts'
import { doorOfCells } from './draft.ts'
import { isCounted, type Standing } from './standing.ts'

/** What is asked about: somebody at a door, or one record of an office form. */
export type AskedOf = Standing | { readonly record: FormRecord }

export interface AskedContext {
  readonly definitions: Definitions
  readonly master: Form
  readonly day: Day
}

const SUBJECT_COLUMNS = new Set(['household_code', 'id_no', 'name'])
const YES: Cell = { state: 'value', value: '1' }
const NO: Cell = { state: 'value', value: '0' }

/** One cell, or one a record; none where there is no record. Yes and no are `1` and `0`. Pure. */
export function cellsReader(asked: Asked, context: AskedContext): (of: AskedOf) => readonly Cell[] {
  const { master, day } = context
  switch (asked.kind) {
    case 'field': {
      // Number and name of whom a record is about are the master's, also where there is no record yet.
      const subject = asked.form.subject !== 'office' && SUBJECT_COLUMNS.has(asked.field.name)
      const own = subject ? master.fields.find(({ name }) => name === asked.field.name) : undefined
      if (asked.form === master || own) return masterReader(own ?? asked.field, master)
      return recordReader(asked.form, asked.field)
    }
    case 'tick':
      return yesOrNo(tickReader(asked.form, asked.tick, context))
    case 'area':
      return yesOrNo((of) => 'household' in of && inArea(asked.form, of, context))
    case 'basis':
      return yesOrNo((of) => 'household' in of && isCounted(asked.basis, of, master))
    case 'age': {
      const birth = roleField(master, 'person.birth_date') ?? ''
      return (of) => {
        const born = 'household' in of ? of.person?.cells[birth] : undefined
        const age = born?.state === 'value' ? ageFrom(born.value, day) : null
        return [age === null ? BLANK : { state: 'value', value: String(age) }]
      }
    }
  }
}

function yesOrNo(holds: (of: AskedOf) => boolean): (of: AskedOf) => readonly Cell[] {
  return (of) => [holds(of) ? YES : NO]
}

function masterReader(field: Field, master: Form): (of: AskedOf) => readonly Cell[] {
  const { name } = field
  if (field.per === 'household') return (of) => ('household' in of ? [of.household.cells[name] ?? BLANK] : [])
  const own = (of: AskedOf): Cell => ('household' in of ? of.person?.cells[name] : undefined) ?? BLANK
  if (field.role === 'person.living_address')
    return (of) => {
      const cell = own(of)
      if (cell.state !== 'blank' || !('household' in of)) return [cell]
      const value = sayDoor(doorOfCells(master, of.household.cells))
      return [value === '' ? BLANK : { state: 'value', value }]
    }
  if (field.role === 'person.residence_status')
    return (of) => {
      const cell = own(of)
      const together = 'household' in of && of.livingIn !== null && of.livingIn === of.registeredIn
      return [cell.state === 'blank' && together ? { state: 'value', value: '1' } : cell]
    }
  return (of) => [own(of)]
}

function recordReader(form: Form, field: Field): (of: AskedOf) => readonly Cell[] {
  return (of) => recordsOf(form, of).map(({ cells }) => cells[field.name] ?? BLANK)
}

/** Of the person, or of the household where the area is the household's. Pure. */
export function recordsOf(form: Form, of: AskedOf): readonly FormRecord[] {
  if ('record' in of) return [of.record]
  return (form.subject === 'household' ? of.household.areas[form.id] : of.person?.areas[form.id]) ?? []
}

/** A record that says what the tick means; a column of the master with the same codes says it as well (政治面貌 党员). */
function tickReader(form: Form, { set, field }: Tick, { master }: AskedContext): (of: AskedOf) => boolean {
  const wanted = Object.entries(set)
  if (wanted.length === 0) return (of) => recordsOf(form, of).some(({ cells }) => cells[field ?? '']?.state === 'value')
  const inMaster = wanted.map(([name, value]) => {
    const codes = form.fields.find((one) => one.name === name)?.codes
    const same = codes && master.fields.find((one) => one.codes === codes)
    return same ? { name: same.name, value } : null
  })
  return (of) => {
    if (recordsOf(form, of).some(({ cells }) => wanted.every(([name, value]) => cells[name]?.value === value)))
      return true
    if (!('household' in of)) return false
    return inMaster.every((one) => one !== null && of.person?.cells[one.name]?.value === one.value)
  }
}

/** A record with a key column filled (救助类别 无 is none), or a condition of the area that holds on the day. Pure. */
function inArea(form: Form, standing: Standing, { master, day }: AskedContext): boolean {
  const own = form.fields.filter(({ name }) => !SUBJECT_COLUMNS.has(name))
  const keys = own.filter(({ need }) => need === 'K')
  const telling = keys.length > 0 ? keys : own
  const says = (record: FormRecord) => telling.some(({ name }) => record.cells[name]?.state === 'value')
  if (recordsOf(form, standing).some(says)) return true
  if (form.subject !== 'person' || standing.person === null || form.applies === 'all') return false
  const { cells } = standing.person
  const birth = cells[roleField(master, 'person.birth_date') ?? '']?.value ?? ''
  return appliesTo(form, { today: day, own: cells, resident: cells, birth })
}
