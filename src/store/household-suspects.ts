/** Which households may have a gap: asked of the database set by set, so that only those are counted one by one. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../core/day.ts'
import type { Condition, Field, Form } from '../forms/form.ts'
import { areaForms, categoryFields, recordFields } from '../register/household-check.ts'
import { householdFields, personFields } from '../register/stored-row.ts'
import { formTableName, MASTER } from './form-tables.ts'
import type { Store } from './store.ts'

/**
 * Household codes and person numbers that may lack something on the day or have a question open; whoever is not among them
 * lacks nothing. `forms`: which areas are looked at beside the master; null means all of them.
 */
export async function readSuspects(store: Store, day: Day, forms: ReadonlySet<string> | null): Promise<Set<string>> {
  const { definitions } = store
  const master = definitions.forms.get(MASTER) as Form
  const { category, registration, none, hazard } = definitions.checks.fourClears
  const found = new Set<string>()
  const add = async (table: string, key: string, test: Test): Promise<void> => {
    for (const one of await subjects(store, table, key, test)) found.add(one)
  }
  const wide = new Set([...categoryFields(definitions), ...registration])
  const asked = (field: Field) => field.need === 'K' || field.need === 'M'
  await add('household', 'household_code', lacks(householdFields(master).filter(asked)))
  await add('person', 'person_no', lacks(personFields(master).filter((field) => asked(field) || wide.has(field.name))))
  for (const form of areaForms(definitions)) {
    if (forms !== null && !forms.has(form.id)) continue
    const notNone = none
      .filter((one) => one.form === form.id)
      .map(({ field, in: words }) => sql`(${sql.ref(field)} is null or ${sql.ref(field)} not in (${sql.join(words)}))`)
    await add(formTableName(form.id), 'subject', and([lacks(recordFields(form).filter(asked)), ...notNone]))
    const question = category.asked.find((one) => one.form === form.id)
    const open = question === undefined ? [] : [question.unless === null ? ALL : mayFail(question.unless, day, store)]
    const applies = form.applies === 'asked' ? [] : [form.applies === 'all' ? ALL : mayHold(form.applies, day, store)]
    // Somebody for whom the area may not be has a question open instead.
    const either = open.length > 0 && applies.length > 0
    const whom = either || form.subject === 'household' ? ALL : or([...open, ...applies])
    const [table, key] = form.subject === 'household' ? ['household', 'household_code'] : ['person', 'person_no']
    if (open.length + applies.length > 0)
      await add(table, key, and([whom, withoutRecord(store, form, `${table}.${key}`)]))
  }
  const dated = sql`select 1 from ${sql.table(formTableName(hazard.form))} as own where own.community = household.community and own.subject = household.household_code and ${sql.ref(`own.${hazard.dated}`)} is not null`
  await add('household', 'household_code', sql`not exists (${dated})`)
  return found
}

type Test = RawBuilder<unknown>

const ALL: Test = sql`1 = 1`

/** One of the fields is blank or unknown: null without a state that says more. */
function lacks(fields: readonly Field[]): Test {
  return or(
    fields.map(({ name }) => {
      const said = (state: string) =>
        sql`${sql.ref('states')} not like ${`%"${name.replaceAll('_', '\\_')}":"${state}"%`} escape '\\'`
      return sql`(${sql.ref(name)} is null and ${said('none')} and ${said('refused')})`
    }),
  )
}

async function subjects(store: Store, table: string, key: string, test: Test): Promise<string[]> {
  const rows = await store.db
    .selectFrom(table)
    .select(`${key} as subject`)
    .where('community', '=', store.community.code)
    .where(test as RawBuilder<boolean>)
    .execute()
  return rows.map((row) => String(row.subject))
}

/** There is no record, and nobody has said that the area is not for them. */
function withoutRecord(store: Store, form: Form, key: string): Test {
  const { code } = store.community
  const record = sql`select 1 from ${sql.table(formTableName(form.id))} as own where own.community = ${code} and own.subject = ${sql.ref(key)}`
  const answer = sql`select 1 from area_answer as said where said.community = ${code} and said.form = ${form.id} and said.subject = ${sql.ref(key)} and said.applies = '0'`
  return sql`not exists (${record}) and not exists (${answer})`
}

/** Holds wherever the condition does, and sometimes where it does not: what is found is looked at again. */
function mayHold(condition: Condition, day: Day, store: Store): Test {
  if ('all' in condition) return and(condition.all.map((part) => mayHold(part, day, store)))
  if ('any' in condition) return or(condition.any.map((part) => mayHold(part, day, store)))
  const { fields = [] } = store.definitions.forms.get(MASTER) ?? {}
  if ('age' in condition) {
    const field = fields.find(({ role }) => role === 'person.birth_date')
    return field ? aged(field, condition.age, day) : ALL
  }
  const name = condition.field.slice(condition.field.indexOf('.') + 1)
  const field = fields.find((one) => one.name === name && one.per === 'person')
  if (!field || field.role === 'person.relation' || !condition.field.startsWith(`${MASTER}.`)) return ALL
  const column = sql.ref(name)
  if ('filled' in condition) return condition.filled ? sql`${column} is not null` : sql`${column} is null`
  // Several codes in one cell, and what is no text, are looked at again.
  if (!('at_least' in condition) && !['multi', 'bool', 'int'].includes(field.type))
    return 'in' in condition
      ? sql`${column} in (${sql.join(condition.in)})`
      : sql`${column} not in (${sql.join(condition.not_in)})`
  return sql`${column} is not null`
}

/** As `ageFrom` counts it: of a birth known by year or month only, the age reached at its end. */
function aged(field: Field, { from, below }: { readonly from?: number; readonly below?: number }, day: Day): Test {
  const column = sql.ref(field.name)
  const birth = sql`case length(${column}) when 4 then ${column} || '-12-31' when 7 then ${column} || '-28' else ${column} end`
  const born = (age: number) => `${String(Number(day.slice(0, 4)) - age).padStart(4, '0')}${day.slice(4)}`
  return and([
    sql`${birth} <= ${from === undefined ? day : born(Math.max(0, from))}`,
    ...(below === undefined ? [] : [sql`${birth} > ${born(below)}`]),
  ])
}

/** Holds wherever the condition does not, and sometimes where it does. */
function mayFail(condition: Condition, day: Day, store: Store): Test {
  if ('all' in condition) return or(condition.all.map((part) => mayFail(part, day, store)))
  if ('any' in condition) return and(condition.any.map((part) => mayFail(part, day, store)))
  if ('age' in condition && condition.age.from === undefined && condition.age.below !== undefined)
    return mayHold({ age: { from: condition.age.below } }, day, store)
  if (!('in' in condition) || !condition.field.startsWith(`${MASTER}.`)) return ALL
  const name = condition.field.slice(MASTER.length + 1)
  const field = store.definitions.forms.get(MASTER)?.fields.find((one) => one.name === name && one.per === 'person')
  return field?.type === 'code'
    ? sql`(${sql.ref(name)} is null or ${sql.ref(name)} not in (${sql.join(condition.in)}))`
    : ALL
}

function and(tests: readonly Test[]): Test {
  return tests.length === 0 ? ALL : sql`(${sql.join(tests, sql` and `)})`
}

function or(tests: readonly Test[]): Test {
  return tests.length === 0 ? sql`1 = 0` : sql`(${sql.join(tests, sql` or `)})`
}
