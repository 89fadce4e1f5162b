/** Counts what households are asked for and lack, in the database: no cell is read that decides nothing. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../core/day.ts'
import type { Row, Value } from '../core/rows.ts'
import { fieldsOf } from '../forms/check-checks.ts'
import type { FourClears } from '../forms/checks.ts'
import type { Condition, Field, Form, Need, Role } from '../forms/form.ts'
import type { Cell } from '../forms/record.ts'
import { areaForms, categoryFields, PLACES, recordFields, verifiedBy } from '../register/household-check.ts'
import {
  type AreaTallies,
  type HouseholdStanding,
  type PersonTally,
  standingBy,
  type Tally,
} from '../register/household-tally.ts'
import { householdFields, personFields, relationField } from '../register/stored-row.ts'
import { formTableName } from './form-tables.ts'
import { masterOf } from './household-files.ts'
import { byKey, PIECE } from './rows.ts'
import type { Store } from './store.ts'

/** Code → standing of these households on the day, with the people tied to them. `forms`: areas that are looked at; null means all. */
export async function countStandings(
  store: Store,
  today: Day,
  forms: ReadonlySet<string> | null,
  ties: readonly Row[],
  codes: ReadonlySet<string>,
): Promise<Map<string, HouseholdStanding>> {
  if (codes.size === 0) return new Map()
  const { definitions } = store
  const rules = definitions.checks.fourClears
  const own = ties.filter((tie) => codes.has(String(tie.household_code)))
  const people = new Set(own.map((tie) => String(tie.person_no)))
  const areas = await readAreas(store, rules, forms, { household: codes, person: people })
  const dated = await readDated(store, rules)
  const members = await readMembers(store, own, people)
  const standing = standingBy(definitions, areas, today, forms)
  const master = masterOf(store)
  const [verifiedOn, streetNo] = [columnOf(master, 'household.verified_on'), columnOf(master, 'household.street_no')]
  const fields = householdFields(master)
  const counted = countedBy({
    rest: fields.filter(({ role }) => !PLACES.includes(role)),
    places: fields.filter(({ role }) => PLACES.includes(role)),
  })
  const keys = master.fields.filter(({ role }) => role === 'household.code' || role === 'household.grid')
  const byDoor = areaForms(definitions).filter(({ subject }) => subject === 'household')
  const looked = lookedAt(fields, byDoor, rules)
  const columns = [...looked.columns, ...[verifiedOn, streetNo].filter((name) => name !== null)]
  const rows = await counts(
    store,
    'household',
    ['household_code', 'grid_code', ...new Set(columns)],
    counted.columns,
    codes,
  )
  const standings = new Map<string, HouseholdStanding>()
  for (const row of rows) {
    const [code, gridCode] = [String(row.household_code), String(row.grid_code)]
    const { rest, places } = counted.of(row)
    const onRoad = streetNo !== null && row[streetNo] !== null
    const cells = looked.cellsOf(row)
    for (const { name, role } of keys) cells[name] = cellOf(role === 'household.code' ? code : gridCode)
    const own = plus(onRoad ? rest : plus(rest, places), tallyOf(keys))
    const verified = verifiedBy(rules, (verifiedOn !== null && row[verifiedOn]?.toString()) || '', today)
    const household = { code, gridCode, cells, birth: '', own, members: members.get(code) ?? [], verified }
    standings.set(code, standing({ ...household, hazardDated: dated.has(code) }))
  }
  return standings
}

