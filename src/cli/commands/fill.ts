/** `gridbook fill`: another department's empty workbook, filled from the register in its own words. */
import { existsSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import type { Day } from '../../core/day.ts'
import { headingKey } from '../../forms/heading-words.ts'
import { printWhere } from '../../forms/where.ts'
import { text } from '../../messages/say.ts'
import { askedBy } from '../../register/asked-names.ts'
import { basisOf, peopleOf, word } from '../../register/fill-people.ts'
import { testOf } from '../../register/where-meaning.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { logReveal, mayReveal } from '../reveal.ts'
import { type SaidWhere, saidDay, saidWhere, type WhereOptions, whereFlags, whereScope } from '../said-where.ts'
import { type FilledSheet, fillSheets, type SheetPlan } from './fill-sheets.ts'

export interface FillOptions extends WhereOptions {
  readonly output?: string
  readonly grid?: string
  readonly class?: string
  readonly match?: readonly string[]
  readonly reveal?: boolean
}

/** The classes of the five visits by the areas that hold them. */
const CLASSES: Readonly<Record<string, string>> = {
  elderly: 'elderly',
  disabled: 'disability',
  child: 'minor',
  weak: '低保',
  pregnant: '孕妇',
}

export function registerFill(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('fill')
    .alias('填表')
    .description(say('fill.about'))
    .argument('<THEIRS>', say('fill.theirs'))
    .option('-o, --output <FILE>', say('fill.output'))
    .option('--grid <G>', say('register.grid'))
    .option('--class <C>', say('fill.class'))
    .option('--match <THEIRS=OURS>', say('fill.match'), (said: string, before: readonly string[] = []) => [
      ...before,
      said,
    ])
    .option('--reveal', say('reveal.option'))
  runs(whereFlags(command, app), app, runFill)
}

export async function runFill(context: Context, theirs: string, options: FillOptions): Promise<ExitCode> {
  const { app } = context
  const path = resolve(app.cwd, theirs)
  const output = await context.wanted('-o', options.output, () =>
    app.ask.text(context.say('fill.ask_output'), suggested(theirs)),
  )
  const target = resolve(app.cwd, output)
  if (extname(target).toLowerCase() !== '.xlsx')
    throw new AppError('export.ending', 2, { file: target, endings: '.xlsx' })
  if (target === path) throw new AppError('fill.same_file', 2, { file: target })
  const asOf = saidDay('--as-of', options.asOf)
  const office = await context.office()
  const store = await office.store()
  const scope = await whereScope(context, store, asOf)
  const classes = options.class === undefined ? [] : [classCondition(options.class)]
  const where = saidWhere(context, [...(options.where ?? []), ...classes], scope)
  const matches = saidMatches(
    options.match ?? [],
    (name) => askedBy(name, scope.definitions, null, 'column').ok || askedBy(name, scope.definitions, null, 'flag').ok,
  )

  const { readWorkbook } = await import('../../sheets/read-workbook.ts')
  const { readLimits } = await import('../../sheets/read-limits.ts')
  const raw = await readWorkbook(path, readLimits(office.settings.limits))
  if (raw.kind !== 'xlsx') throw new AppError('fill.not_xlsx', 2, { file: basename(path) })
  const { readSheetRules, writeFilled } = await import('../../sheets/fill-workbook.ts')
  const rules = await readSheetRules(raw)
  const { planSheets } = await import('./fill-plan.ts')
  const plans = await planSheets(store, raw, rules, scope, matches)
  if (plans.length === 0) throw new AppError('fill.nothing_known', 2, { file: basename(path) })
  for (const heading of matches.keys())
    if (
      !plans.some(
        (plan) =>
          plan.kind === 'list' &&
          plan.list.columns.some(
            (column) =>
              headingKey(column.heading) === heading || headingKey(column.heading.split('/').at(-1) ?? '') === heading,
          ),
      )
    )
      throw new AppError('fill.no_heading', 2, {
        heading,
        headings: plans
          .flatMap((plan) => (plan.kind === 'list' ? plan.list.columns.map((column) => column.heading) : []))
          .join('、'),
      })
  if (existsSync(target) && !(await context.confirm(context.say('export.ask_overwrite', { file: target })))) return 0
  const reveal = await mayReveal(context, options.reveal)

  const { saidGrid } = await import('../said-grid.ts')
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const chosen = plans.map((plan) => ({
    plan,
    people: peopleFor(plan, where, `${plan.title} ${plan.sheet} ${basename(path, extname(path))}`, scope),
  }))
  const filled = await fillSheets(store, chosen, { scope, grid, asOf, reveal })
  await logReveal(
    context,
    {
      theirs: basename(path),
      file: output,
      rows: filled.reduce((sum, { rows }) => sum + rows, 0),
      revealed: reveal ? 1 : 0,
      where: filled.map(({ people }) => people).join('；'),
    },
    'fill',
  )
  const { writeFileWith } = await import('../../office/write-file.ts')
  await writeFileWith(target, (aside) =>
    writeFilled(raw, new Map(filled.map(({ sheet, fill }) => [sheet, fill])), context.today, aside),
  )
  const { keepMatches } = await import('../../store/fill-matches.ts')
  for (const plan of plans)
    if (plan.kind === 'list' && matches.size > 0)
      await keepMatches(
        store,
        plan.list.columns.map(({ heading }) => heading),
        matches,
      )
  report(context, target, filled, reveal, scope.day)
  return 0
}

/** Somebody who says whom gets those; else the title tells, else the form that the headings are of. */
function peopleFor(plan: SheetPlan, where: SaidWhere | null, title: string, scope: Parameters<typeof testOf>[1]) {
  if (where) return { test: where.test, forms: where.forms, printed: where.printed, basis: basisOf(title) }
  const guess = plan.kind === 'list' ? peopleOf(title, plan.list.form, scope) : null
  const meaning = guess && testOf(guess, scope)
  return {
    test: meaning?.ok ? meaning.test : () => true,
    forms: meaning?.ok ? meaning.forms : new Set<string>(),
    printed: guess ? printWhere(guess) : '',
    basis: plan.kind === 'list' ? ('all' as const) : basisOf(title),
  }
}

function classCondition(said: string): string {
  return printWhere({ kind: 'has', name: word(CLASSES[said] ?? said) })
}

/** 他们的栏目=字段, an empty right side leaves the column empty. */
function saidMatches(said: readonly string[], isKnown: (name: string) => boolean): Map<string, string> {
  return new Map(
    said.map((one) => {
      const parts = /^([^=＝]+)[=＝](.*)$/u.exec(one)
      const name = parts?.[2]?.trim() ?? ''
      if (!parts?.[1] || (name !== '' && !isKnown(name))) throw new AppError('fill.bad_match', 2, { value: one })
      return [headingKey(parts[1]), name]
    }),
  )
}

function suggested(theirs: string): string {
  return `${basename(theirs, extname(theirs))}-已填.xlsx`
}

function report(context: Context, file: string, filled: readonly FilledSheet[], reveal: boolean, day: Day): void {
  if (context.json) {
    context.document({
      file,
      as_of: day,
      revealed: reveal,
      sheets: filled.map(({ sheet, kind, rows, people, matched, empty, unfit }) => ({
        sheet,
        kind,
        rows,
        where: people === '' ? null : people,
        matched,
        empty,
        unfit,
      })),
    })
    return
  }
  context.out(file)
  for (const { sheet, kind, rows, people, empty, unfit, masked } of filled) {
    const whom = people === '' ? context.say('fill.everybody') : people
    context.notice(
      context.say(kind === 'list' ? 'fill.list' : 'fill.numbers', { sheet, rows: String(rows), people: whom, day }),
    )
    if (empty.length > 0) context.notice(context.say('fill.left_empty', { headings: empty.join('、') }))
    for (const { heading, count, example } of unfit)
      context.notice(context.say('fill.unfit', { heading, count: String(count), example }))
    if (masked && !reveal) context.notice(context.say('fill.masked'))
  }
}
