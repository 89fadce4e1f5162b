/** `gridbook assess explain`: how one warden's score of a month came about, line by line, so that it can be added up by hand. */
import type { Command } from 'commander'
import {
  type ExplainedRecord,
  type MonthRecord,
  publishedNotes,
  type WardenRecord,
} from '../../../assessment/month-record.ts'
import { AppError } from '../../../core/app-error.ts'
import { firstDay } from '../../../core/day.ts'
import { decimal, printDecimal, round } from '../../../core/decimal.ts'
import { text } from '../../../messages/say.ts'
import type { App, ExitCode } from '../../app.ts'
import { type Context, runs } from '../../context.ts'
import { saidMonth } from '../../said-month.ts'
import { refuseFuture, saidWarden, showMonth } from './desk.ts'
import { besideJson, besideLines, besideScore } from './explain-beside.ts'

export function registerAssessExplain(parent: Command, app: App): void {
  const command = parent
    .command('explain')
    .alias('说明')
    .description(text('assess.explain.about', {}, app.lang))
    .argument('<MONTH>', text('assess.arg.month', {}, app.lang))
    .argument('<WARDEN>', text('assess.arg.warden', {}, app.lang))
    .option('--unrounded', text('assess.explain.unrounded', {}, app.lang))
  runs(command, app, runAssessExplain)
}

export interface ExplainOptions {
  readonly unrounded?: boolean
}

export async function runAssessExplain(
  context: Context,
  saidOfMonth: string,
  said: string,
  options: ExplainOptions,
): Promise<ExitCode> {
  const month = saidMonth(saidOfMonth, context.today)
  refuseFuture(context, saidOfMonth, firstDay(month))
  const { record, state } = await showMonth(context, month)
  const staffNo =
    whoIsMeant(record, said) ?? (await saidWarden(await (await context.office()).store(), said, month)).staffNo
  const result = record.results.find((one) => one.warden === staffNo)
  if (result === undefined) throw new AppError('assess.no_stored_result', 2, { month, name: said })
  const { explained, ...own } = result
  const speaker = await withRoleNames(context)
  const why = publishedNotes(record)
  const beside = await besideScore(context, month, staffNo)
  if (context.json) {
    context.document({
      month,
      edition: record.edition,
      state,
      ...own,
      pool: record.pool,
      star_why: context.say(why.star.code, why.star.params),
      last_why: context.say(why.last.code, why.last.params),
      ...besideJson(beside, context),
      explain: treeJson(explained, speaker),
    })
    return 0
  }
  const shown = options.unrounded ? exactly : shortened
  const [total = '', ...lines] = treeLines(explained, speaker, shown)
  // The first line is the score as it was published, with its places.
  context.out(own.score === null ? total : total.replace(shown(explained.value ?? own.score), own.score))
  for (const line of lines) context.out(line)
  context.out('')
  context.out(place(context, result, record))
  for (const note of [why.star, why.last]) context.out(context.say(note.code, note.params))
  if (own.streak > 1) context.out(context.say('assess.explain.streak', { name: own.name, count: String(own.streak) }))
  for (const [code, distance] of distances(record, staffNo)) context.out(context.say(code, distance))
  for (const line of await besideLines(context, month, beside, own.name)) context.out(line)
  return 0
}

/** Groups of raters stand in an explanation by the codes of their roles: people read 主任 and not director. */
async function withRoleNames(context: Context): Promise<Context> {
  const table = (await (await context.office()).definitions()).codes.get('role')
  const named = (role: string) => {
    const entry = table?.entries.find(({ code }) => code === role)
    return (context.lang === 'zh' ? entry?.label : entry?.en) ?? role
  }
  const say: Context['say'] = (code, params) => {
    const roles = params?.roles?.split('、').map(named).join('、')
    return context.say(code, roles === undefined ? params : { ...params, roles })
  }
  return Object.create(context, { say: { value: say } })
}

/** The tree with a sentence at every line; `value` is what `how` makes of the parts' values. */
export function treeJson(explained: ExplainedRecord, context: Context): Record<string, unknown> {
  const { value, how, code, params, source, parts } = explained
  const sentence = context.say(code, params)
  return { value, how, text: sentence, code, params, source, parts: parts.map((part) => treeJson(part, context)) }
}

type Shown = (value: string) => string

