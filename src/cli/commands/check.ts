/** `gridbook check`: the four clears (四清) and completeness by grid, and with `--list` what is still to be asked at which door. */
import type { Command } from 'commander'
import { AppError } from '../../core/app-error.ts'
import type { Day } from '../../core/day.ts'
import { groupBy } from '../../core/group.ts'
import type { Definitions } from '../../forms/form.ts'
import { text } from '../../messages/say.ts'
import { CLEARS, checkHousehold, type Gap } from '../../register/household-check.ts'
import type { HouseholdFile } from '../../register/household-file.ts'
import type { HouseholdStanding } from '../../register/household-tally.ts'
import type { Store } from '../../store/store.ts'
import type { App, ExitCode } from '../app.ts'
import { type Context, runs } from '../context.ts'
import { doorOfFile } from '../register-text.ts'

export interface CheckOptions {
  readonly grid?: string
  readonly list?: string
  readonly asOf?: string
}

/** What can be listed: one of the four, what a household lacks for completeness, or which are not verified. */
const LISTS = [...CLEARS, 'complete', 'verified'] as const
type List = (typeof LISTS)[number]

const WORDS: Readonly<Record<string, List>> = {
  家庭: 'family',
  类别: 'category',
  户籍: 'registration',
  隐患: 'hazard',
  完整: 'complete',
  核实: 'verified',
}

export function registerCheck(parent: Command, app: App): void {
  const say = (code: string): string => text(code, {}, app.lang)
  const command = parent
    .command('check')
    .alias('查缺')
    .description(say('check.about'))
    .option('--grid <G>', say('register.grid'))
    .option('--list <WHAT>', say('check.list'))
    .option('--as-of <DAY>', say('where.as_of'))
  runs(command, app, runCheck)
}

export async function runCheck(context: Context, options: CheckOptions): Promise<ExitCode> {
  const { readStandings } = await import('../../store/household-standings.ts')
  const { saidGrid } = await import('../said-grid.ts')
  const { saidDay } = await import('../said-where.ts')
  const what = options.list === undefined ? null : saidList(options.list)
  const store = await (await context.office()).store()
  const grid = options.grid === undefined ? null : await saidGrid(store, options.grid)
  const asOf = saidDay('--as-of', options.asOf)
  const standings = await readStandings(store, { today: asOf ?? context.today, asOf, forms: null, grid })
  const grids = [...groupBy(standings, ({ gridCode }) => gridCode)].sort(([a], [b]) => (a < b ? -1 : 1))
  const total = numbers(standings)
  const listed = what === null ? [] : await missing(context, store, standings, what, asOf)
  if (context.json) {
    const list =
      what === null
        ? {}
        : {
            list: listed.map(({ file, missing: gaps }) => ({
              household_code: file.code,
              grid: file.gridCode,
              missing: gaps,
            })),
          }
    context.document({ grids: grids.map(([grid, rows]) => ({ grid, ...numbers(rows) })), total, ...list })
    return 0
  }
  if (what !== null) {
    const { masterOf } = await import('../../store/household-files.ts')
    if (listed.length === 0) context.notice(context.say('check.nothing'))
    else
      context.table(
        [
          { title: context.say('find.door') },
          { title: context.say('find.household') },
          { title: context.say('check.to_ask') },
        ],
        listed.map(({ file, missing: gaps }) => [
          doorOfFile(file, masterOf(store)),
          file.code,
          gaps.join(context.lang === 'zh' ? '；' : '; '),
        ]),
      )
    context.notice(context.say('check.listed', { count: String(listed.length), households: String(total.households) }))
    return 0
  }
  const shown = (name: string, rows: ReturnType<typeof numbers>) => [
    name,
    String(rows.households),
    share(rows.complete, rows.households),
    ...CLEARS.map((clear) => share(rows.clear[clear], rows.households)),
  ]
  context.table(
    [
      { title: context.say('status.grid') },
      { title: context.say('status.households'), align: 'right' },
      { title: context.say('check.complete'), align: 'right' },
      ...CLEARS.map((clear) => ({ title: context.say(`check.clear.${clear}`), align: 'right' as const })),
    ],
    [...grids.map(([grid, rows]) => shown(grid, numbers(rows))), shown(context.say('check.total'), total)],
  )
  context.notice(context.say('check.notice'))
  return 0
}

function numbers(rows: readonly HouseholdStanding[]) {
  const clear = CLEARS.map((one) => [one, rows.filter((row) => row.clear[one]).length])
  return {
    households: rows.length,
    complete: rows.filter(({ complete }) => complete).length,
    clear: Object.fromEntries(clear) as Record<(typeof CLEARS)[number], number>,
  }
}

/** `246 96%` */
function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part} ${String(Math.floor((part * 100) / whole)).padStart(3)}%`
}

interface Missing {
  readonly file: HouseholdFile
  readonly missing: readonly string[]
}

/** What households lack of that kind, in words and in the order of doors; only those are read whole that lack something. */
async function missing(
  context: Context,
  store: Store,
  standings: readonly HouseholdStanding[],
  what: List,
  asOf: Day | null,
): Promise<Missing[]> {
  const { loadHouseholdFiles } = await import('../../store/household-files.ts')
  const wanted = (gap: Gap): boolean =>
    what === 'complete' ? gap.what !== 'answer' && gap.need !== 'C' : what !== 'verified' && gap.clears.includes(what)
  const short = standings.filter((one) =>
    what === 'complete' ? !one.complete : what === 'verified' ? !one.verified : !one.clear[what],
  )
  if (short.length === 0) return []
  const files = await loadHouseholdFiles(store, {
    codes: short.map(({ code }) => code),
    ...(asOf === null ? {} : { asOf }),
  })
  return files.map((file): Missing => {
    const { gaps, verified } = checkHousehold(file, store.definitions, asOf ?? context.today)
    const said = gaps.filter(wanted).map((gap) => saidGap(gap, file, store.definitions, context))
    const stale = (what === 'complete' || what === 'verified') && !verified
    return { file, missing: [...new Set([...said, ...(stale ? [context.say('check.gap.verified')] : [])])] }
  })
}

function saidGap(gap: Gap, file: HouseholdFile, definitions: Definitions, context: Context): string {
  const form = definitions.forms.get(gap.form)
  const master = definitions.forms.get('resident')
  const name = master?.fields.find(({ role }) => role === 'person.name')?.name ?? ''
  const person = file.members.find(({ personNo }) => personNo === gap.person)?.cells[name]?.value ?? ''
  const field = form?.fields.find((one) => one.name === gap.field)
  const zh = context.lang === 'zh'
  const what = { form: (zh ? form?.label : form?.en) ?? gap.form, field: (zh ? field?.label : field?.en) ?? '' }
  const said = context.say(`check.gap.${gap.what}`, what)
  return person === '' ? said : `${person} ${said}`
}

function saidList(said: string): List {
  const found = LISTS.find((one) => one === said) ?? WORDS[said.replace(/(情况|所在|矛盾)?清?$/u, '')]
  if (found) return found
  throw new AppError('check.list_unknown', 2, { value: said, known: LISTS.join('、') })
}
