/** A process that is killed in the middle of its work loses nothing of what was there; two that write take turns. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyChanges } from '../../src/store/apply.ts'
import { openStore } from '../../src/store/open.ts'
import { COMMUNITY, definitions, GRID, TODAY } from './fixture.ts'

const root = resolve(import.meta.dirname, '../..')
// Inside the package, so that the child finds its libraries.
const script = join(root, 'node_modules', '.gridbook-test', `store-child-${process.pid}.mjs`)
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gridbook-store-'))
  await build({
    entryPoints: [join(import.meta.dirname, 'child.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(script)
})

function child(...words: string[]): ChildProcess {
  return spawn(process.execPath, [script, ...words], { stdio: ['ignore', 'pipe', 'inherit'] })
}

test('killed inside a transaction: what was there is there, what was half done is not', async () => {
  const file = join(folder, 'killed.db')
  const store = await openStore(file, definitions(), COMMUNITY)
  const door = { table: 'household', key: { household_code: `${GRID}-0001` }, before: null, after: { grid_code: GRID } }
  await applyChanges(store, { batch: null, day: TODAY, kind: 'import', note: 'first', file: null }, [door], [])
  await store.close()

  const hanging = child('hang', file, 'x')
  await once(hanging.stdout!, 'data')
  hanging.kill('SIGKILL')
  await once(hanging, 'exit')

  const again = await openStore(file, definitions(), COMMUNITY)
  expect(await again.integrity()).toEqual({ ok: true, problems: [] })
  expect(await again.db.selectFrom('household').select('household_code').execute()).toEqual([
    { household_code: `${GRID}-0001` },
  ])
  expect(await again.db.selectFrom('batch').select('note').execute()).toEqual([{ note: 'first' }])
  await again.close()
}, 30_000)

test('two processes that write at the same time wait for each other, batch by batch', async () => {
  const file = join(folder, 'shared.db')
  const both = [child('write', file, 'a', '40'), child('write', file, 'b', '40')]
  const codes = await Promise.all(both.map(async (each) => (await once(each, 'exit'))[0]))
  expect(codes).toEqual([0, 0])
  const store = await openStore(file, definitions(), COMMUNITY)
  const batches = await store.db.selectFrom('batch').select(['batch', 'note']).orderBy('batch').execute()
  expect(batches.map((row) => row.batch)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1))
  expect(batches.filter((row) => row.note === 'a')).toHaveLength(40)
  expect(await store.db.selectFrom('household').select('household_code').execute()).toHaveLength(80)
  await store.close()
}, 60_000)
