/** `gridbook demo`: an invented community and its year, made, imported, assessed and printed by the commands themselves. */
import { existsSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import type { Day, Month } from '../../core/day.ts'
import type { DemoSteps } from '../../demo/run.ts'
import { text } from '../../messages/say.ts'
import type { OpenOffice } from '../../office/open-office.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { startProgress } from '../progress.ts'

export interface DemoOptions {
  readonly households: string
  readonly seed: string
  readonly months: string
  readonly allBooks?: boolean
}

/** What wardens send in lies beside the office's own folders. */
const COLLECTED = { zh: '收表', en: 'collected' } as const
/** The grid whose card book is printed. */
const BOOK_GRID = 7
const LIMITS = { households: [14, 20_000], seed: [0, 2_147_483_647], months: [0, 12] } as const

export function registerDemo(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('demo')
    .alias('演示')
    .description(say('demo.about'))
    .argument('[DIR]', say('demo.dir'))
    .option('--households <N>', say('demo.households'), '3582')
    .option('--seed <N>', say('demo.seed'), '1')
    .option('--months <N>', say('demo.months'), '12')
    .option('--all-books', say('demo.all_books'))
  const knows = (name: string): boolean => parent.commands.some((one) => one.name() === name)
  runs(command, app, (context, dir: string | undefined, options: DemoOptions) =>
    runDemoCommand(context, dir, options, knows),
  )
}

/** `knows` tells which commands there are: what cannot be done yet is left out. */
export async function runDemoCommand(
  context: Context,
  dir: string | undefined,
  options: DemoOptions,
  knows: (command: string) => boolean,
): Promise<ExitCode> {
  const households = numberOf('households', options.households)
  const seed = numberOf('seed', options.seed)
  const months = numberOf('months', options.months)
  const folder = resolve(context.app.cwd, dir ?? 'gridbook-demo')
  const { COMMUNITY_CODE, COMMUNITY_NAME } = await import('../../demo/community.ts')
  const { makeCommunity } = await import('../../demo/people.ts')
  const { demoUnits, runDemo, todayAfter } = await import('../../demo/run.ts')
  const { makeOffice } = await import('../../office/office-folder.ts')
  const { openOffice } = await import('../../office/open-office.ts')
  const today = todayAfter(months)
  makeOffice(folder, {
    community: COMMUNITY_NAME,
    code: COMMUNITY_CODE,
    language: context.lang,
    today,
    cardIdNumbers: 'masked',
  })
  context.notice(context.say('demo.start', { dir: folder, households: String(households), seed: String(seed) }))

  const community = makeCommunity(seed, households)
  const office = openOffice(folder)
  const bar = await startProgress(context, context.say('demo.progress'), demoUnits(community, months) + 1)
  let units = 0
  const done = (): void => bar.to(++units)
  try {
    const steps = await stepsFor(context, office, folder, knows, done)
    const result = await runDemo(community, months, steps)
    const { countRegister } = await import('../../store/counts.ts')
    const counts = await countRegister(await office.store())
    await office.close()
    const year = { months: result.months, today }
    const papers = await printAll(context, folder, year, options.allBooks ?? false, knows)
    const stars = knows('assess') ? await starsOf(context, folder, year) : []
    done()
    bar.stop()
    const summary = {
      office: folder,
      households: counts.households,
      persons: counts.persons,
      grids: counts.grids,
      batches: result.batches,
      returned_rows: result.returnedRows,
      months: result.months.length,
      stars,
      books: papers.books,
      files: [...result.files.map((path) => relative(folder, path)), ...papers.others],
    }
    if (context.json) context.document(summary)
    else await tell(context, folder, summary, result.months.at(-1) ?? null, knows)
    return 0
  } finally {
    bar.stop()
    await office.close()
  }
}

function numberOf(option: keyof typeof LIMITS, said: string): number {
  const [low, high] = LIMITS[option]
  const value = /^\d{1,10}$/.test(said) ? Number(said) : Number.NaN
  if (value >= low && value <= high) return value
  throw new AppError('demo.number', 2, { flag: `--${option}`, value: said, low: String(low), high: String(high) })
}

async function stepsFor(
  context: Context,
  office: OpenOffice,
  folder: string,
  knows: (command: string) => boolean,
  done: () => void,
): Promise<DemoSteps> {
  const { importFiles } = await import('./import/import-files.ts')
  const { packWorkbook } = await import('../../demo/pack-workbook.ts')
  const { makeFolder, writeFile } = await import('../../office/write-file.ts')
  const collected = join(folder, COLLECTED[context.lang])
  makeFolder(collected)
  // A copy of the register before each of thirty imports would be most of a gigabyte, and nobody is to go back into it.
  const uncopied = Object.create(office, { keepCopy: { value: async () => '' } }) as OpenOffice
  return {
    forms: (await office.definitions()).forms,
    write(workbook, day) {
      const path = join(collected, workbook.file)
      writeFile(path, packWorkbook(workbook, day))
      return path
    },
    async import(path, today, grid) {
      const { batch, totals } = await importFiles(
        on(context, today),
        uncopied,
        [path],
        grid === null ? {} : { grid: String(grid) },
      )
      return { batch, rows: totals.rows, rejected: totals.rejected }
    },
    async close(month, today) {
      if (!knows('assess')) return
      await office.close()
      await command(context, folder, today, ['assess', 'close', month, '--skip', 'all', '--reason', '演示', '--yes'])
    },
    done,
  }
}

/** The same context on another day of the office's clock. */
function on(context: Context, today: Day): Context {
  return Object.create(context, { today: { value: today } }) as Context
}

interface Year {
  readonly months: readonly Month[]
  readonly today: Day
}

/** One grid's card book, or all of them, and the last month's ranking to put up. */
async function printAll(
  context: Context,
  folder: string,
  { months, today }: Year,
  all: boolean,
  knows: (command: string) => boolean,
): Promise<{ books: string[]; others: string[] }> {
  const { officePaths } = await import('../../office/office-folder.ts')
  const { out } = officePaths(folder, context.lang)
  const books: string[] = []
  const others: string[] = []
  if (!knows('print')) return { books, others }
  const { GRIDS } = await import('../../demo/community.ts')
  const grids = all ? Array.from({ length: GRIDS }, (_, at) => at + 1) : [BOOK_GRID]
  for (const grid of grids) {
    const file = join(out, `民情联系卡册-${String(grid).padStart(2, '0')}网格.pdf`)
    await command(context, folder, today, [
      'print',
      'cards',
      '--grid',
      String(grid),
      '-o',
      file,
      '--purpose',
      '演示',
      '--yes',
    ])
    if (existsSync(file)) books.push(relative(folder, file))
  }
  const month = months.at(-1)
  if (month !== undefined) {
    const file = join(out, `${month}月评公示.pdf`)
    await command(context, folder, today, [
      'print',
      'ranking',
      '--month',
      month,
      '-o',
      file,
      '--purpose',
      '演示',
      '--yes',
    ])
    if (existsSync(file)) others.push(relative(folder, file))
  }
  return { books, others }
}

async function starsOf(
  context: Context,
  folder: string,
  { months, today }: Year,
): Promise<{ month: Month; wardens: string[] }[]> {
  const stars: { month: Month; wardens: string[] }[] = []
  for (const month of months) {
    const said = await command(context, folder, today, ['assess', 'month', month, '--json'])
    const wardens = (JSON.parse(said) as { stars: string[] }).stars
    if (wardens.length > 0) stars.push({ month, wardens })
  }
  return stars
}

/** A command as the clerk would type it, in this process; what it prints is given back. Refusals stop the demo. */
async function command(context: Context, folder: string, today: Day, words: readonly string[]): Promise<string> {
  const { main } = await import('../main.ts')
  const said: string[] = []
  const complained: string[] = []
  const listening: App = {
    ...context.app,
    stdinTty: false,
    stdoutTty: false,
    stderrTty: false,
    out: (line) => void said.push(line),
    err: (line) => void complained.push(line),
  }
  const code = await main([...words, '--office', folder, '--today', today, '--lang', context.lang], listening)
  if (code > 1) throw new AppError('demo.step', 1, { command: words.join(' '), said: complained.join('').trim() })
  return said.join('')
}

interface Summary {
  readonly households: number
  readonly persons: number
  readonly grids: number
  readonly batches: number
  readonly returned_rows: number
  readonly months: number
  readonly stars: readonly { readonly month: Month; readonly wardens: readonly string[] }[]
  readonly books: readonly string[]
}

async function tell(
  context: Context,
  folder: string,
  summary: Summary,
  last: Month | null,
  knows: (command: string) => boolean,
): Promise<void> {
  const { officePaths } = await import('../../office/office-folder.ts')
  const { out, returned } = officePaths(folder, context.lang)
  const { todayAfter } = await import('../../demo/run.ts')
  if (last !== null && knows('rank')) {
    context.app.out(await command(context, folder, todayAfter(summary.months), ['rank', last]))
  }
  const { grids, households, persons, batches, returned_rows, months } = summary
  const numbers = Object.entries({ grids, households, persons, batches, returned: returned_rows, months }).map(
    ([name, count]) => [name, String(count)],
  )
  context.out(context.say('demo.done', Object.fromEntries(numbers)))
  for (const { month, wardens } of summary.stars)
    context.out(context.say('demo.star', { month, wardens: wardens.join('、') }))
  const collected = COLLECTED[context.lang]
  context.out(context.say('demo.where', { dir: folder, collected, returned: basename(returned), out: basename(out) }))
  context.notice(context.say('demo.next', { dir: folder, month: last ?? '2015-01' }))
}
