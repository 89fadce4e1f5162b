/** The counted standing of a household is the one that its file gives, whatever is missing in the register. */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Day } from '../../src/core/day.ts'
import type { FourClears } from '../../src/forms/checks.ts'
import { openOffice } from '../../src/office/open-office.ts'
import { areaForms, checkHousehold } from '../../src/register/household-check.ts'
import { householdFields, personFields, storedFields } from '../../src/register/stored-row.ts'
import { formTableName } from '../../src/store/form-tables.ts'
import { loadHouseholdFiles, masterOf } from '../../src/store/household-files.ts'
import { readStandings } from '../../src/store/household-standings.ts'
import type { Store } from '../../src/store/store.ts'
import { run, tempFolder } from '../app.ts'

it('counts of every household what its file says, with gaps of every kind, on any day', async () => {
  const dir = join(tempFolder(), 'office')
  const made = await run(['demo', dir, '--households', '90', '--months', '1'])
  expect(made.code, made.err).toBeLessThan(2)
  const store = await (await openOffice(dir)).store()
  const seen = new Set<string>()
  try {
    await same(store, seen)
    await tear(store)
    await same(store, seen)
    // An office may ask for less than everything.
    const { fourClears } = store.definitions.checks
    const complete: FourClears['complete'] = { key_percent: 90, main_percent: 80, verified_days: 3650 }
    const checks = { ...store.definitions.checks, fourClears: { ...fourClears, complete } }
    await same({ ...store, definitions: { ...store.definitions, checks } }, seen)
  } finally {
    await store.close()
  }
  // Some of either kind, or the comparison would have said nothing.
  for (const one of ['complete', 'family', 'category', 'registration', 'hazard'])
    expect([seen.has(`${one} true`), seen.has(`${one} false`)], one).toEqual([true, true])
}, 120_000)

async function same(store: Store, seen: Set<string>): Promise<void> {
  for (const asOf of [null, '2015-06-30', '2016-02-29'] as (Day | null)[]) {
    const today = asOf ?? ('2015-12-31' as Day)
    const files = await loadHouseholdFiles(store, asOf === null ? {} : { asOf })
    const peopled = files.filter(({ members }) => members.length > 0)
    const said = peopled.map((file) => {
      const { verified, complete, clear } = checkHousehold(file, store.definitions, today)
      seen.add(`complete ${complete}`)
      for (const [one, holds] of Object.entries(clear)) seen.add(`${one} ${holds}`)
      return { code: file.code, gridCode: file.gridCode, verified, complete, clear }
    })
    const counted = await readStandings(store, { today, asOf, forms: null, grid: null })
    expect(counted).toEqual(said.sort((a, b) => (a.code < b.code ? -1 : 1)))
  }
}

/** Blanks, states, records that are gone, answers that are gone: the same ones every time. */
async function tear(store: Store): Promise<void> {
  let turn = 1
  const next = (range: number): number => {
    turn = (turn * 48_271) % 2_147_483_647
    return turn % range
  }
  const master = masterOf(store)
  const tables: [string, string, readonly string[]][] = [
    ['household', 'household_code', householdFields(master).map(({ name }) => name)],
    ['person', 'person_no', personFields(master).map(({ name }) => name)],
    ...areaForms(store.definitions).map((form): [string, string, readonly string[]] => {
      return [formTableName(form.id), 'subject', storedFields(form).map(({ name }) => name)]
    }),
  ]
  const states = ['{}', 'none', 'unknown', 'refused']
  for (const [table, key, fields] of tables) {
    const rows = await store.db.selectFrom(table).select([key, 'states']).where(key, 'is not', null).execute()
    for (const row of rows) {
      if (next(9) > 1) continue
      const own = store.db.updateTable(table).where(key, '=', row[key] as string)
      const field = fields[next(fields.length)] as string
      const state = states[next(4)] as string
      const said = state === '{}' ? {} : { [field]: state }
      const all = { ...(JSON.parse(String(row.states)) as object), ...said }
      await own.set({ [field]: null, states: JSON.stringify(all) }).execute()
    }
    if (!table.startsWith('form_')) continue
    const gone = rows.filter(() => next(25) === 0).map((row) => String(row[key]))
    if (gone.length > 0) await store.db.deleteFrom(table).where('subject', 'in', gone).execute()
  }
  const ties = await store.db.selectFrom('tie').select(['person_no', 'household_code']).execute()
  for (const { person_no: no } of ties.filter(() => next(20) === 0))
    await store.db.updateTable('tie').set({ relation: null }).where('person_no', '=', no).execute()
  const births = await store.db.selectFrom('person').select(['person_no', 'birth_date']).execute()
  for (const { person_no: no, birth_date: birth } of births.filter(() => next(10) === 0))
    if (birth !== null)
      await store.db
        .updateTable('person')
        .set({ birth_date: String(birth).slice(0, next(2) === 0 ? 4 : 7) })
        .where('person_no', '=', no)
        .execute()
  const answers = await store.db.selectFrom('area_answer').select(['form', 'subject']).execute()
  for (const { form, subject } of answers.filter(() => next(15) === 0))
    await store.db.deleteFrom('area_answer').where('form', '=', form).where('subject', '=', subject).execute()
}