/** The tree as lines: the amount, what it is and how it comes from the lines below; what was counted, each on a line. */
export function treeLines(explained: ExplainedRecord, context: Context, shown: Shown = shortened, depth = 0): string[] {
  const amount = explained.value === null ? '–' : shown(explained.value)
  const { words, parts, behind, formula } = wording(explained, context, shown)
  const indent = '  '.repeat(depth)
  const said = formula === '' ? words : context.say('assess.explain.formula', { words, formula })
  const own = `${indent}${depth === 0 ? context.colour.strong(amount) : amount}  ${said}`
  const rows = behind.slice(0, ROWS).map((row) => context.colour.dim(`${indent}    · ${row}`))
  const count = String(behind.length - ROWS)
  const more = behind.length > ROWS ? [`${indent}    · ${context.say('assess.explain.more_rows', { count })}`] : []
  return [own, ...rows, ...more, ...parts.flatMap((part) => treeLines(part, context, shown, depth + 1))]
}

/** More rows than these of one item would push the sum off the screen. */
const ROWS = 12

interface Wording {
  readonly words: string
  readonly parts: readonly ExplainedRecord[]
  /** The days and rows of what was counted. */
  readonly behind: readonly string[]
  /** What to press on a pocket calculator; '' where the words say it. */
  readonly formula: string
}

/** A line that only passes on what its one part says is one line with it; factors already stand in the sentence of a product. */
function wording(explained: ExplainedRecord, context: Context, shown: Shown): Wording {
  const { code, params, source, how, parts } = explained
  const own =
    context.say(code, params) + (source === null ? '' : context.say('assess.explain.clause', { clause: source }))
  const [only] = parts
  if (how === 'product') return { words: own, parts: [], behind: behindOf(params), formula: '' }
  if (how === 'sum' && parts.length === 1 && only !== undefined) {
    const inner = wording(only, context, shown)
    return { ...inner, words: context.say('assess.explain.joined', { own, inner: inner.words }) }
  }
  return { words: own, parts, behind: behindOf(params), formula: formulaOf(explained, shown) }
}

function formulaOf({ how, parts, params }: ExplainedRecord, shown: Shown): string {
  const values = parts.map(({ value }) => (value === null ? null : shown(value).replace('≈', '')))
  if (values.length === 0 || values.some((value) => value === null)) return ''
  const [first = '', second = ''] = values as string[]
  switch (how) {
    case 'sum':
      return added((values as string[]).filter((value) => value !== '0'))
    case 'mean':
      return values.length < 2 ? '' : `(${added(values as string[])}) ÷ ${values.length}`
    case 'share':
      return `${first} × ${params.weight}%`
    case 'quotient':
      return `${first} ÷ ${second}`
    case 'weighted': {
      const weights = parts.map((part) => part.params.weight ?? '0')
      const products = (values as string[]).map((value, at) => `${value} × ${weights[at]}`)
      return `(${products.join(' + ')}) ÷ (${weights.join(' + ')})`
    }
    default:
      return ''
  }
}

function added(values: readonly string[]): string {
  if (values.length < 2) return ''
  return values
    .map((value, at) => (at === 0 ? value : value.startsWith('-') ? ` - ${value.slice(1)}` : ` + ${value}`))
    .join('')
}

function behindOf(params: ExplainedRecord['params']): string[] {
  const days = params.days === undefined || params.days === '' ? [] : [params.days]
  return [...days, ...(params.ids ?? '').split('、').filter((row) => row !== '')]
}

/** At most six decimals on a screen; the JSON has them all. */
export function shortened(value: string): string {
  const exact = decimal(value)
  const short = round(exact, 6, 'half_up')
  return short.eq(exact) ? printDecimal(exact) : `≈${printDecimal(short)}`
}

/** Every decimal that was calculated with. */
export function exactly(value: string): string {
  return printDecimal(decimal(value))
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

type Distance = readonly [code: string, detail: Record<string, string>]

/** How far it is to the next better and the next lower score, and to the star. */
function distances(record: MonthRecord, staffNo: string): Distance[] {
  const own = record.results.find((result) => result.warden === staffNo)
  if (own === undefined || own.rank === null || own.score === null) return []
  const { rank, score } = own
  const ranked = record.results.filter((result) => result.rank !== null && result.score !== null)
  const gap = (other: WardenRecord) =>
    printDecimal(
      decimal(other.score ?? '0')
        .minus(decimal(score))
        .abs(),
    )
  const to = (code: string, other: WardenRecord | undefined): Distance[] =>
    other === undefined ? [] : [[code, { gap: gap(other), name: other.name, score: other.score ?? '' }]]
  const better = ranked.filter((result) => (result.rank ?? 0) < rank).at(-1)
  const lower = ranked.find((result) => (result.rank ?? 0) > rank)
  const star = own.star ? undefined : ranked.filter((result) => result.star).at(-1)
  return [
    ...to('assess.explain.next', better),
    ...to('assess.explain.before_next', lower),
    ...(star === better ? [] : to('assess.explain.to_star', star)),
  ]
}
