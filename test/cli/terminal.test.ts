/** The built program on a real terminal: bars and colours must not stand in the way of the work. Needs `script` (util-linux). */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { run, tempFolder } from '../app.ts'

const GRIDBOOK = fileURLToPath(new URL('../../bin/gridbook.js', import.meta.url))
const SAMPLE = fileURLToPath(new URL('../fixtures/samples/warden-07-gbk.csv', import.meta.url))
const there = spawnSync('script', ['--version']).status === 0
if (!there) console.warn('a terminal: not tried, there is no `script` here')

/** What a person sees, and the exit code, of the built program on a terminal of 80 columns. */
function onTerminal(command: string, cwd: string): { code: number | null; screen: string } {
  const env = { ...process.env, COLUMNS: '80', TERM: 'xterm-256color' }
  const ran = spawnSync('script', ['-qec', command, '/dev/null'], { cwd, env, encoding: 'utf8', input: '' })
  return { code: ran.status, screen: ran.stdout }
}

it.runIf(there)('imports with a bar, and the table follows', async () => {
  const cwd = tempFolder()
  await run(['init', '.', '--name', '白沙社区', '--code', '450205006003'], { cwd })
  const { code, screen } = onTerminal(`${process.execPath} ${GRIDBOOK} import ${join(SAMPLE)} --grid 7 --lang zh`, cwd)
  expect(screen).toContain('收40行，入库40行')
  expect(screen).not.toContain('自己出了错')
  expect(code).toBe(0)
})
