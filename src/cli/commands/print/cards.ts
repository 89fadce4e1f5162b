/** `gridbook print cards`: the card book of a household, a building, a grid or the community, as PDF or workbook. */
import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type CardBook, cardBook } from '../../../cards/card-book.ts'
import { missingProblem } from '../../../cards/rare-characters.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Problem } from '../../../core/problem.ts'
import { problemJson, text } from '../../../messages/say.ts'
import type { PaperWay } from '../../../pdf/card-book-pdf.ts'
import type { HouseholdFile } from '../../../register/household-file.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { startProgress } from '../../progress.ts'
import { logReveal, mayReveal } from '../../reveal.ts'
import { copyNumber, SIDES, type Sides } from './paper-flags.ts'

export interface PrintCardsOptions {
  readonly output?: string
  readonly grid?: string
  readonly building?: string
  readonly household?: string
  readonly twoSided?: boolean
  readonly twoUp?: boolean
  readonly pages?: Sides
  readonly copy?: string
  readonly changedSince?: string
  readonly reveal?: boolean
}

interface Printed {
  readonly bytes: Uint8Array
  /** Null where the printer decides. */
  readonly pages: number | null
  readonly problems: readonly Problem[]
}

const ENDINGS = ['.pdf', '.xlsx'] as const

const FLAG_NAMES = { pages: '--pages', twoUp: '--two-up', changedSince: '--changed-since' } as const

export function registerPrintCards(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('cards')
    .alias('民情卡册')
    .description(say('print.cards.about'))
    .option('-o, --output <FILE>', say('print.output'))
    .option('--grid <G>', say('register.grid'))
    .option('--building <B>', say('register.building'))
    .option('--household <H>', say('print.cards.household'))
    .option('--two-sided', say('print.cards.two_sided'))
    .option('--two-up', say('print.cards.two_up'))
    .option('--changed-since <DATE|BATCH>', say('print.cards.changed_since'))
    .option('--reveal', say('print.cards.reveal'))
    .addOption(new Option('--copy <N>', say('print.copy')).default('1'))
    .addOption(new Option('--pages <SIDES>', say('print.pages')).choices(SIDES))
  runs(command, app, runPrintCards)
}

export async function runPrintCards(context: Context, options: PrintCardsOptions): Promise<ExitCode> {
  const { app } = context
  const output = await context.wanted('-o', options.output, () => app.ask.text(context.say('print.ask_output')))
  const path = resolve(app.cwd, output)
  const ending = endingOf(path)
  for (const flag of ['pages', 'twoUp', 'changedSince'] as const)
    if (ending !== '.pdf' && options[flag] !== undefined)
      throw new AppError('usage.conflict', 2, { flag: FLAG_NAMES[flag], other: ending })
  const office = await context.office()
  const store = await office.store()
  const copy = copyNumber(options.copy ?? '1')
  const all = await wantedFiles(store, options)
  const { files, exchange } = await exchanged(store, options, all)
  if (exchange !== null && exchange.cards.length === 0) return tellUnchanged(context)
  if (files.length === 0 && exchange === null) throw new AppError('print.nothing', 2)
  const reveal = await mayReveal(context, options.reveal)
  if (options.reveal && !reveal) return 0
  if (existsSync(path) && !(await context.confirm(context.say('print.ask_overwrite', { file: path })))) return 0

  const { staffNames } = await import('../../said-staff.ts')
  const masked = office.settings.cardIdNumbers === 'masked' && !reveal
  const book = cardBook(files, store.definitions, {
    today: context.today,
    maskIdNo: masked,
    community: office.settings.community,
    gridLabels: await gridLabels(store),
    marks: await visitMarks(context, store),
    staffNames: await staffNames(store),
    twoSided: options.twoSided ?? false,
    copy,
    ...(exchange === null ? {} : { exchange }),
  })
  const printed =
    ending === '.pdf' ? await asPdf(context, book, basename(path), wayOf(options)) : await asWorkbook(context, book)
  await logReveal(
    context,
    {
      ...{ paper: 'cards', households: book.households, persons: book.people, file: output, copy },
      ...(printed.pages === null ? {} : { pages: printed.pages }),
      ...(options.changedSince === undefined ? {} : { changed_since: options.changedSince }),
      revealed: masked ? 0 : 1,
    },
    'print',
    reveal,
  )
  const { writeFile } = await import('../../../office/write-file.ts')
  writeFile(path, printed.bytes)
  tell(context, path, book, printed)
  return 0
}

function wayOf({ twoUp, pages }: PrintCardsOptions): PaperWay {
  return { twoUp: twoUp ?? false, sides: pages ?? 'all' }
}

