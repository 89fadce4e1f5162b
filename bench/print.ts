/** How long the card books of a whole community take, one PDF a grid, beside the typesetter alone on the same pages. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { main } from '../src/cli/main.ts'
import { systemApp } from '../src/cli/system-app.ts'

const HOUSEHOLDS = process.argv[2] ?? '3582'
const GRIDS = 14
const BOUNDS = { ratio: 1.3, megabytes: 700, book: 3, growth: 1.1, sheets: 3 }

// What the engine does is done by its own two calls; everything else is ours.
let engine = 0
for (const name of ['pdf', 'query'] as const) {
  const own = NodeCompiler.prototype[name] as (...input: unknown[]) => unknown
  Object.defineProperty(NodeCompiler.prototype, name, {
    value(this: NodeCompiler, ...input: unknown[]) {
      const started = performance.now()
      try {
        return own.apply(this, input)
      } finally {
        engine += performance.now() - started
      }
    },
  })
}

const dir = mkdtempSync(join(tmpdir(), 'gridbook-bench-'))
try {
  const office = join(dir, 'office')
  const made = spawnSync(
    process.execPath,
    [resolve('bin/gridbook.js'), 'demo', office, '--households', HOUSEHOLDS, '--months', '0', '--quiet'],
    { encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(made.stderr)
  const books: { pages: number; ms: number; bytes: number }[] = []
  const started = performance.now()
  for (let grid = 1; grid <= GRIDS; grid += 1) {
    const before = performance.now()
    const { file, pages } = await print(office, grid, 'pdf')
    books.push({ pages, ms: performance.now() - before, bytes: statSync(file).size })
  }
  const whole = performance.now() - started
  const pages = books.reduce((total, book) => total + book.pages, 0)
  const peak = process.resourceUsage().maxRSS / 1024
  const largest = Math.max(...books.map(({ bytes }) => bytes)) / 1e6
  // The first book also opens office and fonts; growth is told from the second on.
  const perPage = books.map(({ ms, pages: own }) => ms / own)
  const growth = (perPage.at(-1) ?? 0) / (perPage[1] ?? 1)
  const before = performance.now()
  await print(office, 1, 'xlsx')
  const sheets = (performance.now() - before) / 1000
  console.log(`${HOUSEHOLDS} households, ${GRIDS} books, ${pages} pages`)
  console.log(`gridbook: ${(whole / 1000).toFixed(1)} s; the typesetter alone: ${(engine / 1000).toFixed(1)} s`)
  say('ratio', whole / engine, BOUNDS.ratio)
  say('peak memory, MB', peak, BOUNDS.megabytes)
  say('largest book, MB', largest, BOUNDS.book)
  say('a page of the last book beside one of the second', growth, BOUNDS.growth)
  say('one grid as .xlsx, s', sheets, BOUNDS.sheets)
} finally {
  rmSync(dir, { recursive: true })
}

function say(what: string, value: number, bound: number): void {
  console.log(`${what}: ${value.toFixed(2)} (bound ${bound})`)
  if (value > bound) process.exitCode = 1
}

async function print(office: string, grid: number, ending: 'pdf' | 'xlsx'): Promise<{ file: string; pages: number }> {
  const file = join(dir, `${grid}.${ending}`)
  let out = ''
  const words = [
    'print',
    'cards',
    '--office',
    office,
    '--grid',
    String(grid),
    '--two-sided',
    '-o',
    file,
    '--json',
    '-y',
  ]
  const code = await main(words, { ...systemApp(), out: (text) => (out += text), err: () => {} })
  if (code !== 0) throw new Error(out)
  return { file, pages: Number(JSON.parse(out).pages) }
}
