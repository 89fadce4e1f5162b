/** `gridbook assess rules confirm`: what is open is answered, what is proposed becomes the office's own, in the office's own file. */
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { namedPath } from '../../../assessment/rule-words.ts'
import { AppError } from '../../../core/app-error.ts'
import { byNearness } from '../../../core/nearest.ts'
import type { ValueEdit } from '../../../definition/edit-yaml.ts'
import type { Plain } from '../../../definition/parse-yaml.ts'
import type { Path } from '../../../definition/read-definition.ts'
import { text } from '../../../messages/say.ts'
import type { RulebookFile } from '../../../office/load-rulebooks.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidBooks } from './rules.ts'
import { spoken } from './spoken-rule.ts'

export interface ConfirmOptions {
  readonly edition?: string
  readonly all?: boolean
  /** The same as the words without a flag. */
  readonly set?: readonly string[]
}

export function registerRulesConfirm(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('confirm')
    .alias('确认')
    .description(say('assess.rules.confirm'))
    .argument('[PATH=VALUE...]', say('assess.rules.confirm_path'))
    .option('--edition <EDITION>', say('assess.rules.which'))
    .option('--set <PATH=VALUE...>', say('assess.rules.confirm_path'))
    .option('--all', say('assess.rules.confirm_all'))
  runs(command, app, runRulesConfirm)
}

export async function runRulesConfirm(
  context: Context,
  words: readonly string[],
  options: ConfirmOptions,
): Promise<ExitCode> {
  const { editYaml } = await import('../../../definition/edit-yaml.ts')
  const { readRulebook } = await import('../../../assessment/read-rulebook.ts')
  const { makeFolder, writeFile } = await import('../../../office/write-file.ts')
  const { refuseErrors } = await import('../../../office/problem-refusal.ts')
  const book = (await saidBooks(context, options.edition)).at(-1)
  if (book === undefined) throw new AppError('assess.no_rulebook', 2, { id: options.edition ?? '', known: '' })
  const edits = await editsOf(context, book, [...words, ...(options.set ?? [])], options.all ?? false)
  const changed = editYaml(book.text, edits)
  if (changed === null)
    throw new AppError('assess.cannot_confirm', 2, { paths: edits.map((edit) => edit.path.join('.')).join('、') })
  const after = readRulebook(book.file, changed)
  refuseErrors(after.problems)
  const office = await context.office()
  const folder = join(office.dir, 'templates', 'rules')
  makeFolder(folder)
  const file = book.own ? book.path : join(folder, basename(book.path))
  writeFile(file, changed)
  const left = { asks: String(after.asks.length), proposals: String(after.proposals.length), file }
  if (context.json)
    context.document({
      file,
      confirmed: edits.map((edit) => edit.path.join('.')),
      asks: after.asks.length,
      proposals: after.proposals.length,
    })
  else context.notice(context.say('assess.rules.confirmed', { ...left, count: String(edits.length) }))
  return 0
}

/** By words `star.winners=2` or `star.winners` (as proposed), all proposals, or on a terminal one question each. */
async function editsOf(
  context: Context,
  book: RulebookFile,
  words: readonly string[],
  all: boolean,
): Promise<ValueEdit[]> {
  const { parseYaml } = await import('../../../definition/parse-yaml.ts')
  const tree = parseYaml(book.file, book.text).value
  const paths = [...book.asks, ...book.proposals].map((one) => one.path)
  // By place in the list, or by what the entry is called: items.0.points, items.missed_household.points.
  const open = new Map(paths.flatMap((path) => [path.join('.'), namedPath(tree, path)].map((name) => [name, path])))
  const said = words.map((word): ValueEdit => {
    const [name = '', ...rest] = word.split('=')
    const path = open.get(name.trim())
    if (path === undefined) {
      const near = byNearness(name, new Set(paths.map((one) => namedPath(tree, one)))).slice(0, 12)
      throw new AppError('assess.not_open', 2, { value: name, known: near.join('、') })
    }
    return { path, value: rest.length === 0 ? null : quoted(rest.join('=').trim()) }
  })
  if (all) {
    const left = book.proposals.filter(({ path }) => !said.some((edit) => edit.path === path))
    return outermost([...left.map(({ path }) => ({ path, value: null })), ...said])
  }
  if (said.length > 0) return said
  if (!context.canAsk) throw new AppError('usage.missing_flag', 2, { flag: '--set' })
  const edits: ValueEdit[] = []
  for (const { path } of book.asks) {
    const answer = await answered(context, book, tree, path, null)
    if (answer !== null) edits.push({ path, value: answer })
  }
  for (const { path, value, why } of book.proposals) {
    const answer = await answered(context, book, tree, path, { value, why })
    edits.push({ path, value: answer })
  }
  return outermost(edits)
}

/** One question in plain words, again until the answer can stand there; null: left as it is, or as proposed. */
async function answered(
  context: Context,
  book: RulebookFile,
  tree: Plain,
  path: Path,
  proposal: { readonly value: string; readonly why: string } | null,
): Promise<string | null> {
  const { editYaml } = await import('../../../definition/edit-yaml.ts')
  const { readRulebook } = await import('../../../assessment/read-rulebook.ts')
  const { rulebookSchema } = await import('../../../assessment/rulebook-schema.ts')
  const { literalsAt } = await import('../../../definition/schema-keys.ts')
  const choices = literalsAt(rulebookSchema, path).filter((choice) => choice !== 'ask')
  const parts = [
    context.say('assess.rules.question', { words: spoken(context, tree, path), path: namedPath(tree, path) }),
    ...(proposal === null ? [] : [context.say('assess.rules.because', proposal)]),
    ...(choices.length === 0 ? [] : [context.say('assess.rules.choices', { choices: choices.join('、') })]),
  ]
  for (;;) {
    const answer = (await context.app.ask.text(parts.join('\n'), proposal?.value)).trim()
    if (answer === '' || answer === proposal?.value) return null
    const value = quoted(answer)
    const changed = editYaml(book.text, [{ path, value }])
    const before = new Set(book.problems.map((problem) => problem.code))
    const wrong = changed === null ? [] : readRulebook(book.file, changed).problems
    const [first] = wrong.filter((problem) => problem.severity === 'error' && !before.has(problem.code))
    if (changed !== null && first === undefined) return value
    context.warn(
      first === undefined
        ? context.say('assess.rules.choices', { choices: choices.join('、') })
        : context.problem(first),
    )
  }
}

/** A proposal inside a proposal goes with the outer one. */
function outermost(edits: readonly ValueEdit[]): ValueEdit[] {
  return edits.filter(
    ({ path }) =>
      !edits.some((other) => other.path.length < path.length && other.path.every((step, at) => step === path[at])),
  )
}

/** Maps and lists are YAML already; any other answer is one text. */
function quoted(value: string): string {
  return /^[[{"']/.test(value) ? value : JSON.stringify(value)
}
