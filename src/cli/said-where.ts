/** `--where`, `--columns` and `--as-of` as they were typed, understood or refused with the place of the mistake. */
import type { Command } from 'commander'
import { AppError } from '../core/app-error.ts'
import { type Day, parseDay } from '../core/day.ts'
import type { Form } from '../forms/form.ts'
import { joined, parseWhere, printWhere, type Where } from '../forms/where.ts'
import type { WhereMistake } from '../forms/where-words.ts'
import { maskIdNumbers } from '../messages/message.ts'
import { text } from '../messages/say.ts'
import { type Test, testOf, type WhereScope } from '../register/where-meaning.ts'
import type { Store } from '../store/store.ts'
import type { App } from './app.ts'
import type { Context } from './context.ts'

export interface WhereOptions {
  readonly where?: readonly string[]
  readonly asOf?: string
}

/** Declares `--where` (several are joined by and) and `--as-of`. */
export function whereFlags(command: Command, app: App): Command {
  const say = (code: string): string => text(code, {}, app.lang)
  return command
    .option('--where <EXPR>', say('where.option'), (said: string, before: readonly string[] = []) => [...before, said])
    .option('--as-of <DAY>', say('where.as_of'))
}

export interface SaidWhere {
  readonly test: Test
  /** Area forms whose records it looks at. */
  readonly forms: ReadonlySet<string>
  /** The condition as it was understood, identity numbers masked. */
  readonly printed: string
}

/** Null without a condition. */
export function saidWhere(context: Context, said: readonly string[] | undefined, scope: WhereScope): SaidWhere | null {
  if (said === undefined || said.length === 0) return null
  const parts: Where[] = []
  const tests: Test[] = []
  const forms = new Set<string>()
  for (const expression of said) {
    const reading = parseWhere(expression)
    if (!reading.ok) throw refusal(context, '--where', expression, reading.mistake)
    const meaning = testOf(reading.where, scope)
    if (!meaning.ok) throw refusal(context, '--where', expression, meaning.mistake)
    parts.push(reading.where)
    tests.push(meaning.test)
    for (const form of meaning.forms) forms.add(form)
  }
  return {
    test: (of) => tests.every((test) => test(of)),
    forms,
    printed: maskIdNumbers(printWhere(joined('and', parts))),
  }
}

/** What conditions and columns are asked in; `office` for the records of an office form. */
export async function whereScope(
  context: Context,
  store: Store,
  asOf: Day | null,
  office: Form | null = null,
): Promise<WhereScope> {
  const { masterOf } = await import('../store/household-files.ts')
  const { readGrids } = await import('../store/snapshot.ts')
  return {
    definitions: store.definitions,
    master: masterOf(store),
    day: asOf ?? context.today,
    community: store.community.code,
    grids: await readGrids(store),
    office,
  }
}

export function saidDay(flag: string, said: string | undefined): Day | null {
  if (said === undefined) return null
  const day = parseDay(said)
  if (day === null) throw new AppError('usage.not_a_day', 2, { flag, value: said })
  return day
}

/** The typed words with the mistake in brackets, and at which character it begins. */
export function refusal(
  context: Context,
  flag: string,
  typed: string,
  { code, at, end, detail }: WhereMistake,
): AppError {
  const { near } = detail
  return new AppError(code, 2, {
    ...detail,
    flag,
    said: typed.slice(at, end),
    marked: `${typed.slice(0, at)}【${typed.slice(at, end)}】${typed.slice(end)}`,
    at: String([...typed.slice(0, at)].length + 1),
    near_said: near ? context.say('where.near', { near }) : '',
  })
}
