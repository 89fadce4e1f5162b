/** `gridbook print ranking`: the month's poster, the star of the month and who came where. */
import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { WardenRecord } from '../../../assessment/month-record.ts'
import { type Movement, movements } from '../../../assessment/movement.ts'
import { monthPoster, type PosterResult } from '../../../cards/month-poster.ts'
import { type MissingCharacter, settable } from '../../../cards/rare-characters.ts'
import { AppError } from '../../../core/app-error.ts'
import { warning } from '../../../core/problem.ts'
import { problemJson, text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { logReveal } from '../../reveal.ts'
import { saidMonth } from '../../said-month.ts'
import { rulesOf, showMonth } from '../assess/desk.ts'
import { monthBefore } from '../assess/month-before.ts'

export interface PrintRankingOptions {
  readonly output?: string
  readonly month?: string
  readonly paper: 'a3' | 'a4'
}

export function registerPrintRanking(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('ranking')
    .alias('名次')
    .description(say('print.ranking.about'))
    .argument('[MONTH]', say('print.ranking.month'))
    .option('-o, --output <FILE>', say('print.output'))
    .option('--month <MONTH>', say('print.ranking.month'))
    .addOption(new Option('--paper <SIZE>', say('print.ranking.paper')).choices(['a3', 'a4']).default('a3'))
  runs(command, app, runPrintRanking)
}

export async function runPrintRanking(
  context: Context,
  operand: string | undefined,
  options: PrintRankingOptions,
): Promise<ExitCode> {
  const { app } = context
  const said = await context.wanted('--month', operand ?? options.month, () =>
    app.ask.text(context.say('print.ranking.ask_month')),
  )
  const output = await context.wanted('-o', options.output, () => app.ask.text(context.say('print.ask_output')))
  const path = resolve(app.cwd, output)
  if (extname(path).toLowerCase() !== '.pdf')
    throw new AppError('print.ending', 2, { file: basename(path), endings: '.pdf', example: '名次.pdf' })
  const { settings } = await context.office()
  const month = saidMonth(said, context.today)
  const { state, record } = await showMonth(context, month)
  if (state === 'draft' && !(await context.confirm(context.say('print.ranking.ask_draft', { month })))) return 0
  if (existsSync(path) && !(await context.confirm(context.say('print.ask_overwrite', { file: path })))) return 0

  const moved = movements(record, await monthBefore(context, month))
  const poster = monthPoster({
    month,
    edition: (await rulesOf(context, month)).edition.title,
    results: record.results.map((result) => posterResult(result, moved.get(result.warden))),
    community: settings.community,
    paper: options.paper,
    printedOn: context.today,
  })
  const { bytes, missing } = await setPoster(context, poster)
  await logReveal(context, { paper: 'ranking', month, file: output, revealed: 0 }, 'print')
  const { writeFile } = await import('../../../office/write-file.ts')
  writeFile(path, bytes)

  const problems = missing.map(({ character, code, text: value }) =>
    warning('print.poster_character_missing', { file: basename(path) }, value, { character, code }),
  )
  if (context.json) {
    const stars = poster.stars.map((row) => row.name)
    const told = problems.map((problem) => problemJson(problem, context.lang))
    context.document({ file: path, month, state, stars, problems: told })
  } else {
    for (const problem of problems) context.warn(context.problem(problem))
    context.out(path)
  }
  return 0
}

function posterResult(
  { rank, name, grid, score, star, reason }: WardenRecord,
  moved: Movement | undefined,
): PosterResult {
  const places =
    moved === undefined ? null : moved.kind === 'new' ? 'new' : moved.kind === 'down' ? -moved.places : moved.places
  const said = grid === null ? '' : `第${grid.slice(-2).padStart(2, '0')}网格`
  return { rank, name, score, star, grid: said, moved: places, absent: ABSENT[reason ?? 'incomplete'] ?? '' }
}

/** On paper, which is Chinese whatever the language. */
const ABSENT: Readonly<Record<string, string>> = {
  leave: '请假',
  new: '新到岗',
  partial: '到岗不足',
  incomplete: '未评',
}

async function setPoster(
  context: Context,
  poster: ReturnType<typeof monthPoster>,
): Promise<{ bytes: Uint8Array; missing: readonly MissingCharacter[] }> {
  const { compilePaper } = await import('../../../pdf/compile.ts')
  const { openPrintShop } = await import('../../../pdf/print-shop.ts')
  const { shippedTemplates } = await import('../../../office/package-root.ts')
  const { paths } = await context.office()
  const shop = openPrintShop(shippedTemplates(), [paths.templates])
  const { data, missing } = settable(poster, shop.covers)
  return { bytes: compilePaper({ ...shop, layout: 'month-poster.typ', data }).bytes, missing }
}
