/**
 * How long importing the workbook of a whole community takes, beside pandas reading the same file into SQLite unchecked, our own
 * reader alone, the same file a second time, and ten times as many people. Whole processes, interleaved, medians; the bars are those
 * of the import issue, and the exit code says whether they hold.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { readWorkbook } from '../src/sheets/read-workbook.ts'

const [first = '10388', second = '3'] = process.argv.slice(2)
const PYTHON = '/usr/bin/python3'
const script = resolve('bench/import.py')
const gridbook = resolve('bin/gridbook.js')

if (first === 'read') {
  const { sheets } = await readWorkbook(second)
  console.log(sheets[0]?.rows.length)
} else if (!python(['-c', 'import openpyxl, pandas, xlsxwriter']).ok) {
  console.log(`${PYTHON} has no openpyxl, pandas and xlsxwriter: nothing to compare with`)
} else {
  const dir = mkdtempSync(join(tmpdir(), 'gridbook-bench-'))
  try {
    compare(dir, Number(first), Number(second))
  } finally {
    if (existsSync(dir)) rmSync(dir, { recursive: true })
  }
}

function compare(dir: string, people: number, rounds: number): void {
  const file = workbook(dir, people)
  const larger = workbook(dir, people * 10)
  console.log(
    `${people} people, 26 columns, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${rounds} rounds, whole processes`,
  )
  const times = { pandas: [] as number[], reader: [] as number[], first: [] as number[], again: [] as number[] }
  const large: number[] = []
  for (let round = 0; round < rounds; round++) {
    const office = newOffice(dir, `office-${round}`)
    times.pandas.push(python([script, 'load', file, join(dir, 'pandas.db')]).seconds)
    times.reader.push(node([resolve(process.argv[1] ?? ''), 'read', file]).seconds)
    const done = imported(file, office)
    times.first.push(done.seconds)
    times.again.push(imported(file, office).seconds)
    if (round === 0) {
      console.log(`imported: ${JSON.stringify(JSON.parse(done.out).totals)}`)
      large.push(imported(larger, newOffice(dir, 'larger')).seconds)
    }
  }
  const [pandas, reader, import1, again] = [times.pandas, times.reader, times.first, times.again].map(median) as [
    number,
    number,
    number,
    number,
  ]
  for (const [name, seconds] of Object.entries({ pandas, reader, import: import1, 'the same file again': again }))
    console.log(`${name}: ${seconds.toFixed(2)} s, ${Math.round(people / seconds)} people/s`)
  const perRow = median(large) / (people * 10) / (import1 / people)
  bar('import, in pandas times', import1 / pandas, 0.35)
  bar('import, in times of our reader alone', import1 / reader, 2.5)
  bar('the same file again, in times of the first import', again / import1, 1)
  bar(`time per row at ${people * 10} people, in times of that at ${people}`, perRow, 1.2)
}

function bar(name: string, ratio: number, bound: number): void {
  const holds = ratio <= bound
  console.log(`${holds ? 'holds' : 'MISSED'}: ${name}: ${ratio.toFixed(2)} (bar ${bound})`)
  if (!holds) process.exitCode = 1
}

function workbook(dir: string, people: number): string {
  const file = join(dir, `户情表-${people}.xlsx`)
  if (!python([script, 'make', file, String(people)]).ok) throw new Error('the workbook could not be made')
  return file
}

function newOffice(dir: string, name: string): string {
  const office = join(dir, name)
  node([gridbook, 'init', office, '--name', '白沙社区', '--code', '450205006003', '--json'])
  return office
}

function imported(file: string, office: string): { out: string; seconds: number } {
  return node([gridbook, 'import', file, '--office', office, '--grid', '7', '--json'])
}

function node(args: readonly string[]): { out: string; seconds: number } {
  const started = performance.now()
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 30 })
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
