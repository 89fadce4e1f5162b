/** Whole households out of the store, in the order of doors, and the numbers of the register. */
import { expect, test } from 'vitest'
import type { Change } from '../../src/core/rows.ts'
import type { Form } from '../../src/forms/form.ts'
import type { Cell } from '../../src/forms/record.ts'
import { householdFields, personFields, rowOfCells, storedFields } from '../../src/register/stored-row.ts'
import { applyChanges } from '../../src/store/apply.ts'
import { countRegister } from '../../src/store/counts.ts'
import { loadHouseholdFiles } from '../../src/store/household-files.ts'
import type { Store } from '../../src/store/store.ts'
import { ASSISTANCE, cell, GRID, GRIDS, HOUSING, openMemory, RESIDENT, TODAY } from './fixture.ts'

const cells = (texts: Readonly<Record<string, string>>): Record<string, Cell> =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, cell(text)]))

const household = (serial: string, door: Readonly<Record<string, string>>, grid = GRID): Change => ({
  table: 'household',
  key: { household_code: `${GRID}-${serial}` },
  before: null,
  after: { grid_code: grid, ...rowOfCells(householdFields(RESIDENT), new Map(Object.entries(cells(door))), new Map()) },
})
const person = (no: string, texts: Readonly<Record<string, string>>, idKey: string | null = null): Change => ({
  table: 'person',
  key: { person_no: no },
  before: null,
  after: {
    id_key: idKey,
    ...rowOfCells(
      personFields(RESIDENT),
      new Map(Object.entries({ ...cells(texts), phone: { state: 'refused', value: '' } })),
      new Map([['车牌', '无牌']]),
    ),
  },
})
const tie = (no: string, serial: string, kind: string, relation: string, to: string | null = null): Change => ({
  table: 'tie',
  key: { person_no: no, household_code: `${GRID}-${serial}`, kind, from_on: '' },
  before: null,
  after: { to_on: to, relation },
})
const record = (form: Form, subject: string, key: string, texts: Readonly<Record<string, string>>): Change => ({
  table: `form_${form.id}`,
  key: { subject, record_key: key },
  before: null,
  after: rowOfCells(storedFields(form), new Map(Object.entries(cells(texts))), new Map()),
})

const CHANGES: readonly Change[] = [
  household('0001', { building: '10栋', unit_no: '1', room: '101' }),
  household('0002', { building: '2栋', unit_no: '2', room: '1001' }),
  household('0003', { building: '2栋', unit_no: '2', room: '201' }),
  household('0004', { building: '1栋', room: '101' }, '450299006003-08'),
  person('P000001', { name: '覃示例', sex: '1', birth_date: '1958-06-10' }, '450299195806100019'),
  person('P000002', { name: '韦示例', sex: '2', birth_date: '1960' }, '450299196001010028'),
  person('P000003', { name: '覃小例', birth_date: '1990-01' }),
  tie('P000003', '0003', 'living', '20'),
  tie('P000002', '0003', 'living', '10'),
  tie('P000001', '0003', 'living', '02'),
  tie('P000001', '0003', 'registered', '02'),
  tie('P000002', '0004', 'registered', '02'),
  tie('P000003', '0001', 'registered', '02', '2010-05-01'),
  record(HOUSING, `${GRID}-0003`, '', { area: '89.50', rented: '0', rooms: '3' }),
  record(ASSISTANCE, 'P000001', '2', { kind: '2' }),
  record(ASSISTANCE, 'P000001', '1', { kind: '1', since: '2015-03' }),
  {
    table: 'door_attempt',
    key: { household_code: `${GRID}-0002`, on_day: '2015-03-02' },
    before: null,
    after: { outcome: '空房' },
  },
  { table: 'area_answer', key: { form: 'assistance', subject: 'P000002' }, before: null, after: { applies: '0' } },
  {
    table: 'form_grid',
    key: { subject: '', record_key: '7' },
    before: null,
    after: { grid_no: '7', name: '七号网格' },
  },
]

async function filled(): Promise<Store> {
  const store = await openMemory()
  await applyChanges(store, { batch: null, day: TODAY, kind: 'import', note: '', file: null }, CHANGES, [])
  return store
}

test('households come in the order of doors, numbers by their size', async () => {
  const files = await loadHouseholdFiles(await filled())
  expect(files.map((file) => file.code.slice(-4))).toEqual(['0004', '0003', '0002', '0001'])
})

test('a household knows its people, head first, their areas, what was refused and what nobody asked for', async () => {
  const [file] = await loadHouseholdFiles(await filled(), { codes: [`${GRID}-0003`] })
  expect(file?.cells).toMatchObject({ household_code: cell(`${GRID}-0003`), grid_code: cell(GRID), room: cell('201') })
  expect(file?.members.map((member) => [member.personNo, member.ties])).toEqual([
    ['P000001', ['living', 'registered']],
    ['P000002', ['living']],
    ['P000003', ['living']],
  ])
  const [head] = file?.members ?? []
  expect(head?.cells).toEqual({
    name: cell('覃示例'),
    sex: cell('1'),
    birth_date: cell('1958-06-10'),
    relation_to_head: cell('02'),
    phone: { state: 'refused', value: '' },
  })
  expect(head?.extras).toEqual({ 车牌: '无牌' })
  expect(head?.areas.assistance?.map((each) => each.cells)).toEqual([
    { name: cell('覃示例'), kind: cell('1'), since: cell('2015-03') },
    { name: cell('覃示例'), kind: cell('2') },
  ])
  expect(file?.areas.housing?.[0]?.cells).toEqual({
    household_code: cell(`${GRID}-0003`),
    area: cell('89.50'),
    rented: cell('0'),
    rooms: cell('3'),
  })
  expect(file?.notApplicable).toEqual({ assistance: ['P000002'] })
})

test('part of the community by grid and by building, however the building is said', async () => {
  const store = await filled()
  const codes = async (wanted: object) => (await loadHouseholdFiles(store, wanted)).map((file) => file.code.slice(-4))
  expect(await codes({ grid: '450299006003-08' })).toEqual(['0004'])
  expect(await codes({ building: '2号楼' })).toEqual(['0003', '0002'])
  expect(await codes({ building: '2', grid: '450299006003-08' })).toEqual([])
})

test('a door that nobody opened keeps the attempt', async () => {
  const [file] = await loadHouseholdFiles(await filled(), { codes: [`${GRID}-0002`] })
  expect([file?.members, file?.attempts]).toEqual([[], [{ on: '2015-03-02', outcome: '空房' }]])
})

test('people are counted once, where they live; doors without people stand apart', async () => {
  expect(await countRegister(await filled())).toEqual({
    grids: 2,
    households: 2,
    persons: 3,
    emptyDoors: 2,
    byGrid: [
      { grid: GRID, households: 1, persons: 3, emptyDoors: 2 },
      { grid: '450299006003-08', households: 1, persons: 0, emptyDoors: 0 },
    ],
    forms: [
      { form: 'resident', records: 3 },
      { form: 'housing', records: 1 },
      { form: 'assistance', records: 2 },
      { form: GRIDS.id, records: 1 },
    ],
  })
})
