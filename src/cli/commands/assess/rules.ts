/** `gridbook assess rules list|show|check|test`: which regulation holds when, what is in it, and whether it is sound. */
import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import { monthOf } from '../../../core/day.ts'
import type { Problem } from '../../../core/problem.ts'
import { problemJson, text } from '../../../messages/say.ts'
import type { RulebookFile, Rulebooks } from '../../../office/load-rulebooks.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { registerRulesConfirm } from './rules-confirm.ts'
import { registerRulesDiff } from './rules-diff.ts'

export function registerAssessRules(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const rules = parent.command('rules').alias('办法').description(say('assess.rules.about'))
  const list = rules.command('list').alias('列表').description(say('assess.rules.list'))
  runs(list.option('--examples', say('assess.rules.examples')), app, runRulesList)
  const edition = (name: string, alias: string) =>
    rules
      .command(name)
      .alias(alias)
      .description(say(`assess.rules.${name}`))
      .argument('[EDITION|FILE]', say('assess.rules.which'))
  runs(edition('show', '查看'), app, runRulesShow)
  runs(edition('check', '检查'), app, runRulesCheck)
  runs(edition('test', '试算'), app, runRulesTest)
  registerRulesDiff(rules, app)
  registerRulesConfirm(rules, app)
}

async function runRulesList(context: Context, options: { readonly examples?: boolean }): Promise<ExitCode> {
  const { id, books } = await officeRules(context)
  const rows = [...books, ...(options.examples === true ? await examplesBeside(books) : [])].map((book) => ({
    id: book.id,
    edition: book.editionName,
    title: book.edition?.title ?? null,
    from: book.edition?.effective.from ?? null,
    to: book.edition?.effective.to ?? null,
    file: book.file,
    own: book.own,
    asks: book.asks.length,
    proposals: book.proposals.length,
  }))
  if (context.json) context.document({ rulebook: id, editions: rows })
  else {
    const column = (name: string) => ({ title: context.say(`assess.column.${name}`) })
    context.table(
      [
        column('edition'),
        column('rules_title'),
        column('from'),
        column('to'),
        column('asks'),
        column('proposals'),
        column('file'),
      ],
      rows.map((row) => [
        row.edition ?? '?',
        row.title ?? '–',
        row.from ?? '–',
        row.to ?? '–',
        String(row.asks),
        String(row.proposals),
        row.file,
      ]),
    )
  }
  return 0
}

async function examplesBeside(books: readonly RulebookFile[]): Promise<RulebookFile[]> {
  const { shippedRulebooks } = await import('../../../office/load-rulebooks.ts')
  return (await shippedRulebooks()).filter((example) => !books.some((book) => book.id === example.id))
}

async function runRulesShow(context: Context, which: string | undefined): Promise<ExitCode> {
  const [book] = await saidBooks(context, which)
  if (book === undefined) throw new AppError('assess.no_edition', 2, { month: which ?? monthOf(context.today) })
  if (!context.json) {
    context.out(book.text.trimEnd())
    return 0
  }
  const { edition } = book
  context.document({
    id: book.id,
    edition: book.editionName,
    title: edition?.title ?? null,
    effective: edition?.effective ?? null,
    file: book.file,
    asks: book.asks.map((ask) => ask.path.join('.')),
    proposals: book.proposals.map(({ path, value, why }) => ({ path: path.join('.'), value, why })),
    text: book.text,
  })
  return 0
}

async function runRulesCheck(context: Context, which: string | undefined): Promise<ExitCode> {
  const books = await saidBooks(context, which)
  // Between editions only when all of them were asked for.
  const between =
    which === undefined
      ? (await officeRules(context)).problems
      : [...books.flatMap((book) => book.problems), ...(await streakUnsaid(context, books))]
  const errors = between.filter((problem) => problem.severity === 'error')
  if (context.json) {
    context.document({
      ok: errors.length === 0,
      problems: between.map((problem) => ({
        ...problemJson(problem, context.lang),
        line: problem.place.line ?? null,
        col: problem.place.col ?? null,
      })),
      asks: books.flatMap((book) =>
        book.asks.map((ask) => ({ file: book.file, path: ask.path.join('.'), ...book.locate(ask.path) })),
      ),
      proposals: books.flatMap((book) =>
        book.proposals.map(({ path, value, why }) => ({
          file: book.file,
          path: path.join('.'),
          value,
          why,
          ...book.locate(path),
        })),
      ),
    })
    return errors.length > 0 ? 1 : 0
  }
  for (const problem of between) context.out(context.problem(problem))
  for (const book of books) {
    for (const { path } of book.asks)
      context.out(
        context.say('assess.rules.ask', { place: `${book.file}:${book.locate(path).line}`, path: path.join('.') }),
      )
    // Seventy proposals below an error would push it off the screen.
    for (const { path, value, why } of errors.length > 0 ? [] : book.proposals)
      context.out(
        context.say('assess.rules.proposal', {
          place: `${book.file}:${book.locate(path).line}`,
          path: path.join('.'),
          value,
          why,
        }),
      )
  }
  context.notice(
    context.say(errors.length === 0 ? 'assess.rules.sound' : 'assess.rules.wrong', { count: String(errors.length) }),
  )
  return errors.length > 0 ? 1 : 0
}

