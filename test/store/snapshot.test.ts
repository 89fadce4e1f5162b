/** The snapshot that planning reads: what was asked for, and quickly at the size of a community. */
import { expect, test } from 'vitest'
import type { Change } from '../../src/core/rows.ts'
import { householdCode, personNumber, type Wanted } from '../../src/register/snapshot.ts'
import { householdFields, personFields, rowOfCells, storedFields } from '../../src/register/stored-row.ts'
import { applyChanges } from '../../src/store/apply.ts'
import { readSnapshot } from '../../src/store/snapshot.ts'
import { COMMUNITY, cell, GRID, GRIDS, openMemory, RESIDENT, TODAY } from './fixture.ts'

const batch = { batch: null, day: TODAY, kind: 'import', note: '', file: null }
const NOTHING: Wanted = { idKeys: [], householdCodes: [], grids: [], forms: [], keyed: new Map() }

function community(households: number): Change[] {
  const changes: Change[] = []
  let person = 0
  for (let h = 1; h <= households; h++) {
    const grid = `${COMMUNITY.code}-${String(1 + (h % 14)).padStart(2, '0')}`
    const code = householdCode(grid, h)
    const cells = { building: cell(String(h % 40)), room: cell(`${h}`) }
    changes.push({
      table: 'household',
      key: { household_code: code },
      before: null,
      after: { grid_code: grid, ...rowOfCells(householdFields(RESIDENT), new Map(Object.entries(cells)), new Map()) },
    })
    for (let p = 0; p < 3; p++) {
      const idKey = `450299${String(19500101 + (++person % 30))}${String(person).padStart(4, '0')}`
      const no = personNumber(person)
      changes.push({
        table: 'person',
        key: { person_no: no },
        before: null,
        after: {
          id_key: `${idKey}${person}`,
          ...rowOfCells(personFields(RESIDENT), new Map([['name', cell('韦示例')]]), new Map()),
        },
      })
      changes.push({
        table: 'tie',
        key: { person_no: no, household_code: code, kind: 'living', from_on: '' },
        before: null,
        after: { to_on: null, relation: p === 0 ? '02' : '10' },
      })
    }
  }
  return changes
}

test('the households of a grid come with their people, ties and the next numbers', async () => {
  const store = await openMemory()
  await applyChanges(store, batch, community(28), [])
  const snapshot = await readSnapshot(store, { ...NOTHING, grids: [GRID], forms: ['housing'] })
  expect([...snapshot.households.keys()]).toEqual([`${GRID}-0006`, `${GRID}-0020`])
  expect(snapshot.households.get(`${GRID}-0006`)?.row).toMatchObject({ building: '6', states: '{}' })
  expect(snapshot.persons.size).toBe(6)
  expect(snapshot.ties).toHaveLength(6)
  expect(snapshot.nextSerial.get(GRID)).toBe(21)
  expect(snapshot.nextPersonNo).toBe(85)
})

test('a person asked for by number brings the household where that person is', async () => {
  const store = await openMemory()
  await applyChanges(store, batch, community(28), [])
  const all = await readSnapshot(store, { ...NOTHING, grids: [GRID] })
  const [idKey, personNo] = [...all.personByIdKey][0]!
  const one = await readSnapshot(store, { ...NOTHING, idKeys: [idKey] })
  expect(one.personByIdKey.get(idKey)).toBe(personNo)
  expect(one.households.size).toBe(1)
  expect(one.persons.size).toBe(3)
})

test('a whole community is written and comes back whole', async () => {
  const store = await openMemory()
  const changes = community(3582)
  await applyChanges(store, batch, changes, [])
  const idKeys = changes.flatMap((change) => (change.table === 'person' ? [String(change.after?.id_key)] : []))
  const snapshot = await readSnapshot(store, { ...NOTHING, idKeys, grids: [GRID], forms: ['housing', 'assistance'] })
  expect(snapshot.persons.size).toBe(10746)
})

test('after the last number of six digits comes one of seven, and after that the next', async () => {
  const store = await openMemory()
  const person = (number: number): Change => ({
    table: 'person',
    key: { person_no: personNumber(number) },
    before: null,
    after: { id_key: null, ...rowOfCells(personFields(RESIDENT), new Map([['name', cell('韦示例')]]), new Map()) },
  })
  const next = async () => (await readSnapshot(store, { ...NOTHING, grids: [GRID] })).nextPersonNo
  expect(await next()).toBe(1)
  await applyChanges(store, batch, [person(123_456), person(999_999)], [])
  expect(await next()).toBe(1_000_000)
  await applyChanges(store, batch, [person(1_000_000)], [])
  expect(await next()).toBe(1_000_001)
})

test('of an office form only the records are read that share a key with the workbook', async () => {
  const store = await openMemory()
  const grid = (no: string, name: string): Change => ({
    table: 'form_grid',
    key: { subject: '', record_key: no },
    before: null,
    after: rowOfCells(storedFields(GRIDS), new Map(Object.entries({ grid_no: cell(no), name: cell(name) })), new Map()),
  })
  await applyChanges(store, batch, [grid('1', '江湾'), grid('2', '长风')], [])
  const keyed = new Map([['grid', { field: 'name', values: ['长风', '和顺'] }]])
  const some = await readSnapshot(store, { ...NOTHING, forms: ['grid'], keyed })
  expect([...some.records.keys()]).toEqual(['grid||2'])
  const all = await readSnapshot(store, { ...NOTHING, forms: ['grid'] })
  expect([...all.records.keys()]).toEqual(['grid||1', 'grid||2'])
})