async function readMembers(
  store: Store,
  ties: readonly Row[],
  numbers: ReadonlySet<string>,
): Promise<Map<string, PersonTally[]>> {
  const { definitions } = store
  const master = masterOf(store)
  const rules = definitions.checks.fourClears
  const fields = personFields(master)
  const relation = relationField(master)
  const [category, registration] = [categoryFields(definitions), new Set(rules.registration)]
  const counted = countedBy({ all: fields })
  const listed = fields.filter(({ name }) => category.has(name) || registration.has(name))
  const forms = areaForms(definitions).filter(({ subject }) => subject === 'person')
  const looked = lookedAt(fields, forms, rules)
  const birth = columnOf(master, 'person.birth_date')
  const columns = new Set([...looked.columns, ...listed.map(({ name }) => name), ...(birth === null ? [] : [birth])])
  const rows = await counts(store, 'person', ['person_no', ...columns], counted.columns, numbers)
  const people = new Map<string, { readonly states: Readonly<Record<string, string>>; readonly tally: PersonTally }>()
  for (const row of rows) {
    const states = statesOf(row)
    const short = (names: ReadonlySet<string>) =>
      listed.some(({ name }) => names.has(name) && row[name] === null && !isSaid(states[name]))
    const tally = {
      personNo: String(row.person_no),
      cells: looked.cellsOf(row),
      birth: (birth !== null && row[birth]?.toString()) || '',
      own: counted.of(row).all,
      lacksCategory: short(category),
      lacksRegistration: short(registration),
    }
    people.set(tally.personNo, { states, tally })
  }
  const [related, unrelated] = relation === null ? [NOTHING, NOTHING] : [tallyOf([relation]), lacking(relation)]
  const members = new Map<string, PersonTally[]>()
  for (const [code, own] of byKey(ties, 'household_code')) {
    // The tie of living says how somebody is related to the head here, the registered one where there is no other.
    const relations = new Map<string, Value>()
    for (const { person_no: no, kind, relation: said } of own)
      if (kind === 'living' || !relations.has(String(no))) relations.set(String(no), said ?? null)
    const list: PersonTally[] = []
    for (const [no, said] of relations) {
      const person = people.get(no)
      if (person === undefined) continue
      const { tally, states } = person
      const lacks = relation !== null && said === null && !isSaid(states[relation.name])
      const counts = (names: ReadonlySet<string>) => lacks && relation !== null && names.has(relation.name)
      const looksAt = relation !== null && said !== null && looked.names.has(relation.name)
      list.push({
        ...tally,
        cells: looksAt ? { ...tally.cells, [relation.name]: cellOf(said) } : tally.cells,
        own: plus(tally.own, lacks ? unrelated : related),
        lacksCategory: tally.lacksCategory || counts(category),
        lacksRegistration: tally.lacksRegistration || counts(registration),
      })
    }
    members.set(code, list)
  }
  return members
}

/** The records of every area, and who said that one is not for them. */
async function readAreas(
  store: Store,
  rules: FourClears,
  forms: ReadonlySet<string> | null,
  whom: Readonly<Record<'household' | 'person', ReadonlySet<string>>>,
): Promise<AreaTallies> {
  const { db, community, definitions } = store
  const records = new Map<string, Map<string, Tally>>()
  for (const form of areaForms(definitions)) {
    if (forms !== null && !forms.has(form.id)) continue
    const fields = recordFields(form)
    const counted = countedBy({ all: fields })
    const none = rules.none.flatMap((one) => {
      const field = one.form === form.id && form.fields.find(({ name }) => name === one.field)
      return field ? [{ ...one, tally: tallyOf(fields.filter((asked) => asked === field)) }] : []
    })
    const own = new Map<string, Tally>()
    const columns = [...new Set(none.map(({ field }) => field))]
    const subjects = whom[form.subject === 'household' ? 'household' : 'person']
    for (const row of await counts(store, formTableName(form.id), ['subject', ...columns], counted.columns, subjects)) {
      const said = none.find((one) => row[one.field] !== null && one.in.includes(String(row[one.field])))
      const tally = said?.tally ?? counted.of(row).all
      const subject = String(row.subject)
      const before = own.get(subject)
      own.set(subject, before === undefined ? tally : plus(before, tally))
    }
    records.set(form.id, own)
  }
  const denied = new Map<string, Set<string>>()
  const answers = await db
    .selectFrom('area_answer')
    .select(['form', 'subject'])
    .where('community', '=', community.code)
    .where('applies', '=', '0')
    .$if(whom.household.size + whom.person.size <= PIECE, (query) =>
      query.where('form', 'in', [...records.keys()]).where('subject', 'in', [...whom.household, ...whom.person]),
    )
    .execute()
  for (const { form, subject } of answers) {
    if (!whom.household.has(String(subject)) && !whom.person.has(String(subject))) continue
    const subjects = denied.get(String(form)) ?? new Set()
    denied.set(String(form), subjects.add(String(subject)))
  }
  return { records, denied }
}

/** Households of which a record of the hazard form has a date. */
async function readDated({ db, community, definitions }: Store, { hazard }: FourClears): Promise<Set<string>> {
  if (definitions.forms.get(hazard.form)?.subject !== 'household') return new Set()
  const rows = await db
    .selectFrom(formTableName(hazard.form))
    .select('subject')
    .where('community', '=', community.code)
    .where(hazard.dated, 'is not', null)
    .execute()
  return new Set(rows.map(({ subject }) => String(subject)))
}

type Count = RawBuilder<unknown>

