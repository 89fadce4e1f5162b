/** Which households may have a gap: asked of the database set by set, so that only those are read whole. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../core/day.ts'
import type { Row } from '../core/rows.ts'
import { fieldsOf } from '../forms/check-checks.ts'
import { holds } from '../forms/conditions.ts'
import type { Condition, Field, Form } from '../forms/form.ts'
import { areaForms, recordFields } from '../register/household-check.ts'
import { householdFields, personFields } from '../register/stored-row.ts'
import { formTableName, MASTER } from './form-tables.ts'
import { rowsWith } from './rows.ts'
import type { Store } from './store.ts'

export interface Suspects {
  /** Households with somebody registered or living there on the day: code → grid code. */
  readonly households: ReadonlyMap<string, string>
  /** Those that may lack something; all others lack nothing that is asked for in the forms. */
  readonly suspects: ReadonlySet<string>
}

/** `forms`: which areas are looked at beside the master; null means all of them. */
export async function readSuspects(store: Store, day: Day, forms: ReadonlySet<string> | null): Promise<Suspects> {
  const { db, community, definitions } = store
  const master = definitions.forms.get(MASTER) as Form
  const { fourClears } = definitions.checks
  const ties = await readTies(store, day)
  const peopled = new Set(ties.map((tie) => String(tie.household_code)))
  const codes = new Set<string>()
  const people = new Set<string>()

  const wide = [...fourClears.category.fields, ...fourClears.registration]
  const asked = (field: Field) => field.need === 'K' || field.need === 'M'
  const doors = householdFields(master).filter(asked)
  for (const code of await subjects(store, 'household', 'household_code', lacks(doors))) codes.add(code)
  const own = personFields(master).filter((field) => asked(field) || wide.includes(field.name))
  for (const no of await subjects(store, 'person', 'person_no', lacks(own))) people.add(no)
  for (const tie of ties) if (tie.relation === null) codes.add(String(tie.household_code))

  for (const form of areaForms(definitions)) {
    if (forms !== null && !forms.has(form.id)) continue
    const found = form.subject === 'household' ? codes : people
    const gaps = lacks(recordFields(form).filter(asked))
    const none = fourClears.none
      .filter((one) => one.form === form.id)
      .map(({ field, in: words }) => sql`(${sql.ref(field)} is null or ${sql.ref(field)} not in (${sql.join(words)}))`)
    for (const no of await subjects(store, formTableName(form.id), 'subject', and([gaps, ...none]))) found.add(no)
    if (form.applies !== 'asked') {
      const whom = form.applies === 'all' ? sql`1 = 1` : mayHold(form.applies, day, store)
      for (const no of await withoutRecord(store, form, whom)) found.add(no)
    }
  }
  for (const { person_no: no, household_code: code } of ties) if (people.has(String(no))) codes.add(String(code))
  const rows = await db
    .selectFrom('household')
    .select(['household_code', 'grid_code'])
    .where('community', '=', community.code)
    .execute()
  const households = new Map(
    rows
      .filter((row) => peopled.has(String(row.household_code)))
      .map((row) => [String(row.household_code), String(row.grid_code)]),
  )
  return { households, suspects: new Set([...codes].filter((code) => households.has(code))) }
}

type Test = RawBuilder<unknown>