async function exchanged(store: Store, options: PrintCardsOptions, files: readonly HouseholdFile[]) {
  const { changedSince: since, grid, building } = options
  if (since === undefined) return { files, exchange: null }
  const { saidGrid } = await import('../../said-grid.ts')
  const { exchangedFiles } = await import('./exchange.ts')
  return exchangedFiles(store, since, files, {
    ...(grid === undefined ? {} : { grid: await saidGrid(store, grid) }),
    ...(building === undefined ? {} : { building }),
  })
}

/** Nothing to exchange is good news, not a mistake. */
function tellUnchanged(context: Context): ExitCode {
  if (context.json) context.document({ file: null, cards: 0, persons: 0, pages: 0, problems: [] })
  else context.notice(context.say('print.cards.unchanged'))
  return 0
}

/** Whom a warden must visit, beside the areas that concern them. */
async function visitMarks(context: Context, store: Store): Promise<Map<string, readonly string[]>> {
  const { readVisitClasses } = await import('../../../store/visit-classes.ts')
  const { ofPerson } = await readVisitClasses(store, context.today)
  return new Map([...ofPerson].map(([person, labels]) => [person, [`必访·${labels.join('')}`]]))
}

async function wantedFiles(store: Store, options: PrintCardsOptions): Promise<HouseholdFile[]> {
  const { loadHouseholdFiles } = await import('../../../store/household-files.ts')
  const { grid, building, household } = options
  if (household !== undefined) {
    const other = grid !== undefined ? '--grid' : building !== undefined ? '--building' : null
    if (other !== null) throw new AppError('usage.conflict', 2, { flag: '--household', other })
    const { saidHousehold } = await import('../household/show.ts')
    return loadHouseholdFiles(store, { codes: [await saidHousehold(store, household)] })
  }
  const { saidGrid } = await import('../../said-grid.ts')
  return loadHouseholdFiles(store, {
    ...(grid === undefined ? {} : { grid: await saidGrid(store, grid) }),
    ...(building === undefined ? {} : { building }),
  })
}

/** `第07网格`, with the name that the office gave it. */
async function gridLabels(store: Store): Promise<Map<string, string>> {
  const { readGrids } = await import('../../../store/snapshot.ts')
  return new Map(
    (await readGrids(store)).map(({ gridCode, row }) => {
      const name = String(row.name ?? '')
      const number = gridCode.slice(-2)
      const label = `第${number}网格`
      // An office that calls its seventh grid 第7网格 has said nothing new.
      const tells = name.replace(/\D/gu, '').padStart(2, '0') !== number || !/^第?\d+号?网格$/u.test(name)
      return [gridCode, name !== '' && tells ? `${label}（${name}）` : label]
    }),
  )
}

async function asPdf(context: Context, book: CardBook, file: string, way: PaperWay): Promise<Printed> {
  const { cardBookPdf } = await import('../../../pdf/card-book-pdf.ts')
  const { openPrintShop } = await import('../../../pdf/print-shop.ts')
  const { shippedTemplates } = await import('../../../office/package-root.ts')
  const { paths } = await context.office()
  const shop = openPrintShop(shippedTemplates(), [paths.templates])
  const bar = await startProgress(context, context.say('print.progress'), book.households)
  let done = 0
  try {
    const onCards = (count: number) => {
      done += count
      bar.to(done)
    }
    const { bytes, pages, missing } = cardBookPdf(book, shop, onCards, way)
    const problems = missing.map((found) => missingProblem(found, file, found.page, found.household))
    return { bytes, pages, problems }
  } finally {
    bar.stop()
  }
}

async function asWorkbook(context: Context, book: CardBook): Promise<Printed> {
  const { cardSheets } = await import('../../../sheets/card-sheets.ts')
  return { bytes: await cardSheets(book, context.today), pages: null, problems: [] }
}

function tell(context: Context, path: string, book: CardBook, { pages, problems }: Printed): void {
  const { households, people } = book
  if (context.json) {
    const said = problems.map((problem) => problemJson(problem, context.lang))
    context.document({ file: path, cards: households, persons: people, pages, masked: book.masked, problems: said })
    return
  }
  for (const problem of problems) context.warn(context.problem(problem))
  context.out(path)
  const counts = { cards: String(households), people: String(people) }
  context.notice(
    pages === null
      ? context.say('print.cards.done_sheets', counts)
      : context.say('print.cards.done', { ...counts, pages: String(pages) }),
  )
}

function endingOf(path: string): (typeof ENDINGS)[number] {
  const ending = extname(path).toLowerCase()
  const known = ENDINGS.find((each) => each === ending)
  if (known) return known
  throw new AppError('print.ending', 2, { file: basename(path), endings: ENDINGS.join(' / '), example: '民情卡册.pdf' })
}
