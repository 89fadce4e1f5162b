/** `gridbook assess rules confirm`: what is open is answered, what is proposed becomes the office's own, in the office's own file. */
import { basename, join } from 'node:path'
import type { Command } from 'commander'
import { AppError } from '../../../core/app-error.ts'
import type { ValueEdit } from '../../../definition/edit-yaml.ts'
import { text } from '../../../messages/say.ts'
import type { RulebookFile } from '../../../office/load-rulebooks.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidBooks } from './rules.ts'

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
  const open = new Map(
    [...book.asks.map((ask) => ask.path), ...book.proposals.map((one) => one.path)].map((path) => [
      path.join('.'),
      path,
    ]),
  )
  if (all) return outermost(book.proposals.map(({ path }) => ({ path, value: null })))
  if (words.length > 0) {
    return words.map((word) => {
      const [name = '', ...rest] = word.split('=')
      const path = open.get(name)
      const known = [...open.keys()].join('、')
      if (path === undefined) throw new AppError('assess.not_open', 2, { value: name, known })
      return { path, value: rest.length === 0 ? null : quoted(rest.join('=')) }
    })
  }
  if (!context.canAsk) throw new AppError('usage.missing_flag', 2, { flag: '--all' })
  const edits: ValueEdit[] = []
  for (const { path } of book.asks) {
    const answer = await context.app.ask.text(context.say('assess.rules.ask_value', { path: path.join('.') }))
    if (answer.trim() !== '') edits.push({ path, value: quoted(answer.trim()) })
  }
  for (const { path, value, why } of book.proposals) {
    const question = context.say('assess.rules.ask_proposal', { path: path.join('.'), why })
    const answer = (await context.app.ask.text(question, value)).trim()
    edits.push({ path, value: answer === value || answer === '' ? null : quoted(answer) })
  }
  return outermost(edits)
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