/** Rows of one table about these subjects: the columns (the subject's first), its states, and numbers that the database counts. */
async function counts(
  { db, community }: Store,
  table: string,
  columns: readonly string[],
  numbers: readonly (readonly [string, Count])[],
  subjects: ReadonlySet<string>,
): Promise<Row[]> {
  const key = columns[0] ?? 'subject'
  const query = db
    .selectFrom(table)
    .select([...columns, 'states'])
    .select(numbers.map(([name, count]) => count.as(name)) as never[])
    .where('community', '=', community.code)
  // Many are read in one go, a few by their keys.
  if (subjects.size > PIECE) {
    const rows = (await query.execute()) as Row[]
    return rows.filter((row) => subjects.has(String(row[key])))
  }
  return (await query.where(key, 'in', [...subjects]).execute()) as Row[]
}

/** Groups of fields counted in one row: the columns to ask for, and the tallies of a row that has them. */
function countedBy<Name extends string>(groups: Readonly<Record<Name, readonly Field[]>>) {
  const names = Object.keys(groups) as Name[]
  const parts = names.map((name) => {
    const asked = groups[name].filter(({ need }) => need === 'K' || need === 'M')
    const needs = new Map(asked.map((field) => [field.name, field.need]))
    return { name, asked, needs, whole: tallyOf(asked), key: `lacks_key_${name}`, main: `lacks_main_${name}` }
  })
  const blanks = (fields: readonly Field[]): Count =>
    fields.length === 0
      ? sql`0`
      : sql.join(
          fields.map(({ name }) => sql`case when ${sql.ref(name)} is null then 1 else 0 end`),
          sql` + `,
        )
  const columns = parts.flatMap(({ asked, key, main }): [string, Count][] => [
    [key, blanks(asked.filter(({ need }) => need === 'K'))],
    [main, blanks(asked.filter(({ need }) => need === 'M'))],
  ])
  const of = (row: Row): Record<Name, Tally> => {
    const states = statesOf(row)
    const tallies = parts.map(({ name, needs, whole, key, main }) => {
      let [lacksKey, lacksMain] = [Number(row[key]), Number(row[main])]
      // A field without a value may still be answered: there is none, or nobody would say.
      for (const field in states) {
        if (!isSaid(states[field])) continue
        if (needs.get(field) === 'K') lacksKey -= 1
        if (needs.get(field) === 'M') lacksMain -= 1
      }
      return [name, lacksKey + lacksMain === 0 ? whole : { ...whole, lacksKey, lacksMain }]
    })
    return Object.fromEntries(tallies) as Record<Name, Tally>
  }
  return { columns, of }
}

const NO_STATES: Readonly<Record<string, string>> = {}

function statesOf({ states }: Row): Readonly<Record<string, string>> {
  return states === '{}' ? NO_STATES : (JSON.parse(String(states)) as Record<string, string>)
}

function isSaid(state: string | undefined): boolean {
  return state === 'none' || state === 'refused'
}

interface Looked {
  /** Every field that the conditions look at. */
  readonly names: ReadonlySet<string>
  /** Those that are columns of the table. */
  readonly columns: readonly string[]
  cellsOf(row: Row): Record<string, Cell>
}

/** What the conditions of these areas look at in a table of the master. */
function lookedAt(fields: readonly Field[], forms: readonly Form[], { category }: FourClears): Looked {
  const conditions: Condition[] = forms.flatMap(({ id, applies }) => [
    ...(typeof applies === 'object' ? [applies] : []),
    ...category.asked.flatMap((one) => (one.form === id && one.unless !== null ? [one.unless] : [])),
  ])
  const names = new Set(conditions.flatMap(fieldsOf).map((name) => name.slice(name.indexOf('.') + 1)))
  const columns = fields.filter(({ name }) => names.has(name)).map(({ name }) => name)
  const cellsOf = (row: Row): Record<string, Cell> => {
    const cells: Record<string, Cell> = {}
    for (const name of columns) {
      const there = row[name] ?? null
      if (there !== null) cells[name] = cellOf(there)
    }
    return cells
  }
  return { names, columns, cellsOf }
}

function cellOf(value: Value): Cell {
  return { state: 'value', value: String(value) }
}

const NOTHING: Tally = { key: 0, main: 0, lacksKey: 0, lacksMain: 0 }

/** Fields of which nothing is blank. */
function tallyOf(fields: readonly Field[]): Tally {
  const count = (need: Need) => fields.filter((field) => field.need === need).length
  return { ...NOTHING, key: count('K'), main: count('M') }
}

function lacking(field: Field): Tally {
  const { key, main } = tallyOf([field])
  return { key, main, lacksKey: key, lacksMain: main }
}

function plus(a: Tally, b: Tally): Tally {
  return {
    key: a.key + b.key,
    main: a.main + b.main,
    lacksKey: a.lacksKey + b.lacksKey,
    lacksMain: a.lacksMain + b.lacksMain,
  }
}

function columnOf(form: Form, role: Role): string | null {
  return form.fields.find((field) => field.role === role && !field.drop)?.name ?? null
}
