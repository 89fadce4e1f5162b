/** One flow for every paper with a layout of its own: read what stands on it, set it, write it, log it, say what lies there. */
import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { OfficialPaper } from '../../../cards/official-paper.ts'
import type { PaperList } from '../../../cards/paper-list.ts'
import { AppError } from '../../../core/app-error.ts'
import { type Problem, warning } from '../../../core/problem.ts'
import { problemJson, text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { logReveal } from '../../reveal.ts'
import { copyNumber, type PaperChoices, type PaperFlag, paperOption, SIDES, type Sides } from './paper-flags.ts'

export interface PaperOptions extends PaperChoices {
  readonly output?: string
  readonly copy: string
  readonly pages?: Sides
}

/** What stands on a paper, and how much of it there is. */
export interface FilledPaper {
  readonly data: Readonly<Record<string, unknown>>
  /** Cards, boards, books …: what is counted aloud. */
  readonly count: number
  /** Said where there is rightly nothing; without it an empty paper is a mistake of whoever asked for it. */
  readonly none?: string
  readonly images?: ReadonlyMap<string, Uint8Array>
  readonly problems?: readonly Problem[]
  /** People of the register that stand on it; papers for the public have none. */
  readonly residents?: number
  /** The same as rows, where a workbook may be made of it. */
  readonly list?: PaperList
  /** The same as papers to edit in Word. */
  readonly official?: readonly OfficialPaper[]
}

/** A kind of paper. Its words in the catalogue are `print.about.contact_cards` and `print.counted.contact_cards`. */
export interface PaperKind {
  readonly name: string
  readonly alias: string
  /** A file of templates/cards. */
  readonly layout: string
  readonly flags: readonly PaperFlag[]
  /** What the file may end in; .pdf where nothing is said. */
  readonly endings?: readonly Ending[]
  readonly read: (context: Context, options: PaperOptions) => Promise<FilledPaper>
}

export type Ending = '.pdf' | '.xlsx' | '.docx'

export function registerPaper(parent: Command, app: App, kind: PaperKind): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command(kind.name)
    .alias(kind.alias)
    .description(say(`print.about.${wordsOf(kind)}`))
    .option('-o, --output <FILE>', say('print.output'))
    .addOption(new Option('--copy <N>', say('print.copy')).default('1'))
    .addOption(new Option('--pages <SIDES>', say('print.pages')).choices(SIDES))
  for (const flag of kind.flags) command.addOption(paperOption(flag, say))
  runs(command, app, (context: Context, options: PaperOptions) => printPaper(context, kind, options))
}

function wordsOf({ name }: PaperKind): string {
  return name.replaceAll('-', '_')
}

async function printPaper(context: Context, kind: PaperKind, options: PaperOptions): Promise<ExitCode> {
  const { app } = context
  const endings = (kind.endings ?? ['.pdf']).join(' / ')
  const output = await context.wanted('-o', options.output, () =>
    app.ask.text(context.say('print.ask_file', { endings })),
  )
  const path = resolve(app.cwd, output)
  const ending = endingOf(path, kind)
  if (ending !== '.pdf' && options.pages) throw new AppError('usage.conflict', 2, { flag: '--pages', other: ending })
  const copy = copyNumber(options.copy)
  const filled = await kind.read(context, options)
  if (filled.count === 0 && filled.none !== undefined) return tellNone(context, kind, filled.none)
  if (filled.count === 0) throw new AppError('print.nothing_of', 2, { paper: kind.alias })
  if (existsSync(path) && !(await context.confirm(context.say('print.ask_overwrite', { file: path })))) return 0

  const { bytes, pages, missing } =
    ending === '.pdf'
      ? await asPdf(context, kind, filled, { copy, sides: options.pages ?? 'all' })
      : { bytes: await WRITERS[ending](context, filled), pages: null, missing: [] }
  const residents = filled.residents ?? 0
  const counted = pages === null ? {} : { pages }
  await logReveal(
    context,
    { paper: kind.name, file: output, ...counted, copy, persons: residents, revealed: 0 },
    'print',
    residents > 0,
  )
  const { writeFile } = await import('../../../office/write-file.ts')
  writeFile(path, bytes)

  const problems = [
    ...(filled.problems ?? []),
    ...missing.map(({ character, code, text: value }) =>
      warning('print.paper_character_missing', { file: basename(path) }, value, { character, code }),
    ),
  ]
  if (context.json) {
    const said = problems.map((problem) => problemJson(problem, context.lang))
    context.document({ file: path, paper: kind.name, count: filled.count, pages, problems: said })
    return 0
  }
  for (const problem of problems) context.warn(context.problem(problem))
  context.out(path)
  const count = String(filled.count)
  if (ending === '.pdf') context.notice(context.say(`print.counted.${wordsOf(kind)}`, { count, pages: String(pages) }))
  else context.notice(context.say(ending === '.xlsx' ? 'print.counted_rows' : 'print.counted_papers', { count }))
  return 0
}

function tellNone(context: Context, kind: PaperKind, none: string): ExitCode {
  if (context.json) context.document({ file: null, paper: kind.name, count: 0, pages: 0, problems: [] })
  else context.notice(context.say(none))
  return 0
}

async function asPdf(
  context: Context,
  kind: PaperKind,
  filled: FilledPaper,
  { copy, sides }: { copy: number; sides: Sides | 'all' },
) {
  const office = await context.office()
  const { setPaper } = await import('../../../pdf/set-paper.ts')
  const { openPrintShop } = await import('../../../pdf/print-shop.ts')
  const { shippedTemplates } = await import('../../../office/package-root.ts')
  const shop = openPrintShop(shippedTemplates(), [office.paths.templates])
  const common = { community: office.settings.community, printedOn: context.today, copy }
  const paper = setPaper(shop, kind.layout, { ...common, ...filled.data }, filled.images)
  if (sides === 'all') return paper
  const { joinPdf } = await import('../../../pdf/join-pdf.ts')
  return { ...paper, bytes: joinPdf([paper.bytes], { bookmarks: [], evenParts: false, sides }) }
}

async function asWorkbook(context: Context, { list }: FilledPaper): Promise<Uint8Array> {
  if (!list) throw new TypeError('a paper with .xlsx among its endings and without rows')
  const { listWorkbook } = await import('../../../sheets/list-workbook.ts')
  return listWorkbook(list, context.today)
}

async function asWord(context: Context, { official }: FilledPaper): Promise<Uint8Array> {
  if (!official) throw new TypeError('a paper with .docx among its endings and without words')
  const { officialDocx } = await import('../../../docx/official-docx.ts')
  return officialDocx(official, context.today, (await context.office()).settings.community)
}

const WRITERS = { '.xlsx': asWorkbook, '.docx': asWord }

function endingOf(path: string, { endings = ['.pdf'], alias }: PaperKind): Ending {
  const ending = extname(path).toLowerCase()
  const known = endings.find((each) => each === ending)
  if (known) return known
  throw new AppError('print.ending', 2, {
    file: basename(path),
    endings: endings.join(' / '),
    example: `${alias}.pdf`,
  })
}
