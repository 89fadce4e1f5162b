/** `gridbook assess rules diff`: what one edition says differently from another, value by value. */
import type { Command } from 'commander'
import { openValues } from '../../../assessment/open-values.ts'
import { AppError } from '../../../core/app-error.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidBooks } from './rules.ts'

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

export async function runRulesDiff(context: Context, a: string, b: string): Promise<ExitCode> {
  const [before, after] = [await valuesOf(context, a), await valuesOf(context, b)]
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => !path.startsWith('tests.'))
  const changes = paths
    .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
    .filter((change) => change.before !== change.after)
  if (context.json) context.document({ a, b, changes })
  else {
    for (const change of changes) {
      context.out(
        `${change.path}：${change.before ?? context.say('assess.rules.absent')} → ${change.after ?? context.say('assess.rules.absent')}`,
      )
    }
    if (changes.length === 0) context.out(context.say('assess.rules.same'))
  }
  return 0
}

async function valuesOf(context: Context, which: string): Promise<Map<string, string>> {
  const { parseYaml } = await import('../../../definition/parse-yaml.ts')
  const [book] = await saidBooks(context, which)
  if (book === undefined) throw new AppError('assess.no_rulebook', 2, { id: which, known: '' })
  const values = new Map<string, string>()
  leaves(openValues(parseYaml(book.file, book.text).value).tree, '', values)
  return values
}

/** Entries of a list go by their id, kind or name, so that a new one in the middle is not a change of all after it. */
function leaves(value: unknown, path: string, values: Map<string, string>): void {
  if (typeof value === 'string') values.set(path, value)
  else if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) {
      const named = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : {}
      const name = [named.id, named.kind, named.name].find((one) => typeof one === 'string') ?? String(index)
      leaves(entry, `${path}.${name}`, values)
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) leaves(inner, path === '' ? key : `${path}.${key}`, values)
  }
}
