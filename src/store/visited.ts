/** Whom somebody has to visit: people living here whose records or age give a reason, with the visits that were made. */
import { addDays, type Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { fieldsOf } from '../forms/check-checks.ts'
import type { MustVisit } from '../forms/checks.ts'
import type { Condition, Field, Form } from '../forms/form.ts'
import { ageAlone, type VisitOverride } from '../forms/must-visit.ts'
import type { Cell } from '../forms/record.ts'
import { keyOfTaken } from '../register/identity.ts'
import type { Visited, VisitMade } from '../register/visits-due.ts'
import { formTableName, MASTER } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'
import { readOverrides } from './visit-overrides.ts'

export interface PersonVisited extends Visited {
  readonly personNo: string
  /** As it was written, or null. */
  readonly idNo: string | null
  readonly name: string
  readonly householdCode: string
  readonly gridCode: string
}

export interface VisitedWanted {
  /** Who lived here on that day, and the visits up to it. */
  readonly day: Day
  /** Visits before that day are not read; null: all of them. */
  readonly since: Day | null
}

/** Everybody whom a reason may hold for in the time around the day, in the order of household and person. */
export async function readVisited(store: Store, wanted: VisitedWanted): Promise<PersonVisited[]> {
  const rules = store.definitions.checks.mustVisit
  const records = await readReasons(store, rules)
  const overrides = await readOverrides(store)
  const people = await readPeople(store, rules, records, { day: wanted.day, numbers: [...overrides.keys()] })
  const visits = await readVisits(store, wanted)
  return people.map(({ row, home }): PersonVisited => {
    const [personNo, code] = [String(row.person_no), String(row.household_code)]
    const idKey = row.id_key === null ? null : String(row.id_key)
    const own = { ...records.get(code), ...records.get(personNo) }
    const whole = visits.get(code) ?? []
    const set = (idKey === null ? undefined : overrides.get(idKey)) ?? NO_OVERRIDES
    const collected = home.collected_on === null ? null : String(home.collected_on)
    const moved = String(row.from_on)
    const known = [collected ?? '', moved]
      .filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))
      .sort()
      .at(-1)
    return {
      personNo,
      idNo: row.id_no === null ? null : String(row.id_no),
      name: String(row.name ?? ''),
      householdCode: code,
      gridCode: String(home.grid_code),
      subject: { birth: String(row.birth ?? ''), resident: cellsOf(row), own, overrides: set },
      visits: idKey === null ? whole : [...whole, ...(visits.get(idKey) ?? [])],
      known: (known as Day | undefined) ?? null,
    }
  })
}

const NO_OVERRIDES: readonly VisitOverride[] = []

type Records = ReadonlyMap<string, Readonly<Record<string, Cell>>>

/** What the rules look at in the area forms: subject → `form.field` → cell, of records that may be a reason. */
async function readReasons(store: Store, rules: MustVisit): Promise<Records> {
  const records = new Map<string, Record<string, Cell>>()
  for (const [formId, { columns, leaves }] of looksOf(rules)) {
    const form = store.definitions.forms.get(formId)
    if (!form || formId === MASTER || form.subject === 'office') continue
    const fields = columns.filter((name) => form.fields.some((field) => field.name === name))
    const rows = await store.db
      .selectFrom(formTableName(formId))
      .select(['subject', ...fields])
      .where('community', '=', store.community.code)
      .where((where) =>
        where.or(
          leaves.flatMap((leaf) => {
            const name = leaf.field.slice(leaf.field.indexOf('.') + 1)
            const field = form.fields.find((one) => one.name === name)
            if (!field) return []
            return 'in' in leaf && field.type !== 'multi'
              ? [
                  where(
                    name,
                    'in',
                    leaf.in.map((code) => columnValue(field, code)),
                  ),
                ]
              : [where(name, 'is not', null)]
          }),
        ),
      )
      .execute()
    for (const row of rows) {
      const key = String(row.subject)
      const cells = records.get(key) ?? {}
      for (const name of fields) {
        const value = row[name]
        if (value !== null && value !== undefined) cells[`${formId}.${name}`] = { state: 'value', value: String(value) }
      }
      records.set(key, cells)
    }
  }
  return records
}

type Leaf = Extract<Condition, { field: string }>

interface Looks {
  readonly columns: string[]
  /** Of which at least one holds for every record that can be a reason. */
  readonly leaves: Leaf[]
}

function looksOf(rules: MustVisit): Map<string, Looks> {
  const looks = new Map<string, Looks>()
  const of = (name: string): Looks => {
    const id = name.slice(0, name.indexOf('.'))
    const there = looks.get(id) ?? { columns: [], leaves: [] }
    looks.set(id, there)
    const column = name.slice(id.length + 1)
    if (!there.columns.includes(column)) there.columns.push(column)
    return there
  }
  for (const { when, from, until } of rules.reasons) {
    const leaves = leavesOf(when)
    for (const leaf of leaves) {
      const look = of(leaf.field)
      const form = leaf.field.slice(0, leaf.field.indexOf('.') + 1)
      const told = leaves.some((other) => 'in' in other && other.field.startsWith(form))
      if ('in' in leaf || !told) look.leaves.push(leaf)
    }
    for (const date of [from, until]) if (date) of(date.field)
  }
  for (const [id, { leaves }] of looks) if (leaves.length === 0) looks.delete(id)
  return looks
}

