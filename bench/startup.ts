/** How long `gridbook --help` and `--version` take, beside `node -e 0` in the same minutes: at most 2.5 times as long. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const ROUNDS = Number(process.argv[2] ?? '15')
const BOUND = 2.5
const gridbook = resolve('bin/gridbook.js')

const runs = {
  'node -e 0': ['-e', '0'],
  'gridbook --version': [gridbook, '--version'],
  'gridbook --help': [gridbook, '--help'],
  'gridbook foo (a wrong command)': [gridbook, 'foo'],
}
const times = new Map<string, number[]>(Object.keys(runs).map((name) => [name, []]))

// Interleaved, so that another program on the machine slows all of them alike; the first round only warms the disk.
for (let round = 0; round <= ROUNDS; round++) {
  for (const [name, args] of Object.entries(runs)) {
    const started = performance.now()
    spawnSync(process.execPath, args, { stdio: 'ignore' })
    if (round > 0) times.get(name)?.push(performance.now() - started)
  }
}

const base = median(times.get('node -e 0') ?? [])
let worst = 0
for (const [name, values] of times) {
  const ratio = median(values) / base
  if (/--(help|version)/.test(name)) worst = Math.max(worst, ratio)
  console.log(`${name}: ${median(values).toFixed(0)} ms, ratio ${ratio.toFixed(2)}`)
}
console.log(`worst of help and version: ${worst.toFixed(2)} (bound ${BOUND})`)
if (worst > BOUND) process.exitCode = 1

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
