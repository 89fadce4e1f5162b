/** `gridbook assess explain`: how one warden's score of a month came about, line by line, so that it can be added up by hand. */
import type { Command } from 'commander'
import type { ExplainedRecord, MonthRecord } from '../../../assessment/month-record.ts'
import { AppError } from '../../../core/app-error.ts'
import { decimal, printDecimal, round } from '../../../core/decimal.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { saidWarden, showMonth } from './desk.ts'
import { besideJson, besideLines, besideScore } from './explain-beside.ts'

export function registerAssessExplain(parent: Command, app: App): void {
  const command = parent
    .command('explain')
    .alias('说明')
    .description(text('assess.explain.about', {}, app.lang))
    .argument('<MONTH>', text('assess.arg.month', {}, app.lang))
    .argument('<WARDEN>', text('assess.arg.warden', {}, app.lang))
  runs(command, app, runAssessExplain)
}

export async function runAssessExplain(context: Context, saidOfMonth: string, said: string): Promise<ExitCode> {
  const month = saidMonth(saidOfMonth, context.today)
  const { record, state } = await showMonth(context, month)
  const staffNo =
    whoIsMeant(record, said) ?? (await saidWarden(await (await context.office()).store(), said, month)).staffNo
  const result = record.results.find((one) => one.warden === staffNo)
  if (result === undefined) throw new AppError('assess.no_stored_result', 2, { month, name: said })
  const { explained, ...own } = result
  const why = [...(own.star || own.rank === 1 ? [record.starWhy] : []), ...(own.last ? [record.lastWhy] : [])]
  const beside = await besideScore(context, month, staffNo)
  if (context.json) {
    context.document({
      month,
      edition: record.edition,
      state,
      ...own,
      pool: record.pool,
      star_why: context.say(record.starWhy.code, record.starWhy.params),
      last_why: context.say(record.lastWhy.code, record.lastWhy.params),
      ...besideJson(beside, context),
      explain: treeJson(explained, context),
    })
    return 0
  }
  const [total = '', ...lines] = treeLines(explained, context)
  // The first line is the score as it was published, with its places.
  context.out(own.score === null ? total : total.replace(shortened(explained.value ?? own.score), own.score))
  for (const line of lines) context.out(line)
  context.out('')
  context.out(place(context, result, record))
  for (const note of why) context.out(context.say(note.code, note.params))
  const distance = toNext(record, staffNo)
  if (distance !== null) context.out(context.say('assess.explain.next', distance))
  for (const line of await besideLines(context, month, beside, own.name)) context.out(line)
  return 0
}

/** The tree with a sentence at every line; `value` is what `how` makes of the parts' values. */
export function treeJson(explained: ExplainedRecord, context: Context): Record<string, unknown> {
  const { value, how, code, params, source, parts } = explained
  const sentence = context.say(code, params)
  return { value, how, text: sentence, code, params, source, parts: parts.map((part) => treeJson(part, context)) }
}

/** The tree as lines: the amount, then what it is. */
export function treeLines(explained: ExplainedRecord, context: Context, depth = 0): string[] {
  const amount = explained.value === null ? '–' : shortened(explained.value)
  const { words, parts, behind } = wording(explained, context)
  const own = `${'  '.repeat(depth)}${depth === 0 ? context.colour.strong(amount) : amount}  ${words}`
  const more = behind === '' ? own : `${own}  ${context.colour.dim(behind)}`
  return [more, ...parts.flatMap((part) => treeLines(part, context, depth + 1))]
}

/** A line that only passes on what its one part says is one line with it; factors already stand in the sentence of a product. */
function wording(explained: ExplainedRecord, context: Context): Wording {
  const { code, params, source, how, parts } = explained
  const own =
    context.say(code, params) + (source === null ? '' : context.say('assess.explain.clause', { clause: source }))
  const [only] = parts
  if (how === 'product') return { words: own, parts: [], behind: behindOf(params) }
  if (how !== 'sum' || parts.length !== 1 || only === undefined) return { words: own, parts, behind: '' }
  const inner = wording(only, context)
  return { ...inner, words: context.say('assess.explain.joined', { own, inner: inner.words }) }
}

interface Wording {
  readonly words: string
  readonly parts: readonly ExplainedRecord[]
  /** The days and numbers of what was counted. */
  readonly behind: string
}

function behindOf(params: ExplainedRecord['params']): string {
  return [params.days, params.ids].filter((list) => list !== undefined && list !== '').join('；')
}

/** At most six decimals on a screen; the JSON has them all. */
export function shortened(value: string): string {
  const exact = decimal(value)
  const short = round(exact, 6, 'half_up')
  return short.eq(exact) ? printDecimal(exact) : `≈${printDecimal(short)}`
}

function whoIsMeant(record: MonthRecord, said: string): string | null {
  const found = record.results.filter(
    (result) => result.warden.toUpperCase() === said.toUpperCase() || result.name === said,
  )
  return found.length === 1 ? (found[0]?.warden ?? null) : null
}

function place(context: Context, result: MonthRecord['results'][number], record: MonthRecord): string {
  const pool = String(record.pool)
  if (result.rank !== null)
    return context.say('assess.explain.rank', { name: result.name, rank: String(result.rank), pool })
  const reason = context.say(`assess.reason.${result.reason ?? 'incomplete'}`)
  return context.say('assess.explain.unranked', { name: result.name, reason })
}

/** How far it is to the next better score. */
function toNext(record: MonthRecord, staffNo: string): Record<string, string> | null {
  const own = record.results.find((result) => result.warden === staffNo)
  if (own === undefined || own.rank === null || own.score === null) return null
  const better = record.results.filter((result) => result.rank !== null && result.rank < (own.rank ?? 0)).at(-1)
  if (better?.score === undefined || better.score === null) return null
  return { gap: printDecimal(decimal(better.score).minus(decimal(own.score))), name: better.name, score: better.score }
}
