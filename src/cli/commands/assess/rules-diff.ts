/** `gridbook assess rules diff`: what one edition says differently from another, value by value. */
import type { Command } from 'commander'
import { openValues } from '../../../assessment/open-values.ts'
import { namedPath } from '../../../assessment/rule-words.ts'
import { AppError } from '../../../core/app-error.ts'
import type { Plain } from '../../../definition/parse-yaml.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidBooks } from './rules.ts'
import { spoken } from './spoken-rule.ts'

export function registerRulesDiff(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('diff')
    .alias('对比')
    .description(say('assess.rules.diff'))
    .argument('<A>', say('assess.rules.which'))
    .argument('<B>', say('assess.rules.which'))
  runs(command, app, runRulesDiff)
}

interface Change {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
  readonly text: string
}

export async function runRulesDiff(context: Context, a: string, b: string): Promise<ExitCode> {
  const [before, after] = [await saidTree(context, a), await saidTree(context, b)]
  const [old, now] = [valuesOf(before), valuesOf(after)]
  const paths = [...new Set([...old.keys(), ...now.keys()])].filter((path) => !path.startsWith('tests.'))
  const absent = context.say('assess.rules.absent')
  const changes = paths.flatMap((path): Change[] => {
    const [was, is] = [old.get(path), now.get(path)]
    if (was?.value === is?.value) return []
    const words = spoken(context, is === undefined ? before : after, (is ?? (was as Leaf)).path)
    const values = { before: was?.value ?? absent, after: is?.value ?? absent }
    const text = context.say('assess.rules.change', { words, ...values })
    return [{ path, before: was?.value ?? null, after: is?.value ?? null, text }]
  })
  if (context.json) context.document({ a, b, changes })
  else {
    const { whole, rest } = entries(context, changes, { before, after, old, now })
    for (const line of whole) context.out(line)
    for (const { text } of rest) context.out(text)
    if (changes.length === 0) context.out(context.say('assess.rules.same'))
  }
  return 0
}

interface Editions {
  readonly before: Plain
  readonly after: Plain
  readonly old: ReadonlyMap<string, Leaf>
  readonly now: ReadonlyMap<string, Leaf>
}

/** An item that one edition has and the other has not is one line and not one for each of its values. */
function entries(context: Context, changes: readonly Change[], { before, after, old, now }: Editions) {
  const whole = new Map<string, string[]>()
  const rest = changes.filter((change) => {
    const leaf = now.get(change.path) ?? old.get(change.path)
    const other = change.after === null ? now : old
    const list = leaf === undefined ? -1 : leaf.path.findIndex((step) => typeof step === 'number')
    if (leaf === undefined || list < 0 || (change.before !== null && change.after !== null)) return true
    const entry = namedPath(change.after === null ? before : after, leaf.path.slice(0, list + 1))
    if ([...other.keys()].some((path) => path.startsWith(`${entry}.`))) return true
    whole.set(entry, [...(whole.get(entry) ?? []), `${leaf.path.slice(list + 1).join('.')} ${leaf.value}`])
    return false
  })
  const lines = [...whole].map(([entry, values]) => {
    const gone = [...old.keys()].some((path) => path.startsWith(`${entry}.`))
    const name = values.find((value) => value.startsWith('name '))?.slice(5) ?? entry.split('.').at(-1) ?? ''
    const what = spoken(context, before, entry.split('.').slice(0, -1))
    return context.say(gone ? 'assess.rules.less' : 'assess.rules.more', { what, name, values: values.join('；') })
  })
  return { whole: lines, rest }
}

async function saidTree(context: Context, which: string): Promise<Plain> {
  const { parseYaml } = await import('../../../definition/parse-yaml.ts')
  const { refuseErrors } = await import('../../../office/problem-refusal.ts')
  const [book] = await saidBooks(context, which)
  if (book === undefined) throw new AppError('assess.no_rulebook', 2, { id: which, known: '' })
  refuseErrors(book.problems)
  return openValues(parseYaml(book.file, book.text).value).tree
}

interface Leaf {
  readonly path: readonly (string | number)[]
  readonly value: string
}

/** Entries of a list go by their id, kind or name, so that a new one in the middle is not a change of all after it. */
function valuesOf(tree: Plain): Map<string, Leaf> {
  const values = new Map<string, Leaf>()
  const walk = (value: Plain, path: readonly (string | number)[]): void => {
    if (typeof value === 'string') values.set(namedPath(tree, path), { path, value })
    else if (Array.isArray(value)) for (const [index, entry] of value.entries()) walk(entry, [...path, index])
    else for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
  }
  walk(tree, [])
  return values
}