function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf)
  if ('any' in condition) return condition.any.flatMap(leavesOf)
  return 'age' in condition ? [] : [condition]
}

interface PeopleWanted {
  readonly day: Day
  /** Identity numbers of people about whom the office has set something. */
  readonly numbers: readonly string[]
}

async function readPeople(store: Store, rules: MustVisit, records: Records, { day, numbers }: PeopleWanted) {
  const master = store.definitions.forms.get(MASTER) as Form
  const column = (role: Field['role']) => master.fields.find((field) => field.role === role)?.name
  const [name, idNo, birth, died] = (
    ['person.name', 'person.id_no', 'person.birth_date', 'person.died_on'] as const
  ).map(column)
  const looked = rules.reasons
    .flatMap(({ when }) => fieldsOf(when))
    .filter((field) => field.startsWith(`${MASTER}.`))
    .map((field) => field.slice(MASTER.length + 1))
  const { db, community } = store
  const select = [
    ...['tie.person_no', 'tie.household_code', 'tie.from_on', 'person.id_key'],
    ...(name ? [`person.${name} as name`] : []),
    ...(idNo ? [`person.${idNo} as id_no`] : []),
    ...(birth ? [`person.${birth} as birth`] : []),
    ...[...new Set(looked)].map((field) => `person.${field}`),
  ]
  const living = () =>
    db
      .selectFrom('tie')
      .innerJoin('person', (join) =>
        join.onRef('person.person_no', '=', 'tie.person_no').onRef('person.community', '=', 'tie.community'),
      )
      .select(select as never[])
      .where('tie.community', '=', community.code)
      .where('tie.kind', '=', 'living')
      .where('tie.from_on', '<=', day)
      .where((where) => where.or([where('tie.to_on', 'is', null), where('tie.to_on', '>', day)]))
      .$if(died !== undefined, (query) =>
        query.where((where) =>
          where.or([where(`person.${died}` as never, 'is', null), where(`person.${died}` as never, '>', day as never)]),
        ),
      )
  const rows = new Map<string, Row>()
  const add = (found: readonly unknown[]) => {
    for (const row of found as Row[]) rows.set(`${row.household_code} ${row.person_no}`, row)
  }
  // A record is about a person or about a household: both are asked for by the same list of subjects.
  const subjects = [...records.keys()]
  for (const key of ['tie.person_no', 'tie.household_code'] as const) {
    const own = subjects.filter((subject) => subject.startsWith('P') === (key === 'tie.person_no'))
    for (let at = 0; at < own.length; at += 2000)
      add(
        await living()
          .where(key, 'in', own.slice(at, at + 2000))
          .execute(),
      )
  }
  if (numbers.length > 0)
    add(
      await living()
        .where('person.id_key' as never, 'in', numbers as never)
        .execute(),
    )
  const alone = ageAlone(rules)
  if (alone !== null && birth !== undefined) {
    const born = `${String(Number(day.slice(0, 4)) - alone).padStart(4, '0')}-12-31`
    add(
      await living()
        .where(`person.${birth}` as never, '<=', born as never)
        .execute(),
    )
  }
  if (looked.length > 0) add(await living().execute())
  const codes = [...new Set([...rows.values()].map((row) => String(row.household_code)))]
  const collected = column('household.collected_on')
  const homes = new Map<string, Row>()
  for (const row of await rowsWith(store, 'household', 'household_code', codes, [
    'household_code',
    'grid_code',
    ...(collected ? [collected] : []),
  ]))
    homes.set(String(row.household_code), {
      grid_code: row.grid_code ?? null,
      collected_on: (collected && row[collected]) ?? null,
    })
  return [...rows.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, row]) => {
      const home = homes.get(String(row.household_code))
      return home === undefined ? [] : [{ row, home }]
    })
}

/** Visits by identity number, and those that name a household only by its code: they count for everybody in it. */
async function readVisits(store: Store, { day, since }: VisitedWanted): Promise<Map<string, VisitMade[]>> {
  const table = formTableName('visit')
  const visits = new Map<string, VisitMade[]>()
  if (!store.tables.has(table)) return visits
  const rows = await store.db
    .selectFrom(table)
    .select(['date', 'way', 'household_code', 'id_no'])
    .where('community', '=', store.community.code)
    .where('date', '<=', day)
    .where('date', '>=', since ?? '')
    .orderBy('date')
    .execute()
  for (const row of rows) {
    const idNo = row.id_no === null ? null : String(row.id_no)
    const key =
      idNo === null ? String(row.household_code ?? '') : idNo.length === 18 ? idNo : (keyOfTaken(idNo) ?? idNo)
    const made = { date: String(row.date) as Day, way: row.way === null ? null : String(row.way) }
    const list = visits.get(key)
    if (list) list.push(made)
    else visits.set(key, [made])
  }
  return visits
}

/** How far back a month's facts look: two of the longest intervals, and what a call stands beside. Pure. */
export function lookBackFrom(rules: MustVisit, from: Day): Day {
  const longest = Math.max(...Object.values(rules.tiers).map(({ days }) => days))
  return addDays(from, -2 * longest - rules.ways.days)
}

function cellsOf(row: Row): Record<string, Cell> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) =>
      value === null ? [] : [[name, { state: 'value' as const, value: String(value) }]],
    ),
  )
}

function columnValue(field: Field, code: string) {
  return field.type === 'int' || field.type === 'bool' ? Number(code) : code
}
