/** One flow for every paper with a layout of its own: read what stands on it, set it, write it, log it, say what lies there. */
import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { type Problem, warning } from '../../../core/problem.ts'
import { problemJson, text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { logReveal } from '../../reveal.ts'

export interface PaperOptions {
  readonly output?: string
  readonly copy: string
  readonly grid?: string
  readonly building?: string
  readonly warden?: string
  readonly month?: string
  readonly year?: string
}

/** What stands on a paper, and how much of it there is. */
export interface FilledPaper {
  readonly data: Readonly<Record<string, unknown>>
  /** Cards, boards, books …: what is counted aloud. */
  readonly count: number
  readonly images?: ReadonlyMap<string, Uint8Array>
  readonly problems?: readonly Problem[]
  /** People of the register that stand on it; papers for the public have none. */
  readonly residents?: number
}

/** A kind of paper. Its words in the catalogue are `print.about.contact_cards` and `print.counted.contact_cards`. */
export interface PaperKind {
  readonly name: string
  readonly alias: string
  /** A file of templates/cards. */
  readonly layout: string
  readonly flags: readonly PaperFlag[]
  readonly read: (context: Context, options: PaperOptions) => Promise<FilledPaper>
}

export type PaperFlag = keyof typeof FLAGS

const FLAGS = {
  grid: ['--grid <G>', 'register.grid'],
  building: ['--building <B>', 'register.building'],
  warden: ['--warden <W>', 'print.warden'],
  month: ['--month <MONTH>', 'print.ranking.month'],
  year: ['--year <YEAR>', 'print.year'],
} as const

export function registerPaper(parent: Command, app: App, kind: PaperKind): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command(kind.name)
    .alias(kind.alias)
    .description(say(`print.about.${wordsOf(kind)}`))
    .option('-o, --output <FILE>', say('print.output'))
    .addOption(new Option('--copy <N>', say('print.copy')).default('1'))
  for (const flag of kind.flags) command.option(FLAGS[flag][0], say(FLAGS[flag][1]))
  runs(command, app, (context: Context, options: PaperOptions) => printPaper(context, kind, options))
}

function wordsOf({ name }: PaperKind): string {
  return name.replaceAll('-', '_')
}

async function printPaper(context: Context, kind: PaperKind, options: PaperOptions): Promise<ExitCode> {
  const { app } = context
  const output = await context.wanted('-o', options.output, () => app.ask.text(context.say('print.ask_output_pdf')))
  const path = resolve(app.cwd, output)
  if (extname(path).toLowerCase() !== '.pdf')
    throw new AppError('print.ending', 2, { file: basename(path), endings: '.pdf', example: `${kind.alias}.pdf` })
  if (!/^[1-9]\d{0,2}$/.test(options.copy))
    throw new AppError('print.copy_number', 2, { flag: '--copy', value: options.copy })
  const filled = await kind.read(context, options)
  if (filled.count === 0) throw new AppError('print.nothing_of', 2, { paper: kind.alias })
  if (existsSync(path) && !(await context.confirm(context.say('print.ask_overwrite', { file: path })))) return 0

  const office = await context.office()
  const { setPaper } = await import('../../../pdf/set-paper.ts')
  const { openPrintShop } = await import('../../../pdf/print-shop.ts')
  const { shippedTemplates } = await import('../../../office/package-root.ts')
  const { writeFile } = await import('../../../office/write-file.ts')
  const shop = openPrintShop(shippedTemplates(), [office.paths.templates])
  const common = { community: office.settings.community, printedOn: context.today, copy: Number(options.copy) }
  const { bytes, pages, missing } = setPaper(shop, kind.layout, { ...common, ...filled.data }, filled.images)
  const residents = filled.residents ?? 0
  await logReveal(
    context,
    { paper: kind.name, file: output, pages, copy: common.copy, persons: residents, revealed: 0 },
    'print',
  )
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
  context.notice(context.say(`print.counted.${wordsOf(kind)}`, { count: String(filled.count), pages: String(pages) }))
  return 0
}
