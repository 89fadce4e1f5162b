/** A kill -9 in the middle of an import: afterwards the file is in or it is not, and importing it again puts everything right. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { testOffice } from './office.ts'

const GRIDBOOK = fileURLToPath(new URL('../../bin/gridbook.js', import.meta.url))
const SAMPLE = fileURLToPath(new URL('../fixtures/samples/warden-05-handmade.xlsx', import.meta.url))
/** Households and people of the sample that go in. */
const PERSONS = 108

/** Starts the import and kills it after `delay` ms, or lets it end if it is faster. */
function importKilledAfter(delay: number, cwd: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [GRIDBOOK, 'import', SAMPLE, '--grid', '5', '--json'], {
      cwd,
      stdio: 'ignore',
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), delay)
    child.on('exit', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

const DELAYS = (process.env.GRIDBOOK_KILLS ?? '180 260 340 420').split(' ').map(Number)

it.each(DELAYS)('killed after %i ms', async (delay) => {
  const office = await testOffice()
  await importKilledAfter(delay, office.cwd)
  const doctor = await office.json('doctor')
  const checks = (doctor as unknown as { checks: { check: string; ok: boolean; detail: string }[] }).checks
  expect(checks.filter((check) => !check.ok)).toEqual([])
  const { persons } = (await office.json('status')) as unknown as { persons: number }
  expect([0, PERSONS]).toContain(persons)
  const again = await office.json('import', SAMPLE, '--grid', '5')
  expect(again).toMatchObject({ totals: { created: PERSONS - persons, unchanged: persons, rejected: 7 } })
  expect((await office.json('status')) as object).toMatchObject({ persons: PERSONS })
})
