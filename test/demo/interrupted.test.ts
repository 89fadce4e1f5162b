/** Ctrl-C in the middle of the demo: exit 130 and no half of an office. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { tempFolder } from '../app.ts'

const GRIDBOOK = fileURLToPath(new URL('../../bin/gridbook.js', import.meta.url))

it('leaves nothing behind', async () => {
  const cwd = tempFolder()
  const office = join(cwd, 'office')
  const child = spawn(process.execPath, [GRIDBOOK, 'demo', office, '--households', '60'], { cwd, stdio: 'ignore' })
  const code = await new Promise<number | null>((resolve) => {
    // The database is there once the first workbook is being imported.
    const watch = setInterval(() => {
      if (!existsSync(join(office, 'gridbook.db'))) return
      clearInterval(watch)
      child.kill('SIGINT')
    }, 20)
    child.on('exit', resolve)
  })
  expect(code).toBe(130)
  expect(existsSync(office)).toBe(false)
})