/** A file that follows an edition of this office, before it is put beside it: what becomes of a streak must be said in it. */
async function streakUnsaid(context: Context, books: readonly RulebookFile[]): Promise<Problem[]> {
  const { findOffice } = await import('../../../office/find-office.ts')
  const { checkEditions } = await import('../../../assessment/check-editions.ts')
  const { app, officeFlag } = context
  if (findOffice({ flag: officeFlag, env: app.env, cwd: app.cwd }) === null) return []
  const known = (await officeRules(context)).books
  return books.flatMap((book) => {
    const start = book.edition?.effective.from
    const before = known.filter(({ id, edition, path }) => {
      return (
        start !== undefined &&
        id === book.id &&
        path !== book.path &&
        edition !== null &&
        edition.effective.from < start
      )
    })
    if (known.includes(book)) return []
    const problems = checkEditions([...before, book])
    return problems.filter(({ code, place }) => code === 'rulebook.no_transition' && place.file === book.file)
  })
}

async function runRulesTest(context: Context, which: string | undefined): Promise<ExitCode> {
  const { runRulebookTests } = await import('../../../assessment/rulebook-tests.ts')
  const { refuseErrors } = await import('../../../office/problem-refusal.ts')
  const books = await saidBooks(context, which)
  refuseErrors(books.flatMap((book) => book.problems))
  const outcomes = books.flatMap((book) => {
    return book.edition === null
      ? []
      : runRulebookTests(book.edition).map((outcome) => ({ file: book.file, ...outcome }))
  })
  const failed = outcomes.filter((outcome) => !outcome.ok)
  if (context.json) context.document({ tests: outcomes.length, failed: failed.length, outcomes })
  else {
    for (const { name, ok, checks, unknown } of outcomes) {
      context.out(`${ok ? '✓' : '✗'} ${name}`)
      if (ok) continue
      for (const { what, expected, actual } of checks) {
        if (actual !== expected) context.out(`    ${context.say('assess.rules.differs', { what, expected, actual })}`)
      }
      if (unknown.length > 0) context.out(`    ${context.say('assess.rules.unknown', { words: unknown.join('、') })}`)
    }
    context.notice(
      context.say('assess.rules.tested', { count: String(outcomes.length), failed: String(failed.length) }),
    )
  }
  return failed.length > 0 ? 1 : 0
}

export async function officeRules(context: Context): Promise<Rulebooks> {
  const { loadRulebooks } = await import('../../../office/load-rulebooks.ts')
  const office = await context.office()
  return loadRulebooks(office.dir, office.settings)
}

/** An edition by its name, a file by its path; without a word every edition in force. */
export async function saidBooks(context: Context, which: string | undefined): Promise<readonly RulebookFile[]> {
  if (which !== undefined && /\.ya?ml$/i.test(which)) {
    const { loadRulebookFile } = await import('../../../office/load-rulebooks.ts')
    const path = resolve(context.app.cwd, which)
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new AppError('disk.is_a_folder', 2, { path })
    return [await loadRulebookFile(path, which)]
  }
  const { books } = await officeRules(context)
  if (which === undefined) return books
  const named = books.filter((book) => book.editionName === which || book.id === which)
  const examples = named.length > 0 ? [] : (await examplesBeside(books)).filter((book) => book.id === which)
  if (examples.length > 0) return examples
  if (named.length === 0)
    throw new AppError('assess.no_rulebook', 2, {
      id: which,
      known: books.map((book) => book.editionName ?? '?').join('、'),
    })
  return named
}
