/** How long taking an import of a whole community back takes, beside that import: at most half as long, whole processes. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const PEOPLE = Number(process.argv[2] ?? '10388')
const ROUNDS = Number(process.argv[3] ?? '3')
const BOUND = 0.5
const gridbook = resolve('bin/gridbook.js')

const dir = mkdtempSync(join(tmpdir(), 'gridbook-bench-'))
try {
  const file = join(dir, '户情表.xlsx')
  const made = spawnSync('/usr/bin/python3', [resolve('bench/import.py'), 'make', file, String(PEOPLE)])
  if (made.status !== 0) throw new Error(`the workbook could not be made: ${made.stderr}`)
  const times = { import: [] as number[], undo: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const office = join(dir, `office-${round}`)
    run(['init', office, '--name', '白沙社区', '--code', '450205006003'])
    times.import.push(run(['import', file, '--office', office, '--grid', '7']))
    times.undo.push(run(['imports', 'undo', '1', '--office', office]))
  }
  const ratio = median(times.undo) / median(times.import)
  for (const [name, values] of Object.entries(times)) console.log(`${name}: ${median(values).toFixed(2)} s`)
  console.log(`undo of ${PEOPLE} people: ratio ${ratio.toFixed(2)} of the import (bound ${BOUND})`)
  if (ratio > BOUND) process.exitCode = 1
} finally {
  rmSync(dir, { recursive: true })
}

function run(args: readonly string[]): number {
  const started = performance.now()
  const done = spawnSync(process.execPath, [gridbook, ...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 30 })
  // 1: done, and something needs a person.
  if (done.status === null || done.status > 1 || !done.stdout.startsWith('{'))
    throw new Error(done.stdout + done.stderr)
  return (performance.now() - started) / 1000
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
