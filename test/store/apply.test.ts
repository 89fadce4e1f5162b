/** Changes are applied whole, traced, and can be taken back to the letter. */
import { expect, test } from 'vitest'
import type { Change } from '../../src/core/rows.ts'
import { applyChanges } from '../../src/store/apply.ts'
import { changesOfBatch } from '../../src/store/batches.ts'
import type { Store } from '../../src/store/store.ts'
import { GRID, openMemory, TODAY } from './fixture.ts'

const CODE = `${GRID}-0001`
const batch = {
  batch: null,
  day: TODAY,
  kind: 'import',
  note: '',
  file: { file: '户情表.xlsx', sha256: 'ab'.repeat(32), counts: { rows: 2 } },
}

const household = (room: string): Change => ({
  table: 'household',
  key: { household_code: CODE },
  before: null,
  after: { grid_code: GRID, building: '3', room },
})
const person = (no: string, name: string): Change => ({
  table: 'person',
  key: { person_no: no },
  before: null,
  after: { id_key: null, name, states: '{"phone":"refused"}', extras: '{"车牌":"桂A00000"}' },
})
const tie = (no: string, code: string): Change => ({
  table: 'tie',
  key: { person_no: no, household_code: code, kind: 'living', from_on: '' },
  before: null,
  after: { to_on: null, relation: '02' },
})
const first = [household('501'), person('P000001', '韦示例'), tie('P000001', CODE)]

async function everything(store: Store): Promise<string> {
  const tables = ['household', 'person', 'tie', 'form_housing']
  const rows = await Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute()))
  return JSON.stringify(rows)
}

test('batch, file, rows and changes are traced with the value before', async () => {
  const store = await openMemory()
  const rows = [
    { sheet: '居民', row: 4, form: 'resident', subject: 'P000001', outcome: 'created' as const },
    { sheet: '居民', row: 5, form: 'resident', subject: '', outcome: 'rejected' as const },
  ]
  expect(await applyChanges(store, batch, first, rows)).toBe(1)
  const renamed: Change = { ...person('P000001', '韦样例'), before: first[1]!.after }
  expect(await applyChanges(store, batch, [renamed], [])).toBe(2)
  expect(await store.db.selectFrom('batch').select(['batch', 'day', 'kind']).execute()).toEqual([
    { batch: 1, day: '2015-03-31', kind: 'import' },
    { batch: 2, day: '2015-03-31', kind: 'import' },
  ])
  expect(
    await store.db.selectFrom('batch_row').select(['file_no', 'sheet', 'row_no', 'subject', 'outcome']).execute(),
  ).toEqual([
    { file_no: 1, sheet: '居民', row_no: 4, subject: 'P000001', outcome: 'created' },
    { file_no: 1, sheet: '居民', row_no: 5, subject: '', outcome: 'rejected' },
  ])
  expect(await changesOfBatch(store, 2)).toEqual([
    {
      table: 'person',
      key: { person_no: 'P000001' },
      before: { id_key: null, name: '韦示例', states: '{"phone":"refused"}', extras: '{"车牌":"桂A00000"}' },
      after: { id_key: null, name: '韦样例', states: '{"phone":"refused"}', extras: '{"车牌":"桂A00000"}' },
    },
  ])
})

test('replaying the values before restores exactly', async () => {
  const store = await openMemory()
  await applyChanges(store, batch, first, [])
  const before = await everything(store)
  const moved = await applyChanges(
    store,
    batch,
    [
      { ...household('502'), before: first[0]!.after },
      { ...tie('P000001', CODE), before: first[2]!.after, after: { to_on: '2015-03-01', relation: '02' } },
      { ...household('601'), key: { household_code: `${GRID}-0002` } },
      tie('P000001', `${GRID}-0002`),
      {
        table: 'form_housing',
        key: { subject: CODE, record_key: '' },
        before: null,
        after: { area: '89.50', rooms: 3 },
      },
    ],
    [],
  )
  expect(await everything(store)).not.toBe(before)
  const back = (await changesOfBatch(store, moved)).map((change) => ({
    ...change,
    before: change.after,
    after: change.before,
  }))
  await applyChanges(store, { ...batch, kind: 'undo', undoes: moved, file: null }, back, [])
  expect(await everything(store)).toBe(before)
})

test('several changes of one row are one entry; what comes to nothing leaves no trace', async () => {
  const store = await openMemory()
  const again: Change = { ...household('502'), before: first[0]!.after }
  const gone: Change = { ...person('P000009', '覃示例'), before: person('P000009', '覃示例').after, after: null }
  await applyChanges(store, batch, [...first, again, person('P000009', '覃示例'), gone], [])
  const changes = await changesOfBatch(store, 1)
  expect(changes).toHaveLength(3)
  expect(changes[0]).toMatchObject({ before: null, after: { room: '502' } })
})

test('a row that is not as the plan believed keeps everything out', async () => {
  const store = await openMemory()
  await applyChanges(store, batch, first, [])
  const before = await everything(store)
  const stale: Change = { ...household('503'), before: { grid_code: GRID, building: '3', room: '999' } }
  await expect(applyChanges(store, batch, [person('P000002', '覃示例'), stale], [])).rejects.toMatchObject({
    code: 'store.changed_meanwhile',
    exit: 3,
  })
  await expect(applyChanges(store, batch, [household('501')], [])).rejects.toMatchObject({
    code: 'store.changed_meanwhile',
  })
  expect(await everything(store)).toBe(before)
  expect(await store.db.selectFrom('batch').select('batch').execute()).toHaveLength(1)
})

test('a tie without its household does not get in, and nobody lives in two places', async () => {
  const store = await openMemory()
  await expect(applyChanges(store, batch, [tie('P000001', CODE)], [])).rejects.toThrow('FOREIGN KEY')
  await applyChanges(store, batch, [...first, { ...household('601'), key: { household_code: `${GRID}-0002` } }], [])
  await expect(applyChanges(store, batch, [tie('P000001', `${GRID}-0002`)], [])).rejects.toThrow('UNIQUE')
})

test('the second workbook of a run goes on with its batch', async () => {
  const store = await openMemory()
  const row = { sheet: '居民', row: 4, form: 'resident', subject: 'P000001', outcome: 'created' as const }
  const number = await applyChanges(store, batch, first, [row])
  const next = { ...batch, batch: number, file: { ...batch.file, file: '第二份.xlsx' } }
  expect(await applyChanges(store, next, [person('P000002', '覃示例')], [row])).toBe(number)
  expect(await store.db.selectFrom('batch_file').select(['batch', 'file_no', 'file']).execute()).toEqual([
    { batch: 1, file_no: 1, file: '户情表.xlsx' },
    { batch: 1, file_no: 2, file: '第二份.xlsx' },
  ])
  expect(await changesOfBatch(store, number)).toHaveLength(4)
})
