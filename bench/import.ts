/** How long importing a workbook of a whole community takes, beside pandas reading the same file into SQLite unchecked. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const PEOPLE = Number(process.argv[2] ?? '10388')
const ROUNDS = Number(process.argv[3] ?? '3')
const PYTHON = '/usr/bin/python3'
const script = resolve('bench/import.py')
const gridbook = resolve('bin/gridbook.js')

if (!python(['-c', 'import openpyxl, pandas, xlsxwriter']).ok) {
  console.log(`${PYTHON} has no openpyxl, pandas and xlsxwriter: nothing to compare with`)
  process.exit(0)
}

const dir = mkdtempSync(join(tmpdir(), 'gridbook-bench-'))
try {
  const file = join(dir, '户情表.xlsx')
  if (!python([script, 'make', file, String(PEOPLE)]).ok) throw new Error('the workbook could not be made')
  console.log(`${PEOPLE} people, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${ROUNDS} rounds, whole processes`)

  const times = { gridbook: [] as number[], pandas: [] as number[], again: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    const office = join(dir, `office-${round}`)
    run(['init', office, '--name', '白沙社区', '--code', '450205006003', '--json'])
    times.pandas.push(python([script, 'load', file, join(dir, 'pandas.db')]).seconds)
    const first = run(['import', file, '--office', office, '--grid', '7', '--json'])
    times.gridbook.push(first.seconds)
    times.again.push(run(['import', file, '--office', office, '--grid', '7', '--json']).seconds)
    if (round === 0) console.log(`imported: ${JSON.stringify(JSON.parse(first.out).totals)}`)
  }
  const base = median(times.pandas)
  for (const [name, values] of Object.entries(times)) {
    const seconds = median(values)
    const what = name === 'again' ? 'gridbook, the same file again' : name
    console.log(
      `${what}: ${seconds.toFixed(2)} s, ${Math.round(PEOPLE / seconds)} people/s, ratio ${(seconds / base).toFixed(2)}`,
    )
  }
} finally {
  if (existsSync(dir)) rmSync(dir, { recursive: true })
}

function run(args: readonly string[]): { out: string; seconds: number } {
  const started = performance.now()
  const done = spawnSync(process.execPath, [gridbook, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 })
  // 1: done, and something needs a person.
  if (done.status === null || done.status > 1) throw new Error(done.stderr)
  return { out: done.stdout, seconds: (performance.now() - started) / 1000 }
}

function python(args: readonly string[]): { ok: boolean; seconds: number } {
  const started = performance.now()
  const done = spawnSync(PYTHON, args, { stdio: ['ignore', 'ignore', 'ignore'] })
  return { ok: done.status === 0, seconds: (performance.now() - started) / 1000 }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
