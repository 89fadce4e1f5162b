/** `gridbook collect open`: a round of collection, one workbook for every grid with its warden's name and the day on it. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { holderOn } from '../../../assessment/posts.ts'
import { AppError } from '../../../core/app-error.ts'
import { type Day, dayOf, parseDay } from '../../../core/day.ts'
import type { Form } from '../../../forms/form.ts'
import { text } from '../../../messages/say.ts'
import { type RoundGrid, workbookName } from '../../../register/collection-round.ts'
import type { Store } from '../../../store/store.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { startProgress } from '../../progress.ts'
import { logReveal } from '../../reveal.ts'
import { saidGrid } from '../../said-grid.ts'
import { namedForm } from '../forms/chosen-forms.ts'
import { filledRows } from '../forms/template.ts'

export interface CollectOpenOptions {
  readonly due?: string
  readonly grid?: readonly string[]
  readonly output?: string
  readonly short?: boolean
  readonly filled?: boolean
}

export function registerCollectOpen(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('open')
    .alias('开始')
    .description(say('collect.open.about'))
    .argument('[FORM...]', say('collect.open.forms'))
    .option('--due <DAY>', say('collect.open.due'))
    .option('--grid <G...>', say('collect.open.grid'))
    .option('-o, --output <DIR>', say('collect.open.output'))
    .option('--short', say('forms.template.short'))
    .option('--filled', say('forms.template.filled'))
  runs(command, app, runCollectOpen)
}

export async function runCollectOpen(
  context: Context,
  names: readonly string[],
  options: CollectOpenOptions,
): Promise<ExitCode> {
  const due = saidDue(
    await context.wanted('--due', options.due, () => context.app.ask.text(context.say('collect.ask_due'))),
    context.today,
  )
  const office = await context.office()
  const definitions = await office.definitions()
  const forms = (names.length === 0 ? ['resident'] : names).map((name) => namedForm(definitions, name))
  const store = await office.store()
  office.lock()
  const { openedRound, openRound } = await import('../../../store/rounds.ts')
  const before = await openedRound(store)
  if (before !== null) throw new AppError('collect.still_open', 3, { due: before.due })
  const grids = await gridsOf(store, options.grid, forms, due, context)
  const folder = resolve(
    context.app.cwd,
    options.output ?? join(office.paths.out, context.say('collect.folder', { due: due.slice(5).replace('-', '') })),
  )
  const there = grids.filter(({ file }) => existsSync(join(folder, file))).length
  const question = context.say('collect.ask_overwrite', { count: String(there), folder })
  if (there > 0 && !(await context.confirm(question))) return 0
  await writeWorkbooks(context, forms, grids, folder, options)
  await openRound(store, { forms: forms.map(({ id }) => id), day: context.today, due, grids })
  if (options.filled) {
    const what = {
      command: 'collect open',
      forms: forms.map(({ id }) => id).join(' '),
      files: grids.length,
      revealed: 1,
    }
    await logReveal(context, what, 'template')
  }
  if (context.json) {
    context.document({ due, forms: forms.map(({ id }) => id), files: grids.map(({ file }) => join(folder, file)) })
    return 0
  }
  for (const { file } of grids) context.out(join(folder, file))
  context.notice(context.say('collect.open.done', { count: String(grids.length), due }))
  const nobody = grids.filter(({ warden }) => warden === '').map(({ grid }) => grid.slice(-2))
  if (nobody.length > 0) context.warn(context.say('collect.no_warden', { grids: nobody.join('、') }))
  return 0
}

/** 2015-03-15, 3月15日 or 3-15; a day that is past can't be kept. */
function saidDue(said: string, today: Day): Day {
  const short = /^(\d{1,2})[月./-](\d{1,2})日?$/.exec(said.normalize('NFKC').trim())
  const day =
    short === null ? parseDay(said.trim()) : dayOf(Number(today.slice(0, 4)), Number(short[1]), Number(short[2]))
  if (day === null) throw new AppError('usage.not_a_day', 2, { flag: '--due', value: said })
  if (day < today) throw new AppError('collect.due_past', 2, { value: day, today })
  return day
}

async function gridsOf(
  store: Store,
  said: readonly string[] | undefined,
  forms: readonly Form[],
  due: Day,
  context: Context,
): Promise<RoundGrid[]> {
  const { gridCodes } = await import('../../../store/grid-codes.ts')
  const { readRoster } = await import('../../../store/assess-inputs.ts')
  const codes = said === undefined ? await gridCodes(store) : []
  for (const one of said ?? []) codes.push(await saidGrid(store, one))
  if (codes.length === 0) throw new AppError('forms.no_grids', 2, {})
  const roster = await readRoster(store)
  // What goes to wardens is in Chinese whatever the office's screens say.
  const table = forms.map(({ id, label }) => (id === 'resident' ? text('collect.table', {}, 'zh') : label)).join('和')
  return [...new Set(codes)].sort().map((grid) => {
    const staffNo = holderOn(roster, grid, context.today)
    const warden = roster.findLast((entry) => entry.staffNo === staffNo)?.name ?? ''
    return { grid, staffNo, warden, file: workbookName(grid, warden, table, due) }
  })
}

async function writeWorkbooks(
  context: Context,
  forms: readonly Form[],
  grids: readonly RoundGrid[],
  folder: string,
  options: CollectOpenOptions,
): Promise<void> {
  const office = await context.office()
  const definitions = await office.definitions()
  const { DEFAULT_TEMPLATE, writeTemplate } = await import('../../../sheets/template.ts')
  const { writeFile } = await import('../../../office/write-file.ts')
  const bar = await startProgress(context, context.say('collect.progress'), grids.length)
  try {
    for (const [at, { grid, file }] of grids.entries()) {
      const label = `${grid.slice(-2)}网格`
      const filled = options.filled ? await filledRows(context, definitions, forms, { code: grid, label }) : {}
      const about = { day: context.today, title: office.settings.community, grid: label, gridCode: grid }
      const bytes = await writeTemplate(forms, definitions, {
        ...DEFAULT_TEMPLATE,
        ...about,
        short: options.short ?? false,
        filled,
      })
      writeFile(join(folder, file), bytes)
      bar.to(at + 1)
    }
  } finally {
    bar.stop()
  }
}
