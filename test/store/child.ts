/** What a second process does in the tests of processes.test.ts: `write FILE COUNT` or `hang FILE`. */
import { writeSync } from 'node:fs'
import { applyChanges } from '../../src/store/apply.ts'
import { openStore } from '../../src/store/open.ts'
import { COMMUNITY, definitions, GRID, TODAY } from './fixture.ts'

const [what = '', file = '', name = '', count = '1'] = process.argv.slice(2)
const store = await openStore(file, definitions(), COMMUNITY)
const batch = { batch: null, day: TODAY, kind: 'import', note: name, file: null }
const door = (serial: string) => ({
  table: 'household',
  key: { household_code: `${GRID}-${serial}` },
  before: null,
  after: { grid_code: GRID, room: serial },
})

if (what === 'write') {
  for (let number = 1; number <= Number(count); number++)
    await applyChanges(store, batch, [door(`${name}${number}`)], [])
  await store.close()
} else {
  await store.transaction(async () => {
    await applyChanges(
      store,
      batch,
      Array.from({ length: 5000 }, (_, number) => door(`${name}${number}`)),
      [],
    )
    // Everything is written and nothing is committed: now the parent pulls the plug.
    writeSync(1, 'written\n')
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  })
}