/** One of the fields is blank or unknown: null without a state that says more. */
function lacks(fields: readonly Field[]): Test {
  return or(
    fields.map(({ name }) => {
      const said = (state: string) => sql`${sql.ref('states')} not like ${`%"${name}":"${state}"%`}`
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

/** People or households without a record of whom nobody has said that the area is not for them. */
async function withoutRecord(store: Store, form: Form, whom: Test): Promise<string[]> {
  const [from, key] = form.subject === 'household' ? ['household', 'household_code'] : ['person', 'person_no']
  const { code } = store.community
  const [subject, community] = [sql.ref('subject'), sql.ref('community')]
  const there = sql`select ${subject} from ${sql.table(formTableName(form.id))} where ${community} = ${code}`
  const denied = sql`select ${subject} from ${sql.table('area_answer')} where ${community} = ${code} and ${sql.ref('form')} = ${form.id} and ${sql.ref('applies')} = '0'`
  const own = sql.ref(key)
  return subjects(store, from, key, and([whom, sql`${own} not in (${there})`, sql`${own} not in (${denied})`]))
}

/** Households for which a question of the four clears is open. */
export async function readUnanswered(store: Store, day: Day): Promise<Set<string>> {
  const { definitions, db, community } = store
  const { category, hazard } = definitions.checks.fourClears
  const codes = new Set<string>()
  const people = new Set<string>()
  for (const { form: id, unless } of category.asked) {
    const form = definitions.forms.get(id)
    if (form?.applies !== 'asked') continue
    const found = await withoutRecord(store, form, unless === null ? sql`1 = 1` : mayFail(unless, day, store))
    const left = unless === null ? found : await whoFails(store, found, unless, day)
    for (const no of left) people.add(no)
  }
  if (people.size > 0) {
    for (const tie of await readTies(store, day))
      if (people.has(String(tie.person_no))) codes.add(String(tie.household_code))
  }
  const table = formTableName(hazard.form)
  const dated = await db
    .selectFrom(table)
    .select('subject')
    .where('community', '=', community.code)
    .where(hazard.dated, 'is not', null)
    .execute()
  const there = new Set(dated.map((row) => String(row.subject)))
  const all = await db
    .selectFrom('household')
    .select('household_code')
    .where('community', '=', community.code)
    .execute()
  for (const { household_code: code } of all) if (!there.has(String(code))) codes.add(String(code))
  return codes
}

/** Of these people, those for whom the condition does not hold. */
async function whoFails(store: Store, people: readonly string[], condition: Condition, day: Day): Promise<string[]> {
  const master = store.definitions.forms.get(MASTER) as Form
  const birth = master.fields.find(({ role }) => role === 'person.birth_date')?.name
  const looked = fieldsOf(condition).map((name) => name.slice(MASTER.length + 1))
  const columns = [...new Set(['person_no', ...looked, ...(birth === undefined ? [] : [birth])])]
  const rows = await rowsWith(store, 'person', 'person_no', people, columns)
  return rows.flatMap((row) => {
    const cells = Object.fromEntries(
      looked.flatMap((name) => {
        const value = row[name]
        return value === null || value === undefined ? [] : [[name, { state: 'value' as const, value: String(value) }]]
      }),
    )
    const facts = { today: day, own: cells, resident: cells, birth: String((birth && row[birth]) ?? '') }
    return holds(condition, facts) ? [] : [String(row.person_no)]
  })
}

async function readTies({ db, community }: Store, day: Day): Promise<Row[]> {
  return db
    .selectFrom('tie')
    .select(['person_no', 'household_code', 'relation'])
    .where('community', '=', community.code)
    .where('from_on', '<=', day)
    .where((where) => where.or([where('to_on', 'is', null), where('to_on', '>', day)]))
    .execute()
}

/** Holds wherever the condition does, and sometimes where it does not: what is found is looked at again. */
function mayHold(condition: Condition, day: Day, store: Store): Test {
  if ('all' in condition) return and(condition.all.map((part) => mayHold(part, day, store)))
  if ('any' in condition) return or(condition.any.map((part) => mayHold(part, day, store)))
  if ('age' in condition) {
    const field = store.definitions.forms.get(MASTER)?.fields.find(({ role }) => role === 'person.birth_date')
    if (!field) return sql`1 = 1`
    const birth = sql.ref(field.name)
    const year = (age: number) => String(Number(day.slice(0, 4)) - age).padStart(4, '0')
    const { from, below } = condition.age
    return and([
      ...(from === undefined ? [] : [sql`(${birth} is null or ${birth} <= ${`${year(from)}-12-31`})`]),
      ...(below === undefined ? [] : [sql`(${birth} is null or ${birth} >= ${year(below)})`]),
    ])
  }
  const name = condition.field.slice(condition.field.indexOf('.') + 1)
  const field = store.definitions.forms.get(MASTER)?.fields.find((one) => one.name === name && one.per === 'person')
  if (!field || !condition.field.startsWith(`${MASTER}.`)) return sql`1 = 1`
  if ('in' in condition && field.type !== 'multi' && field.type !== 'bool' && field.type !== 'int')
    return sql`${sql.ref(name)} in (${sql.join(condition.in)})`
  return 'filled' in condition && !condition.filled ? sql`1 = 1` : sql`${sql.ref(name)} is not null`
}

/** Holds wherever the condition does not, and sometimes where it does. */
function mayFail(condition: Condition, day: Day, store: Store): Test {
  if ('all' in condition) return or(condition.all.map((part) => mayFail(part, day, store)))
  if ('any' in condition) return and(condition.any.map((part) => mayFail(part, day, store)))
  if ('age' in condition && condition.age.from === undefined && condition.age.below !== undefined)
    return mayHold({ age: { from: condition.age.below } }, day, store)
  if (!('in' in condition) || !condition.field.startsWith(`${MASTER}.`)) return sql`1 = 1`
  const name = condition.field.slice(MASTER.length + 1)
  const field = store.definitions.forms.get(MASTER)?.fields.find((one) => one.name === name && one.per === 'person')
  return field?.type === 'code'
    ? sql`(${sql.ref(name)} is null or ${sql.ref(name)} not in (${sql.join(condition.in)}))`
    : sql`1 = 1`
}

function and(tests: readonly Test[]): Test {
  return tests.length === 0 ? sql`1 = 1` : sql`(${sql.join(tests, sql` and `)})`
}

function or(tests: readonly Test[]): Test {
  return tests.length === 0 ? sql`1 = 0` : sql`(${sql.join(tests, sql` or `)})`
}
