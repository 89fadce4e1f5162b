/** Ctrl-C, a closed window or a shutdown in the middle of the demo: exit 130, no half of an office, and what somebody else put there stays. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { tempFolder } from '../app.ts'

const GRIDBOOK = fileURLToPath(new URL('../../bin/gridbook.js', import.meta.url))

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s leaves nothing behind', async (signal) => {
  const office = join(tempFolder(), 'office')
  expect(await interruptedDemo(office, signal)).toBe(130)
  expect(existsSync(office)).toBe(false)
})

it('leaves a folder that was there as it was', async () => {
  const office = join(tempFolder(), 'office')
  mkdirSync(office)
  writeFileSync(join(office, 'notes.txt'), 'mine')
  expect(await interruptedDemo(office, 'SIGINT')).toBe(130)
  expect(readdirSync(office)).toEqual(['notes.txt'])
})

async function interruptedDemo(office: string, signal: NodeJS.Signals): Promise<number | null> {
  const cwd = tempFolder()
  const child = spawn(process.execPath, [GRIDBOOK, 'demo', office, '--households', '60'], { cwd, stdio: 'ignore' })
  return new Promise((resolve) => {
    // The database is there once the first workbook is being imported.
    const watch = setInterval(() => {
      if (!existsSync(join(office, 'gridbook.db'))) return
      clearInterval(watch)
      child.kill(signal)
    }, 20)
    child.on('exit', resolve)
  })
}
