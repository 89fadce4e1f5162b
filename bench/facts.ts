/**
 * How long the register takes to answer for a month: each fact of all 14 wardens, what `check` counts and whom `visit due`
 * names, in an example office of the size of a community. `npm run bench:facts -- OFFICE` takes one that is there already.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FACTS } from '../src/assessment/facts.ts'
import type { Day, Month } from '../src/core/day.ts'
import { openOffice } from '../src/office/open-office.ts'
import { dueOn } from '../src/register/visits-due.ts'
import { readRegisterFacts } from '../src/store/assess-facts.ts'
import { readLeave, readRoster } from '../src/store/assess-inputs.ts'
import { readStandings } from '../src/store/household-standings.ts'
import { readVisited } from '../src/store/visited.ts'

const BOUNDS = { fact: 50, check: 300, due: 300 } as const
const [month, today] = ['2015-06' as Month, '2015-12-31' as Day]

const [given] = process.argv.slice(2)
const dir = mkdtempSync(join(tmpdir(), 'gridbook-bench-'))
try {
  if (given === undefined) makeOffice(join(dir, 'office'))
  await compare(given ?? join(dir, 'office'))
} finally {
  rmSync(dir, { recursive: true })
}

function makeOffice(office: string): void {
  const done = spawnSync(process.execPath, [resolve('bin/gridbook.js'), 'demo', office, '--json'], { encoding: 'utf8' })
  if (done.status === null || done.status > 1) throw new Error(done.stderr)
}

async function compare(folder: string): Promise<void> {
  const store = await (await openOffice(folder)).store()
  const [roster, leave] = [await readRoster(store), await readLeave(store)]
  const { mustVisit } = store.definitions.checks
  for (const { name } of FACTS) {
    const wanted = { names: new Set([name]), today }
    await report(`fact ${name}`, BOUNDS.fact, () => readRegisterFacts(store, month, roster, leave, wanted))
  }
  await report('check', BOUNDS.check, () => readStandings(store, { today, asOf: null, forms: null, grid: null }))
  await report('visit due', BOUNDS.due, async () =>
    (await readVisited(store, { day: today, since: null })).map((who) => dueOn(mustVisit, who, today)),
  )
  await store.close()
}

/** The best of three, in processor time: what else runs on the machine only ever adds. */
async function report(what: string, bound: number, work: () => Promise<unknown>): Promise<void> {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round++) {
    const started = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(started)
    best = Math.min(best, (user + system) / 1000)
  }
  console.log(`${what}: ${best.toFixed(0)} ms (bound ${bound})`)
  if (best > bound) process.exitCode = 1
}
