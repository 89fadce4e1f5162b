/** `gridbook demo`: an invented community and its year, made, imported, assessed and printed by the commands themselves. */
import { basename, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import type { Day, Month } from '../../core/day.ts'
import type { DemoResult } from '../../demo/run.ts'
import { text } from '../../messages/say.ts'
import type { OpenOffice } from '../../office/open-office.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { type Progress, startProgress } from '../progress.ts'
import { COLLECTED } from './demo-steps.ts'

export interface DemoOptions {
  readonly households: string
  readonly seed: string
  readonly months: string
  readonly allBooks?: boolean
}

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
  runs(command, app, runDemoCommand)
}

export async function runDemoCommand(
  context: Context,
  dir: string | undefined,
  options: DemoOptions,
): Promise<ExitCode> {
  const households = numberOf('households', options.households)
  const seed = numberOf('seed', options.seed)
  const months = numberOf('months', options.months)
  const folder = resolve(context.app.cwd, dir ?? 'gridbook-demo')
  const { COMMUNITY_CODE, COMMUNITY_NAME, GRIDS } = await import('../../demo/community.ts')
  const { makeCommunity } = await import('../../demo/people.ts')
  const { demoUnits, runDemo, todayAfter } = await import('../../demo/run.ts')
  const { demoSteps } = await import('./demo-steps.ts')
  const { makeOffice, refuseOffice } = await import('../../office/office-folder.ts')
  const { openOffice } = await import('../../office/open-office.ts')
  const today = todayAfter(months)
  const { removeUnlessWhole } = await import('../../office/unfinished.ts')
  refuseOffice(folder)
  const over = removeUnlessWhole(folder)
  let whole = false
  let office: OpenOffice | null = null
  let bar: Progress | null = null
  try {
    makeOffice(folder, { community: COMMUNITY_NAME, code: COMMUNITY_CODE, language: context.lang, today })
    context.notice(context.say('demo.start', { dir: folder, households: String(households), seed: String(seed) }))

    const grids = options.allBooks ? Array.from({ length: GRIDS }, (_, at) => at + 1) : [BOOK_GRID]
    const community = makeCommunity(seed, households)
    office = await openOffice(folder)
    bar = await startProgress(context, context.say('demo.progress'), demoUnits(community, months) + grids.length)
    let units = 0
    const done = (): void => bar?.to(++units)
    const steps = await demoSteps(context, office, done)
    const store = await office.store()
    // Half a demo is worth nothing to anybody, so that no step waits until the disk has it for certain.
    const result = await store.withoutWaiting(() => runDemo(community, months, steps))
    const papers = await printPapers(context, office, { today, grids, month: result.months.at(-1) ?? null }, done)
    bar.stop()
    const summary = await summaryOf(office, result, papers)
    if (context.json) context.document(summary)
    else await tell(context, office, summary, today)
    whole = true
    return 0
  } finally {
    bar?.stop()
    await office?.close()
    over(whole)
  }
}

function numberOf(option: keyof typeof LIMITS, said: string): number {
  const [low, high] = LIMITS[option]
  const value = /^\d{1,10}$/.test(said) ? Number(said) : Number.NaN
  if (value >= low && value <= high) return value
  throw new AppError('demo.number', 2, { flag: `--${option}`, value: said, low: String(low), high: String(high) })
}

interface Papers {
  readonly books: readonly string[]
  readonly posters: readonly string[]
}

async function printPapers(
  context: Context,
  office: OpenOffice,
  { today, grids, month }: { today: Day; grids: readonly number[]; month: Month | null },
  done: () => void,
): Promise<Papers> {
  const { printBook, printPoster } = await import('./demo-steps.ts')
  const books: string[] = []
  for (const grid of grids) {
    const path = join(office.paths.out, context.say('demo.book_file', { grid: String(grid).padStart(2, '0') }))
    await printBook(context, office, today, grid, path)
    books.push(path)
    done()
  }
  if (month === null) return { books, posters: [] }
  const poster = join(office.paths.out, context.say('demo.poster_file', { month }))
  await printPoster(context, office, today, month, poster)
  return { books, posters: [poster] }
}

interface Summary {
  readonly office: string
  readonly households: number
  readonly persons: number
  readonly grids: number
  readonly batches: number
  readonly returned_rows: number
  readonly months: number
  readonly stars: readonly { readonly month: Month; readonly wardens: readonly string[] }[]
  readonly tasks: readonly {
    readonly month: Month
    readonly warden: string
    readonly count: number
    readonly task: string
  }[]
  readonly books: readonly string[]
  readonly files: readonly string[]
}

async function summaryOf(office: OpenOffice, result: DemoResult, papers: Papers): Promise<Summary> {
  const { countRegister } = await import('../../store/counts.ts')
  const { readKeptMonths } = await import('../../store/assess-months.ts')
  const { readTasks } = await import('../../store/assess-tasks.ts')
  const store = await office.store()
  const { households, persons, grids } = await countRegister(store)
  const kept = await readKeptMonths(store)
  const here = (path: string): string => relative(office.dir, path)
  return {
    office: office.dir,
    households,
    persons,
    grids,
    batches: result.batches,
    returned_rows: result.returnedRows,
    months: result.months.length,
    stars: kept
      .filter(({ record }) => record.stars.length > 0)
      .map(({ month, record }) => ({ month, wardens: record.stars })),
    tasks: (await readTasks(store)).map(({ month, staffNo, count, task }) => ({ month, warden: staffNo, count, task })),
    books: papers.books.map(here),
    files: [...result.files, ...papers.posters].map(here),
  }
}

/** The ranking of the last month, then what there is, where it lies, and what to type next. */
async function tell(context: Context, office: OpenOffice, summary: Summary, today: Day): Promise<void> {
  const last = (await lastMonth(office)) ?? null
  if (last !== null) {
    const { printMonth } = await import('./assess/month.ts')
    const { finalMonth } = await import('./assess/desk.ts')
    printMonth(context, finalMonth(last))
    context.out('')
  }
  const { grids, households, persons, batches, returned_rows: returned, months } = summary
  const counts = Object.entries({ grids, households, persons, batches, returned, months })
  context.out(context.say('demo.done', Object.fromEntries(counts.map(([name, count]) => [name, String(count)]))))
  for (const { month, wardens } of summary.stars)
    context.out(context.say('demo.star', { month, wardens: wardens.join('、') }))
  for (const { month, warden, count, task } of summary.tasks)
    context.out(context.say('demo.task', { month, warden, count: String(count), task }))
  const { out, returned: sentBack } = office.paths
  context.out(
    context.say('demo.where', {
      dir: office.dir,
      collected: COLLECTED[context.lang],
      returned: basename(sentBack),
      out: basename(out),
    }),
  )
  context.notice(context.say('demo.next', { dir: office.dir, month: last?.month ?? today.slice(0, 7) }))
}

async function lastMonth(office: OpenOffice) {
  const { readKeptMonths } = await import('../../store/assess-months.ts')
  return (await readKeptMonths(await office.store())).at(-1)
}
