/** Tables that follow from the forms, additive changes with their record, and what opening refuses. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Definitions } from '../../src/forms/form.ts'
import { openStore } from '../../src/store/open.ts'
import { COMMUNITY, definitions, field, form, HOUSING, RESIDENT } from './fixture.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gridbook-store-'))
  file = join(folder, 'gridbook.db')
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = (forms: Definitions = definitions()) => openStore(file, forms, COMMUNITY)

function sql(statement: string): unknown[] {
  const db = new Sqlite(file)
  try {
    const prepared = db.prepare(statement)
    return prepared.reader ? prepared.all() : [prepared.run()]
  } finally {
    db.close()
  }
}

const housing = (...changes: Parameters<typeof field>[]) => ({
  ...HOUSING,
  fields: changes.map((each) => field(...each)),
})

test('every table is STRICT and every key is led by the community', async () => {
  await (await open()).close()
  const tables = sql(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%'`)
  expect(tables.length).toBeGreaterThan(12)
  for (const { name, strict } of tables as { name: string; strict: number }[]) {
    expect([name, strict]).toEqual([name, 1])
    if (name === 'schema_change') continue
    expect([name, sql(`SELECT name FROM pragma_table_info('${name}') WHERE pk = 1`)]).toEqual([
      name,
      [{ name: 'community' }],
    ])
  }
})

test('columns follow from the fields: integers for numbers and yes or no, text for the rest, nothing for religion', async () => {
  await (await open()).close()
  const columns = (table: string) =>
    Object.fromEntries(
      (sql(`SELECT name, type FROM pragma_table_info('${table}')`) as { name: string; type: string }[]).map(
        ({ name, type }) => [name, type],
      ),
    )
  expect(columns('form_housing')).toEqual({
    community: 'TEXT',
    made_in: 'INTEGER',
    subject: 'TEXT',
    record_key: 'TEXT',
    household_code: 'TEXT',
    area: 'TEXT',
    rented: 'INTEGER',
    rooms: 'INTEGER',
    states: 'TEXT',
    extras: 'TEXT',
  })
  expect(columns('person')).not.toHaveProperty('religion')
  expect(columns('person')).not.toHaveProperty('relation_to_head')
  expect(columns('household')).toHaveProperty('grid_code')
})

test('a new field and a new form are added with their record, once', async () => {
  await (await open()).close()
  const before = sql('SELECT max(no) AS no FROM schema_change') as { no: number }[]
  const more = definitions(
    RESIDENT,
    { ...HOUSING, fields: [...HOUSING.fields, field('floor', '楼层', 'int')] },
    form('pet', '宠物', [field('kind', '种类', 'text')]),
  )
  await (await open(more)).close()
  await (await open(more)).close()
  expect(
    sql(`SELECT change, table_name, column_name, type FROM schema_change WHERE no > ${before[0]!.no} LIMIT 3`),
  ).toEqual([
    { change: 'column', table_name: 'form_housing', column_name: 'floor', type: 'int' },
    { change: 'table', table_name: 'form_pet', column_name: 'subject', type: '' },
    { change: 'table', table_name: 'form_pet', column_name: 'record_key', type: '' },
  ])
  expect(sql(`SELECT count(*) AS n FROM schema_change WHERE table_name = 'form_pet'`)).toEqual([{ n: 6 }])
})

test('a change of shape that fails half way leaves neither tables nor records', async () => {
  await (await open()).close()
  sql('CREATE TABLE form_zoo (x TEXT) STRICT')
  const before = sql('SELECT count(*) AS n FROM schema_change')
  const more = definitions(RESIDENT, form('pet', '宠物', [field('kind', '种类', 'text')]), form('zoo', '动物园', []))
  await expect(open(more)).rejects.toThrow('already exists')
  expect(sql('SELECT count(*) AS n FROM schema_change')).toEqual(before)
  expect(sql(`SELECT name FROM sqlite_master WHERE name = 'form_pet'`)).toEqual([])
})

test('a field that holds values is not dropped and not given another meaning', async () => {
  await (await open()).close()
  sql(
    `INSERT INTO form_housing (community, subject, record_key, area, rooms) VALUES ('${COMMUNITY.code}', 'x', '', '89.5', 3)`,
  )
  await expect(open(definitions(RESIDENT, housing(['rooms', '房间数', 'int'])))).rejects.toMatchObject({
    code: 'store.field_removed',
    exit: 2,
    detail: { table: 'form_housing', field: 'area', count: '1' },
  })
  const retyped = housing(['area', '建筑面积', 'date'], ['rooms', '房间数', 'text'])
  await expect(open(definitions(RESIDENT, retyped))).rejects.toMatchObject({
    code: 'store.field_retyped',
    detail: { field: 'area', was: 'decimal', now: 'date' },
  })
})

test('an empty field may go and may change its type; a form that is switched off keeps its table', async () => {
  await (await open()).close()
  await (await open(definitions(RESIDENT, housing(['rooms', '房间数', 'text'])))).close()
  expect(sql(`SELECT type FROM pragma_table_info('form_housing') WHERE name = 'rooms'`)).toEqual([{ type: 'TEXT' }])
  await (await open(definitions(RESIDENT))).close()
  expect(sql(`SELECT name FROM sqlite_master WHERE name = 'form_housing'`)).toHaveLength(1)
})

test('the file and its companions are readable by their owner only', async () => {
  const store = await open()
  for (const end of ['', '-wal', '-shm']) expect(statSync(file + end).mode & 0o777).toBe(0o600)
  await store.backupTo(join(folder, 'copy.db'))
  expect(statSync(join(folder, 'copy.db')).mode & 0o777).toBe(0o600)
  await store.close()
})

test('a backup is a whole store', async () => {
  const store = await open()
  await store.backupTo(join(folder, 'copy.db'))
  await store.close()
  const copy = await openStore(join(folder, 'copy.db'), definitions(), COMMUNITY)
  expect(await copy.integrity()).toEqual({ ok: true, problems: [] })
  await copy.close()
})

test('what is no database, not ours or from a newer gridbook is refused and left alone', async () => {
  writeFileSync(file, '户编码,姓名\n'.repeat(500))
  await expect(open()).rejects.toMatchObject({ code: 'store.not_ours', exit: 2 })
  rmSync(file)
  sql('CREATE TABLE accounts (x)')
  await expect(open()).rejects.toMatchObject({ code: 'store.not_ours', exit: 2 })
  rmSync(file)
  await (await open()).close()
  sql('PRAGMA user_version = 9')
  await expect(open()).rejects.toMatchObject({ code: 'store.newer', exit: 3, detail: { format: '9', known: '1' } })
})

test('a folder that is not there is said so', async () => {
  await expect(openStore(join(folder, 'no', 'gridbook.db'), definitions(), COMMUNITY)).rejects.toMatchObject({
    code: 'store.cannot_open',
  })
})
